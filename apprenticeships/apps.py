"""The kernel as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils import translation
from django.utils.module_loading import autodiscover_modules

from apprenticeships import trigger_index
from apprenticeships.rules.speech import TONGUE

trigger_index.use()


class ApprenticeshipsConfig(AppConfig):
    """Programs, organizations, people, roles, messages: what the other apps stand on."""

    name = "apprenticeships"
    label = "apprenticeships"
    verbose_name = "Apprenticeships"

    def ready(self) -> None:
        """Make the Celery app current in every process, register the system checks, lend the rules the catalog."""
        TONGUE.look_up, TONGUE.look_up_by_count = translation.gettext, translation.ngettext
        TONGUE.language = translation.get_language
        import_module("apprenticeships.celery")
        import_module("apprenticeships.checks")


class CoordinatorsAdminConfig(admin_apps.AdminConfig):
    """Django's admin with our site in it, and the records that each app registers in ``admin/*records.py``."""

    default = False
    default_site = "apprenticeships.admin.site.Site"

    def ready(self) -> None:
        """Find the registered records; the site itself lives in a package that must load before them."""
        super().ready()
        autodiscover_modules("admin.records", "admin.service_records", "admin.leads")
