"""A partner's own people: the list, the same list as a file, and one person with the fields that are agreed."""

import csv
from datetime import date
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from apprenticeships import clock
from apprenticeships.access import WITH_NAMES, door
from apprenticeships.addresses import user_of
from apprenticeships.models import Role, User
from apprenticeships.rules.cells import neutralized
from apprenticeships.workflow import Actor
from cohorts.models import Participant, ParticipantKind
from cohorts.participation import PRESENCE, Asked, narrowed, parts_of
from cohorts.partners.nav import nav
from cohorts.records import local_day
from cohorts.workflows import participants

PER_PAGE: Final = 25
HEADINGS: Final = ("Last name", "First name", "Where from", "Occupation", "Employer", "Union local", "Joined", "Left")
EXCEL_READS_UTF_8: Final = "\ufeff"


def _today(user: User) -> date:
    """The day of today at the first organization for which the user looks."""
    zone = (
        user.memberships.filter(role=Role.PARTNER).order_by("pk").values_list("organization__zone", flat=True).first()
    )
    return local_day(clock.now(), ZoneInfo(zone or "UTC"))


def _asked(request: HttpRequest) -> tuple[Asked, QuerySet[Participant], date]:
    user = user_of(request)
    asked, today = Asked.of(request.GET.dict()), _today(user)
    rows = Participant.objects.visible_to(user).select_related("person", "employer", "union")
    return asked, narrowed(rows, asked, on=today), today


@door(WITH_NAMES)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody of the own organizations, narrowed by name, kind and whether they left."""
    asked, rows, today = _asked(request)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "page_obj": page,
        "rows": [{"row": each, "left": each.left_on is not None and each.left_on < today} for each in page],
        "count": page.paginator.count,
        "kinds": ParticipantKind.choices,
        "presence": PRESENCE,
        "nav": nav("people", user_of(request)),
    }
    return render(request, "partners/people.html", context)


@door(WITH_NAMES)
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The same list as a CSV file: exactly the people that the address asks for. That it was taken is kept."""
    _, rows, _ = _asked(request)
    response = HttpResponse(EXCEL_READS_UTF_8, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="our-people.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADINGS)
    count = 0
    for row in rows.iterator(chunk_size=2000):
        writer.writerow([neutralized(cell) for cell in _cells(row)])
        count += 1
    user = user_of(request)
    for member in user.memberships.filter(role=Role.PARTNER).select_related("organization"):
        participants.downloaded(member.organization, people=count, by=Actor.user(user), at=clock.now())
    return response


def _cells(row: Participant) -> list[str]:
    return [
        row.person.family_name,
        row.person.given_name,
        str(ParticipantKind(row.kind).label),
        row.occupation,
        row.employer.name if row.employer else "",
        row.union.name if row.union else "",
        row.joined_on.isoformat(),
        row.left_on.isoformat() if row.left_on else "",
    ]


@door(WITH_NAMES)
@require_safe
def person(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One of the own people, and what they took part in."""
    user = user_of(request)
    rows = Participant.objects.visible_to(user).select_related("person", "employer", "union", "program")
    row = get_object_or_404(rows, public_id=public_id)
    context = {"participant": row, "parts": parts_of(row), "nav": nav("people", user)}
    return render(request, "partners/person.html", context)
