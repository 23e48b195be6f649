"""Mails about the apprenticeship agreement: it changed, it is signed, and the guardian of a minor is asked."""

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import Agreement, AgreementState, Guardian, OnboardingTask, Party
from applicants.records.agreements import confirmed_offers, represented, who_may_sign, without_employers_name
from applicants.records.guardian_links import token_of
from apprenticeships import messages
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message, Role, User

EMPLOYER: Final = "agreement.employer"


def _row(message: Message, state: str) -> Agreement:
    rows = Agreement.objects.select_related("application__person", "application__version__program__organization")
    row = rows.filter(pk=message.context["agreement"]).first()
    if row is None or row.state != state:
        raise NoLongerTrueError("The agreement is not as it was when this was promised.")
    return row


def _own(message: Message, state: str, text: str) -> Letter:
    row = _row(message, state)
    path = reverse("offers:agreement", args=[row.application.public_id])
    program = row.application.version.program
    return Letter({"program": program, "button_url": f"{settings.SITE_URL}{path}", "button_text": text})


def _changed(message: Message) -> Letter:
    return _own(message, AgreementState.OPEN, gettext_noop("Read it and sign"))


def _signed(message: Message) -> Letter:
    return _own(message, AgreementState.SIGNED, gettext_noop("Open your agreement"))


def _guardian(message: Message) -> Letter:
    row = _row(message, AgreementState.OPEN)
    guardian = Guardian.objects.filter(pk=message.context["guardian"]).first()
    if guardian is None or guardian.revoked_at or guardian.link_number != message.context["link_number"]:
        raise NoLongerTrueError("This link ended.")
    if row.signatures.filter(party=Party.GUARDIAN).exists():
        raise NoLongerTrueError("The guardian signed.")
    path = reverse("portal:for_guardian_agreement", args=[token_of(guardian)])
    return Letter(
        {
            "greeting_name": guardian.name,
            "minor": row.application.person.name,
            "program": row.application.version.program,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("Read it and sign"),
        }
    )


def ask_employer(row: Agreement, *, at: datetime) -> None:
    """Ask the coordinators of an employer that is not the sponsor to sign; the sponsor's own see it on their list."""
    offer = confirmed_offers([row.application_id]).get(row.application_id)
    if offer is None:
        return
    sides = represented(offer)
    employer = sides[Party.EMPLOYER]
    if employer == sides[Party.SPONSOR] or row.signatures.filter(party=Party.EMPLOYER).exists():
        return
    people = User.objects.filter(
        memberships__role=Role.COORDINATOR, memberships__organization=employer, is_active=True
    ).distinct()
    for user in people.order_by("pk"):
        key, context = f"{EMPLOYER}:{row.pk}:{user.pk}", {"agreement": row.pk}
        messages.promise(EMPLOYER, key=key, to=user, at=at, context=context)


def unasked() -> QuerySet[Agreement]:
    """Return agreements for which somebody of the employer was not asked yet: they coordinate it since a later day."""
    key = Concat(
        Value(f"{EMPLOYER}:"), Cast(OuterRef("pk"), CharField()), Value(":"), Cast("user", CharField()),
        output_field=CharField(),
    )  # fmt: skip
    new = who_may_sign().annotate(asked_by=key).exclude(Exists(Message.objects.filter(key=OuterRef("asked_by"))))
    asked = OnboardingTask.objects.filter(
        application=OuterRef("application"), item__slug="agreement", said_at__isnull=False
    )
    return without_employers_name().filter(Exists(asked), Exists(new))


def _employer(message: Message) -> Letter:
    row = _row(message, AgreementState.OPEN)
    if row.signatures.filter(party=Party.EMPLOYER).exists():
        raise NoLongerTrueError("The employer signed.")
    task = OnboardingTask.objects.get(application=row.application_id, item__slug="agreement")
    path = reverse("board:getting-ready-task", args=[task.pk])
    return Letter(
        {
            "apprentice": row.application.person.name,
            "program": row.application.version.program,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": "Read it and sign",
        }
    )


KINDS: tuple[Kind, ...] = (
    Kind("agreement.changed", "applicants/agreement_changed", _changed, Lane.TODAY, label="The agreement changed"),
    Kind("agreement.signed", "applicants/agreement_signed", _signed, label="The agreement is signed"),
    Kind(
        "agreement.guardian",
        "applicants/agreement_guardian",
        _guardian,
        label="A guardian is asked to sign the agreement",
        secret=True,
    ),
    Kind(EMPLOYER, "applicants/agreement_employer", _employer, label="The employer is asked to sign the agreement"),
)
