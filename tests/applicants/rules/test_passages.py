"""The texts of the typing test are alike, so that chance decides nothing."""

import re
from statistics import mean

import pytest

from applicants.rules.passages import PASSAGES, PRACTICE, by_key, unseen


def letters(text: str) -> list[int]:
    return [len(re.sub(r"[^a-z]", "", word.lower())) for word in text.split()]


def share(text: str, pattern: str) -> float:
    return len(re.findall(pattern, text)) / len(text)


MEASURES = {
    "characters": (len, 55),
    "letters a word": (lambda text: mean(letters(text)), 0.15),
    "words of eight letters and more": (lambda text: mean(size >= 8 for size in letters(text)), 0.01),
    "capitals": (lambda text: share(text, r"[A-Z]"), 0.0035),
    "punctuation": (lambda text: share(text, r"[^A-Za-z ]"), 0.0025),
    "words a sentence": (lambda text: len(text.split()) / len(re.findall(r"[.?]", text)), 2),
}


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.key)
@pytest.mark.parametrize("measure", MEASURES)
def test_each_passage_is_as_hard_as_the_others(passage, measure):
    figure, tolerance = MEASURES[measure]
    usual = mean(figure(other.text) for other in PASSAGES)

    assert abs(figure(passage.text) - usual) <= tolerance


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.key)
def test_nobody_below_fifty_five_words_a_minute_reaches_the_end(passage):
    assert len(passage.text) >= 55 * 5 * 5


@pytest.mark.parametrize("passage", [PRACTICE, *PASSAGES], ids=lambda passage: passage.key)
def test_every_sign_is_on_every_keyboard(passage):
    assert re.sub(r"[A-Za-z ,.?]", "", passage.text) == ""
    assert "  " not in passage.text


def test_there_are_enough_passages_and_each_differs_from_its_first_words_on():
    assert len(PASSAGES) >= 6
    assert len({passage.key for passage in (PRACTICE, *PASSAGES)}) == len(PASSAGES) + 1
    assert len({passage.text[:20] for passage in PASSAGES}) == len(PASSAGES)


def test_a_person_gets_only_passages_not_seen_before_until_all_are_seen():
    seen = {passage.key for passage in PASSAGES[:4]}

    assert unseen(seen) == PASSAGES[4:]
    assert unseen({passage.key for passage in PASSAGES}) == PASSAGES
    assert PRACTICE not in unseen(set())


def test_a_stored_key_finds_its_text_again():
    assert [by_key(passage.key) for passage in (PRACTICE, *PASSAGES)] == [PRACTICE, *PASSAGES]
