"""Whose class begins while nobody has decided about them, and in which class they go on."""

from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from applicants.models import (
    OPEN_OFFERS,
    Application,
    ApplicationState,
    Match,
    MatchOutcome,
    MatchState,
    Offer,
)
from applicants.records.deadlines import local_day
from cohorts.models import Cohort

UNDECIDED: Final = (ApplicationState.SUBMITTED, ApplicationState.NEEDS_INFORMATION, ApplicationState.READY)


def left_behind(on: date) -> Q:
    """Who is undecided in a class that has begun by ``on``.

    Not whoever is being called now, and not whom the matching told that there is no place for them.
    """
    called = Offer.objects.filter(application=OuterRef("pk"), state__in=OPEN_OFFERS)
    told = Match.objects.filter(
        application=OuterRef("pk"),
        outcome=MatchOutcome.NONE,
        run__state=MatchState.RELEASED,
        run__cohort=OuterRef("cohort"),
    )
    begun = Q(cohort__starts_on__lte=on, cohort__canceled_at__isnull=True, state__in=UNDECIDED)
    return begun & ~Q(Exists(called)) & ~Q(Exists(told))


def classes_ahead(application: Application, *, on: date) -> QuerySet[Cohort]:
    """Return the later classes of the same program and path that have not begun, soonest first."""
    first = max(on, application.cohort.starts_on)
    rows = Cohort.objects.of_apprentices().filter(
        program=application.version.program_id, canceled_at__isnull=True, starts_on__gt=first
    )
    if application.track is not None:
        rows = rows.filter(version__tracks__slug=application.track.slug)
    return rows.order_by("starts_on", "pk")


def next_class(application: Application, *, on: date) -> Cohort | None:
    """Return the first of them for which the application was sent in time, and in which one can still get ready.

    What was sent by the cut-off of a class counts for it, also when that day is over by now (monthly cut-off, later is
    the next class).
    """
    sent = on
    if application.submitted_at is not None:
        sent = min(on, local_day(application.version.program, application.submitted_at))
    return classes_ahead(application, on=on).filter(apply_by__gte=sent, ready_by__gte=on).first()


def has_next_class(on: date) -> Exists:
    """Tell whether a later class of an application's program may take it: a first look, without the path."""
    rows = Cohort.objects.of_apprentices().filter(
        program=OuterRef("version__program"),
        canceled_at__isnull=True,
        apply_by__gte=Coalesce(OuterRef("submitted_at__date"), on),
        starts_on__gte=OuterRef("cohort__starts_on"),
    )
    return Exists(rows.exclude(pk=OuterRef("cohort")))
