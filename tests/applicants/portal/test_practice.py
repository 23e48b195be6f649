"""Practice for the typing test: counted as the program counts, and never kept."""

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import RequirementKind
from tests import factories as make
from tests.applicants.portal.reading import text
from tests.applicants.way import way
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def test_practice_counts_without_keeping(client):
    scene = way()
    url = reverse("join:practice", args=[scene.program.slug])
    typed = "This text is only for practice, so take all the tine"

    plain = client.post(url, {"typed": typed})
    timed = client.post(url, {"typed": typed, "seconds": "60"})

    assert "1 word differs from the text." in text(plain)
    assert "words a minute.</strong>" not in text(plain)
    assert "words a minute.</strong>" in text(timed)


@pytest.mark.parametrize(
    ("formula", "speed", "words"),
    [
        ("A", "18.8", "are taken off before your speed is worked out"),
        ("B", "19.8", "A wrong word costs one word a minute"),
        ("C", "20.4", "counts as far as what you typed is right"),
    ],
)
def test_practice_and_the_posting_name_the_formula_of_the_program_and_practice_counts_by_it(
    client, formula, speed, words
):
    scene = way()
    scene.asked[RequirementKind.TYPING].threshold["formula"] = formula
    scene.asked[RequirementKind.TYPING].save()
    typed = "This text is only for practice, so take all the tine"

    posting = client.get(reverse("catalog:program", args=[scene.program.slug]))
    result = client.post(reverse("join:practice", args=[scene.program.slug]), {"typed": typed, "seconds": "30"})

    assert f"{speed} words a minute.</strong>" in text(result)
    assert words in text(result)
    assert words in text(posting)


def test_a_program_without_a_typing_test_has_nothing_to_practice(client):
    version = make.version()

    assert client.get(reverse("join:practice", args=[version.program.slug])).status_code == 404
