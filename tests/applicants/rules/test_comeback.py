"""A no is a way on: a case for each outcome, and what holds for every plan."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.rules.comeback import (
    IN_A_CALL,
    IN_A_LETTER,
    OVER,
    SENSITIVE,
    Ahead,
    Case,
    Ending,
    Help,
    Kept,
    Short,
    Way,
    plan,
)
from applicants.rules.requirements import Kind

ON = date(2026, 1, 7)
MARCH = Ahead(date(2026, 3, 2), date(2026, 1, 31))
APRIL = Ahead(date(2026, 4, 6), date(2026, 2, 28))
CLASSES = (MARCH, APRIL)
FEBRUARY = date(2026, 2, 6)
E, W, H = Ending, Way, Help

TABLE = {
    "too young, old enough for a later class": (
        Case(E.INELIGIBLE, ON, (Short(Kind.AGE, "You are 17 then.", date(2026, 3, 20), by_start=True),)),
        (W.START, ON, APRIL, (H.SESSION, H.CALL)),
    ),
    "too young for every class we know": (
        Case(E.INELIGIBLE, ON, (Short(Kind.AGE, "You are 16 then.", date(2027, 1, 3), by_start=True),)),
        (W.INTEREST, date(2027, 1, 3), None, (H.SESSION, H.CALL)),
    ),
    "no diploma": (
        Case(E.INELIGIBLE, ON, (Short(Kind.DIPLOMA, "This program asks for a diploma."),)),
        (W.CURE, None, MARCH, (H.SCHOOL, H.SESSION, H.CALL)),
    ),
    "short by months, and working": (
        Case(E.INELIGIBLE, ON, (Short(Kind.EXPERIENCE, "You have 22 months.", FEBRUARY),)),
        (W.WAIT, FEBRUARY, APRIL, (H.WORK, H.SESSION, H.CALL)),
    ),
    "short by months, and not working": (
        Case(E.INELIGIBLE, ON, (Short(Kind.EXPERIENCE, "14 months more would be enough."),)),
        (W.CURE, None, MARCH, (H.WORK, H.SESSION, H.CALL)),
    ),
    "years short, and no class is known that far ahead": (
        Case(E.INELIGIBLE, ON, (Short(Kind.EXPERIENCE, "24 months more would be enough.", lacks_months=24),)),
        (W.CURE, None, None, (H.WORK, H.SESSION, H.CALL)),
    ),
    "a month short: the class that one could apply for in a month": (
        Case(E.INELIGIBLE, ON, (Short(Kind.EXPERIENCE, "1 month more would be enough.", lacks_months=1),)),
        (W.CURE, None, APRIL, (H.WORK, H.SESSION, H.CALL)),
    ),
    "no typing try left: the next application has new ones": (
        Case(E.INELIGIBLE, ON, (Short(Kind.TYPING, "You typed 24 words a minute.", ON),)),
        (W.START, ON, MARCH, (H.PRACTICE, H.SESSION, H.CALL)),
    ),
    "typing failed, and a try is left": (
        Case(E.FAILED_TEST, ON, (Short(Kind.TYPING, "You typed 24.", date(2026, 1, 8)),)),
        (W.WAIT, date(2026, 1, 8), MARCH, (H.PRACTICE, H.CALL)),
    ),
    "exam failed for good": (
        Case(E.INELIGIBLE, ON, (Short(Kind.ENTRANCE_EXAM, "You have 60 points."),)),
        (W.TALK, None, MARCH, (H.SESSION, H.CALL)),
    ),
    "exam failed, and may be taken again": (
        Case(E.FAILED_TEST, ON, (Short(Kind.ENTRANCE_EXAM, "You have 60 points.", FEBRUARY),)),
        (W.WAIT, FEBRUARY, APRIL, (H.CALL,)),
    ),
    "WorkKeys below the level": (
        Case(E.FAILED_TEST, ON, (Short(Kind.WORKKEYS, "This program asks for 4.", FEBRUARY),)),
        (W.WAIT, FEBRUARY, APRIL, (H.CALL,)),
    ),
    "the department said no": (
        Case(E.INELIGIBLE, ON, (Short(Kind.DEPARTMENT_APPROVAL, "Your department did not say yes."),)),
        (W.TALK, None, MARCH, (H.MANAGER, H.SESSION, H.CALL)),
    ),
    "a check stands in the way": (
        Case(E.INELIGIBLE, ON, (Short(Kind.DRUG, "We cannot go on after your drug screen."),)),
        (W.TALK, None, MARCH, (H.SESSION, H.CALL)),
    ),
    "two things, the later day counts": (
        Case(
            E.INELIGIBLE,
            ON,
            (Short(Kind.TYPING, "You typed 24.", ON), Short(Kind.EXPERIENCE, "You have 22 months.", FEBRUARY)),
        ),
        (W.WAIT, FEBRUARY, APRIL, (H.PRACTICE, H.WORK, H.SESSION, H.CALL)),
    ),
    "not selected, with a day": (
        Case(E.NOT_SELECTED, ON, sentence="All places are taken.", retry_from=FEBRUARY),
        (W.WAIT, FEBRUARY, APRIL, (H.SESSION, H.CALL)),
    ),
    "not selected, and the day is over": (
        Case(E.NOT_SELECTED, ON, sentence="All places are taken.", retry_from=date(2025, 12, 1)),
        (W.START, ON, MARCH, (H.SESSION, H.CALL)),
    ),
    "withdrawn, and another program fits": (
        Case(E.WITHDRAWN, ON, elsewhere=True),
        (W.START, ON, MARCH, (H.SESSION, H.PROGRAMS, H.CALL)),
    ),
    "time ran out": (Case(E.EXPIRED, ON), (W.START, ON, MARCH, (H.SESSION, H.CALL))),
    "offer declined": (Case(E.OFFER_DECLINED, ON), (W.STAY, None, None, (H.CALL,))),
    "offer ran out": (Case(E.OFFER_LAPSED, ON), (W.STAY, None, None, (H.CALL,))),
    "offer taken back": (Case(E.OFFER_TAKEN_BACK, ON), (W.STAY, None, None, (H.CALL,))),
    "seat released": (Case(E.SEAT_RELEASED, ON), (W.STAY, None, None, (H.CALL,))),
    "no match": (Case(E.NO_MATCH, ON), (W.STAY, None, None, (H.CALL,))),
}


@pytest.mark.parametrize("name", TABLE)
def test_each_outcome_has_its_way_on(name):
    case, expected = TABLE[name]

    found = plan(Case(**{**fields(case), "classes": CLASSES}))

    assert (found.way, found.earliest, found.aim, found.helps) == expected


def fields(case):
    return {name: getattr(case, name) for name in Case.__dataclass_fields__}


def test_the_table_has_every_ending():
    assert {case.ending for case, _ in TABLE.values()} == set(Ending)


@pytest.mark.parametrize("ending", Ending)
def test_without_a_class_ahead_there_is_a_way_on_too(ending):
    found = plan(Case(ending, ON))

    assert found.way is (Way.INTEREST if ending in OVER or ending is E.FAILED_TEST else Way.STAY)
    assert not found.may_start


@pytest.mark.parametrize(("months", "words"), [(24, "January 2028"), (1, "February 2026")])
def test_who_lacks_work_hears_when_it_is_enough_and_no_tap_begins_before(months, words):
    found = plan(Case(E.INELIGIBLE, ON, (Short(Kind.EXPERIENCE, "Short.", lacks_months=months),), classes=CLASSES))

    assert found.enough_words == f"If you begin full-time work in health care now, you have enough about {words}."
    assert not found.may_start


def test_experience_says_when_it_is_reached_and_age_which_class_fits():
    case = Case(
        E.INELIGIBLE,
        ON,
        (
            Short(Kind.EXPERIENCE, "You have 22 months.", FEBRUARY),
            Short(Kind.AGE, "You are 17 then.", date(2026, 3, 20), by_start=True),
        ),
    )

    assert plan(case).short == (
        "You have 22 months. If you stay in your job, you have enough on Friday, February 6.",
        "You are 17 then. You can join a class that starts on or after Friday, March 20.",
    )


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((Kind.BACKGROUND,), (IN_A_LETTER,)),
        ((Kind.DRUG,), (IN_A_CALL,)),
        ((Kind.REGISTRY,), (IN_A_CALL,)),
        ((Kind.DRUG, Kind.REGISTRY), (IN_A_CALL,)),
        ((Kind.DRUG, Kind.BACKGROUND), (IN_A_CALL, IN_A_LETTER)),
    ],
)
def test_a_check_is_said_in_neutral_words_and_only_a_background_check_has_a_letter(kinds, said):
    case = Case(E.INELIGIBLE, ON, tuple(Short(kind, "What it says.") for kind in kinds))

    assert plan(case).short == said


def test_who_came_to_a_session_is_not_sent_to_another_one():
    came = Kept(Kind.INFO_SESSION, "You came.", ON)

    assert plan(Case(E.WITHDRAWN, ON, kept=(came,))).helps == (H.CALL,)


def test_what_ran_out_does_not_stay_and_the_last_day_counts():
    kept = (
        Kept(Kind.TYPING, "36 words.", ON),
        Kept(Kind.WORKKEYS, "Silver.", ON - timedelta(days=1)),
        Kept(Kind.BACKGROUND, "Your background check is done.", ON + timedelta(days=90)),
        Kept(Kind.INFO_SESSION, "You came."),
    )

    assert [each.sentence for each in plan(Case(E.WITHDRAWN, ON, kept=kept)).kept] == ["36 words.", "You came."]


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
SHORTS = st.builds(
    Short, st.sampled_from(Kind), st.just("Your background check and drug screen."), st.none() | DAYS, st.booleans()
)
CASES = st.builds(
    Case,
    st.sampled_from(Ending),
    DAYS,
    st.lists(SHORTS.filter(lambda each: each.kind in SENSITIVE), max_size=3).map(tuple),
    st.lists(st.builds(Kept, st.sampled_from(Kind), st.just("Passed."), st.none() | DAYS), max_size=4).map(tuple),
    st.lists(st.builds(Ahead, DAYS, DAYS), max_size=4).map(tuple),
    st.sampled_from(["", "  ", "All places are taken."]),
    st.none() | DAYS,
    st.booleans(),
)


@given(CASES, st.lists(st.builds(Short, st.sampled_from(Kind), st.just("Too few."), st.none() | DAYS), max_size=3))
def test_a_plan_is_never_empty_never_behind_and_never_names_a_check(case, more):
    open_ones = tuple(each for each in more if each.kind not in SENSITIVE)

    found = plan(Case(**{**fields(case), "short": (*case.short, *open_ones)}))

    assert all(each.strip() for each in found.short)
    assert found.short
    assert Help.CALL in found.helps
    assert found.earliest is None or found.earliest >= case.on
    assert found.remind_on is None or found.remind_on > case.on
    assert found.aim is None or (found.aim.starts_on > case.on and found.aim.apply_by >= case.on)
    assert all(each.until is None or each.until >= case.on for each in found.kept)
    assert not re.search("background|drug|screen|criminal", " ".join(found.short).lower())
