"""Addresses of the coordinators' pages of a partnership under /admin/."""

from django.urls import path
from django.urls.resolvers import URLPattern

from cohorts.admin import targets, targets_export, trainings

app_name = "partnership"
urlpatterns: list[URLPattern] = [
    path("partnerships/targets/", targets.grants, name="targets"),
    path("partnerships/<int:pk>/targets/", targets.targets, name="report"),
    path("partnerships/<int:pk>/targets.csv", targets_export.as_csv, name="targets-csv"),
    path("partnerships/<int:pk>/targets.xlsx", targets_export.as_workbook, name="targets-xlsx"),
    path("partnerships/<int:pk>/targets/records/", targets.records, name="records"),
    path("partnerships/<int:pk>/targets/lines/<slug:component>/", targets.target, name="target"),
    path("partnerships/sessions/<int:pk>/people/", trainings.people, name="session-people"),
    path("partnerships/sessions/<int:pk>/sign-up/", trainings.sign_up, name="session-sign-up"),
]
