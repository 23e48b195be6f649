"""Addresses of the coordinators' pages of a partnership under /admin/."""

from django.urls import path

from cohorts.admin import participant_services as services
from cohorts.admin import partnership_lists, partnership_people, partnerships, targets, targets_export, tuition

app_name = "partnership"
urlpatterns = [
    path("partnerships/", partnerships.programs, name="list"),
    path("partnerships/<int:pk>/", partnerships.program, name="program"),
    path("partnerships/<int:pk>/invite/", partnerships.invite, name="invite"),
    path("partnerships/<int:pk>/roles/<int:role>/end/", partnerships.end_role, name="end-role"),
    path("partnerships/<int:pk>/people/", partnership_people.people, name="people"),
    path("partnerships/<int:pk>/people/add/", partnership_people.add, name="add"),
    path("partnerships/<int:pk>/people/import/", partnership_lists.upload, name="import"),
    path("partnerships/<int:pk>/people/import/template/", partnership_lists.template, name="template"),
    path("partnerships/lists/<int:pk>/", partnership_lists.batch, name="batch"),
    path("partnerships/lists/<int:pk>/take-in/", partnership_lists.take_in, name="take-in"),
    path("partnerships/lists/<int:pk>/discard/", partnership_lists.discard, name="discard"),
    path("partnerships/people/<int:pk>/", partnership_people.participant, name="participant"),
    path("partnerships/people/<int:pk>/<slug:step>/", partnership_people.participant_step, name="participant-step"),
    path("partnerships/targets/", targets.grants, name="targets"),
    path("partnerships/<int:pk>/targets/", targets.targets, name="report"),
    path("partnerships/<int:pk>/targets.csv", targets_export.as_csv, name="targets-csv"),
    path("partnerships/<int:pk>/targets.xlsx", targets_export.as_workbook, name="targets-xlsx"),
    path("partnerships/<int:pk>/targets/records/", targets.records, name="records"),
    path("partnerships/<int:pk>/targets/lines/<slug:component>/", targets.target, name="target"),
    path("partnership/tuition/", tuition.tuition, name="tuition"),
    path("partnership/tuition/documents/<int:pk>/", tuition.document, name="tuition-document"),
    path("partnership/tuition/<int:pk>/", tuition.one, name="tuition-request"),
    path("partnership/tuition/<int:pk>/<slug:step>/", tuition.step, name="tuition-step"),
    path("partnership/services/", services.services, name="services"),
    path("partnership/services/hours/<int:pk>/<slug:step>/", services.hours_step, name="hours-step"),
    path("partnership/services/jobs/<int:pk>/<slug:step>/", services.job_step, name="job-step"),
    path("partnership/services/<int:pk>/", services.one, name="services-person"),
    path("partnership/services/<int:pk>/<slug:step>/", services.person_step, name="services-step"),
]
