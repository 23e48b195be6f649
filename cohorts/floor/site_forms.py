"""The form in which a site coordinator enters places."""

from typing import Any

from django import forms

from apprenticeships.admin.plain import StaffForm
from apprenticeships.layout import form_helper
from apprenticeships.models import Department, Interest, Site, Track
from cohorts.models import Cohort, Opening
from cohorts.workflows.openings import MOST_PLACES, Fits

MINUTES = 60
WRITE_PLACES = "Write a number of places, such as 3."
WRITE_AGE = "Write an age, such as 16, or leave it empty."
WRITE_HOURS = "Write hours a week, such as 20 or 37.5, or leave them empty."


def _age(label: str) -> forms.IntegerField:
    words = {"invalid": WRITE_AGE, "min_value": WRITE_AGE, "max_value": WRITE_AGE}
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "ap-w-xs"})
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=150, widget=widget, error_messages=words
    )


class PlacesForm(StaffForm):
    """How many, for whom, how many hours."""

    headcount = forms.IntegerField(
        label="Places",
        min_value=0,
        max_value=32_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ap-w-xs"}),
        error_messages={
            "required": WRITE_PLACES,
            "invalid": WRITE_PLACES,
            "min_value": WRITE_PLACES,
            "max_value": f"Write a number of places from 1 to {MOST_PLACES}.",
        },
    )
    age_from = _age("Youngest age on the first day")
    age_to = _age("Oldest age on the first day")
    hours = forms.DecimalField(
        label="Hours a week",
        required=False,
        min_value=0,
        max_value=168,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "ap-w-xs"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value", "max_decimal_places", "max_digits", "max_whole_digits"), WRITE_HOURS
        ),
    )

    submit = "Save the places"

    @property
    def helper(self) -> Any:
        """How the fields are drawn."""
        return form_helper(submit=self.submit)

    @classmethod
    def of(cls, row: Opening, data: Any = None) -> "PlacesForm":
        """The form of places that are there."""
        hours = None if row.weekly_minutes is None else f"{row.weekly_minutes / MINUTES:g}"
        known = {"headcount": row.headcount, "age_from": row.age_from, "age_to": row.age_to, "hours": hours}
        return cls(data, initial=known)

    def terms(self) -> dict[str, Any]:
        """What the workflow asks for."""
        typed, hours = self.cleaned_data, self.cleaned_data["hours"]
        minutes = None if hours is None else round(hours * MINUTES)
        return {"headcount": typed["headcount"], "fits": Fits(typed["age_from"], typed["age_to"], minutes)}

    def refuse(self, field: str | None, message: str) -> None:
        """Show a refusal next to the field that it is about."""
        name = {"weekly_minutes": "hours"}.get(field or "", field)
        self.add_error(name if name in self.fields else None, message)


class NewPlacesForm(PlacesForm):
    """The same, with where and what."""

    department = forms.ModelChoiceField(
        Department.objects.none(),
        label="Department",
        empty_label="Choose one",
        error_messages={"required": "Choose the department.", "invalid_choice": "Choose a department of this site."},
    )
    interest = forms.ModelChoiceField(
        Interest.objects.none(),
        label="Area of interest",
        help_text="Students name the areas that they like; they are matched by it.",
        empty_label="Choose one",
        error_messages={"required": "Choose the area.", "invalid_choice": "Choose one of these areas."},
    )
    track = forms.ModelChoiceField(
        Track.objects.none(),
        label="Path",
        empty_label="Choose one",
        error_messages={"required": "Choose the path.", "invalid_choice": "Choose one of these paths."},
    )

    field_order = ("department", "interest", "track", "headcount", "age_from", "age_to", "hours")

    def __init__(self, *args: Any, site: Site, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paths = list(Track.objects.filter(version_id=cohort.version_id))
        for name, rows in (
            ("department", Department.objects.filter(site=site)),
            ("interest", Interest.objects.filter(version_id=cohort.version_id)),
            ("track", Track.objects.filter(version_id=cohort.version_id)),
        ):
            choices = self.fields[name]
            if isinstance(choices, forms.ModelChoiceField):
                choices.queryset = rows
        self.fields["department"].label_from_instance = lambda row: row.name  # type: ignore[attr-defined]
        if len(self.paths) == 1:
            del self.fields["track"]

    def terms(self) -> dict[str, Any]:
        """What the workflow asks for."""
        chosen = {name: self.cleaned_data[name] for name in ("department", "interest")}
        return {**super().terms(), **chosen, "track": self.cleaned_data.get("track") or self.paths[0]}
