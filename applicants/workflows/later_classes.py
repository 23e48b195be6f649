"""Whoever is undecided when their class begins goes on in the next one: with all they have, and with a mail.

Age and everything else that counts on the first day counts on the new one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from applicants.models import ON_THE_LIST, Application, ApplicationState, InterviewState, Standby
from applicants.records.check_order import UNDECIDED
from applicants.records.deadlines import local_day
from applicants.records.left_behind import (
    classes_ahead,
    has_next_class_of_path,
    left_behind,
    next_class,
    told,
)
from applicants.rules.seat_words import Told
from applicants.workflows import offers, referrals, screening, standby
from applicants.workflows.arrows import locked
from applicants.workflows.class_moving import into_class
from apprenticeships import audit
from apprenticeships.errors import DomainError, GuardFailed
from apprenticeships.models.requirement import CONDITION_KINDS
from apprenticeships.rules.dates import DAY, utc_day
from apprenticeships.rules.words import date_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Cohort

TRANSITIONS: tuple[Transition, ...] = ()
MOVED, NO_CLASS = "application.next_class", "application.no_next_class"
CLOCK: Final = Actor.system("later classes")
TOLD_WITHIN: Final = timedelta(days=14)
BEGAN: Final = "The class of {day} began before a decision."


@retrying
def move(application_id: int, *, cohort_id: int, by: Actor, at: datetime, reason: str) -> Application:
    """Let an undecided application go on for a later class of its program and path, and tell the applicant."""
    application = locked(application_id)
    if application.state not in UNDECIDED:
        raise GuardFailed("Only somebody about whom nobody decided goes on in a later class.", code="decided")
    if application.offers.filter(state="prepared").exists():
        raise GuardFailed("A seat is held for a call. Save first what the candidate said.", code="called")
    if not reason.strip():
        raise GuardFailed("Say why, so that everybody understands the move.", code="reason", field="reason")
    later = classes_ahead(application, on=local_day(application.version.program, at))
    into = later.filter(pk=cohort_id).first()
    if into is None:
        raise GuardFailed("Choose a later class of the same program and path.", field="cohort")
    return _go_on(application, into, by=by, at=at, reason=reason.strip())


def follow(*, at: datetime) -> int:
    """Move whoever is undecided in a class that has begun; where no next one takes applications, say so. How many."""
    today = utc_day(at)
    to_tell = Q(cohort__starts_on__gte=today - TOLD_WITHIN) & ~Q(told(NO_CLASS))
    found = Application.objects.filter(left_behind(today)).filter(to_tell | has_next_class_of_path(today - DAY))
    return each_on_its_own(found.order_by("pk").values_list("pk", flat=True), _follow, at=at)


def _follow(application_id: int, *, at: datetime) -> bool:
    try:
        return _carry(application_id, at=at)
    except DomainError:  # another application of theirs is for that class: a coordinator sees both
        return False


@retrying
def _carry(application_id: int, *, at: datetime) -> bool:
    application = locked(application_id)
    today = local_day(application.version.program, at)
    if not Application.objects.filter(left_behind(today), pk=application_id).exists():
        return False
    into = next_class(application, on=today)
    if into is None:
        began = application.cohort.starts_on
        screening.tell(NO_CLASS, application, at=at, occurrence=began.isoformat())
        return False
    words = BEGAN.format(day=date_in_words(application.cohort.starts_on, year=True))
    _go_on(application, into, by=CLOCK, at=at, reason=words)
    return True


def _go_on(application: Application, into: Cohort, *, by: Actor, at: datetime, reason: str) -> Application:
    before = application.cohort
    offers.close(application.pk, ours=True, told=Told.LATER, by=by, at=at, reason=reason)
    for row in Standby.objects.filter(application=application, state__in=ON_THE_LIST).order_by("pk"):
        audit.step(standby.END, row, by=by, at=at, person=application.person_id, reason=reason, ended_at=at)
    into_class(application, into, by=by, at=at, reason=reason)
    found = screening.recompute(application.pk, by=by, at=at, reason=reason)
    if found.state == ApplicationState.READY:
        found.answer_due = screening.meet_by(found, at)
        found.save(update_fields=["answer_due"])
        referrals.refer(found, by=by, at=at)
    if found.state in UNDECIDED:
        screening.tell_more(MOVED, found, {"before": before.pk, "after": into.pk}, at=at, occurrence=str(into.pk))
    return found


@dataclass(frozen=True, slots=True)
class Preview:
    """What a move would do, in sentences for the coordinator."""

    lines: tuple[str, ...]


def rehearse(application_id: int, *, cohort_id: int, by: Actor, at: datetime, reason: str) -> Preview:
    """Move somebody and roll it back: what is said is what would happen."""
    with transaction.atomic():
        before = _seen(application_id)
        row = move(application_id, cohort_id=cohort_id, by=by, at=at, reason=reason)
        after = _seen(application_id)
        transaction.set_rollback(True)
    lines = [f"Goes on for the class of {date_in_words(row.cohort.starts_on, year=True)}."]
    if row.state not in UNDECIDED:
        lines.append(f"The application ends: {row.ended_sentence}")
    elif after.state != before.state:
        lines.append(f"Is then: {ApplicationState(after.state).label}.")
    lines += [
        f"{title}: {before.verdicts.get(title, 'missing')} now, {verdict} then."
        for title, verdict in after.verdicts.items()
        if before.verdicts.get(title) != verdict
    ]
    if before.departments or after.departments:
        lines.append(f"Departments that see them: {before.departments} now, {after.departments} then.")
    if before.meetings > after.meetings:
        lines.append(f"Interviews that are canceled: {before.meetings - after.meetings}.")
    return Preview((*lines, "Reads it in a mail."))


@dataclass(frozen=True, slots=True)
class _Seen:
    state: str
    verdicts: dict[str, str]
    departments: int
    meetings: int


def _seen(application_id: int) -> _Seen:
    row = Application.objects.get(pk=application_id)
    steps = row.screening.exclude(requirement__kind__in=CONDITION_KINDS).order_by("requirement__position")
    planned = row.interviews.filter(state__in=[InterviewState.REQUESTED, InterviewState.SCHEDULED])
    return _Seen(
        row.state,
        dict(steps.values_list("requirement__title", "verdict")),
        row.referrals.filter(closed_at__isnull=True).count(),
        planned.count(),
    )
