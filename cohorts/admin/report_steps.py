"""The steps of a report on its page: send it, correct it, throw a correction away, ask for signatures."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from apprenticeships.admin.actions import Action, ReasonForm
from apprenticeships.layout import form_helper
from cohorts.reporting.reading import Part
from cohorts.workflows import reports
from cohorts.workflows.reports import LONGEST_NOTE

CORRECT: Final = Action(
    "correct",
    "Correct this report",
    "Begin a correction",
    reports.correct,
    "A correction is begun. The version before stays in force until you send it.",
    ReasonForm,
    lead="The correction becomes a new version. It needs both signatures again.",
)
DISCARD: Final = Action(
    "discard",
    "Throw this correction away",
    "Throw this correction away",
    reports.discard,
    "Thrown away. The version that was sent stays in force.",
    lead="Nothing of it was sent.",
    stop=True,
)
ASK: Final = Action(
    "ask",
    "Ask once more",
    "Ask once more by mail",
    reports.ask_again,
    "Asked by mail everybody who may sign.",
    lead="At most once a day.",
)


class NotesForm(forms.Form):
    """One note for each component, named by its slug; those that differ much from the period before need one."""

    def __init__(self, data: Mapping[str, Any] | None, *, parts: list[Part]) -> None:
        super().__init__(data, initial={part.slug: part.note for part in parts})
        for part in parts:
            self.fields[part.slug] = forms.CharField(
                label=f"Note on: {part.title}",
                required=False,
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_asked(part),
            )

    @property
    def helper(self) -> Any:
        """How the fields are drawn; the page writes the buttons."""
        return form_helper(mark_optional=False)

    def notes(self) -> dict[str, str]:
        """What was typed, by component."""
        return {name: str(value) for name, value in self.cleaned_data.items()}


def _asked(part: Part) -> str:
    if not part.asks:
        return ""
    return f"Needed: {part.numbers['people']} people now, {part.before} in the period before. Say why."
