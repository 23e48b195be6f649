"""The app's place in Django."""

from django.apps import AppConfig


class CohortsConfig(AppConfig):
    """Who is in training, when, where, how it goes, and what it led to."""

    name = "cohorts"
    label = "cohorts"
    verbose_name = "Cohorts"
