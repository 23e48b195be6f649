"""A question whose day is over: until when an answer still counts, and which message said so."""

from datetime import date, datetime, timedelta
from typing import Final

from applicants.models import Application
from applicants.records.deadlines import local_day
from apprenticeships.models import Message, Parameter

OVERDUE: Final = "application.request_overdue"


def overdue_key(application: Application) -> str:
    """Return the key of the one mail that says that no answer came by the day."""
    due = application.request_due
    return f"{OVERDUE}:{application.pk}:{due.isoformat() if due else ''}"


def last_day(application: Application) -> date | None:
    """Return through which day an answer still counts, once that mail is on its way; ``None`` where nothing ends."""
    message = Message.objects.filter(key=overdue_key(application)).first()
    return None if message is None else last_day_of(application, message.due_at)


def last_day_of(application: Application, told_at: datetime) -> date | None:
    """The same, told at a time: nobody's application ends without these days after the mail."""
    program = application.version.program
    told = local_day(program, told_at)
    days = Parameter.objects.value("question_grace_days", version=application.version_id, on=told)
    return told + timedelta(days=days) if days > 0 else None


def answer_by(application: Application, *, on: date) -> date | None:
    """Return by which day an answer is asked for, seen on a day; ``None`` where that is over and no other is set."""
    due = application.request_due
    if due is None or due >= on:
        return due
    last = last_day(application)
    return last if last is not None and last >= on else None
