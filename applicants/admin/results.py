"""Forms by which results come in: one for each kind of requirement, in the shape that the rules read."""

from datetime import date, datetime
from functools import partial
from typing import Any, Final

from django import forms

from applicants.models import ConditionKind
from applicants.rules.results import BackgroundStatus, Decision, DrugStatus, PaperStatus
from applicants.rules.workkeys import HIGHEST_LEVEL, Subject
from applicants.workflows import screening
from apprenticeships.admin.actions import Action, ReasonForm, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.models import Requirement, RequirementKind
from apprenticeships.workflow import Actor

K = RequirementKind
YES_NO: Final = [("yes", "Yes"), ("no", "No")]
PAPER_WORDS: Final = {
    PaperStatus.ASKED: "Asked for",
    PaperStatus.RECEIVED: "Here, not looked at yet",
    PaperStatus.ACCEPTED: "Accepted",
    PaperStatus.SENT_BACK: "Sent back, with a note",
    PaperStatus.UNCLEAR: "Unclear: somebody has to look",
}
BACKGROUND_WORDS: Final = {
    BackgroundStatus.NOT_ORDERED: "Not ordered",
    BackgroundStatus.ORDERED: "Ordered",
    BackgroundStatus.IN_PROGRESS: "Under way",
    BackgroundStatus.CLEAR: "Cleared",
    BackgroundStatus.REVIEW: "Somebody has to decide",
    BackgroundStatus.PRE_ADVERSE: "First notice is out",
    BackgroundStatus.DISPUTED: "Disputed",
    BackgroundStatus.NOT_CLEAR: "Not cleared",
    BackgroundStatus.CANCELED: "Canceled",
    BackgroundStatus.EXPIRED: "Too old",
}
DRUG_WORDS: Final = {
    DrugStatus.NOT_ORDERED: "Not ordered",
    DrugStatus.ORDERED: "Ordered",
    DrugStatus.COLLECTED: "Collected",
    DrugStatus.MRO_REVIEW: "Medical review",
    DrugStatus.NEGATIVE: "Cleared",
    DrugStatus.NEGATIVE_DILUTE: "Cleared, diluted",
    DrugStatus.VERIFIED_POSITIVE: "Not cleared",
    DrugStatus.REFUSAL: "Refused",
    DrugStatus.CANCELED: "Canceled",
    DrugStatus.EXPIRED: "Too old",
}


def choices(words: dict[Any, str]) -> list[tuple[str, str]]:
    """The choices of a list, after an empty one."""
    return [("", "Choose one"), *((each.value, text) for each, text in words.items())]


class ResultForm(StepForm):
    """What every result has: its day and where it comes from."""

    taken_on = day_field("On which day?")
    source = forms.CharField(
        label="Where does it come from?", max_length=120, help_text="For example: score report, paper test, phone call"
    )


class ScoreForm(ResultForm):
    """An exam score."""

    score = forms.DecimalField(label="Points", min_value=0, max_value=10000, decimal_places=2)
    maximum = forms.DecimalField(label="Out of", min_value=1, max_value=10000, decimal_places=2, required=False)
    field_order = ("score", "maximum", "taken_on", "source")


def _level(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=HIGHEST_LEVEL, required=False)


class WorkKeysForm(ResultForm):
    """The levels of the WorkKeys tests that were taken."""

    applied_math = _level(Subject.APPLIED_MATH.label)
    graphic_literacy = _level(Subject.GRAPHIC_LITERACY.label)
    workplace_documents = _level(Subject.WORKPLACE_DOCUMENTS.label)
    field_order = ("applied_math", "graphic_literacy", "workplace_documents", "taken_on", "source")


class TypingForm(ResultForm):
    """A typing test taken on paper or elsewhere."""

    keystrokes = forms.IntegerField(label="Keystrokes", min_value=0, max_value=100_000)
    wrong = forms.IntegerField(label="Errors", min_value=0, max_value=100_000)
    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=60)
    supervised = forms.CharField(
        label="Who of us was in the room?",
        max_length=120,
        required=False,
        help_text="Leave it empty if nobody was. This is also the way for whoever takes the test in another form.",
    )
    field_order = ("keystrokes", "wrong", "minutes", "supervised", "taken_on", "source")


class PaperForm(ResultForm):
    """A document or a reference."""

    status = forms.ChoiceField(label="Where does it stand?", choices=choices(PAPER_WORDS))
    note = forms.CharField(label="What was wrong?", max_length=200, required=False)
    field_order = ("status", "note", "taken_on", "source")


class ApprovalForm(ResultForm):
    """What a department says."""

    decision = forms.ChoiceField(
        label="What does the department say?",
        choices=choices({each: each.value.capitalize() for each in Decision}),
    )
    field_order = ("decision", "taken_on", "source")


class AttendedForm(ResultForm):
    """A session attended elsewhere."""

    attended = forms.ChoiceField(label="Came?", choices=[("", "Choose one"), *YES_NO])
    field_order = ("attended", "taken_on", "source")


class MetForm(ResultForm):
    """Anything that is met or not."""

    met = forms.ChoiceField(
        label="Is it met?", choices=[("", "Choose one"), *YES_NO, ("look", "Unclear: somebody has to look")]
    )
    field_order = ("met", "taken_on", "source")


class BackgroundForm(StepForm):
    """Where a background check stands, and nothing of what it says."""

    status = forms.ChoiceField(label="Where does it stand?", choices=choices(BACKGROUND_WORDS))
    status_on = day_field("Since which day?")


class DrugForm(BackgroundForm):
    """Where a drug screen stands, and nothing of what it says."""

    status = forms.ChoiceField(label="Where does it stand?", choices=choices(DRUG_WORDS))


FORMS: Final[dict[str, type[StepForm]]] = {
    K.ENTRANCE_EXAM: ScoreForm,
    K.WORKKEYS: WorkKeysForm,
    K.TYPING: TypingForm,
    K.DOCUMENT: PaperForm,
    K.REFERENCE: PaperForm,
    K.DEPARTMENT_APPROVAL: ApprovalForm,
    K.INFO_SESSION: AttendedForm,
    K.BACKGROUND: BackgroundForm,
    K.DRUG: DrugForm,
}
ANSWERS: Final = {"yes": True, "no": False, "look": None}


def values_of(fields: dict[str, Any]) -> dict[str, Any]:
    """A form's answers in the shape that the rules read: yes and no as such, numbers as text, nothing left empty."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        if name in {"met", "attended"}:
            found[name] = ANSWERS[value]
        elif value not in {None, ""}:
            found["errors" if name == "wrong" else name] = value if isinstance(value, int) else str(value)
    return found


def _record(
    application_id: int,
    *,
    requirement_id: int,
    taken_on: date,
    source: str,
    by: Actor,
    at: datetime,
    **fields: Any,
) -> None:
    screening.record_result(
        application_id,
        requirement_id=requirement_id,
        values=values_of(fields),
        taken_on=taken_on,
        source=source,
        by=by,
        at=at,
    )


def record(requirement: Requirement) -> Action:
    """The step by which a result of a requirement comes in; a check of conditions by its status alone."""
    run: partial[Any]
    if requirement.kind in ConditionKind.values:
        run = partial(screening.record_condition, kind=requirement.kind)
        title, button = "Write down where it stands", "Write it down"
    else:
        run = partial(_record, requirement_id=requirement.pk)
        title, button = "Write down a result", "Write it down"
    form = FORMS.get(requirement.kind, MetForm)
    return Action(f"record-{requirement.pk}", title, button, run, "Written down. The screening was judged anew.", form)


def waive(step_id: int) -> Action:
    """The step that lets a requirement go."""

    def run(_: int, *, reason: str, by: Actor, at: datetime) -> None:
        screening.waive(step_id, by=by, at=at, reason=reason)

    lead = "The reason stays in the record, with your name."
    return Action(f"waive-{step_id}", "Waive it", "Waive it", run, "Waived.", ReasonForm, lead=lead, stop=True)


def take_back(result_id: int) -> Action:
    """The step that takes a wrong result back."""

    def run(_: int, *, reason: str, by: Actor, at: datetime) -> None:
        screening.void_result(result_id, by=by, at=at, reason=reason)

    done = "Taken back. It stays in the record with your reason."
    return Action(f"void-{result_id}", "Take it back", "Take it back", run, done, ReasonForm, stop=True)


def accept(result_id: int) -> Action:
    """The step that lets an unusual typing result count."""

    def run(_: int, *, reason: str, by: Actor, at: datetime) -> None:
        screening.settle(result_id, accept=True, by=by, at=at, reason=reason)

    return Action(f"accept-{result_id}", "It counts as typed", "Let it count", run, "It counts.", ReasonForm)
