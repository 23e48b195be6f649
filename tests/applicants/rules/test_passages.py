"""The texts of the typing test are alike, so that chance decides nothing."""

import re
from statistics import mean

import pytest

from applicants.rules.passages import PASSAGES, PRACTICE, PRACTICE_IN_SPANISH, by_key, for_practice, unseen

TEXTS = (*PRACTICE, *PRACTICE_IN_SPANISH, *PASSAGES)


def letters(text: str) -> list[int]:
    return [len(re.sub(r"[^a-z]", "", word.lower())) for word in text.split()]


def syllables(word: str) -> int:
    """Groups of vowels, but for a silent e at the end."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    found = len(re.findall(r"[aeiouy]+", plain))
    silent = plain.endswith("e") and not plain.endswith("le") and found > 1
    return max(found - silent, 1)


def share(text: str, pattern: str) -> float:
    return len(re.findall(pattern, text)) / len(text)


MEASURES = {
    "characters": (len, 55),
    "letters a word": (lambda text: mean(letters(text)), 0.15),
    "syllables a word": (lambda text: mean(map(syllables, text.split())), 0.045),
    "words of eight letters and more": (lambda text: mean(size >= 8 for size in letters(text)), 0.011),
    "capitals": (lambda text: share(text, r"[A-Z]"), 0.004),
    "digits": (lambda text: share(text, r"[0-9]"), 0),
    "punctuation": (lambda text: share(text, r"[^A-Za-z ]"), 0.0035),
    "words a sentence": (lambda text: len(text.split()) / len(re.findall(r"[.?]", text)), 2),
}


@pytest.mark.parametrize("measure", MEASURES)
def test_each_passage_is_as_hard_as_the_others(measure):
    figure, tolerance = MEASURES[measure]
    figures = {passage.key: figure(passage.text) for passage in PASSAGES}
    usual = mean(figures.values())

    assert {key: found for key, found in figures.items() if abs(found - usual) > tolerance} == {}


def test_nobody_up_to_eighty_words_a_minute_reaches_the_end_in_five_minutes():
    assert min(len(passage.text) for passage in PASSAGES) >= 80 * 5 * 5


def test_every_sign_is_on_every_keyboard():
    wrong = {passage.key: re.sub(r"[A-Za-z ,.?]", "", passage.text) for passage in (*PRACTICE, *PASSAGES)}

    assert {key: signs for key, signs in wrong.items() if signs} == {}
    assert not any("  " in passage.text for passage in TEXTS)


def test_there_are_twenty_passages_and_each_differs_from_its_first_words_on():
    assert len(PASSAGES) >= 20
    assert len({passage.key for passage in TEXTS}) == len(TEXTS)
    assert len({passage.text[:20] for passage in PASSAGES}) == len(PASSAGES)


def test_no_two_passages_share_a_sentence():
    sentences = [sentence for passage in TEXTS for sentence in re.split(r"(?<=[.?]) ", passage.text)]
    long = [sentence for sentence in sentences if len(sentence) > 40]

    assert len(set(long)) == len(long)


def test_a_person_gets_only_passages_not_seen_before_until_all_are_seen():
    seen = {passage.key for passage in PASSAGES[:4]}

    assert unseen(seen) == PASSAGES[4:]
    assert unseen({passage.key for passage in PASSAGES}) == PASSAGES
    assert not set(unseen(set())) & {*PRACTICE, *PRACTICE_IN_SPANISH}


def test_a_stored_key_finds_its_text_again():
    assert tuple(by_key(passage.key) for passage in TEXTS) == TEXTS


@pytest.mark.parametrize(
    ("language", "key", "found"),
    [
        ("en", "", "practice"),
        ("es", "", "practica-agua"),
        ("es-us", "", "practica-agua"),
        ("en", "practica-jardin", "practica-jardin"),
        ("en", "morning-rounds", "practice"),
        ("en", "x\x00", "practice"),
    ],
)
def test_practice_is_in_the_readers_language_unless_another_text_is_chosen(language, key, found):
    assert for_practice(language, key).key == found
