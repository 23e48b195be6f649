"""Addresses of the pages of the way in under /admin/."""

from django.urls import path

from applicants.admin import background, behalf, codes, documents, leads, passports, reasons, rooms, views

app_name = "board"
urlpatterns = [
    path("applications/", views.applications, name="applications"),
    path("applications/new/", behalf.begin, name="begin"),
    path("applications/reasons/", reasons.reasons, name="reasons"),
    path("applications/<int:pk>/", views.application, name="application"),
    path("applications/<int:pk>/tasks/", views.tasks, name="tasks"),
    path("applications/<int:pk>/documents/<int:document>/", documents.document, name="document"),
    path("applications/<int:pk>/background/", background.background, name="background"),
    path("applications/<int:pk>/background/read/", background.read, name="background-read"),
    path("applications/<int:pk>/background/preview/", background.preview, name="background-preview"),
    path("applications/<int:pk>/background/papers/<int:paper>/", background.paper, name="background-paper"),
    path("applications/<int:pk>/background/<slug:step>/", background.step, name="background-step"),
    path("applications/<int:pk>/<slug:step>/", views.step, name="step"),
    path("codes/", codes.codes, name="codes"),
    path("codes/make/", codes.make, name="codes-make"),
    path("codes/<int:pk>/<slug:step>/", codes.step, name="code-step"),
    path("rooms/", rooms.rooms, name="rooms"),
    path("rooms/open/", rooms.make, name="rooms-open"),
    path("rooms/<int:pk>/", rooms.room, name="room"),
    path("rooms/<int:pk>/<slug:step>/", rooms.step, name="room-step"),
    path("people/<int:pk>/passport/", passports.passport, name="passport"),
    path("people/<int:pk>/passport/paper/", passports.paper, name="passport-paper"),
    path("people/<int:pk>/passport/<slug:step>/", passports.step, name="passport-step"),
    path("leads/new/", views.lead, name="lead"),
    path("leads/leads.csv", leads.as_csv, name="leads-csv"),
]
