"""What was unusual about a try of the typing test, in the words of those who decide what it means."""

from typing import Final

from applicants.models import TypingTest
from applicants.rules.typing_signs import Flag

WORDS: Final = {
    Flag.PASTE: "Text arrived at once, not key by key",
    Flag.BURST: "Faster than hands can type",
    Flag.EVEN: "The pauses between keys are all the same",
    Flag.UNTYPED: "There is more text than keys were pressed",
    Flag.CLOCK: "The times of the keys do not fit our clock",
    Flag.MANY_ERRORS: "Most of it is not the text that we gave out",
    Flag.NO_TIMING: "No times of the keys came with it",
    Flag.UNSAVED: "Nothing was saved on the way",
    Flag.PAGES: "The test was open in two windows",
}


def unusual(test: TypingTest) -> list[str]:
    """Return what looked unusual, and how often somebody was away from the page, which alone decides nothing."""
    found = [WORDS[Flag(each)] for each in test.flags]
    pages = test.watched.get("pages", {}).values()
    away, seconds, refused = (sum(each[place] for each in pages) for place in range(3))
    if away:
        found.append(f"Left the page {_times(away)}, {seconds} seconds in all")
    if refused:
        found.append(f"Tried to paste, drop or correct {_times(refused)}; it was refused")
    return found


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
