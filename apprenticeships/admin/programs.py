"""Records of programs: what they are, the rules of each version, their numbers and their days off."""

from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.module_loading import import_string

from apprenticeships import clock
from apprenticeships.admin.scope import desk
from apprenticeships.admin.site import (
    FreshForm,
    ModelAdmin,
    OwnRelatedFilter,
    ReadOnlyAdmin,
    ReadOnlyInline,
    TabularInline,
    signed_in,
)
from apprenticeships.models import (
    Component,
    Criterion,
    Fact,
    Holiday,
    HolidayCalendar,
    Interest,
    OnboardingItem,
    Parameter,
    Partner,
    Phase,
    Program,
    ProgramVersion,
    Requirement,
    Site,
    Step,
    Track,
    WageStep,
)
from apprenticeships.packs.stored import stored
from apprenticeships.rules.measures import measures_of
from apprenticeships.rules.offer_first import CALIFORNIA, FEDERAL
from apprenticeships.rules.parameters import SPECS, accepts, how_to_write
from apprenticeships.rules.posting import COUNTY, refused_in
from apprenticeships.rules.shapes import SHAPES
from apprenticeships.rules.specs import Spec, Value
from apprenticeships.workflow import Actor

MOST_DIGITS = 9
YES, NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0"})


class VersionInline(ReadOnlyInline):
    """The versions of a program, newest first."""

    model = ProgramVersion
    fields = ("number", "state", "published_at", "headline")
    readonly_fields = fields
    show_change_link = True


@admin.register(Program)
class ProgramAdmin(ModelAdmin):
    """What is offered, and by whom."""

    list_display = ("name", "organization", "is_listed")
    list_select_related = ("organization",)
    list_filter = ("is_listed", ("organization", OwnRelatedFilter))
    search_fields = ("name",)
    fields = ("organization", "name", "slug", "is_listed")
    inlines = (VersionInline,)


def _part(of: type[Model], *columns: str) -> type[ReadOnlyInline]:
    """An inline that shows these columns of one part of a version."""
    shown = (*columns, "assumed")
    return type(
        f"{of.__name__}Inline",
        (ReadOnlyInline,),
        {"model": of, "fields": shown, "readonly_fields": shown, "__doc__": f"The {of.__name__} rows."},
    )


class RequirementInline(ReadOnlyInline):
    """What is asked for, with the numbers in force today."""

    model = Requirement
    fields = ("title", "kind", "is_required", "needs_proof", "audience", "numbers", "assumed")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what changes by date."""
        return super().get_queryset(request).select_related("version__program__organization").with_changes()

    @admin.display(description="Numbers in force")
    def numbers(self, row: Requirement) -> str:
        """Every number that the requirement has, with its value."""
        on = clock.now().astimezone(ZoneInfo(row.version.program.organization.zone)).date()
        values = row.dated.on(on, today=on)
        found = [(each, values.get(each.key)) for each in measures_of(row.kind)]
        return "; ".join(f"{each.label}: {each.in_words(value)}" for each, value in found if value is not None)


@admin.register(ProgramVersion)
class ProgramVersionAdmin(ReadOnlyAdmin):
    """The rules of a program at one time, to look at; they come from a pack and freeze."""

    list_display = ("program", "number", "state", "published_at", "intake")
    list_select_related = ("program",)
    list_filter = ("state", ("program", OwnRelatedFilter))
    search_fields = ("program__name",)
    fieldsets = (
        (None, {"fields": (("program", "number", "state"), "published_at", "headline", "summary", "by_date")}),
        (
            "When classes start",
            {
                "fields": (
                    ("intake", "intake_months"),
                    ("holiday_policy", "calendar"),
                    ("cutoff_months_before", "ready_days_before", "seats_per_cohort"),
                )
            },
        ),
        (
            "Training",
            {
                "fields": (
                    ("class_weekday", "class_starts_at", "day_minutes"),
                    ("exam_week", "track_open_until_week"),
                    ("required_ojl_minutes", "required_rti_minutes"),
                    "asks",
                )
            },
        ),
    )
    inlines = (
        _part(Step, "position", "title", "kind", "sentence"),
        RequirementInline,
        _part(OnboardingItem, "position", "title", "owner", "due_days", "gates_start", "is_checked"),
        _part(Phase, "position", "title", "weeks", "class_minutes", "clinic_minutes"),
        _part(Track, "title", "occupation", "credential", "exam_brand"),
        _part(Criterion, "use", "title"),
        _part(Interest, "position", "title"),
        _part(Component, "title", "measure", "target", "unit"),
        _part(Partner, "organization", "role", "note"),
        _part(Fact, "topic", "text", "source"),
    )
    readonly_fields = ("by_date",)

    @admin.display(description="Numbers by date")
    def by_date(self, row: ProgramVersion) -> str:
        """The way to the page on which pass marks, validity and waits change from a day on."""
        url = reverse("board:rules", args=[row.pk])
        words = "Pass marks, validity and waits by date"
        return format_html('<a class="text-primary-600 dark:text-primary-500" href="{}">{}</a>', url, words)


@admin.register(Track)
class TrackAdmin(ReadOnlyAdmin):
    """Career paths with their pay steps."""

    list_display = ("title", "version", "credential", "exam_brand")
    list_select_related = ("version__program",)
    fields = (
        ("version", "title", "career_path"),
        ("occupation", "soc_code", "rapids_code"),
        ("hired_as", "credential", "exam_brand"),
    )
    inlines = (_part(WageStep, "position", "title", "trigger", "rate"),)


class ParameterForm(FreshForm):
    """A value is written as people write it: 5, yes, or 28, 14, 7, 1."""

    key = forms.ChoiceField(label="Number", choices=[(spec.key, spec.label) for spec in SPECS.values()])
    value = forms.CharField(
        label="Value",
        max_length=120,
        help_text="A number such as 5; several with commas: 28, 14, 7, 1; yes or no; a word",
    )

    confirmed = forms.BooleanField(
        label="Judge open applications anew",
        required=False,
        help_text="Asked when the number decides about open applications: their count stands here before you save.",
    )

    class Meta:
        model = Parameter
        fields = ("version", "key", "value", "effective_from", "source", "assumed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["value"] = written(self.instance.typed)
        if "version" in self.fields:
            self.fields["version"].required = True

    def clean(self) -> dict[str, Any] | None:
        """Read the value in the shape that its rule expects."""
        cleaned = super().clean() or self.cleaned_data
        key, text = cleaned.get("key"), cleaned.get("value")
        if key in SPECS and isinstance(text, str):
            value = read(key, text)
            if value is None or not accepts(key, value):
                self.add_error("value", _how_to_write(SPECS[key]))
            else:
                cleaned["value"] = value
                self._preview(cleaned)
        return cleaned

    def _preview(self, cleaned: dict[str, Any]) -> None:
        """Say once how many open applications the new value decides about, before it is saved."""
        version, since = cleaned.get("version"), cleaned.get("effective_from")
        if version is None or since is None or cleaned.get("confirmed"):
            return
        first = min(since, self.initial.get("effective_from") or since)
        if self.before() == cleaned["value"]:
            return
        count = import_string(f"{settings.RULE_CHANGES}.count")(version.pk, cleaned["key"], since=first)
        if count:
            who = "1 open application is" if count == 1 else f"{count:,} open applications are"
            self.add_error("confirmed", f"{who} judged anew by this number. Tick the box and save once more.")

    def before(self) -> Value | None:
        """The value that held until now on the first day of the new one."""
        if self.instance.pk:
            return Parameter.objects.get(pk=self.instance.pk).typed
        data = self.cleaned_data
        found: Value = Parameter.objects.value(data["key"], version=data["version"], on=data["effective_from"])
        return found


def _how_to_write(spec: Spec) -> str:
    """How a value is written in this form: what it may be where that is known, else the usual value and its unit."""
    if spec.choices or spec.between or spec.key in SHAPES:
        return how_to_write(spec.key)
    return f"Write it like {written(spec.default)}, in {spec.unit}."


def written(value: Value) -> str:
    """A value as people write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)


def read(key: str, text: str) -> Value | None:
    """The value that somebody wrote for a parameter, or None when it has another shape than its rule expects."""
    default, word = SPECS[key].default, text.strip()
    if isinstance(default, bool):
        return True if word.lower() in YES else False if word.lower() in NO else None
    if isinstance(default, str):
        return word
    parts = [part.strip() for part in word.split(",")] if isinstance(default, list) else [word]
    if not all(part.isascii() and part.isdigit() and len(part) <= MOST_DIGITS for part in parts):
        return None
    numbers = [int(part) for part in parts]
    return numbers if isinstance(default, list) else numbers[0]


class ExpiredFormFilter(admin.SimpleListFilter):
    """Federal forms whose printed day is over."""

    title = "federal form"
    parameter_name = "form"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [("expired", "Has expired")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Parameter]) -> QuerySet[Parameter]:
        """The rows of a choice."""
        if self.value() != "expired":
            return queryset
        on = clock.now().astimezone(desk(signed_in(request)).zone).date()
        return queryset.filter(pk__in=Parameter.objects.expired_forms(on=on).values("pk"))


@admin.register(Parameter)
class ParameterAdmin(ModelAdmin):
    """Numbers that a program may set from a date on. Common ones are shown; a program sets its own beside them."""

    form = ParameterForm
    list_display = ("label", "shown", "version", "effective_from", "assumed")
    list_select_related = ("version__program",)
    list_filter = ("assumed", ExpiredFormFilter, ("version", OwnRelatedFilter))
    search_fields = ("key",)
    fields = ("version", "key", "value", "effective_from", "source", "assumed", "confirmed")

    def save_model(self, request: HttpRequest, obj: Parameter, form: Any, change: bool) -> None:  # noqa: FBT001
        """Save it, and let the open applications follow that it decides about."""
        before = form.before()
        super().save_model(request, obj, form, change)
        if obj.version is None:
            return
        if (obj.key, obj.value) == ("notice_rules", COUNTY):
            _warn_of_ads(request, obj.version)
        if (obj.key, obj.value) == ("notice_rules", FEDERAL):
            _warn_of_california(request, obj.version)
        import_string(f"{settings.RULE_CHANGES}.changed")(
            obj.version_id,
            key=obj.key,
            before=written(before) if before is not None else "",
            after=written(obj.typed),
            since=min(obj.effective_from, form.initial.get("effective_from") or obj.effective_from),
            by=Actor.user(signed_in(request)),
            at=clock.now(),
        )

    def has_change_permission(self, request: HttpRequest, obj: Parameter | None = None) -> bool:
        """Common numbers hold for every organization, so nobody changes them alone."""
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.version_id is not None)

    @admin.display(description="Number", ordering="key")
    def label(self, row: Parameter) -> str:
        """What the number means."""
        return SPECS[row.key].label if row.key in SPECS else row.key

    @admin.display(description="Value")
    def shown(self, row: Parameter) -> str:
        """The value as people write it, with its unit."""
        unit = SPECS[row.key].unit if row.key in SPECS else ""
        return f"{written(row.typed)} {unit}".strip()


def _warn_of_ads(request: HttpRequest, version: ProgramVersion) -> None:
    """Say which public texts a county forbids. The stricter rules hold at once: a text is changed in a new version."""
    for (part, *_place), said in refused_in(asdict(stored(version))):
        words = f"Los Angeles County allows no “{said}” in an ad. It stands in this program, under {part}: change it."
        messages.warning(request, words)


def _warn_of_california(request: HttpRequest, version: ProgramVersion) -> None:
    """Say which places have rules of their own, which the federal ones alone leave out: checks come after the offer."""
    sites = Site.objects.filter(organization=version.program.organization_id, state=CALIFORNIA)
    if names := ", ".join(sites.order_by("name").values_list("name", flat=True)):
        words = (
            f"These places are in California: {names}. The federal rules alone turn California's off for them: the "
            "offer before a check, its longer notice, and what letters say. "
            "Keep “by_site” unless counsel says otherwise."
        )
        messages.warning(request, words)


class HolidayInline(TabularInline):
    """The days off of a calendar."""

    model = Holiday
    fields = ("date", "name", "no_class", "no_clinic", "is_paid", "is_business_day")
    ordering = ("-date", "name")
    per_page = 40


@admin.register(HolidayCalendar)
class HolidayCalendarAdmin(ModelAdmin):
    """Named sets of days off."""

    list_display = ("name", "slug", "source")
    search_fields = ("name",)
    fields = ("name", "slug", "source")
    inlines = (HolidayInline,)
