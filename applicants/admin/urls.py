"""Addresses of the pages of the way in under /admin/."""

from django.urls import path

from applicants.admin import reasons, views

app_name = "board"
urlpatterns = [
    path("applications/", views.applications, name="applications"),
    path("applications/reasons/", reasons.reasons, name="reasons"),
    path("applications/<int:pk>/", views.application, name="application"),
    path("applications/<int:pk>/tasks/", views.tasks, name="tasks"),
    path("applications/<int:pk>/<slug:step>/", views.step, name="step"),
    path("leads/new/", views.lead, name="lead"),
]
