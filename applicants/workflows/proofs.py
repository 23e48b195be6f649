"""What a document proves: the letter that the program asks for, a diploma, work that was told, or WorkKeys levels.

The screening is told through a result, and judges as it does for every other one. What is taken back counts no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Q

from applicants.models import Application, Document, DocumentPurpose, DocumentState, ScreeningResult
from applicants.records.deadlines import local_day
from applicants.records.evidence import standing
from applicants.rules.requirements import Verdict
from applicants.rules.results import PaperStatus
from applicants.workflows import screening
from apprenticeships.models import Requirement, RequirementKind
from apprenticeships.workflow import Actor

SENT_IN: Final = "A document that was sent in"
LOOKED_AT: Final = "The document was looked at."
NOT_SHOWN: Final = "The documents do not show all of it any more."
SHOWN_BY: Final[Mapping[str, Q]] = {
    DocumentPurpose.DIPLOMA: Q(needs_proof=True),
    DocumentPurpose.WORK: Q(needs_proof=True),
    DocumentPurpose.WORKKEYS: Q(kind=RequirementKind.WORKKEYS),
}
"""Which requirements a document of a purpose may show before anybody looked at it; no other one changes a verdict."""
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Levels:
    """What somebody read in a report or certificate of WorkKeys, as ``rules.readings`` reads it, and its day."""

    values: Values
    taken_on: date


def tell(
    row: Document, status: PaperStatus, *, levels: Levels | None = None, by: Actor, at: datetime, note: str = ""
) -> None:
    """Record what a document means for the requirement behind it; what was recorded before does not count."""
    if row.application.ended_at is not None:
        return
    if row.requirement is not None:
        values = {"status": status.value} | ({"note": note} if note else {})
        _replace(row, row.requirement, values, by=by, at=at)
    elif row.purpose == DocumentPurpose.DIPLOMA:
        proven = status is PaperStatus.ACCEPTED
        _replace(row, _asked(row.application, RequirementKind.DIPLOMA), {"met": True} if proven else None, by=by, at=at)
    elif row.purpose == DocumentPurpose.WORK:
        weigh_work(row.application, by=by, at=at)
    elif row.purpose == DocumentPurpose.WORKKEYS:
        asked = _asked(row.application, RequirementKind.WORKKEYS)
        _replace(row, asked, levels.values if levels else None, on=levels.taken_on if levels else None, by=by, at=at)
    if row.requirement is None:
        judge_anew(row, by=by, at=at)


def judge_anew(row: Document, *, by: Actor, at: datetime) -> None:
    """Judge an application once a document came or went that shows what the program asks for: our turn, or theirs."""
    shows = SHOWN_BY.get(row.purpose)
    if shows is not None and row.application.version.requirements.filter(shows).exists():
        screening.recompute(row.application_id, by=by, at=at)


def weigh_work(application: Application, *, by: Actor, at: datetime, anew: bool = False) -> None:
    """Let accepted documents complete the work history as soon as they show every job in health care.

    They show that what was told is true, never that it is more: while the time told is too short, nothing is complete.
    ``anew`` when what was told may have changed.
    """
    asked = _asked(application, RequirementKind.EXPERIENCE)
    papers = list(application.documents.filter(purpose=DocumentPurpose.WORK).select_related("result").order_by("pk"))
    told = [each for each in papers if each.result is not None and each.result.voided_at is None]
    accepted = [each for each in papers if each.state == DocumentState.ACCEPTED]
    complete = covers(application, accepted)
    if told and complete and not anew and all(each in accepted for each in told):
        return
    for each in told:
        each.application = application
        _replace(each, None, None, by=by, at=at, why=NOT_SHOWN)
    if asked is None or not complete or not _is_enough(application, asked, at):
        return
    last = accepted[-1]
    last.application = application
    _replace(last, asked, {"met": True, "application": str(application.public_id)}, by=by, at=at)


def covers(application: Application, accepted: Iterable[Document]) -> bool:
    """Whether accepted documents show every job in health care that was told."""
    jobs = application.jobs.filter(is_health_care=True).values_list("employer", flat=True)
    named = {employer[:120] for employer in jobs}
    return bool(named) and named <= {each.employer for each in accepted}


def _asked(application: Application, kind: RequirementKind) -> Requirement | None:
    return application.version.requirements.filter(kind=kind).first()


def _is_enough(application: Application, asked: Requirement, at: datetime) -> bool:
    """Whether the time that was told reaches what the program asks for."""
    judged = [each for each in standing(application, at=at) if each.requirement == asked]
    return any(each.awaits_proof or each.answer.verdict is Verdict.MET for each in judged)


def _replace(
    row: Document,
    requirement: Requirement | None,
    values: Values | None,
    *,
    on: date | None = None,
    by: Actor,
    at: datetime,
    why: str = LOOKED_AT,
) -> None:
    """Record a result of the day ``on``, else of today, in place of the one before; none without ``values``."""
    before = row.result_id
    result: ScreeningResult | None = None
    if requirement is not None and values is not None:
        result = screening.record_result(
            row.application_id,
            requirement_id=requirement.pk,
            values=values,
            taken_on=on or local_day(row.application.version.program, at),
            source=SENT_IN,
            by=by,
            at=at,
        )
    if result is None and before is None:
        return
    row.result = result
    row.save(update_fields=["result"])
    if before is not None:
        screening.void_result(before, by=by, at=at, reason=why)
