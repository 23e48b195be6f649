"""Any order of steps around interviews: nobody and no room is taken twice, and who stepped aside takes no part."""

from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from applicants.models import Application, Interview, PanelAgreement, Scorecard
from applicants.records.conflicts import apart
from applicants.records.open_times import panel_of
from applicants.records.panels import panel_now
from applicants.workflows import applications, bookings, interviews, referrals, scoring
from apprenticeships.models import Event, Role, User
from apprenticeships.workflow import Actor
from cohorts.models import Opening
from tests import factories as make
from tests.applicants.booking_world import published
from tests.applicants.hiring_world import NOW, RATINGS, World, candidate_of, world
from tests.applicants.machines import LENGTHS, RolledBack, walk

PEOPLE, TIMES = 3, 4
ZONE = ZoneInfo("America/Chicago")
DAY, OPENS, CLOSES = 4, time(9), time(11)
ROOM = "Room 214"


def stage() -> dict[str, Any]:
    """Three candidates before two departments of one site, with one room; one of them meets in panels, too."""
    here = world()
    there = here.department(department=make.make_department(site=here.opening.department.site))
    other = make.user(Role.HIRING_MANAGER, department=there.department, name="Omar Vance")
    colleague = here.panelist(name="Sam Ortiz")
    make.membership(colleague, Role.PANELIST, department=there.department)
    hours = {"weekdays": frozenset({DAY}), "opens": OPENS, "closes": CLOSES, "room": ROOM}
    published(here, **hours)
    published(here, colleague, **{**hours, "room": ""})
    published(World(here.version, here.cohort, there, other), **hours)
    return {
        "here": here,
        "places": [here.opening, there],
        "leads": [here.manager, other],
        "colleague": colleague,
        "people": [here.candidate(to=(here.opening, there)) for _ in range(PEOPLE)],
        "desk": Actor.user(make.user(Role.COORDINATOR)),
    }


who = st.integers(0, PEOPLE - 1)
where = st.integers(0, 1)
slot = st.integers(0, TIMES - 1)
someone = st.integers(0, 2)


class InterviewMachine(RolledBack):
    """Three candidates, two managers who lead, a colleague on both panels, a coordinator and a clock."""

    begins = NOW

    @initialize(begun=st.sampled_from(["nothing", "moved", "met", "scored"]))
    def begin(self, begun: str) -> None:
        """At the beginning, or where the later steps are reached, too."""
        self.aside: set[tuple[int, int]] = set()
        if begun == "nothing":
            return
        for number in range(2):
            self.offer_times(number, 0, panel=bool(number))
            self.book(number, 0, number, 0)
        if begun == "moved":
            self.rebook(0, 0, 3, 1)
        if begun in {"met", "scored"}:
            self.time_passes(46.2)
        if begun == "scored":
            for by in (0, 2):
                self.after_the_meeting(1, 0, by, "score")

    def of(self, number: int) -> Application:
        return Application.objects.get(pk=self.scene["people"][number].pk)

    def place(self, number: int) -> Opening:
        found: Opening = self.scene["places"][number]
        return found

    def by(self, number: int) -> User:
        """A manager, the other one, or the colleague."""
        found: User = [*self.scene["leads"], self.scene["colleague"]][number]
        return found

    def row(self, number: int, place: int) -> Interview | None:
        rows = Interview.objects.filter(application=self.of(number), opening=self.place(place))
        return rows.order_by("-requested_at", "-pk").first()

    def teardown(self) -> None:
        self.reached |= set(Interview.objects.values_list("state", flat=True))
        super().teardown()

    def starts(self, number: int, week: int) -> Any:
        """One of the open times of a Friday."""
        day = date(2026, 1, 9) + timedelta(weeks=week)
        return make.datetime.combine(day, time(9, 0), ZONE) + timedelta(minutes=30 * number)

    @rule(number=who, place=where, panel=st.booleans())
    def offer_times(self, number: int, place: int, *, panel: bool) -> None:
        lead = self.by(place)
        self.tried(
            bookings.offer_times,
            self.of(number).pk,
            opening_id=self.place(place).pk,
            manager=lead,
            panel=[self.by(2)] if panel else None,
            by=Actor.user(lead),
        )

    @rule(number=who, place=where, time=slot, week=st.integers(0, 2))
    def book(self, number: int, place: int, time: int, week: int) -> None:
        if (row := self.row(number, place)) is None:
            return
        taken = self.tried(bookings.book, row.pk, starts_at=self.starts(time, week), by=candidate_of(self.of(number)))
        self.was_open(taken)

    @rule(number=who, place=where, time=slot, week=st.integers(0, 2))
    def rebook(self, number: int, place: int, time: int, week: int) -> None:
        if (row := self.row(number, place)) is None:
            return
        moved = self.tried(
            bookings.rebook,
            row.pk,
            starts_at=self.starts(time, week),
            by=candidate_of(self.of(number)),
            reason="My bus.",
        )
        if moved is not None:
            self.reached.add("moved")
            assert moved.moves <= 2
        self.was_open(moved)

    def was_open(self, row: Interview | None) -> None:
        """What a candidate took was published by everybody who takes part."""
        if row is None or row.starts_at is None or row.ends_at is None:
            return
        first, last = row.starts_at.astimezone(ZONE), row.ends_at.astimezone(ZONE)
        assert (first.weekday(), first.time() >= OPENS, last.time() <= CLOSES) == (DAY, True, True)
        assert row.room is None or row.room.name == ROOM

    @rule(number=who, place=where)
    def give_back(self, number: int, place: int) -> None:
        if row := self.row(number, place):
            self.tried(bookings.give_back, row.pk, by=candidate_of(self.of(number)), reason="Ill.")

    @rule(number=who, place=where, again=st.booleans())
    def the_manager_cancels(self, number: int, place: int, *, again: bool) -> None:
        if row := self.row(number, place):
            step = bookings.call_off if again else bookings.only_cancel
            self.tried(step, row.pk, by=Actor.user(self.by(place)), reason="A meeting.")

    @rule(number=who, place=where, minutes=st.sampled_from([0, 15, 45]), lead=someone, in_room=st.booleans())
    def the_manager_plans(self, number: int, place: int, minutes: int, lead: int, *, in_room: bool) -> None:
        """At a time that need not be open, led by anybody; planned already, it is moved."""
        fields = {
            "starts_at": self.starts(0, 0) + timedelta(minutes=minutes),
            "minutes": 30,
            "place": "Upstairs",
            "room": ROOM if in_room else "",
            "by": Actor.user(self.by(place)),
        }
        row = self.row(number, place)
        if row is not None and row.state == "scheduled":
            self.tried(interviews.move, row.pk, **fields, reason="It fits better.")
        else:
            self.tried(
                interviews.schedule,
                self.of(number).pk,
                opening_id=self.place(place).pk,
                manager=self.by(lead),
                **fields,
            )

    @rule(number=who, place=where, by=someone, what=st.sampled_from(["held", "missed", "score", "score", "agree"]))
    def after_the_meeting(self, number: int, place: int, by: int, what: str) -> None:
        row, user = self.row(number, place), self.by(by)
        if row is None:
            return
        actor = Actor.user(user)
        aside = user.pk in apart(self.of(number))
        if what == "held":
            done = self.tried(interviews.hold, row.pk, by=actor)
        elif what == "missed":
            self.tried(bookings.missed, row.pk, by=actor)
            done = None
        elif what == "agree":
            done = self.tried(scoring.agree, row.pk, ratings=RATINGS, sentence="We talked.", by=actor)
        else:
            done = self.tried(
                interviews.score,
                row.pk,
                ratings=RATINGS,
                comment="",
                recommendation="offer",
                no_conflict=True,
                by=actor,
            )
        assert not (done and aside)  # who stepped aside neither says that it took place, nor scores, nor agrees
        if done:
            self.reached.add(what)

    @rule(number=who, by=someone)
    def somebody_steps_aside(self, number: int, by: int) -> None:
        user = self.by(by)
        if self.tried(referrals.declare, self.of(number).pk, conflict=True, kind="friend", by=Actor.user(user)):
            self.reached.add("aside")
            self.aside.add((number, user.pk))

    @rule(number=who, by=someone)
    def the_word_is_lifted(self, number: int, by: int) -> None:
        user = self.by(by)
        lifted = self.tried(
            referrals.lift_conflict,
            self.of(number).pk,
            user_id=user.pk,
            by=self.scene["desk"],
            reason="The wrong name.",
        )
        if lifted:
            self.aside.discard((number, user.pk))

    @rule(number=who)
    def the_candidate_withdraws(self, number: int) -> None:
        if Event.objects.count() % 4 == 0:  # seldom, as nothing follows it
            row = self.of(number)
            self.tried(applications.withdraw, row.pk, reason_code="pay", by=candidate_of(row))

    @rule(hours=st.sampled_from([1, 12, 45.5, 46.2, 170]))
    def time_passes(self, hours: float) -> None:
        self.goes_on(hours)

    @invariant()
    def who_stepped_aside_is_on_no_panel(self) -> None:
        for number, user in getattr(self, "aside", set()):
            application = self.of(number)
            assert user in apart(application)
            for place in self.scene["places"]:
                row = Interview.objects.filter(application=application, opening=place).order_by("-pk").first()
                panel = panel_now(application, place, row)
                assert user not in panel.seats.people
                assert user not in panel.cards

    @invariant()
    def each_card_belongs_to_a_meeting_that_took_place_and_counts_once(self) -> None:
        assert not Scorecard.objects.exclude(interview__state="held").exists()
        cards = [(card.interview_id, card.scorer_id) for card in Scorecard.objects.current()]
        assert len(cards) == len(set(cards))
        for row in PanelAgreement.objects.all():
            assert Scorecard.objects.filter(interview=row.interview_id).count() >= 2

    @invariant()
    def nobody_is_on_a_panel_twice_and_its_leader_is_first(self) -> None:
        for row in Interview.objects.all():
            people = panel_of(row)
            assert people[0] == row.manager_id
            assert len(people) == len(set(people))


@LENGTHS
@pytest.mark.django_db
def test_no_order_of_steps_books_anybody_twice_or_lets_somebody_judge_who_stepped_aside(long):
    reached = walk(InterviewMachine, stage(), examples=6, steps=11, long=long)

    assert {"scheduled", "held", "aside", "moved", "score"} <= reached
