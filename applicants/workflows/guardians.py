"""A minor's guardian: named by the minor, asked by a mail with a link of their own, heard once and again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application, Consent, ConsentKind, Guardian
from applicants.records import minors
from applicants.records.approvals import desks_of
from applicants.records.deadlines import local_day
from applicants.rules.signatures import guardian_refusal
from applicants.workflows import screening
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Message, Person, RequirementKind
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
REMIND_AFTER: Final = timedelta(days=3)
ASK_AGAIN_AFTER: Final = timedelta(hours=1)
REFUSED: Final = "guardian.refused"
ANSWERED: Final = "guardian.answered"
RECEIPT: Final = "guardian.receipt"


@retrying
def name_guardian(person_id: int, *, name: str, email: str, by: Actor, at: datetime, reason: str = "") -> Guardian:
    """Write down who answers for a minor. Somebody else's link ends at once; the same person keeps theirs."""
    person = Person.objects.locked(person_id)
    if email.casefold() == person.email.casefold() or (person.user and email.casefold() == person.user.email):
        raise GuardFailed(_("Write your guardian's own e-mail, not yours."), code="own-address", field="guardian_email")
    known = Guardian.objects.answering_for(person_id).first()
    if known is not None and known.email.casefold() == email.casefold():
        if known.name != name:
            known.name = name
            known.save(update_fields=["name"])
        return known
    if known is not None:
        _revoke(known, by=by, at=at, reason="Another guardian was named")
    row = Guardian.objects.create(person=person, name=name, email=email, created_at=at)
    audit.record("guardian.named", row, by=by, at=at, person=person, reason=reason)
    for application in minors.asking(person):
        ask(application, row, at=at)
    return row


def ask(application: Application, guardian: Guardian, *, at: datetime) -> None:
    """Promise the mail with the link, and one reminder. Both stay here once the answer is there."""
    context = {"application": application.pk, "guardian": guardian.pk, "link_number": guardian.link_number}
    key = f"{guardian.pk}:{guardian.link_number}:{application.pk}"
    for kind, due in (("guardian.asked", at), ("guardian.reminder", at + REMIND_AFTER)):
        messages.promise(
            kind,
            key=f"{kind}:{key}",
            to=application.person,
            recipient=guardian.email,
            at=at,
            due_at=due,
            context=context,
        )


def ask_for(application: Application, *, at: datetime) -> None:
    """Ask the guardian of a minor whose application was just sent, where the program wants their yes."""
    guardian = Guardian.objects.answering_for(application.person_id).first()
    if guardian is not None and application in minors.asking(application.person):
        ask(application, guardian, at=at)


@retrying
def ask_again(guardian_id: int, *, by: Actor, at: datetime, reason: str = "") -> Guardian:
    """End the link of a guardian and send a new one. Not more often than once an hour: it is somebody's mailbox."""
    row = _locked(guardian_id)
    lately = Message.objects.filter(key__startswith=f"guardian.asked:{row.pk}:", created_at__gt=at - ASK_AGAIN_AFTER)
    if lately.exists():
        raise GuardFailed(
            _("We wrote to %(row)s less than an hour ago. Give them a little time.") % {"row": row.name},
            code="too-soon",
        )
    row.link_number += 1
    row.save(update_fields=["link_number"])
    audit.record("guardian.asked_again", row, by=by, at=at, person=row.person, reason=reason)
    for application in minors.asking(row.person):
        ask(application, row, at=at)
    return row


@retrying
def answer(
    guardian_id: int,
    *,
    answers: Mapping[ConsentKind, bool],
    signed_name: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> list[Consent]:
    """Keep a guardian's answers. A later answer replaces the one before it; taking part is judged at once.

    The same answers under the same name once more change nothing. From the first day on, the coordinator is asked. A
    no about a place that the student has said yes to is told to the coordinators.
    """
    row = _locked(guardian_id)
    if by.kind != "guardian" or by.id != row.pk:
        raise NotAllowed(_("Only the guardian answers here, by their own link."))
    if not signed_name.strip():
        raise GuardFailed(_("Write your full name. It is your signature."), code="signature", field="signed_name")
    if refusal := guardian_refusal(signed_name, named=row.name):
        raise GuardFailed(refusal, code="signature", field="signed_name")
    if ConsentKind.TAKING_PART not in answers:
        raise GuardFailed(_("Say yes or no to taking part."), code="taking-part", field=ConsentKind.TAKING_PART.value)
    _still_minor(row, at)
    _before_first_day(row, at)
    standing = _standing(row, answers, signed_name.strip()[:160])
    if standing:
        return standing
    written = _keep(row, answers, signed_name.strip()[:160], at)
    data = {kind.value: given for kind, given in answers.items()}
    audit.record("guardian.answered", row, by=by, at=at, person=row.person, reason=reason, data=data)
    for application in minors.asking(row.person):
        _judge(application, met=answers[ConsentKind.TAKING_PART], by=by, at=at)
    _tell(row, written, at=at)
    return written


def _tell(row: Guardian, written: list[Consent], *, at: datetime) -> None:
    """Tell the guardian what we keep, the student what was said, and coordinators of a no after the student's yes."""
    application = minors.asked_of(row.person)
    said = next((each for each in written if each.kind == ConsentKind.TAKING_PART), None)
    if application is not None and said is not None:
        context = {"application": application.pk, "consent": said.pk}
        messages.promise(ANSWERED, key=f"{ANSWERED}:{said.pk}", to=row.person, at=at, context=context)
        messages.promise(
            RECEIPT, key=f"{RECEIPT}:{said.pk}", to=row.person, recipient=row.email, at=at,
            context=context | {"link_number": row.link_number},
        )  # fmt: skip
    _tell_of_refusal(row, written, at=at)


def _tell_of_refusal(row: Guardian, written: list[Consent], *, at: datetime) -> None:
    refused = next((each for each in written if each.kind == ConsentKind.TAKING_PART and not each.is_given), None)
    application = minors.asked_of(row.person)
    if refused is None or application is None or application.state not in minors.SAID_YES:
        return
    for user in desks_of([application.version.program.organization_id]):
        context = {"application": application.pk, "consent": refused.pk}
        messages.promise(REFUSED, key=f"{REFUSED}:{refused.pk}:{user.pk}", to=user, at=at, context=context)


def _standing(row: Guardian, answers: Mapping[ConsentKind, bool], signed_name: str) -> list[Consent]:
    """Return what is in force, if it is just what was said again."""
    found = list(Consent.objects.filter(person=row.person, guardian=row, replaced_at__isnull=True))
    said = {each.kind: (each.is_given, each.signed_name) for each in found}
    same = all(said.get(kind) == (given, signed_name) for kind, given in answers.items())
    return found if same else []


def _keep(row: Guardian, answers: Mapping[ConsentKind, bool], signed_name: str, at: datetime) -> list[Consent]:
    Consent.objects.filter(person=row.person, kind__in=list(answers), replaced_at__isnull=True).update(replaced_at=at)
    return [
        Consent.objects.create(
            person=row.person, guardian=row, kind=kind, is_given=given, signed_name=signed_name, given_at=at
        )
        for kind, given in answers.items()
    ]


def _judge(application: Application, *, met: bool, by: Actor, at: datetime) -> None:
    requirement = application.version.requirements.get(kind=RequirementKind.GUARDIAN_CONSENT)
    screening.record_result(
        application.pk,
        requirement_id=requirement.pk,
        values={"met": met},
        taken_on=local_day(application.version.program, at),
        source="Guardian's own link",
        by=by,
        at=at,
    )


def _still_minor(row: Guardian, at: datetime) -> None:
    application = Application.objects.filter(person=row.person).select_related("version__program__organization").first()
    if application is not None and not minors.is_minor(row.person_id, on=local_day(application.version.program, at)):
        raise GuardFailed(
            _("%(short_name)s is 18 by now and decides alone. Nothing is needed from you.")
            % {"short_name": row.person.short_name},
            code="grown-up",
        )


def _before_first_day(row: Guardian, at: datetime) -> None:
    application = minors.asked_of(row.person)
    if application is not None and local_day(application.version.program, at) >= application.cohort.starts_on:
        raise GuardFailed(_("The first day has come. Call us, and we change the answer with you."), code="begun")


def _locked(guardian_id: int) -> Guardian:
    row = Guardian.objects.select_for_update(of=("self",)).select_related("person").get(pk=guardian_id)
    if row.revoked_at is not None:
        raise GuardFailed(_("This link ended, because another guardian was named."), code="revoked")
    return row


def _revoke(row: Guardian, *, by: Actor, at: datetime, reason: str) -> None:
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    messages.cancel(prefix=f"guardian.asked:{row.pk}:", reason=reason)
    messages.cancel(prefix=f"guardian.reminder:{row.pk}:", reason=reason)
    audit.record("guardian.ended", row, by=by, at=at, person=row.person, reason=reason)
