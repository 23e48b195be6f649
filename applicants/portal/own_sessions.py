"""The sessions that somebody has signed up for, as lines of a list."""

from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from applicants.portal.lines import Task, moment
from apprenticeships.language import said
from apprenticeships.models import Person, SignUp, SignUpState
from apprenticeships.models.session import COMING
from apprenticeships.templatetags.look import place_in_line

MOST: Final = 6


def ahead(person: Person, at: datetime) -> list[Task]:
    """Return the sessions to come of a person, the soonest first: chairs, chairs to claim, places in a line."""
    rows = SignUp.objects.with_place().filter(
        person=person, state__in=COMING, session__starts_at__gt=at, session__canceled_at__isnull=True
    )
    found = rows.select_related("session__program").order_by("session__starts_at", "pk")[:MOST]
    return [_line(row) for row in found]


def _line(row: SignUp) -> Task:
    session = row.session
    title = f"{said(session.title)}: {moment(session.starts_at, session.zone)}"
    url = reverse("join:signed", args=[session.program.slug, row.public_id])
    if row.state == SignUpState.OFFERED and row.claim_until is not None:
        text = _("A chair is free for you. Take it by %(when)s") % {"when": moment(row.claim_until, session.zone)}
        return Task(title, url, text, "you", _("Your turn"))
    if row.state == SignUpState.WAITING:
        return Task(title, url, place_in_line(getattr(row, "before", 0)), "us", _("Waiting list"))
    return Task(title, url, session.place, "you", _("Be there"))
