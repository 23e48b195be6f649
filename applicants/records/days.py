"""The days by which somebody, or we, owe something on the way in: one list, for the page of dates and the calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from applicants.models import Application, ApplicationState, Document
from applicants.records.deadlines import local_day
from applicants.records.evidence import judge_all, known, steps_of
from applicants.records.own_days import days_of
from applicants.records.unanswered import answer_by
from apprenticeships.models import Person, SignUp, SignUpState
from apprenticeships.rules.speech import marked


class Owed(Enum):
    """What is owed by a day: as the page says it with the day, and as a calendar says it on the day."""

    SEND = marked("Send your application by %(day)s"), marked("Last day to send your application")
    QUESTION = marked("Answer our question by %(day)s"), marked("Last day to answer our question")
    OURS = marked("You hear from us by %(day)s"), marked("You hear from us by today")
    STEP = marked("Take your next step by %(day)s"), marked("Last day to take your next step")
    DOCUMENT = marked("Send another document by %(day)s"), marked("Last day to send another document")

    @property
    def on_a_page(self) -> str:
        """With a place for the day."""
        return self.value[0]

    @property
    def in_a_calendar(self) -> str:
        """Without more than anybody who sees the calendar may read."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class OwedDay:
    """One such day of an application; ``key`` stays the same for life, as a calendar needs it."""

    what: Owed
    day: date
    application: Application
    key: str

    @property
    def is_ours(self) -> bool:
        """Whether we owe it."""
        return self.what is Owed.OURS


def owed_days(applications: Sequence[Application], *, at: datetime) -> Iterator[OwedDay]:
    """Return the days of applications that go on; what we owe only while it lies ahead.

    One statement for all, two for each question whose day is over, and those that judge what was sent.
    """
    going_on = [row for row in applications if row.ended_at is None and row.state != ApplicationState.ENROLLED]
    for row in going_on:
        today = local_day(row.version.program, at)
        last = row.last_day(on=today) if row.state == ApplicationState.DRAFT else None
        if last is not None:
            yield _of(row, Owed.SEND, last)
        asked = answer_by(row, on=today)
        if asked is not None:
            yield _of(row, Owed.QUESTION, asked)
        if row.answer_due is not None and row.answer_due >= today:
            yield _of(row, Owed.OURS, row.answer_due)
        step = _step_day(row, at=at)
        if step is not None and step >= today:
            yield _of(row, Owed.STEP, step)
    by_key = {row.pk: row for row in going_on}
    papers = (
        Document.objects.asked_again().filter(application__in=by_key, due_on__isnull=False).order_by("due_on", "pk")
    )
    for paper in papers.only("application_id", "due_on", "public_id"):
        if paper.due_on is not None:
            application = by_key[paper.application_id]
            yield OwedDay(Owed.DOCUMENT, paper.due_on, application, f"document {paper.public_id}")


def _step_day(row: Application, *, at: datetime) -> date | None:
    """Return the first day of the steps that are somebody's own, before an offer."""
    if row.state not in {ApplicationState.SUBMITTED, ApplicationState.READY}:
        return None
    facts = known(row, at=at)
    judged = judge_all(facts, steps_of(row))
    return days_of(facts, judged).first(*judged)


def claims_of(person: Person, *, at: datetime) -> list[tuple[SignUp, datetime]]:
    """Return the chairs that are kept for somebody for a while, each with the moment until which, soonest first."""
    rows = SignUp.objects.filter(
        person=person, state=SignUpState.OFFERED, claim_until__gt=at, session__canceled_at__isnull=True
    )
    found = rows.select_related("session__program").order_by("claim_until", "pk")
    return [(row, row.claim_until) for row in found if row.claim_until is not None]


def day_where(row: SignUp, moment: datetime) -> date:
    """Return the day of a moment where the session of a chair is."""
    return moment.astimezone(ZoneInfo(row.session.zone)).date()


def _of(row: Application, what: Owed, day: date) -> OwedDay:
    return OwedDay(what, day, row, f"{row.public_id} {what.name.lower()}")
