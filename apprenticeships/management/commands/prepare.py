"""`manage.py prepare`: database and files as this code expects them. `manage.py up` runs it before anything else."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from apprenticeships import restricted


class Command(BaseCommand):
    """Migrate, make the table of the cache and the restricted role, check, collect files, fill the demonstration."""

    help = (
        "Brings database and files to the state that this code expects. Safe to repeat; run it once for each release."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """None: the environment says everything."""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it all in order; the first failure ends it."""
        environment = settings.ENVIRONMENT
        self.stdout.write("the database")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        restricted.install()
        if faults := restricted.faults():
            raise CommandError("\n".join(faults))
        call_command("check", databases=list(connections), stdout=self.stdout, stderr=self.stderr)
        if collect_static_files(environment.paths.root / "static.sha256"):
            self.stdout.write("collected the files of the pages")
        if environment.demo_data and settings.DEMO and "demo" in get_commands():
            self.stdout.write("the demonstration's data")
            call_command("demo", stdout=self.stdout, stderr=self.stderr)


def collect_static_files(stamp: Path) -> bool:
    """Collect the files of the pages unless none has changed since `stamp` was written; whether it was needed."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    if stamp.exists() and stamp.read_text() == digest.hexdigest() and settings.STATIC_ROOT.is_dir():
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest.hexdigest())
    return True
