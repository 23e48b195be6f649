"""Addresses of the pages of the way in under /admin/."""

from django.urls import path

from applicants.admin import (
    behalf,
    codes,
    documents,
    leads,
    passports,
    reasons,
    screening_board_marking,
    screening_board_views,
    views,
)

app_name = "board"
urlpatterns = [
    path("applications/", views.applications, name="applications"),
    path("applications/new/", behalf.begin, name="begin"),
    path("applications/reasons/", reasons.reasons, name="reasons"),
    path("applications/<int:pk>/", views.application, name="application"),
    path("applications/<int:pk>/tasks/", views.tasks, name="tasks"),
    path("applications/<int:pk>/documents/<int:document>/", documents.document, name="document"),
    path("applications/<int:pk>/<slug:step>/", views.step, name="step"),
    path("screening/", screening_board_views.screening, name="screening"),
    path("screening/paper/", screening_board_views.paper, name="screening-paper"),
    path("screening/screening.csv", screening_board_views.as_csv, name="screening-csv"),
    path("screening/mark/", screening_board_marking.mark, name="screening-mark"),
    path("screening/mark/apply/", screening_board_marking.apply, name="screening-apply"),
    path("screening/marked/<int:pk>/", screening_board_marking.marked, name="screening-marked"),
    path("screening/marked/<int:pk>/undo/", screening_board_marking.undo, name="screening-undo"),
    path("codes/", codes.codes, name="codes"),
    path("codes/make/", codes.make, name="codes-make"),
    path("codes/<int:pk>/<slug:step>/", codes.step, name="code-step"),
    path("people/<int:pk>/passport/", passports.passport, name="passport"),
    path("people/<int:pk>/passport/paper/", passports.paper, name="passport-paper"),
    path("people/<int:pk>/passport/<slug:step>/", passports.step, name="passport-step"),
    path("leads/new/", views.lead, name="lead"),
    path("leads/leads.csv", leads.as_csv, name="leads-csv"),
]
