"""Forms by which results come in: one for each kind of requirement, in the shape that the rules read."""

from datetime import date, datetime
from functools import partial
from typing import Any, Final

from django import forms

from applicants.models import Application, ApplicationState, Interview, InterviewState
from applicants.records.asked import plain_rule
from applicants.records.deadlines import local_day
from applicants.rules import working_days
from applicants.rules.registries import lists_of
from applicants.rules.result_words import DECISION_WORDS, PAPER_WORDS, REGISTRY_WORDS
from applicants.rules.workkeys import HIGHEST_LEVEL, Series, Subject
from applicants.workflows import screening
from apprenticeships import clock
from apprenticeships.admin.actions import Action, ReasonForm, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.models import Requirement, RequirementKind
from apprenticeships.workflow import Actor

K = RequirementKind
VOID: Final = "void-"
SERIES: Final = [
    (Series.CURRENT.value, "Applied Math, Graphic Literacy, Workplace Documents"),
    (Series.RETIRED.value, "Older ones: Applied Mathematics, Locating Information, Reading for Information"),
]
YES_NO: Final = [("yes", "Yes"), ("no", "No")]


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
    scale = forms.CharField(
        label="Scale scores, in the same order",
        max_length=20,
        required=False,
        help_text="From 65 to 90, such as 78, 80, 75. They are kept; levels alone decide.",
    )
    form = forms.CharField(
        label="Form of the test",
        max_length=40,
        required=False,
        help_text="As the report prints it. Within the wait between two tries it has to be another one.",
    )
    site = forms.CharField(label="Test site", max_length=120, required=False)
    series = forms.ChoiceField(
        label="Which tests does the report name?",
        choices=SERIES,
        required=False,
        help_text="Of the older ones no level counts. Write them down nevertheless: the applicant reads why.",
    )
    proof = forms.CharField(label="Number of the report or certificate", max_length=60, required=False)
    after_training = forms.BooleanField(
        label="A training came before this try",
        required=False,
        help_text="From the third try on it takes a training or a longer wait.",
    )
    field_order = (
        "applied_math", "graphic_literacy", "workplace_documents", "series", "scale", "form", "site", "proof",
        "after_training", "taken_on", "source",
    )  # fmt: skip


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
        choices=choices(DECISION_WORDS),
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


class RegistryForm(ResultForm):
    """One look into one list."""

    list = forms.ChoiceField(label="Which list?")
    outcome = forms.ChoiceField(
        label="What does it say?",
        choices=choices(REGISTRY_WORDS),
        help_text="The same name is often another person. Confirm a match by birth date and address.",
    )
    taken_on = day_field("Looked into on")
    field_order = ("list", "outcome", "taken_on", "source")

    def prepare(self) -> None:
        """The lists that the program names."""
        asked = self.row.version.requirements.filter(kind=K.REGISTRY).with_changes()
        on = local_day(self.row.version.program, clock.now())
        names = dict.fromkeys(name for each in asked for name in lists_of(plain_rule(each, on=on, today=on)))
        field = self.fields["list"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(name, name) for name in names]


FORMS: Final[dict[str, type[StepForm]]] = {
    K.ENTRANCE_EXAM: ScoreForm,
    K.WORKKEYS: WorkKeysForm,
    K.TYPING: TypingForm,
    K.DOCUMENT: PaperForm,
    K.REFERENCE: PaperForm,
    K.DEPARTMENT_APPROVAL: ApprovalForm,
    K.INFO_SESSION: AttendedForm,
    K.REGISTRY: RegistryForm,
}
ANSWERS: Final = {"yes": True, "no": False, "look": None}


def values_of(fields: dict[str, Any]) -> dict[str, Any]:
    """A form's answers in the shape that the rules read: yes and no as such, numbers as text, nothing left empty."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        if name in {"met", "attended"}:
            found[name] = ANSWERS[value]
        elif value not in {None, "", False}:
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
    """The step by which a result comes in. Background check and drug screen have steps of their own."""
    run: partial[Any] = partial(_record, requirement_id=requirement.pk)
    form = FORMS.get(requirement.kind, MetForm)
    done = "Written down. The screening was judged anew."
    return Action(f"record-{requirement.pk}", "Write down a result", "Write it down", run, done, form)


def waive(step_id: int) -> Action:
    """The step that lets a requirement go."""

    def run(_: int, *, reason: str, by: Actor, at: datetime) -> None:
        screening.waive(step_id, by=by, at=at, reason=reason)

    lead = "The reason stays in the record, with your name."
    return Action(f"waive-{step_id}", "Waive it", "Waive it", run, "Waived.", ReasonForm, lead=lead, stop=True)


def also_cancels(application: Application, *, at: datetime) -> str:
    """Say beforehand which interview a step that is open again calls off; nothing where none is planned."""
    if application.state != ApplicationState.READY:
        return ""
    rows = Interview.objects.filter(
        application=application, state__in=[InterviewState.REQUESTED, InterviewState.SCHEDULED]
    )
    found = list(rows.select_related("manager", "opening__department__site").order_by("starts_at", "pk"))
    if not found:
        return ""
    meetings = []
    for row in found:
        when = ""
        if row.starts_at is not None:
            on = working_days.local_day(at, row.zone)
            when = f" on {working_days.when_words(row.starts_at, row.zone, on)}"
        meetings.append(f"the interview with {row.manager.get_full_name()}{when}")
    return (
        f"If a step is open again with that, {' and '.join(meetings)} is canceled at once, and everybody invited reads "
        "so in a mail. If you have the right result, write it down first."
    )


def take_back(result_id: int, *, lead: str = "") -> Action:
    """The step that takes a wrong result back."""

    def run(_: int, *, reason: str, by: Actor, at: datetime) -> None:
        screening.void_result(result_id, by=by, at=at, reason=reason)

    done = "Taken back. It stays in the record with your reason."
    return Action(f"{VOID}{result_id}", "Take it back", "Take it back", run, done, ReasonForm, lead=lead, stop=True)


def accept(result_id: int) -> Action:
    """The step that lets an unusual typing result count."""

    def run(_: int, *, reason: str, by: Actor, at: datetime) -> None:
        screening.settle(result_id, accept=True, by=by, at=at, reason=reason)

    return Action(f"accept-{result_id}", "It counts as typed", "Let it count", run, "It counts.", ReasonForm)
