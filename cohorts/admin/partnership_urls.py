"""Addresses of the coordinators' pages of a partnership under /admin/."""

from django.urls import path
from django.urls.resolvers import URLPattern

from cohorts.admin import committee, practices, registry, reports

app_name = "partnership"
urlpatterns: list[URLPattern] = [
    path("partnerships/<int:pk>/reports/", reports.calendar, name="reports"),
    path("partnerships/<int:pk>/reports/begin/", reports.begin, name="begin"),
    path("partnerships/reports/<int:pk>/", reports.report, name="report"),
    path("partnerships/reports/<int:pk>/compare/", reports.compare, name="report-compare"),
    path("partnerships/reports/<int:pk>/write/", reports.write, name="report-write"),
    path("partnerships/reports/<int:pk>/report.pdf", reports.as_file, {"kind": "pdf"}, name="report-pdf"),
    path("partnerships/reports/<int:pk>/report.csv", reports.as_file, {"kind": "csv"}, name="report-csv"),
    path("partnerships/reports/<int:pk>/<slug:step>/", reports.step, name="report-step"),
    path("partnerships/<int:pk>/committee/", committee.meetings, name="committee"),
    path("partnerships/<int:pk>/committee/share/", practices.share, name="share"),
    path("partnerships/<int:pk>/committee/practices/<int:practice>/withdraw/", practices.withdraw, name="withdraw"),
    path("partnerships/<int:pk>/committee/<int:session>/", committee.meeting, name="minutes"),
    path("partnerships/<int:pk>/committee/<int:session>/<slug:step>/", committee.minutes_step, name="minutes-step"),
    path("partnerships/<int:pk>/registry/", registry.dry_run, name="registry"),
    path("partnerships/<int:pk>/registry/file/", registry.export, name="registry-file"),
    path("partnerships/<int:pk>/registry/<int:enrollment>/", registry.answers, name="registry-answers"),
]
