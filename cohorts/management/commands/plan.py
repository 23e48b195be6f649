"""The schedule that a program's plan gives for a first day."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apprenticeships.daysoff import calendar_named, calendar_of
from apprenticeships.errors import DomainError
from apprenticeships.models import Program, ProgramVersion, VersionState
from apprenticeships.refusals import rules_speak
from apprenticeships.rules.words import day_in_words, minutes_in_words
from cohorts.records import schedule_for
from cohorts.rules.calendar import as_dict, plan_warnings
from cohorts.rules.schedules import Schedule


class Command(BaseCommand):
    """``plan PROGRAM START [--json] [--calendar NAME] [--track NAME]``."""

    help = "Print the schedule of a program for a first day: weeks, boundaries, exam, totals and warnings."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what to plan and how to print it."""
        parser.add_argument("program", metavar="PROGRAM", help="its short name, such as medical-apprenticeship")
        parser.add_argument("start", metavar="START", help="the first day, as 2026-01-05")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")
        parser.add_argument("--calendar", metavar="NAME", help="days off: none, federal or a stored calendar")
        parser.add_argument("--track", metavar="NAME", help="a career path of the program")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Plan and print; end with an error that says what to write instead."""
        version = _version(options["program"])
        track = _track(version, options["track"])
        start = _day(options["start"])
        try:
            name = options["calendar"]
            days_off = calendar_named(name, around=start) if name else calendar_of(version, around=start)
            with rules_speak():
                schedule = schedule_for(version, start, days_off)
        except DomainError as refusal:
            raise CommandError(refusal.message) from refusal
        if options["as_json"]:
            plan = as_dict(schedule, program=version.program.slug, version=version.number, track=track)
            self.stdout.write(json.dumps(plan, indent=2))
        else:
            self.stdout.write("\n".join(_text(schedule, version, track)))


def _version(slug: str) -> ProgramVersion:
    """The version in force of a program, else its newest draft."""
    versions = ProgramVersion.objects.filter(program__slug=slug).select_related("program", "calendar")
    in_force = versions.filter(state=VersionState.PUBLISHED).first()
    version = in_force or versions.filter(state=VersionState.DRAFT).order_by("-number").first()
    if version is None:
        known = ", ".join(Program.objects.order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"No program is called “{slug}”. " + (f"Known: {known}." if known else "There is none yet."))
    return version


def _track(version: ProgramVersion, name: str | None) -> str | None:
    if name is None:
        return None
    slugs = list(version.tracks.order_by("position").values_list("slug", flat=True))
    if name not in slugs:
        raise CommandError(f"{version.program} has no path “{name}”. Known: {', '.join(slugs) or 'none'}.")
    return name


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise CommandError(f"“{text}” is no date. Write it as 2026-01-05.") from problem


def _text(schedule: Schedule, version: ProgramVersion, track: str | None) -> list[str]:
    """The same for a reader: one line a week."""
    calendar = schedule.calendar.name
    lines = [
        f"{version.program}, version {version.number}" + (f", {track}" if track else ""),
        f"First day {day_in_words(schedule.start, year=True)}; days off: {calendar}",
        "",
    ]
    for week in schedule.weeks:
        off = ", ".join(holiday.name for holiday in week.holidays)
        lines.append(
            f"Week {week.n:>2}  {week.start} to {week.end}  "
            f"class {minutes_in_words(week.class_minutes)}, clinic {minutes_in_words(week.clinic_minutes)}"
            + (f"  ({off})" if off else "")
        )
    totals, projected = schedule.totals, schedule.projected_completion
    lines += [
        "",
        f"Class ends before {schedule.class_end}; the calendar ends before {schedule.calendar_end}",
        f"Exam from {schedule.exam[0]} to {schedule.exam[1]}" if schedule.exam else "No exam week",
        "Class {}, on the job {}, paid {}".format(*map(minutes_in_words, (totals.rti, totals.ojl, totals.paid))),
        f"Required hours reached on {projected}" if projected else "The required hours are never reached",
    ]
    return lines + [f"Look: {warning.message}" for warning in plan_warnings(schedule)]
