"""Students to places: what holds for every matching, and a search through all possibilities of small ones."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.rules.matching import Broken, match, summary
from applicants.rules.matching_draw import drawn
from applicants.rules.matching_inputs import Forbidden, Lock, Period, Problem, Weights
from applicants.rules.matching_pairs import CLOSED, Barrier, sheet, worth
from applicants.rules.matching_reasons import Why
from applicants.rules.matching_solver import solve
from tests.applicants.rules.matching_cases import DEGREE, FIRST_DAY, LAST_DAY, place, spot, student

QUICK = settings(max_examples=60, deadline=None, database=None)
AREAS = ("lab", "desk", "ward", "file")
SHIFTS = st.frozensets(st.sampled_from(["day", "evening"]))
SPOTS = st.none() | st.sampled_from([spot(miles) for miles in (0, 3, 6, 12, 25)])
BORN = st.sampled_from(["2008-06-14", "2010-01-01", "2011-06-14", "2011-06-15", "2012-02-29", "2013-01-01"])
STARTS = st.sampled_from([FIRST_DAY, date(2027, 2, 28), date(2028, 2, 29)])


@st.composite
def problems(draw, students=5, places=4):
    people = [
        student(
            f"s{number}",
            *draw(st.lists(st.sampled_from(AREAS), unique=True, max_size=3)),
            born=date.fromisoformat(draw(BORN)),
            home=draw(SPOTS),
            max_miles=draw(st.sampled_from([None, None, 5, 10])),
            available=draw(st.sampled_from([(), (), (Period(FIRST_DAY, LAST_DAY),)])),
            shifts=draw(st.none() | SHIFTS),
            hours_a_week=draw(st.sampled_from([None, 10, 20])),
            earlier_site=draw(st.sampled_from([None, "site p0"])),
            flags=draw(st.sampled_from([frozenset(), frozenset({"car"})])),
        )
        for number in range(draw(st.integers(0, students)))
    ]
    openings = []
    for number in range(draw(st.integers(0, places))):
        start = draw(STARTS)
        openings.append(
            place(
                f"p{number}",
                draw(st.sampled_from(AREAS)),
                draw(st.integers(0, 3)),
                starts_on=start,
                ends_on=start + timedelta(45),
                location=draw(SPOTS),
                min_age=draw(st.sampled_from([0, 15, 16])),
                max_age=draw(st.sampled_from([None, None, 18])),
                shifts=draw(st.sampled_from([frozenset(), frozenset({"day"})])),
                hours_a_week=draw(st.sampled_from([8, 16])),
                asks=draw(st.sampled_from([frozenset(), frozenset(), frozenset({"car"})])),
            )
        )
    keys, to = [each.key for each in people], [each.key for each in openings]
    weights = Weights(
        "Drawn",
        tuple(sorted(draw(st.lists(st.integers(0, 9), min_size=3, max_size=3)), reverse=True)),
        draw(st.none() | st.integers(-4, 3)),
        bands=((4, draw(st.integers(0, 5))), (8, draw(st.integers(-2, 3)))),
        unknown=1,
        returning=draw(st.integers(0, 3)),
    )
    locked = draw(st.lists(st.sampled_from([*keys, "gone"]), unique=True, max_size=3))
    locks = tuple(Lock(key, draw(st.sampled_from([None, *to, "gone"]))) for key in locked)
    pairs = [Forbidden(key, each, "Said so") for key in keys for each in to]
    forbidden = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=2)) if pairs else []
    return Problem(tuple(people), tuple(openings), weights, draw(st.sampled_from("abc")), locks, tuple(forbidden))


def years(born, on):
    """Birthdays that came by, counted one after the other; February 29 comes on March 1 otherwise."""
    count = 0
    while True:
        year = born.year + count + 1
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        month, day = (3, 1) if (born.month, born.day) == (2, 29) and not leap else (born.month, born.day)
        if date(year, month, day) > on:
            return count
        count += 1


def miles(person, opening):
    """Everybody lives on one meridian."""
    if person.home is None or opening.location is None:
        return None
    return round(abs(person.home.latitude - opening.location.latitude) * DEGREE, 1)


def allowed(problem, person, opening):
    days = {each.first + timedelta(n) for each in person.available for n in range((each.last - each.first).days + 1)}
    span = {opening.starts_on + timedelta(n) for n in range((opening.ends_on - opening.starts_on).days + 1)}
    away, age = miles(person, opening), years(person.born, opening.starts_on)
    return (
        (away is None or person.max_miles is None or away <= person.max_miles)
        and (not days or span <= days)
        and (person.hours_a_week is None or opening.hours_a_week <= person.hours_a_week)
        and (person.shifts is None or opening.shifts <= person.shifts)
        and opening.asks <= person.flags
        and age >= opening.min_age
        and (opening.max_age is None or age <= opening.max_age)
        and not any((each.student, each.place) == (person.key, opening.key) for each in problem.forbidden)
    )


def points(weights, person, opening):
    chosen = dict(zip(person.interests, weights.ranks, strict=False)).get(opening.interest, weights.not_chosen)
    away = miles(person, opening)
    (near, much), (middling, some) = weights.bands
    way = weights.unknown if away is None else much if away <= near else some if away <= middling else weights.beyond
    return (chosen or 0) + way + (weights.returning if person.earlier_site == opening.site else 0)


def best_by_trying_all(problem):
    """Try every way to place everybody, locks kept where they can be; return the best one."""
    openings = {each.key: each for each in problem.places}
    room = {each.key: each.capacity for each in problem.places}
    people = sorted(problem.students, key=lambda each: drawn(problem.seed, each.key))
    locks = {each.student: each.place for each in problem.locks}
    fixed = {}
    for person in people:
        to = locks.get(person.key, "free")
        if to is None:
            fixed[person.key] = None
        elif to in openings and allowed(problem, person, openings[to]) and room[to]:
            room[to] -= 1
            fixed[person.key] = to

    def chances(person):
        if person.key in fixed:
            return [fixed[person.key]]
        never = problem.weights.not_chosen is None
        return [
            None,
            *(
                each.key
                for each in problem.places
                if allowed(problem, person, each) and not (never and each.interest not in person.interests)
            ),
        ]

    def value(plan):
        own = []
        for person, to in zip(people, plan, strict=True):
            if to is None:
                own.append((-(10**6), 0, 0))
                continue
            away = miles(person, openings[to])
            shorter = -(10**6) if away is None else -away
            own.append((points(problem.weights, person, openings[to]), shorter, -drawn(problem.seed, person.key, to)))
        placed = [each[0] for each, to in zip(own, plan, strict=True) if to is not None]
        free = [each for each, person in zip(own, people, strict=True) if person.key not in fixed]
        return len(placed), sum(placed), free

    def fits(plan):
        return all(count <= openings[to].capacity for to, count in Counter(plan).items() if to is not None)

    plans = (plan for plan in product(*(chances(person) for person in people)) if fits(plan))
    return dict(zip((person.key for person in people), max(plans, key=value), strict=True))


@QUICK
@given(problems())
def test_the_matching_is_the_best_of_all_possible_ones(problem):
    assert match(problem).pairs == best_by_trying_all(problem)


@QUICK
@given(problems(students=14, places=8))
def test_no_hard_rule_is_ever_broken(problem):
    result = match(problem)
    people = {each.key: each for each in problem.students}
    openings = {each.key: each for each in problem.places}

    pairs = [(people[key], openings[to]) for key, to in result.pairs.items() if to is not None]

    assert [(person.key, to.key) for person, to in pairs if not allowed(problem, person, to)] == []
    assert [each.place for each in result.places if each.filled > each.capacity] == []
    assert Counter(to.key for _, to in pairs) == Counter({each.place: each.filled for each in result.places})


@QUICK
@given(problems(students=10, places=6))
def test_every_lock_is_kept_or_reported_as_broken(problem):
    result = match(problem)
    broken = {each.lock for each in result.broken}

    assert {lock for lock in problem.locks if result.pairs.get(lock.student, "gone") != lock.place} <= broken
    people = {each.key: each for each in problem.students}
    openings = {each.key: each for each in problem.places}
    for each in result.broken:
        if each.why is Broken.AGAINST_RULE:
            assert not allowed(problem, people[each.lock.student], openings[each.lock.place])
        elif each.why is Broken.FULL:
            assert sum(lock.place == each.lock.place for lock in problem.locks) > openings[each.lock.place].capacity


@QUICK
@given(problems(students=12, places=6), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_handed_over_has_no_meaning(problem, chance):
    def shuffled(rows):
        return tuple(chance.sample(rows, len(rows)))

    other = replace(
        problem,
        students=shuffled(problem.students),
        places=shuffled(problem.places),
        locks=shuffled(problem.locks),
        forbidden=shuffled(problem.forbidden),
    )

    first, second = match(problem), match(other)

    assert (first.placements, first.places, first.broken) == (second.placements, second.places, second.broken)


@QUICK
@given(problems(students=12, places=6), st.data())
def test_more_room_never_places_fewer_and_never_costs_points_at_the_same_count(problem, data):
    grown = tuple(replace(each, capacity=each.capacity + data.draw(st.integers(0, 2))) for each in problem.places)
    unlocked = replace(problem, locks=())

    before, after = (summary(match(each)) for each in (unlocked, replace(unlocked, places=grown)))

    assert (after.placed, after.points) >= (before.placed, before.points)


@QUICK
@given(problems(students=6, places=4))
def test_each_help_alone_would_have_placed_one_more(problem):
    problem = replace(problem, locks=())
    result = match(problem)
    openings = {each.key: each for each in problem.places}
    filled = {each.place: each.filled for each in result.places}
    for each in result.placements:
        for help_ in each.helps[:1]:
            to = openings[help_.place]
            if help_.barrier is None:
                others = tuple(other for other in problem.places if other is not to)
                grown = replace(problem, places=(*others, replace(to, capacity=to.capacity + 1)))
                again = match(grown.locked(each.student, to.key))
                assert (again.broken, summary(again).placed) == ((), summary(result).placed + 1)
            else:
                person = next(one for one in problem.students if one.key == each.student)
                assert not allowed(problem, person, to)
                assert filled[to.key] < to.capacity


@QUICK
@given(problems(students=6, places=6))
def test_the_quick_look_at_all_pairs_agrees_with_the_slow_look_at_each(problem):
    pairs = sheet(problem)
    for i, person in enumerate(pairs.students):
        for k, opening in enumerate(pairs.places):
            against = pairs.against(i, k)
            first = list(Barrier).index(against[0]) + 1 if against else 0
            own = CLOSED if against else worth(problem.weights, person, opening, pairs.tenths(i, k))
            assert (pairs.codes[i][k], pairs.worths[i][k]) == (first, own)


@QUICK
@given(st.data())
def test_prices_prove_the_placing_and_the_first_look_changes_nothing(data):
    places = data.draw(st.integers(1, 12))
    points_of = st.sampled_from([CLOSED, 0, 1, 2, 5, 9])
    row = st.lists(points_of, min_size=places, max_size=places)
    worths = data.draw(st.lists(row, max_size=20))
    room = data.draw(st.lists(st.integers(0, 4), min_size=places, max_size=places))

    short, long = solve(worths, room, first_look=1), solve(worths, room, first_look=50)

    for found in (short, long):
        count = Counter(found.at)
        assert all(price >= 0 for price in found.prices)
        assert all(found.prices[k] == 0 for k in range(places) if count[k] < room[k])
        assert all(count[k] <= room[k] for k in range(places))
        for i, to in enumerate(found.at):
            gains = [own - price for own, price in zip(found.rows[i], found.prices, strict=True)]
            assert gains[to] == max(gains) == found.best[i]
    assert len({sum(found.rows[i][to] for i, to in enumerate(found.at)) for found in (short, long)}) == 1


@QUICK
@given(problems(students=6, places=5))
def test_a_first_choice_costs_the_whole_exactly_what_is_said(problem):
    free = replace(problem, locks=())
    result = match(free)
    total = summary(result)
    for each in result.placements:
        if each.why_not and each.why_not.why in {Why.FULL, Why.DRAW}:
            forced = summary(match(free.locked(each.student, each.why_not.place)))
            assert (forced.placed < total.placed) == each.why_not.fewer
            assert each.why_not.fewer or total.points - forced.points == each.why_not.loss
            assert (each.why_not.why is Why.DRAW) == ((forced.placed, forced.points) == (total.placed, total.points))
