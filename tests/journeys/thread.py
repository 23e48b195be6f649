"""The way of one person through everything, step by step: each chapter is taken by its own kind of user."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.module_loading import import_string

from applicants.demo import sessions as announced
from applicants.demo.clockwork import Days
from applicants.demo.hiring import confirms, does_part, waits_for_us
from applicants.demo.world import World, account, found
from applicants.models import Application, Interview, Offer, OnboardingTask
from applicants.workflows import (
    applications,
    background,
    drug,
    interviews,
    leads,
    offers,
    onboarding,
    screening,
    typing,
)
from apprenticeships.models import Event, Message, Person, RequirementKind, Session, SignUp, TaskOwner
from apprenticeships.rules.dates import local_datetime
from apprenticeships.rules.holidays import federal_calendar
from apprenticeships.workflow import Actor
from apprenticeships.workflows import outbox, people, sessions
from cohorts.models import ClassSession, Cohort, DayKind, Enrollment, Mark
from cohorts.workflows import attendance, cohorts, enrollments, exams, hours, schedules, wages
from tests.applicants.typist import hands_in

ZONE = ZoneInfo("America/Chicago")
STARTS = date(2026, 3, 2)
VISITOR = Actor.system("website")
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
TYPED = 1_000  # signs in five minutes: 40 words a minute


def at(month: int, day: int, hour: int = 12, minute: int = 0, *, year: int = 2026) -> datetime:
    """A time of day where the program is."""
    return local_datetime(date(year, month, day), time(hour, minute), ZONE).astimezone(UTC)


def founded() -> World:
    """The employer on Monday, January 5, 2026, with a year of classes and two places in that of March."""
    began = at(1, 5, 9)
    world = found(Days(began, ZONE, federal_calendar(2024, 2029)), began)
    announced.announce(world, began.date())
    cohorts.generate(world.version, on=began.date(), by=world.desk, at=began)
    march = Cohort.objects.get(program=world.program, starts_on=STARTS)
    family = world.places["family"]
    cohorts.add_opening(
        march, track=world.tracks[family.track], department=family.department, headcount=2, by=world.desk, at=began
    )
    return world


def worker(now: datetime) -> int:
    """What the worker does each minute; how many mails left."""
    for path in (*settings.CHORES, *settings.PROMISES):
        import_string(path)(at=now)
    return outbox.send_due(at=now).sent


@dataclass
class Thread:
    """What became of one person so far."""

    world: World
    person: Person = field(init=False)
    application: Application = field(init=False)
    interview: Interview = field(init=False)
    offer: Offer = field(init=False)
    enrollment: Enrollment = field(init=False)

    @property
    def by(self) -> Actor:
        """The person at work."""
        return Actor.user(self.person.user)

    def says_that_they_are_interested(self) -> None:
        lead = leads.register_interest(
            program=self.world.program, given_name="Noemi", family_name="Castell", email="noemi@demo.example",
            source="friend", by=VISITOR, at=at(1, 6, 10),
        )  # fmt: skip
        self.person = lead.person

    def comes_to_a_session(self) -> None:
        session = Session.objects.get(kind="info", starts_at=at(1, 13, 17, 30), program=self.world.program)
        row: SignUp = sessions.sign_up(session.pk, person=self.person, by=VISITOR, at=at(1, 6, 10, 5))
        worker(at(1, 12, 9))
        sessions.mark(row.pk, came=True, by=self.world.desk, at=at(1, 13, 18, 30))

    def applies(self) -> None:
        user = account("", "noemi")
        self.person = people.claim(user, at=at(1, 14, 18))
        self.application = applications.start(
            person=self.person, program=self.world.program, by=self.by, at=at(1, 14, 18, 5)
        )
        for slug, answers in self.answers().items():
            applications.save_section(
                self.application.pk, slug=slug, answers=answers, complete=True, by=self.by, at=at(1, 14, 18, 30)
            )
        key = uuid.uuid4()
        for _ in range(2):  # a double click
            applications.submit(self.application.pk, key=key, by=self.by, at=at(1, 15, 18))

    def answers(self) -> dict[str, dict[str, Any]]:
        job = {
            "employer": "Bluff View Nursing Home", "title": "Aide", "is_health_care": True,
            "started_on": date(2022, 1, 3), "ended_on": None, "share": 100,
        }  # fmt: skip
        return {
            "contact": {"given_name": "Noemi", "family_name": "Castell", "phone": "+13145550123", "language": "en"},
            "eligibility": {"birth_date": date(2001, 5, 17), "diploma": True, "works_here": False},
            "education": {"level": "high_school", "school": "Northgate High School", "year": 2019},
            "work": {"jobs": [job], "none": False},
            "path": {"track": self.world.tracks["medical-assistant"], "track_later": False, "site": None},
            "shifts": {"shifts": ["day"], "days": ["mon", "tue"], "transport": "bus", "shift_note": ""},
            "words": {"why": "I like to help people.", "proud": "I never missed a shift."},
            "attestation": {"agrees": True, "name": "Noemi Castell"},
        }

    def is_tested(self) -> None:
        self.result(RequirementKind.ENTRANCE_EXAM, {"score": "81"}, at(1, 20, 14))
        levels = {"applied_math": 5, "graphic_literacy": 4, "workplace_documents": 2}
        self.result(RequirementKind.WORKKEYS, levels, at(1, 20, 15))
        test = typing.begin(self.application.pk, by=self.by, at=at(1, 20, 18))
        text = typing.passage_of(test).text[:TYPED]
        hands_in(test, text, by=self.by, at=at(1, 20, 18, 5))

    def result(self, kind: RequirementKind, values: dict[str, Any], now: datetime) -> None:
        screening.record_result(
            self.application.pk, requirement_id=self.world.asked[kind].pk, values=values,
            taken_on=now.astimezone(ZONE).date(), source="Sitting", by=self.world.desk, at=now,
        )  # fmt: skip

    def is_cleared(self) -> None:
        desk, application = self.world.desk, self.application
        row = background.ask(application.pk, by=desk, at=at(1, 21, 9))
        worker(at(1, 21, 9))
        background.disclose(row.pk, by=self.by, at=at(1, 21, 18))
        background.sign(row.pk, name="Noemi Castell", by=self.by, at=at(1, 21, 18, 5))
        drug.sign(application.pk, signed_name=application.person.name, by=self.by, at=at(1, 21, 18, 10))
        drug.order(application.pk, on=date(2026, 1, 22), by=desk, at=at(1, 22, 8))
        worker(at(1, 22, 8))
        background.order(
            row.pk, agency_name="Bluff View Reports", agency_phone="800-555-0100", agency_address="1 Court Square",
            ordered_on=date(2026, 1, 22), by=desk, at=at(1, 22, 9),
        )  # fmt: skip
        drug.report(application.pk, status="negative", on=date(2026, 1, 26), is_final=True, by=desk, at=at(1, 26, 15))
        worker(at(1, 26, 15))
        background.receive(row.pk, clear=True, received_on=date(2026, 1, 28), by=desk, at=at(1, 28, 11))
        worker(at(1, 28, 11))

    def is_interviewed(self) -> None:
        manager = self.world.manager("family")
        self.interview = interviews.schedule(
            self.application.pk, opening_id=self.opening().pk, manager=self.world.places["family"].manager,
            starts_at=at(2, 3, 10), minutes=30, place="Room 12", by=manager, at=at(1, 29, 9),
        )  # fmt: skip
        worker(at(1, 29, 9, 1))
        worker(at(2, 2, 9))
        worker(at(2, 3, 8))
        interviews.hold(self.interview.pk, by=manager, at=at(2, 3, 10, 30))
        criteria = self.world.version.criteria.filter(use="interview").values_list("slug", flat=True)
        interviews.score(
            self.interview.pk, ratings=dict.fromkeys(criteria, 3), comment="Clear examples.", recommendation="offer",
            no_conflict=True, by=manager, at=at(2, 3, 11),
        )  # fmt: skip

    def opening(self) -> Any:
        return self.world.opening(Cohort.objects.get(program=self.world.program, starts_on=STARTS), "family")

    def is_called_and_says_yes(self) -> None:
        manager = self.world.manager("family")
        self.offer = offers.prepare(self.application.pk, opening_id=self.opening().pk, by=manager, at=at(2, 4, 14))
        offers.answer_by_phone(self.offer.pk, answer="yes", by=manager, at=at(2, 4, 14, 10))
        worker(at(2, 4, 14, 11))

    def confirms(self) -> None:
        offers.confirm(self.offer.pk, by=self.by, at=at(2, 4, 18))
        worker(at(2, 4, 18, 1))

    def gets_ready(self) -> None:
        tasks = OnboardingTask.objects.filter(application=self.application).select_related("item")
        for number, task in enumerate(tasks.order_by("item__position")):
            by = self.by if task.item.owner == TaskOwner.CANDIDATE else self.world.desk
            day, hour = 6 + number // 2, 14 + number % 2 * 3
            does_part(task, by=by, at=at(2, day, hour))
            if task.item.owner == TaskOwner.CANDIDATE and waits_for_us(task):
                confirms(task, by=self.world.desk, at=at(2, day, hour, 30))
        worker(at(2, 17, 9))
        self.is_looked_up()
        onboarding.finish(self.application.pk, by=self.world.desk, at=at(2, 18, 15))
        self.enrollment = Enrollment.objects.get(person=self.person)
        family = self.world.places["family"]
        enrollments.place(
            self.enrollment.pk, department=family.department, preceptor=family.preceptor, on=STARTS,
            by=self.world.desk, at=at(2, 18, 15, 5),
        )  # fmt: skip
        worker(at(2, 18, 15, 6))

    def is_looked_up(self) -> None:
        for name in self.world.asked[RequirementKind.REGISTRY].threshold["lists"]:
            self.result(RequirementKind.REGISTRY, {"list": name, "outcome": "no_match"}, at(2, 18, 9))

    def gets_a_schedule(self) -> tuple[bool, bool]:
        """Whether making the schedule wrote anything, the first and the second time."""
        teacher, pk = self.world.instructors[0], self.enrollment.cohort_id
        made = [
            bool(schedules.generate(pk, by=self.world.desk, at=at(2, 23, 9 + n), place="Room 1", instructor=teacher))
            for n in range(2)
        ]
        schedules.publish(pk, by=self.world.desk, at=at(2, 23, 11))
        worker(at(2, 23, 11, 1))
        worker(at(2, 27, 9))
        return made[0], made[1]

    def learns(self, first: date, weeks: int) -> None:
        """So many weeks: each class is marked at its end, each week's hours are approved on the Monday after."""
        for number in range(weeks):
            monday = first + number * WEEK
            for session in ClassSession.objects.filter(date__range=(monday, monday + 6 * DAY)):
                attendance.mark(
                    session.pk, marks={self.enrollment.pk: (Mark.PRESENT, None)},
                    by=Actor.user(self.world.instructors[0]), at=session.ends_at,
                )  # fmt: skip
            hours.approve_week(
                self.enrollment.pk, week_start=monday, minutes_by_date=dict(self.clinic(monday)),
                by=self.world.preceptor("family"), at=local_datetime(monday + WEEK, time(16), ZONE),
            )  # fmt: skip

    def clinic(self, monday: date) -> Iterator[tuple[date, int]]:
        """The planned days of a week; after the last one, eight hours on each working day."""
        planned = self.enrollment.planned_days.filter(kind=DayKind.CLINIC, date__range=(monday, monday + 6 * DAY))
        yield from planned.values_list("date", "minutes")
        if monday >= self.enrollment.ends_on:
            yield from ((monday + n * DAY, 480) for n in range(5))

    def takes_the_exam(self) -> None:
        attempt = self.enrollment.exam_attempts.get()
        exams.book(attempt.pk, starts_at=at(5, 21, 9), place="Testing Center", by=self.world.desk, at=at(4, 10, 10))
        for number in range(42):
            for minute in (0, 1):
                worker(at(4, 10, 9, minute) + number * DAY)
        exams.record_pass(
            attempt.pk, taken_on=date(2026, 5, 21), score=431, certificate_number="C-1", by=self.world.desk,
            at=at(5, 22, 10),
        )  # fmt: skip
        worker(at(5, 22, 10, 1))

    def gets_the_raise(self) -> None:
        wages.approve(self.enrollment.wage_changes.get(state="due").pk, by=self.world.desk, at=at(5, 26, 9))
        worker(at(5, 26, 9, 1))

    def graduates(self, on: date) -> None:
        now = local_datetime(on, time(11), ZONE).astimezone(UTC)
        enrollments.complete(self.enrollment.pk, on=on, by=self.world.desk, at=now)
        worker(now)

    def events(self) -> list[str]:
        """What happened to the person, in order; what happened several times in a row is named once."""
        rows = Event.objects.filter(person=self.person).order_by("at", "pk").values_list("kind", flat=True)
        return [kind for kind, _ in groupby(rows)]

    def states(self, subject: str) -> list[str]:
        """The states through which something went."""
        rows = Event.objects.filter(person=self.person, subject_type=subject).exclude(after="")
        found = rows.exclude(kind__startswith="application.judge").order_by("at", "pk").values_list("after", flat=True)
        return [state for state, _ in groupby(found)]

    def mails(self) -> list[str]:
        """The kinds of mail that reached the person, in order."""
        rows = Message.objects.filter(person=self.person, state="sent").order_by("sent_at", "due_at", "key")
        return list(rows.values_list("kind", flat=True))

    def pay(self) -> list[tuple[date, Decimal, str]]:
        """The pay ledger."""
        return list(self.enrollment.wage_changes.order_by("effective_on").values_list("effective_on", "rate", "state"))
