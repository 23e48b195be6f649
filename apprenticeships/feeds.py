"""Somebody's calendar: everything that the product knows of their days, at one private address; the page about it."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from apprenticeships import clock
from apprenticeships.access import PUBLIC, SIGNED_IN, door
from apprenticeships.context import site_name
from apprenticeships.ics import GONE_FOR, KEPT, Entry, WholeDay, Whose, calendar_file
from apprenticeships.mails import session_entry
from apprenticeships.messages import zone_of
from apprenticeships.models import FeedToken, Session, SignUp, SignUpState, User
from apprenticeships.workflow import Actor
from apprenticeships.workflows import feeds

NEXT: Final = 5
SECRET: Final = "calendar_secret"  # noqa: S105 - the name of a session key
EVER: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A stamp that says nothing, to compare what a calendar holds."""


@door(PUBLIC)
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret; who has the address reads it without signing in."""
    row = (
        FeedToken.objects.select_related("person__user", "person__merged_into__user", "user")
        .filter(digest=feeds.digest_of(token))
        .first()
    )
    if row is None or not _may_read(row):
        raise Http404
    at = clock.now()
    with translation.override(_language_of(row)):
        entries = entries_of(_whose(row), at=at)
        same = hashlib.sha256(calendar_file(entries, name=site_name(), at=EVER)).hexdigest()
        changed = feeds.shown(row, same, at=at)
        content = calendar_file(entries, name=site_name(), at=changed)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    etag = f'"{same[:32]}"'
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed.timestamp())
    response["Cache-Control"] = "private, max-age=300"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    answer = get_conditional_response(request, etag, int(changed.timestamp()), response)
    return answer or response


def _may_read(row: FeedToken) -> bool:
    user = row.user or (row.person.now.user if row.person else None)
    return user is None or user.is_active


def _language_of(row: FeedToken) -> str:
    """The person's own; a calendar of the staff's is English."""
    own = row.person.now.language if row.person else ""
    return own if own in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _whose(row: FeedToken) -> Whose:
    if row.person is not None:
        person = row.person.now
        return Whose(person, person.user)
    return Whose.of(row.user) if row.user is not None else Whose()


def entries_of(whose: Whose, *, at: datetime) -> list[Entry | WholeDay]:
    """Everything in somebody's calendar, oldest first."""
    found = [entry for path in settings.CALENDARS for entry in import_string(path)(whose, at=at)]
    return sorted(found, key=lambda each: (_day(each), str(each.uid)))


def _day(entry: Entry | WholeDay) -> str:
    return entry.starts_at.isoformat() if isinstance(entry, Entry) else entry.day.isoformat()


def sessions(whose: Whose, *, at: datetime) -> Iterator[Entry]:
    """Sessions and sittings for which a person has a chair or had one, and those that a user holds."""
    if whose.person is not None:
        rows = SignUp.objects.filter(
            person=whose.person, state__in=[SignUpState.SIGNED_UP, SignUpState.ATTENDED, SignUpState.CANCELED]
        ).filter(session__starts_at__gte=at - KEPT)
        for row in rows.select_related("session__program"):
            if row.state != SignUpState.CANCELED or row.session.starts_at >= at - GONE_FOR:
                yield session_entry(row)
    if whose.user is not None:
        for session in Session.objects.filter(host=whose.user, starts_at__gte=at - KEPT).select_related("program"):
            title = f"You hold: {session.title}, {session.program.name}"
            off = session.canceled_at is not None
            yield Entry(
                session.calendar_uid,
                session.sequence,
                session.starts_at,
                session.ends_at,
                title,
                session.place,
                canceled=off,
                zone=session.zone,
            )


@door(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The page about one's calendar: make its address, make it anew, take it back; what stands in it next."""
    user = request.user
    if not isinstance(user, User):  # the door lets only users in
        raise PermissionDenied
    at, by = clock.now(), Actor.user(user)
    verb = request.POST.get("verb", "")
    if request.method == "POST" and verb in {"create", "revoke"}:
        if verb == "create":
            request.session[SECRET] = feeds.create(user, by=by, at=at)
        elif feeds.revoke(user, by=by, at=at):
            messages.success(request, _("The calendar link is taken back. It shows nothing any more."))
        return redirect("my_calendar")
    if request.method == "POST":
        messages.error(request, _("Choose what to do with your link: make a new one, or take it back."))
    whose = Whose.of(user)
    context = {
        "link": _links(request.session.pop(SECRET, "")),
        "has_link": feeds.tokens_of(whose.person or user).exists(),
        "coming": _coming(whose, at),
    }
    return render(request, "account/calendar.html", context, status=422 if request.method == "POST" else 200)


def _links(secret: str) -> dict[str, str]:
    """The address in the forms that calendar programs take."""
    if not secret:
        return {}
    url = f"{settings.SITE_URL}{reverse('calendar', args=[secret])}"
    direct = f"webcal://{url.partition('://')[2]}"
    return {
        "url": url,
        "direct": direct,
        "google": f"https://calendar.google.com/calendar/r?{urlencode({'cid': direct})}",
        "outlook": f"https://outlook.live.com/calendar/0/addfromweb?{urlencode({'url': url, 'name': site_name()})}",
    }


def _coming(whose: Whose, at: datetime) -> list[dict[str, Any]]:
    """The next few entries, as the page lists them."""
    today = clock.today(zone_of(whose.person), at=at)
    found = [
        each
        for each in entries_of(whose, at=at)
        if (each.ends_at > at and not each.canceled if isinstance(each, Entry) else each.day >= today)
    ]
    return [
        {"title": each.title, "starts_at": each.starts_at, "place": each.place, "zone": ZoneInfo(each.zone)}
        if isinstance(each, Entry)
        else {"title": each.title, "day": each.day}
        for each in found[:NEXT]
    ]
