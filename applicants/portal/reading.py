"""The reader's own applications, and the frame of every page: navigation and zone."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse

from applicants.models import Application
from apprenticeships.addresses import user_of
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Person, User
from apprenticeships.workflow import Actor
from apprenticeships.written import written_once

PAGES = (
    ("status", gettext_lazy("Where I stand")),
    ("dates", gettext_lazy("Dates")),
    ("messages", gettext_lazy("Messages")),
    ("passport", gettext_lazy("Passport")),
)


def person_of(request: HttpRequest) -> Person | None:
    """Return the person behind the sign-in, if we know one."""
    return Person.objects.filter(user=user_of(request)).first()


def actor(request: HttpRequest) -> Actor:
    """Return who acts."""
    return Actor.user(user_of(request))


def own(request: HttpRequest, public_id: UUID) -> Application:
    """Return one of the reader's own applications; that of somebody else does not exist."""
    return _only(_own(user_of(request).pk, public_id))


def written(request: HttpRequest, public_id: UUID) -> Application:
    """Return an application that the reader may fill in: an own one, or as a coordinator one on paper."""
    return _only(_written(user_of(request).pk, public_id))


def _only(found: list[Application]) -> Application:
    if not found:
        raise Http404
    return found[0]


@written_once
def _own(user: int, public_id: UUID) -> QuerySet[Application]:
    return _whole(Application.objects.of(User(pk=user)).filter(public_id=public_id))


@written_once
def _written(user: int, public_id: UUID) -> QuerySet[Application]:
    return _whole(Application.objects.written_by(User(pk=user)).filter(public_id=public_id))


def _whole(rows: QuerySet[Application]) -> QuerySet[Application]:
    return rows.select_related("person", "version__program__organization", "cohort", "track")


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, also when it was nothing; ``None`` when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def nav(page: str) -> list[dict[str, Any]]:
    """Return the links of the portal, the current one marked."""
    return [
        {"url": reverse(f"portal:{name}"), "text": text, "current": name == page, "count": 0} for name, text in PAGES
    ]
