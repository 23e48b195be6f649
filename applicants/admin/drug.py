"""The steps of a drug screen on the board of an application: each with its day, and nothing of what a report says."""

from datetime import date, datetime
from functools import partial
from typing import Any, Final

from django import forms

from applicants.models import Application, ConditionCheck, ConditionKind
from applicants.records.deadlines import local_day
from applicants.rules.results import DrugStatus
from applicants.workflows import drug, health_release
from apprenticeships import clock
from apprenticeships.admin.actions import Action, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor

RESULTS: Final = {
    DrugStatus.NEGATIVE: "Cleared",
    DrugStatus.NEGATIVE_DILUTE: "Cleared, diluted",
    DrugStatus.VERIFIED_POSITIVE: "Not cleared, verified by the medical review officer",
    DrugStatus.REFUSAL: "Refused, or did not go to the lab",
}
DATES: Final = {
    DrugStatus.ORDERED: "Ordered",
    DrugStatus.COLLECTED: "Sample taken",
    **dict.fromkeys(drug.REPORTS, "Final report"),
    DrugStatus.CANCELED: "Canceled",
    DrugStatus.EXPIRED: "Order ran out",
}
"""Days that the board shows. When a result went to the medical review is nobody's business."""


class DayForm(StepForm):
    """On which day."""

    on = day_field("On which day?")

    def prepare(self) -> None:
        """Suggest today."""
        self.initial = {"on": local_day(self.row.version.program, clock.now())}


class ReportForm(DayForm):
    """The final report, by its word alone."""

    status = forms.ChoiceField(
        label="What does the final report say?",
        choices=[("", "Choose one"), *((each.value, words) for each, words in RESULTS.items())],
    )
    is_final = forms.BooleanField(
        label="This is the final report: the medical review is over",
        required=False,
        help_text="Before that, a result of the lab says nothing. Leave it pending, and tell nobody.",
    )
    field_order = ("status", "on", "is_final")


class SignedForm(StepForm):
    """When it was signed on paper."""

    signed_on = day_field("Signed on paper on")


def _move(step: str, application_id: int, *, on: date, by: Actor, at: datetime) -> None:
    drug.move(application_id, step=step, on=on, by=by, at=at)


def _action(step: str, title: str, button: str, done: str, lead: str = "") -> Action:
    return Action(f"drug-{step.replace('_', '-')}", title, button, partial(_move, step), done, DayForm, lead=lead)


ORDER: Final = Action(
    "drug-order",
    "Order the drug screen",
    "It is ordered",
    drug.order,
    "Written down. The applicant reads by when to go to the lab.",
    DayForm,
    lead="Order it at the lab first. The consent has to be signed.",
)
COLLECT: Final = _action("collect", "The sample was taken", "Write it down", "Written down. It is pending.")
REVIEW: Final = _action(
    "review",
    "It is with the medical review",
    "Write it down",
    "Written down. It is pending until the final report.",
    "The medical review officer calls the applicant about medicines. Do not ask about them here.",
)
REPORT: Final = Action(
    "drug-report",
    "The final report is in",
    "Write it down",
    drug.report,
    "Written down. The screening was judged anew.",
    ReportForm,
    lead="Its one word. Substances, levels and notes of the medical review stay with the medical review officer. "
    "A no ends the application, and an offer that was made.",
)
CANCEL: Final = _action(
    "cancel", "It was canceled", "Write it down", "Written down. Order it again.", "By the lab or the medical review."
)
RUN_OUT: Final = _action(
    "run_out",
    "The order ran out",
    "Write it down",
    "Written down. Order it again, or write down a refusal.",
    "Nobody went to the lab in time, and there was a reason for it.",
)
LOOK_AGAIN: Final = _action(
    "look_again",
    "The medical review looks at it again",
    "It is pending again",
    "Written down. It is pending until the next final report.",
    "For a report that was written down by mistake, or that the medical review officer takes back.",
)
ON_PAPER: Final = Action(
    "drug-consent",
    "The consent was signed on paper",
    "I saw the signature",
    drug.sign_on_paper,
    "Written down with your name.",
    SignedForm,
    lead="For somebody who does not sign in. Everybody else signs on their own page.",
)
RELEASE_ON_PAPER: Final = Action(
    "drug-release",
    "The release to HR was signed on paper",
    "I saw the signature",
    health_release.sign_on_paper,
    "Written down with your name.",
    SignedForm,
    lead="Our own clinic takes the sample. Without this signature it must not tell you the result.",
)
ALL: Final = (ORDER, COLLECT, REVIEW, REPORT, CANCEL, RUN_OUT, LOOK_AGAIN, ON_PAPER, RELEASE_ON_PAPER)
_BY_ARROW: Final = {
    ORDER: (drug.ORDER,),
    COLLECT: (drug.COLLECT,),
    REVIEW: (drug.REVIEW,),
    REPORT: tuple(drug.REPORT.values()),
    CANCEL: (drug.CANCEL,),
    RUN_OUT: (drug.RUN_OUT,),
    LOOK_AGAIN: (drug.LOOK_AGAIN,),
}


def row_of(application: Application) -> ConditionCheck | None:
    """Return the row that says where the drug screen stands, if anything was written down."""
    return ConditionCheck.objects.filter(application=application, kind=ConditionKind.DRUG).first()


def actions(application: Application, row: ConditionCheck | None, *, counts: bool) -> list[Action]:
    """Return the steps that are open now. While a report ``counts`` no other screen is ordered."""
    status = DrugStatus(row.status) if row is not None else DrugStatus.NOT_ORDERED
    found = [each for each, arrows in _BY_ARROW.items() if any(status in arrow.sources for arrow in arrows)]
    if counts and ORDER in found:
        found.remove(ORDER)
    unsigned = row is None or row.authorized_at is None
    if unsigned and application.person.user_id is None:
        found.insert(0, ON_PAPER)
    if application.person.user_id is None and _waits_for_release(application, row):
        found.insert(0, RELEASE_ON_PAPER)
    return found


def _waits_for_release(application: Application, row: ConditionCheck | None) -> bool:
    """Whether our own clinic takes the sample, and nobody signed yet that it may tell the result."""
    if row is None or row.authorized_at is None or row.released_at is not None:
        return False
    is_open = DrugStatus(row.status) in health_release.MAY_GO_BACK
    return is_open and drug.own_clinic_collects(application, at=clock.now())


def notes(row: ConditionCheck | None) -> list[str]:
    """Return the days of a drug screen, oldest first: of its last order, and none of the medical review."""
    if row is None:
        return []
    told: list[str] = []
    history: Any = row.column_history.order_by("pgh_id")  # type: ignore[attr-defined]
    for status, on in history.values_list("status", "status_on"):
        if status == DrugStatus.ORDERED:
            told = []
        if status in DATES:
            line = f"{DATES[DrugStatus(status)]} on {day_in_words(on, year=True)}"
            if line not in told:
                told.append(line)
    if row.status == DrugStatus.ORDERED and row.due_on is not None:
        told.append(f"To the lab by {day_in_words(row.due_on, year=True)}")
    if row.authorized_at is not None:
        day = local_day(row.application.version.program, row.authorized_at)
        told.insert(0, f"Consent signed on {day_in_words(day, year=True)}")
    if row.released_at is not None:
        day = local_day(row.application.version.program, row.released_at)
        told.insert(1, f"Release to HR signed on {day_in_words(day, year=True)}")
    return told
