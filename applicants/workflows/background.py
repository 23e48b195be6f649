"""The background check up to the report: disclosure, signature, order, and what came back. Each arrow of its life.

What may follow a report that needs a review stands in ``background_notices``. The status that verdicts read is written
with each arrow, from one table.
"""

from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from applicants.models import (
    Application,
    ApplicationState,
    BackgroundCheck,
    BackgroundSignature,
    CheckState,
    Guardian,
    Signer,
)
from applicants.records.background import OFFERED, STATUSES, check_of, profile_of, requirement_of, unsigned
from applicants.records.background_texts import VERSION, authorization, fingerprint
from applicants.records.check_order import comes_first
from applicants.records.deadlines import answer_due, local_day
from applicants.records.evidence import standing
from applicants.records.minors import is_minor
from applicants.records.signed_names import signature_refusal
from applicants.rules.adverse_action import Profile, stricter
from applicants.rules.requirements import Verdict
from applicants.rules.signatures import guardian_refusal
from applicants.workflows import screening
from applicants.workflows.arrows import locked
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Parameter, Requirement, RequirementKind
from apprenticeships.workflow import Actor, Transition, arrow, retrying

State = CheckState
AUTHORIZE = arrow(
    "authorize", State.ASKED, State.AUTHORIZED, gettext_lazy("You signed already. There is nothing else to sign.")
)
ORDER = arrow("order", State.AUTHORIZED, State.ORDERED, "Order it when everybody who has to sign has signed.")
CLEAR_AT_ONCE = arrow("clear", State.ORDERED, State.CLEAR, "Write down an answer while the check is ordered.")
TO_REVIEW = arrow("review", State.ORDERED, State.REVIEW, "Write down an answer while the check is ordered.")
CANCEL = arrow(
    "cancel",
    (State.ASKED, State.AUTHORIZED, State.ORDERED),
    State.CANCELED,
    "A check that came back is decided, not canceled.",
)
SEND_NOTICE = arrow("send_notice", State.REVIEW, State.WAITING, "The first notice leaves from a review, once.")
DISPUTE = arrow("dispute", (State.WAITING, State.PROPOSED), State.DISPUTED)
RESOLVE = arrow("resolve", State.DISPUTED, State.WAITING, "There is no open dispute.")
PROPOSE = arrow("propose", State.WAITING, State.PROPOSED, "A no is proposed after the first notice, without a dispute.")
SEND_BACK = arrow("send_back", State.PROPOSED, State.WAITING, "Nobody proposed a no.")
DECIDE = arrow("decide", State.PROPOSED, State.NOT_CLEAR, "A no is proposed by one person and decided by another.")
CLEAR_AFTER_ALL = arrow(
    "clear_after_all",
    (State.REVIEW, State.WAITING, State.PROPOSED),
    State.CLEAR,
    "Resolve the open dispute first, then clear it.",
)
SUPERSEDE = arrow(
    "supersede", State.NOT_CLEAR, State.SUPERSEDED, "Only a final no is put right like this. Load the page again."
)
TRANSITIONS: tuple[Transition, ...] = (
    AUTHORIZE,
    ORDER,
    CLEAR_AT_ONCE,
    TO_REVIEW,
    CANCEL,
    SEND_NOTICE,
    DISPUTE,
    RESOLVE,
    PROPOSE,
    SEND_BACK,
    DECIDE,
    CLEAR_AFTER_ALL,
    SUPERSEDE,
)


@retrying
def ask(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Ask somebody to read the disclosure and to sign, in the order of the program.

    In California only after an offer; under 18 only if allowed.
    """
    application = locked(application_id)
    asked = requirement_of(application)
    if asked is None:
        raise GuardFailed("This program does not ask for that.", code="not-asked")
    _going_on(application)
    _not_under_way(application)
    on = local_day(application.version.program, at)
    profile = profile_of(application, on=on)
    _offered(application, profile)
    _in_order(application, asked, at)
    minor = is_minor(application.person_id, on=on)
    if minor and not Parameter.objects.value("minors_checks_allowed", version=application.version_id, on=on):
        raise GuardFailed(
            "There is no background check under 18, unless counsel agreed and the parameter says so. Waive it.",
            code="minor",
        )
    row = BackgroundCheck.objects.create(
        application=application, profile=profile, asked_by_id=by.user_id, asked_at=at
    )  # fmt: skip
    audit.record(
        "backgroundcheck.ask", row, by=by, at=at, person=application.person, after=row.state, reason=reason
    )  # fmt: skip
    stands(row, on=on, by=by, at=at)
    tell("check.sign", row, at=at)
    if minor:
        _ask_guardian(row, at=at)
    return row


@retrying
def disclose(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Note that the applicant read the disclosure. Reading it twice changes nothing."""
    row = locked_check(check_id)
    _own(row, by)
    if row.disclosed_at is None:
        AUTHORIZE.check(row.state)
        row.disclosed_at = at
        row.save(update_fields=["disclosed_at"])
        audit.record("backgroundcheck.disclose", row, by=by, at=at, person=row.application.person, reason=reason)
    return row


@retrying
def sign(check_id: int, *, name: str, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Sign as the applicant, with the own name, after the disclosure."""
    row = locked_check(check_id)
    _own(row, by)
    AUTHORIZE.check(row.state)
    if row.disclosed_at is None:
        raise GuardFailed(_("Read the disclosure first. It is one page."), code="disclosure")
    refusal = signature_refusal(row.application, name)
    if refusal or not name.strip():
        words = refusal or _("Write your full name. It is your signature.")
        raise GuardFailed(words, code="signature", field="name")
    _signed(row, Signer.APPLICANT, name, by=by, at=at, reason=reason)
    return row


@retrying
def sign_as_guardian(check_id: int, *, name: str, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Sign as the guardian of a minor, by their own link."""
    row = locked_check(check_id)
    guardian = Guardian.objects.answering_for(row.application.person_id).filter(pk=by.id or 0).first()
    if by.kind != "guardian" or guardian is None:
        raise NotAllowed(_("Only the guardian answers here, by their own link."))
    AUTHORIZE.check(row.state)
    if not name.strip():
        raise GuardFailed(_("Write your full name. It is your signature."), code="signature", field="name")
    if refusal := guardian_refusal(name, named=guardian.name):
        raise GuardFailed(refusal, code="signature", field="name")
    _signed(row, Signer.GUARDIAN, name, by=by, at=at, reason=reason, guardian=guardian)
    return row


@retrying
def sign_on_paper(
    check_id: int, *, signer: str, name: str, signed_on: date, by: Actor, at: datetime, reason: str = ""
) -> BackgroundCheck:
    """Write down that somebody read the disclosure and signed the authorization on paper; a coordinator attests it."""
    row = locked_check(check_id)
    AUTHORIZE.check(row.state)
    if by.user_id is None or by.user_id == row.application.person.user_id:
        raise NotAllowed("Only a coordinator who has the paper attests a signature.")
    if not name.strip():
        raise GuardFailed("Write the name as it stands on the paper.", code="signature", field="name")
    _between(row.asked_at, signed_on, row, at, field="signed_on")
    if row.disclosed_at is None:
        row.disclosed_at = at
        row.save(update_fields=["disclosed_at"])
    paper = {"witness_id": by.user_id, "signed_on": signed_on}
    _signed(row, Signer(signer), name, by=by, at=at, reason=reason, **paper)
    return row


@retrying
def order(
    check_id: int,
    *,
    agency_name: str,
    agency_phone: str,
    agency_address: str,
    ordered_on: date,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> BackgroundCheck:
    """Write down that an agency was asked for the report: every letter names it."""
    row = locked_check(check_id)
    ORDER.check(row.state)
    for field, value in (("name", agency_name), ("phone", agency_phone), ("address", agency_address)):
        if not value.strip():
            raise GuardFailed("Letters name the agency: write it in full.", code="agency", field=f"agency_{field}")
    _between(None, ordered_on, row, at, field="ordered_on")
    if unsigned(row, on=local_day(row.application.version.program, at)):
        raise GuardFailed("Somebody has not signed yet. Wait for the signature.", code="unsigned")
    if ordered_on < _signed_on(row):
        raise GuardFailed(
            "This day lies before the last signature. No report may be ordered before it.",
            code="early",
            field="ordered_on",
        )
    profile = profile_now(row, on=ordered_on)
    _offered(row.application, profile)
    step(
        ORDER, row, on=ordered_on, by=by, at=at, reason=reason, profile=profile.value,
        ordered_on=ordered_on, agency_name=agency_name[:120],
        agency_phone=agency_phone[:32], agency_address=agency_address[:200],
    )  # fmt: skip
    return row


@retrying
def receive(
    check_id: int, *, clear: bool, received_on: date, by: Actor, at: datetime, reason: str = ""
) -> BackgroundCheck:
    """Write down what the agency says: clear, or something that a person has to look at. Never what it is."""
    row = locked_check(check_id)
    arrow_ = CLEAR_AT_ONCE if clear else TO_REVIEW
    arrow_.check(row.state)
    _between(None, received_on, row, at, field="received_on")
    if row.ordered_on is not None and received_on < row.ordered_on:
        raise GuardFailed("The answer cannot be older than the order.", code="early", field="received_on")
    decided: dict[str, Any] = {"decided_by_id": by.user_id, "decided_at": at} if clear else {}
    step(arrow_, row, on=received_on, by=by, at=at, reason=reason, received_on=received_on, **decided)
    return row


@retrying
def cancel(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """End a check that has not come back, to begin again or because somebody takes the signature back."""
    row = locked_check(check_id)
    step(CANCEL, row, on=local_day(row.application.version.program, at), by=by, at=at, reason=reason)
    return row


def step(arrow_: Transition, row: BackgroundCheck, *, on: date, by: Actor, at: datetime, **columns: Any) -> None:
    """Walk one arrow of a locked check, and write the status that verdicts read. No event holds what is sensitive."""
    audit.step(arrow_, row, by=by, at=at, person=row.application.person, **columns)
    stands(row, on=on, by=by, at=at)


def stands(row: BackgroundCheck, *, on: date, by: Actor, at: datetime) -> None:
    """Write the status of a check where verdicts read it, and judge the application anew."""
    status, due = STATUSES[CheckState(row.state)].value, None
    if row.state == State.ORDERED and row.ordered_on is not None:
        due = answer_due(row.application.version, on=row.ordered_on, parameter="background_report_days")
    screening.condition_stands(
        row.application, RequirementKind.BACKGROUND.value, status, on=on, due_on=due, by=by, at=at
    )


def locked_check(check_id: int) -> BackgroundCheck:
    """Lock the application of a check first, as every other step does, then the check. Refuse once that is over."""
    application = locked(BackgroundCheck.objects.values_list("application_id", flat=True).get(pk=check_id))
    row = BackgroundCheck.objects.select_for_update(of=("self",)).get(pk=check_id)
    row.application = application
    _going_on(application)
    return row


def _going_on(application: Application) -> None:
    if application.state == ApplicationState.DRAFT:
        raise GuardFailed("This application has not been sent yet.", code="not-sent")
    if application.ended_at is not None:
        raise GuardFailed(
            _("This application is over. Its background check stands still, and nothing more is decided."),
            code="ended",
        )


def profile_now(row: BackgroundCheck, *, on: date) -> Profile:
    """Return whose rules a locked check follows from a day on: a site may have become known. They never get milder."""
    return stricter(Profile(row.profile), profile_of(row.application, on=on))


def _offered(application: Application, profile: Profile) -> None:
    if profile.in_california and application.state not in OFFERED:
        raise GuardFailed(
            "In California a background check begins after a conditional offer. Make the offer first.", code="offer"
        )


def _in_order(application: Application, asked: Requirement, at: datetime) -> None:
    """Refuse what comes later in the order of the program than something that is still open."""
    first = comes_first(application, standing(application, at=at), asked)
    if not first:
        return
    names = ", ".join(each.title for each in first.titles)
    yes = "a conditional offer" if first.by_law else "the yes to an offer"
    what = names or (yes if first.offer else "the interview or matching")
    raise GuardFailed(
        f"Something comes first in this program: {what}. After that it is time for the background check.",
        code="too-early",
    )


def _not_under_way(application: Application) -> None:
    """Refuse a second check beside one that goes on, was decided, or still counts."""
    known = check_of(application)
    if known is None or known.state in {State.CANCELED, State.SUPERSEDED}:
        return
    step_ = application.screening.filter(requirement__kind=RequirementKind.BACKGROUND).first()
    if known.state == State.CLEAR and step_ is not None and step_.verdict == Verdict.EXPIRED.value:
        return
    raise GuardFailed("There is a background check already. Go on with that one.", code="twice")


def _own(row: BackgroundCheck, by: Actor) -> None:
    if by.user_id is None or by.user_id != row.application.person.user_id:
        raise NotAllowed(_("Only the applicant takes this step."))


def _between(since: datetime | None, day: date, row: BackgroundCheck, at: datetime, *, field: str) -> None:
    """Refuse a day that lies ahead, or before the check was asked for where that matters."""
    program = row.application.version.program
    if day > local_day(program, at):
        raise GuardFailed("This day lies ahead. Write the day on which it happened.", code="ahead", field=field)
    if since is not None and day < local_day(program, since):
        raise GuardFailed("This day lies before the check was asked for.", code="early", field=field)


def _signed_on(row: BackgroundCheck) -> date:
    """Return the day of the last signature: on paper as it was written down, else that of the name on a page."""
    program = row.application.version.program
    return max(each.signed_on or local_day(program, each.signed_at) for each in row.signatures.all())


def _signed(
    row: BackgroundCheck, signer: Signer, name: str, *, by: Actor, at: datetime, reason: str, **paper: Any
) -> None:
    """Keep a signature with the very text; the check is authorized once everybody who has to sign has signed."""
    if row.signatures.filter(signer=signer).exists():
        raise GuardFailed(_("You signed already. There is nothing else to sign."), code="signed")
    text = authorization(row.application, signer)
    BackgroundSignature.objects.create(
        check_row=row, signer=signer, name=name.strip()[:160], signed_at=at, version=VERSION,
        language=translation.get_language() or "en", text=text, digest=fingerprint(text), **paper,
    )  # fmt: skip
    data = {"signer": signer.value, "version": VERSION}
    audit.record("backgroundcheck.sign", row, by=by, at=at, person=row.application.person, reason=reason, data=data)
    on = local_day(row.application.version.program, at)
    if not unsigned(row, on=on):
        step(AUTHORIZE, row, on=on, by=by, at=at)


def _ask_guardian(row: BackgroundCheck, *, at: datetime) -> None:
    guardian = Guardian.objects.answering_for(row.application.person_id).first()
    if guardian is None:
        raise GuardFailed("Somebody under 18 names a guardian first, on their page.", code="guardian")
    context = {"check": row.pk, "guardian": guardian.pk, "link_number": guardian.link_number}
    messages.promise(
        "check.guardian", key=f"check.guardian:{row.pk}:{guardian.pk}", to=row.application.person,
        recipient=guardian.email, at=at, context=context,
    )  # fmt: skip


def tell(kind: str, row: BackgroundCheck, *, at: datetime, occurrence: str = "") -> None:
    """Promise a mail about a check; the same occurrence is told once. It holds nothing of the check."""
    key = f"{kind}:{row.pk}:{occurrence}" if occurrence else f"{kind}:{row.pk}"
    messages.promise(kind, key=key, to=row.application.person, at=at, context={"check": row.pk})
