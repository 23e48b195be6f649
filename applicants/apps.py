"""The app's place in Django."""

from django.apps import AppConfig


class ApplicantsConfig(AppConfig):
    """Who wants in, and who decides."""

    name = "applicants"
    label = "applicants"
    verbose_name = "Applicants"
