"""Records of mails, of what happened, and of what the worker could not do."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apprenticeships.admin.site import ReadOnlyAdmin
from apprenticeships.models import ChoreFailure, Event, Message, MessageState, Person
from apprenticeships.models.message import CLAIMABLE
from apprenticeships.templatetags.desk import mail_label, what_happened, who_did


class StandsFilter(admin.SimpleListFilter):
    """What became of a mail, in three words rather than ten states."""

    title = "where it stands"
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [
            ("stuck", "Did not arrive"),
            ("call", "To be told by phone"),
            ("ahead", "Still to come"),
            ("sent", "Sent"),
            ("ended", "Not needed"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Message]) -> QuerySet[Message]:
        """The rows of a choice."""
        if self.value() == "stuck":
            return queryset.stuck()  # type: ignore[attr-defined,no-any-return]
        if self.value() == "call":
            return queryset.to_call()  # type: ignore[attr-defined,no-any-return]
        if self.value() == "ahead":
            return queryset.filter(state__in=[*CLAIMABLE, MessageState.SENDING])
        if self.value() == "sent":
            return queryset.filter(state__in=[MessageState.SENT, MessageState.TOLD])
        if self.value() == "ended":
            return queryset.filter(state__in=[MessageState.CANCELED, MessageState.SUPPRESSED])
        return queryset


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    """The outbox: every mail before it leaves, and what became of it."""

    list_display = ("opened", "recipient", "person", "state", "due_at", "sent_at", "reason")
    list_display_links = None
    list_select_related = ("person",)
    list_filter = (StandsFilter, "state")
    search_fields = ("recipient",)
    search_help_text = "A name, or a part of an e-mail address"
    extra_lookups = frozenset({"person__id__exact"})
    ordering = ("-created_at", "-id")
    fields = ("kind", "recipient", "person", "language", "state", "reason", "due_at", "sent_at", "attempts")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the address, or by the name of the person."""
        words = search_term.strip()[:100]
        if not words:
            return queryset, False
        people = Person.objects.named_like(words).values("pk")
        return queryset.filter(Q(recipient__icontains=words) | Q(person__in=people)), False

    @admin.display(description="Mail", ordering="kind")
    def opened(self, row: Message) -> SafeString:
        """The way to the mail's own page."""
        return format_html('<a href="{}">{}</a>', reverse("desk:message", args=[row.pk]), mail_label(row.kind))


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """What happened: every step of every workflow. Nobody changes these rows."""

    list_display = ("at", "what", "person", "who", "reason")
    list_select_related = ("person",)
    list_filter = ("actor_kind",)
    search_fields = ("kind",)
    search_help_text = "The name of a person"
    extra_lookups = frozenset({"person__id__exact"})
    ordering = ("-pk",)
    sortable_by = ()
    fields = ("at", "what", "person", "who", "before", "after", "reason")
    readonly_fields = ("what", "who")

    @admin.display(description="What")
    def what(self, row: Event) -> str:
        """The step in words."""
        return what_happened(row)

    @admin.display(description="Who")
    def who(self, row: Event) -> str:
        """Who took the step."""
        return who_did(row)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the person whom the step was about."""
        words = search_term.strip()[:100]
        if not words:
            return queryset, False
        return queryset.filter(person__in=Person.objects.named_like(words).values("pk")), False


@admin.register(ChoreFailure)
class ChoreFailureAdmin(ReadOnlyAdmin):
    """What the worker could not do: it went on with the rest, tries again, and forgets what was done meanwhile."""

    list_display = ("what", "problem", "since", "times", "again_at")
    ordering = ("since", "pk")
    fields = ("what", "row", "problem", "since", "times", "again_at")
    readonly_fields = ("what",)

    @admin.display(description="What")
    def what(self, row: ChoreFailure) -> str:
        """What was to be done, and for which record."""
        return str(row)
