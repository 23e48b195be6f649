"""What every section of an application has in common: what is known, what can be kept, what is shown to check."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.portal.fields import Phone, PlainForm
from applicants.records.deadlines import local_day
from apprenticeships.models import StepKind
from apprenticeships.rules.words import day_in_words


class SectionForm(PlainForm):
    """One section. ``initial_of`` says what is known; ``written`` what can be kept.

    ``sentence`` is what a person reads instead of a field that is not asked of them.
    """

    sentence = ""

    def __init__(self, *args: Any, application: Application, at: datetime, **options: Any) -> None:
        self.application, self.at = application, at
        super().__init__(*args, **options)
        self.prepare()

    def prepare(self) -> None:
        """Adapt the fields to the program."""

    def advice(self) -> str:
        """What to know about an answer that was kept as it is, or nothing."""
        return ""

    @classmethod
    def initial_of(cls, application: Application, answers: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG003 - others ask it
        """Return what the section holds now, as its fields show it."""
        return dict(answers)

    @property
    def is_matched(self) -> bool:
        """Whether the program matches people to departments by their areas of interest."""
        return StepKind.MATCHING in self.application.version.step_kinds

    @property
    def today(self) -> date:
        """The day where the program is."""
        return local_day(self.application.version.program, self.at)

    def shown(self, field: BoundField) -> str:
        """Return an answer as people read it on the page that is checked before sending."""
        value = field.field.prepare_value(field.initial) if isinstance(field.field, Phone) else field.initial
        if value in {None, ""}:
            return ""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, date):
            return day_in_words(value, year=True)
        return str(dict(getattr(field.field, "choices", [])).get(value, value))
