"""Which state of a section somebody read, so that a saving can tell whether another one came in between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from applicants.models import Application, Guardian, Section
from apprenticeships.models import PersonIdentity

CONTACT: Final = (
    "given_name",
    "family_name",
    "preferred_name",
    "phone",
    "street",
    "city",
    "state",
    "postal_code",
    "language",
)
"""Answers about the person, which all of the person's applications share."""
NEVER_ERASED: Final = frozenset({"given_name", "family_name", "language"})
"""Of these, what is asked before any application: a name, and in which language we write."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The state that was read, and what the merging leaves behind: who wrote what, and what waits for a choice."""

    version: int
    shared: str
    sources: Mapping[str, str] = field(default_factory=dict)
    clashes: Mapping[str, Any] = field(default_factory=dict)


def shared_mark(application: Application, slug: str) -> str:
    """Return a mark of what a section shows and other pages can change too; empty where all is the section's own."""
    person_id = application.person_id
    held: list[Any] = []
    if slug == "contact":
        held = [getattr(application.person, name) for name in CONTACT]
    elif slug == "eligibility":
        held = list(PersonIdentity.objects.filter(person_id=person_id).values_list("birth_date", flat=True))
    elif slug == "guardian":
        held = list(Guardian.objects.answering_for(person_id).values_list("name", "email"))
    return sha256(repr(held).encode("utf-8", "surrogatepass")).hexdigest()[:16] if held else ""


def read_basis(application: Application, section: Section | None, slug: str) -> Basis:
    """Return the state of a section as it is now."""
    version = section.version if section else 0
    return Basis(
        version, shared_mark(application, slug), section.sources if section else {}, section.clashes if section else {}
    )
