"""Any order of steps, by anybody, at any time: an application is never in a state that cannot be."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.utils.module_loading import import_string
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from applicants.models import (
    ENDED_STATES,
    OPEN_OFFERS,
    Application,
    ApplicationState,
    Interview,
    Offer,
    OfferState,
    Recommendation,
)
from applicants.records.background import check_of
from applicants.workflows import (
    applications,
    arrows,
    interviews,
    offers,
    onboarding,
    questions,
    referrals,
    screening,
    withdrawals,
)
from applicants.workflows.background import receive
from apprenticeships import audit
from apprenticeships.errors import DomainError
from apprenticeships.models import CriterionUse, RequirementKind, Role
from apprenticeships.workflow import Actor
from cohorts.models import Enrollment, Seat, SeatState
from tests import factories as make
from tests.applicants import way
from tests.applicants.background import ordered
from tests.factories import NOON, ROBOT

LEGAL = {
    (source, step.target)
    for step in (*arrows.TRANSITIONS, *offers.APPLICATION_TRANSITIONS, *onboarding.TRANSITIONS)
    for source in step.sources
}
REACHED: set[str] = set()
ALIVE = (OfferState.PREPARED, OfferState.VERBAL, OfferState.CONFIRMED)


class ApplicationMachine(RuleBasedStateMachine):
    """One applicant, one manager, a coordinator, a clock, and two seats in one department."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.at = NOON
        self.way = way.way(wanted=(RequirementKind.AGE, RequirementKind.ENTRANCE_EXAM, RequirementKind.BACKGROUND))
        self.way.version.criteria.create(position=1, use=CriterionUse.INTERVIEW, slug="cares", title="Cares")
        make.onboarding_item(self.way.version)
        self.opening = make.opening(cohort=self.way.march, headcount=2)
        self.manager = make.user(Role.HIRING_MANAGER, department=self.opening.department)
        self.hires = Actor.user(self.manager)
        self.application = way.draft(self.way)
        self.applies = Actor.user(self.application.person.user)
        self.seen = [self.application.state]
        self.refusals: list[str] = []

    @initialize(steps=st.sampled_from([0, 3, 7, 9, 11, 10]))
    def begin_somewhere(self, steps: int) -> None:
        """At the beginning, at "ready", after a yes, in onboarding, or enrolled: the far states are reached too."""
        walk: list[Callable[[], None]] = [
            self.send,
            lambda: self.exam(90),
            lambda: self.background(clear=True),
            self.meet,
            lambda: self.time_passes(40),
            lambda: self.after_the_meeting("hold"),
            lambda: self.after_the_meeting("score"),
            self.prepare_an_offer,
            lambda: self.about_the_offer("yes"),
            lambda: self.about_the_offer("confirm"),
            self.onboard,
        ]
        for step in walk[:steps]:
            step()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def attempt(self, step: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Take a step; a refusal is a sentence, and anything else is a fault."""
        try:
            step(*args, at=self.at, **kwargs)
        except DomainError as refused:
            self.refusals.append(refused.message)
        self.application.refresh_from_db()
        if self.application.state != self.seen[-1]:
            self.seen.append(self.application.state)
            REACHED.add(self.application.state)

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)
        for path in django_settings.CHORES:
            self.attempt(import_string(path))

    @rule()
    def send(self) -> None:
        self.attempt(applications.submit, self.application.pk, key=uuid.uuid4(), by=self.applies)

    @rule(score=st.sampled_from([20, 90]))
    def exam(self, score: int) -> None:
        self.attempt(
            screening.record_result,
            self.application.pk,
            requirement_id=self.way.asked["entrance_exam"].pk,
            values={"score": score},
            taken_on=self.at.date(),
            source="paper",
            by=ROBOT,
        )

    @rule(clear=st.sampled_from([True, True, False]))
    def background(self, clear: bool) -> None:
        row = check_of(self.application) or ordered(self.application, at=self.at)
        self.attempt(receive, row.pk, clear=clear, received_on=self.at.date(), by=ROBOT)

    @rule()
    def ask_for_more(self) -> None:
        self.attempt(
            questions.request_information,
            self.application.pk,
            sections=["education"],
            note="Which school?",
            due=self.at.date() + timedelta(days=9),
            by=ROBOT,
        )

    @rule()
    def answer(self) -> None:
        self.attempt(questions.answer_request, self.application.pk, by=self.applies)

    @rule()
    def meet(self) -> None:
        self.attempt(referrals.declare, self.application.pk, conflict=False, by=self.hires)
        self.attempt(
            interviews.schedule,
            self.application.pk,
            opening_id=self.opening.pk,
            manager=self.manager,
            starts_at=(self.at + timedelta(days=1)).replace(hour=18),  # noon where the clinic is
            minutes=30,
            place="Room 214",
            by=self.hires,
        )

    @precondition(lambda self: Interview.objects.filter(application=self.application).exists())
    @rule(what=st.sampled_from(["hold", "no_show", "cancel", "score"]))
    def after_the_meeting(self, what: str) -> None:
        meeting = Interview.objects.filter(application=self.application).latest("pk")
        if what == "score":
            card = {"ratings": {"cares": 3}, "comment": "", "recommendation": Recommendation.OFFER, "no_conflict": True}
            self.attempt(interviews.score, meeting.pk, **card, by=self.hires)
        else:
            self.attempt(getattr(interviews, what), meeting.pk, by=self.hires, reason="It happened")

    @rule()
    def prepare_an_offer(self) -> None:
        self.attempt(offers.prepare, self.application.pk, opening_id=self.opening.pk, by=self.hires)

    @precondition(lambda self: Offer.objects.filter(application=self.application).exists())
    @rule(
        what=st.sampled_from(["yes", "yes", "thinking", "no", "no_answer", "confirm", "confirm", "decline", "rescind"])
    )
    def about_the_offer(self, what: str) -> None:
        offer = Offer.objects.filter(application=self.application).latest("pk")
        if what in offers.ANSWERS:
            self.attempt(offers.answer_by_phone, offer.pk, answer=what, by=self.hires)
        elif what == "confirm":
            self.attempt(offers.confirm, offer.pk, by=self.applies)
        elif what == "decline":
            self.attempt(offers.decline, offer.pk, reason_code="pay", by=self.applies)
        else:
            self.attempt(offers.rescind, offer.pk, by=self.hires, reason="The department closes")

    @rule()
    def onboard(self) -> None:
        for task in self.application.onboarding_tasks.all():
            self.attempt(onboarding.complete, task.pk, by=self.applies)
        self.attempt(onboarding.finish, self.application.pk, by=ROBOT)

    @rule()
    def pass_over(self) -> None:
        self.attempt(
            referrals.pass_over, self.application.pk, opening_id=self.opening.pk, reason_code="scores", by=self.hires
        )

    @rule()
    def withdraw(self) -> None:
        self.attempt(applications.withdraw, self.application.pk, reason_code="pay", by=self.applies)

    @rule()
    def not_select(self) -> None:
        self.attempt(
            applications.not_select, self.application.pk, reason_code="places", sentence="Not this time.", by=ROBOT
        )

    @precondition(lambda self: self.application.state == ApplicationState.WITHDRAWN)
    @rule()
    def take_back_the_withdrawal(self) -> None:
        self.attempt(withdrawals.take_back, self.application.pk, by=self.applies)
        if self.application.state != ApplicationState.WITHDRAWN:
            REACHED.add("taken back")

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert [message for message in self.refusals if not message.endswith((".", "?"))] == []

    @invariant()
    def every_move_was_an_arrow_of_the_tables(self) -> None:
        events = list(audit.about(self.application).exclude(after="").order_by("pk").values_list("before", "after"))
        moves = [(before, after) for before, after in events if before and before != after]
        assert set(moves) <= LEGAL, moves

    @invariant()
    def the_state_is_that_of_the_last_event(self) -> None:
        last = audit.about(self.application).exclude(after="").order_by("-pk").values_list("after", flat=True).first()
        assert last in {None, self.application.state}

    @invariant()
    def an_open_offer_holds_exactly_one_seat_for_this_person(self) -> None:
        alive = list(Offer.objects.filter(application=self.application, state__in=ALIVE))
        person = self.application.person
        seats = Seat.objects.filter(person=person).exclude(state=SeatState.FREE)
        assert len(alive) <= 1
        assert [offer.seat_id for offer in alive] == list(seats.values_list("pk", flat=True)) or not alive
        if not alive and self.application.state != "enrolled":
            assert not seats.exists()

    @invariant()
    def what_ended_left_nothing_open(self) -> None:
        if self.application.state not in ENDED_STATES:
            return
        assert not Offer.objects.filter(application=self.application, state__in=OPEN_OFFERS).exists()
        assert not self.application.interviews.filter(state__in=["requested", "scheduled"]).exists()
        assert not self.application.referrals.filter(closed_at__isnull=True).exists()
        assert not Enrollment.objects.filter(person=self.application.person).exclude(state="exited").exists()

    @invariant()
    def who_is_enrolled_sits_on_a_taken_seat(self) -> None:
        if self.application.state != "enrolled":
            return
        enrollment = Enrollment.objects.exclude(state="exited").get(person=self.application.person)
        assert enrollment.seat.state == SeatState.TAKEN

    @invariant()
    def an_offer_came_after_everything_before_the_interview(self) -> None:
        if self.application.state in {"offered", "accepted", "onboarding", "enrolled"}:
            assert Application.objects.filter(pk=self.application.pk, ready_at__isnull=False).exists()


@pytest.mark.django_db
def test_no_order_of_steps_leads_to_a_state_that_cannot_be():
    run_state_machine_as_test(
        ApplicationMachine,
        settings=settings(
            max_examples=16,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )

    ends = {"enrolled", "withdrawn", "not_selected", "taken back"}
    assert {"submitted", "ready", "offered", "onboarding"} | ends <= REACHED
