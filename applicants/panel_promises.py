"""What is told about panels: to the coordinators, when somebody stepped aside and too few are left."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from applicants.models import Interview, InterviewState, Referral
from applicants.records.approvals import desks_of
from applicants.records.panels import PanelNow, panel_now
from apprenticeships import messages

SHORT: Final = "panel.short"
ON_THEIR_WAY: Final = (InterviewState.REQUESTED, InterviewState.SCHEDULED, InterviewState.HELD)


def meeting_of(referral: Referral) -> Interview | None:
    """The interview for the opening of a referral that was asked for, is planned or took place: the latest."""
    rows = Interview.objects.filter(
        application_id=referral.application_id, opening_id=referral.opening_id, state__in=ON_THEIR_WAY
    )
    return rows.order_by("requested_at", "pk").last()


def panel_of(referral: Referral) -> PanelNow:
    """The panel about a candidate before an opening."""
    return panel_now(referral.application, referral.opening, meeting_of(referral))


def tell_short(referrals: Sequence[Referral], *, at: datetime) -> int:
    """Tell the coordinators of each panel that has too few people now. Of how many."""
    short = [(row, panel_of(row).seats) for row in referrals]
    short = [(row, seats) for row, seats in short if seats.missing]
    for row, seats in short:
        for user in desks_of([row.application.version.program.organization_id]):
            messages.promise(
                SHORT,
                key=f"{SHORT}:{row.pk}:{len(seats.people)}:{at.isoformat()}:{user.pk}",
                to=user,
                at=at,
                context={"referral": row.pk},
            )
    return len(short)
