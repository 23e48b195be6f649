"""A final no of a background check turns out to be wrong: one screening officer says so, another one puts it right.

The agency corrected its report, it was about somebody else, or it rested on what must not count (15 U.S.C. 1681i; 2 CCR
11017.1). The no stays with its letters, superseded. Another check goes on in its place, cleared, to weigh or to order;
the application comes back as far as nobody else has its place, and a letter takes the decision back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from applicants.models import (
    Application,
    ApplicationState,
    BackgroundCheck,
    BackgroundCorrection,
    BackgroundSignature,
    CheckState,
    CorrectionCause,
    CorrectionState,
    Follows,
    NoticeKind,
    PaperKind,
)
from applicants.records import background_letter as letters
from applicants.records.background import is_officer
from applicants.records.deadlines import local_day
from applicants.records.evidence import standing
from applicants.rules.corrections import STAYS_CLOSED, Case, Way, refusal_of, way_on
from applicants.rules.requirements import Verdict
from applicants.workflows import restoring, verdicts
from applicants.workflows.arrows import locked
from applicants.workflows.background import SUPERSEDE, stands
from applicants.workflows.background_notices import LETTER_NAME
from applicants.workflows.background_papers import LONGEST, add_paper
from apprenticeships import audit, messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import RequirementKind
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.uploads import FIELD, PDF, Upload

TRANSITIONS: tuple[Transition, ...] = ()
State = CheckState
TOLD: Final = "check.corrected"
GOES_ON_AS: Final = {Follows.CLEAR: State.CLEAR, Follows.REVIEW: State.REVIEW, Follows.ORDER: State.AUTHORIZED}
CHANGED: Final = "Things changed since this was asked for. Let the decision stand, and ask anew."
OFFICER: Final = "Only screening officers put a decision about a report right, two of them. Ask one of them."


@dataclass(frozen=True, slots=True)
class Ahead:
    """What would happen now: what becomes of the application, and how it and its check would stand."""

    way: Way
    state: ApplicationState
    check: CheckState


@retrying
def ask(
    check_id: int,
    *,
    cause: str,
    follows: str,
    came_on: date,
    words: str,
    uploads: Sequence[Upload] = (),
    by: Actor,
    at: datetime,
    reason: str = "",
) -> BackgroundCorrection:
    """Say that a final no was wrong, why, and how one knows. Nothing happens, and nobody is told, before a second yes.

    A corrected report is kept, sealed, with the day on which it came.
    """
    application, row = _locked(check_id, by)
    if by.user_id is None:
        raise NotAllowed(OFFICER, code="officer")
    if row.corrections.filter(state=CorrectionState.ASKED).exists():
        raise Conflict("Somebody asked for this already. Another screening officer says yes or no.")
    _may_ask(row, cause, follows, came_on, words, uploads, at=at)
    wrong = refusal_of(_case(application, at=at), restores=follows != Follows.NOTHING)
    if wrong:
        raise GuardFailed(wrong, code="follows", field="follows")
    found = BackgroundCorrection(
        check_row=row, cause=cause, follows=follows, came_on=came_on, asked_by_id=by.user_id, asked_at=at
    )
    found.keep({"words": words.strip()[:LONGEST]})
    found.save()
    for each in uploads:
        add_paper(row, PaperKind.PROOF, each, by=by, at=at, correction=found)
    audit.record("backgroundcheck.doubt", row, by=by, at=at, person=application.person_id, reason=reason)
    return found


@retrying
def keep(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundCorrection:
    """Say no: the decision stands, and the applicant never hears of it. Whoever asked may change their mind."""
    application, row = _locked(check_id, by)
    found = _asked(row, by, own=True)
    _answer(found, CorrectionState.DROPPED, by=by, at=at)
    audit.record("backgroundcheck.stand", row, by=by, at=at, person=application.person_id, reason=reason)
    return found


@retrying
def agree(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> Way:
    """Give the second yes: the no is superseded, the check goes on, and the application comes back where it can."""
    application, row = _locked(check_id, by)
    found = _asked(row, by)
    _answer(found, CorrectionState.AGREED, by=by, at=at)
    return _put_right(application, row, found, by=by, at=at, reason=reason)


@retrying
def ahead(check_id: int, *, by: Actor, at: datetime) -> Ahead:
    """Take the very steps and roll them back: what would happen if somebody agreed now. Refuses as they would."""
    with transaction.atomic():
        application, row = _locked(check_id, by)
        way = _put_right(application, row, _asked(row, by, own=True), by=by, at=at)
        state = Application.objects.values_list("state", flat=True).get(pk=application.pk)
        check = application.background_checks.order_by("-asked_at", "-pk").values_list("state", flat=True)[0]
        transaction.set_rollback(True)
    return Ahead(way, ApplicationState(state), CheckState(check))


@retrying
def posted(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundCorrection:
    """Tick that the letter that takes a no back is in the post, by any check of its application."""
    row = BackgroundCheck.objects.select_related("application__version__program").get(pk=check_id)
    application = locked(row.application_id)
    if not is_officer(by.user_id, row.application.version.program.organization_id):
        raise NotAllowed(OFFICER, code="officer")
    agreed = BackgroundCorrection.objects.select_for_update(of=("self",)).filter(state=CorrectionState.AGREED)
    found = agreed.filter(check_row__application=application).order_by("pk").last()
    if found is None:
        raise GuardFailed("No letter takes a decision back here.", code="no-letter")
    if found.posted_at is None:
        found.posted_at = at
        found.save(update_fields=["posted_at"])
        who = application.person_id
        audit.record("backgroundcheck.posted", found.check_row, by=by, at=at, person=who, reason=reason)
    return found


def _put_right(
    application: Application, row: BackgroundCheck, found: BackgroundCorrection, *, by: Actor, at: datetime,
    reason: str = "",
) -> Way:  # fmt: skip
    case, today = _case(application, at=at), local_day(application.version.program, at)
    if wrong := refusal_of(case, restores=found.follows != Follows.NOTHING):
        raise GuardFailed(f"{CHANGED} {wrong}", code="follows")
    audit.step(SUPERSEDE, row, by=by, at=at, person=application.person, reason=reason)
    messages.cancel(prefix=f"check.letter:{row.pk}:{NoticeKind.FINAL}", reason="The letter is taken back.")
    again = _again(row, found, by=by, at=at)
    stands(again or row, on=today, by=by, at=at)
    way = way_on(case)
    if way is not Way.ONGOING:
        way = restoring.give_back(application, case, since=row.asked_at, by=by, at=at)
    if way in STAYS_CLOSED:
        judged = [each for each in standing(application, at=at) if each.requirement.kind == RequirementKind.BACKGROUND]
        verdicts.write([(application, judged)], by=by, at=at, reason=reason)
    content = letters.amends(row, found, on=today, way=way)
    add_paper(row, PaperKind.AMENDS, Upload(LETTER_NAME, PDF, content), by=by, at=at, correction=found)
    context = {"check": row.pk, "way": way.value}
    messages.promise(TOLD, key=f"{TOLD}:{row.pk}", to=application.person, at=at, context=context)
    return way


def _again(row: BackgroundCheck, found: BackgroundCorrection, *, by: Actor, at: datetime) -> BackgroundCheck | None:
    """Let another check go on in place of a superseded one, under the signatures that were given for the application.

    It begins where the correction says: nothing of what was weighed comes along.
    """
    state = GOES_ON_AS.get(Follows(found.follows))
    if state is None:
        return None
    known: dict[str, Any] = {}
    if state != State.AUTHORIZED:
        names = ("ordered_on", "agency_name", "agency_phone", "agency_address")
        known = {name: getattr(row, name) for name in names} | {"received_on": found.came_on}
    if state == State.CLEAR:
        known |= {"decided_by_id": by.user_id, "decided_at": at}
    again = BackgroundCheck.objects.create(
        application=row.application, state=state, profile=row.profile, asked_by_id=by.user_id, asked_at=at,
        disclosed_at=row.disclosed_at, replaces=row, held_by_id=row.held_by_id, held_at=row.held_at,
        hold_reason=row.hold_reason, **known,
    )  # fmt: skip
    given = list(row.signatures.order_by("pk"))
    for signature in given:
        signature.pk, signature.check_row = None, again
    BackgroundSignature.objects.bulk_create(given)
    audit.record("backgroundcheck.again", again, by=by, at=at, person=row.application.person_id, after=again.state)
    if state == State.REVIEW and found.cause == CorrectionCause.AGENCY:
        for proof in found.papers.filter(kind=PaperKind.PROOF):
            copy = Upload(proof.name, proof.media_type, proof.content())
            add_paper(again, PaperKind.REPORT, copy, by=by, at=at)
    return again


def _case(application: Application, *, at: datetime) -> Case:
    """Return what decides what comes back. The check ended it where it is required and was not passed."""
    asked = application.screening.filter(requirement__kind=RequirementKind.BACKGROUND, requirement__is_required=True)
    ended = application.state == ApplicationState.INELIGIBLE and asked.filter(verdict=Verdict.NOT_MET.value).exists()
    case = restoring.case_of(application, at=at)
    return case._replace(goes_on=application.ended_at is None, ended_by_check=ended)


def _may_ask(
    row: BackgroundCheck, cause: str, follows: str, came_on: date, words: str, files: Sequence[Upload], *, at: datetime
) -> None:
    if cause not in CorrectionCause.values:
        raise GuardFailed("Choose why the decision was wrong.", code="cause", field="cause")
    if follows not in Follows.values:
        raise GuardFailed("Choose what follows.", code="follows", field="follows")
    if came_on > local_day(row.application.version.program, at):
        raise GuardFailed("This day lies ahead. Write the day on which you learned it.", code="day", field="came_on")
    if row.received_on is not None and came_on < row.received_on:
        raise GuardFailed("This day lies before the first report came.", code="day", field="came_on")
    if not words.strip():
        raise GuardFailed("Write how you know it: who said so, and what you have of it.", code="words", field="words")
    if any(each.media_type != PDF for each in files):
        raise GuardFailed("Choose a PDF.", code="pdf", field=FIELD)
    if cause == CorrectionCause.AGENCY and not files:
        raise GuardFailed("Add the corrected report of the agency: it is kept.", code="report", field=FIELD)


def _answer(found: BackgroundCorrection, state: CorrectionState, *, by: Actor, at: datetime) -> None:
    found.state, found.answered_by_id, found.answered_at = state, by.user_id, at
    found.save(update_fields=["state", "answered_by", "answered_at"])


def _asked(row: BackgroundCheck, by: Actor, *, own: bool = False) -> BackgroundCorrection:
    found = row.corrections.select_for_update(of=("self",)).filter(state=CorrectionState.ASKED).first()
    if found is None:
        raise Conflict("Nobody asks to put this decision right any more. Load the page again.")
    if by.user_id == found.asked_by_id and not own:
        raise NotAllowed("A second person has to agree: another screening officer.", code="second-person")
    return found


def _locked(check_id: int, by: Actor) -> tuple[Application, BackgroundCheck]:
    """Lock the application, then its check with a final no, for a screening officer; also once that is over."""
    application = locked(BackgroundCheck.objects.values_list("application_id", flat=True).get(pk=check_id))
    row = BackgroundCheck.objects.select_for_update(of=("self",)).get(pk=check_id)
    row.application = application
    if not is_officer(by.user_id, application.version.program.organization_id):
        raise NotAllowed(OFFICER, code="officer")
    SUPERSEDE.check(row.state)
    return application, row
