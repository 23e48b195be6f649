"""What the status page says after a no: the comeback plan, and what one tap does about it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from applicants.models import Application
from applicants.portal.frame import Frame
from applicants.portal.lines import NextStep
from applicants.records.comeback import ending_of, plan_of
from applicants.records.deadlines import local_day
from applicants.records.elsewhere import fitting
from applicants.records.evidence import Judged
from applicants.records.facts import Facts
from applicants.records.undo import undo_until
from applicants.rules.comeback import OVER
from applicants.workflows import comebacks


def way_back(
    facts: Facts,
    judged: Sequence[Judged],
    frame: Frame,
    step: NextStep,
    *,
    mine: Iterable[Application],
    at: datetime,
) -> Mapping[str, object]:
    """Return the plan, other programs, the reminder, how long a withdrawal may be undone; nothing if all is well.

    Where another of ``mine`` goes on for the program, the plan only leads there.
    """
    row = facts.application
    today = local_day(row.version.program, at)
    ending = ending_of(row, judged, on=today, ended_offer=frame.ended_offer, no_match=step.no_match)
    if ending is None:
        return {}
    elsewhere = fitting(facts, on=today) if ending in OVER else []
    plan = plan_of(facts, judged, ending, on=today, elsewhere=bool(elsewhere))
    undo = undo_until(row, hours=facts.parameters.value("withdraw_undo_hours", on=today))
    return {
        "plan": plan,
        "running": _running(row, mine) if ending in OVER else None,
        "elsewhere": elsewhere,
        "reminder": comebacks.reminder_of(row) if plan.remind_on else None,
        "undo_until": undo if undo is not None and undo > at else None,
    }


def _running(row: Application, mine: Iterable[Application]) -> Application | None:
    program = row.version.program_id
    others = (each for each in mine if each.pk != row.pk and each.version.program_id == program)
    return next((each for each in others if each.ended_at is None), None)
