"""A person's calendar year of tuition as it is on record: the limit, what was paid, what is left, what we promised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from apprenticeships.daysoff import calendar_named
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Component, Parameter, Program, VersionState
from apprenticeships.rules.dates import add_business_days, local_datetime
from apprenticeships.rules.holidays import Calendar
from cohorts.models import Participant, ParticipantKind, TuitionRequest, TuitionState
from cohorts.rules.partnership.tuition import (
    CAPS,
    ZERO,
    Payment,
    Split,
    balance,
    dollars,
    split,
    unknown_elsewhere,
    year_in_words,
)

LIMIT: Final = "tuition_limit"
NOT_EMPLOYED: Final = gettext_lazy(
    "Only an employee’s tuition can be free of tax. This is paid as a service of the program."  # noqa: RUF001
)


def zone_of(program: Program) -> ZoneInfo:
    """The zone in which a program's days begin."""
    return ZoneInfo(program.organization.zone)


def caps_of(program: Program) -> Mapping[int, Decimal]:
    """The yearly limits that a program knows: those of the law, and those that a coordinator entered for a year.

    A number of the kind ``tuition_limit`` holds for the calendar year of its date and for no other; the newest
    version's own number goes before a common one.
    """
    rows = Parameter.objects.filter(Q(version__program=program) | Q(version__isnull=True), key=LIMIT)
    ordered = rows.order_by(F("version__number").asc(nulls_first=True), "effective_from", "pk")
    entered = {day.year: Decimal(value) for day, value in ordered.values_list("effective_from", "value")}
    return {**CAPS, **entered}


def component_of(program: Program, measure: str) -> Component | None:
    """The funded part of a program's rules in force that counts something, if it has one."""
    rows = Component.objects.filter(version__program=program, version__state=VersionState.PUBLISHED, measure=measure)
    return rows.order_by("-version__number", "position").first()


def areas_of(program: Program, measure: str) -> tuple[str, ...]:
    """The areas that a component names, in its order; empty where it names none."""
    return _named(program, measure, "areas")


def credentials_of(program: Program) -> tuple[str, ...]:
    """The credentials that a program wants people to earn, in its order; empty where it names none."""
    return _named(program, "credential_earned", "credentials")


def _named(program: Program, measure: str, key: str) -> tuple[str, ...]:
    found = component_of(program, measure)
    return tuple(found.details.get(key, ())) if found else ()


def is_employed(participant: Participant, on: date) -> bool:
    """Whether somebody works for a partner on a day: only then can tuition be free of tax (26 U.S.C. 127)."""
    here = participant.kind == ParticipantKind.INCUMBENT and participant.employer_id is not None
    return here and (participant.left_on is None or participant.left_on >= on)


@dataclass(frozen=True, slots=True)
class Year:
    """One person's calendar year. ``told``: what they said other employers paid in it, the newest answer first."""

    year: int
    cap: Decimal | None
    paid: Decimal
    told: tuple[Decimal, ...]
    others: tuple[Payment, ...]
    caps: Mapping[int, Decimal]

    @property
    def elsewhere(self) -> Decimal | None:
        """What other employers paid, by the newest answer; nothing when it is not known."""
        return self.told[0] if self.told else None

    @property
    def left(self) -> Decimal | None:
        """What of the limit is left; nothing while the year has none."""
        return balance(self.year, self.others, caps=self.caps).left

    @property
    def words(self) -> str:
        """How the year stands in one sentence; nothing about a year without a limit."""
        return year_in_words(self.year, cap=self.cap, paid=self.paid + (self.elsewhere or ZERO), left=self.left)

    @property
    def warning(self) -> str:
        """What to know about other employers: that nobody knows, or that the answers of the year differ."""
        if self.cap is None:
            return ""
        if not self.told:
            return unknown_elsewhere(self.year)
        different = list(dict.fromkeys(self.told))
        if len(different) == 1:
            return ""
        amounts = ", ".join(dollars(each) for each in different)
        words = _(
            "The answers about other employers in %(year)s differ: %(amounts)s. The first is the newest and counts."
        )
        return words % {"year": self.year, "amounts": amounts}

    def split(self, amount: Decimal, on: date) -> Split:
        """What of an amount paid on a day of this year is free of tax."""
        return split(Payment(on, amount), self.others, employed=True, caps=self.caps)


def year_of(participant: Participant, year: int, *, without: int | None = None) -> Year:
    """Read the calendar year of a participant's person, over all programs; ``without`` leaves one request out.

    A payment uses as much of the limit as was found free of tax when it was paid, and all of it while nobody could
    tell. The participant's program and its organization are loaded with it.
    """
    rows = TuitionRequest.objects.filter(participant__person=participant.person_id)
    paid = rows.filter(state=TuitionState.PAID, paid_on__year=year).exclude(pk=without).order_by("paid_on", "pk")
    ours = list(paid.values_list("paid_on", "approved_amount", "excludable"))
    told = _told(rows, participant, year)
    used = [(day, amount if free is None else free) for day, amount, free in ours]
    if told:
        used.append((date(year, 1, 1), told[0]))
    caps = caps_of(participant.program)
    return Year(
        year,
        caps.get(year),
        sum((amount for _, amount, _ in ours), ZERO),
        tuple(told),
        tuple(Payment(day, amount) for day, amount in used if amount),
        caps,
    )


def _told(rows: QuerySet[TuitionRequest], participant: Participant, year: int) -> list[Decimal]:
    """The amounts that somebody named for a year, the newest first; a request that was taken back says nothing."""
    zone = zone_of(participant.program)
    begins, over = (local_datetime(date(each, 1, 1), time(), zone) for each in (year, year + 1))
    asked = rows.filter(asked_at__gte=begins, asked_at__lt=over, paid_elsewhere__isnull=False)
    told = asked.exclude(state=TuitionState.WITHDRAWN).order_by("-asked_at", "-pk")
    return [amount for amount in told.values_list("paid_elsewhere", flat=True) if amount is not None]


@dataclass(frozen=True, slots=True)
class Answers:
    """By when we answer: so many business days after somebody asked."""

    days: int
    calendar: Calendar

    def by(self, asked_on: date) -> date:
        """The last day."""
        return add_business_days(asked_on, self.days, self.calendar)


def answers_of(program: Program, on: date) -> Answers:
    """What a program promises to those who ask, by its numbers in force on a day."""
    version = program.versions.filter(state=VersionState.PUBLISHED).order_by("-number").first()
    found = Parameter.objects.several("response_days", "response_calendar", version=version, on=on)
    return Answers(found["response_days"], calendar_named(found["response_calendar"], around=on))
