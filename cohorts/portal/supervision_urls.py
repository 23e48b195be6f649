"""Addresses of a worker's own hours with a preceptor."""

from django.urls import path

from cohorts.portal import supervision

app_name = "supervision"
urlpatterns = [
    path("", supervision.own_list, name="list"),
    path("<uuid:participant>/new/", supervision.new, name="new"),
    path("<uuid:public_id>/take-back/", supervision.take_back, name="take_back"),
]
