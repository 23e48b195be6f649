"""Every day that somebody on the way in has to remember, as the page of dates shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from applicants.models import Application, ApplicationState, Interview, InterviewState
from applicants.portal.lines import moment
from applicants.records.days import claims_of, day_where, owed_days
from applicants.records.deadlines import local_day, seat_day
from apprenticeships.language import said
from apprenticeships.models import Person, SignUp, SignUpState
from apprenticeships.rules.words import day_in_words
from cohorts.models import Enrollment, EnrollmentState

IN_THE_PROGRAM: Final = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED, EnrollmentState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Date:
    """One day to remember."""

    on: date
    title: str
    small: str
    family: str = ""


def dates_of(person: Person, mine: list[Application], *, at: datetime) -> list[Date]:
    """Return every day to remember, soonest first."""
    found = [
        _due(
            _(each.what.on_a_page),
            each.day,
            ", ".join(filter(None, (each.about, each.application.version.program.name))),
            "us" if each.is_ours else "you",
        )
        for each in owed_days(mine, at=at)
    ]
    for row in mine:
        if row.ended_at is None:
            today = local_day(row.version.program, at)
            if row.state == ApplicationState.ONBOARDING:
                name, held = row.version.program.name, seat_day(row, on=today)
                found.append(_due(_("Everything ready by %(day)s"), held, name, "you"))
            found.extend(_first_day(row, today))
    found = [*found, *_claims(person, at), *_sittings(person, at), *_interviews(mine, at)]
    return sorted(found, key=lambda each: each.on)


def _claims(person: Person, at: datetime) -> Iterator[Date]:
    for row, until in claims_of(person, at=at):
        title = _("A chair is free for you. Take it by %(when)s") % {"when": moment(until, row.session.zone)}
        yield Date(day_where(row, until), title, said(row.session.title), "you")


def _due(words: str, day: date, small: str, family: str) -> Date:
    return Date(day, words % {"day": day_in_words(day)}, small, family)


def _first_day(row: Application, today: date) -> Iterator[Date]:
    cohort = row.cohort
    if cohort.starts_on >= today:
        yield _due(_("First day: %(day)s"), cohort.starts_on, row.version.program.name, "later")


def _sittings(person: Person, at: datetime) -> list[Date]:
    """Sessions and tests ahead; those of a program that the person is in already are no longer needed."""
    rows = SignUp.objects.filter(
        person=person, state=SignUpState.SIGNED_UP, session__starts_at__gt=at, session__canceled_at__isnull=True
    ).select_related("session__program")
    there = Enrollment.objects.filter(person=person, state__in=IN_THE_PROGRAM).values("cohort__program")
    rows = rows.exclude(session__program__in=there)
    return [
        _meeting(row.session.starts_at, row.session.zone, said(row.session.title), row.session.place) for row in rows
    ]


def _interviews(mine: list[Application], at: datetime) -> list[Date]:
    rows = Interview.objects.filter(application__in=mine, state=InterviewState.SCHEDULED, starts_at__gt=at)
    return [_meeting(row.starts_at, row.zone, _("Interview"), row.place) for row in rows if row.starts_at is not None]


def _meeting(starts_at: datetime, zone: str, title: str, place: str) -> Date:
    return Date(starts_at.astimezone(ZoneInfo(zone)).date(), f"{title}: {moment(starts_at, zone)}", place, "you")
