"""The written notice of the right to complain: brought out in versions, and sent to every applicant once."""

from datetime import datetime
from typing import Final

from applicants.models import RightsNotice, RightsNoticeSent
from applicants.records.rights import current, without_notice
from applicants.workflows.arrows import locked
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Organization
from apprenticeships.rules.dates import utc_day
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

BY: Final = Actor.system("notice of rights")
AT_ONCE: Final = 200


@retrying
def publish(
    organization_id: int,
    *,
    text: str,
    text_es: str = "",
    lead_name: str,
    lead_email: str = "",
    lead_phone: str = "",
    by: Actor,
    at: datetime,
    reason: str = "",
) -> RightsNotice:
    """Bring out a version of an organization's notice. The same text once more changes nothing.

    Who got an earlier version keeps it on record; who got none gets this one.
    """
    organization = Organization.objects.select_for_update(of=("self",)).get(pk=organization_id)
    if not text.strip():
        raise GuardFailed("Write the notice.", code="text", field="text")
    if not lead_name.strip():
        raise GuardFailed("Name the person who answers for equal opportunity.", code="lead", field="lead_name")
    if not lead_email and not lead_phone:
        raise GuardFailed("Write an e-mail address or a phone number.", code="lead", field="lead_email")
    fields = {
        "text": text.strip(),
        "text_es": text_es.strip(),
        "lead_name": lead_name.strip(),
        "lead_email": lead_email,
        "lead_phone": lead_phone,
    }
    last = current(organization_id)
    if last is not None and all(getattr(last, name) == value for name, value in fields.items()):
        return last
    number = 1 if last is None else last.version + 1
    row = RightsNotice.objects.create(
        organization=organization, version=number, published_at=at, published_by_id=by.user_id, **fields
    )
    audit.record("rightsnotice.publish", row, by=by, at=at, reason=reason, data={"version": number})
    return row


@retrying
def send(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> RightsNoticeSent | None:
    """Send the notice in force to whoever sent an application, and keep which version it was. Once.

    ``None`` while the organization has written none: the chore sends it when there is one.
    """
    application = locked(application_id)
    known = RightsNoticeSent.objects.filter(application=application).first()
    if known is not None or application.submitted_at is None:
        return known
    notice = current(application.version.program.organization_id)
    if notice is None:
        return None
    row = RightsNoticeSent.objects.create(application=application, notice=notice, sent_at=at)
    data = {"version": notice.version}
    audit.record("rightsnotice.send", row, by=by, at=at, person=application.person, reason=reason, data=data)
    context = {"application": application.pk, "notice": notice.pk}
    messages.promise(
        "rights.notice", key=f"rights.notice:{application.pk}", to=application.person, at=at, context=context
    )
    return row


def keep(*, at: datetime) -> int:
    """Send the notice to everybody who has none, once there is one. A chore, safe to run twice. How many."""
    written = RightsNotice.objects.values("organization")
    rows = without_notice(on=utc_day(at)).filter(version__program__organization__in=written).order_by("pk")
    return each_on_its_own(rows.values_list("pk", flat=True), send, by=BY, at=at)
