"""`manage.py demo`: the demonstration's data, once."""

import time
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand

from applicants.demo import build
from apprenticeships import clock
from apprenticeships.models import Person


class Command(BaseCommand):
    """Build the demonstration unless it is there."""

    help = "Fills the demonstration with fictional people in every state. A second run changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Refuse outside the demonstration; build once."""
        if not settings.DEMO:
            raise CommandError(
                "This is not the demonstration, so no fictional people come in here. "
                "It is one when DATABASE_URL is not set, or with DEMO=1."
            )
        if build.exists():
            self.stdout.write("The demonstration's data is there.")
            return
        began = time.monotonic()
        build.build(at=clock.now(), each_month=self._say)
        seconds = time.monotonic() - began
        self.stdout.write(f"Wrote {Person.objects.count()} fictional people in {seconds:.0f} s.")

    def _say(self, month: date) -> None:
        self.stdout.write(f"  what happened in {month:%B %Y}")
