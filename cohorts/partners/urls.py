"""Addresses of the partners' pages."""

from django.urls import path

from cohorts.partners import committee, people, reports, targets, views

app_name = "partners"
urlpatterns = [
    path("", views.home, name="home"),
    path("targets/", targets.targets, name="targets"),
    path("targets/records/", targets.records, name="target-records"),
    path("people/", people.people, name="people"),
    path("people/download/", people.download, name="download"),
    path("people/<uuid:public_id>/", people.person, name="person"),
    path("reports/", reports.listed, name="reports"),
    path("reports/<uuid:public_id>/", reports.report, name="report"),
    path("reports/<uuid:public_id>/sign/", reports.sign, name="sign"),
    path("committee/", committee.meetings, name="committee"),
    path("practices/", committee.practices, name="practices"),
    path("practices/share/", committee.share, name="share"),
    path("practices/<uuid:public_id>/withdraw/", committee.withdraw, name="withdraw"),
]
