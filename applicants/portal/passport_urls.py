"""The address of the code on a paper passport: short, so that the code stays easy to scan."""

from django.urls import path

from applicants.portal import passport_check

urlpatterns = [path("passport/<str:token>/", passport_check.check, name="passport")]
