"""Addresses of the pages of the way in under /admin/."""

from django.urls import path

from applicants.admin import behalf, codes, documents, leads, passports, reasons, result_files, views

app_name = "board"
urlpatterns = [
    path("applications/", views.applications, name="applications"),
    path("applications/new/", behalf.begin, name="begin"),
    path("applications/reasons/", reasons.reasons, name="reasons"),
    path("applications/<int:pk>/", views.application, name="application"),
    path("applications/<int:pk>/tasks/", views.tasks, name="tasks"),
    path("applications/<int:pk>/documents/<int:document>/", documents.document, name="document"),
    path("applications/<int:pk>/<slug:step>/", views.step, name="step"),
    path("results/", result_files.files, name="result-files"),
    path("results/empty/", result_files.empty, name="result-template"),
    path("results/<int:pk>/", result_files.file, name="result-file"),
    path("results/<int:pk>/left-out.<slug:ending>", result_files.left_out, name="result-file-left-out"),
    path("results/<int:pk>/<slug:step>/", result_files.step, name="result-file-step"),
    path("codes/", codes.codes, name="codes"),
    path("codes/make/", codes.make, name="codes-make"),
    path("codes/<int:pk>/<slug:step>/", codes.step, name="code-step"),
    path("people/<int:pk>/passport/", passports.passport, name="passport"),
    path("people/<int:pk>/passport/paper/", passports.paper, name="passport-paper"),
    path("people/<int:pk>/passport/<slug:step>/", passports.step, name="passport-step"),
    path("leads/new/", views.lead, name="lead"),
    path("leads/leads.csv", leads.as_csv, name="leads-csv"),
]
