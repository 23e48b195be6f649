"""Any order of steps around offers: one for each person and class, on a seat of theirs, and a late yes counts not."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from applicants.models import Application, Offer, OfferState, ScreeningStep
from applicants.workflows import applications, offer_returns, offer_terms, offers, onboarding, referrals
from apprenticeships.models import Event, RequirementKind, Role, Step
from apprenticeships.workflow import Actor
from cohorts.models import Opening
from tests import factories as make
from tests.applicants.hiring_world import MEETING, NOW, candidate_of, world
from tests.applicants.machines import LENGTHS, RolledBack, walk

PEOPLE = 3
LIVE = (OfferState.PREPARED, OfferState.VERBAL, OfferState.CONFIRMED)
GATES = ("entrance_exam", "background")


def stage() -> dict[str, Any]:
    """Three candidates whom two departments met and scored; each department has a seat, the first one two managers."""
    here = world(headcount=1)
    there = here.department(headcount=1)
    managers = [here.manager, make.user(Role.HIRING_MANAGER, department=there.department)]
    steps = {row.kind: row for row in Step.objects.filter(version=here.version)}
    gates = [
        make.requirement(steps["tests"], RequirementKind.ENTRANCE_EXAM, threshold={"pass_mark": 70, "maximum": 100}),
        make.requirement(steps["screening"], RequirementKind.BACKGROUND),
    ]
    make.onboarding_item(here.version)
    people = []
    for number in range(PEOPLE):
        who = here.candidate(to=(here.opening, there))
        for gate in gates:
            ScreeningStep.objects.create(application=who, requirement=gate, verdict="met", reason_code="passed")
        for turn, (place, manager) in enumerate(zip((here.opening, there), managers, strict=True)):
            starts_at = MEETING - timedelta(hours=2 * number + turn)
            meeting = here.meet(who, opening_id=place.pk, manager=manager, starts_at=starts_at)
            here.score(meeting, by=Actor.user(manager))
        who.interviews.update(score_by=NOW.date())  # the second manager let the day to score pass
        people.append(who)
    return {
        "here": here,
        "places": [here.opening, there],
        "managers": [Actor.user(user) for user in managers],
        "second": Actor.user(make.user(Role.HIRING_MANAGER, department=here.opening.department)),
        "people": people,
        "desk": Actor.user(make.user(Role.COORDINATOR)),
    }


who = st.integers(0, PEOPLE - 1)
where = st.integers(0, 1)
backwards = st.sampled_from(["ask", "agree", "keep"])


class OfferMachine(RolledBack):
    """Three candidates, two departments, a second manager, a coordinator, the worker and a clock."""

    @initialize(made=st.sampled_from(["", "yes", "thinking", "confirmed"]))
    def begin(self, made: str) -> None:
        """With nothing, or with an offer to the first candidate that was answered so."""
        if made:
            self.prepare(0, 0)
            self.call(0, "yes" if made == "confirmed" else made)
        if made == "confirmed":
            self.answer(0, "confirm")

    def of(self, number: int) -> Application:
        return Application.objects.get(pk=self.scene["people"][number].pk)

    def place(self, number: int) -> Opening:
        found: Opening = self.scene["places"][number]
        return found

    def offer(self, number: int) -> Offer | None:
        return Offer.objects.filter(application=self.of(number)).order_by("-pk").first()

    def teardown(self) -> None:
        self.reached |= set(Offer.objects.values_list("state", flat=True))
        super().teardown()

    @rule(number=who, gate=st.sampled_from(GATES), verdict=st.sampled_from(["met", "missing", "expired"]))
    def screening_says(self, number: int, gate: str, verdict: str) -> None:
        """A verdict changes before anybody heard of it: the queue that a manager has open is older."""
        rows = ScreeningStep.objects.filter(application=self.of(number), requirement__kind=gate)
        rows.update(verdict=verdict if self.of(number).state == "ready" else "met")

    @rule(number=who, place=where)
    def prepare(self, number: int, place: int) -> None:
        by, opening = self.scene["managers"][place], self.place(place)
        made = self.tried(offers.prepare, self.of(number).pk, opening_id=opening.pk, by=by)
        if made is None:
            return
        verdicts = set(ScreeningStep.objects.filter(application=self.of(number)).values_list("verdict", flat=True))
        assert verdicts == {"met"}  # no offer without what is asked for before it
        assert self.of(number).state == "ready"

    @rule(number=who, answer=st.sampled_from([*offers.ANSWERS, "yes"]))
    def call(self, number: int, answer: str) -> None:
        if (offer := self.offer(number)) is None:
            return
        before, due = offer.state, offer.respond_by
        said = offer_terms.Said(call_back_at=self.at + timedelta(hours=1) if answer == "call_back" else None)
        if self.tried(offers.answer_by_phone, offer.pk, answer=answer, said=said, by=self.scene["desk"]):
            assert (before, self.at < due) == ("prepared", True)

    @rule(number=who, what=st.sampled_from(["confirm", "confirm", "decline"]))
    def answer(self, number: int, what: str) -> None:
        if (offer := self.offer(number)) is None:
            return
        before, due, by = offer.state, offer.respond_by, candidate_of(self.of(number))
        if what == "decline":
            self.tried(offers.decline, offer.pk, reason_code="pay", by=by)
        elif self.tried(offers.confirm, offer.pk, by=by):
            assert (before, self.at < due) == ("verbal", True)  # never one that ended, nor one whose time is over
            self.reached.add("confirmed")

    @rule(
        number=who, by=st.sampled_from(["managers", "second", "desk"]), what=st.sampled_from(["ask", "agree", "keep"])
    )
    def take_it_back(self, number: int, by: str, what: str) -> None:
        if (offer := self.offer(number)) is None:
            return
        actor = self.scene["managers"][0] if by == "managers" else self.scene[by]
        asked = offer.back_asked_by_id
        fields = {"reason": "The department closes."} if what == "ask" else {}
        if self.tried(getattr(offer_returns, what), offer.pk, by=actor, **fields) and what == "agree":
            assert asked not in {None, actor.id}  # two people
            self.reached.add("taken back")

    @rule(number=who)
    def the_seat_is_let_go(self, number: int) -> None:
        offer = self.offer(number)
        if offer is not None and offer.state == OfferState.PREPARED:
            self.tried(offers.rescind, offer.pk, by=self.scene["managers"][0], reason="Another time.")

    @rule(number=who)
    def the_candidate_withdraws(self, number: int) -> None:
        if Event.objects.count() % 4 == 0:  # seldom, as nothing follows it
            row = self.of(number)
            self.tried(applications.withdraw, row.pk, reason_code="pay", by=candidate_of(row))

    @rule(number=who, place=where)
    def the_department_passes(self, number: int, place: int) -> None:
        if Event.objects.count() % 3 == 0:
            by, opening = self.scene["managers"][place], self.place(place)
            self.tried(referrals.pass_over, self.of(number).pk, opening_id=opening.pk, reason_code="scores", by=by)

    @rule(number=who)
    def everything_is_ready(self, number: int) -> None:
        for task in self.of(number).onboarding_tasks.filter(done_at=None):
            self.tried(onboarding.complete, task.pk, by=self.scene["desk"])
        if self.tried(onboarding.finish, self.of(number).pk, by=self.scene["desk"]):
            self.reached.add("enrolled")

    @rule(hours=st.sampled_from([0.5, 1.9, 24, 47.9, 24 * 6]), works=st.booleans())
    def time_passes(self, hours: float, *, works: bool) -> None:
        """The worker need not run at once: what is over is over without it."""
        self.goes_on(hours)
        if works:
            offers.expire_lapsed(at=self.at)
            assert not Offer.objects.lapsed(at=self.at).exists()

    @invariant()
    def an_application_stands_as_its_offer_does(self) -> None:
        for number in range(PEOPLE):
            application = self.of(number)
            live = list(Offer.objects.filter(application=application, state__in=LIVE))
            wanted = {
                "prepared": {"ready"}, "verbal": {"offered"}, "confirmed": {"onboarding", "enrolled"},
            }  # fmt: skip
            for offer in live:
                assert application.state in wanted[offer.state]
            if not live:
                assert application.state not in {"offered", "accepted", "onboarding", "enrolled"}

    @invariant()
    def who_said_yes_is_before_nobody_else(self) -> None:
        for offer in Offer.objects.filter(state="confirmed"):
            others = offer.application.referrals.filter(closed_at=None).exclude(opening=offer.opening_id)
            assert not others.exists()


@LENGTHS
@pytest.mark.django_db
def test_no_order_of_steps_makes_two_offers_or_takes_a_late_yes(long):
    reached = walk(OfferMachine, stage(), examples=8, steps=18, long=long)

    assert {"verbal", "confirmed", "declined", "expired"} <= reached
