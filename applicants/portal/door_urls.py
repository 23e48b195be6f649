"""Addresses at the door of a session."""

from django.urls import path

from applicants.portal import door

app_name = "door"
urlpatterns = [
    path("", door.enter, name="enter"),
    path("with/<str:token>/", door.person, name="person"),
    path("<str:code>/", door.poster, name="poster"),
    path("<str:code>/here/", door.here, name="here"),
]
