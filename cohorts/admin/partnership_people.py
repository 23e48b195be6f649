"""Participants at the coordinators' desk: the list, one person with what may be corrected, one more by hand."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import audit, clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Failed, show, step_page, take
from apprenticeships.admin.scope import people_through, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of
from cohorts.admin.partnership_steps import ADD, CORRECT, END, PARTICIPANT_STEPS, RESUME
from cohorts.admin.partnerships import above, program_of
from cohorts.models import Participant, ParticipantKind
from cohorts.participation import PRESENCE, Asked, narrowed, parts_of
from cohorts.workflows.known_people import partners_of
from cohorts.workflows.participants import today_of

PER_PAGE: Final = 50
MOST_EVENTS: Final = 20

people_through(Participant, "program__organization")


@door(COORDINATORS)
@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who takes part, narrowed by name, kind, organization and whether they left."""
    program, asked = program_of(request, pk), Asked.of(request.GET.dict())
    today = today_of(program, clock.now())
    rows = narrowed(Participant.objects.filter(program=program), asked, on=today)
    page = Paginator(rows.select_related("person", "employer", "union"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "program": program,
        "asked": asked,
        "page_obj": page,
        "rows": [{"row": each, "left": each.left_on is not None and each.left_on < today} for each in page],
        "count": page.paginator.count,
        "kinds": ParticipantKind.choices,
        "presence": PRESENCE,
        "organizations": [each.organization for each in partners_of(program)],
    }
    return show(request, "admin/partnership_people.html", context, title="Participants", trail=above(program))


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add one participant by hand."""
    program = program_of(request, pk)
    return step_page(request, ADD, program, above=_trail(program), back=reverse("partnership:people", args=[pk]))


def _trail(program: Any) -> list[tuple[str, str]]:
    return [*above(program), (reverse("partnership:people", args=[program.pk]), "Participants")]


def _participant(request: HttpRequest, pk: int) -> Participant:
    rows = Participant.objects.select_related("person", "program__organization", "employer", "union", "batch", "grant")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


@door(COORDINATORS)
@require_safe
def participant(request: HttpRequest, pk: int) -> HttpResponse:
    """One participant: who employs and represents them, and what they took part in."""
    return _show(request, _participant(request, pk), Failed(wanted=request.GET.get("open", "")))


def _show(request: HttpRequest, row: Participant, failed: Failed) -> HttpResponse:
    steps = (CORRECT, END) if row.left_on is None else (CORRECT, END, RESUME)
    context = {
        "participant": row,
        "steps": failed.offer(
            steps, lambda slug: reverse("partnership:participant-step", args=[row.pk, slug]), row, signed_in(request)
        ),
        "parts": parts_of(row),
        "events": audit.about(row)[:MOST_EVENTS],
    }
    title = str(row.person)
    return show(
        request, "admin/partnership_person.html", context, title=title, trail=_trail(row.program), failed=failed
    )


@door(COORDINATORS)
@require_POST
def participant_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Correct, end, or take the end back."""
    row = _participant(request, pk)
    return take(
        request,
        one_of(PARTICIPANT_STEPS, step),
        row,
        back=reverse("partnership:participant", args=[pk]),
        again=lambda failed: _show(request, row, failed),
    )
