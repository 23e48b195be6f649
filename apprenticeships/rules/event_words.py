"""What events of the screening are called on the coordinators' pages."""

from typing import Final

SCREENING: Final = {
    "result.record": "A result was written down",
    "result.void": "A result was taken back",
    "result.settle": "A result was decided",
    "screening.waive": "A requirement was waived",
    "screening.ask_again": "A waiver was taken back",
    "screening.give": "Somebody was asked to look",
    "screening.mark": "Written down for many people",
    "screening.export": "The screening board was taken as a file",
}
OF_A_REQUIREMENT: Final = tuple(kind for kind in SCREENING if kind != "screening.export")
"""Events that say of which requirement they are."""
