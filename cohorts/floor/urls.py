"""Addresses of the floor: today, a class, a week of hours."""

from django.urls import path

from cohorts.floor import views

app_name = "floor"
urlpatterns = [
    path("", views.today, name="today"),
    path("classes/<uuid:public_id>/", views.attendance, name="attendance"),
    path("hours/<uuid:public_id>/<day:week>/", views.week, name="hours"),
    path("hours/change/<uuid:public_id>/", views.change, name="change"),
]
