"""What somebody outside the staff reads is plain: English of grade 8 at most, Spanish of ease 60; see tests/reading.py.

Measured file by file over all its texts, and English also text by text, so that no easy text hides a hard one; values
are left out. A file or a text of a few words has no level of its own.
"""

import re

import pytest

from tests import words
from tests.architecture.test_spanish import NOT_MARKED, unmarked
from tests.reading import WORD, english_grade, english_syllables, spanish_ease, spanish_syllables

MOST, LEAST = 8.0, 60.0
NO_SENTENCES = {
    "applicants/records/called.py",  # the names of tests and papers: they are what they are called
    "apprenticeships/catalog/pledge.py",  # a regulation gives it word for word
}
LAW = {"applicants/records/background_letter.py", "applicants/records/background_texts.py"}  # in the words of the law
ENOUGH_WORDS, ENOUGH_OF_ONE = 15, 10
MANY = 400  # files that have a level
VALUE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%|<[^>]*>")


def plain(text: str) -> str:
    return VALUE.sub(lambda found: "" if found[0][0] == "<" or found[0] == "%%" else "it", text)


def by_file() -> dict[str, tuple[str, str]]:
    """The English and the Spanish of each file."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for entry in words.read(words.CATALOG.read_text()).values():
        for place in entry.places:
            english, spanish = found.setdefault(place, ([], []))
            english.append(plain(entry.plural or entry.text))
            spanish.append(plain(entry.spanish[-1]))
    for name in NOT_MARKED:
        english, _ = found.setdefault(f"templates/{name}", ([], []))
        english += unmarked(words.TEMPLATES / name)
    return {place: ("\n".join(english), "\n".join(spanish)) for place, (english, spanish) in sorted(found.items())}


FILES = by_file()


def long_enough(language: int) -> dict[str, str]:
    """The texts of each file in English (0) or Spanish (1) that are long enough to have a level."""
    texts = {place: both[language] for place, both in FILES.items() if place not in NO_SENTENCES}
    return {place: text for place, text in texts.items() if len(WORD.findall(text)) >= ENOUGH_WORDS}


def test_english_is_plain():
    grades = {place: english_grade(text) for place, text in long_enough(0).items()}

    assert len(grades) > MANY
    assert {place: grade for place, grade in grades.items() if grade > MOST} == {}


def test_english_is_plain_text_by_text():
    hard = {}
    for entry in words.read(words.CATALOG.read_text()).values():
        text = plain(entry.plural or entry.text)
        is_short = len(WORD.findall(text)) < ENOUGH_OF_ONE
        if not is_short and not {*entry.places} <= {*LAW, *NO_SENTENCES} and english_grade(text) > MOST:
            hard[entry.plural or entry.text] = round(english_grade(text), 1)

    assert hard == {}


def test_spanish_is_plain():
    ease = {place: spanish_ease(text) for place, text in long_enough(1).items()}

    assert len(ease) > MANY
    assert {place: found for place, found in ease.items() if found < LEAST} == {}


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("the", 1),
        ("make", 1),
        ("asked", 1),
        ("waited", 2),
        ("table", 2),
        ("you", 1),
    ],
)
def test_english_syllables(word, many):
    assert english_syllables(word) == many


@pytest.mark.parametrize(
    ("word", "many"),
    [("que", 1), ("solicitud", 4), ("d\u00eda", 2), ("cuenta", 2), ("le\u00eda", 3), ("y", 1)],
)
def test_spanish_syllables(word, many):
    assert spanish_syllables(word) == many


def test_a_hard_text_is_called_hard():
    hard = "Notwithstanding organizational requirements, individuals demonstrating ineligibility necessitate action."
    pesado = (
        "La imposibilidad administrativa de reconsideraci\u00f3n imposibilita consecuentemente la participaci\u00f3n."
    )

    assert english_grade(hard) > MOST
    assert spanish_ease(pesado) < LEAST
    assert english_grade("We look at it. You hear from us on Friday.") < MOST
