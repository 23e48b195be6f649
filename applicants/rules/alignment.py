"""Which words of a passage were typed right: one skipped word is one error, not forty."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

LONGEST_WRONG_WORD = 9
ONE_ERROR = 1_000_000
SPARE_WORDS = 50

_AS_TYPED = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
    }
)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was counted: keystrokes, wrong words, words typed, and whether the end of the passage was reached."""

    keystrokes: int
    errors: int
    words: int
    finished: bool


def align(passage: str, typed: str) -> Alignment:
    """Lay the typed words beside the passage so that the fewest words are wrong (edit distance over words).

    - A skipped, an extra and a wrong word are one error each. What follows the last typed word is not an error.
    - The last word may be cut off by the clock: it is right as far as it goes, unless a space follows it.
    - Keystrokes are the characters of the words and one space between two words. A wrong word counts for at most
      nine of them, so that hammering on the keys is worth less than reading; of several ways with as few errors the
      one with the most keystrokes counts.
    - Curly quotes and long dashes, which some keyboards put in by themselves, equal the straight ones.
    """
    wanted = _words(passage)
    given = _words(typed)
    read = given[: 2 * len(wanted) + SPARE_WORDS]
    cut_off = typed[-1:].strip() != "" and len(read) == len(given)
    same = _common(wanted, read)
    row = _last_row(wanted[same:], read[same:], cut_off=cut_off)
    cost = min(row)
    errors = -(-cost // ONE_ERROR)
    letters = errors * ONE_ERROR - cost + sum(map(len, read[:same]))
    finished = row[-1] == cost and read[-1:] == wanted[-1:] != []
    return Alignment(
        keystrokes=letters + max(len(read) - 1, 0),
        errors=errors + len(given) - len(read),
        words=len(given),
        finished=finished,
    )


def _words(text: str) -> list[str]:
    return normalize("NFC", text).translate(_AS_TYPED).split()


def _common(wanted: Sequence[str], given: Sequence[str]) -> int:
    """Return how many words agree from the beginning; laying them side by side is always among the best ways."""
    pairs = enumerate(zip(wanted, given, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(wanted), len(given)))


def _last_row(wanted: Sequence[str], given: Sequence[str], *, cut_off: bool) -> list[int]:
    """Return the least cost of ``given`` against each beginning of ``wanted``.

    A cost is errors times ``ONE_ERROR`` less the letters that count, so that errors are compared before letters.
    """
    row = [skipped * ONE_ERROR for skipped in range(len(wanted) + 1)]
    for place, word in enumerate(given, start=1):
        wrong = ONE_ERROR - min(len(word), LONGEST_WRONG_WORD)
        last = cut_off and place == len(given)
        above, row = row, [row[0] + wrong]
        for index, target in enumerate(wanted):
            right = target == word or (last and target.startswith(word))
            row.append(
                min(
                    above[index] + (-len(word) if right else wrong),
                    above[index + 1] + wrong,
                    row[index] + ONE_ERROR,
                )
            )
    return row
