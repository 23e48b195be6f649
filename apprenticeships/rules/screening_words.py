"""What happened in a screening, by the kind of event, in the words of the coordinators' pages."""

from typing import Final

SCREENING: Final = {
    "result.record": "A result was written down",
    "result.void": "A result was taken back",
    "result.settle": "A result was decided",
    "condition.record": "A check was written down",
    "condition.agree": "The consent to a check was signed",
    "screening.waive": "A requirement was waived",
}
