"""Who may be the same person, and who is family."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apprenticeships.rules.likeness import (
    BIRTH,
    BIRTHS_DIFFER,
    EMAIL,
    NOTHING_ELSE,
    PHONE,
    SLIP,
    Likeness,
    Names,
    Traits,
    names,
    verdict,
)

BORN = date(2001, 5, 4)
MAYBE, LIKELY, STRONG = Likeness


def who(name, **fields):
    first, _, last = name.rpartition(" ")
    return Traits(first, last, **fields)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("maya torres", "maya torres", Names.SAME),
        ("maya o'brien", "maya obrien", Names.SAME),
        ("maya torres", "torres maya", Names.SWAPPED),
        ("william reed", "bill reed", Names.SHORT),
        ("maria elena torres", "maria torres", Names.SHORT),
        ("maria elena torres", "maria luisa torres", Names.DIFFERENT),
        ("jasmine carter", "jasmin carter", Names.TYPO),
        ("maya torres", "maya torrse", Names.TYPO),
        ("christopher allen", "chirstophr allen", Names.TYPO),
        ("maya torres", "maya reed", Names.OTHER_FAMILY),
        ("ana torres", "ina torres", Names.DIFFERENT),
        ("marina torres", "karina torres", Names.DIFFERENT),
        ("juan torres", "joan torres", Names.DIFFERENT),
        ("maya torres", "daniel reed", Names.DIFFERENT),
    ],
)
def test_how_two_names_agree(one, other, agree):
    assert names(who(one), who(other)) == agree


@pytest.mark.parametrize(
    ("one", "other", "likeness", "reasons"),
    [
        (who("maya torres", birth=BORN), who("maya torres", birth=BORN), STRONG, (Names.SAME, BIRTH)),
        (who("maya torres", email="m@x"), who("maya torres", email="m@x"), STRONG, (Names.SAME, EMAIL)),
        (who("maya torres", phone="1"), who("torres maya", phone="1"), LIKELY, (Names.SWAPPED, PHONE)),
        (who("bill reed", birth=BORN), who("william reed", birth=BORN), LIKELY, (Names.SHORT, BIRTH)),
        (who("maya torres"), who("maya torres"), MAYBE, (Names.SAME, NOTHING_ELSE)),
        (
            who("maya torres", birth=BORN, phone="1"),
            who("maya reed", birth=BORN, phone="1"),
            LIKELY,
            (Names.OTHER_FAMILY, BIRTH, PHONE),
        ),
        (
            who("juan torres", birth=BORN, phone="1"),
            who("juan torres", birth=date(1970, 2, 9), phone="1"),
            MAYBE,
            (Names.SAME, BIRTHS_DIFFER, PHONE),
        ),
        (
            who("maya torres", birth=BORN, email="m@x"),
            who("maya torres", birth=date(2001, 4, 5), email="m@x"),
            LIKELY,
            (Names.SAME, SLIP, EMAIL),
        ),
    ],
)
def test_who_may_be_one_person_and_why(one, other, likeness, reasons):
    told = verdict(one, other)

    assert told is not None
    assert (told.likeness, told.reasons) == (likeness, reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (who("maya torres", email="family@x", phone="1"), who("daniel torres", email="family@x", phone="1")),
        (who("maya torres", birth=BORN, phone="1"), who("lena torres", birth=BORN, phone="1")),
        (who("ana torres", birth=BORN, email="m@x"), who("ina torres", birth=BORN, email="m@x")),
        (who("maya torres", birth=BORN), who("maya torres", birth=date(1999, 1, 31))),
        (who("maya torres", phone="1"), who("maya reed", phone="1")),
        (who("bill reed"), who("william reed")),
        (who("maya torres", birth=BORN), who("maya reed", birth=BORN)),
        (who("maya torres"), who("daniel reed")),
    ],
    ids=["family", "twins", "twins with like names", "namesakes", "cousins", "short", "birth date alone", "strangers"],
)
def test_who_is_not_called_the_same(one, other):
    assert verdict(one, other) is None


WORDS = st.text("abcdeé '-", max_size=12)
TRAITS = st.builds(
    Traits, given=WORDS, family=WORDS, email=st.sampled_from(["", "a@x", "b@x"]), phone=st.sampled_from(["", "1", "2"]),
    birth=st.sampled_from([None, BORN, date(2001, 4, 5), date(1980, 1, 1)]),
)  # fmt: skip


@given(TRAITS, TRAITS)
def test_it_does_not_matter_who_is_looked_at_first(one, other):
    assert verdict(one, other) == verdict(other, one)
