"""The days by which somebody, or we, owe something on the way in: one list, for the page of dates and the calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from applicants.models import Application, ApplicationState, Document
from applicants.records.deadlines import local_day
from applicants.records.evidence import Judged, judge_all, known, steps_of
from applicants.records.facts import booked
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
    EARLIER = (
        marked("Your date is late for this class: come by %(day)s, or call us"),
        marked("Last day to come for this class. Your date is later: choose another one, or call us"),
    )
    AGAIN = marked("You may try again from %(day)s"), marked("From today you may try again")
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
    """One such day of an application; ``key`` stays the same for life, as a calendar needs it.

    ``about`` names the test or session that it is about, for its owner alone.
    """

    what: Owed
    day: date
    application: Application
    key: str
    about: str = ""

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
        yield from _step_days(row, at=at)
    by_key = {row.pk: row for row in going_on}
    papers = (
        Document.objects.asked_again().filter(application__in=by_key, due_on__isnull=False).order_by("due_on", "pk")
    )
    for paper in papers.only("application_id", "due_on", "public_id"):
        if paper.due_on is not None:
            application = by_key[paper.application_id]
            yield OwedDay(Owed.DOCUMENT, paper.due_on, application, f"document {paper.public_id}")


def _step_days(row: Application, *, at: datetime) -> Iterator[OwedDay]:
    """Return the days of the steps that are somebody's own, before an offer: what is first, what is late, what waits.

    A test that may be tried again only after its day says from when; its day is not asked for any more.
    """
    if row.state not in {ApplicationState.SUBMITTED, ApplicationState.READY}:
        return
    facts = known(row, at=at)
    judged = judge_all(facts, steps_of(row))
    own, chairs = days_of(facts, judged), booked(facts.chairs, at=at)
    in_time: list[date] = []
    for each in judged:
        day, again, chair = own.first(each), each.answer.retest_from, chairs.get(each.rule.kind.value)
        if day is not None and again is not None and again > own.on:
            yield _of(row, Owed.AGAIN, again, each)
        if day is None or own.is_short(each):
            continue
        if chair is not None and own.late(chair.starts_at.astimezone(ZoneInfo(chair.zone)).date(), each):
            yield _of(row, Owed.EARLIER, day, each)
        else:
            in_time.append(day)
    if in_time:
        yield _of(row, Owed.STEP, min(in_time))


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


def _of(row: Application, what: Owed, day: date, about: Judged | None = None) -> OwedDay:
    key = f"{row.public_id} {what.name.lower()}"
    if about is None:
        return OwedDay(what, day, row, key)
    return OwedDay(what, day, row, f"{key} {about.requirement.slug}", about.rule.name)
