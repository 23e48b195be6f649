"""Addresses that exist in the demonstration only."""

from django.urls import path

from apprenticeships import outbox_views

app_name = "demo"
urlpatterns = [
    path("mail/", outbox_views.mailbox, name="mail"),
    path("mail/<uuid:pk>/", outbox_views.mail, name="mail-one"),
    path("mail/<uuid:pk>/page/", outbox_views.mail_page, name="mail-page"),
]
