"""Addresses of the reports about equal opportunity."""

from django.urls import path

from applicants.reports import sheets, views

app_name = "reports"
urlpatterns = [
    path("", views.home, name="home"),
    path("new/<slug:slug>/", views.new, name="new"),
    path("sheets/", sheets.enter, name="sheets"),
    path("<uuid:public_id>/", views.report, name="report"),
    path("<uuid:public_id>/download/", views.download, name="download"),
]
