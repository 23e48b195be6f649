"""What somebody typed in a test, key by key, is destroyed once its time is over; the count and the score stay.

The times of keys tell who somebody is. They are kept as long as a selection may be asked about: 29 CFR 30.12(d).
"""

from datetime import datetime
from typing import Final

from applicants.models import TypingState, TypingTest
from applicants.records.retention import TYPING, long_over, over_through
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

TRANSITIONS: tuple[Transition, ...] = ()
BY: Final = Actor.system("retention")


def destroy_due(*, at: datetime) -> int:
    """Destroy what was typed in every try whose time is over. A chore, safe to run twice. How many."""
    rows = TypingTest.objects.filter(long_over(TYPING, at=at), destroyed_at__isnull=True)
    keys = rows.exclude(state=TypingState.OPEN).order_by("pk").values_list("pk", flat=True)
    return each_on_its_own(keys, destroy, by=BY, at=at)


@retrying
def destroy(test_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Destroy what was typed in one try if its time is over; whether it was destroyed now."""
    application = locked(TypingTest.objects.values_list("application_id", flat=True).get(pk=test_id))
    rows = TypingTest.objects.filter(destroyed_at__isnull=True, pk=test_id).exclude(state=TypingState.OPEN)
    row, through = rows.select_for_update(of=("self",)).first(), over_through(application, TYPING, at=at)
    if row is None or through is None:
        return False
    row.draft, row.typed, row.destroyed_at = "", "", at
    row.telemetry, row.saves, row.pages, row.watched = [], [], [], {}
    row.save()
    data = {"kept_through": through.isoformat()}
    audit.record("typingtest.destroy", row, by=by, at=at, person=application.person_id, reason=reason, data=data)
    return True
