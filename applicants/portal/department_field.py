"""The choice of a department among many: in a group for each site, as people know where they work."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Department, Program


class _BySite(ModelChoiceIterator):  # type: ignore[type-arg]
    """The departments in groups; each is named without its site, which names the group."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for site, rows in groupby(self.queryset, key=lambda row: row.site):
            yield str(site), [(self.field.prepare_value(row), row.name) for row in rows]


class DepartmentField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the departments of whoever runs a program. Nothing to choose from before ``offer``."""

    iterator = _BySite

    def __init__(self, **options: Any) -> None:
        options["error_messages"] = {
            "required": gettext_lazy("Choose the department you work in."),
            "invalid_choice": gettext_lazy("Choose one of these departments."),
        }
        super().__init__(
            queryset=Department.objects.none(),
            empty_label=gettext_lazy("Choose one"),
            to_field_name="public_id",
            **options,
        )

    def offer(self, program: Program, *, but: int | None = None) -> None:
        """Offer all departments but one."""
        rows = Department.objects.filter(site__organization_id=program.organization_id)
        self.queryset = rows.exclude(pk=but or 0).select_related("site").order_by("site__name", "site", "name", "pk")
