"""Leads: who said "I am interested", from where, and what came of it; in figures, and as a file."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from applicants.models import Lead, LeadSource
from applicants.models.lead import COUNTS, applied, signed_up
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin import scope
from apprenticeships.admin.site import ModelAdmin, OwnRelatedFilter
from apprenticeships.models import Person
from apprenticeships.rules.cells import neutralized
from apprenticeships.templatetags.look import national

scope.people_through(Lead, "program__organization")

LEAD_HAS_TIME: Final = timedelta(days=3)
LEAD_IS_COLD: Final = timedelta(weeks=8)
HEAD: Final = ("Name", "E-mail", "Phone", "Program", "Heard of us", "Since", "What came of it", "Note")
CHOICES: Final = (
    ("waiting", "Not applied, since a few days"),
    ("no", "Not applied"),
    ("nothing", "Nothing yet"),
    ("session", "A session, no application"),
    ("yes", "An application"),
)


def waiting(rows: QuerySet[Lead], at: datetime) -> QuerySet[Lead]:
    """Leads of the last weeks who have had time to apply and did not: worth a call."""
    return rows.filter(~applied(), created_at__lte=at - LEAD_HAS_TIME, created_at__gte=at - LEAD_IS_COLD)


class OutcomeFilter(admin.SimpleListFilter):
    """What a lead became."""

    title = "what came of it"
    parameter_name = "applied"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return list(CHOICES)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Lead]) -> QuerySet[Lead]:
        """The rows of a choice."""
        if self.value() == "waiting":
            return waiting(queryset, clock.now())
        conditions = {
            "no": ~Q(applied()),
            "nothing": ~Q(applied()) & ~Q(signed_up(*COUNTS)),
            "session": ~Q(applied()) & Q(signed_up(*COUNTS)),
            "yes": Q(applied()),
        }
        wanted = conditions.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(wanted)


@admin.register(Lead)
class LeadAdmin(ModelAdmin):
    """People who said that they are interested."""

    list_display = ("person", "program", "source", "created_at", "became", "phone")
    list_select_related = ("person", "program")
    list_filter = (OutcomeFilter, "source", ("program", OwnRelatedFilter), "created_at")
    list_before_template = "admin/leads_summary.html"
    search_fields = ("person__sort_name",)
    search_help_text = "A name or an e-mail address"
    extra_lookups = frozenset({"person__id__exact"})
    ordering = ("-pk",)
    fields = ("person", "program", "source", "created_at", "reminders_stopped_at", "note")
    readonly_fields = ("person", "program", "source", "created_at", "reminders_stopped_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Lead]:
        """With what came of each."""
        rows: QuerySet[Lead] = super().get_queryset(request)
        return rows.with_outcome()  # type: ignore[attr-defined,no-any-return]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page on which interest is written down, as the public form does it."""
        return redirect("board:lead")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list, and the same rows in figures above it."""
        response: HttpResponse = super().changelist_view(request, extra_context)
        shown = getattr(response, "context_data", None)
        if shown and "cl" in shown:
            shown["figures"] = figures(shown["cl"].queryset)
            shown["query"] = request.GET.urlencode()
        return response

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """By the name of the person, or a part of their address."""
        words = search_term.strip()[:100]
        if not words:
            return queryset, False
        like = Q(person__in=Person.objects.named_like(words).values("pk"))
        return queryset.filter(like | Q(person__email__icontains=words)), False

    @admin.display(description="What came of it")
    def became(self, row: Lead) -> str:
        """Read from what is there."""
        return became(row)

    @admin.display
    def phone(self, row: Lead) -> str:
        """Whom to call."""
        return national(row.person.phone)


def became(row: Any) -> str:
    """What came of a lead, in words; ``row`` is one of ``with_outcome``."""
    if row.applied:
        return "Applied, after a session" if row.came else "Applied"
    if row.came:
        return "Came to a session"
    return "Signed up for a session" if row.signed else "Nothing yet"


def figures(rows: Any) -> list[dict[str, Any]]:
    """How many leads came from where, and what part of them came to a session and applied; the total at the end."""
    counted = {
        "leads": Count("pk"),
        "sessions": Count("pk", filter=Q(came=True)),
        "applications": Count("pk", filter=Q(applied=True)),
    }
    plain = rows.order_by().select_related(None)
    found = list(plain.values("source").annotate(**counted).order_by("-leads", "source"))
    labels = dict(LeadSource.choices)
    lines = [{**each, "label": labels.get(each["source"], each["source"])} for each in found]
    if len(lines) > 1:
        lines.append({"label": "All", **{name: sum(each[name] for each in lines) for name in counted}})
    for each in lines:
        each["percent"] = round(100 * each["applications"] / each["leads"])
    return lines


@door(COORDINATORS)
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The rows of the list as it is narrowed now, as a table in which no cell is taken for a formula."""
    desk = admin.site.get_model_admin(Lead)
    if not desk.has_view_permission(request):
        raise Http404
    try:
        rows = desk.get_changelist_instance(request).queryset
    except IncorrectLookupParameters:
        return redirect("admin:applicants_lead_changelist")
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for row in rows:
        writer.writerow([neutralized(cell) for cell in _cells(row)])
    name = f"leads-{timezone.localdate(clock.now()):%Y-%m-%d}.csv"
    return HttpResponse(
        f"\ufeff{out.getvalue()}",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _cells(row: Any) -> tuple[str, ...]:
    person = row.person
    return (
        person.name,
        person.email,
        national(person.phone),
        row.program.name,
        row.get_source_display(),
        f"{timezone.localtime(row.created_at):%Y-%m-%d}",
        became(row),
        row.note,
    )
