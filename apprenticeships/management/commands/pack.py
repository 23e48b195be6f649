"""Check, load, export and compare program packs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apprenticeships import clock
from apprenticeships.models import Program, ProgramVersion
from apprenticeships.packs.diff import diff
from apprenticeships.packs.export import dump
from apprenticeships.packs.load import load, newest
from apprenticeships.packs.mistakes import PackError
from apprenticeships.packs.parse import parse
from apprenticeships.packs.schema import Pack
from apprenticeships.packs.shipped import SHIPPED, path_of
from apprenticeships.packs.stored import stored
from apprenticeships.workflow import Actor


class Command(BaseCommand):
    """``pack check FILE``, ``pack load FILE [--publish]``, ``pack export SLUG [--number N]``, ``pack diff FILE``."""

    help = "Check, load, export and compare program packs. FILE is a path, or the name of a pack that comes along."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare one subcommand for each thing to do."""
        verbs = parser.add_subparsers(dest="verb", required=True, parser_class=ArgumentParser)
        for verb, text in (
            ("check", "say everything that is wrong in a pack"),
            ("load", "make a pack the draft of its program"),
            ("diff", "say what loading a pack would change"),
        ):
            verbs.add_parser(verb, help=text).add_argument("file", metavar="FILE")
        verbs.choices["load"].add_argument("--publish", action="store_true", help="put the draft in force")
        export = verbs.add_parser("export", help="print a program as a pack")
        export.add_argument("slug", metavar="SLUG")
        export.add_argument("--number", type=int, help="number of the version (the newest one)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do what the subcommand says; end with an error when a pack has mistakes."""
        if options["verb"] == "export":
            self.stdout.write(dump(stored(self._version(options["slug"], options["number"]))), ending="")
            return
        try:
            pack = parse(self._bytes(options["file"]))
            if options["verb"] == "load":
                self._load(pack, publish=options["publish"])
            elif options["verb"] == "diff":
                self._lines(diff(self._here(pack), pack))
            else:
                self.stdout.write(f"{pack.name} ({pack.slug}) has no mistakes.")
        except PackError as error:
            raise CommandError("\n".join([error.message, *(f"  {mistake}" for mistake in error.mistakes)])) from error

    def _load(self, pack: Pack, *, publish: bool) -> None:
        loaded = load(pack, by=Actor.system("pack"), at=clock.now(), publish=publish)
        self._lines(list(loaded.lines), always=loaded.changed)
        if loaded.changed:
            self.stdout.write(f"{loaded.version} is {loaded.version.get_state_display().lower()}.")

    def _lines(self, lines: list[str], *, always: bool = False) -> None:
        for line in lines:
            self.stdout.write(line)
        if not lines and not always:
            self.stdout.write("No change.")

    def _bytes(self, name: str) -> bytes:
        path = path_of(name) if name in SHIPPED else Path(name)
        try:
            return path.read_bytes()
        except OSError as error:
            names = ", ".join(SHIPPED)
            raise CommandError(f"{name} cannot be read ({error.strerror}). Name a file, or one of: {names}.") from error

    def _here(self, pack: Pack) -> Pack | None:
        program = Program.objects.filter(slug=pack.slug).first()
        version = newest(program) if program else None
        return stored(version) if version else None

    def _version(self, slug: str, number: int | None) -> ProgramVersion:
        program = Program.objects.filter(slug=slug).first()
        if program is None:
            known = ", ".join(Program.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"No program has the slug {slug}. Known here: {known}.")
        version = newest(program) if number is None else program.versions.filter(number=number).first()
        if version is None:
            raise CommandError(f"{program} has no such version. Load a pack first, or choose another number.")
        return version
