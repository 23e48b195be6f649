"""Students to places: small cases that can be followed by hand."""

from dataclasses import replace
from datetime import date

import pytest

from applicants.rules.matching import Broken, BrokenLock, Move, changes, match, summary, variants
from applicants.rules.matching_inputs import (
    CLOSE_TO_HOME,
    INTERESTS_FIRST,
    VARIANTS,
    Forbidden,
    Lock,
    Period,
    Place,
    Problem,
    Weights,
)
from applicants.rules.matching_pairs import Barrier, covers, miles_between, too_old, young_until
from applicants.rules.matching_reasons import Help, Why
from tests.applicants.rules.matching_cases import FIRST_DAY, LAST_DAY, PLAIN, place, spot, student


def run(students, places, **fields):
    return match(Problem(tuple(students), tuple(places), fields.pop("weights", PLAIN), **fields))


@pytest.mark.parametrize(
    ("students", "places", "expected"),
    [
        ([], [place("p", "lab")], {}),
        ([student("a", "lab")], [], {"a": None}),
        ([student("a", "lab")], [place("p", "lab", 0)], {"a": None}),
        ([student("a", "lab"), student("b", "lab")], [place("p", "lab", 2)], {"a": "p", "b": "p"}),
        ([student("a", "lab", "desk")], [place("p", "desk"), place("q", "lab")], {"a": "q"}),
        ([student("a")], [place("p", "lab")], {"a": "p"}),
        # one more student placed goes before the first choice of another
        (
            [student("a", "lab", "desk"), student("b", "lab", max_miles=3, home=spot(0))],
            [place("near", "lab", location=spot(1)), place("far", "desk", location=spot(40))],
            {"a": "far", "b": "near"},
        ),
        # the sum counts: 10 + 6 is more than 10 + 3
        (
            [student("a", "lab", "desk", "ward"), student("b", "lab", "ward", "desk")],
            [place("p", "lab"), place("q", "desk")],
            {"a": "q", "b": "p"},
        ),
        # a chain of three moves makes room for the fourth
        (
            [
                student("a", "one", "two"),
                student("b", "two", "three"),
                student("c", "three", "four"),
                student("d", "one"),
            ],
            [place(each, each, asks=frozenset({each})) for each in ("one", "two", "three", "four")],
            dict.fromkeys("abcd"),
        ),
        # back to the earlier site: 6 + 5 is more than 10
        (
            [student("a", "lab", "desk", earlier_site="site q")],
            [place("p", "lab"), place("q", "desk")],
            {"a": "q"},
        ),
        # the shorter way among equal points
        (
            [student("a", "lab", home=spot(0))],
            [place("p", "lab", location=spot(4.2)), place("q", "lab", location=spot(4.1))],
            {"a": "q"},
        ),
    ],
)
def test_small_cases_come_out_as_by_hand(students, places, expected):
    assert run(students, places).pairs == expected


def test_a_chain_of_moves_makes_room_for_one_more():
    doors = {name: frozenset({name}) for name in ("one", "two", "three")}
    people = [
        student("a", "one", "two", flags=doors["one"] | doors["two"]),
        student("b", "two", "three", flags=doors["two"] | doors["three"]),
        student("c", "one", flags=doors["one"]),
    ]

    result = run(people, [place(name, name, asks=asks) for name, asks in doors.items()])

    assert result.pairs == {"a": "two", "b": "three", "c": "one"}


@pytest.mark.parametrize(
    ("born", "starts_on", "old_enough", "until"),
    [
        (date(2011, 6, 14), date(2027, 6, 14), True, None),
        (date(2011, 6, 15), date(2027, 6, 14), False, date(2027, 6, 15)),
        (date(2012, 2, 29), date(2028, 2, 28), False, date(2028, 2, 29)),
        (date(2012, 2, 29), date(2028, 2, 29), True, None),
        (date(2008, 2, 29), date(2024, 2, 29), True, None),
        (date(2011, 3, 1), date(2027, 2, 28), False, date(2027, 3, 1)),
        (date(2012, 2, 29), date(2027, 6, 14), False, date(2028, 2, 29)),
    ],
)
def test_sixteen_is_counted_on_the_first_day(born, starts_on, old_enough, until):
    opening = place("p", "lab", starts_on=starts_on, ends_on=date(2029, 1, 1), min_age=16)
    person = student("a", "lab", born=born)

    assert (run([person], [opening]).pairs == {"a": "p"}, young_until(person, opening)) == (old_enough, until)


@pytest.mark.parametrize(
    ("starts_on", "young", "old"),
    [
        (date(2027, 2, 28), date(2027, 3, 1), False),
        (date(2027, 3, 1), None, False),
        (date(2028, 2, 28), None, False),
        (date(2028, 2, 29), None, True),
    ],
)
def test_born_on_february_29_turns_on_march_1_in_common_years(starts_on, young, old):
    """Fifteen in 2027, sixteen in 2028, which has a February 29."""
    person = student("a", "lab", born=date(2012, 2, 29))
    opening = place("p", "lab", starts_on=starts_on, ends_on=LAST_DAY.replace(year=2028), min_age=15, max_age=15)

    assert (young_until(person, opening), too_old(person, opening)) == (young, old)


@pytest.mark.parametrize(
    ("fields", "needs", "barrier"),
    [
        ({"home": spot(0), "max_miles": 10}, {"location": spot(10)}, None),
        ({"home": spot(0), "max_miles": 10}, {"location": spot(10.2)}, Barrier.TOO_FAR),
        ({"home": None, "max_miles": 10}, {"location": spot(90)}, None),
        ({"available": (Period(FIRST_DAY, LAST_DAY),)}, {}, None),
        ({"available": (Period(date(2027, 6, 15), LAST_DAY),)}, {}, Barrier.AWAY),
        ({"hours_a_week": 20}, {"hours_a_week": 20}, None),
        ({"hours_a_week": 20}, {"hours_a_week": 24}, Barrier.HOURS),
        ({"shifts": frozenset({"day", "evening"})}, {"shifts": frozenset({"evening"})}, None),
        ({"shifts": frozenset({"day"})}, {"shifts": frozenset({"day", "evening"})}, Barrier.SHIFT),
        ({"flags": frozenset({"car"})}, {"asks": frozenset({"car"})}, None),
        ({}, {"asks": frozenset({"car"})}, Barrier.LACKS),
        ({"born": date(2011, 7, 1)}, {"min_age": 16}, Barrier.TOO_YOUNG),
        ({"born": date(2008, 6, 14)}, {"max_age": 18}, Barrier.TOO_OLD),
        ({"born": date(2008, 6, 15)}, {"max_age": 18}, None),
    ],
)
def test_each_hard_rule_keeps_out_and_is_named(fields, needs, barrier):
    result = run([student("a", "lab", **fields)], [place("p", "lab", **needs)])
    placement = result.by_student["a"]

    assert (placement.place, placement.why_not and placement.why_not.barrier) == (None if barrier else "p", barrier)
    assert result.places[0].barriers == (((barrier, 1),) if barrier else ())


def test_periods_may_touch():
    before, after = Period(FIRST_DAY, date(2027, 7, 4)), Period(date(2027, 7, 5), LAST_DAY)

    assert covers([after, before], FIRST_DAY, LAST_DAY)
    assert not covers([replace(after, first=date(2027, 7, 6)), before], FIRST_DAY, LAST_DAY)


def test_a_known_distance():
    """Los Angeles to San Francisco along the globe: 347.4 miles."""
    assert (
        miles_between(
            replace(spot(0), latitude=34.0522, longitude=-118.2437),
            replace(spot(0), latitude=37.7749, longitude=-122.4194),
        )
        == 3474
    )


def test_a_forbidden_pair_never_comes_about_and_its_reason_is_told():
    ban = Forbidden("a", "p", "Works for an aunt there")

    free = run([student("a", "lab")], [place("p", "lab")], forbidden=(ban,))
    locked = run([student("a", "lab")], [place("p", "lab")], forbidden=(ban,), locks=(Lock("a", "p"),))

    assert (free.pairs, free.by_student["a"].why_not.barrier) == ({"a": None}, Barrier.FORBIDDEN)
    assert locked.pairs == {"a": None}
    assert locked.broken == (BrokenLock(Lock("a", "p"), Broken.AGAINST_RULE, Barrier.FORBIDDEN, ban.reason),)


def test_a_change_by_hand_survives_the_next_run():
    people = [student("a", "lab", "desk"), student("b", "lab")]
    problem = Problem(tuple(people), (place("p", "lab"), place("q", "desk")), PLAIN)

    by_hand = problem.locked("a", "p").locked("b", None)

    assert match(problem).pairs == {"a": "q", "b": "p"}
    assert match(by_hand).pairs == {"a": "p", "b": None}
    assert match(replace(by_hand, seed="another")).pairs == {"a": "p", "b": None}
    assert match(by_hand.unlocked("b")).pairs == {"a": "p", "b": "q"}
    assert match(by_hand).by_student["b"].why_not.why is Why.BY_HAND


@pytest.mark.parametrize(
    ("lock", "why", "barrier"),
    [
        (Lock("nobody", "p"), Broken.NO_STUDENT, None),
        (Lock("a", "nowhere"), Broken.NO_PLACE, None),
        (Lock("a", "closed"), Broken.FULL, None),
        (Lock("a", "grown"), Broken.AGAINST_RULE, Barrier.TOO_YOUNG),
    ],
)
def test_a_lock_that_cannot_be_is_reported_and_the_student_takes_part(lock, why, barrier):
    places = [place("p", "lab"), place("closed", "lab", 0), place("grown", "lab", min_age=18)]

    result = run([student("a", "lab")], places, locks=(lock,))

    assert result.broken == (BrokenLock(lock, why, barrier),)
    assert result.pairs == {"a": "p"}


def test_a_lock_may_place_where_the_weights_never_do():
    weights = replace(PLAIN, not_chosen=None)
    people, places = [student("a", "desk")], [place("p", "lab")]

    assert run(people, places, weights=weights).pairs == {"a": None}
    assert run(people, places, weights=weights).by_student["a"].why_not.why is Why.NO_PLACE
    assert run(people, places, weights=weights, locks=(Lock("a", "p"),)).pairs == {"a": "p"}


def test_who_lost_the_first_choice_is_told_what_it_would_cost_the_whole():
    people = [student("a", "lab", "desk"), student("b", "lab", "ward")]
    places = [place("p", "lab"), place("q", "desk"), place("r", "ward", location=spot(0))]
    weights = replace(PLAIN, ranks=(10, 6, 6), unknown=0)
    near = replace(people[1], home=spot(0))  # b has the ward around the corner, which is worth 4

    loser = run([people[0], near], places, weights=weights).by_student["b"]

    assert (loser.place, loser.rank, loser.miles, loser.points) == ("r", 2, 0.0, 10)
    assert (loser.why_not.why, loser.why_not.place, loser.why_not.loss, loser.why_not.fewer) == (
        Why.FULL,
        "p",
        4,
        False,
    )


def test_when_both_are_as_good_for_the_whole_the_draw_decides():
    people = [student("a", "lab", "desk"), student("b", "lab", "desk")]
    places = [place("p", "lab"), place("q", "desk")]

    results = [run(people, places, seed=str(seed)) for seed in range(20)]

    assert {tuple(sorted(each.pairs.items())) for each in results} == {
        (("a", "p"), ("b", "q")),
        (("a", "q"), ("b", "p")),
    }
    for each in results:
        assert [person.why_not.why for person in each.placements if person.place == "q"] == [Why.DRAW]


def test_who_would_cost_another_their_place_is_told_so():
    people = [student("a", "lab", "desk"), student("b", "lab", shifts=frozenset({"day"}))]
    places = [place("p", "lab"), place("q", "desk", shifts=frozenset({"evening"}))]

    why_not = run(people, places).by_student["a"].why_not

    assert (why_not.why, why_not.place, why_not.fewer) == (Why.FULL, "p", True)


def test_who_is_too_young_learns_from_when():
    result = run([student("a", "lab", born=date(2011, 7, 1))], [place("p", "lab", min_age=16), place("q", "lab", 0)])
    placement = result.by_student["a"]

    assert (placement.why_not.why, placement.why_not.place) == (Why.HELD, "q")
    assert placement.helps == (Help("p", Barrier.TOO_YOUNG, None, date(2027, 7, 1)), Help("q"))


def test_whoever_is_left_over_learns_what_would_have_placed_them():
    far = student("a", "lab", home=spot(0), max_miles=10)
    places = [place("p", "lab", location=spot(12)), place("q", "desk", 0, location=spot(2))]

    found = run([far], places).by_student["a"]
    lifted = run([replace(far, max_miles=12)], places)
    seat = run([far], [places[0], replace(places[1], capacity=1)])

    assert found.helps == (Help("p", Barrier.TOO_FAR, 12.0), Help("q", None, 2.0))
    assert (lifted.pairs, seat.pairs) == ({"a": "p"}, {"a": "q"})


def test_a_place_says_how_it_filled():
    people = [
        student("a", "lab", "desk"),
        student("b", "desk", "ward", "lab", flags=frozenset({"car"})),
        student("c", "lab", born=date(2013, 1, 1)),
    ]

    lab, _ = run(people, [place("p", "lab", 2, min_age=15), place("q", "desk", asks=frozenset({"car"}))]).places

    assert (lab.filled, lab.capacity, lab.students) == (1, 2, ("a",))
    assert (lab.wanted, lab.open_to, lab.barriers) == ((2, 0, 1), 2, ((Barrier.TOO_YOUNG, 1),))


def test_variants_are_compared_in_one_line_each():
    people = [student("a", "lab", "desk", home=spot(0)), student("b", "ward", home=spot(19))]
    places = [place("p", "lab", location=spot(19)), place("q", "desk", location=spot(1))]
    problem = Problem(tuple(people), tuple(places))

    first, near = (summary(each) for each in variants(problem, VARIANTS))

    assert (first.weights, first.choices, first.not_chosen, first.median_miles) == (
        INTERESTS_FIRST.name,
        (1, 0, 0),
        1,
        18.5,
    )
    assert (near.weights, near.choices, near.not_chosen, near.median_miles) == (CLOSE_TO_HOME.name, (0, 1, 0), 1, 0.5)
    assert (first.placed, first.students, first.seats, first.broken) == (2, 2, 2, 0)


def test_nobody_placed_has_no_median():
    assert summary(run([student("a")], [])).median_miles is None


def test_what_if_says_who_moves():
    people = (student("a", "lab", "desk"), student("b", "lab"))
    problem = Problem(people, (place("p", "lab"), place("q", "desk")), PLAIN)
    more = replace(problem, places=(place("p", "lab", 2), place("q", "desk")))

    assert changes(match(problem), match(more)) == (Move("a", "q", "p"),)
    assert changes(match(problem), match(problem)) == ()
    assert changes(match(problem), match(replace(problem, students=people[1:]))) == (Move("a", "q", None),)


@pytest.mark.parametrize(
    "make",
    [
        lambda: student("a", "lab", "lab"),
        lambda: student("a", "lab", "desk", "ward", "file"),
        lambda: place("p", "lab", -1),
        lambda: place("p", "lab", ends_on=date(2027, 6, 13)),
        lambda: Period(LAST_DAY, FIRST_DAY),
        lambda: Weights("Twice", (3, 2, 1), 0, bands=((5, 1), (5, 2))),
        lambda: Problem((student("a"), student("a")), ()),
        lambda: Problem((), (place("p", "lab"), place("p", "desk"))),
        lambda: Problem((), (), locks=(Lock("a", None), Lock("a", "p"))),
    ],
)
def test_what_cannot_be_meant_is_refused(make):
    with pytest.raises(ValueError):
        make()


def test_a_place_is_a_plain_value():
    assert place("p", "lab") == Place("p", "Department p", "site p", "lab", 1, FIRST_DAY, LAST_DAY)
