"""A program that asks for two people who can speak for somebody, and what they do."""

from datetime import timedelta

from applicants.records.referee_links import token_of
from applicants.workflows import references
from applicants.workflows.references import Named
from apprenticeships.models import StepKind
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.way import K, way
from tests.factories import NOON, ROBOT

CANARY = "Qzcanary"
LATER = NOON + timedelta(hours=2)
SAID = {
    "relation": f"{CANARY} her shift lead",
    "dates": "2022 to 2025",
    "reliability": "always",
    "teamwork": "very_well",
    "again": "no",
    "more": f"{CANARY} more",
}
TYPED = {f"q-{slug}": answer for slug, answer in SAID.items()}
FORM = {
    "name": "Ann Lee", "relation": "supervisor", "employer": "Maple Court", "known_since": "2021",
    "email": "ann@example.org", "phone": "", "language": "en",
}  # fmt: skip


def asking(*more, count=2, required=True, questions=(), step=StepKind.SCREENING):
    """The usual way, of which only the kinds in ``more`` are asked beside the references."""
    of = way(wanted=(K.AGE, *more))
    make.requirement(
        of.version.steps.get(kind=step), K.REFERENCE, title="Two references", threshold={"count": count},
        is_required=required, questions=list(questions),
    )  # fmt: skip
    return of


def named(row, name="Ann Lee", email="ann@example.org", *, at=NOON, **fields):
    """Somebody named, by the workflow."""
    who = Named(name=name, relation="supervisor", email=email, known_since=2021, **fields)
    return references.name(row.pk, named=who, by=ROBOT, at=at)


def link_of(row):
    """The address in the mail."""
    return f"/my/reference/{token_of(row)}/"


def answered(row, *, at=LATER, **said):
    """What a referee says by the link."""
    return references.answer(row.pk, answers=SAID | said, by=Actor.referee(row.pk), at=at)
