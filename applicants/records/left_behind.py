"""Whose class begins while nobody has decided about them, and in which class they go on."""

from copy import copy
from datetime import date

from django.db.models import CharField, DateField, Exists, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from applicants.models import (
    OPEN_OFFERS,
    OPEN_STATES,
    Application,
    Match,
    MatchOutcome,
    MatchState,
    Offer,
)
from applicants.records.check_order import UNDECIDED
from applicants.records.deadlines import local_day
from apprenticeships.models import Message
from cohorts.models import Cohort


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


def class_after(application: Application, aim: Cohort, *, on: date) -> Cohort | None:
    """Return the next class of an application that would count for the class ``aim``."""
    there = copy(application)
    there.cohort = aim
    return next_class(there, on=on)


def has_next_class(on: date) -> Exists:
    """Tell whether a later class of an application's program may take it: a first look, without the path."""
    return Exists(_later(on))


def has_next_class_of_path(on: date) -> Q:
    """Tell the same of the path of an application, of classes in which one can still get ready."""
    rows = _later(on).filter(starts_on__gt=on, ready_by__gte=on)
    same = rows.filter(version__tracks__slug=OuterRef("track__slug"))
    return Q(Exists(rows), track__isnull=True) | Q(Exists(same))


def _later(on: date) -> QuerySet[Cohort]:
    sent = Func(OuterRef("version__program__organization__zone"), OuterRef("submitted_at"), function="timezone")
    rows = Cohort.objects.of_apprentices().filter(
        program=OuterRef("version__program"),
        canceled_at__isnull=True,
        apply_by__gte=Coalesce(Cast(sent, DateField()), on),
        starts_on__gte=OuterRef("cohort__starts_on"),
    )
    return rows.exclude(pk=OuterRef("cohort"))


def soonest_class(on: date) -> Subquery:
    """The first later class that takes applications on a day: where a draft would go."""
    return Subquery(_later(on).filter(apply_by__gte=on, starts_on__gt=on).order_by("starts_on", "pk").values("pk")[:1])


def has_another(cohort: str) -> Exists:
    """Tell whether somebody has another open application for the class that a column names: a second one cannot be."""
    rows = Application.objects.filter(person=OuterRef("person"), cohort=OuterRef(cohort), state__in=OPEN_STATES)
    return Exists(rows.exclude(pk=OuterRef("pk")))


def told(kind: str) -> Exists:
    """Tell whether a mail said to an application of its class what this kind says, which is said once for each class.

    Where nothing else can be done, a chore leaves out who was told: nobody behind them waits for nothing.
    """
    day = Cast(OuterRef("cohort__starts_on"), CharField())
    key = Concat(Value(f"{kind}:"), Cast(OuterRef("pk"), CharField()), Value(":"), day, output_field=CharField())
    return Exists(Message.objects.filter(key=key))
