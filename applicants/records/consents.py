"""Where a minor's guardian stands: who was asked, when, and what they answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from applicants.models import Application, ApplicationState, Consent, ConsentKind, Guardian, ScreeningStep
from applicants.records.deadlines import seat_day
from applicants.records.evidence import Judged
from applicants.records.own_days import for_anybody
from applicants.rules.requirements import SATISFIED, Kind
from apprenticeships.models import Message, RequirementKind


@dataclass(frozen=True, slots=True)
class Missing:
    """A yes that an application still needs. Without a guardian nobody was named; ``refused`` after a no."""

    guardian: Guardian | None
    asked_at: datetime | None = None
    refused_at: datetime | None = None

    @property
    def refused(self) -> bool:
        """Whether the guardian said no."""
        return self.refused_at is not None


def missing_of(person_id: int, judged: Iterable[Judged]) -> Missing | None:
    """Return what is missing of a guardian's yes, or nothing when it is there or not asked for."""
    open_ones = (each for each in judged if each.rule.kind is Kind.GUARDIAN_CONSENT)
    if not any(each.answer.verdict not in SATISFIED for each in open_ones):
        return None
    guardian = Guardian.objects.answering_for(person_id).first()
    if guardian is None:
        return Missing(None)
    said = in_force(guardian).get(ConsentKind.TAKING_PART)
    asked = Message.objects.filter(key__startswith=f"guardian.asked:{guardian.pk}:").order_by("-created_at").first()
    refused = said.given_at if said is not None and not said.is_given else None
    return Missing(guardian, asked.created_at if asked else None, refused)


def is_missing(application_id: int) -> bool:
    """Tell whether an application waits for a guardian's yes."""
    rows = ScreeningStep.objects.filter(
        application_id=application_id,
        requirement__kind=RequirementKind.GUARDIAN_CONSENT,
        requirement__is_required=True,
    )
    return rows.exclude(verdict__in=SATISFIED).exists()


def answer_day(application: Application, *, on: date) -> date | None:
    """Return the day by which a guardian answers in time for the class; ``None`` where time is too short for a day.

    Who gets ready already has the day through which the seat is held.
    """
    if application.state == ApplicationState.ONBOARDING:
        day: date | None = seat_day(application, on=on)
    else:
        day = for_anybody(application.version, application.cohort, Kind.GUARDIAN_CONSENT, on=on)
    return day if day is not None and day >= on else None


def in_force(guardian: Guardian) -> dict[str, Consent]:
    """Return what a guardian said last, by kind."""
    rows = Consent.objects.filter(guardian=guardian, person=guardian.person_id, replaced_at__isnull=True)
    return {row.kind: row for row in rows}


def in_order(found: Mapping[str, Consent]) -> list[Consent]:
    """Return the same as a list, in the order in which it is asked."""
    return [found[kind.value] for kind in ConsentKind if kind.value in found]
