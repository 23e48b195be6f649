"""The kernel as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ApprenticeshipsConfig(AppConfig):
    """Programs, organizations, people, roles, messages: what the other apps stand on."""

    name = "apprenticeships"
    label = "apprenticeships"
    verbose_name = "Apprenticeships"

    def ready(self) -> None:
        """Make the Celery app current in every process, and register the system checks."""
        import_module("apprenticeships.celery")
        import_module("apprenticeships.checks")
