"""What somebody is told, and agrees to, before a drug screen: the panel, who learns what, and where medicines go."""

from enum import StrEnum
from typing import Final

from apprenticeships.rules.speech import marked, say

CONSENT_VERSION: Final = "2026-12"
"""The version of the text below. Whoever changes a sentence writes a new one here."""


class Cannabis(StrEnum):
    """What the panel says about cannabis. California: Government Code 12954, no action on inactive traces."""

    TESTED = "tested"
    ACTIVE_ONLY = "active_only"
    NOT_TESTED = "not_tested"


PANEL: Final = {
    Cannabis.TESTED: marked("The lab looks for common drugs. Cannabis is one of them."),
    Cannabis.ACTIVE_ONLY: marked(
        "The lab looks for common drugs. Traces of cannabis that no longer act in the body do not count against you: "
        "nothing is decided on them."
    ),
    Cannabis.NOT_TESTED: marked("The lab looks for common drugs. It does not look for cannabis."),
}
CONSENT: Final = (
    marked("I agree to give a sample at the lab that the program names, and to have it tested for drugs."),
    marked("A doctor looks at each result first: the medical review officer. Only then do we learn it."),
    marked("I tell my medicines to this doctor only. I never have to tell them to the program or to a manager."),
    marked("The program learns the final result and nothing else. Managers learn only whether I am cleared."),
    marked(
        "I may change my mind until I go to the lab: I take this back on my page, or I call the program. "
        "Without the screen I cannot go on."
    ),
)
RELEASE_VERSION: Final = "2026-12"
"""The version of the text below. Whoever changes a sentence writes a new one here."""
RELEASE: Final = (
    marked("The clinic of {name} takes my sample. What it finds is a health record, which the HIPAA law protects."),
    marked("This clinic and its doctor may tell the hiring office (HR) of {name} one thing: my final result."),
    marked("HR uses it only to decide whether I can start. It keeps it apart from my other files, and in confidence."),
    marked("HIPAA does not cover what HR has been told. Other laws still keep it confidential."),
    marked("I may take this back on my page, or in writing, until HR has been told the result."),
    marked("It ends by itself when my application is over."),
    marked("My care at the clinic does not depend on it. But without it the program cannot learn the result."),
)
"""What 45 CFR 164.508(c) asks for: what is told, by whom, to whom, what for, until when, and how to take it back."""


def release_text(name: str) -> list[str]:
    """Return the sentences of the release to the HR of an organization, in the reader's language."""
    return [say(each, name=name) for each in RELEASE]


def lawful_panel(said: str, *, in_california: bool) -> Cannabis:
    """Return what the panel says about cannabis: in California never that inactive traces count, whatever is set."""
    cannabis = Cannabis(said)
    return Cannabis.ACTIVE_ONLY if in_california and cannabis is Cannabis.TESTED else cannabis


def panel_text(cannabis: str) -> str:
    """Return the sentence about the panel."""
    return say(PANEL[Cannabis(cannabis)])


def consent_text(cannabis: str) -> list[str]:
    """Return the sentences that are signed, in the reader's language: the panel comes first."""
    return [panel_text(cannabis), *(say(each) for each in CONSENT)]
