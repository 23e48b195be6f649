"""The voluntary questions on paper, for whom no mail reaches: who is owed the sheet, and that it was handed over.

Nobody reads such questions out and hears the answers. Each sheet bears a code of its own that stands for
the application, so that who enters its answers counts them where they belong, and sees no name.
"""

from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q

from applicants.models import (
    OPEN_STATES,
    Application,
    ApplicationState,
    InvitedBy,
    Occasion,
    VoluntaryInvitation,
    VoluntarySheet,
)
from applicants.records.deadlines import local_day
from applicants.records.evidence import AFTER_YES
from applicants.records.training import GOING_ON, has_place
from applicants.records.voluntary import EDITION, INVITED, NOT_ARRIVED, Asking, form_of, is_asked, mail_key
from applicants.workflows import voluntary
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Message
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
TWICE: Final = "The sheet was handed over already. Whoever lost it gets it anew: the link stays on this page."


def keep(*, at: datetime) -> int:
    """Bring up to date who is owed the sheet. A chore, safe to run twice. How many are new."""
    owed = _owed(at)
    VoluntarySheet.objects.exclude(application__in=owed).delete()
    known = set(VoluntarySheet.objects.values_list("application", flat=True))
    new = [VoluntarySheet(application_id=key, since=at) for key in sorted(owed - known)]
    VoluntarySheet.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


@retrying
def hand_over(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> VoluntaryInvitation:
    """Keep who handed the sheet over, when, and in which edition. Whether it comes back is not kept here."""
    application = locked(application_id)
    if by.user_id is None:
        raise NotAllowed("A person hands the sheet over.")
    if not is_asked(application):
        raise GuardFailed("These questions come after the application was sent.", code="not-sent")
    owed = VoluntarySheet.objects.filter(application=application).first()
    occasion = _occasion_of(application, at)
    if not is_asked(application, occasion):
        occasion = Occasion.APPLIED
    told = application.voluntary_invitations.filter(way=InvitedBy.PAPER, occasion=occasion)
    if owed is not None and occasion == Occasion.IN_TRAINING:
        told = told.filter(invited_at__gte=owed.since)
    if told.exists():
        raise GuardFailed(TWICE, code="twice")
    form = form_of(application.version_id, on=local_day(application.version.program, at))
    row = VoluntaryInvitation.objects.create(
        application=application, occasion=occasion, way=InvitedBy.PAPER, given_by_id=by.user_id, edition=EDITION,
        form=form.name, omb_number=form.omb_number, form_expires=form.expires, invited_at=at,
    )  # fmt: skip
    VoluntarySheet.objects.filter(application=application).delete()
    data = {"occasion": occasion.value, "edition": EDITION}
    person = application.person_id
    audit.record("voluntary.hand_over", application, by=by, at=at, person=person, reason=reason, data=data)
    return row


def _occasion_of(application: Application, at: datetime) -> Occasion:
    """Return on which occasion somebody would be invited now."""
    if application.state == ApplicationState.ENROLLED:
        begun = application.cohort.starts_on <= local_day(application.version.program, at)
        return Occasion.IN_TRAINING if begun else Occasion.SAID_YES
    return Occasion.SAID_YES if application.state in AFTER_YES else Occasion.APPLIED


def _owed(at: datetime) -> set[int]:
    """Return for which applications the sheet is owed."""
    asks = voluntary.asking(at)
    rows = voluntary.owed(at, asks, by_mail=False).values()
    found = {key for each in rows for key in each.values_list("pk", flat=True)}
    return found | _lost(at, asks)


def _lost(at: datetime, asks: Asking) -> set[int]:
    """Return the applications whose last invitation did not arrive, as long as somebody could be met."""
    mails = Message.objects.filter(kind=INVITED, state__in=NOT_ARRIVED)
    lost = dict(mails.values_list("key", "context__application"))
    later = VoluntaryInvitation.objects.filter(application=OuterRef("application"), pk__gt=OuterRef("pk"))
    here = Application.objects.filter(
        Q(state__in=OPEN_STATES)
        | Q(submitted_at__gte=at - voluntary.LOOKED_BACK) & ~Q(state=ApplicationState.WITHDRAWN)
        | Q(has_place(*GOING_ON), state=ApplicationState.ENROLLED),
    )
    rows = VoluntaryInvitation.objects.filter(~Exists(later), application__in=set(lost.values()), way=InvitedBy.MAIL)
    rows = rows.filter(application__in=here).select_related("application")
    return {
        row.application_id
        for row in rows
        if mail_key(row) in lost and row.application.version_id in asks.on(row.occasion)
    }
