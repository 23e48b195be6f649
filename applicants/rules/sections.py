"""The sections of an application, as data: which there are, in which order, and what a person reads above each."""

from collections.abc import Collection
from dataclasses import dataclass

from applicants.rules.requirements import Kind
from apprenticeships.rules.speech import marked


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section. ``only_with`` names the requirements of which one has to be asked for the section to appear.

    A section ``of_matching`` appears where people are matched to departments by their areas of interest; one that is
    ``asked_as`` a name, where the version of the program asks for it by this name.
    """

    slug: str
    title: str
    lead: str
    only_with: frozenset[Kind] = frozenset()
    of_matching: bool = False
    asked_as: str = ""


SECTIONS = (
    SectionSpec("contact", marked("Contact"), marked("Mails go to the address with which you sign in.")),
    SectionSpec("eligibility", marked("Requirements"), marked("Answer as it is today. We use this for nothing else.")),
    SectionSpec(
        "education", marked("School"), marked("The school that you go to now, or the last one, finished or not.")
    ),
    SectionSpec(
        "work",
        marked("Work"),
        marked("Paid or volunteer. Part time counts by its share: two years of half days are one."),
        frozenset({Kind.EXPERIENCE}),
    ),
    SectionSpec(
        "interests",
        marked("Interests and time"),
        marked("We look for a department that fits, near where you live."),
        of_matching=True,
    ),
    SectionSpec(
        "guardian",
        marked("Parent or guardian"),
        marked("Under 18, somebody who answers for you has to say yes. They get a link of their own."),
        frozenset({Kind.GUARDIAN_CONSENT}),
    ),
    SectionSpec("path", marked("Path and class"), marked("You can change this until you send your application.")),
    SectionSpec(
        "shifts",
        marked("Shifts and transport"),
        marked("Clinics open early and close late. Say what works for you; nobody is turned away for it."),
        asked_as="shifts",
    ),
    SectionSpec("words", marked("Your words"), marked("A few sentences are enough. Nobody counts spelling mistakes.")),
    SectionSpec("attestation", marked("Signature"), marked("Read this once more, then put your name under it.")),
)
BY_SLUG = {spec.slug: spec for spec in SECTIONS}


def sections_for(
    kinds: Collection[str], *, asks: Collection[str] = (), matching: bool = False
) -> tuple[SectionSpec, ...]:
    """Return the sections of a program that asks for these kinds of requirements, and may match by interests.

    ``asks`` names what its application asks for beside them.
    """
    asked = frozenset(kinds)
    return tuple(
        spec
        for spec in SECTIONS
        if (not spec.only_with or spec.only_with & asked)
        and (matching or not spec.of_matching)
        and (not spec.asked_as or spec.asked_as in asks)
    )
