"""Addresses of the partners' pages."""

from django.urls import path

from cohorts.partners import people, targets, views

app_name = "partners"
urlpatterns = [
    path("", views.home, name="home"),
    path("targets/", targets.targets, name="targets"),
    path("targets/records/", targets.records, name="target-records"),
    path("people/", people.people, name="people"),
    path("people/download/", people.download, name="download"),
    path("people/<uuid:public_id>/", people.person, name="person"),
]
