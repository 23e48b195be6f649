"""Addresses of the partners' pages."""

from django.urls import path

from cohorts.partners import targets, views

app_name = "partners"
urlpatterns = [
    path("", views.home, name="home"),
    path("targets/", targets.targets, name="targets"),
    path("targets/records/", targets.records, name="target-records"),
]
