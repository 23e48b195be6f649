"""Addresses of the matching desk under /admin/."""

from django.urls import path

from applicants.admin import matching, matching_students

app_name = "matching"
urlpatterns = [
    path("matching/", matching.cohorts, name="list"),
    path("matching/<int:pk>/", matching.cohort, name="cohort"),
    path("matching/<int:pk>/again/", matching.again, name="again"),
    path("matching/runs/<int:pk>/", matching.run, name="run"),
    path("matching/runs/<int:pk>/departments/", matching.places, name="places"),
    path("matching/runs/<int:pk>/moves/", matching.moves, name="moves"),
    path("matching/runs/<int:pk>/sites/", matching.sites, name="sites"),
    path("matching/runs/<int:pk>/release/", matching.release, name="release"),
    path("matching/students/<int:pk>/", matching_students.student, name="student"),
    path("matching/students/<int:pk>/<slug:step>/", matching_students.student_step, name="student-step"),
]
