"""What is still looked at after somebody says yes to an offer: by its title, the same for everybody of a program."""

from django.db.models import Q

from applicants.models import Application, Offer
from applicants.records.deadlines import local_day
from applicants.records.offer_first import put_behind
from apprenticeships.language import said
from apprenticeships.models import OnboardingItem, Requirement, StepKind, TaskOwner


def titles_after(offer: Offer) -> list[str]:
    """Return the titles of the required conditions that come after an offer, in order, in the language spoken.

    By the steps of the program, and by the law of the place on the day of the call.
    """
    application = offer.application
    steps = application.version.steps.order_by("position")
    kinds = [step.kind for step in steps]
    if StepKind.OFFER not in kinds:
        return []
    last = kinds.index(StepKind.OFFER)
    after = [step.pk for step in list(steps)[last + 1 :]]
    moved = put_behind(application, on=local_day(application.version.program, offer.prepared_at))
    rows = Requirement.objects.filter(Q(step__in=after) | Q(pk__in=moved), is_required=True)
    return [said(row.title) for row in rows.order_by("step__position", "position")]


def gates_of(application: Application) -> list[str]:
    """Return the titles of the tasks before the first day without which nobody starts, in the language spoken."""
    rows = OnboardingItem.objects.filter(version=application.version, owner=TaskOwner.CANDIDATE, gates_start=True)
    return [said(row.title) for row in rows.order_by("position")]
