"""Addresses of the training against harassment under /admin/."""

from django.urls import path

from cohorts.admin import anti_harassment

app_name = "conduct"
urlpatterns = [
    path("anti-harassment/", anti_harassment.people, name="people"),
    path("anti-harassment/people.csv", anti_harassment.as_csv, name="people-csv"),
    path("anti-harassment/trainings/", anti_harassment.trainings, name="trainings"),
    path("anti-harassment/trainings/enter/<int:pk>/", anti_harassment.enter, name="enter"),
    path("anti-harassment/trainings/<int:pk>/", anti_harassment.training, name="training"),
    path("anti-harassment/trainings/<int:pk>/people/", anti_harassment.choose, name="choose"),
    path("anti-harassment/trainings/<int:pk>/people/mark/", anti_harassment.mark, name="mark"),
    path("anti-harassment/trainings/<int:pk>/<slug:step>/", anti_harassment.step, name="step"),
    path("anti-harassment/attendances/<int:pk>/take-back/", anti_harassment.take_back, name="take-back"),
]
