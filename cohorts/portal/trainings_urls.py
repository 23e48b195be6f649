"""Address of a worker's trainings under /my/."""

from django.urls import path

from cohorts.portal import trainings

app_name = "trainings"
urlpatterns = [path("", trainings.trainings, name="trainings")]
