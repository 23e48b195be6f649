#!/usr/bin/env python
"""Command-line entry point: `python manage.py help` lists the commands.

Without DATABASE_URL a command that reads the database borrows the embedded one, also while nothing else runs it.
"""

import os
import sys
from contextlib import nullcontext

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from apprenticeships.local.binaries import ServerError
from apprenticeships.local.lend import lent, needs_database


def main(arguments: list[str]) -> None:
    """Run one command; a mistake in the environment is said in a sentence, not in a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apprenticeships.settings")
    try:
        environment = settings.ENVIRONMENT
        borrow = environment.embedded_database and needs_database(arguments)
        with lent(environment.paths) if borrow else nullcontext():
            execute_from_command_line(arguments)
    except (ImproperlyConfigured, ServerError) as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main(sys.argv)
