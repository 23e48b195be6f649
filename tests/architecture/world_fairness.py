"""What the addresses about equal opportunity name."""

from datetime import date

from applicants.models import FairnessReport
from apprenticeships.models import Program, User
from tests.architecture.own import Own
from tests.factories import NOON

EMPTY = {"people": 0, "hired": 0, "steps": [], "bounds": {"least": 5, "indicative": 30}, "questions": []}


def fairness(program: Program, owner: User, stranger: User) -> dict[str, Own]:
    """A report of a program, and the page on which the next one is made."""
    row = FairnessReport.objects.create(
        program=program, first=date(2025, 1, 1), last=date(2025, 12, 31), content=EMPTY, made_at=NOON, made_by=owner
    )
    report = Own(owner, stranger, {"public_id": row.public_id})
    return {
        "reports:new": Own(owner, stranger, {"slug": program.slug}),
        "reports:report": report,
        "reports:download": report,
    }
