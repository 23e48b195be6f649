"""Getting ready: the list, who may tick what, and the seat at its end."""

from datetime import date, timedelta

import pytest

from applicants.models import Application, ScreeningStep
from applicants.workflows import onboarding
from apprenticeships.audit import about
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Message, RequirementKind, Role, Step
from apprenticeships.workflow import Actor
from cohorts.models import Enrollment, Placement, Seat
from tests import factories as make
from tests.applicants.hiring_world import AFTER, candidate_of, with_list, world

pytestmark = pytest.mark.django_db


def coordinator():
    return Actor.user(make.user(Role.COORDINATOR))


def tasks_of(who):
    return {task.item.title: task for task in who.onboarding_tasks.select_related("item")}


def test_the_list_follows_the_class_and_no_day_lies_in_the_past():
    here = world()
    with_list(here)
    make.onboarding_item(here.version, title="Sign the offer letter", due_days=-60)
    who = here.candidate()

    here.confirmed(who)

    due = {title: task.due_on for title, task in tasks_of(who).items()}
    assert due == {
        "Bring your vaccination card": date(2026, 1, 23),
        "Prepare the badge": date(2026, 1, 23),
        "Enter where your pay goes": date(2026, 1, 26),
        "Sign the offer letter": AFTER.date(),
    }


def test_what_the_start_depends_on_comes_due_by_the_ready_day_also_in_a_class_that_a_holiday_moved():
    here = world()
    make.onboarding_item(here.version, title="Bring your vaccination card", due_days=-3)
    make.onboarding_item(here.version, title="Enter where your pay goes", due_days=-3, gates_start=False)
    here.cohort.starts_on, here.cohort.nominal_start = date(2026, 2, 9), date(2026, 2, 2)
    here.cohort.ready_by = date(2026, 1, 23)
    here.cohort.save()
    who = here.candidate()

    here.confirmed(who)

    due = {title: task.due_on for title, task in tasks_of(who).items()}
    assert due == {
        "Bring your vaccination card": date(2026, 1, 23),
        "Enter where your pay goes": date(2026, 2, 6),
    }


def test_a_candidate_ticks_the_own_tasks_and_can_take_a_tick_back():
    here = world()
    with_list(here)
    who = here.candidate()
    here.confirmed(who)
    own = tasks_of(who)["Bring your vaccination card"]

    done = onboarding.complete(own.pk, by=candidate_of(who), at=AFTER, note="Uploaded")
    assert (done.done_at, done.done_by_id, done.note) == (AFTER, who.person.user_id, "Uploaded")
    again = onboarding.complete(own.pk, by=candidate_of(who), at=AFTER + timedelta(hours=1))
    assert again.done_at == AFTER
    back = onboarding.reopen(own.pk, by=candidate_of(who), at=AFTER)

    assert (back.done_at, back.done_by_id) == (None, None)


def checked(here):
    """Somebody who gets ready with papers that the coordinator looks at."""
    make.onboarding_item(here.version, title="Bring identification and work papers", is_checked=True)
    who = here.candidate()
    here.confirmed(who)
    return who, who.onboarding_tasks.get()


def test_what_a_coordinator_checks_is_not_done_because_the_candidate_says_so():
    who, papers = checked(world())

    said = onboarding.complete(papers.pk, by=candidate_of(who), at=AFTER)
    again = onboarding.complete(papers.pk, by=candidate_of(who), at=AFTER + timedelta(hours=1))

    assert (said.said_at, said.done_at, again.said_at) == (AFTER, None, AFTER)
    assert list(about(papers).values_list("kind", flat=True)) == ["onboarding.said"]
    with pytest.raises(GuardFailed, match="Bring identification and work papers"):
        onboarding.finish(who.pk, by=coordinator(), at=AFTER)


def test_what_was_said_is_taken_back_by_the_candidate_until_it_is_confirmed():
    who, papers = checked(world())
    by = coordinator()
    onboarding.complete(papers.pk, by=candidate_of(who), at=AFTER)

    back = onboarding.reopen(papers.pk, by=candidate_of(who), at=AFTER)
    assert back.said_at is None
    done = onboarding.complete(papers.pk, by=by, at=AFTER)
    assert (done.done_at, done.done_by_id) == (AFTER, by.user_id)
    with pytest.raises(NotAllowed, match="We confirmed this one"):
        onboarding.reopen(papers.pk, by=candidate_of(who), at=AFTER)


@pytest.mark.parametrize("is_confirmed", [False, True])
def test_the_coordinator_hands_a_task_back_and_it_is_the_candidates_turn_again(is_confirmed):
    who, papers = checked(world())
    by = coordinator()
    onboarding.complete(papers.pk, by=candidate_of(who), at=AFTER)
    if is_confirmed:
        onboarding.complete(papers.pk, by=by, at=AFTER)

    with pytest.raises(GuardFailed, match="Say why"):
        onboarding.hand_back(papers.pk, by=by, at=AFTER, reason=" ")
    back = onboarding.hand_back(papers.pk, by=by, at=AFTER, reason="The passport is over")

    assert (back.said_at, back.done_at, back.done_by, back.back_reason) == (None, None, None, "The passport is over")
    event = about(papers).filter(kind="onboarding.back").get()
    assert (event.reason, event.data) == ("", {"task": "Bring identification and work papers"})
    assert Message.objects.get(kind="onboarding.back").person == who.person
    again = onboarding.complete(papers.pk, by=candidate_of(who), at=AFTER)
    assert (again.said_at, again.back_reason) == (AFTER, "")


def test_a_candidate_does_not_tick_what_the_coordinator_does():
    here = world()
    with_list(here)
    who = here.candidate()
    here.confirmed(who)

    with pytest.raises(NotAllowed, match="We do this one for you"):
        onboarding.complete(tasks_of(who)["Prepare the badge"].pk, by=candidate_of(who), at=AFTER)


def test_a_job_ticks_nothing():
    here = world()
    with_list(here)
    who = here.candidate()
    here.confirmed(who)

    with pytest.raises(NotAllowed):
        onboarding.complete(tasks_of(who)["Prepare the badge"].pk, by=Actor.system("tests"), at=AFTER)


def test_the_seat_is_taken_when_all_that_gates_the_start_is_done():
    here = world()
    with_list(here)
    who = here.candidate()
    offer = here.confirmed(who)
    by = coordinator()

    with pytest.raises(GuardFailed) as refused:
        onboarding.finish(who.pk, by=by, at=AFTER)
    assert refused.value.message == (
        "Not everything is ready yet: Bring your vaccination card, Prepare the badge. The seat is taken when it is."
    )
    for title in ("Bring your vaccination card", "Prepare the badge"):
        onboarding.complete(tasks_of(who)[title].pk, by=by, at=AFTER)
    onboarding.finish(who.pk, by=by, at=AFTER)

    assert Application.objects.get(pk=who.pk).state == "enrolled"
    assert Seat.objects.get(pk=offer.seat_id).state == "taken"
    assert Enrollment.objects.get(person=who.person).state == "reserved"  # active from the first day on
    assert Placement.objects.get(enrollment__person=who.person).department == here.opening.department
    assert who.referrals.filter(closed_at__isnull=True).count() == 0
    assert Message.objects.get(key=f"seat.taken:{offer.pk}").state == "queued"
    assert Message.objects.get(kind="onboarding.reminder").state == "canceled"


def test_a_requirement_after_the_offer_gates_the_seat():
    here = world()
    who = here.candidate()
    here.confirmed(who)
    step = Step.objects.get(version=here.version, kind="onboarding")
    asked = make.requirement(step, RequirementKind.DOCUMENT, title="Tuberculosis test")
    row = ScreeningStep.objects.create(application=who, requirement=asked, verdict="missing")

    with pytest.raises(GuardFailed, match="Tuberculosis test"):
        onboarding.finish(who.pk, by=coordinator(), at=AFTER)
    row.verdict = "met"
    row.save()

    assert onboarding.finish(who.pk, by=coordinator(), at=AFTER).state == "enrolled"


def test_a_seat_that_went_to_somebody_else_is_never_taken_by_mistake():
    here = world(headcount=1)
    who = here.candidate()
    offer = here.confirmed(who)
    Enrollment.objects.filter(person=who.person).update(
        state="exited", seat=None, exited_on=AFTER.date(), exit_code="reservation_released"
    )
    Seat.objects.filter(pk=offer.seat_id).update(person=make.person())

    with pytest.raises(GuardFailed, match="No seat is held"):
        onboarding.finish(who.pk, by=coordinator(), at=AFTER)


def test_finishing_twice_is_refused():
    here = world()
    who = here.candidate()
    here.confirmed(who)
    onboarding.finish(who.pk, by=coordinator(), at=AFTER)

    with pytest.raises(TransitionRefused):
        onboarding.finish(who.pk, by=coordinator(), at=AFTER)


def test_what_the_first_day_waited_for_is_closed_with_the_seat_and_the_rest_stays_open():
    here = world()
    with_list(here)
    who = here.candidate()
    here.confirmed(who)
    by = coordinator()
    for task in who.onboarding_tasks.filter(item__gates_start=True):
        onboarding.complete(task.pk, by=by, at=AFTER)
    onboarding.finish(who.pk, by=by, at=AFTER)

    with pytest.raises(GuardFailed, match="This list is closed"):
        onboarding.reopen(tasks_of(who)["Prepare the badge"].pk, by=by, at=AFTER)
    pay = tasks_of(who)["Enter where your pay goes"]
    assert onboarding.complete(pay.pk, by=candidate_of(who), at=AFTER).done_at == AFTER
