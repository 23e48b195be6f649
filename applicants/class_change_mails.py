"""Mails about a class that changed: to everybody on the way into it, once more to who did not answer, to managers."""

from collections.abc import Collection
from datetime import datetime, time
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import (
    ON_THE_LIST,
    OPEN_OFFERS,
    OPEN_STATES,
    AgreementState,
    Application,
    ApplicationState,
    ChangeKind,
    ClassChange,
    Offer,
    OfferState,
    Standby,
    StartQuestion,
)
from applicants.records.deadlines import local_day, seat_day, zone_of
from applicants.rules.class_changes import ASKED, Stands, told_by
from applicants.rules.working_days import day_words, last_day_words
from apprenticeships import messages
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message, Role, User
from apprenticeships.rules.dates import end_of_day, local_datetime
from cohorts.models import Opening

TOLD, CHASER, MANAGER = "class.changed", "class.chaser", "class.manager"
MORNING: Final = time(9)
ALIVE: Final = (*OPEN_STATES, ApplicationState.ENROLLED)


def tell(change: ClassChange, application: Application, stands: Stands, *, at: datetime) -> None:
    """Tell one person what their class does now; who is asked something hears it once more on the last day."""
    if not told_by(stands):
        return
    context = {"change": change.pk, "application": application.pk, "stands": stands.value}
    key = f"{change.pk}:{application.pk}"
    messages.promise(TOLD, key=f"{TOLD}:{key}", to=application.person, at=at, context=context)
    if stands not in ASKED or change.kind == ChangeKind.OFF:
        return
    zone = zone_of(application.version.program)
    due, over = local_datetime(change.answer_by, MORNING, zone), end_of_day(change.answer_by, zone)
    if due > at:
        messages.promise(
            CHASER, key=f"{CHASER}:{key}", to=application.person, at=at, due_at=due, expires_at=over, context=context
        )


def tell_managers(change: ClassChange, application_ids: Collection[int], *, at: datetime) -> int:
    """Tell the managers of the departments in which these people have something open, or a place. How many."""
    keys = list(application_ids)
    here = (
        Q(offers__application__in=keys)
        | Q(referrals__application__in=keys, referrals__closed_at__isnull=True)
        | Q(interviews__application__in=keys)
        | Q(standbys__application__in=keys)
    )
    touched = Q(cohort=change.cohort_id) | Q(cohort=change.into_id) if change.into_id else Q(cohort=change.cohort_id)
    departments = set(Opening.objects.filter(touched).filter(here).values_list("department", flat=True))
    users = User.objects.filter(
        memberships__department__in=departments, memberships__role=Role.HIRING_MANAGER, is_active=True
    )
    managers = list(users.distinct().order_by("pk"))
    for user in managers:
        key, context = f"{MANAGER}:{change.pk}:{user.pk}", {"change": change.pk}
        messages.promise(MANAGER, key=key, to=user, at=at, context=context)
    return len(managers)


def _change(message: Message) -> ClassChange:
    rows = ClassChange.objects.select_related("cohort__program__organization", "into")
    change = rows.filter(pk=message.context["change"]).first()
    if change is None:
        raise NoLongerTrueError("The change is gone.")
    changed = change.cohort if change.into is None else change.into
    if changed.starts_on != change.after or changed.canceled_at is not None:
        raise NoLongerTrueError("The class changed once more.")
    return change


def _told(message: Message) -> Letter:
    change = _change(message)
    rows = Application.objects.select_related("person", "cohort", "access_code", "version__program__organization")
    row = rows.filter(pk=message.context["application"], state__in=ALIVE).first()
    if row is None:
        raise NoLongerTrueError("The application is over.")
    question = StartQuestion.objects.open().filter(application=row, change=change).first()
    stands = Stands(message.context["stands"])
    asks = stands in ASKED and change.kind != ChangeKind.OFF
    if asks and question is None:
        raise NoLongerTrueError("The question has its answer.")
    program = row.version.program
    on = local_day(program, message.due_at)
    offer = Offer.objects.filter(application=row, state=OfferState.VERBAL).select_related("opening__department__site")
    verbal = offer.first()
    path = reverse("portal:application", args=[row.public_id])
    if question is not None:
        path = reverse("offers:new_start", args=[question.public_id])
    elif verbal is not None:
        path = reverse("offers:offer", args=[verbal.public_id])
    first = Standby.objects.filter(application=row, deferred_from=change.cohort, state__in=ON_THE_LIST).exists()
    draft = row.state == ApplicationState.DRAFT
    return Letter(
        {
            "program": program,
            "before": day_words(change.before, on),
            "starts_on": day_words(change.after, on),
            "off": change.kind == ChangeKind.OFF,
            "reason": change.reason,
            "asks": asks,
            "again": message.kind == CHASER,
            "answer_by": day_words(change.answer_by, on),
            "ready_by": day_words(seat_day(row, on=on), on) if row.state == ApplicationState.ONBOARDING else "",
            "signs_anew": row.agreements.filter(state=AgreementState.OPEN).exists(),
            "respond_by": _respond_by(verbal, message) if verbal else "",
            "first": first,
            "send_by": day_words(row.send_by, on) if draft else "",
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": _button(asks=asks, verbal=verbal is not None),
        }
    )


def _button(*, asks: bool, verbal: bool) -> str:
    if asks:
        return gettext_noop("Say yes or no")
    return gettext_noop("Read the offer and answer") if verbal else gettext_noop("See where you stand")


def _respond_by(offer: Offer, message: Message) -> str:
    zone = offer.opening.department.site.zone
    return last_day_words(offer.respond_by, zone, local_day(offer.opening.cohort.program, message.due_at))


def _manager(message: Message) -> Letter:
    change = _change(message)
    on = local_day(change.cohort.program, message.due_at)
    places = Opening.objects.filter(cohort__in=_cohorts(change), department__memberships__user=message.user)
    rows = Offer.objects.filter(opening__in=places)
    asked = StartQuestion.objects.filter(change=change, application__offers__in=rows).distinct().count()
    return Letter(
        {
            "program": change.cohort.program,
            "before": day_words(change.before, on),
            "starts_on": day_words(change.after, on),
            "off": change.kind == ChangeKind.OFF,
            "reason": change.reason,
            "asked": asked,
            "calls": rows.filter(state__in=OPEN_OFFERS).count(),
            "button_url": f"{settings.SITE_URL}{reverse('hiring:queue')}",
            "button_text": "Open your queue",
        }
    )


def _cohorts(change: ClassChange) -> list[int]:
    return [key for key in (change.cohort_id, change.into_id) if key is not None]


KINDS: tuple[Kind, ...] = (
    Kind(TOLD, "applicants/class_changed", _told, Lane.TODAY, label="The class changed"),
    Kind(CHASER, "applicants/class_changed", _told, Lane.TODAY, label="Once more: does the new first day fit?"),
    Kind(MANAGER, "applicants/class_manager", _manager, Lane.TODAY, label="A manager hears that a class changed"),
)
