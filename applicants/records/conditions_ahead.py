"""What is still looked at after somebody says yes to an offer: by its title, the same for everybody of a program."""

from applicants.models import Application
from apprenticeships.language import said
from apprenticeships.models import OnboardingItem, Requirement, StepKind, TaskOwner


def titles_after(application: Application) -> list[str]:
    """Return the titles of the required conditions that come after the offer, in order, in the language spoken."""
    steps = application.version.steps.order_by("position")
    kinds = [step.kind for step in steps]
    if StepKind.OFFER not in kinds:
        return []
    last = kinds.index(StepKind.OFFER)
    after = [step.pk for step in list(steps)[last + 1 :]]
    rows = Requirement.objects.filter(step__in=after, is_required=True).order_by("step__position", "position")
    return [said(row.title) for row in rows]


def gates_of(application: Application) -> list[str]:
    """Return the titles of the tasks before the first day without which nobody starts, in the language spoken."""
    rows = OnboardingItem.objects.filter(version=application.version, owner=TaskOwner.CANDIDATE, gates_start=True)
    return [said(row.title) for row in rows.order_by("position")]
