"""Results as staff read them."""

import pytest

from applicants.rules.requirements import Kind
from applicants.rules.result_words import LOOK, told


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        (Kind.ENTRANCE_EXAM, {"score": "64", "maximum": "100"}, "64 points of 100"),
        (Kind.ENTRANCE_EXAM, {"score": "74.50"}, "74.5 points"),
        (Kind.WORKKEYS, {"applied_math": 4, "graphic_literacy": 0}, "Applied Math 4, Graphic Literacy below 3"),
        (Kind.WORKKEYS, {}, "Not said"),
        (
            Kind.TYPING,
            {"keystrokes": 1300, "errors": 1, "minutes": "149/30", "formula": "errors_once", "flagged": False},
            "1,300 keystrokes, 1 error, 4.97 minutes",
        ),
        (
            Kind.TYPING,
            {"keystrokes": 900, "errors": 0, "minutes": 1, "flagged": True},
            f"900 keystrokes, 0 errors, 1 minute. {LOOK}",
        ),
        (
            Kind.TYPING,
            {"keystrokes": 900, "errors": 2, "minutes": 5, "supervised": "Dana"},
            "900 keystrokes, 2 errors, 5 minutes, in a room with Dana",
        ),
        (Kind.DOCUMENT, {"status": "sent_back", "note": "Too dark"}, "Sent back, with a note: Too dark"),
        (Kind.REFERENCE, {"status": "received"}, "Here, not looked at yet"),
        (Kind.REGISTRY, {"list": "OIG", "outcome": "no_match"}, "OIG: No match"),
        (
            Kind.DEPARTMENT_APPROVAL,
            {"decision": "declined", "again_from": "2026-03-10"},
            "Declined, may be asked again from March 10, 2026",
        ),
        (Kind.INFO_SESSION, {"attended": False}, "Did not come"),
        (Kind.CUSTOM, {"met": None}, "Unclear: somebody has to look"),
        (Kind.DIPLOMA, {"met": True}, "Met"),
        (Kind.DOCUMENT, {}, "Not said"),
        (Kind.ENTRANCE_EXAM, {}, "not said points"),
    ],
)
def test_a_result_is_told_in_words(kind, values, words):
    assert told(kind, values) == words
