"""Addresses of the coordinators' pages of a partnership under /admin/."""

from django.urls import path

from cohorts.admin import participant_services as services
from cohorts.admin import tuition

app_name = "partnership"
urlpatterns = [
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
