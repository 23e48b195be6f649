"""Addresses of the partners' pages."""

from django.urls import path

from cohorts.partners import views

app_name = "partners"
urlpatterns = [
    path("", views.home, name="home"),
]
