"""Forms of the floor: marks of a class, hours of a week, a change with its reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.forms.boundfield import BoundField

from apprenticeships.admin.plain import StaffForm
from apprenticeships.layout import form_helper
from apprenticeships.rules.dates import local_datetime
from apprenticeships.rules.words import day_in_words
from cohorts.floor.reading import DayCard
from cohorts.forms import HoursField
from cohorts.models import Attendance, ClassSession, Enrollment, Mark

MINUTES = 60
TIMES = ("%H:%M", "%I:%M %p", "%I:%M%p", "%I %p")
MARKS = [(mark.value, mark.label) for mark in (Mark.PRESENT, Mark.LATE, Mark.ABSENT, Mark.EXCUSED)]


@dataclass(frozen=True, slots=True)
class RollRow:
    """One person of a class with the two fields of their row."""

    enrollment: Enrollment
    mark: BoundField
    came: BoundField
    missed: int


class RollForm(StaffForm):
    """Who is in class: a mark for each person, and the time at which somebody late came."""

    def __init__(
        self,
        *args: Any,
        session: ClassSession,
        people: Sequence[Enrollment],
        marks: Mapping[int, Attendance],
        missed: Mapping[int, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.session, self.people, self.missed = session, people, missed
        self.zone = ZoneInfo(session.zone)
        for row in people:
            known = marks.get(row.pk)
            self.fields[f"mark-{row.public_id}"] = forms.ChoiceField(
                label=row.person.name,
                choices=MARKS,
                widget=forms.RadioSelect,
                required=False,
                initial=known.mark if known else "",
                error_messages={"invalid_choice": f"Choose one of the four for {row.person.name}."},
            )
            self.fields[f"came-{row.public_id}"] = forms.TimeField(
                label=f"{row.person.name} came at",
                required=False,
                input_formats=TIMES,
                initial=self._came(known),
                widget=forms.TimeInput(attrs={"type": "time", "class": "ap-timein"}, format="%H:%M"),
                error_messages={"invalid": "Write a time such as 8:25."},
            )

    def _came(self, known: Attendance | None) -> Any:
        if known is None or known.mark != Mark.LATE:
            return None
        missed = self.session.minutes - known.minutes
        return datetime.fromtimestamp(self.session.starts_at.timestamp() + missed * MINUTES, self.zone).time()

    def rows(self) -> Iterator[RollRow]:
        """Each person with their fields, in the order of names."""
        for row in self.people:
            mark, came = self[f"mark-{row.public_id}"], self[f"came-{row.public_id}"]
            yield RollRow(row, mark, came, self.missed.get(row.pk, 0))

    def clean(self) -> dict[str, Any]:
        """Somebody late needs a time that lies within the class."""
        found = super().clean() or {}
        for row in self.people:
            name = f"came-{row.public_id}"
            if found.get(f"mark-{row.public_id}") != Mark.LATE or name in self.errors:
                continue
            came = found.get(name)
            if came is None:
                self.add_error(name, f"Write when {row.person.name} came.")
                continue
            moment = local_datetime(self.session.date, came, self.zone)
            if not self.session.starts_at < moment < self.session.ends_at:
                self.add_error(
                    name, f"{row.person.name} came during the class. Write that time, or choose another mark."
                )
        return found

    def marks(self, *, rest: str = "") -> dict[int, tuple[str, int | None]]:
        """What to record: nothing for somebody without a mark, unless ``rest`` marks all of those."""
        found: dict[int, tuple[str, int | None]] = {}
        for row in self.people:
            word = self.cleaned_data.get(f"mark-{row.public_id}") or rest
            if word:
                found[row.pk] = (word, self._minutes(row) if word == Mark.LATE else None)
        return found

    def _minutes(self, row: Enrollment) -> int:
        moment = local_datetime(self.session.date, self.cleaned_data[f"came-{row.public_id}"], self.zone)
        return int((self.session.ends_at - moment).total_seconds()) // MINUTES


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One day of the week and, where hours can be approved, its field."""

    card: DayCard
    field: BoundField | None


class WeekForm(StaffForm):
    """The hours of a week, filled in from the plan; only what was different is touched."""

    def __init__(self, *args: Any, days: Sequence[DayCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = days
        for card in days:
            if card.is_over and card.entry is None:
                self.fields[self._name(card.day)] = HoursField(
                    label=f"Hours on {day_in_words(card.day)}", initial=0 if card.is_settled else card.planned
                )

    @staticmethod
    def _name(day: date) -> str:
        return f"day-{day.isoformat()}"

    def rows(self) -> Iterator[WeekRow]:
        """Each day with its field."""
        for card in self.days:
            name = self._name(card.day)
            yield WeekRow(card, self[name] if name in self.fields else None)

    def minutes(self) -> dict[date, int]:
        """What to approve, by date."""
        return {
            card.day: self.cleaned_data[self._name(card.day)]
            for card in self.days
            if self._name(card.day) in self.fields
        }


class ChangeForm(StaffForm):
    """Other hours for a day that is approved, or none, and why."""

    minutes = HoursField(label="Hours that count", help_text="Write 0 to take the whole day back.", required=True)
    reason = forms.CharField(label="Why", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(submit="Change this day")
