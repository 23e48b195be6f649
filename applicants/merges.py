"""What a merge of two people means for the tables of the way in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef

from applicants.models import (
    OPEN_STATES,
    Application,
    ApplicationState,
    Consent,
    Guardian,
    Interview,
    InterviewState,
    Lead,
    Passport,
    ScreeningResult,
)
from apprenticeships.merging import Relation, Remove, Said, Settlement, Sides, Write, collisions
from apprenticeships.models import Event

WENT_ON: Final = frozenset(
    {
        ApplicationState.OFFERED.value,
        ApplicationState.ACCEPTED.value,
        ApplicationState.ONBOARDING.value,
        ApplicationState.ENROLLED.value,
    }
)
"""States in which seats and places in a class hang on the person of an application."""


def applications(sides: Sides) -> Settlement:
    """One open application for a program."""
    found = Settlement()
    rows = Application.objects.filter(state__in=OPEN_STATES).select_related("version__program", "cohort__program")
    mine = {row.version.program_id: row for row in rows.filter(person=sides.kept).order_by("-pk")}
    for row in rows.filter(person=sides.merged).order_by("pk"):
        twin = mine.get(row.version.program_id)
        if twin is None:
            continue
        program = row.version.program
        sentence = f"Both have an open application for {program}. Withdraw one of the two first."
        found.stops.append(Said(sentence, program.organization_id))
    return found


def applications_went_on(keys: Sequence[Any], since: datetime) -> Iterable[str]:
    """An application that got an offer or a place since: seats and places name the kept person."""
    told = Event.objects.filter(
        subject_type=Application._meta.label_lower, subject_id__in=keys, at__gt=since, after__in=WENT_ON
    )
    subjects = set(told.values_list("subject_id", flat=True))
    for row in Application.objects.filter(pk__in=subjects).select_related("version__program").order_by("pk"):
        yield f"The application for {row.version.program} got an offer since. It cannot go back to the other record."


def leads(sides: Sides) -> Settlement:
    """One interest in one program: the first one counts, as it says from where somebody came."""
    found = Settlement()
    for mine, theirs in collisions(Lead, "person", sides.kept, sides.merged):
        later = max((mine, theirs), key=lambda row: (row.created_at, row.pk))
        found.changes.append(Remove(later))
        found.notes.append(
            Said(f"Both were interested in {mine.program}. The first note counts.", mine.program.organization_id)
        )
    return found


def guardians(sides: Sides) -> Settlement:
    """One guardian at a time. Who answers for a minor is not for a merge to guess."""
    found = Settlement()
    for mine, theirs in collisions(Guardian, "person", sides.kept, sides.merged):
        if mine.email.lower() != theirs.email.lower():
            sentence = "Each names another guardian. Ask who answers for this person, and name that guardian for both."
            found.stops.append(Said(sentence))
            continue
        found.changes.append(Write(theirs, "revoked_at", sides.at))
        found.notes.append(Said("Both name the same guardian. The link of the kept record goes on, the other ends."))
    return found


def consents(sides: Sides) -> Settlement:
    """A later answer of a guardian replaces an earlier one of the same kind."""
    found = Settlement()
    for mine, theirs in collisions(Consent, "person", sides.kept, sides.merged):
        earlier = min((mine, theirs), key=lambda row: (row.given_at, row.pk))
        found.changes.append(Write(earlier, "replaced_at", sides.at))
        if mine.is_given != theirs.is_given:
            found.notes.append(Said(f"{mine.get_kind_display()}: the guardian's later answer counts."))
    return found


def interviews(sides: Sides) -> Settlement:
    """Nobody is at two interviews at once: the database holds it for one person, and these become one."""
    found = Settlement()
    planned = Interview.objects.filter(state=InterviewState.SCHEDULED)
    theirs = planned.filter(person=sides.merged, starts_at__lt=OuterRef("ends_at"), ends_at__gt=OuterRef("starts_at"))
    mine = planned.filter(Exists(theirs), person=sides.kept).select_related("opening__department__site")
    for row in mine.order_by("pk"):
        sentence = "Both have an interview at the same time. Move one of the two first."
        found.stops.append(Said(sentence, row.opening.department.site.organization_id))
    return found


RELATIONS: Final = (
    Relation(Application, "person", "application", "applications", settle=applications, newer=applications_went_on),
    Relation(Interview, "person", "interview", "interviews", settle=interviews),
    Relation(Lead, "person", "interest in a program", "interests in programs", settle=leads),
    Relation(ScreeningResult, "person", "test result", "test results"),
    Relation(Passport, "person", "passport", "passports"),
    Relation(Guardian, "person", "guardian", "guardians", settle=guardians),
    Relation(Consent, "person", "guardian's answer", "guardian's answers", settle=consents),
)
