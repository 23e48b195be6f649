"""The seat engine: a gate by date, the next on the list with a clock, deferral, holds, and a log that explains."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Application, Offer, OnboardingTask, Scorecard, Standby
from applicants.workflows import (
    decisions,
    deferrals,
    interviews,
    offer_returns,
    offers,
    onboarding,
    scoring,
    standby,
)
from apprenticeships import messages
from apprenticeships.audit import about
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.mail import render
from apprenticeships.models import Event, Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import (
    AFTER,
    MEETING,
    NOW,
    RATINGS,
    candidate_of,
    seats_of,
    state_of,
    with_list,
    world,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

GATE = datetime(2026, 1, 24, 6, 0, tzinfo=UTC)  # the end of Friday, January 23, in Chicago
CLOCK = timedelta(hours=24)
LAST = datetime(2026, 1, 30, 18, tzinfo=UTC)  # noon of the last business day before Monday, February 2


def coordinator():
    return Actor.user(make.user(Role.COORDINATOR))


def scored(here, number, *, rating=3):
    """Somebody who met the department and was scored."""
    who = here.candidate()
    meeting = here.meet(who, starts_at=MEETING - timedelta(hours=number))
    here.score(interviews.hold(meeting.pk, by=here.by, at=AFTER), ratings=dict.fromkeys(RATINGS, rating))
    return who


def line(here, *people, at=AFTER):
    by = coordinator()
    return [standby.join(who.pk, opening_id=here.opening.pk, by=by, at=at) for who in people]


def full():
    """One seat, held by somebody who gets ready, and three who wait."""
    here = world(headcount=1)
    with_list(here)
    first = scored(here, 0)
    offer = here.confirmed(first)
    waiting = [scored(here, number) for number in (1, 2, 3)]
    return here, first, offer, waiting, line(here, *waiting)


def test_the_list_follows_scores_then_the_day_of_joining_and_whom_a_person_puts_first_stays_there():
    here = world(headcount=1)
    people = [scored(here, number, rating=rating) for number, rating in enumerate((2, 3, 2, 3))]
    first, *rest = people
    rows = line(here, first, *rest[:2])
    standby.move_first(rows[0].pk, by=coordinator(), at=AFTER, reason="Agreed with the department")
    line(here, rest[2], at=AFTER + timedelta(days=1))

    waiting = Standby.objects.waiting().filter(opening=here.opening)
    assert list(waiting.values_list("application", flat=True)) == [first.pk, rest[0].pk, rest[2].pk, rest[1].pk]


def test_nobody_joins_by_cards_that_the_panel_has_not_brought_together_and_a_later_card_counts():
    here = world(headcount=1)
    second = here.panelist()
    first, low = scored(here, 0, rating=3), here.candidate()
    first.interviews.update(score_by=NOW.date())  # nobody waits for the other card
    meeting = interviews.hold(here.meet(low, starts_at=MEETING - timedelta(hours=1)).pk, by=here.by, at=AFTER)
    for scorer, rating in ((here.by, 2), (Actor.user(second), 3)):
        here.score(meeting, by=scorer, ratings=dict.fromkeys(RATINGS, rating))

    with pytest.raises(GuardFailed, match="Agree with the panel"):
        line(here, low)
    scoring.agree(meeting.pk, ratings=dict.fromkeys(RATINGS, 2), sentence="Both saw it.", by=here.by, at=AFTER)
    rows = line(here, low, first)
    assert list(Standby.objects.waiting().values_list("application", flat=True)) == [first.pk, low.pk]
    card = Scorecard.objects.get(interview__application=first)
    scoring.correct(
        card.pk, ratings=dict.fromkeys(RATINGS, 1), comment="I mixed up two people.", recommendation="pass",
        comments=dict.fromkeys(RATINGS, "An example."),
        by=here.by, at=AFTER, reason="Another person",
    )  # fmt: skip

    assert standby.give_on(at=AFTER) == 1
    assert [Standby.objects.get(pk=row.pk).state for row in rows] == ["offered", "waiting"]
    assert about(rows[1]).filter(kind="standby.rank").count() == 1


def test_who_is_judged_anew_keeps_the_place_and_is_passed_over_until_ready_again():
    here = world(headcount=1)
    who, after = scored(here, 0), scored(here, 1)
    rows = line(here, who, after)
    Application.objects.filter(pk=who.pk).update(state="submitted")

    assert standby.give_on(at=AFTER) == 1
    rows[0].refresh_from_db()
    assert (rows[0].state, rows[0].passed_over) == ("waiting", standby.NOT_READY)
    assert Standby.objects.get(pk=rows[1].pk).state == "offered"


def test_who_is_not_ready_loses_the_seat_and_the_next_ones_get_it_with_a_clock():
    here, first, _offer, waiting, rows = full()
    assert Message.objects.filter(kind="onboarding.reminder", person=first.person).count() == 1  # warned once
    assert standby.give_on(at=AFTER) == 0  # nothing is free

    offers.expire_lapsed(at=GATE)
    assert (state_of(first), seats_of(here)) == ("ready", ["free"])
    assert standby.give_on(at=GATE) == 1
    assert standby.give_on(at=GATE) == 0  # one claim for one seat

    claim = Offer.objects.get(application=waiting[0], state="verbal")
    late = (
        GATE + timedelta(hours=8) + CLOCK
    )  # whoever is next reads the mail in the morning, and has as long as it says
    assert (claim.respond_by, seats_of(here)) == (late, ["held"])
    offers.expire_lapsed(at=late)
    assert standby.give_on(at=late) == 1
    second = Offer.objects.get(application=waiting[1], state="verbal")
    offers.confirm(second.pk, by=candidate_of(waiting[1]), at=late + timedelta(hours=1))
    standby.give_on(at=late + timedelta(hours=2))

    assert [Standby.objects.get(pk=row.pk).state for row in rows] == ["ended", "taken", "waiting"]
    assert list(about(rows[0]).order_by("pk").values_list("kind", "reason")) == [
        ("standby.join", ""),
        ("standby.claim", "A seat came free, and this person is next on the list"),
        ("standby.end", "The claim ended: ran out"),
    ]
    due = {task.due_on for task in waiting[1].onboarding_tasks.filter(item__gates_start=True)}
    assert due == {LAST.date()}  # the gate is over: the last business day before the first one
    with time_machine.travel(late, tick=False):
        page = browser(make.staff(Role.COORDINATOR)).get(reverse("board:seats", args=[here.cohort.pk]))
    shown = text_of(page)
    assert ("Not everything was ready in time" in shown, "The claim ended: ran out" in shown) == (True, True)


def test_the_list_closes_with_the_last_business_day_before_the_class_and_who_waits_hears():
    """Until the first day, people went on waiting over a weekend on which nobody could get a seat."""
    here, _, _, _, rows = full()
    late = scored(here, 4)
    over = datetime(2026, 1, 31, 6, tzinfo=UTC)  # the end of Friday in Chicago; the class begins on Monday

    standby.give_on(at=over - timedelta(minutes=1))
    assert {row.state for row in Standby.objects.all()} == {"waiting"}
    standby.give_on(at=over)
    standby.give_on(at=over)

    assert [Standby.objects.get(pk=row.pk).state for row in rows] == ["ended"] * 3
    assert about(rows[0]).get(kind="standby.end").reason == "The last day on which seats are given is over"
    mails = Message.objects.filter(kind="standby.off")
    assert mails.count() == 3
    assert "This list is closed" in render(mails[0], messages.kinds()["standby.off"]).text
    with pytest.raises(GuardFailed, match="nobody gets a seat"):
        line(here, late, at=over)


def test_the_order_is_kept_or_changed_with_a_reason_and_nobody_is_jumped_silently():
    here, first, offer, waiting, rows = full()
    by = coordinator()
    with pytest.raises(GuardFailed, match="Say why"):
        standby.move_first(rows[2].pk, by=by, at=AFTER, reason=" ")
    standby.move_first(rows[2].pk, by=by, at=AFTER, reason="Speaks the language of the clinic")
    with pytest.raises(Conflict, match="on this list already"):
        line(here, waiting[0])
    with pytest.raises(GuardFailed, match="interview comes first"):
        line(here, here.candidate())
    standby.take_off(rows[0].pk, by=by, at=AFTER, reason="Moved away")
    type(waiting[2]).objects.filter(pk=waiting[2].pk).update(state="submitted")

    offers.close(first.pk, by=by, at=AFTER, reason="Changed her mind")
    assert offer.pk == Offer.objects.get(application=first).pk
    assert standby.give_on(at=AFTER) == 1

    assert [Standby.objects.get(pk=row.pk).state for row in rows] == ["ended", "offered", "waiting"]
    assert Event.objects.get(kind="standby.move").reason == "Speaks the language of the clinic"


def test_a_manager_takes_no_free_seat_while_somebody_waits_for_it():
    here = world(headcount=2)
    waits, rival = scored(here, 0), scored(here, 1)
    (row,) = line(here, waits)
    decision = decisions.prepare(
        rival.pk, opening_id=here.opening.pk, kind="offer", reason_code="scores", by=here.by, at=AFTER
    )

    for who, step in (
        (rival, lambda: offers.prepare(rival.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)),
        (waits, lambda: offers.prepare(waits.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)),
        (rival, lambda: decisions.release_one(decision.pk, by=here.by, at=AFTER)),
    ):
        with pytest.raises(GuardFailed, match=f"Ask the coordinator to put {who.person} on that list"):
            step()
    assert (seats_of(here), state_of(rival)) == (["free", "free"], "ready")

    assert standby.give_on(at=AFTER) == 1
    assert Standby.objects.get(pk=row.pk).state == "offered"
    assert here.prepared(rival).state == "prepared"  # the other seat is nobody's


def test_who_is_being_called_is_passed_over_and_the_next_one_gets_the_seat():
    here = world(headcount=2)
    called, following = scored(here, 0), scored(here, 1)
    here.prepared(called)
    first, second = line(here, called, following)

    assert standby.give_on(at=AFTER) == 1

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.passed_over) == ("waiting", standby.NOT_FREE)
    assert second.state == "offered"


def test_a_coordinator_holds_a_seat_beyond_the_gate_with_a_reason():
    _here, first, offer, _waiting, _rows = full()
    by, until = coordinator(), GATE + timedelta(days=4)

    with pytest.raises(GuardFailed, match="Say why"):
        standby.keep_seat(offer.seat_id, until=until, by=by, at=AFTER, reason="")
    with pytest.raises(GuardFailed, match="until Friday, January 30 at most"):
        standby.keep_seat(offer.seat_id, until=GATE + timedelta(days=30), by=by, at=AFTER, reason="The lab is late")
    standby.keep_seat(offer.seat_id, until=until, by=by, at=AFTER, reason="The lab is late")
    offers.expire_lapsed(at=GATE)

    assert (state_of(first), standby.give_on(at=GATE)) == ("onboarding", 0)
    offers.expire_lapsed(at=until)
    assert (state_of(first), standby.give_on(at=until)) == ("ready", 1)


def test_a_coordinator_frees_or_gives_a_seat_by_hand_and_nothing_is_lost_or_sold_twice():
    here, first, offer, waiting, rows = full()
    by = coordinator()
    with pytest.raises(Conflict, match="No seat is free"):
        standby.give_now(rows[2].pk, by=by, at=AFTER, reason="Starts a week early")
    for reason, sentence in ((" ", "Say why"), ("She is pregnant", "about the work only")):
        with pytest.raises(GuardFailed, match=sentence):
            offer_returns.ask(offer.pk, by=by, at=AFTER, reason=reason)

    offer_returns.ask(offer.pk, by=by, at=AFTER, reason="The clinic moves her hours")
    with pytest.raises(NotAllowed, match="second person"):
        offer_returns.agree(offer.pk, by=by, at=AFTER)
    assert (state_of(first), seats_of(here)) == ("onboarding", ["held"])  # one person takes nobody's yes back
    offer_returns.agree(offer.pk, by=here.by, at=AFTER)
    assert (state_of(first), seats_of(here)) == ("ready", ["free"])
    with pytest.raises(GuardFailed, match="Only an offer that waits"):
        offer_returns.ask(offer.pk, by=by, at=AFTER, reason="The clinic moves her hours")
    with pytest.raises(GuardFailed, match="Say why"):
        standby.give_now(rows[2].pk, by=by, at=AFTER, reason="")
    standby.give_now(rows[2].pk, by=by, at=AFTER, reason="Starts a week early")
    standby.take_off(rows[0].pk, by=by, at=AFTER, reason="Asked for it on the phone")

    assert (standby.give_on(at=AFTER), seats_of(here)) == (0, ["held"])
    assert Offer.objects.get(application=waiting[2], state="verbal").respond_by == AFTER + CLOCK
    assert about(rows[2]).filter(kind="standby.claim").get().reason == "Starts a week early"
    wanted = ("seat.freed", "standby.off")
    told = {row.kind: render(row, messages.kinds()[row.kind]).text for row in Message.objects.filter(kind__in=wanted)}
    assert "Why: The clinic moves her hours" in told["seat.freed"]
    assert "You do not wait for a seat in" in told["standby.off"]


def test_who_is_deferred_stands_first_in_the_later_class_and_confirms_again():
    here, first, offer, waiting, _rows = full()
    day = here.cohort.starts_on.replace(month=3)
    later = make.cohort(version=here.version, program=here.cohort.program, starts_on=day)
    by = coordinator()
    item = make.onboarding_item(here.version, slug="offer-letter", title="Sign the offer letter")
    paper = OnboardingTask.objects.create(application=first, item=item, due_on=day, counted_from=day, planned_on=day)
    task = first.onboarding_tasks.order_by("pk").first()
    onboarding.complete(task.pk, by=by, at=AFTER)
    letter, name = offer.letters.get(), f"{first.person.given_name} {first.person.family_name}"
    onboarding.sign_letter(letter.pk, name=name, read=letter.digest, by=candidate_of(first), at=AFTER)
    with pytest.raises(GuardFailed, match="no places for this path"):
        deferrals.defer(first.pk, cohort_id=later.pk, by=by, at=AFTER, reason="A broken leg")
    places = make.opening(cohort=later, track=here.opening.track, department=here.opening.department, headcount=1)
    with pytest.raises(GuardFailed, match="later class"):
        deferrals.defer(first.pk, cohort_id=here.cohort.pk, by=by, at=AFTER, reason="A broken leg")

    row = deferrals.defer(first.pk, cohort_id=later.pk, by=by, at=AFTER, reason="A broken leg")
    assert (state_of(first), row.deferred_from_id) == ("ready", here.cohort.pk)
    assert standby.give_on(at=AFTER) == 2  # the next one here, and the deferred one there
    claim = Offer.objects.get(application=first, state="verbal")
    assert (claim.opening, claim.respond_by) == (places, AFTER + timedelta(days=7))
    assert Offer.objects.filter(application=waiting[0], state="verbal").count() == 1
    offers.confirm(claim.pk, by=candidate_of(first), at=AFTER)
    task.refresh_from_db()
    paper.refresh_from_db()

    assert (state_of(first), task.done_at) == ("onboarding", AFTER)  # what was ready stays ready
    assert (paper.done_at, "written anew" in paper.back_reason) == (None, True)  # another letter, another signature
    with pytest.raises(TransitionRefused):
        deferrals.defer(waiting[2].pk, cohort_id=later.pk, by=by, at=AFTER, reason="Too")
    assert Offer.objects.get(pk=offer.pk).state == "declined"


@pytest.mark.parametrize("many", [1, 20])
def test_the_page_takes_the_steps_and_costs_the_same_for_one_as_for_twenty(many, django_assert_num_queries):
    here = world(headcount=2)
    first = scored(here, 0)
    offer = here.confirmed(first)
    staff = make.staff(Role.COORDINATOR)
    for rank in range(many):
        who = here.candidate()
        Standby.objects.create(application=who, opening=here.opening, rank=rank, joined_at=AFTER, added_by=staff)
    page, row = reverse("board:seats", args=[here.cohort.pk]), Standby.objects.latest("pk")
    with time_machine.travel(AFTER, tick=False):
        desk = browser(staff)
        with django_assert_num_queries(12):
            assert desk.get(page).status_code == 200
        for slug, typed in (
            (f"give-{row.pk}", {"reason": "x" * 10_000}),
            (f"back-{offer.pk}", {"reason": "\x00"}),
            (f"first-{row.pk}", {"reason": ""}),
            (f"keep-{offer.seat_id}", {"until": "2026-02-31", "reason": "The lab is late"}),
            (f"keep-{offer.seat_id}", {"until": "9999-12-31", "reason": "x" * 10_000}),
            (f"defer-{first.pk}", {"cohort": "-1", "reason": "A broken leg"}),
            ("join", {"application": "9" * 30, "opening": "\x00"}),
        ):
            assert desk.post(f"{page}{slug}/", typed).status_code in {400, 422}
        assert desk.post(f"{page}first-0/", {"reason": "Why"}).status_code == 404
        desk.post(f"{page}keep-{offer.seat_id}/", {"until": "2026-01-30", "reason": "The lab is late"})
        desk.post(f"{page}first-{row.pk}/", {"reason": "Speaks Spanish"})
        desk.post(f"{page}back-{offer.pk}/", {"reason": "The clinic moves her hours"})
        asked = text_of(desk.get(page))
        desk.post(f"{page}keep-offer-{offer.pk}/")
        shown = text_of(desk.get(page))

    assert "asked for it: “The clinic moves her hours” A second person decides; nobody was told yet." in asked
    assert "A second person decides" not in shown
    assert ("The lab is late" in shown, "Speaks Spanish" in shown) == (True, True)
    kept = Message.objects.get(kind="seat.kept")
    assert "held through Friday, January 30" in render(kept, messages.kinds()[kept.kind]).text
