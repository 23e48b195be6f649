"""Addresses of an apprentice's own training."""

from django.urls import path

from cohorts.portal import views

app_name = "training"
urlpatterns = [
    path("", views.week, name="week"),
    path("week/<day:day>/", views.week, name="week_of"),
    path("schedule/", views.schedule, name="schedule"),
    path("hours/", views.hours, name="hours"),
    path("exam/", views.exam, name="exam"),
    path("pay/", views.pay, name="pay"),
    path("growth/", views.growth, name="growth"),
]
