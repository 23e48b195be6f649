"""Mails about panels: too few people, and an interview that others lead or join in one's place."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.urls import reverse

from applicants.hiring_mails import interview_entry
from applicants.hiring_promises import LEFT_OUT
from applicants.models import Interview, InterviewState, Referral
from applicants.panel_promises import SHORT, panel_of
from applicants.records.deadlines import local_day
from applicants.records.panels import names_of
from applicants.rules.working_days import day_words, sentence, when_words
from applicants.rules.working_days import local_day as day_there
from apprenticeships.ics import attachment
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Lane, Message

SUBJECTS = Subjects(
    "referral",
    lambda: Referral.objects.select_related(
        "application__person",
        "application__version__program__organization",
        "opening__cohort",
        "opening__track",
        "opening__department__site",
    ),
    "The candidate is not before this department any more.",
)


def _short(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    if row.closed_at is not None:
        raise NoLongerTrueError("The department decided.")
    seats = panel_of(row).seats
    if not seats.missing:
        raise NoLongerTrueError("The panel is complete again.")
    on = local_day(row.application.version.program, message.due_at)
    context: dict[str, Any] = {
        "candidate": row.application.person.name,
        "department": str(row.opening.department),
        "position": row.opening.track.title,
        "starts_on": day_words(row.opening.cohort.starts_on, on),
        "left": names_of(seats.people),
        "count": len(seats.people),
        "size": seats.size,
        "button_url": f"{settings.SITE_URL}{reverse('board:application', args=[row.application_id])}",
        "button_text": "Open the application",
    }
    return Letter(context)


MEETINGS = Subjects(
    "interview",
    lambda: Interview.objects.select_related(
        "application__person", "manager", "opening__track", "opening__department__site"
    ).prefetch_related("panel__user"),
    "The interview is not there any more.",
)


def _left_out(message: Message) -> Letter:
    """Tell somebody that others meet the candidate; the file takes it out of their calendar."""
    row = MEETINGS.of(message)
    if row.starts_at is None or row.state == InterviewState.CANCELED:
        raise NoLongerTrueError("The interview does not take place.")
    if message.user_id in {row.manager_id, *(each.user_id for each in row.panel.all())}:
        raise NoLongerTrueError("They take part again.")
    name = row.application.person.name
    context: dict[str, Any] = {
        "candidate": name,
        "department": str(row.opening.department),
        "when": sentence(when_words(row.starts_at, row.zone, day_there(message.due_at, row.zone))),
        "lead": row.manager.get_full_name(),
        "reason": row.note,
        "button_url": f"{settings.SITE_URL}{reverse('hiring:queue')}",
        "button_text": "Open your queue",
    }
    entry = replace(interview_entry(row, name), canceled=True)
    return Letter(context, (attachment(entry, at=message.created_at),))


KINDS: tuple[Kind, ...] = (
    Kind(SHORT, "applicants/panel_short", _short, label="A panel has too few people", gather=SUBJECTS.gather),
    Kind(
        LEFT_OUT,
        "applicants/interview_left_out",
        _left_out,
        Lane.TODAY,
        label="Others meet the candidate now",
        gather=MEETINGS.gather,
    ),
)
