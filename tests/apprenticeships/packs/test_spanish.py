"""A pack carries Spanish beside its English; a reader of Spanish gets it, and English where there is none."""

import pytest
from django.utils import translation

from apprenticeships import language
from apprenticeships.models import ProgramVersion
from apprenticeships.packs.diff import diff
from apprenticeships.packs.load import load
from apprenticeships.packs.mistakes import PackError
from apprenticeships.packs.parse import parse
from tests.factories import NOON, ROBOT

SPANISH = """spanish:
  - en: Small program
    es: Programa peque\u00f1o
"""


@pytest.fixture
def with_spanish(small):
    return small.rstrip("\n") + "\n" + SPANISH


def test_a_text_that_the_program_does_not_have_is_named_with_its_line(small):
    text = small.rstrip("\n") + "\n" + SPANISH.replace("Small program", "Small progam")

    with pytest.raises(PackError) as refused:
        parse(text)

    (mistake,) = refused.value.mistakes
    assert mistake.mark.line == text[: text.index("Small progam")].count("\n") + 1
    assert "No text of this program reads so" in mistake.message
    assert "Small program" in mistake.message


def test_a_text_has_spanish_once(with_spanish):
    twice = with_spanish + "  - en: Small program\n    es: Otro\n"

    with pytest.raises(PackError, match="one mistake"):
        parse(twice)


def test_new_spanish_is_a_difference(small, with_spanish):
    assert diff(parse(small), parse(with_spanish)) == ["+ spanish / Small program: Programa peque\u00f1o"]


@pytest.mark.django_db
def test_the_reader_of_spanish_gets_it_and_everybody_else_what_was_written(with_spanish):
    load(parse(with_spanish), by=ROBOT, at=NOON)

    with translation.override("es"):
        spoken = [language.said(text) for text in ("Small program", "Nobody translated this", "")]

    assert spoken == ["Programa peque\u00f1o", "Nobody translated this", ""]
    assert language.said("Small program") == "Small program"
    assert ProgramVersion.objects.get().spanish == [["Small program", "Programa peque\u00f1o"]]
