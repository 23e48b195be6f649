"""Records of the way in, to look at; the board of an application changes them."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from applicants.admin.finding import found_by
from applicants.models import (
    OPEN_OFFERS,
    Application,
    ApplicationState,
    Consent,
    Guardian,
    Interview,
    InterviewState,
    Offer,
    OfferState,
    Referral,
    Scorecard,
)
from apprenticeships import clock
from apprenticeships.admin import scope
from apprenticeships.admin.site import ReadOnlyAdmin, signed_in
from apprenticeships.models import Person
from apprenticeships.rules.words import over_words, searched

scope.people_through(Application, "version__program__organization")

ENDS_SOON: Final = timedelta(days=2)
LONGEST: Final = 100


def board_link(pk: int, words: object) -> SafeString:
    """The way to the board of an application."""
    return format_html('<a href="{}">{}</a>', reverse("board:application", args=[pk]), words)


def named(rows: Any, words: str, path: str) -> Any:
    """The rows of people whose name holds every word."""
    text = words.strip()[:100]
    return rows.filter(**{f"{path}__in": Person.objects.named_like(text).values("pk")}) if text else rows


def running_out(rows: QuerySet[Offer], at: datetime) -> QuerySet[Offer]:
    """Open offers that end within two days."""
    return rows.filter(state__in=OPEN_OFFERS, respond_by__lte=at + ENDS_SOON)


def wanted_back(rows: QuerySet[Offer], on: date) -> QuerySet[Offer]:
    """Offers that somebody wants to take back: they wait for an answer, or were confirmed before the first day."""
    ahead = Q(state=OfferState.CONFIRMED, opening__cohort__starts_on__gt=on)
    return rows.filter(Q(state=OfferState.VERBAL) | ahead, back_asked_by__isnull=False)


@admin.register(Application)
class ApplicationAdmin(ReadOnlyAdmin):
    """Applications, one row each. The working list is the place to work."""

    list_display = ("opened", "program", "cohort", "state", "answer_due", "submitted_at")
    list_display_links = None
    list_select_related = ("person", "version__program", "cohort__program")
    list_filter = ("state", "is_internal")
    search_fields = ("person__sort_name",)
    search_help_text = "A name, or the number of the application"
    extra_lookups = frozenset({"person__id__exact"})
    ordering = ("-pk",)
    fields = (
        ("person", "version", "track", "cohort"),
        ("state", "answer_due"),
        ("started_at", "submitted_at", "ready_at", "ended_at"),
        ("is_internal", "home_department"),
        ("withdraw_reason", "no_reason", "ended_sentence", "retry_from"),
    )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the person, or by the number."""
        words = searched(search_term, LONGEST)
        return found_by(queryset, words) if words else queryset, False

    @admin.display(description="Person")
    def opened(self, row: Application) -> SafeString:
        """The way to the board."""
        return board_link(row.pk, row.person)

    @admin.display
    def program(self, row: Application) -> str:
        """What they apply for."""
        return str(row.version.program)


class ScoredFilter(admin.SimpleListFilter):
    """Interviews that wait for a scorecard."""

    title = "scores"
    parameter_name = "scores"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [("late", "Score is late"), ("missing", "No score yet")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Interview]) -> QuerySet[Interview]:
        """The rows of a choice."""
        open_ones = without_score(queryset)
        if self.value() == "late":
            on = clock.now().astimezone(scope.desk(signed_in(request)).zone).date()
            return open_ones.filter(score_by__lt=on)
        return open_ones if self.value() == "missing" else queryset


def without_score(rows: QuerySet[Interview]) -> QuerySet[Interview]:
    """Interviews that were held and of which nobody handed in a scorecard."""
    return rows.filter(~Exists(Scorecard.objects.filter(interview=OuterRef("pk"))), state=InterviewState.HELD)


class MissedFilter(admin.SimpleListFilter):
    """Interviews that were missed, and what follows is the coordinator's to say."""

    title = "missed"
    parameter_name = "missed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The one choice."""
        return [("left", "Did not come again")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Interview]) -> QuerySet[Interview]:
        """The rows of the choice."""
        return left(queryset) if self.value() == "left" else queryset


def left(rows: QuerySet[Interview]) -> QuerySet[Interview]:
    """Missed interviews after which no other times were offered, of candidates who still wait for somebody."""
    later = Interview.objects.filter(
        application=OuterRef("application"), opening=OuterRef("opening"), requested_at__gt=OuterRef("requested_at")
    ).exclude(state=InterviewState.CANCELED)
    waits = Referral.objects.filter(
        application=OuterRef("application"), opening=OuterRef("opening"), closed_at__isnull=True
    )
    return rows.filter(~Exists(later), Exists(waits), left_at__isnull=False, application__state=ApplicationState.READY)


@admin.register(Interview)
class InterviewAdmin(ReadOnlyAdmin):
    """Interviews: who meets whom, when. Scorecards stay with those who hire."""

    list_display = ("opened", "department", "met_by", "state", "starts_at", "score_by")
    list_display_links = None
    list_select_related = ("application__person", "opening__department__site", "manager")
    list_filter = ("state", ScoredFilter, MissedFilter)
    search_fields = ("application__person__sort_name",)
    search_help_text = "A name"
    ordering = ("-pk",)
    fields = ("application", "opening", "manager", "state", "starts_at", "ends_at", "place", "score_by")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the candidate."""
        return named(queryset, search_term, "application__person"), False

    @admin.display(description="Candidate")
    def opened(self, row: Interview) -> SafeString:
        """The way to the board."""
        return board_link(row.application_id, row.application.person)

    @admin.display(description="Manager", ordering="manager__name")
    def met_by(self, row: Interview) -> str:
        """Who meets them."""
        return row.manager.get_full_name()

    @admin.display
    def department(self, row: Interview) -> str:
        """For whom."""
        return str(row.opening.department)


class OfferFilter(admin.SimpleListFilter):
    """Offers that wait for an answer."""

    title = "answer"
    parameter_name = "answer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [("soon", "Ends within two days"), ("open", "Waits for an answer"), ("back", "To be taken back")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Offer]) -> QuerySet[Offer]:
        """The rows of a choice."""
        if self.value() == "soon":
            return running_out(queryset, clock.now())
        if self.value() == "back":
            return wanted_back(queryset, clock.now().astimezone(scope.desk(signed_in(request)).zone).date())
        return queryset.filter(state__in=OPEN_OFFERS) if self.value() == "open" else queryset


@admin.register(Offer)
class OfferAdmin(ReadOnlyAdmin):
    """Offers and until when they hold."""

    list_display = ("opened", "department", "offered_by", "how", "verbal_answer", "answer_by")
    list_display_links = None
    list_select_related = ("application__person", "opening__department__site", "made_by", "standby")
    list_filter = (OfferFilter, "state")
    search_fields = ("application__person__sort_name",)
    search_help_text = "A name"
    ordering = ("-pk",)
    fields = (
        ("application", "opening", "seat"),
        ("how", "verbal_answer", "made_by"),
        ("prepared_at", "verbal_at", "answer_by"),
        ("confirmed_at", "ended_at", "decline_reason"),
    )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the candidate."""
        return named(queryset, search_term, "application__person"), False

    @admin.display(description="Answer by", ordering="respond_by")
    def answer_by(self, row: Offer) -> str:
        """Until when the candidate may answer."""
        return over_words(row.respond_by, timezone.get_current_timezone())

    @admin.display(description="Candidate")
    def opened(self, row: Offer) -> SafeString:
        """The way to the board."""
        return board_link(row.application_id, row.application.person)

    @admin.display(description="Made by", ordering="made_by__name")
    def offered_by(self, row: Offer) -> str:
        """Who offers."""
        return row.made_by.get_full_name()

    @admin.display(description="State", ordering="state")
    def how(self, row: Offer) -> str:
        """How it stands."""
        return row.stands

    @admin.display
    def department(self, row: Offer) -> str:
        """From whom."""
        return str(row.opening.department)


@admin.register(Guardian)
class GuardianAdmin(ReadOnlyAdmin):
    """Who answers for a minor. Their link is theirs alone and stands nowhere."""

    list_display = ("person", "name", "email", "created_at", "revoked_at")
    list_select_related = ("person",)
    search_fields = ("person__sort_name",)
    search_help_text = "The name of the student"
    extra_lookups = frozenset({"person__id__exact"})
    ordering = ("-pk",)
    fields = ("person", "name", "email", "created_at", "revoked_at")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the student."""
        return named(queryset, search_term, "person"), False


@admin.register(Consent)
class ConsentAdmin(ReadOnlyAdmin):
    """What guardians said yes or no to, also what was replaced since."""

    list_display = ("person", "kind", "is_given", "signed_name", "given_at", "replaced_at")
    list_select_related = ("person",)
    list_filter = ("kind", "is_given")
    search_fields = ("person__sort_name",)
    search_help_text = "The name of the student"
    extra_lookups = frozenset({"person__id__exact"})
    ordering = ("-pk",)
    fields = ("person", "guardian", "kind", "is_given", "signed_name", "given_at", "replaced_at")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the student."""
        return named(queryset, search_term, "person"), False
