"""Sittings of a test: an applicant takes a place, and the results of those who came are entered together."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from applicants.models import Application, ScreeningResult, ScreeningStep
from applicants.records.evidence import standing
from applicants.records.sittings import KINDS, TESTS, ahead, application_of, in_need
from applicants.workflows import screening
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Requirement, RequirementKind, Session, SignUp, SignUpState
from apprenticeships.models.session import COMING
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows import sessions
from apprenticeships.workflows.chairs import locked, locked_sign_up, still_ahead


@retrying
def choose(application_id: int, *, kind: str, session: UUID, by: Actor, at: datetime, reason: str = "") -> SignUp:
    """Take a place at a session for a requirement, or move the one that is taken; on the waiting list when it is full.

    Only at one that the application may choose: ``records.sittings.ahead`` says which.
    """
    application = Application.objects.select_related("person", "version__program__organization", "cohort").get(
        pk=application_id
    )
    rows = ahead(application, standing(application, at=at), kind, at=at)
    chosen = rows.filter(public_id=session).first()
    if chosen is None:
        raise GuardFailed(_why_not(application, kind, session), code="session")
    held = _held(application, kind, at)
    if held is not None and held.session_id != chosen.pk:
        return sessions.change(held.pk, to=chosen.pk, by=by, at=at, reason=reason)
    return sessions.sign_up(chosen.pk, person=application.person, by=by, at=at, reason=reason)


@retrying
def enter(sign_up_id: int, *, values: Mapping[str, Any], by: Actor, at: datetime, reason: str = "") -> ScreeningResult:
    """Write down the result of somebody who came to a sitting. The same one twice is written once.

    It is of the day of the sitting. Another one of the same day is first taken back on the application's page.
    """
    sessions.lock_around(*SignUp.objects.values_list("person_id", "session__program_id").get(pk=sign_up_id))
    row = locked_sign_up(sign_up_id)
    if row.state != SignUpState.ATTENDED:
        raise GuardFailed("Mark first that this person came.", code="not-here")
    application, requirement = asked(row)
    if application is None or requirement is None:
        raise GuardFailed("No open application of this person asks for this test.", code="not-asked")
    day = day_of(row.session)
    known = ScreeningResult.objects.filter(
        person_id=row.person_id, kind=requirement.kind, taken_on=day, voided_at__isnull=True
    ).first()
    if known is not None and all(known.values.get(name) == value for name, value in values.items()):
        return known
    if known is not None:
        raise GuardFailed(
            "There is a result of this day already. Take it back on the page of the application first.", code="known"
        )
    return screening.record_result(
        application.pk,
        requirement_id=requirement.pk,
        values=values,
        taken_on=day,
        source=f"Sitting: {row.session.title}",
        by=by,
        at=at,
        reason=reason,
    )


@retrying
def tell(session_id: int, *, by: Actor, at: datetime, reason: str = "") -> int:
    """Write to all who need a sitting, could come to this one and have no place. Nobody is told twice. How many."""
    session = locked(session_id)
    still_ahead(session, at)
    steps = in_need(session, at=at).select_related("application__person").order_by("pk")
    told = sum(_tell(session, step, at) for step in steps)
    if told:
        audit.record("session.tell", session, by=by, at=at, reason=reason, data={"people": told})
    return told


def _tell(session: Session, step: ScreeningStep, at: datetime) -> int:
    return messages.promise(
        "sitting.open",
        key=f"sitting.open:{session.pk}:{step.application_id}",
        to=step.application.person,
        at=at,
        expires_at=session.starts_at,
        context={"application": step.application_id, "session": session.pk},
    )


def asked(row: SignUp) -> tuple[Application | None, Requirement | None]:
    """Return the open application that a sitting counts for, and its requirement."""
    application = application_of(row.person_id, row.session.program_id)
    kind = TESTS.get(row.session.kind)
    if application is None or kind is None:
        return application, None
    return application, application.version.requirements.filter(kind=kind).first()


def day_of(session: Session) -> date:
    """Return the day of a session where it takes place."""
    return session.starts_at.astimezone(ZoneInfo(session.zone)).date()


def _held(application: Application, kind: str, at: datetime) -> SignUp | None:
    """Return the place ahead that somebody has for a requirement; a chair before any place on a waiting list."""
    rows = SignUp.objects.filter(
        person_id=application.person_id,
        state__in=COMING,
        session__program=application.version.program_id,
        session__kind=KINDS[kind],
        session__starts_at__gt=at,
        session__canceled_at__isnull=True,
    )
    found = rows.select_related("session").order_by("session__starts_at", "pk")
    return min(found, key=lambda row: row.state == SignUpState.WAITING, default=None)


def _why_not(application: Application, kind: str, session: UUID) -> str:
    """Say what stands in the way of a session of the program, in a sentence for the applicant."""
    row = Session.objects.filter(
        program=application.version.program_id, kind=KINDS[kind], public_id=session, canceled_at__isnull=True
    ).first()
    step = application.screening.filter(requirement__kind=kind).order_by("requirement__position").first()
    if row is None or kind == RequirementKind.INFO_SESSION:
        return _("Choose one of the times below.")
    if day_of(row) >= application.cohort.starts_on:
        return _("This time is after your class starts. Choose an earlier one.")
    if step is not None and step.retest_from is not None and day_of(row) < step.retest_from:
        return _("You may try again from %(day)s. Choose a later time.") % {"day": day_in_words(step.retest_from)}
    return _("Choose one of the times below.")
