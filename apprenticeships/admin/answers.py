"""Questions about rows of an uploaded list, such as who a namesake is: one choice for each row that asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from apprenticeships.admin.actions import StepForm

MOST_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Question:
    """One row, how a page calls it, its choices, and what to say when none is chosen."""

    row: int
    label: str
    choices: Sequence[tuple[str, Any]]
    empty: str

    @property
    def name(self) -> str:
        """The name of its field."""
        return f"row-{self.row}"


class AnswersForm(StepForm):
    """One field for each question."""

    def __init__(self, questions: Sequence[Question], data: Any = None) -> None:
        super().__init__(data)
        for each in questions:
            self.fields[each.name] = forms.ChoiceField(
                label=each.label,
                choices=list(each.choices),
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), each.empty),
            )


def answers_in(data: Mapping[str, Any]) -> dict[int, str]:
    """Read by row what was chosen; whatever is no answer is left out."""
    found = {name.removeprefix("row-"): str(value) for name, value in data.items() if name.startswith("row-")}
    return {
        int(row): value for row, value in found.items() if row.isascii() and row.isdigit() and len(row) <= MOST_DIGITS
    }
