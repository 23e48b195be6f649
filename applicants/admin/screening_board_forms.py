"""What may be written down for many people at once: a form for each kind of requirement, scores person by person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms

from applicants.admin.results import AttendedForm, MetForm, PaperForm, ResultForm, values_of
from applicants.models import ScreeningStep
from applicants.records.asked import plain_rule
from applicants.records.deadlines import local_day
from applicants.workflows.marking import Doing, Entry
from apprenticeships import clock
from apprenticeships.access import COORDINATORS
from apprenticeships.admin.actions import StepForm
from apprenticeships.admin.scope import desk
from apprenticeships.models import CONDITION_KINDS, Membership, RequirementKind, User

K = RequirementKind
SCORE: Final = "score-"
HOWS: Final = {
    Doing.RECORD: "Write down a result",
    Doing.WAIVE: "Waive it",
    Doing.GIVE: "Give it to somebody to look at",
}
YES_OR_NO: Final = frozenset({K.CUSTOM, K.DIPLOMA, K.CONDUCT, K.ENROLLED_STUDENT})
"""Requirements of which a person says yes or no."""
LET_GO: Final = frozenset(
    {K.DIPLOMA, K.EXPERIENCE, K.CONDUCT, K.INFO_SESSION, K.ENTRANCE_EXAM, K.WORKKEYS, K.TYPING, K.DOCUMENT,
     K.REFERENCE, K.CUSTOM}
)  # fmt: skip
"""Requirements that may be waived for many. What the law or a department decides is looked at person by person."""


class ScoresForm(ResultForm):
    """The points of an exam, one field for each person; whoever is left empty is left out."""

    maximum = forms.DecimalField(
        label="Out of",
        min_value=1,
        max_value=10000,
        decimal_places=2,
        required=False,
        widget=forms.NumberInput(attrs={"class": "ap-w-xs"}),
    )

    def prepare(self) -> None:
        """A field for each person, and the most points that the program's own exam gives."""
        asked = self.row[0].requirement
        on = local_day(asked.version.program, clock.now())
        self.initial = {"maximum": plain_rule(asked, on=on, today=on).threshold.get("maximum")}
        for step in self.row:
            self.fields[f"{SCORE}{step.application_id}"] = forms.DecimalField(
                label=f"Points of {step.application.person}",
                min_value=0,
                max_value=10000,
                decimal_places=2,
                required=False,
                widget=forms.NumberInput(attrs={"class": "ap-w-xs"}),
            )
        self.order_fields(["taken_on", "maximum", "source"])

    def clean(self) -> dict[str, Any]:
        """Somebody has points."""
        data = super().clean() or self.cleaned_data
        scores = [name for name in self.fields if name.startswith(SCORE)]
        if not any(name in self.errors or data.get(name) is not None for name in scores):
            self.add_error(None, "Write the points of at least one person.")
        return data


class WaiveForm(StepForm):
    """Why it is not needed, in words that suit everybody who is chosen."""

    reason = forms.CharField(
        label="Why is it not needed?", max_length=200, help_text="Kept with each person, with your name."
    )


class GiveForm(StepForm):
    """Who looks at it."""

    owner = forms.ModelChoiceField(User.objects.none(), label="Who looks at it?", empty_label="Choose one")

    def prepare(self) -> None:
        """The coordinators of the same organizations."""
        field = self.fields["owner"]
        if self.user is not None and isinstance(field, forms.ModelChoiceField):
            known = Membership.objects.filter(organization__in=desk(self.user).organizations, role__in=COORDINATORS)
            field.queryset = User.objects.filter(pk__in=known.values("user")).order_by("name", "email")
            field.label_from_instance = User.get_full_name  # type: ignore[method-assign,assignment]


FORMS: Final[dict[str, type[StepForm]]] = {
    K.INFO_SESSION: AttendedForm,
    K.ENTRANCE_EXAM: ScoresForm,
    K.DOCUMENT: PaperForm,
    K.REFERENCE: PaperForm,
    **dict.fromkeys(YES_OR_NO, MetForm),
}


def markable(kind: str) -> bool:
    """Whether anything may be done about a kind for many people at once."""
    return kind not in CONDITION_KINDS


def hows_of(kind: str) -> dict[str, str]:
    """What may be done for many with a requirement of a kind."""
    allowed = {Doing.RECORD: kind in FORMS, Doing.WAIVE: kind in LET_GO, Doing.GIVE: markable(kind)}
    return {how.value: words for how, words in HOWS.items() if allowed[how]}


def form_of(kind: str, how: str) -> type[StepForm]:
    """The form for one of ``hows_of``."""
    return FORMS[kind] if how == Doing.RECORD else {Doing.WAIVE: WaiveForm, Doing.GIVE: GiveForm}[Doing(how)]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was typed, read for each person."""

    entries: list[Entry]
    left_out: list[ScreeningStep]


def chosen_of(steps: Sequence[ScreeningStep], how: str, data: dict[str, Any]) -> Chosen:
    """Say for each person what would be written down; of an exam, only for those who have points."""
    if how != Doing.RECORD:
        owner, reason = data.get("owner"), data.get("reason", "")
        same = {"reason": reason, "owner_id": owner.pk if owner else None}
        return Chosen([Entry(Doing(how), step.pk, step.application_id, **same) for step in steps], [])
    fields = {name: value for name, value in data.items() if not name.startswith(SCORE)}
    taken_on, source = fields.pop("taken_on"), fields.pop("source")
    scores = {name: value for name, value in data.items() if name.startswith(SCORE)}
    entries, left_out = [], []
    for step in steps:
        own = dict(fields)
        if scores:
            own["score"] = scores[f"{SCORE}{step.application_id}"]
        if scores and own["score"] is None:
            left_out.append(step)
            continue
        entries.append(
            Entry(Doing.RECORD, step.pk, step.application_id, values=values_of(own), taken_on=taken_on, source=source)
        )
    return Chosen(entries, left_out)


def hidden(form: StepForm) -> Iterable[tuple[str, str]]:
    """What was typed, to be sent along once more."""
    for bound in form:
        yield bound.html_name, str(bound.data or "")
