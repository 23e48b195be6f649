"""The sessions that somebody has signed up for, as lines of a list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from applicants.portal.lines import Task, moment
from applicants.records.evidence import Judged
from applicants.records.own_days import OwnDays
from apprenticeships.language import said
from apprenticeships.models import Person, Session, SignUp, SignUpState
from apprenticeships.models.session import COMING
from apprenticeships.templatetags.look import place_in_line

MOST: Final = 6


def ahead(person: Person, at: datetime, *, own: OwnDays | None = None, judged: Sequence[Judged] = ()) -> list[Task]:
    """Return the sessions to come of a person, the soonest first: chairs, chairs to claim, places in a line.

    ``own`` are the days of an application for what is asked of it: a chair on a later one is too late for its class.
    """
    rows = SignUp.objects.with_place().filter(
        person=person, state__in=COMING, session__starts_at__gt=at, session__canceled_at__isnull=True
    )
    found = rows.select_related("session__program").order_by("session__starts_at", "pk")[:MOST]
    return [_line(row, _late(row.session, own, judged)) for row in found]


def _late(session: Session, own: OwnDays | None, judged: Sequence[Judged]) -> str:
    asked = [each for each in judged if each.rule.kind.value == session.requirement_kind]
    if own is None or not any(each.requirement.version.program_id == session.program_id for each in asked):
        return ""
    return own.late(session.starts_at.astimezone(ZoneInfo(session.zone)).date(), *asked)


def _line(row: SignUp, late: str) -> Task:
    session = row.session
    title = f"{said(session.title)}: {moment(session.starts_at, session.zone)}"
    url = reverse("join:signed", args=[session.program.slug, row.public_id])
    if row.state == SignUpState.OFFERED and row.claim_until is not None:
        text = _("A chair is free for you. Take it by %(when)s") % {"when": moment(row.claim_until, session.zone)}
        return Task(title, url, f"{text}. {late}" if late else text, "you", _("Your turn"))
    if row.state == SignUpState.WAITING:
        return Task(title, url, f"{place_in_line(getattr(row, 'before', 0))} {late}".strip(), "us", _("Waiting list"))
    return Task(title, url, f"{session.place}. {late}" if late else session.place, "you", _("Be there"))
