"""Records of services, to look at; what changes them stands on the tuition desk and on a participant's services."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apprenticeships.admin import scope
from apprenticeships.admin.site import ReadOnlyAdmin
from apprenticeships.rules.words import minutes_in_words
from cohorts.admin.records import by_person
from cohorts.models import Credential, JobPlacement, Participant, PreceptorshipLog, TuitionRequest

scope.people_through(Participant, "program__organization")


class OfParticipant(ReadOnlyAdmin):
    """Rows that belong to a participant, opened on a page of ours."""

    list_display_links = None
    search_fields = ("participant__person__sort_name",)
    search_help_text = "A name"
    list_select_related: ClassVar[tuple[str, ...]] = ("participant__person",)
    ordering = ("-pk",)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the person."""
        return by_person(queryset, search_term, "participant__person"), False

    @admin.display(description="Person", ordering="participant__person__sort_name")
    def opened(self, row: Any) -> SafeString:
        """The way to the person's services."""
        url = reverse("partnership:services-person", args=[row.participant_id])
        return format_html('<a href="{}">{}</a>', url, row.participant.person)


@admin.register(TuitionRequest)
class TuitionRequestAdmin(OfParticipant):
    """Tuition requests."""

    list_display = ("opened", "course", "school", "amount", "state", "asked_at", "paid_on")
    list_filter = ("state",)
    fields = (
        ("participant", "state"),
        ("school", "course", "area"),
        ("starts_on", "ends_on"),
        ("amount", "paid_elsewhere", "approved_amount"),
        ("asked_at", "decided_at", "decision"),
        ("paid_on", "excludable", "taxable"),
    )

    @admin.display(description="Person", ordering="participant__person__sort_name")
    def opened(self, row: Any) -> SafeString:
        """The way to the request's own page."""
        url = reverse("partnership:tuition-request", args=[row.pk])
        return format_html('<a href="{}">{}</a>', url, row.participant.person)


@admin.register(PreceptorshipLog)
class PreceptorshipLogAdmin(OfParticipant):
    """Hours with preceptors."""

    list_display = ("opened", "date", "time", "area", "supervisor_name", "state")
    list_filter = ("state",)
    fields = (
        ("participant", "state"),
        ("date", "minutes", "area"),
        "supervisor_name",
        ("written_at", "confirmed_at"),
    )

    @admin.display(description="Hours", ordering="minutes")
    def time(self, row: PreceptorshipLog) -> str:
        """How long."""
        return minutes_in_words(row.minutes)


@admin.register(JobPlacement)
class JobPlacementAdmin(OfParticipant):
    """Jobs after the program."""

    list_display = ("opened", "employer_name", "title", "started_on", "ended_on", "proof")
    list_filter = ("proof",)
    fields = (
        "participant",
        ("employer_name", "organization", "title"),
        ("started_on", "ended_on", "proof"),
        ("recorded_at", "voided_at"),
    )


@admin.register(Credential)
class CredentialAdmin(OfParticipant):
    """Credentials earned elsewhere."""

    list_display = ("opened", "title", "issuer", "earned_on", "expires_on", "proof")
    list_filter = ("proof",)
    fields = (
        "participant",
        ("title", "issuer", "number"),
        ("earned_on", "expires_on", "proof"),
        ("recorded_at", "voided_at"),
    )
