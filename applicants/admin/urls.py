"""Addresses of the pages of the way in under /admin/."""

from django.urls import path

from applicants.admin import (
    accommodations,
    behalf,
    codes,
    documents,
    leads,
    passports,
    reasons,
    rights,
    sittings,
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
    path("codes/", codes.codes, name="codes"),
    path("codes/make/", codes.make, name="codes-make"),
    path("codes/<int:pk>/<slug:step>/", codes.step, name="code-step"),
    path("people/<int:pk>/passport/", passports.passport, name="passport"),
    path("people/<int:pk>/passport/paper/", passports.paper, name="passport-paper"),
    path("people/<int:pk>/passport/<slug:step>/", passports.step, name="passport-step"),
    path("sittings/<int:pk>/", sittings.sitting, name="sitting"),
    path("sittings/<int:pk>/tell/", sittings.tell, name="sitting-tell"),
    path("sittings/<int:pk>/places/", sittings.place, name="sitting-place"),
    path("accommodations/", accommodations.accommodations_list, name="accommodations"),
    path("accommodations/<int:pk>/", accommodations.accommodation, name="accommodation"),
    path("accommodations/<int:pk>/file/", accommodations.file, name="accommodation-file"),
    path("accommodations/<int:pk>/<slug:step>/", accommodations.step, name="accommodation-step"),
    path("rights/", rights.notices, name="rights"),
    path("rights/<int:pk>/", rights.notice, name="rights-notice"),
    path("leads/new/", views.lead, name="lead"),
    path("leads/leads.csv", leads.as_csv, name="leads-csv"),
]
