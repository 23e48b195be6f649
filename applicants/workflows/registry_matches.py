"""A match on a registry or exclusion list: one person finds it, another one confirms it, and two can put it right.

The same name is often another person, so nothing ends before a second person compared birth date and address (42 CFR
1001.1901 and the advice of the Office of Inspector General to verify a match). A confirmed one that was a mistake goes
back the way that a wrong final no of a check goes: it counts no more, and what it ended comes back where that can be.
"""

from datetime import datetime
from typing import Any, Final

from applicants.models import Application, MatchOn, RegistryMatch, ScreeningResult, ScreeningStep
from applicants.records.background import is_officer
from applicants.rules.corrections import Way
from applicants.rules.registries import CONFIRMED
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import arrows, restoring, screening, waivers
from applicants.workflows.corrections import TOLD
from apprenticeships import audit, messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.workflow import Actor, Transition, arrow, retrying

State = MatchOn
CONFIRM = arrow("confirm", State.NAMED, State.CONFIRMED, "Somebody answered this match already. Load the page again.")
DROP = arrow("drop", State.NAMED, State.DROPPED, "Somebody answered this match already. Load the page again.")
DOUBT = arrow("doubt", State.CONFIRMED, State.DOUBTED, "Somebody asked for this already. Another officer answers.")
STAND = arrow("stand", State.DOUBTED, State.CONFIRMED, "Nobody doubts this match any more. Load the page again.")
CORRECT = arrow("correct", State.DOUBTED, State.CORRECTED, "Nobody doubts this match any more. Load the page again.")
TRANSITIONS: tuple[Transition, ...] = (CONFIRM, DROP, DOUBT, STAND, CORRECT)
OFFICER: Final = "A screening officer answers a match, and not whoever found it. Ask one of them."
ANOTHER: Final = "It was another person."
NO_WAIVER: Final = "A match on the list was confirmed."


@retrying
def confirm(result_id: int, *, by: Actor, at: datetime, reason: str = "") -> RegistryMatch:
    """Give the second yes: the match counts from now on, for the application under which it was found."""
    application, row = _of_result(result_id)
    CONFIRM.check(row.state)
    _officer(application, by)
    if by.user_id == row.named_by_id:
        raise NotAllowed(OFFICER, code="officer")
    _step(CONFIRM, application, row, by=by, at=at, reason=reason, answered_by_id=by.user_id, answered_at=at)
    _count(row, str(application.public_id))
    for step_id in _waived(application, row):
        waivers.ask_again(step_id, by=by, at=at, reason=NO_WAIVER)
    _judge_anew(row, by=by, at=at)
    return row


@retrying
def drop(result_id: int, *, by: Actor, at: datetime, reason: str = "") -> RegistryMatch:
    """Say that the name is another person's. The look counts no more; whoever looks again writes that down."""
    application, row = _of_result(result_id)
    DROP.check(row.state)
    _officer(application, by)
    _step(DROP, application, row, by=by, at=at, reason=reason, answered_by_id=by.user_id, answered_at=at)
    screening.void_result(row.result_id, by=by, at=at, reason=reason.strip() or ANOTHER)
    return row


@retrying
def doubt(application_id: int, *, by: Actor, at: datetime, reason: str) -> RegistryMatch:
    """Say that a confirmed match was another person, and how one knows. Nothing happens before a second yes."""
    application, row = _ended(application_id, by)
    DOUBT.check(row.state)
    words = reason.strip()
    if not words:
        raise GuardFailed("Say how you know that it was a mistake.", code="reason", field="reason")
    if wrong := refusal_of(words):
        raise GuardFailed(wrong, code="sensitive", field="reason")
    own = {"doubted_by_id": by.user_id, "doubted_at": at, "doubt_reason": words[:200]}
    _step(DOUBT, application, row, by=by, at=at, reason="", **own)
    return row


@retrying
def stand(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> RegistryMatch:
    """Say no: the match stands, and the applicant never hears of it. Whoever asked may change their mind."""
    application, row = _ended(application_id, by)
    STAND.check(row.state)
    none = {"doubted_by_id": None, "doubted_at": None, "doubt_reason": ""}
    _step(STAND, application, row, by=by, at=at, reason=reason, **none)
    return row


@retrying
def correct(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Way:
    """Give the second yes: the match counts no more, and what it ended comes back as far as nobody else has it."""
    application, row = _ended(application_id, by)
    CORRECT.check(row.state)
    if by.user_id == row.doubted_by_id:
        raise NotAllowed("A second person has to agree: another screening officer.", code="officer")
    _step(CORRECT, application, row, by=by, at=at, reason=reason, corrected_by_id=by.user_id, corrected_at=at)
    _count(row, "")
    screening.void_result(row.result_id, by=by, at=at, reason=ANOTHER)
    way = restoring.give_back(application, restoring.case_of(application, at=at), by=by, at=at)
    key, context = f"{TOLD}:{application.pk}:{at.isoformat()}", {"application": application.pk, "way": way.value}
    messages.promise(TOLD, key=key, to=application.person, at=at, context=context)
    return way


def match_of(application: Application) -> RegistryMatch | None:
    """Return the match that ended an application, if one did."""
    rows = RegistryMatch.objects.that_ended().filter(application=application)
    return rows.select_related("doubted_by").first()


def _of_result(result_id: int) -> tuple[Application, RegistryMatch]:
    """Lock the application under which a match was found first, then the match."""
    rows = RegistryMatch.objects.filter(result=result_id)
    key = rows.values_list("application_id", flat=True).first()
    if key is None:
        raise Conflict("Nobody says that this is a match. Load the page again.")
    return arrows.locked(key), rows.select_for_update(of=("self",)).get()


def _ended(application_id: int, by: Actor) -> tuple[Application, RegistryMatch]:
    application = arrows.locked(application_id)
    arrows.CORRECT.check(application.state)
    _officer(application, by)
    found = RegistryMatch.objects.that_ended().select_for_update(of=("self",))
    row = found.filter(application=application).first()
    if row is None:
        raise GuardFailed("No match on a list ended this application.", code="no-match")
    return application, row


def _waived(application: Application, row: RegistryMatch) -> list[int]:
    """Return the steps that somebody let go before a match was found: nobody lets an excluded person go on."""
    found = ScreeningStep.objects.filter(
        application=application, requirement=row.result.requirement_id, waived_by__isnull=False
    )
    return list(found.values_list("pk", flat=True))


def _officer(application: Application, by: Actor) -> None:
    if not is_officer(by.user_id, application.version.program.organization_id):
        raise NotAllowed(OFFICER, code="officer")


def _step(
    arrow_: Transition, application: Application, row: RegistryMatch, *, by: Actor, at: datetime, **columns: Any
) -> None:
    audit.step(arrow_, row, by=by, at=at, person=application.person, **columns)


def _count(row: RegistryMatch, under: str) -> None:
    """Write into the result under which application the match counts, if it does: the one thing that verdicts read."""
    result = ScreeningResult.objects.select_for_update(of=("self",)).get(pk=row.result_id)
    result.values = {**result.values, CONFIRMED: under}
    result.save(update_fields=["values"])


def _judge_anew(row: RegistryMatch, *, by: Actor, at: datetime) -> None:
    person = ScreeningResult.objects.values_list("person_id", flat=True).get(pk=row.result_id)
    for key in list(Application.objects.filter(person=person, state__in=screening.JUDGED).values_list("pk", flat=True)):
        screening.recompute(key, by=by, at=at)
