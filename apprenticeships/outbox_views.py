"""The demonstration's mailbox: every mail that the product sent, to read. Absent outside the demonstration."""

import uuid
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from apprenticeships.access import PUBLIC, door
from apprenticeships.messages import DEFAULT_ZONE, kinds
from apprenticeships.models import Message, MessageState
from apprenticeships.rules.words import searched

PER_PAGE = 25
MOST_LETTERS = 100
ZONE = ZoneInfo(DEFAULT_ZONE)


@door(PUBLIC)
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """All mails, newest first; searched by reader, address or subject."""
    words = searched(request.GET.get("q", ""), MOST_LETTERS)
    rows = Message.objects.kept().filter(state=MessageState.SENT).order_by("-sent_at", "-created_at")
    rows = rows.select_related("person")
    if words:
        rows = rows.filter(
            Q(recipient__icontains=words) | Q(subject__icontains=words) | Q(person__sort_name__icontains=words)
        )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    with timezone.override(ZONE):
        return render(request, "demo/mailbox.html", {"page": page, "words": words})


@door(PUBLIC)
@require_safe
def mail(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One mail, with its text and its page."""
    row = get_object_or_404(Message.objects.select_related("person"), pk=pk, state=MessageState.SENT)
    kind = kinds().get(row.kind)
    with timezone.override(ZONE):
        return render(request, "demo/mail.html", {"mail": row, "label": kind.label if kind else row.kind})


@door(PUBLIC)
@require_safe
@xframe_options_sameorigin
def mail_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The HTML part by itself, in a frame without any rights."""
    row = get_object_or_404(Message, pk=pk, state=MessageState.SENT)
    response = HttpResponse(row.html)
    response._csp_replace = {  # type: ignore[attr-defined]  # noqa: SLF001 - what django-csp reads
        "default-src": ["'none'"],
        "style-src": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "frame-ancestors": ["'self'"],
        "sandbox": ["allow-popups", "allow-top-navigation-by-user-activation"],
    }
    return response
