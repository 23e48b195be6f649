"""What needs doing about agreements: an employer for which nobody can sign."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from applicants.admin.todo import PERSON
from applicants.models import Offer, OfferState, OnboardingTask
from applicants.records.agreements import nobody_to_sign
from applicants.workflows.agreements import AGREEMENT
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import User


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The one list."""
    yield _nobody_signs(user)


def _nobody_signs(user: User) -> Asking:
    """People whose place is with an employer that nobody coordinates: the agreement waits, and the seat runs out."""
    tasks = scoped(OnboardingTask.objects.filter(item__slug=AGREEMENT), user)
    offers = Offer.objects.filter(application=OuterRef("application"), state=OfferState.CONFIRMED)
    employer = Subquery(offers.values("opening__department__site__organization__name")[:1])
    rows = tasks.filter(application__in=nobody_to_sign().values("application")).annotate(employer=employer)
    count, first = yield counted(rows.order_by("application__cohort", "pk"), *PERSON, "employer", "id")
    return TodoList(
        When.TODAY,
        count,
        plural(
            count,
            "agreement waits for an employer that has no coordinator: have somebody invited who signs for it",
            "agreements wait for employers that have no coordinators: have somebody invited who signs for them",
        ),
        reverse("board:getting-ready-task", args=[first[3]]),
        f"{first[0]} {first[1]}: a coordinator of {first[2]} signs",
        "stop",
        "Nobody can sign",
    )
