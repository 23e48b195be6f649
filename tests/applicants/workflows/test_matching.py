"""Matching: drafts that replace each other, decisions by hand that stay, and one release for everybody."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from applicants.models import Application, Match, MatchLock, MatchRun, MatchState, Offer
from applicants.workflows import applications, matched_offers, matching
from apprenticeships.errors import Conflict, DomainError, GuardFailed, TransitionRefused
from apprenticeships.models import Event, Message
from cohorts.models import Enrollment, SeatState
from cohorts.workflows import openings, seats
from tests import factories as make
from tests.applicants.matching_world import FAR, placed, world
from tests.cohorts.scene import race
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def release(run, here, *, at=NOON):
    return matching.release(run.pk, is_early=True, by=here.by, at=at)


def state(application):
    return Application.objects.values_list("state", flat=True).get(pk=application.pk)


def test_a_draft_places_by_wishes_and_says_why():
    here = world()
    nursing, lab = here.places("nursing"), here.places("lab")
    one, two = here.student("nursing", "lab"), here.student("lab", "nursing")

    run = here.draft()

    assert placed(run) == {one.pk: nursing.pk, two.pk: lab.pk}
    assert (run.state, run.number, run.summary["placed"], run.summary["choices"]) == ("draft", 1, 2, [2, 0, 0])
    assert run.matches.get(application=one).reasons == ["Nursing is your first choice, 0.0 miles from home."]


def test_the_reasons_of_a_matching_speak_the_language_of_who_reads_them():
    here = world()
    here.places("lab", age_from=18)
    placed_one, too_young = here.student("lab", born=date(2000, 1, 1)), here.student("lab", born=date(2009, 3, 1))
    run = here.draft()

    with translation.override("es"):
        first = run.matches.get(application=placed_one).reasons
        second = run.matches.get(application=too_young).reasons

    assert first == ["Lab es su primera opción, a 0.0 millas de su casa."]
    assert second[0].startswith("Lab en Lab unit, ")
    assert "usted tiene la edad desde el lunes 1 de marzo de 2027" in second[0]


def test_a_draft_keeps_how_each_department_filled():
    here = world()
    nursing = here.places("nursing", 2, age_from=18)
    here.student("lab", "nursing", born=date(2000, 1, 1))
    here.student("nursing")

    run = here.draft()

    assert run.summary["places"] == {
        str(nursing.pk): {"capacity": 2, "wanted": [1, 1, 0], "open_to": 1, "barriers": {"too_young": 1}}
    }


def test_another_draft_replaces_the_one_before_and_keeps_it_to_compare():
    here = world()
    here.places()
    here.student()
    first = here.draft()

    second = here.draft(variant="home", seed=7)

    first.refresh_from_db()
    assert (first.state, second.state, second.number) == (MatchState.REPLACED, MatchState.DRAFT, 2)
    assert first.matches.count() == 1


def test_the_same_input_and_number_give_the_same_result():
    here = world()
    here.places("nursing", 3)
    here.places("lab", 2, site="far")
    for number in range(8):
        here.student(*(("nursing", "lab"), ("lab", "finance"))[number % 2], code=FAR if number % 3 else "63101")

    one, two = here.draft(seed=42), here.draft(seed=42)

    assert placed(one) == placed(two)
    assert one.input_digest == two.input_digest


@pytest.mark.parametrize(
    ("fields", "where"), [({"variant": "luck"}, "variant"), ({"seed": -1}, "seed"), ({"seed": 100_000_000}, "seed")]
)
def test_what_a_draft_cannot_start_from_is_refused_at_its_field(fields, where):
    here = world()

    with pytest.raises(GuardFailed) as refused:
        here.draft(**fields)

    assert refused.value.field == where


def test_a_draft_needs_students_places_a_person_and_a_program_that_matches():
    here = world()
    with pytest.raises(GuardFailed, match="Nobody is ready"):
        here.draft()
    here.student()
    with pytest.raises(GuardFailed, match="No department has a free place"):
        here.draft()
    with pytest.raises(GuardFailed, match="started by a person"):
        here.draft(by=ROBOT)
    with pytest.raises(GuardFailed, match="does not match"):
        matching.draft(make.cohort().pk, variant="interests", seed=1, by=here.by, at=NOON)

    assert MatchRun.objects.count() == 0


def test_a_decision_by_hand_holds_in_every_later_draft_until_it_is_taken_back():
    here = world()
    nursing, lab = here.places("nursing"), here.places("lab")
    who = here.student("nursing", "lab")
    here.fix(who, lab)

    fixed = [placed(here.draft(seed=seed))[who.pk] for seed in (1, 2)]
    taken_back = matching.let_go(who.pk, by=here.by, at=NOON)

    assert (fixed, taken_back, placed(here.draft())[who.pk]) == ([lab.pk, lab.pk], True, nursing.pk)
    assert matching.let_go(who.pk, by=here.by, at=NOON) is False
    assert list(Event.objects.filter(kind__startswith="match.", person=who.person).values_list("kind", flat=True)) == [
        "match.let_go",
        "match.fix",
    ]


def test_nowhere_is_a_decision_too():
    here = world()
    here.places()
    who = here.student()
    here.fix(who, None)

    assert placed(here.draft()) == {who.pk: None}


def test_a_decision_against_a_rule_is_not_kept_and_the_draft_names_the_rule():
    here = world()
    grown = here.places("lab", age_from=18)
    who = here.student("nursing", "lab")
    here.places("nursing")
    here.fix(who, grown)

    run = here.draft()

    assert run.summary["broken"] == [
        {"application": who.pk, "opening": grown.pk, "why": "against_rule", "barrier": "too_young"}
    ]
    assert placed(run)[who.pk] != grown.pk


def test_a_decision_needs_a_reason_a_place_of_this_summer_and_somebody_who_waits():
    here, elsewhere = world(), world()
    who, stranger = here.student(), elsewhere.places()

    with pytest.raises(GuardFailed, match="Write why"):
        here.fix(who, None, reason="  ")
    with pytest.raises(GuardFailed, match="another summer"):
        here.fix(who, stranger)
    with pytest.raises(GuardFailed, match="not waiting"):
        here.fix(here.student(state="withdrawn"), None)

    assert MatchLock.objects.count() == 0


def changes():
    """What may happen between the draft and the release."""

    def student(here):
        here.student("lab")

    def withdrawal(here):
        row = Application.objects.filter(cohort=here.cohort).earliest("pk")
        applications.withdraw(row.pk, reason_code="other_job", by=here.by, at=NOON)

    def seat(here):
        seats.hold(here.cohort.openings.get().pk, person=make.person(), until=LATER, by=ROBOT, at=NOON)

    def ages(here):
        opening = here.cohort.openings.get()
        openings.change(opening.pk, headcount=2, fits=openings.Fits(age_from=18), by=here.by, at=NOON)

    def decision(here):
        here.fix(Application.objects.filter(cohort=here.cohort).earliest("pk"), None)

    return [student, withdrawal, seat, ages, decision]


@pytest.mark.parametrize("change", changes(), ids=lambda each: each.__name__)
def test_a_release_is_refused_when_something_changed_since_the_draft(change):
    here = world()
    here.places(headcount=2)
    here.student()
    here.student()
    run = here.draft()
    change(here)

    with pytest.raises(Conflict, match="changed since this draft"):
        release(run, here)

    run.refresh_from_db()
    assert run.state == MatchState.DRAFT
    release(here.draft(), here)


def test_a_replaced_draft_cannot_be_released_and_a_released_one_not_again():
    here = world()
    here.places()
    here.student()
    first, second = here.draft(), here.draft()
    release(second, here)

    for run in (first, second):
        with pytest.raises(TransitionRefused):
            release(run, here)

    assert Event.objects.filter(kind="matchrun.release").count() == 1


def released(here, *, at=NOON):
    run = here.draft()
    release(run, here, at=at)
    return run


def test_a_release_gives_everybody_their_offer_or_their_answer_once():
    here = world()
    nursing = here.places()
    lucky, other = here.student(), here.student()
    run = released(here)

    told = [matching.offer_released(at=LATER), matching.offer_released(at=LATER)]

    winner = next(key for key, place in placed(run).items() if place)
    loser = next(key for key, place in placed(run).items() if not place)
    assert {winner, loser} == {lucky.pk, other.pk}
    assert told == [2, 0]
    assert sorted(Message.objects.filter(kind__in=["offer.made", "match.none"]).values_list("kind", flat=True)) == [
        "match.none",
        "offer.made",
    ]
    offer = Offer.objects.get()
    assert (offer.application_id, offer.opening_id, offer.state) == (winner, nursing.pk, "verbal")
    assert (offer.seat.state, offer.seat.held_until) == (SeatState.HELD, offer.respond_by)
    assert (Application.objects.get(pk=winner).state, Application.objects.get(pk=loser).state) == ("offered", "ready")
    assert Enrollment.objects.get().person_id == offer.application.person_id


def test_an_offer_that_failed_stops_no_other_and_is_made_a_minute_later(monkeypatch):
    here = world()
    here.places(headcount=3)
    for _ in range(3):
        here.student()
    run = released(here)
    calls = []

    def dies(*args, **kwargs):
        calls.append(args)
        if len(calls) == 2:
            raise RuntimeError("The machine went away.")
        return make_offer(*args, **kwargs)

    make_offer = matched_offers.make
    monkeypatch.setattr(matched_offers, "make", dies)
    done = matching.offer_released(at=LATER)
    half = run.matches.filter(told_at__isnull=False).count()

    rest = [matching.offer_released(at=LATER + timedelta(seconds=seconds)) for seconds in (1, 61)]

    assert (done, half, rest, Offer.objects.count()) == (2, 2, [0, 1], 3)
    assert Message.objects.filter(kind="offer.made").count() == 3


def test_who_withdrew_after_the_release_is_passed_over():
    here = world()
    here.places(headcount=2)
    gone, stays = here.student(), here.student()
    run = released(here)
    applications.withdraw(gone.pk, reason_code="other_job", by=here.by, at=NOON)

    matching.offer_released(at=LATER)

    assert (state(gone), state(stays)) == ("withdrawn", "offered")
    assert list(Offer.objects.values_list("application", flat=True)) == [stays.pk]
    assert run.matches.filter(told_at__isnull=True).count() == 0


def test_who_has_no_seat_any_more_is_passed_over_with_the_reason():
    here = world()
    opening = here.places()
    who = here.student()
    released(here)
    seats.hold(opening.pk, person=make.person(), until=LATER + timedelta(days=1), by=ROBOT, at=NOON)

    matching.offer_released(at=LATER)

    passed = Event.objects.get(kind="match.passed")
    assert (state(who), Offer.objects.count()) == ("ready", 0)
    assert (passed.person_id, "No seat is free" in passed.reason) == (who.person_id, True)


def test_the_next_draft_is_for_those_who_are_left():
    here = world()
    here.places()
    here.student()
    here.student()
    run = released(here)
    matching.offer_released(at=LATER)
    lab = here.places("lab")
    late = here.student("lab")

    after = here.draft()

    left = next(key for key, place in placed(run).items() if place is None)
    assert placed(after) == {left: placed(after)[left], late.pk: placed(after)[late.pk]}
    assert set(placed(after).values()) == {lab.pk, None}


@pytest.mark.django_db(transaction=True)
def test_of_two_releases_at_once_one_wins_and_everybody_hears_once():
    here = world()
    here.places(headcount=4)
    for _ in range(4):
        here.student()
    run = here.draft()

    found = race(8, lambda _: release(run, here))
    told = race(4, lambda _: matching.offer_released(at=LATER))

    refused = [each for each in found if isinstance(each, DomainError)]
    assert (len(refused), {each.code for each in refused}) == (7, {"wrong-state"})
    assert sum(told) + matching.offer_released(at=LATER) == 4
    assert (Offer.objects.count(), Message.objects.filter(kind="offer.made").count()) == (4, 4)


@pytest.mark.django_db(transaction=True)
def test_drafts_at_once_leave_one_draft():
    here = world()
    here.places(headcount=2)
    here.student()

    found = race(6, lambda number: here.draft(seed=number))

    assert [each for each in found if isinstance(each, Exception)] == []
    assert max(MatchRun.objects.values_list("number", "state")) == (6, MatchState.DRAFT)
    assert MatchRun.objects.filter(state=MatchState.DRAFT).count() == 1


@pytest.mark.parametrize("many", [1, 30])
def test_a_draft_asks_as_much_for_one_student_and_place_as_for_thirty(django_assert_num_queries, many):
    here = world()
    for number in range(many):
        department = make.make_department(site=here.sites["far" if number % 2 else "near"])
        here.places("nursing", department=department)
        here.student("nursing", "lab")

    with django_assert_num_queries(19):
        here.draft()

    assert Match.objects.count() == many
