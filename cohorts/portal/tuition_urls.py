"""Addresses of a worker's own tuition requests."""

from django.urls import path

from cohorts.portal import tuition

app_name = "tuition"
urlpatterns = [
    path("", tuition.own_list, name="list"),
    path("new/", tuition.new, name="new"),
    path("<uuid:public_id>/", tuition.one, name="request"),
    path("<uuid:public_id>/documents/", tuition.documents, name="documents"),
    path("<uuid:public_id>/take-back/", tuition.take_back, name="take_back"),
    path("documents/<uuid:public_id>/", tuition.document, name="document"),
]
