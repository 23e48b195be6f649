"""Mails about open times: choose one, and the day on which an interview is."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.hiring_mails import SCHEDULED, inside, interview_mail
from applicants.models import Interview
from applicants.rules import working_days
from apprenticeships.language import said
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message


def _choose(message: Message) -> Letter:
    rows = Interview.objects.to_choose().select_related(
        "application__person", "manager", "opening__track", "opening__department__site"
    )
    row = rows.filter(pk=message.context["interview"]).first()
    if row is None or row.choose_by is None:
        raise NoLongerTrueError("There is nothing to choose any more.")
    on = working_days.local_day(message.due_at, row.zone)
    path = reverse("portal:interview", args=[row.public_id])
    context = {
        "why": message.context["why"],
        "other": row.manager.get_full_name(),
        "position_inside": inside(said(row.opening.track.title)),
        "department": str(row.opening.department),
        "by_day": working_days.day_words(row.choose_by, on),
        "button_url": f"{settings.SITE_URL}{path}",
        "button_text": gettext_noop("Choose a time"),
    }
    return Letter(context)


KINDS: tuple[Kind, ...] = (
    Kind("interview.choose", "applicants/interview_choose", _choose, label="Open times to choose from"),
    Kind("interview.choose_reminder", "applicants/interview_choose", _choose, label="Reminder to choose a time"),
    Kind(
        "interview.today",
        "applicants/interview_reminder",
        interview_mail(SCHEDULED),
        Lane.TODAY,
        label="Reminder on the day of an interview",
    ),
)
