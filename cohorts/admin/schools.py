"""Records behind the hours of minors: school calendars, who goes to school where, work permits; and all shifts."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import ForeignKey
from django.http import HttpRequest

from apprenticeships.admin.site import ModelAdmin, OwnRelatedFilter, ReadOnlyAdmin, Scoped, TabularInline, choices
from apprenticeships.admin.site import signed_in as user_of
from apprenticeships.models import Person
from apprenticeships.rules.words import minutes_in_words
from cohorts.admin.people_search import by_person
from cohorts.models import Enrollment, SchoolDate, SchoolDistrict, Schooling, SchoolTerm, Shift, WorkPermit


class TermInline(TabularInline):
    """The stretches of school of a district."""

    model = SchoolTerm
    fields = ("first_day", "last_day")
    ordering = ("-first_day", "pk")


class DateInline(TabularInline):
    """Days that are not as the terms say."""

    model = SchoolDate
    fields = ("date", "name", "has_school")
    ordering = ("-date", "pk")
    per_page = 40


@admin.register(SchoolDistrict)
class SchoolDistrictAdmin(ModelAdmin):
    """School calendars, one for each district."""

    list_display = ("name", "organization", "since", "through", "opens", "closes")
    list_select_related = ("organization",)
    search_fields = ("name",)
    fields = ("organization", "name", ("since", "through"), ("opens", "closes"))
    inlines = (TermInline, DateInline)


class OfLearner(Scoped):
    """A person is chosen among those who are in training or about to be, and stays."""

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """Narrow the people."""
        if db_field.related_model is Person:
            current = choices(Enrollment, user_of(request)).current().values("person")  # type: ignore[attr-defined]
            kwargs["queryset"] = Person.objects.filter(pk__in=current).order_by("sort_name", "pk")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class OfPerson(OfLearner, ModelAdmin):
    """A record of one person, found by name."""

    list_select_related: ClassVar[tuple[str, ...]] = ("person",)
    search_fields = ("person__sort_name",)
    search_help_text = "A name"
    extra_lookups = frozenset({"person__id__exact"})
    ordering = ("person__sort_name", "pk")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the person."""
        return by_person(queryset, search_term), False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Whose record it is never changes."""
        return ("person",) if obj else ()


@admin.register(Schooling)
class SchoolingAdmin(OfPerson):
    """Who goes to school where."""

    list_display = ("person", "district")
    list_select_related = ("person", "district")
    list_filter = (("district", OwnRelatedFilter),)
    fields = ("person", "district")


@admin.register(WorkPermit)
class WorkPermitAdmin(OfPerson):
    """Permits to work of people under 18."""

    list_display = ("person", "valid_from", "valid_through", "number")
    ordering = ("-valid_through", "pk")
    fields = (
        ("person", "number"),
        ("valid_from", "valid_through"),
        ("most_day_minutes", "most_week_minutes"),
        "latest_end",
    )


@admin.register(Shift)
class ShiftAdmin(ReadOnlyAdmin):
    """All shifts; site coordinators plan them."""

    list_display = ("date", "who", "department", "time", "state")
    list_select_related = ("enrollment__person", "department__site")
    list_filter = ("state",)
    search_fields = ("enrollment__person__sort_name",)
    search_help_text = "A name"
    extra_lookups = frozenset({"enrollment__id__exact"})
    ordering = ("-date", "-pk")
    fields = (
        ("enrollment", "department"),
        ("date", "starts_at", "ends_at"),
        ("state", "planned_by", "planned_at"),
        ("canceled_by", "canceled_at", "cancel_reason"),
    )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the person."""
        return by_person(queryset, search_term, "enrollment__person"), False

    @admin.display(description="Person", ordering="enrollment__person__sort_name")
    def who(self, row: Shift) -> str:
        """Who comes."""
        return str(row.enrollment.person)

    @admin.display(description="How long")
    def time(self, row: Shift) -> str:
        """How long."""
        return minutes_in_words(row.minutes)
