"""Records of classes and training, to look at; what changes them stands on the pages of classes and people."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apprenticeships import clock
from apprenticeships.admin import scope
from apprenticeships.admin.site import (
    MOST_SEARCHED,
    ModelAdmin,
    OwnRelatedFilter,
    ReadOnlyAdmin,
    choices,
    signed_in,
)
from apprenticeships.models import Role, User
from apprenticeships.rules.words import minutes_in_words
from cohorts.admin import grant_records, handbooks, schools
from cohorts.admin.home import name_to_choose
from cohorts.admin.panels import PanelFilter
from cohorts.admin.people_search import by_person
from cohorts.admin.steps import with_role
from cohorts.admin.todo import absent_twice, without_hours
from cohorts.models import (
    ClassSession,
    Cohort,
    Enrollment,
    EnrollmentState,
    ExamAttempt,
    HoursEntry,
    Opening,
    WageChange,
)

__all__ = ["by_person", "grant_records", "handbooks", "schools"]

scope.people_through(Enrollment, "cohort__program__organization")


@admin.register(Cohort)
class CohortAdmin(ReadOnlyAdmin):
    """Classes, one row each."""

    list_display = ("opened", "program", "starts_on", "apply_by", "ready_by", "ends_on", "schedule_state")
    list_display_links = None
    list_select_related = ("program",)
    list_filter = ("schedule_state", ("program", OwnRelatedFilter))
    search_fields = ("program__name",)
    ordering = ("-starts_on", "pk")
    fields = (
        ("program", "version"),
        ("nominal_start", "starts_on"),
        ("apply_by", "ready_by"),
        ("class_ends_on", "ends_on"),
        ("exam_from", "exam_to"),
        ("schedule_state", "published_at", "canceled_at"),
    )

    @admin.display(description="Class", ordering="starts_on")
    def opened(self, row: Cohort) -> SafeString:
        """The way to the class's own page."""
        return format_html('<a href="{}">{}</a>', reverse("classes:class", args=[row.pk]), f"Class of {row.starts_on}")


@admin.register(Opening)
class OpeningAdmin(ReadOnlyAdmin):
    """Places of departments."""

    list_display = ("department", "track", "cohort", "headcount")
    list_select_related = ("department__site", "track", "cohort__program")
    list_filter = (PanelFilter,)
    search_fields = ("department__name",)
    ordering = ("-cohort__starts_on", "pk")
    fields = ("cohort", "track", "site", "department", "headcount", "rate")


class ClassFilter(OwnRelatedFilter):
    """Own classes, the newest first, each by a name that no other one has."""

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]"
    ) -> list[tuple[str, Any]]:
        """Pairs of key and name."""
        rows = choices(Cohort, signed_in(request)).order_by("-starts_on", "pk")
        return [(row.pk, name_to_choose(row)) for row in rows[:MOST_SEARCHED]]


class MissedFilter(admin.SimpleListFilter):
    """The lists of the home page: who missed two classes, whose hours nobody approves."""

    title = "needs a call"
    parameter_name = "missed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [("two", "Missed two classes in a row"), ("hours", "No approved hours for two weeks")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Enrollment]) -> QuerySet[Enrollment]:
        """The rows of a choice, the same that the home page counts."""
        if self.value() == "two":
            return absent_twice(queryset)
        if self.value() == "hours":
            on = clock.now().astimezone(scope.desk(signed_in(request)).zone).date()
            return without_hours(queryset, on)
        return queryset


class StandsFilter(admin.SimpleListFilter):
    """Those in training, unless somebody asks for others or for one person."""

    title = "where they stand"
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices; the first one holds when nothing is asked."""
        return [("training", "In training or paused"), *EnrollmentState.choices, ("all", "All")]

    def value(self) -> str:
        """What is chosen."""
        return super().value() or "training"

    def choices(self, changelist: Any) -> Any:
        """The choices without the one that Django adds for all."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Enrollment]) -> QuerySet[Enrollment]:
        """The rows of a choice."""
        asked = super().value()
        if asked is None and ({"person__id__exact", "q", MissedFilter.parameter_name} & request.GET.keys()):
            return queryset
        if self.value() == "training":
            return queryset.filter(state__in=[EnrollmentState.ACTIVE, EnrollmentState.PAUSED])
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


@admin.register(Enrollment)
class EnrollmentAdmin(ReadOnlyAdmin):
    """Everybody in training, before it and after it."""

    list_display = ("opened", "cohort", "track", "state", "starts_on", "ends_on")
    list_display_links = None
    list_select_related = ("person", "cohort__program", "track")
    list_filter = (StandsFilter, MissedFilter, ("cohort", ClassFilter))
    search_fields = ("person__sort_name",)
    search_help_text = "A name"
    extra_lookups = frozenset({"person__id__exact"})
    ordering = ("-pk",)
    fields = (
        ("person", "cohort", "track"),
        ("state", "exit_code"),
        ("starts_on", "class_ends_on", "ends_on"),
        ("paused_from", "completed_on", "exited_on"),
        ("required_ojl_minutes", "required_rti_minutes"),
    )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the person."""
        return by_person(queryset, search_term), False

    @admin.display(description="Person", ordering="person__sort_name")
    def opened(self, row: Enrollment) -> SafeString:
        """The way to the person's page in training."""
        return format_html('<a href="{}">{}</a>', reverse("classes:person", args=[row.pk]), row.person)


@admin.register(ClassSession)
class ClassSessionAdmin(ModelAdmin):
    """Classes of a class: who teaches what. Times are moved on the class's page."""

    list_display = ("cohort", "number", "title", "date", "place", "taught_by")
    list_display_links = ("number", "title")
    list_select_related = ("cohort__program", "instructor")
    list_filter = (("cohort", ClassFilter),)
    search_fields = ("title",)
    ordering = ("-date", "pk")
    fields = (("cohort", "number"), ("starts_at", "ends_at"), "place", "title", "instructor")
    readonly_fields = ("cohort", "number", "starts_at", "ends_at", "place")

    def get_form(
        self,
        request: HttpRequest,
        obj: ClassSession | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - as Django has it
        **kwargs: Any,
    ) -> Any:
        """Only instructors of the program's organization teach, and they are listed by name."""
        form = super().get_form(request, obj, change, **kwargs)
        field = form.base_fields.get("instructor")
        if obj is not None and isinstance(field, ModelChoiceField):
            field.queryset = with_role(Role.INSTRUCTOR, obj.cohort.program.organization_id)
            field.label_from_instance = User.get_full_name  # type: ignore[method-assign,assignment]
        return form

    @admin.display(description="Instructor", ordering="instructor__name")
    def taught_by(self, row: ClassSession) -> str:
        """Who teaches it."""
        return row.instructor.get_full_name() if row.instructor else "Not known yet"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The schedule makes them."""
        return False


@admin.register(HoursEntry)
class HoursEntryAdmin(ReadOnlyAdmin):
    """Approved hours, day by day."""

    list_display = ("date", "person", "time", "state", "approver")
    list_select_related = ("enrollment__person", "approved_by")
    list_filter = ("state",)
    extra_lookups = frozenset({"enrollment__id__exact"})
    search_fields = ("enrollment__person__sort_name",)
    ordering = ("-pk",)
    fields = ("enrollment", "date", "minutes", "state", "note", "approved_by", "approved_at", "voided_by", "voided_at")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the person."""
        return by_person(queryset, search_term, "enrollment__person"), False

    @admin.display(description="Hours", ordering="minutes")
    def time(self, row: HoursEntry) -> str:
        """How long."""
        return minutes_in_words(row.minutes)

    @admin.display(description="Approved by", ordering="approved_by__name")
    def approver(self, row: HoursEntry) -> str:
        """Who said so."""
        return row.approved_by.get_full_name()

    @admin.display(ordering="enrollment__person__sort_name")
    def person(self, row: HoursEntry) -> str:
        """Whose hours."""
        return str(row.enrollment.person)


class OfEnrollment(ReadOnlyAdmin):
    """Rows that belong to somebody's training, opened on their page."""

    list_display_links = None
    search_fields = ("enrollment__person__sort_name",)
    search_help_text = "A name"
    extra_lookups = frozenset({"enrollment__id__exact"})
    list_select_related: ClassVar[tuple[str, ...]] = ("enrollment__person",)
    ordering = ("-pk",)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the person."""
        return by_person(queryset, search_term, "enrollment__person"), False

    @admin.display(description="Person", ordering="enrollment__person__sort_name")
    def opened(self, row: Any) -> SafeString:
        """The way to the person's page in training."""
        address = reverse("classes:person", args=[row.enrollment_id])
        return format_html('<a href="{}">{}</a>', address, row.enrollment.person)


@admin.register(ExamAttempt)
class ExamAttemptAdmin(OfEnrollment):
    """Attempts at the certification exam."""

    list_display = ("opened", "number", "brand", "state", "starts_at", "taken_on", "score")
    list_filter = ("state",)
    fields = (
        ("enrollment", "number", "brand", "state"),
        ("window_from", "window_to"),
        ("starts_at", "place"),
        ("taken_on", "score", "certificate_number"),
        ("verified_at", "expires_on", "retake_from"),
    )


@admin.register(WageChange)
class WageChangeAdmin(OfEnrollment):
    """Pay steps."""

    list_display = ("opened", "step", "rate", "effective_on", "state", "because")
    list_select_related = ("enrollment__person", "step")
    list_filter = ("state",)
    fields = (
        ("enrollment", "step", "exam"),
        ("rate", "effective_on"),
        "because",
        ("state", "decided_by", "decided_at"),
    )
