"""Which value of a requirement holds: the day of a change, the day before it, and changes that hold for all."""

from datetime import date, timedelta

import pytest

from apprenticeships.rules.measures import MEASURES, OF_KIND, Change, Dated, above_the_maximum, measures_of

JAN, FEB, MARCH, APRIL = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)
DAY = timedelta(1)
RAISED = Change("pass_mark", 75, MARCH)
LOWERED = Change("pass_mark", 60, MARCH)
FOR_ALL = Change("pass_mark", 60, MARCH, for_all=True)
LATER = Change("pass_mark", 80, APRIL)
EARLIER = Change("pass_mark", 65, FEB)


@pytest.mark.parametrize(
    ("changes", "made_on", "today", "mark"),
    [
        ((), MARCH, MARCH, 70),
        ((RAISED,), MARCH - DAY, APRIL, 70),  # made the day before: held to what was asked then, for good
        ((RAISED,), MARCH, APRIL, 75),  # the day itself counts
        ((RAISED,), MARCH, MARCH, 75),
        ((RAISED,), MARCH + DAY, APRIL, 75),
        ((LOWERED,), MARCH - DAY, APRIL, 70),  # a lower mark helps from its day on
        ((LOWERED,), MARCH, MARCH, 60),
        ((FOR_ALL,), JAN, MARCH - DAY, 70),  # for all, but not before its own day
        ((FOR_ALL,), JAN, MARCH, 60),
        ((FOR_ALL,), MARCH, MARCH, 60),
        ((LATER, EARLIER), JAN, APRIL, 70),
        ((LATER, EARLIER), FEB, APRIL, 65),
        ((LATER, EARLIER), APRIL - DAY, APRIL, 65),
        ((LATER, EARLIER), APRIL, APRIL, 80),
        ((EARLIER, FOR_ALL), FEB, MARCH, 60),  # of several the one of the latest day
        ((FOR_ALL, LATER), FEB, APRIL, 60),
        ((FOR_ALL, LATER), APRIL, APRIL, 80),
        ((Change("maximum", 200, JAN),), APRIL, APRIL, 70),  # another number of the same requirement
    ],
)
def test_what_was_done_is_held_to_the_value_of_its_own_day(changes, made_on, today, mark):
    dated = Dated({"pass_mark": 70, "maximum": 100}, changes)

    assert dated.on(made_on, today=today)["pass_mark"] == mark


def test_a_value_may_end_and_a_first_one_may_be_missing():
    dated = Dated({"retest_wait_days": 30}, (Change("retest_wait_days", None, MARCH), Change("pass_mark", 50, MARCH)))

    assert dated.on(MARCH - DAY, today=APRIL) == {"retest_wait_days": 30}
    assert dated.on(MARCH, today=APRIL) == {"retest_wait_days": None, "pass_mark": 50}
    assert (dated.ever("retest_wait_days"), dated.ever("pass_mark"), dated.ever("maximum")) == ({30}, {50}, set())


@pytest.mark.parametrize(
    ("sent_on", "months"),
    [(MARCH - DAY, 24), (MARCH, 36), (MARCH + DAY, 36)],
)
def test_what_is_asked_once_is_what_was_asked_on_the_day_of_sending(sent_on, months):
    dated = Dated({"months": 24}, (Change("months", 36, MARCH), Change("count", 2, MARCH), RAISED))

    asked = dated.asked(sent_on, today=APRIL)

    assert asked == {"months": months, "pass_mark": 75} | ({"count": 2} if sent_on >= MARCH else {})


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ((), None),
        ((Change("pass_mark", 100, MARCH),), None),
        ((Change("pass_mark", 101, MARCH),), MARCH),
        ((Change("maximum", 50, MARCH),), MARCH),
        ((Change("maximum", 50, MARCH), Change("pass_mark", 40, APRIL)), MARCH),
        ((Change("maximum", 50, MARCH), Change("pass_mark", 40, MARCH)), None),
        ((Change("pass_mark", 40, MARCH), Change("maximum", 50, APRIL)), None),
        ((Change("pass_mark", 40, MARCH), Change("maximum", 50, FEB)), FEB),
    ],
)
def test_no_pass_mark_may_ever_lie_above_what_the_exam_gives(changes, day):
    assert above_the_maximum(Dated({"pass_mark": 70, "maximum": 100}, changes)) == day


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("pass_mark", " 70 ", 70),
        ("pass_mark", "1000", 1000),
        ("validity_months", "None", None),
        ("retest_wait_days", "0", 0),
        ("formula", "B", "B"),
        ("lists", "OIG; State list ;OIG", ["OIG", "State list"]),
    ],
)
def test_a_value_is_written_as_people_write_it(key, text, value):
    assert MEASURES[key].read(text) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("pass_mark", "0"),
        ("pass_mark", "1001"),
        ("pass_mark", "none"),
        ("pass_mark", "-5"),
        ("pass_mark", "7.5"),
        ("pass_mark", "²"),
        ("pass_mark", "9" * 5000),
        ("formula", "D"),
        ("formula", ""),
        ("lists", " ; "),
        ("lists", "x" * 81),
        ("lists", "a\x00b"),
        ("lists", ";".join(str(number) for number in range(21))),
    ],
)
def test_any_other_value_is_refused_with_how_to_write_it(key, text):
    with pytest.raises(ValueError, match="Write") as refused:
        MEASURES[key].read(text)

    assert str(refused.value) == MEASURES[key].how_to_write


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("validity_months", 1, "1 month"),
        ("validity_months", 12, "12 months"),
        ("validity_months", None, "for always"),
        ("retest_wait_days", None, "no other try"),
        ("level", 3, "3"),
        ("lists", ["A", "B"], "A, B"),
        ("formula", None, "A"),
    ],
)
def test_a_value_is_read_with_its_unit(key, value, words):
    assert MEASURES[key].in_words(value) == words


def test_every_kind_names_measures_that_exist():
    assert {key for keys in OF_KIND.values() for key in keys} == set(MEASURES)
    assert [each.key for each in measures_of("age")] == ["years"]
    assert measures_of("conduct") == ()
