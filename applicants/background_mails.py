"""Mails of a background check: that something waits on somebody's pages, and never what.

A mail is read on screens of others, so none of these names the check, the report or a result.
"""

from dataclasses import replace
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import BackgroundCheck, CheckState, Guardian, NoticeKind, Signer
from applicants.records.background import UNDER_NOTICE, asked_of_guardian, clock_of
from applicants.records.guardian_links import token_of
from applicants.records.restored_words import way_words
from applicants.rules.corrections import STAYS_CLOSED, Way
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Lane, Message

SUBJECTS: Final = Subjects(
    "check",
    lambda: BackgroundCheck.objects.select_related(
        "application__version__program__organization", "application__person"
    ),
    "It is gone.",
)


def _letter(row: BackgroundCheck, action: str, **more: object) -> Letter:
    application = row.application
    path = reverse("portal:background", args=[application.public_id])
    return Letter(
        {
            "application": application,
            "program": application.version.program,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": action,
            **more,
        }
    )


def _sign(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    signed = row.signatures.filter(signer=Signer.APPLICANT).exists()
    if row.state != CheckState.ASKED or row.application.ended_at is not None or signed:
        raise NoLongerTrueError("It is signed, or nobody asks for it any more.")
    return _letter(row, gettext_noop("Read it and sign"))


def _notice(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    if message.key.endswith(f":{NoticeKind.FINAL.value}"):
        return _letter(row, gettext_noop("Read the letter"), due=None)
    if row.state not in UNDER_NOTICE or row.application.ended_at is not None:
        raise NoLongerTrueError("What the letter asks is settled.")
    found = clock_of(row)
    return _letter(row, gettext_noop("Read the letter"), due=found.deadline if found else None)


def _reminder(message: Message) -> Letter:
    """Remind of the last day to answer, unless somebody answered, or the clock stands still."""
    row = SUBJECTS.of(message)
    found = clock_of(row)
    if row.state != CheckState.WAITING or row.application.ended_at is not None or row.answers.exists():
        raise NoLongerTrueError("What the letter asks is settled, or its clock stands still.")
    if found is None or found.deadline is None:
        raise NoLongerTrueError("There is no last day now.")
    return _letter(row, gettext_noop("Read the letter"), due=found.deadline)


def _news(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    if row.application.ended_at is not None:
        raise NoLongerTrueError("The application is over.")
    return _letter(row, gettext_noop("See what is new"))


def _corrected(message: Message) -> Letter:
    """Say that a letter was wrong, whatever came since; of what it gave back only as long as that is so."""
    row, way = SUBJECTS.of(message), Way(message.context["way"])
    over = way in STAYS_CLOSED | {Way.STOPPED}
    still = (row.application.ended_at is not None) == over
    return _letter(row, gettext_noop("Read the letter"), way_text=way_words(way) if still else "")


def _guardian(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    guardian = Guardian.objects.select_related("person").filter(pk=message.context["guardian"]).first()
    if guardian is None or guardian.revoked_at or guardian.link_number != message.context["link_number"]:
        raise NoLongerTrueError("This link ended.")
    asked = asked_of_guardian(guardian.person_id)
    if asked is None or asked.pk != row.pk:
        raise NoLongerTrueError("It is signed, or nobody asks for it any more.")
    path = reverse("portal:for_guardian_background", args=[token_of(guardian)])
    return Letter(
        {
            "greeting_name": guardian.name,
            "minor": guardian.person.name,
            "program": row.application.version.program,
            "organization": row.application.version.program.organization.name,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("Read it and sign"),
        }
    )


_ALL = (
    Kind("check.sign", "applicants/check_sign", _sign, label="A page to read and sign"),
    # its clock counts from the day on which it is sent: it does not wait for the morning
    Kind("check.letter", "applicants/check_letter", _notice, lane=Lane.TODAY, quiet=False, label="A letter waits"),
    Kind("check.reminder", "applicants/check_reminder", _reminder, lane=Lane.TODAY, label="A letter ends soon"),
    Kind("check.news", "applicants/check_news", _news, label="News on the pages"),
    Kind("check.corrected", "applicants/check_corrected", _corrected, lane=Lane.TODAY, label="A letter is taken back"),
    Kind("check.guardian", "applicants/check_guardian", _guardian, label="A guardian is asked to sign", secret=True),
)
KINDS: tuple[Kind, ...] = tuple(replace(kind, gather=SUBJECTS.gather) for kind in _ALL)
