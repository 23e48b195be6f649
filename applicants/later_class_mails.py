"""Mails to whoever is undecided when their class begins: in which class they go on, or that there is none yet."""

from dataclasses import replace
from typing import Final

from django.utils.translation import gettext_noop

from applicants.mails import SUBJECTS, letter_of
from applicants.models import Application, ApplicationState
from applicants.records.check_order import UNDECIDED
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Message
from cohorts.models import Cohort

GO_ON: Final = gettext_noop("Go on with your application")
SEE: Final = gettext_noop("See where you stand")


def _undecided(message: Message) -> Application:
    application = SUBJECTS.of(message)
    if application.state not in UNDECIDED:
        raise NoLongerTrueError("The application has moved on since.")
    return application


def _moved(message: Message) -> Letter:
    application = _undecided(message)
    if application.cohort_id != message.context["after"]:
        raise NoLongerTrueError("The application goes on for another class by now.")
    before = Cohort.objects.get(pk=message.context["before"])
    return letter_of(application, SEE, before=before, asked=application.request_due)


def _none(message: Message) -> Letter:
    application = _undecided(message)
    if not message.key.endswith(f":{application.cohort.starts_on.isoformat()}"):
        raise NoLongerTrueError("The application goes on for another class by now.")
    return letter_of(application, SEE)


def _draft(message: Message) -> Application:
    application = SUBJECTS.of(message)
    if application.state != ApplicationState.DRAFT:
        raise NoLongerTrueError("The application was sent, or is over.")
    return application


def _draft_moved(message: Message) -> Letter:
    application = _draft(message)
    if application.cohort_id != message.context["after"]:
        raise NoLongerTrueError("The application aims at another class by now.")
    before = Cohort.objects.get(pk=message.context["before"])
    return letter_of(application, GO_ON, before=before)


def _draft_waits(message: Message) -> Letter:
    application = _draft(message)
    if not message.key.endswith(f":{application.cohort.starts_on.isoformat()}"):
        raise NoLongerTrueError("The application aims at another class by now.")
    return letter_of(application, SEE)


_KINDS = (
    Kind("application.draft_moved", "applicants/draft_moved", _draft_moved, label="A draft counts for the next class"),
    Kind("application.draft_waits", "applicants/draft_waits", _draft_waits, label="A draft waits for a class to open"),
    Kind("application.next_class", "applicants/next_class", _moved, label="You go on for the next class"),
    Kind("application.no_next_class", "applicants/no_next_class", _none, label="Your class began, and no next one yet"),
)
KINDS: tuple[Kind, ...] = tuple(replace(kind, gather=SUBJECTS.gather) for kind in _KINDS)
