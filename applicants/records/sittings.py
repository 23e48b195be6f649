"""Which sittings of a test an application may choose, and who is still owed a result."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import reduce
from operator import or_
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from applicants.models import OPEN_STATES, Application, ScreeningResult, ScreeningStep
from applicants.records.check_order import IN_SCREENING
from applicants.records.deadlines import zone_of
from applicants.records.evidence import WITH_MANAGERS, Judged, standing
from applicants.rules.requirements import SATISFIED, Judgement, Reason, Verdict
from applicants.rules.sittings import needed
from applicants.rules.working_days import local_day
from apprenticeships.models import Event, RequirementKind, Session, SessionKind, SignUp, SignUpState
from apprenticeships.models.session import COMING, SessionQuerySet
from apprenticeships.rules.dates import local_datetime

TESTS: Final[dict[str, str]] = {
    SessionKind.EXAM: RequirementKind.ENTRANCE_EXAM,
    SessionKind.WORKKEYS: RequirementKind.WORKKEYS,
}
MAY_NEED: Final = IN_SCREENING | WITH_MANAGERS
"""Where somebody may need a test: what got too old is taken again beside the meeting, and after the offer."""
NOT_NEEDED: Final = "The application is over, so the chair is free."
"""Why a chair goes with an application: by it the record tells which ones an end took."""
KINDS: Final[dict[str, str]] = {
    RequirementKind.INFO_SESSION: SessionKind.INFO,
    RequirementKind.ENTRANCE_EXAM: SessionKind.EXAM,
    RequirementKind.WORKKEYS: SessionKind.WORKKEYS,
}


@dataclass(frozen=True, slots=True)
class Dates:
    """The soonest session that somebody may choose, and the days of the further ones."""

    first: Session
    others: tuple[date, ...] = ()


def ahead(application: Application, judged: Iterable[Judged], kind: str, *, at: datetime) -> SessionQuerySet:
    """Return the sessions that an application may choose for a requirement of ``kind``, the soonest first.

    They are over before the class begins. Those of a test are for whoever still needs it, from the day on which it may
    be tried again.
    """
    answer = next((each.answer for each in judged if each.rule.kind.value == kind), None)
    fits = _fits(application, answer, kind)
    return Session.objects.none() if fits is None else _coming(application, fits, at=at)


def next_dates(application: Application, judged: Iterable[Judged], *, at: datetime) -> Mapping[str, Dates]:
    """Return the same in short for every kind of session that is asked and not done, with one statement or none."""
    open_ones = [each for each in judged if each.rule.kind.value in KINDS and each.answer.verdict not in SATISFIED]
    fits = {each.rule.kind.value: _fits(application, each.answer, each.rule.kind.value) for each in open_ones}
    some = [each for each in fits.values() if each is not None]
    if not some:
        return {}
    found: dict[str, Dates] = {}
    asked = {session: kind for kind, session in KINDS.items()}
    for row in _coming(application, reduce(or_, some), at=at):
        kind = asked[row.kind]
        known = found.get(kind)
        found[kind] = (
            Dates(row) if known is None else replace(known, others=(*known.others, local_day(row.starts_at, row.zone)))
        )
    return found


def _fits(application: Application, answer: Judgement | None, kind: str) -> Q | None:
    """Return which sessions of a kind are for an application whose answer is known; ``None`` where none is."""
    of_kind = Q(kind=KINDS[kind])
    if KINDS[kind] not in TESTS:
        return of_kind
    if answer is None or not needed(answer):
        return None
    if answer.retest_from is None:
        return of_kind
    zone = zone_of(application.version.program)
    return of_kind & Q(starts_at__gte=local_datetime(answer.retest_from, time.min, zone))


def _coming(application: Application, fits: Q, *, at: datetime) -> SessionQuerySet:
    rows = Session.objects.filter(fits, program=application.version.program, starts_at__gt=at, canceled_at__isnull=True)
    return _before_class(rows, application).order_by("starts_at", "pk")


def _before_class(rows: SessionQuerySet, application: Application) -> SessionQuerySet:
    """Leave those that are over before the class of an application begins."""
    zone = zone_of(application.version.program)
    return rows.filter(ends_at__lte=local_datetime(application.cohort.starts_on, time.min, zone))


def chairs_that_go(application: Application, kinds: Collection[str], *, at: datetime) -> QuerySet[SignUp]:
    """Return the chairs ahead at sessions of ``kinds`` that nobody needs once an application ends, soonest first.

    None while another one of the person for the program goes on: it is met at the same sessions.
    """
    others = Application.objects.filter(
        person=application.person_id, version__program=application.version.program_id, state__in=OPEN_STATES
    )
    rows = SignUp.objects.filter(
        ~Exists(others.exclude(pk=application.pk)),
        person=application.person_id,
        state__in=COMING,
        session__program=application.version.program_id,
        session__kind__in=list(kinds),
        session__starts_at__gt=at,
        session__canceled_at__isnull=True,
    )
    return rows.select_related("session").order_by("session__starts_at", "pk")


def chairs_gone(application: Application, *, at: datetime) -> QuerySet[SignUp]:
    """Return what ``chairs_that_go`` found when an application ended, soonest first, as far as it still lies ahead.

    Not where the person has a place at the same session again.
    """
    if application.ended_at is None:
        return SignUp.objects.none()
    gone = Event.objects.filter(
        subject_type=SignUp._meta.label_lower,
        subject_id=OuterRef("pk"),
        kind="signup.cancel",
        reason=NOT_NEEDED,
        at=application.ended_at,
    )
    again = SignUp.objects.filter(session=OuterRef("session"), person=OuterRef("person"), state__in=COMING)
    rows = SignUp.objects.filter(
        Exists(gone),
        ~Exists(again),
        person=application.person_id,
        state=SignUpState.CANCELED,
        session__program=application.version.program_id,
        session__starts_at__gt=at,
        session__canceled_at__isnull=True,
    )
    return rows.select_related("session__program__organization", "person").order_by("session__starts_at", "pk")


def application_of(person_id: int, program_id: int) -> Application | None:
    """Return the open application of somebody for a program, the newest if there are several."""
    rows = Application.objects.filter(person_id=person_id, version__program_id=program_id, state__in=OPEN_STATES)
    return rows.select_related("person", "version__program__organization", "cohort").order_by("-pk").first()


def offered(rows: SessionQuerySet, sign_up: SignUp, *, at: datetime) -> SessionQuerySet:
    """Narrow other dates of a sign-up to those that the person may choose; ``settings.OTHER_DATES`` names this.

    Whoever has not applied yet may come to any information session: no class waits for them.
    """
    session = sign_up.session
    if session.kind not in KINDS.values():
        return rows
    application = application_of(sign_up.person_id, session.program_id)
    if session.kind == SessionKind.INFO:
        return rows if application is None else _before_class(rows, application)
    if application is None:
        return rows.none()
    own = ahead(application, standing(application, at=at), TESTS[session.kind], at=at)
    return rows.filter(pk__in=own.order_by().values("pk"))


def in_need(session: Session, *, at: datetime) -> QuerySet[ScreeningStep]:
    """Return the steps of applicants who need a sitting, could come to this one, and have no place ahead."""
    day = local_day(session.starts_at, session.zone)
    places = SignUp.objects.filter(
        person=OuterRef("application__person"),
        state__in=COMING,
        session__program=session.program_id,
        session__kind=session.kind,
        session__starts_at__gt=at,
        session__canceled_at__isnull=True,
    )
    return needing(TESTS[session.kind]).filter(
        ~Exists(places),
        Q(retest_from__isnull=True) | Q(retest_from__lte=day),
        application__version__program=session.program_id,
        application__cohort__starts_on__gt=day,
    )


def needing(kind: str) -> QuerySet[ScreeningStep]:
    """Return the steps of applications that go on for which a sitting of a test could change the answer."""
    unmet = Q(verdict__in=[Verdict.MISSING.value, Verdict.EXPIRED.value])
    again = Q(verdict=Verdict.NOT_MET.value, retest_from__isnull=False)
    rows = ScreeningStep.objects.filter(unmet | again, requirement__kind=kind, application__state__in=MAY_NEED)
    return rows.exclude(reason_code=Reason.BEING_CHECKED.value)


def without_result(rows: QuerySet[SignUp], zone: ZoneInfo) -> QuerySet[SignUp]:
    """Return those who came to a sitting and of whom no result has come since, voided ones counted."""
    results = ScreeningResult.objects.filter(
        person=OuterRef("person"), kind=OuterRef("session__requirement_kind"), taken_on__gte=OuterRef("sat_on")
    )
    asks = Application.objects.filter(
        person=OuterRef("person"), version__program=OuterRef("session__program"), state__in=OPEN_STATES
    )
    came: dict[str, Any] = {"state": SignUpState.ATTENDED, "session__kind__in": list(TESTS)}
    rows = rows.annotate(sat_on=TruncDate("session__starts_at", tzinfo=zone))
    return rows.filter(~Exists(results), Exists(asks), **came)
