"""Mails about students: to the guardian of a minor, of a guardian's no, and to whoever got no place."""

from dataclasses import replace
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.mails import SUBJECTS
from applicants.models import ApplicationState, Consent, ConsentKind, Guardian, Match
from applicants.records import minors
from applicants.records.comeback import plan_now
from applicants.records.consents import answer_day, in_force, in_order
from applicants.records.deadlines import gate, local_day
from applicants.records.guardian_links import token_of
from applicants.records.program_facts import facts_of
from applicants.rules.comeback import Ending
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Message

REMINDER: Final = "guardian.reminder"
RECEIPT: Final = "guardian.receipt"


def _guardian(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    row = Guardian.objects.select_related("person").filter(pk=message.context["guardian"]).first()
    if row is None or row.revoked_at is not None or row.link_number != message.context["link_number"]:
        raise NoLongerTrueError("This link ended.")
    if application.state not in minors.SENT:
        raise NoLongerTrueError("The application was withdrawn, or it is over.")
    if not minors.is_minor(row.person_id, on=local_day(application.version.program, message.due_at)):
        raise NoLongerTrueError("The student is 18 by now.")
    said = Consent.objects.filter(person=row.person_id, kind=ConsentKind.TAKING_PART, replaced_at__isnull=True).first()
    answered_since = said is not None and said.given_at >= message.created_at
    if said is not None and (said.is_given or (message.kind == REMINDER and answered_since)):
        raise NoLongerTrueError("The guardian answered already.")
    path = reverse("portal:for_guardian", args=[token_of(row)])
    return Letter(
        {
            "by_day": answer_day(application, on=local_day(application.version.program, message.due_at)),
            "greeting_name": row.name,
            "minor": row.person.name,
            "minor_short": row.person.short_name,
            "program": application.version.program,
            "organization": application.version.program.organization.name,
            "facts": facts_of(application),
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("Read it and say yes or no"),
        }
    )


def _receipt(message: Message) -> Letter:
    """Tell a guardian what we keep of their answers, and what comes next."""
    application = SUBJECTS.of(message)
    consent = Consent.objects.select_related("guardian__person").filter(pk=message.context["consent"]).first()
    if consent is None or consent.replaced_at is not None:
        raise NoLongerTrueError("The guardian answered again.")
    row = consent.guardian
    if row.revoked_at is not None or row.link_number != message.context["link_number"]:
        raise NoLongerTrueError("This link ended.")
    path = reverse("portal:for_guardian_answered", args=[token_of(row)])
    return Letter(
        {
            "greeting_name": row.name,
            "minor": row.person.name,
            "minor_short": row.person.short_name,
            "program": application.version.program,
            "cohort": application.cohort,
            "consent": consent,
            "said": [(each.get_kind_display(), each.is_given) for each in in_order(in_force(row))],
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("See or change my answers"),
        }
    )


def _refused(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    consent = Consent.objects.select_related("guardian").filter(pk=message.context["consent"]).first()
    if consent is None or consent.replaced_at is not None or application.state not in minors.SAID_YES:
        raise NoLongerTrueError("The guardian answered again, or the application is over.")
    path = reverse("board:application", args=[application.pk])
    return Letter(
        {
            "guardian": consent.guardian.name,
            "minor": application.person.name,
            "minor_short": application.person.short_name,
            "program": application.version.program,
            "cohort": application.cohort,
            "has_seat": application.state == ApplicationState.ENROLLED,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": "Open the application",
        }
    )


def _answered(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    consent = Consent.objects.select_related("guardian").filter(pk=message.context["consent"]).first()
    if consent is None or consent.replaced_at is not None or application.state not in minors.SENT:
        raise NoLongerTrueError("The guardian answered again, or the application is over.")
    path = reverse("portal:application", args=[application.public_id])
    return Letter(
        {
            "guardian": consent.guardian.name,
            "is_given": consent.is_given,
            "program": application.version.program,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("See where you stand"),
        }
    )


def _no_place(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    match = Match.objects.filter(pk=message.context["match"], opening__isnull=True).first()
    if match is None or application.state != ApplicationState.READY:
        raise NoLongerTrueError("The application has moved on since.")
    path = reverse("portal:application", args=[application.public_id])
    return Letter(
        {
            "application": application,
            "program": application.version.program,
            "ready_by": gate(application.cohort, on=local_day(application.version.program, message.due_at)),
            "reasons": match.reasons,
            "plan": plan_now(application, at=message.due_at, ending=Ending.NO_MATCH),
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("See where you stand"),
        }
    )


_OF_STUDENTS = (
    Kind("guardian.asked", "applicants/guardian_asked", _guardian, label="A guardian is asked", secret=True),
    Kind(REMINDER, "applicants/guardian_reminder", _guardian, label="Reminder to a guardian", secret=True),
    Kind(RECEIPT, "applicants/guardian_receipt", _receipt, label="Receipt of a guardian's answers", secret=True),
    Kind("guardian.refused", "applicants/guardian_refused", _refused, label="A guardian said no after the offer"),
    Kind("guardian.answered", "applicants/guardian_answered", _answered, label="A guardian answered"),
    Kind("match.none", "applicants/match_none", _no_place, label="No place this time"),
)
KINDS: tuple[Kind, ...] = tuple(replace(kind, gather=SUBJECTS.gather) for kind in _OF_STUDENTS)
