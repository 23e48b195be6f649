"""How hard a text is to read: English by Flesch and Kincaid, Spanish by Fernandez Huerta.

Flesch-Kincaid grade (Kincaid and others, 1975): 0.39 * words / sentences + 11.8 * syllables / words - 15.59; grade 8 is
what somebody of thirteen reads. Ease by Fernandez Huerta (1959), with the average sentence as Law put it right (2011):
206.84 - 60 * syllables / words - 1.02 * words / sentences; 60 to 70 is normal, more is easy.
"""

import re

SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
SILENT_E = re.compile(r"(?<=[^aeiouy])e$|(?<=[^aeiouytd])e[ds]$|(?<=[aeiouy])e[ds]$")
ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
SPANISH_VOWELS = re.compile(r"[aeo\u00e1\u00e9\u00f3\u00ed\u00fa]|[iu\u00fcy](?![aeo\u00e1\u00e9\u00f3iu])")


def english_syllables(word: str) -> int:
    """Groups of vowels, without an e that nobody says."""
    plain = word.lower().replace("'", "")
    spoken = plain if plain.endswith("le") else SILENT_E.sub("", plain)
    return max(1, len(ENGLISH_VOWELS.findall(spoken)))


def spanish_syllables(word: str) -> int:
    """Strong vowels, and weak ones that stand alone; the u of que and gui is silent."""
    plain = re.sub(r"(?<=[qg])u(?=[ei\u00e9\u00ed])", "", word.lower())
    return max(1, len(SPANISH_VOWELS.findall(plain)))


def measured(text: str) -> tuple[list[str], int]:
    """The words of a text, and how many sentences it has."""
    sentences = [part for part in SENTENCE_END.split(text) if WORD.search(part)]
    return WORD.findall(text), max(1, len(sentences))


def english_grade(text: str) -> float:
    """The school grade that a text asks for."""
    words, sentences = measured(text)
    syllables = sum(map(english_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / max(1, len(words)) - 15.59


def spanish_ease(text: str) -> float:
    """How easy a text is, to 100 and more."""
    words, sentences = measured(text)
    syllables = sum(map(spanish_syllables, words))
    return 206.84 - 60 * syllables / max(1, len(words)) - 1.02 * len(words) / sentences
