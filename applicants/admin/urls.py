"""Addresses of the pages of the way in under /admin/."""

from django.urls import path

from applicants.admin import passports, views

app_name = "board"
urlpatterns = [
    path("applications/", views.applications, name="applications"),
    path("applications/<int:pk>/", views.application, name="application"),
    path("applications/<int:pk>/tasks/", views.tasks, name="tasks"),
    path("applications/<int:pk>/<slug:step>/", views.step, name="step"),
    path("people/<int:pk>/passport/", passports.passport, name="passport"),
    path("people/<int:pk>/passport/paper/", passports.paper, name="passport-paper"),
    path("people/<int:pk>/passport/<slug:step>/", passports.step, name="passport-step"),
    path("leads/new/", views.lead, name="lead"),
]
