"""A person's calendar: everything that the product knows of their days, at one private address."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.context import site_name
from apprenticeships.ics import Entry, WholeDay, calendar_file
from apprenticeships.models import FeedToken, Person, SignUp, SignUpState
from apprenticeships.workflows.feeds import digest_of

KEPT = timedelta(days=90)


@door(PUBLIC)
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret; who has the address reads it without signing in."""
    row = FeedToken.objects.select_related("person__merged_into").filter(digest=digest_of(token)).first()
    if row is None:
        raise Http404
    at = clock.now()
    content = calendar_file(
        _entries(row.person.now, at), name=site_name(), at=at.replace(minute=0, second=0, microsecond=0)
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=300"
    response["X-Robots-Tag"] = "noindex"
    return response


def _entries(person: Person, at: datetime) -> Iterator[Entry | WholeDay]:
    for path in settings.CALENDARS:
        yield from import_string(path)(person, at=at)


def sessions(person: Person, *, at: datetime) -> Iterator[Entry]:
    """Information sessions and sittings for which a person has a chair."""
    rows = SignUp.objects.filter(
        person=person,
        state__in=[SignUpState.SIGNED_UP, SignUpState.ATTENDED],
        session__starts_at__gte=at - KEPT,
        session__canceled_at__isnull=True,
    )
    for row in rows.select_related("session__program"):
        session = row.session
        title = f"{session.title}: {session.program.name}"
        yield Entry(session.calendar_uid, session.sequence, session.starts_at, session.ends_at, title, session.place)
