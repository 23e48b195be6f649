"""What a page tells of an application beside its screening: steps, pay, seats, documents, our own delay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import dropwhile
from typing import Any, Final
from uuid import UUID

from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from applicants.models import Application, OfferState
from applicants.records.evidence import Judged
from applicants.records.facts import Facts
from apprenticeships.daysoff import FEDERAL, calendar_from
from apprenticeships.models import StepKind, User
from apprenticeships.rules.holidays import Calendar, Holiday
from apprenticeships.rules.offer_first import in_order
from apprenticeships.written import written_once

RELEASED: Final = "released"
FRAME: Final = """
jsonb_build_object(
  'steps', ARRAY(
    SELECT jsonb_build_object('pk', id, 'kind', kind, 'title', title, 'sentence', sentence, 'takes', takes)
      FROM apprenticeships_step WHERE version_id = applicants_application.version_id ORDER BY position),
  'rate', COALESCE((
    SELECT COALESCE(place.rate, (
             SELECT rate FROM apprenticeships_wagestep
              WHERE track_id = place.track_id AND trigger = 'start' AND rate IS NOT NULL ORDER BY position LIMIT 1))
      FROM applicants_offer offered JOIN cohorts_opening place ON place.id = offered.opening_id
     WHERE offered.application_id = applicants_application.id AND offered.verbal_at IS NOT NULL
       AND offered.ended_at IS NULL LIMIT 1), (
    SELECT rate FROM apprenticeships_wagestep
     WHERE track_id = applicants_application.track_id AND trigger = 'start' AND rate IS NOT NULL
     ORDER BY position LIMIT 1))::text,
  'papers', COALESCE((
    SELECT jsonb_agg(jsonb_build_object('state', state, 'answered', answered_at IS NOT NULL, 'note', note,
                                        'due_on', due_on) ORDER BY id)
      FROM applicants_document
     WHERE application_id = applicants_application.id AND state <> 'removed'), '[]'::jsonb),
  'sending', (
    SELECT public_id FROM applicants_sending
     WHERE application_id = applicants_application.id ORDER BY number DESC LIMIT 1),
  'classes', ARRAY(
    SELECT jsonb_build_object(
             'on', class.starts_on, 'apply_by', class.apply_by,
             'takes', class.apply_by >= class.today, 'own', class.id = applicants_application.cohort_id,
             'all', count(seat.id), 'taken', count(seat.id) FILTER (WHERE seat.state = 'taken'),
             'held', count(seat.id) FILTER (WHERE seat.state = 'held'))
      FROM (
        SELECT ahead.id, ahead.starts_on, ahead.apply_by, day.today
          FROM cohorts_cohort own
          JOIN apprenticeships_program program ON program.id = own.program_id
          JOIN apprenticeships_organization place ON place.id = program.organization_id
          CROSS JOIN LATERAL (
            SELECT (%s::timestamptz AT TIME ZONE place.zone)::date AS today,
                   (applicants_application.submitted_at AT TIME ZONE place.zone)::date AS sent) day
          JOIN cohorts_cohort ahead ON ahead.program_id = own.program_id
         WHERE own.id = applicants_application.cohort_id AND ahead.canceled_at IS NULL AND ahead.component_id IS NULL
           AND (ahead.id = own.id AND applicants_application.ended_at IS NULL
                OR ahead.ready_by >= day.today
                   AND CASE WHEN applicants_application.ended_at IS NULL
                            THEN ahead.apply_by >= LEAST(day.sent, day.today) AND ahead.starts_on > own.starts_on
                                 AND (applicants_application.track_id IS NULL OR EXISTS (
                                   SELECT 1 FROM apprenticeships_track path
                                     JOIN apprenticeships_track chosen ON chosen.slug = path.slug
                                    WHERE path.version_id = ahead.version_id
                                      AND chosen.id = applicants_application.track_id))
                            ELSE ahead.apply_by >= day.today AND ahead.starts_on > day.today END)
         ORDER BY ahead.starts_on, ahead.id LIMIT 2) class
      LEFT JOIN cohorts_opening opening ON opening.cohort_id = class.id
      LEFT JOIN cohorts_seat seat ON seat.opening_id = opening.id
     GROUP BY class.id, class.starts_on, class.apply_by, class.today ORDER BY class.starts_on, class.id),
  'days_off', (
    SELECT jsonb_build_object('slug', calendar.slug, 'days', ARRAY(
             SELECT date FROM apprenticeships_holiday
              WHERE calendar_id = calendar.id AND NOT is_business_day
                AND date BETWEEN own.starts_on - 366 AND own.starts_on))
      FROM cohorts_cohort own JOIN apprenticeships_programversion version ON version.id = own.version_id
      JOIN apprenticeships_holidaycalendar calendar
        ON calendar.id = version.calendar_id OR version.calendar_id IS NULL AND calendar.slug = 'federal'
     WHERE own.id = applicants_application.cohort_id),
  'delay', (
    SELECT jsonb_build_object('promised', promised, 'until', until, 'reason', reason, 'times', count(*) OVER ())
      FROM applicants_answerdelay
     WHERE application_id = applicants_application.id ORDER BY made_at DESC, id DESC LIMIT 1),
  'ended_offer', (
    SELECT jsonb_build_object('state', state, 'confirmed', confirmed_at IS NOT NULL)
      FROM applicants_offer
     WHERE application_id = applicants_application.id AND ended_at IS NOT NULL AND verbal_at IS NOT NULL
     ORDER BY ended_at DESC LIMIT 1),
  'check', (
    SELECT jsonb_build_object(
             'state', state, 'final_from', final_from,
             'signed', EXISTS (SELECT 1 FROM applicants_backgroundsignature signature
                                WHERE signature.check_row_id = applicants_backgroundcheck.id AND signer = 'applicant'))
      FROM applicants_backgroundcheck
     WHERE application_id = applicants_application.id ORDER BY asked_at DESC, id DESC LIMIT 1),
  'moved', (
    SELECT jsonb_build_object('question', question.public_id, 'before', change.before, 'after', change.after,
                              'answer_by', change.answer_by)
      FROM applicants_startquestion question JOIN applicants_classchange change ON change.id = question.change_id
     WHERE question.application_id = applicants_application.id AND question.state = 'asked'
       AND applicants_application.state IN ('onboarding', 'enrolled')),
  'met_at', (
    SELECT min(starts_at) FROM applicants_interview
     WHERE application_id = applicants_application.id AND state = 'held'),
  'departments', (
    SELECT count(*) FROM applicants_referral
     WHERE application_id = applicants_application.id AND closed_at IS NULL),
  'offered_at', (SELECT max(verbal_at) FROM applicants_offer WHERE application_id = applicants_application.id))
"""
"""Written by hand: to have this part of the statement built anew for each page would take longer than to run it.

Which class is the next one of an open application is the rule of ``left_behind.next_class``; a test compares the two.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One step of a program; ``takes`` says how much of somebody's time."""

    pk: int
    kind: StepKind
    title: str
    sentence: str
    takes: str


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of one class: ``own`` is the one that the application is for; one that ``takes`` applications still."""

    starts_on: date
    apply_by: date
    takes: bool
    own: bool
    all: int
    taken: int
    held: int

    @property
    def free(self) -> int:
        """How many nobody has."""
        return self.all - self.taken - self.held


@dataclass(frozen=True, slots=True)
class Delay:
    """The last time that we moved the day of our answer, and how often we did."""

    promised: date
    until: date
    reason: str
    times: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A first day that moved, of which nobody said yet whether the new one fits."""

    question: UUID
    before: date
    after: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class Frame:
    """The steps in order, what the first hour pays, the next two classes with seats, what was sent, our last delay.

    The first hour pays what the place pays once one was offered, and what the path pays before.
    ``ended_offer`` is the state of the last offer that ended, "released" when a yes had been confirmed; ``departments``
    counts the openings for which somebody stands before a department. ``calendar`` is that of the class, as far as it
    says which days in the year before it are business days.
    """

    steps: Sequence[Place]
    start_rate: Decimal | None
    classes: Sequence[Seats]
    papers: list[dict[str, Any]]
    sending: str | None
    delay: Delay | None
    ended_offer: str
    check: dict[str, Any] | None
    moved: Moved | None
    met_at: datetime | None
    offered_at: datetime | None
    departments: int
    calendar: Calendar

    def in_order(self, facts: Facts, judged: Sequence[Judged]) -> "Frame":
        """Return the frame with the steps in the order that holds where somebody would work.

        A step of checks alone follows the offer where the law wants it so, in words of its own.
        """
        if not facts.checks_wait:
            return self
        kept = {each.requirement.step_id for each in judged if not each.is_put_behind}
        found = in_order(
            self.steps,
            is_offer=lambda step: step.kind == StepKind.OFFER,
            is_behind=lambda step: step.kind == StepKind.SCREENING and step.pk not in kept,
        )
        behind = dropwhile(lambda step: step.kind != StepKind.OFFER, found)
        told = {step.pk for step in behind if step.kind == StepKind.SCREENING} - kept
        words = _("This begins after the offer, as the law says where you would work. The offer depends on it.")
        return replace(self, steps=[replace(each, sentence=words) if each.pk in told else each for each in found])

    def stands_at(self, each: Judged) -> int:
        """Return the key of the step at which a requirement stands: the next after the offer where it was put there."""
        keys, kinds = [step.pk for step in self.steps], [step.kind for step in self.steps]
        own = each.requirement.step_id
        if not each.is_put_behind or StepKind.OFFER not in kinds or own not in keys:
            return own
        offer = kinds.index(StepKind.OFFER)
        return own if keys.index(own) > offer else keys[min(offer + 1, len(keys) - 1)]

    @property
    def matches(self) -> bool:
        """Whether the program matches people to departments."""
        return any(step.kind == StepKind.MATCHING for step in self.steps)

    @property
    def later(self) -> date | None:
        """The first day of the next class that takes applications, after the own one."""
        return next((each.starts_on for each in self.classes if not each.own), None)

    @classmethod
    def of(cls, application: Application) -> "Frame":
        """Return the frame of an application that was loaded by ``framed``."""
        found: dict[str, Any] = application.frame  # type: ignore[attr-defined]
        return cls(
            steps=[Place(**{**row, "kind": StepKind(row["kind"])}) for row in found["steps"]],
            start_rate=Decimal(found["rate"]) if found["rate"] else None,
            classes=[_seats(row) for row in found["classes"]],
            papers=found["papers"],
            sending=found["sending"],
            delay=_delay(found["delay"]) if found["delay"] else None,
            ended_offer=_ended(found["ended_offer"]) if found["ended_offer"] else "",
            check=found["check"],
            moved=_moved(found["moved"]) if found["moved"] else None,
            met_at=_instant(found["met_at"]),
            offered_at=_instant(found["offered_at"]),
            departments=found["departments"],
            calendar=_calendar(found["days_off"], application.cohort.starts_on),
        )


def framed(rows: QuerySet[Application], *, at: datetime) -> QuerySet[Application]:
    """Load each application's frame along with it, with the classes that are open to it at ``at`` where it is."""
    return rows.annotate(
        frame=RawSQL(FRAME, (at,), output_field=JSONField())  # noqa: S611 - a constant  # nosec B611
    )


@written_once
def all_of(user: int, at: datetime) -> QuerySet[Application]:
    """All applications of a user with their frames, the newest first."""
    rows = framed(Application.objects.of(User(pk=user)), at=at)
    rows = rows.select_related("person", "version__program__organization", "cohort", "access_code")
    return rows.order_by("-started_at", "-pk")


def _seats(row: Mapping[str, Any]) -> Seats:
    return Seats(
        starts_on=date.fromisoformat(row["on"]),
        apply_by=date.fromisoformat(row["apply_by"]),
        takes=row["takes"],
        own=row["own"],
        all=row["all"],
        taken=row["taken"],
        held=row["held"],
    )


def _calendar(row: Mapping[str, Any] | None, first_day: date) -> Calendar:
    if row is None:
        return calendar_from(FEDERAL, None, around=first_day)
    return Calendar(row["slug"], tuple(Holiday(date.fromisoformat(day), row["slug"]) for day in row["days"]))


def _delay(row: Mapping[str, Any]) -> Delay:
    promised, until = (date.fromisoformat(row[name]) for name in ("promised", "until"))
    return Delay(promised, until, row["reason"], row["times"])


def _moved(row: Mapping[str, str]) -> Moved:
    before, after, answer_by = (date.fromisoformat(row[name]) for name in ("before", "after", "answer_by"))
    return Moved(UUID(row["question"]), before, after, answer_by)


def _ended(row: Mapping[str, Any]) -> str:
    return RELEASED if row["state"] == OfferState.EXPIRED and row["confirmed"] else str(row["state"])


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
