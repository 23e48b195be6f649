"""Addresses of the public pages."""

from django.urls import path

from apprenticeships.catalog import views

app_name = "catalog"
urlpatterns = [
    path("", views.home, name="home"),
    path("programs/<slug:slug>/", views.program, name="program"),
]
