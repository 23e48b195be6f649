"""After a no: begin again for a class that fits, or be reminded on the day from which it is possible."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.records.comeback import plan_now
from applicants.records.deadlines import zone_of
from applicants.rules.comeback import OVER, Plan
from applicants.workflows import applications
from applicants.workflows.arrows import locked
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Message
from apprenticeships.rules.dates import local_datetime
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Cohort

TRANSITIONS: tuple[Transition, ...] = ()
REMINDER: Final = "comeback.reminder"
MORNING: Final = time(9)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that is promised, and the day on which it comes."""

    day: date


def reminder_of(application: Application) -> Reminder | None:
    """Return the reminder that waits for its day, if one does."""
    row = Message.objects.open().filter(key__startswith=_prefix(application.pk)).order_by("due_at").first()
    return None if row is None else Reminder(date.fromisoformat(row.context["day"]))


@retrying
def start_again(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Application:
    """Begin a new application for the first class that fits, with everything that is still true.

    Who has an open one for the program gets that one. Refused before the day from which it makes sense.
    """
    application = _own(application_id, by)
    found = _plan(application, at)
    if found.ending not in OVER:
        raise GuardFailed(_("This application goes on. Your page says what is next."), code="open")
    if found.remind_on is not None:
        day = day_in_words(found.remind_on, year=found.remind_on.year != found.on.year)
        raise GuardFailed(
            _("You may try again from %(day)s. We can remind you on that day.") % {"day": day}, code="too-early"
        )
    if found.aim is None or not found.may_start:
        raise GuardFailed(_("Call us first: a person tells you what is possible."), code="talk")
    program = application.version.program
    cohort = Cohort.objects.open_for(program, on=found.on).filter(starts_on=found.aim.starts_on).first()
    row = applications.start(person=application.person, program=program, cohort=cohort, by=by, at=at, reason=reason)
    _forget(application_id, "A new application began.")
    return row


@retrying
def remind(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Reminder:
    """Promise a mail on the earliest day to try again. Asking twice changes nothing."""
    application = _own(application_id, by)
    day = _plan(application, at).remind_on
    if day is None:
        raise GuardFailed(_("There is no day to wait for. Your page says what you can do now."), code="no-day")
    if (waits := reminder_of(application)) is not None:
        return waits
    number = Message.objects.filter(key__startswith=_prefix(application_id)).count() + 1
    due = local_datetime(day, MORNING, zone_of(application.version.program))
    context = {"application": application.pk, "day": day.isoformat()}
    key = f"{_prefix(application_id)}{number}"
    messages.promise(REMINDER, key=key, to=application.person, at=at, due_at=due, context=context)
    data = {"day": day.isoformat()}
    audit.record("application.remind", application, by=by, at=at, person=application.person, reason=reason, data=data)
    return Reminder(day)


@retrying
def stop_reminding(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> int:
    """Take the reminder back. How many there were: 0 or 1."""
    application = _own(application_id, by)
    stopped = _forget(application_id, "The applicant does not want it any more.")
    if stopped:
        audit.record("application.stop_reminding", application, by=by, at=at, person=application.person, reason=reason)
    return stopped


def _plan(application: Application, at: datetime) -> Plan:
    found = plan_now(application, at=at)
    if found is None:
        raise GuardFailed(_("This application goes on. Your page says what is next."), code="open")
    return found


def _own(application_id: int, by: Actor) -> Application:
    application = locked(application_id)
    if by.user_id is None or by.user_id != application.person.user_id:
        raise NotAllowed(_("Everybody decides for themselves whether to come back."))
    return application


def _prefix(application_id: int) -> str:
    return f"{REMINDER}:{application_id}:"


def _forget(application_id: int, why: str) -> int:
    return messages.cancel(prefix=_prefix(application_id), reason=why)
