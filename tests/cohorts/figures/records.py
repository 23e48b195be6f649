"""Random records of a partnership, for tests that count them a second time by hand."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from apprenticeships.models import Partner, Person, ProgramVersion, SignUp, SignUpState
from cohorts.models import (
    ExamAttempt,
    ExamState,
    LogState,
    Participant,
    PreceptorshipLog,
    TuitionRequest,
    TuitionState,
)
from tests import factories as make
from tests import partnership
from tests.factories import NOON

FIRST, LAST = date(2025, 7, 1), date(2026, 6, 30)
SLUGS = ("credentials", "professional-development", "tuition", "supervision")
MEASURES = ("credential_earned", "professional_development", "tuition", "supervision")


def passed_exam(version: ProgramVersion, person: Person, on: date) -> ExamAttempt:
    """An exam that somebody passed on a day, after a class of their own."""
    row = make.cohort(version=version, starts_on=on - timedelta(days=90), title=f"Class {make.number()}")
    return ExamAttempt.objects.create(
        enrollment=make.enrollment(opening=make.opening(cohort=row), person=person), number=1,
        state=ExamState.PASSED, brand="nha-ccma", window_from=on, window_to=on, taken_on=on, verified_at=NOON,
    )  # fmt: skip


class Filled:
    """A partnership with participants of three employers and none, and random records of four lines."""

    def __init__(self, seed: int = 1, people: int = 24) -> None:
        self.chance = Random(seed)
        self.version = partnership.partnership()
        self.parts = {
            slug: partnership.component(self.version, measure, slug=slug, target=12)
            for slug, measure in zip(SLUGS, MEASURES, strict=True)
        }
        self.grant = partnership.grant(self.version)
        self.user = make.user()
        self.employers = [partnership.clinic(), partnership.clinic("east", name="East"), None]
        Partner.objects.create(version=self.version, organization=self.employers[1], role="clinic", position=3)
        self.participants = [self._participant(number) for number in range(people)]
        self.strangers = [make.person() for _ in range(3)]
        self.facts: list[tuple[str, int, date, str, bool]] = []  # line, person, day, employer, on record

    def _participant(self, number: int) -> Participant:
        employer = self.employers[min(number % 4, 2)]
        kind = "incumbent" if employer else "entrant"
        return partnership.participant(self.version, employer=employer, kind=kind)

    def day(self) -> date:
        return FIRST + timedelta(days=self.chance.randrange((LAST - FIRST).days + 1))

    def fill(self, each: int = 12) -> "Filled":
        for _ in range(each):
            self.tuition(self.chance.choice(self.participants))
            self.supervise(self.chance.choice(self.participants))
            self.session()
        for who in self.chance.sample(self.participants, 5):
            self.pass_exam(who.person, self.day())
        return self

    def _fact(self, line: str, who: Participant, on: date, *, proven: bool) -> None:
        self.facts.append((line, who.person_id, on, who.employer.slug if who.employer else "", proven))

    def pass_exam(self, person: Person, on: date) -> ExamAttempt:
        row = passed_exam(self.version, person, on)
        for each in self.participants:
            if each.person_id == person.pk:
                self._fact("credentials", each, on, proven=True)
        return row

    def tuition(self, who: Participant) -> None:
        on, state = self.day(), self.chance.choice(list(TuitionState))
        decided = state not in {TuitionState.ASKED, TuitionState.WITHDRAWN}
        approved = state in {TuitionState.APPROVED, TuitionState.PAID}
        TuitionRequest.objects.create(
            participant=who, state=state, school="City College", course="Nursing", area="Nursing", starts_on=on,
            ends_on=on, amount=Decimal(900), asked_at=NOON, approved_amount=Decimal(900) if approved else None,
            decided_at=datetime(on.year, on.month, on.day, 18, tzinfo=UTC) if decided else None,
            paid_on=on if state == TuitionState.PAID else None,
        )  # fmt: skip
        if approved:
            self._fact("tuition", who, on, proven=state == TuitionState.PAID)

    def supervise(self, who: Participant) -> None:
        on, state = self.day(), self.chance.choice(list(LogState))
        sure = {"confirmed_by": self.user, "confirmed_at": NOON} if state == LogState.CONFIRMED else {}
        PreceptorshipLog.objects.create(
            participant=who, date=on, minutes=240, area=f"Nursing {make.number()}", supervisor_name="Ruth Calloway",
            state=state, written_by=self.user, written_at=NOON, **sure,
        )  # fmt: skip
        if state != LogState.VOIDED:
            self._fact("supervision", who, on, proven=state == LogState.CONFIRMED)

    def session(self) -> None:
        on = self.day()
        starts = datetime(on.year, on.month, on.day, 18, tzinfo=UTC)
        row = make.session(
            program=self.version.program, component=self.parts["professional-development"], starts_at=starts,
            ends_at=starts + timedelta(hours=2),
        )  # fmt: skip
        for who in self.chance.sample(self.participants, 4):
            state = self.chance.choice([SignUpState.ATTENDED, SignUpState.ATTENDED, SignUpState.NO_SHOW])
            SignUp.objects.create(session=row, person=who.person, state=state, signed_at=NOON, marked_at=NOON)
            if state == SignUpState.ATTENDED:
                self._fact("professional-development", who, on, proven=True)

    def count(
        self, first: date, last: date, *, line: str = "", employer: str | None = None
    ) -> tuple[int, int, int, int]:
        """Services, people, claimed services and claimed people, counted by hand."""
        rows = [
            fact for fact in self.facts
            if first <= fact[2] <= last and line in {"", fact[0]} and employer in {None, fact[3]}
        ]  # fmt: skip
        proven = {fact[1] for fact in rows if fact[4]}
        claimed = {fact[1] for fact in rows if not fact[4]} - proven
        sure = sum(fact[4] for fact in rows)
        return sure, len(proven), len(rows) - sure, len(claimed)
