"""Any order of steps around one department's seats: never more than there are, one claim each, and nobody is jumped."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from applicants.models import Application, Offer, Standby
from applicants.records.deadlines import last_moment
from applicants.workflows import deferrals, interviews, offers, onboarding, standby
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from cohorts.workflows import seats
from tests import factories as make
from tests.applicants.hiring_world import AFTER, MEETING, candidate_of, world
from tests.applicants.machines import LENGTHS, RolledBack, walk

PEOPLE = 5
HEADCOUNT = 2


def stage() -> dict[str, Any]:
    """A department with two seats, a later class with one, and five people who were scored."""
    here = world(headcount=HEADCOUNT)
    make.onboarding_item(here.version)
    later = make.cohort(
        version=here.version, program=here.cohort.program, starts_on=here.cohort.starts_on.replace(month=3)
    )
    make.opening(cohort=later, track=here.opening.track, department=here.opening.department, headcount=1)
    people = []
    for number in range(PEOPLE):
        who = here.candidate()
        meeting = here.meet(who, starts_at=MEETING - timedelta(hours=number))
        here.score(interviews.hold(meeting.pk, by=here.by, at=AFTER))
        people.append(who)
    return {"here": here, "later": later, "people": people, "desk": Actor.user(make.user(Role.COORDINATOR))}


class SeatMachine(RolledBack):
    """Five people, a manager, a coordinator, the worker and a clock."""

    def who(self, number: int) -> Application:
        return Application.objects.get(pk=self.scene["people"][number].pk)

    @rule(number=st.integers(0, PEOPLE - 1))
    def manager_offers(self, number: int) -> None:
        here, who = self.scene["here"], self.who(number)
        waits = Standby.objects.filter(opening=here.opening, state="waiting").exists()
        before = Offer.objects.count()
        self.tried(offers.prepare, who.pk, opening_id=here.opening.pk, by=here.by)
        assert not waits or Offer.objects.count() == before  # nobody is jumped
        for offer in Offer.objects.filter(application=who, state="prepared"):
            self.tried(offers.answer_by_phone, offer.pk, answer="yes", by=here.by)

    @rule(number=st.integers(0, PEOPLE - 1), yes=st.booleans())
    def candidate_answers(self, number: int, *, yes: bool) -> None:
        who = self.who(number)
        for offer in Offer.objects.filter(application=who, state="verbal"):
            if yes:
                self.tried(offers.confirm, offer.pk, by=candidate_of(who))
            else:
                self.tried(offers.decline, offer.pk, reason_code="other", by=candidate_of(who))

    @rule(number=st.integers(0, PEOPLE - 1))
    def somebody_joins_the_list(self, number: int) -> None:
        who = self.who(number)
        opening = who.cohort.openings.order_by("pk").first()
        self.tried(standby.join, who.pk, opening_id=opening.pk, by=self.scene["desk"])

    @rule(number=st.integers(0, PEOPLE - 1), first=st.booleans())
    def the_order_changes(self, number: int, *, first: bool) -> None:
        for row in Standby.objects.filter(application=self.who(number), state="waiting"):
            step = standby.move_first if first else standby.take_off
            self.tried(step, row.pk, by=self.scene["desk"], reason="A reason")

    @rule(number=st.integers(0, PEOPLE - 1))
    def somebody_is_deferred(self, number: int) -> None:
        later = self.scene["later"].pk
        self.tried(deferrals.defer, self.who(number).pk, cohort_id=later, by=self.scene["desk"], reason="A reason")

    @rule(number=st.integers(0, PEOPLE - 1))
    def somebody_takes_the_seat(self, number: int) -> None:
        for task in self.who(number).onboarding_tasks.filter(done_at=None):
            self.tried(onboarding.complete, task.pk, by=self.scene["desk"])
        self.tried(onboarding.finish, self.who(number).pk, by=self.scene["desk"])

    @rule(hours=st.sampled_from([0, 1, 25, 24 * 8]))
    def time_passes(self, hours: int) -> None:
        self.goes_on(hours)
        offers.expire_lapsed(at=self.at)
        seats.release_lapsed(at=self.at)
        standby.give_on(at=self.at)
        for opening in self.scene["here"].cohort.openings.all():
            if opening.seats.filter(state="free").exists() and self.at < last_moment(opening):
                ready = Standby.objects.filter(opening=opening, state="waiting", application__state="ready")
                assert not ready.exists()  # no seat stands empty while somebody waits for it

    @invariant()
    def a_claim_holds_the_seat_for_whoever_has_it(self) -> None:
        for row in Standby.objects.filter(state="offered", offer__state="verbal").select_related("offer__seat"):
            assert (row.offer.seat.state, row.offer.seat.person_id) == ("held", row.application.person_id)


@LENGTHS
@pytest.mark.django_db
def test_no_order_of_steps_loses_a_seat_or_sells_one_twice(long):
    walk(SeatMachine, stage(), examples=6, steps=14, long=long)
