"""What a manager says on the phone, in the words of the program's own file."""

import pytest

from applicants.records.call_script import NO_PAY, spoken, spoken_lines
from apprenticeships.models import Fact, FactTopic
from apprenticeships.packs.shipped import shipped

OFFER = {
    "name": "Maya", "manager": "Priya Raman", "position": "medical assistant", "department": "Cardiology",
    "hired_as": "patient care associate", "pay": "$18.40", "starts_on": "Monday, March 2",
    "ready_by": "Friday, February 20", "until": "Monday, January 12", "conditions": "background check, drug screen",
}  # fmt: skip


def script(**words):
    own = [fact for fact in shipped("medical-apprenticeship").facts if fact.topic == FactTopic.CALL]
    return list(spoken_lines([Fact(slug=fact.slug, text=fact.text) for fact in own], OFFER | words))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello {name}. All is well.", "Hello Maya. All is well."),
        ("You are hired as {role}. Do you come?", "Do you come?"),
        ("You are hired as {role}.", ""),
        ("It is {nothing} that we know.", "It is {nothing} that we know."),
    ],
)
def test_a_sentence_that_names_what_an_offer_does_not_have_is_left_out(text, said):
    assert spoken(text, {"name": "Maya", "role": ""}) == said


def test_the_medical_apprenticeship_brings_its_own_script():
    lines = script()

    assert [line.title for line in lines] == [
        "Hello", "The job", "The pay", "The dates", "What we still look at", "The answer"
    ]  # fmt: skip
    words = " ".join(line.text for line in lines)
    assert "{" not in words
    assert "You are hired as patient care associate. It is $18.40 an hour, with benefits" in words
    assert "after your yes: background check, drug screen." in words


def test_without_a_rate_or_conditions_nothing_wrong_is_said():
    lines = script(pay="", conditions="", hired_as="")

    assert [line.title for line in lines] == ["Hello", "The job", "The pay", "The dates", "The answer"]
    assert lines[2] == NO_PAY
    assert "hired as" not in lines[1].text
