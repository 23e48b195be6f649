"""Records of sessions: times and places are written here once; afterwards the session's page moves them."""

from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db.models import Case, F, Model, QuerySet, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from unfold.widgets import (
    UnfoldAdminDateWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTimeWidget,
    UnfoldBooleanWidget,
)

from apprenticeships import clock
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import FreshForm, ModelAdmin, OwnRelatedFilter, ReadOnlyAdmin, signed_in
from apprenticeships.admin.todo import unmarked
from apprenticeships.models import Component, Program, RequirementKind, Session, SessionKind, SignUp, VersionState
from apprenticeships.models.fields import validate_year
from apprenticeships.rules.dates import local_datetime
from apprenticeships.rules.keys import key_in
from apprenticeships.rules.words import ZONES, when_in_words, zone_in_words

COMPLETES: Final[dict[str, str]] = {
    SessionKind.INFO: RequirementKind.INFO_SESSION,
    SessionKind.EXAM: RequirementKind.ENTRANCE_EXAM,
    SessionKind.WORKKEYS: RequirementKind.WORKKEYS,
}


TWIN: Final = (
    "There is a session of this kind at this time and place already. If it is held in two rooms, tick this box; "
    "if not, nothing more is to do."
)


@lru_cache(maxsize=1)
def zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every time zone, those with a name that people use first."""
    others = sorted(each for each in available_timezones() if each not in ZONES and "/" in each)
    return [
        ("United States", [(each, zone_in_words(each)) for each in ZONES]),
        ("Elsewhere", [(each, zone_in_words(each)) for each in others]),
    ]


def _with_program(row: Any) -> str:
    return f"{row.version.program}: {row.title}"


class WordsForm(FreshForm):
    """What may always change in a session; its language is one of those that we write in, or the one it has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("language")
        own = self.instance.language
        if isinstance(field, forms.ChoiceField):
            known = [(code, str(get_language_info(code)["name"])) for code, _ in settings.LANGUAGES]
            field.choices = known if own in dict(known) else [*known, (own, own)]


class SessionForm(WordsForm):
    """A new session: a day, and two times of the clock at its place."""

    day = forms.DateField(label="Day", widget=UnfoldAdminDateWidget, validators=[validate_year])
    begins = forms.TimeField(label="Begins", widget=UnfoldAdminTimeWidget, help_text="By the clock at the place")
    ends = forms.TimeField(label="Ends", widget=UnfoldAdminTimeWidget)
    second_room = forms.BooleanField(
        label="This is a second room",
        required=False,
        widget=UnfoldBooleanWidget,
        help_text="Tick this only when the same session is held twice at this time and place.",
    )

    class Meta:
        model = Session
        fields = ("program", "kind", "component", "title", "site", "place", "zone", "language", "capacity", "host")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("component")
        if isinstance(field, forms.ModelChoiceField):
            field.label, field.help_text = "Counts for", "The line of the targets that a training counts for (optional)"
            field.label_from_instance = _with_program  # type: ignore[assignment, method-assign]

    def clean_component(self) -> Component | None:
        """A training counts only for a line of its own program."""
        component: Component | None = self.cleaned_data.get("component")
        program = self.cleaned_data.get("program")
        if component is not None and program is not None and component.version.program_id != program.pk:
            raise forms.ValidationError("This line belongs to another program. Choose one of this program, or none.")
        return component

    def clean(self) -> dict[str, Any] | None:
        """Turn the clock times into instants, and name what coming to the session completes."""
        cleaned = super().clean() or self.cleaned_data
        day, begins, ends = cleaned.get("day"), cleaned.get("begins"), cleaned.get("ends")
        zone = cleaned.get("zone")
        known = zone in available_timezones()
        if isinstance(day, date) and isinstance(begins, time) and isinstance(ends, time) and known:
            self._place_in_time(day, begins, ends, ZoneInfo(str(zone)))
        self.instance.requirement_kind = COMPLETES.get(str(cleaned.get("kind")), "")
        if not self.errors and not cleaned.get("second_room"):
            self._refuse_twins(cleaned)
        return cleaned

    def _refuse_twins(self, cleaned: dict[str, Any]) -> None:
        """The same kind at the same place and time is most likely a second click. One at a time of a program."""
        program = Program.objects.select_for_update(of=("self",)).get(pk=cleaned["program"].pk)
        twins = Session.objects.filter(
            program=program,
            kind=cleaned["kind"],
            place__iexact=cleaned["place"],
            starts_at=self.instance.starts_at,
            canceled_at__isnull=True,
        )
        if twins.exists():
            self.add_error("second_room", TWIN)

    def _place_in_time(self, day: date, begins: time, ends: time, zone: ZoneInfo) -> None:
        starts_at, ends_at = local_datetime(day, begins, zone), local_datetime(day, ends, zone)
        if ends_at <= starts_at:
            self.add_error("ends", "Choose a time after the beginning.")
        elif starts_at <= clock.now():
            self.add_error("day", "Choose a time that lies ahead.")
        self.instance.starts_at, self.instance.ends_at = starts_at, ends_at


class WhenFilter(admin.SimpleListFilter):
    """Ahead, over, or waiting for somebody to say who came."""

    title = "when"
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [("ahead", "Ahead"), ("over", "Over"), ("unmarked", "Who came is missing")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Session]) -> QuerySet[Session]:
        """The rows of a choice."""
        at: datetime = clock.now()
        if self.value() == "ahead":
            return queryset.filter(starts_at__gt=at, canceled_at__isnull=True)
        if self.value() == "over":
            return queryset.filter(ends_at__lte=at)
        if self.value() == "unmarked":
            return queryset.filter(pk__in=unmarked(at).values("pk"))
        return queryset


@admin.register(Session)
class SessionAdmin(ModelAdmin):
    """Information sessions and sittings."""

    list_display = ("opened", "kind", "program", "starts", "place", "chairs")
    list_display_links = None
    list_select_related = ("program",)
    list_filter = (WhenFilter, "kind", ("program", OwnRelatedFilter))
    search_fields = ("title", "place")
    fields = (
        ("program", "kind"),
        ("component",),
        ("title", "language"),
        ("site", "place"),
        ("day", "zone"),
        ("begins", "ends"),
        ("capacity", "host"),
        ("second_room",),
    )

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        """The next one first, then those after it; those that are over come last, the latest first."""
        at = clock.now()
        ahead = Case(When(ends_at__gt=at, then=F("starts_at")))
        return (ahead.asc(nulls_last=True), "-starts_at", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Session]:
        """With the number of places taken."""
        rows: QuerySet[Session] = super().get_queryset(request)
        return rows.with_places()  # type: ignore[attr-defined,no-any-return]

    def get_form(self, request: HttpRequest, obj: Session | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        """Day and times are written once; afterwards the session's own page moves them and tells everybody."""
        kwargs["form"] = SessionForm if obj is None else WordsForm
        return super().get_form(request, obj, change, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Language and zone are chosen, not typed; the form names the languages."""
        if db_field.name == "language":
            return forms.ChoiceField(label="Language", widget=UnfoldAdminSelectWidget, initial=db_field.default)
        if db_field.name == "zone":
            return forms.ChoiceField(label="Whose clock", widget=UnfoldAdminSelectWidget, choices=zones())
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Lines of the rules in force; those of older rules are over."""
        if db_field.name == "component":
            rows = Component.objects.filter(version__state=VersionState.PUBLISHED).select_related("version__program")
            kwargs["queryset"] = scoped(rows, signed_in(request)).order_by("version__program__name", "position")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """A session that exists keeps its program, kind, time, place and chairs here."""
        if obj is None:
            return [(None, {"fields": self.fields})]
        return [(None, {"fields": ("program", "kind", "starts", "place", "title", "language", "host", "loaded")})]

    def get_readonly_fields(self, request: HttpRequest, obj: Session | None = None) -> tuple[str, ...]:
        """What the session's own page changes."""
        return () if obj is None else ("program", "kind", "starts", "place")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The zone of the program's organization where the address names one, else that of the coordinator's."""
        asked = super().get_changeform_initial_data(request)
        program = key_in(str(asked.get("program", ""))) or 0
        rows = scoped(Program.objects.filter(pk=program), signed_in(request))
        zone = rows.values_list("organization__zone", flat=True).first()
        return {"zone": zone or desk(signed_in(request)).zone.key, **asked}

    @admin.display(description="Session", ordering="title")
    def opened(self, row: Session) -> SafeString:
        """The way to the session's own page."""
        return format_html('<a href="{}">{}</a>', reverse("desk:session", args=[row.pk]), row.title)

    @admin.display(description="Begins", ordering="starts_at")
    def starts(self, row: Session) -> str:
        """By the clock at the place, which is named."""
        local = row.starts_at.astimezone(ZoneInfo(row.zone))
        year = local.year != clock.now().year
        return f"{when_in_words(local, year=year)} ({zone_in_words(row.zone)})"

    @admin.display(description="Chairs")
    def chairs(self, row: Session) -> str:
        """How many are taken."""
        if row.canceled_at is not None:
            return "Called off"
        waiting: int = row.waiting  # type: ignore[attr-defined]
        words = f"{row.signed} of {row.capacity}"  # type: ignore[attr-defined]
        return f"{words}, {waiting} waiting" if waiting else words


@admin.register(SignUp)
class SignUpAdmin(ReadOnlyAdmin):
    """Who signed up for what."""

    list_display = ("person", "session", "state", "signed_at")
    list_select_related = ("person", "session")
    list_filter = ("state",)
    extra_lookups = frozenset({"person__id__exact", "session__id__exact"})
    ordering = ("-pk",)
    fields = ("person", "session", "state", "signed_at", "marked_at")
