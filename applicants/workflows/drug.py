"""The drug screen: agreed to, ordered, taken at a lab, looked at by a doctor, and only then reported.

Only its status is kept, in a table that no hiring view joins. What a report says, which medicines somebody takes and
what the medical review officer noted never comes in here.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import (
    Application,
    ApplicationState,
    ConditionCheck,
    ConditionKind,
    Consent,
    ConsentKind,
    DrugConsent,
    Guardian,
)
from applicants.records import minors
from applicants.records.background import profile_of
from applicants.records.check_order import comes_first
from applicants.records.deadlines import answer_due, local_day
from applicants.records.evidence import Judged, standing
from applicants.records.signed_names import signature_refusal
from applicants.rules import drug as rules
from applicants.rules.requirements import Judgement, Verdict
from applicants.rules.results import DrugStatus
from applicants.workflows.arrows import locked
from applicants.workflows.screening import recompute
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Parameter, RequirementKind
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying

Status = DrugStatus
BEFORE_REPORT: Final = (Status.ORDERED, Status.COLLECTED, Status.MRO_REVIEW)
REPORTS: Final = (Status.NEGATIVE, Status.NEGATIVE_DILUTE, Status.VERIFIED_POSITIVE, Status.REFUSAL)
_ORDER_FIRST: Final = "Order the drug screen first. There is nothing yet that the lab or the doctor could report."

ORDER = arrow(
    "order",
    (Status.NOT_ORDERED, Status.CANCELED, Status.EXPIRED, Status.NEGATIVE, Status.NEGATIVE_DILUTE),
    Status.ORDERED,
    "A drug screen is under way or decided. Write down what comes of it, or cancel it, before you order another one.",
)
COLLECT = arrow(
    "collect",
    Status.ORDERED,
    Status.COLLECTED,
    "The lab takes a sample once for each order. Order the drug screen first, or write down what came after.",
)
REVIEW = arrow(
    "review",
    (Status.ORDERED, Status.COLLECTED),
    Status.MRO_REVIEW,
    "A result goes to the medical review once for each order. Order the drug screen first, or write down its report.",
)
REPORT: Final = {each: arrow(f"report_{each}", BEFORE_REPORT, each, _ORDER_FIRST) for each in REPORTS}
CANCEL = arrow(
    "cancel",
    BEFORE_REPORT,
    Status.CANCELED,
    "Only a drug screen that is under way can be canceled. A report that is wrong goes back to the medical review.",
)
RUN_OUT = arrow(
    "run_out",
    Status.ORDERED,
    Status.EXPIRED,
    "Only an order that nobody went to the lab with runs out. After the sample, wait for the report or cancel it.",
)
LOOK_AGAIN = arrow(
    "look_again",
    REPORTS,
    Status.MRO_REVIEW,
    "There is no report that the medical review could look at again. Write down the report first.",
)
WITHDRAW = arrow(
    "withdraw",
    (Status.NOT_ORDERED, Status.ORDERED, Status.CANCELED, Status.EXPIRED),
    Status.NOT_ORDERED,
    gettext_lazy("The sample was taken, so this cannot be taken back here. Call us: we tell you what is possible."),
)
TRANSITIONS: tuple[Transition, ...] = (
    ORDER,
    COLLECT,
    REVIEW,
    *REPORT.values(),
    CANCEL,
    RUN_OUT,
    LOOK_AGAIN,
    WITHDRAW,
)
MOVES: Final = {each.name: each for each in (COLLECT, REVIEW, CANCEL, RUN_OUT, LOOK_AGAIN)}
NO_GUARDIAN: Final = {
    kind: f"This person is under 18, and the guardian has not agreed to {what}. "
    "Ask the guardian to answer that question with the link in our mail, or send the link again."
    for kind, what in {
        ConsentKind.DRUG_SCREEN: "the drug screen",
        ConsentKind.HEALTH_RELEASE: "our clinic telling us its result",
    }.items()
}
OVER_AGAIN: Final = frozenset({Verdict.EXPIRED, Verdict.MISSING, Verdict.LOOK})


@dataclass(frozen=True, slots=True)
class Screen:
    """How the drug screen of an application stands: what is asked, the answer of the rule, and the row, if any."""

    application: Application
    judged: list[Judged]
    asked: Judged
    row: ConditionCheck | None

    @classmethod
    def of(cls, application: Application, *, at: datetime) -> "Screen | None":
        """Return how it stands, or nothing where the program asks for none or for none of this person."""
        judged = standing(application, at=at)
        asked = next((each for each in judged if each.requirement.kind == RequirementKind.DRUG), None)
        if asked is None or not asked.rule.applies:
            return None
        row = ConditionCheck.objects.filter(application=application, kind=ConditionKind.DRUG).first()
        return cls(application, judged, asked, row)

    @property
    def status(self) -> DrugStatus:
        """Where it stands; nothing written down is "not ordered"."""
        return Status(self.row.status) if self.row is not None else Status.NOT_ORDERED

    @property
    def answer(self) -> Judgement:
        """What the rule says of it."""
        return self.asked.answer

    @property
    def agreed(self) -> bool:
        """Whether the consent is signed."""
        return self.row is not None and self.row.authorized_at is not None


def cannabis_of(application: Application, *, at: datetime) -> str:
    """Return what the panel says about cannabis on this day: what the program set, as far as the place allows it."""
    on = local_day(application.version.program, at)
    chosen = Parameter.objects.value("drug_cannabis", version=application.version_id, on=on)
    return rules.lawful_panel(chosen, in_california=profile_of(application, on=on).in_california)


@retrying
def sign(application_id: int, *, signed_name: str, by: Actor, at: datetime, reason: str = "") -> DrugConsent:
    """Keep the applicant's consent: the name as it was typed, the time, and the very words. Twice changes nothing."""
    application = locked(application_id)
    return _keep(application, on_their_page(application, signed_name, by=by), by=by, at=at, reason=reason)


@retrying
def sign_on_paper(application_id: int, *, signed_on: date, by: Actor, at: datetime, reason: str = "") -> DrugConsent:
    """Say that somebody without a page of their own signed the consent on paper, and that one saw it."""
    application = locked(application_id)
    return _keep(application, on_paper(application, signed_on, by=by, at=at), by=by, at=at, reason=reason)


def on_their_page(application: Application, signed_name: str, *, by: Actor) -> dict[str, object]:
    """Return the columns of what applicants sign themselves. Refuses a name that is not theirs."""
    if by.user_id is None or by.user_id != application.person.user_id:
        raise NotAllowed(_("Only the applicant signs here, on their own page."))
    name = signed_name.strip()[:160]
    if not name:
        raise GuardFailed(_("Write your full name. It is your signature."), code="signature", field="signed_name")
    refusal = signature_refusal(application, name)
    if refusal:
        raise GuardFailed(refusal, code="signature", field="signed_name")
    return {"signed_name": name}


def on_paper(application: Application, signed_on: date, *, by: Actor, at: datetime) -> dict[str, object]:
    """Return the columns of what somebody without a page of their own signed on paper, as ``by`` saw."""
    if by.user_id is None or application.person.user_id is not None:
        raise NotAllowed("The applicant signs this consent on their own page.")
    if signed_on > local_day(application.version.program, at):
        raise GuardFailed("This day lies ahead. Write the day on which it was signed.", code="ahead", field="signed_on")
    return {"signed_name": application.person.name, "signed_on": signed_on, "witness_id": by.user_id}


def _keep(application: Application, fields: dict[str, object], *, by: Actor, at: datetime, reason: str) -> DrugConsent:
    screen = screen_of(application, at=at)
    known = consent_of(application)
    if known is not None:
        return known
    _reached(screen)
    text = "\n".join(rules.consent_text(cannabis_of(application, at=at)))
    row = DrugConsent.objects.create(
        application=application, signed_at=at, text_version=rules.CONSENT_VERSION, text=text, **fields
    )
    write(screen, screen.status, local_day(application.version.program, at), by=by, at=at, authorized_at=at)
    audit.record("condition.agree", row, by=by, at=at, person=application.person, reason=reason)
    recompute(application.pk, by=by, at=at)
    return row


def consent_of(application: Application) -> DrugConsent | None:
    """Return the consent in force: signed, and not taken back."""
    return DrugConsent.objects.filter(application=application, withdrawn_at__isnull=True).first()


@retrying
def withdraw(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Take the applicant's consent back, until the sample is taken. An order ends with it. Twice changes nothing."""
    application = locked(application_id)
    if by.user_id is None or by.user_id != application.person.user_id:
        raise NotAllowed(_("Only the applicant takes this back, on their own page."))
    screen, known = screen_of(application, at=at), consent_of(application)
    if known is None:
        return
    WITHDRAW.check(screen.status)
    known.withdrawn_at = at
    known.save(update_fields=["withdrawn_at"])
    write(
        screen, Status.NOT_ORDERED, local_day(application.version.program, at), by=by, at=at, authorized_at=None,
        due_on=None,
    )  # fmt: skip
    audit.record("condition.withdraw", known, by=by, at=at, person=application.person, reason=reason)
    recompute(application.pk, by=by, at=at)


@retrying
def order(application_id: int, *, on: date, by: Actor, at: datetime, reason: str = "") -> ConditionCheck:
    """Order a drug screen: when the order of the program has come to it, and everybody signed who has to."""
    screen = screen_of(locked(application_id), at=at)
    _reached(screen)
    if not screen.agreed:
        raise GuardFailed(
            "The applicant has not signed the consent yet. It waits on their page; on paper, write down its day here.",
            code="consent",
        )
    _check_minor(screen, ConsentKind.DRUG_SCREEN, at=at)
    consent = consent_of(screen.application)
    program = screen.application.version.program
    if consent is not None and on < (consent.signed_on or local_day(program, consent.signed_at)):
        raise GuardFailed(
            "This day lies before the consent. No drug screen may be ordered before it.", code="early", field="on"
        )
    if screen.status in {Status.NEGATIVE, Status.NEGATIVE_DILUTE} and screen.answer.verdict not in OVER_AGAIN:
        raise GuardFailed("This drug screen is done and still counts. Another one is not needed.", code="still-good")
    return _walk(screen, ORDER, on=on, by=by, at=at, reason=reason)


@retrying
def move(application_id: int, *, step: str, on: date, by: Actor, at: datetime, reason: str = "") -> ConditionCheck:
    """Write down that the sample was taken, went to the medical review, was canceled, or that the order ran out."""
    if step not in MOVES:
        raise GuardFailed("Choose one of the listed steps.", code="step")
    return _walk(screen_of(locked(application_id), at=at), MOVES[step], on=on, by=by, at=at, reason=reason)


@retrying
def report(
    application_id: int, *, status: str, on: date, is_final: bool, by: Actor, at: datetime, reason: str = ""
) -> ConditionCheck:
    """Write down the final report. Before the medical review is over nobody here learns or writes a result."""
    if status not in {each.value for each in REPORTS}:
        raise GuardFailed("Choose one of the listed results.", code="status", field="status")
    if not is_final:
        raise GuardFailed(
            "Wait for the final report of the medical review officer. Until then the drug screen is pending.",
            code="not-verified",
            field="is_final",
        )
    screen = screen_of(locked(application_id), at=at)
    if screen.status is not Status.ORDERED or Status(status) is not Status.REFUSAL:
        _released(screen, at=at)
    return _walk(screen, REPORT[Status(status)], on=on, by=by, at=at, reason=reason)


def own_clinic_collects(application: Application, *, at: datetime) -> bool:
    """Tell whether our own clinic takes the sample, so that its result is a health record until it is released."""
    on = local_day(application.version.program, at)
    return bool(Parameter.objects.value("own_clinic_collects", version=application.version_id, on=on))


def screen_of(application: Application, *, at: datetime) -> Screen:
    """Return how the drug screen of a sent application stands; refuses where there is none."""
    if application.state == ApplicationState.DRAFT:
        raise GuardFailed(_("This application has not been sent yet."), code="not-sent")
    if application.ended_at is not None:
        raise GuardFailed(_("This application is over. What comes later belongs to the next one."), code="ended")
    found = Screen.of(application, at=at)
    if found is None:
        raise GuardFailed(
            _("No drug screen is asked of this person: the program has none, or they are under 18."), code="not-asked"
        )
    return found


def not_yet(screen: Screen) -> str:
    """Say what comes first in the order of the program, or nothing once it is time for the drug screen."""
    first = comes_first(screen.application, screen.judged, screen.asked.requirement)
    if first.titles:
        names = ", ".join(said(each.title) for each in first.titles)
        return _("Something comes first in this program: %(names)s. After that it is time for the drug screen.") % {
            "names": names
        }
    if first.by_law:
        return _("By law an offer comes first where you would work. After it, it is time for the drug screen.")
    if first.offer:
        return _("In this program an offer comes first. After the yes to it, it is time for the drug screen.")
    if first.meeting:
        return _("In this program the interview or matching comes first. After that it is time for the drug screen.")
    return ""


def _reached(screen: Screen) -> None:
    if refusal := not_yet(screen):
        raise GuardFailed(refusal, code="too-early")


def _released(screen: Screen, *, at: datetime) -> None:
    """Refuse what our own clinic found until the person, and for a minor the guardian, lets it tell: 45 CFR 164.508."""
    if not own_clinic_collects(screen.application, at=at):
        return
    if screen.row is None or screen.row.released_at is None:
        raise GuardFailed(
            "Our own clinic takes this sample, so its result is a health record. The applicant has not signed that the "
            "clinic may tell it. The release waits on their page; on paper, write down its day here.",
            code="release",
        )
    _check_minor(screen, ConsentKind.HEALTH_RELEASE, at=at)


def _check_minor(screen: Screen, kind: ConsentKind, *, at: datetime) -> None:
    """Refuse for a minor without the program's leave and the guardian's yes."""
    application = screen.application
    on = local_day(application.version.program, at)
    if not minors.is_minor(application.person_id, on=on):
        return
    if not Parameter.objects.value("minors_checks_allowed", version=application.version_id, on=on):
        raise GuardFailed(
            "This person is under 18. No drug screen is ordered before the 18th birthday in this program.", code="minor"
        )
    guardian = Guardian.objects.answering_for(application.person_id).first()
    given = Consent.objects.filter(person=application.person_id, kind=kind, replaced_at__isnull=True, is_given=True)
    if guardian is None or not given.filter(guardian=guardian).exists():
        raise GuardFailed(NO_GUARDIAN[kind], code="guardian")


def _walk(screen: Screen, by_arrow: Transition, *, on: date, by: Actor, at: datetime, reason: str) -> ConditionCheck:
    by_arrow.check(screen.status)
    if on > local_day(screen.application.version.program, at):
        raise GuardFailed("This day lies ahead. Write the day on which it happened.", code="ahead", field="on")
    if screen.row is not None and screen.status != Status.NOT_ORDERED and on < screen.row.status_on:
        since = day_in_words(screen.row.status_on, year=True)
        raise GuardFailed(
            f"The step before this one was on {since}. Write that day or a later one.", code="early", field="on"
        )
    status = Status(by_arrow.target)
    row = write(screen, status, on, by=by, at=at, due_on=_due(screen, status, on))
    audit.record("condition.record", row, by=by, at=at, person=screen.application.person, reason=reason)
    recompute(screen.application.pk, by=by, at=at)
    return row


def _due(screen: Screen, status: DrugStatus, on: date) -> date | None:
    """Return through when news is awaited: to the lab after the order, of the final report after the sample."""
    version = screen.application.version
    if status is Status.ORDERED:
        return answer_due(version, on=on, parameter="drug_lab_days")
    if status is Status.MRO_REVIEW and screen.status is Status.COLLECTED and screen.row is not None:
        return screen.row.due_on
    if status in {Status.COLLECTED, Status.MRO_REVIEW}:
        return answer_due(version, on=on, parameter="drug_result_days")
    return None


def write(screen: Screen, status: DrugStatus, on: date, *, by: Actor, at: datetime, **more: object) -> ConditionCheck:
    """Write down where a drug screen stands."""
    columns = {"status": status.value, "status_on": on, "recorded_by_id": by.user_id, "recorded_at": at, **more}
    row, _created = ConditionCheck.objects.update_or_create(
        application=screen.application, kind=ConditionKind.DRUG, defaults=columns
    )
    return row
