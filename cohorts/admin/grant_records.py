"""Records of a partnership that coordinators edit: grants, and what the registry calls a track."""

from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.widgets import UnfoldAdminDecimalFieldWidget, UnfoldAdminIntegerFieldWidget, UnfoldAdminSelectWidget

from apprenticeships.admin.site import FreshForm, ModelAdmin, OwnRelatedFilter, choices, signed_in
from apprenticeships.models import Organization, OrganizationKind
from apprenticeships.rules.dates import MONTHS_PER_YEAR, add_months
from cohorts.models import Grant, Registration
from cohorts.rules.partnership.rapids_columns import PROFILES
from cohorts.rules.partnership.report_due import LAST_DAY_OF_EVERY_MONTH

MOST_YEARS: Final = 10
MONTHS: Final = [(number, f"{date(2000, number, 1):%B}") for number in range(1, MONTHS_PER_YEAR + 1)]


class GrantForm(FreshForm):
    """A grant in words, with the limits of its calendar."""

    due_day = forms.IntegerField(
        label="Due on day of the month",
        min_value=1,
        max_value=LAST_DAY_OF_EVERY_MONTH,
        widget=UnfoldAdminIntegerFieldWidget,
        help_text="Of the month after the period. On a weekend or holiday it is the business day before.",
    )
    year_begins = forms.TypedChoiceField(
        label="Program year begins in", choices=MONTHS, coerce=int, widget=UnfoldAdminSelectWidget
    )

    def clean(self) -> dict[str, Any] | None:
        """A grant ends after it begins, and within years that people plan for."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if isinstance(since, date) and isinstance(until, date):
            if until <= since:
                self.add_error("until", "Choose a day after the first.")
            elif until > add_months(since, MOST_YEARS * MONTHS_PER_YEAR):
                self.add_error("until", f"A grant runs at most {MOST_YEARS} years. Enter another one for the rest.")
        return cleaned


@admin.register(Grant)
class GrantAdmin(ModelAdmin):
    """Who pays for a program until when, and when reports are due. The worker moves open drafts along."""

    form = GrantForm
    list_display = ("name", "program", "since", "until", "reports_every", "desk")
    list_select_related = ("program",)
    list_filter = (("program", OwnRelatedFilter),)
    search_fields = ("name", "number")
    fields = (
        ("program", "funder"),
        ("name", "number"),
        ("since", "until"),
        ("reports_every", "due_day"),
        ("year_begins", "calendar"),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """A grant stays with its program: its reports count that program's services."""
        return ("program",) if obj is not None else ()

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Own organizations and every funder may pay."""
        if db_field.name == "funder":
            own = choices(Organization, signed_in(request))
            kwargs["queryset"] = own | Organization.objects.filter(kind=OrganizationKind.FUNDER)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "calendar" and field is not None:
            field.help_text = "Of the office that gets the reports. Empty: federal holidays."
        return field

    @admin.display(description="Pages")
    def desk(self, row: Grant) -> SafeString:
        """The ways to the pages of this grant."""
        pages = (("reports", "Reports"), ("committee", "Committee"), ("registry", "Registry"))
        links = [
            format_html('<a href="{}">{}</a>', reverse(f"partnership:{name}", args=[row.pk]), text)
            for name, text in pages
        ]
        return format_html("{}, {}, {}", *links)


class RegistrationForm(FreshForm):
    """What the registry gave; identifiers are text, also when they look like numbers."""

    profile = forms.ChoiceField(
        label="File that the registry takes",
        choices=[(key, profile.name) for key, profile in PROFILES.items()],
        widget=UnfoldAdminSelectWidget,
    )
    least_age = forms.IntegerField(
        label="Youngest age", min_value=14, max_value=99, initial=16, widget=UnfoldAdminIntegerFieldWidget
    )
    least_entry_wage = forms.DecimalField(
        label="Entry wage of the occupation (optional)",
        help_text="US dollars an hour. Lower entry wages are refused.",
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=4,
        widget=UnfoldAdminDecimalFieldWidget,
    )


@admin.register(Registration)
class RegistrationAdmin(ModelAdmin):
    """Registered tracks: since when, and the identifiers of the upload."""

    form = RegistrationForm
    list_display = ("track", "number", "registered_on", "profile")
    list_select_related = ("track__version__program",)
    search_fields = ("number", "track__title")
    fields = (
        ("track", "number"),
        ("registered_on", "profile"),
        ("occupation_id", "provider_id"),
        ("employer_id", "wage_schedule_id"),
        ("least_entry_wage", "least_age"),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """A registration stays with its track."""
        return ("track",) if obj is not None else ()
