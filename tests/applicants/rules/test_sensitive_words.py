"""What a candidate reads about a decision says nothing of what a person is."""

import pytest

from applicants.rules.sensitive_words import refusal_of


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("She is pregnant", "health"),
        ("Your disability makes this hard", "health"),
        ("Because of the medication", "health"),
        ("The accommodation you asked for", "health"),
        ("Your CONVICTION of 2015", "a record or a screening"),
        ("The drug screen", "a record or a screening"),
        ("The background check came back", "a record or a screening"),
        ("You are too old", "age"),
        ("We want somebody younger", "age"),
        ("A woman would fit better", "sex or family"),
        ("You have small children", "sex or family"),
        ("Your accent is strong", "origin or belief"),
        ("Not a U.S. citizen", "origin or belief"),
        ("church on Sundays", "origin or belief"),
    ],
)
def test_words_about_the_person_are_refused_with_what_to_write(words, topic):
    assert refusal_of(words).endswith(
        f"may say something about {topic}. Write about the work only, such as the hours, the seats or the scores."
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        "The position was cut.",
        "All seats of this class are taken, and you were close.",
        "Your scores were good. Others had worked with patients before.",
        "The shift begins at 5:30 a.m., and you told us that you cannot come before 7.",
        "We manage this clinic with a small team.",
        "You told us that you will hold another offer. We still engage new people in May.",
        "The bold plan of the storage room is whiteboarded.",
    ],
)
def test_words_about_the_work_pass(words):
    assert refusal_of(words) == ""


def test_the_word_itself_is_named():
    assert refusal_of("You are Deaf.").startswith("“Deaf” may")
