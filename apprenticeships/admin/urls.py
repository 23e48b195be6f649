"""Addresses of the kernel's own pages under /admin/."""

from django.urls import path

from apprenticeships.admin import door, views

app_name = "desk"
urlpatterns = [
    path("sessions/<int:pk>/", views.session, name="session"),
    path("sessions/<int:pk>/mark/", views.mark, name="mark"),
    path("sessions/<int:pk>/poster/", door.poster, name="poster"),
    path("sessions/<int:pk>/<slug:step>/", views.session_step, name="session-step"),
    path("messages/<uuid:pk>/", views.message, name="message"),
    path("messages/<uuid:pk>/<slug:step>/", views.message_step, name="message-step"),
    path("roles/invite/", views.invite, name="invite"),
    path("roles/<int:pk>/end/", views.end_role, name="end-role"),
]
