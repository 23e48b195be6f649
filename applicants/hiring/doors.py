"""What every hiring view begins with: who reads, which candidate, which links on top."""

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applicants.hiring.standing import open_referrals
from applicants.models import ApprovalRequest, Referral
from apprenticeships.access import APPROVERS, HIRING, INTERVIEWERS, MANAGERS, admits
from apprenticeships.models import User
from apprenticeships.written import written_once

AUTOSAVE: Final = "X-Autosave"
REFUSED: Final = 422
GONE: Final = (
    "This candidate is not on your list any more: somebody else of your department went on, or they took another way."
)
BACK: Final = "This candidate is on your list already: somebody else put them back."
LOST: Final = "What you sent just now was not saved."
COUNTED: Final = frozenset({"queue", "requests"})
"""Pages whose links say how many requests wait: where somebody begins. The others do without the question."""


def reader_of(request: HttpRequest) -> User:
    """Whoever came through the door."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class Left(Http404):
    """A candidate of the reader's own department about whom somebody else went on meanwhile."""


def or_back(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead a reader back to the queue, with a sentence, from a candidate who left it while the page was open."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Left as left:
            words = f"{left} {LOST}" if request.method == "POST" else str(left)
            if AUTOSAVE in request.headers:
                return HttpResponse(words, status=HTTPStatus.CONFLICT, content_type="text/plain; charset=utf-8")
            messages.warning(request, words)
            return redirect("hiring:queue")

    return answered


def referral_or_404(request: HttpRequest, candidate: UUID, *, managing: bool = False, closed: bool = False) -> Referral:
    """A candidate before one of the reader's departments: the opening that the address names, else the first.

    ``managing``: only where the reader decides. ``closed``: only what was decided already. Raises ``Left`` where the
    candidate was before one of the reader's departments, or is again.
    """
    reader = reader_of(request)
    rows = open_referrals(reader)
    if closed:
        rows = Referral.objects.managed_by(reader).filter(closed_at__isnull=False).select_related("application__person")
    elif managing:
        rows = rows.filter(pk__in=Referral.objects.managed_by(reader).values("pk"))
    rows = rows.filter(application__public_id=candidate)
    named = request.GET.get("opening", "")
    if named:
        try:
            rows = rows.filter(opening__public_id=UUID(named))
        except ValueError as error:
            raise Http404 from error
    found = rows.order_by("opening__cohort__starts_on", "pk").first()
    if found is None:
        known = Referral.objects.known_to(reader).filter(application__public_id=candidate)
        if named:
            known = known.filter(opening__public_id=UUID(named))
        raise left_or_404(known.filter(closed_at__isnull=closed), BACK if closed else GONE)
    reader.act_in(found.opening.department_id)
    return found


def left_or_404(rows: QuerySet[Referral], words: str) -> Http404:
    """What to raise about a candidate who is not where the reader looks: ``Left`` when they were, else "not here"."""
    return Left(words) if rows.exists() else Http404()


def one_or_404(request: HttpRequest, rows: Iterable[Referral], candidate: UUID) -> Referral:
    """The same among the loaded rows of the reader's queue."""
    named = request.GET.get("opening", "")
    found = [
        row
        for row in rows
        if row.application.public_id == candidate and named.lower() in {"", str(row.opening.public_id)}
    ]
    if not found:
        return referral_or_404(request, candidate)  # which says what is wrong
    first = min(found, key=lambda row: (row.opening.cohort.starts_on, row.pk))
    reader_of(request).act_in(first.opening.department_id)
    return first


@written_once
def _waiting(reader: int) -> QuerySet[ApprovalRequest]:
    return ApprovalRequest.objects.for_approver(User(pk=reader)).waiting().only("pk")


def page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A hiring page with its links on top."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    reader = reader_of(request)
    places = [("queue", "Your queue", 0)] if admits(HIRING, reader) else []
    if admits(INTERVIEWERS, reader):
        places.append(("times", "My open times", 0))
    if admits(MANAGERS, reader):
        places += [("prepared", "Decisions", 0), ("openings", "Openings", 0), ("pool", "Pool", 0)]
    if admits(HIRING, reader):
        places.append(("decided", "Decided", 0))
    if admits(APPROVERS, reader):
        places.append(("getting_ready", "New people", 0))
        places.append(("requests", "Requests to approve", len(_waiting(reader.pk)) if here in COUNTED else 0))
    nav = [
        {"url": reverse(f"hiring:{name}"), "text": text, "current": here == name, "count": count}
        for name, text, count in places
    ]
    return render(request, template, {"nav": nav, **context}, status=status)
