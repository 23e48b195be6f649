"""The questions of the registry to one apprentice, and the reason for which somebody takes the file."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms

from apprenticeships.admin.plain import StaffForm
from apprenticeships.layout import form_helper
from apprenticeships.rules.states import NAMES
from cohorts.forms import day_field
from cohorts.rules.partnership.rapids_columns import NOT_IDENTIFIED, RAPIDS_COLUMNS, SUFFIXES, Column, Kind
from cohorts.workflows.registry import Lives

CHOOSE: Final = [("", "Choose one")]
NOT_ASKED: Final = [("", "Not entered")]
DID_NOT_SAY: Final = "Did not say"
QUESTIONS: Final[Mapping[str, str]] = {
    "gender": "Gender",
    "hispanic": "Hispanic or Latino?",
    "american_indian": "American Indian or Alaska Native?",
    "asian": "Asian?",
    "black": "Black or African American?",
    "pacific_islander": "Native Hawaiian or other Pacific Islander?",
    "white": "White?",
    "veteran": "Veteran?",
    "disability": "A disability?",
    "education": "Highest schooling",
    "employment": "When the apprenticeship began",
    "student": "Student in a school's program?",
    "prior_wage_unit": "Wage before, for each",
    "connection": "Came through",
    "participant": "Takes part as",
    "linkage": "Direct entry",
    "wioa": "Takes part under WIOA?",
    "taa": "Takes part under Trade Adjustment Assistance?",
}
"""The questions with a list of answers, in the order of the page."""
WORDS: Final[Mapping[str, str]] = {
    NOT_IDENTIFIED: DID_NOT_SAY,
    "yes": "Yes",
    "no": "No",
    "female": "Female",
    "male": "Male",
    "existing": "Worked for the employer already",
    "new": "New employee",
    "veteran": "Veteran",
    "not_veteran": "Not a veteran",
    "other_eligible": "Not a veteran, other eligible person",
    "veteran_eligible": "Veteran and eligible",
    "no_diploma": "No high school diploma",
    "high_school": "High school diploma or the same",
    "some_college": "Some college or associate degree",
    "bachelor": "Bachelor's degree",
    "master": "Master's degree",
    "doctorate": "Doctorate or professional degree",
    "wblra": "Work-based learning in a registered apprenticeship",
    "yra": "Youth registered apprenticeship",
    "none": "None",
    "half_year": "Half a year",
    "pre_apprenticeship": "A pre-apprenticeship",
    "technical_school": "A technical school",
    "military": "The military",
    "job_corps": "Job Corps",
    "youthbuild": "YouthBuild",
    "hud": "HUD",
    "career_center": "A career center",
    "school": "A school",
    "incumbent": "Works for the employer already",
    "adult": "Adult",
    "youth": "Youth",
    "dislocated": "Lost a job",
    "direct_entry": "Direct entry",
}
COLUMNS: Final = {column.key: column for column in RAPIDS_COLUMNS}


def _choices(column: Column) -> list[tuple[str, str]]:
    """Every answer that has a code, "did not say" last; where the registry asks nothing, it may stay open."""
    names = sorted(column.codes, key=lambda name: name == NOT_IDENTIFIED)
    first = CHOOSE if column.required else NOT_ASKED
    return [*first, *((name, WORDS.get(name) or name.replace("_", " ").capitalize()) for name in names)]


class AnswersForm(StaffForm):
    """What an apprentice answered. Nothing that was entered before is shown; no social security number is asked."""

    credit_experience = forms.CharField(
        label="Credit for experience",
        max_length=255,
        initial="0",
        help_text="0 where there is none.",
        error_messages={"required": "Write 0 where there is none."},
    )
    credit_hours = forms.IntegerField(
        label="Credit for class hours",
        min_value=0,
        max_value=20_000,
        initial=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ap-w-xs"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Write whole hours, such as 0 or 40."
        ),
    )
    prior_wage = forms.DecimalField(
        label="Wage before, in US dollars",
        min_value=0,
        max_digits=10,
        decimal_places=2,
        help_text="0 where there was none.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "ap-w-xs"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            "Write an amount, such as 0 or 16.50.",
        ),
    )
    middle_name = forms.CharField(label="Middle name", required=False, max_length=55)
    suffix = forms.ChoiceField(
        label="Suffix", required=False, choices=[("", "None"), *((each, each) for each in sorted(SUFFIXES))]
    )
    funding = forms.CharField(label="Who pays for training on the job", required=False, max_length=255)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for key, label in QUESTIONS.items():
            column = COLUMNS[key]
            missing = f"Choose an answer, or “{DID_NOT_SAY}”." if NOT_IDENTIFIED in column.codes else "Choose one."
            self.fields[key] = forms.ChoiceField(
                label=label,
                choices=_choices(column),
                required=column.required,
                error_messages={"required": missing, "invalid_choice": "Choose one of this list."},
            )
        self.order_fields([*QUESTIONS, "prior_wage", "credit_experience", "credit_hours", *self._texts()])

    def _texts(self) -> Iterable[str]:
        return (name for name in ("middle_name", "suffix", "funding") if COLUMNS[name].kind is not Kind.CODE)

    @property
    def helper(self) -> Any:
        """How the fields are drawn."""
        return form_helper(submit="Seal and save the answers")

    def answers(self) -> dict[str, Any]:
        """What is sealed: every answer that was entered."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}


def _line(label: str, length: int, sentence: str) -> forms.CharField:
    words = {"required": sentence, "max_length": f"At most {length} letters fit here."}
    return forms.CharField(label=label, max_length=length, error_messages=words)


class LivesForm(StaffForm):
    """The birth date and the address of an apprentice; a birth date on record is not shown."""

    birth_date = day_field("Birth date", required=False)
    street = _line("Street and number", 120, "Write the street and the number.")
    city = _line("City", 80, "Write the city.")
    state = forms.ChoiceField(
        choices=[*CHOOSE, *sorted(NAMES.items(), key=lambda each: each[1])],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose the state."),
    )
    postal_code = forms.RegexField(
        r"[0-9]{5}",
        label="ZIP code",
        max_length=5,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ap-w-xs"}),
        error_messages=dict.fromkeys(("required", "invalid", "max_length"), "Write five digits, such as 95110."),
    )

    def __init__(self, data: Any = None, *, born: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        words = "One is on record and not shown. Leave this empty to keep it." if born else "The registry asks for it."
        self.fields["birth_date"].help_text = words

    @property
    def helper(self) -> Any:
        """How the fields are drawn."""
        return form_helper(submit="Save birth date and address", mark_optional=False)

    def lives(self) -> Lives:
        """What the workflow takes."""
        return Lives(**self.cleaned_data)


class ExportForm(StaffForm):
    """Why the file is taken."""

    reason = forms.CharField(
        label="Why do you take this file?",
        min_length=10,
        max_length=300,
        help_text="Kept with your name and the time: the answers in it are sensitive.",
        error_messages={
            "required": "Write in a sentence why you take this file.",
            "min_length": "Write in a sentence why you take this file.",
        },
    )
    registration = forms.CharField(widget=forms.HiddenInput, max_length=18)
    profile = forms.CharField(widget=forms.HiddenInput, max_length=24)

    @property
    def helper(self) -> Any:
        """How the fields are drawn; the page writes the button."""
        return form_helper()
