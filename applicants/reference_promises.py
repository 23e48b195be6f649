"""What is told about references: the link and its reminders to whoever was named, and to the applicant what is next.

The mails to a referee are promised with their link's number: a newer link lets go of what an older one promised. The
link itself is made anew when a mail leaves and kept nowhere.
"""

from datetime import datetime, time
from typing import Final

from applicants.models import Referee
from applicants.records.deadlines import local_day, zone_of
from applicants.records.references import terms_of
from apprenticeships import messages
from apprenticeships.rules.dates import end_of_day, local_datetime

MORNING: Final = time(9)
ASKED, REMINDER, ANOTHER = "reference.asked", "reference.reminder", "reference.another"


def ask(row: Referee, *, at: datetime) -> None:
    """Promise the mail with the link and every reminder. Whoever has no address is called instead."""
    if not row.email:
        return
    program = row.application.version.program
    zone, asked_on = zone_of(program), local_day(program, row.asked_at)
    over = end_of_day(row.last_day, zone)
    _promise(row, ASKED, 0, at, at=at, over=over)
    for number, day in enumerate(terms_of(row.application.version, on=asked_on).reminders(asked_on), start=1):
        _promise(row, REMINDER, number, local_datetime(day, MORNING, zone), at=at, over=over)


def forget(row: Referee, *, reason: str) -> None:
    """Let go of what was promised to a referee and not sent."""
    for kind in (ASKED, REMINDER):
        messages.cancel(prefix=f"{kind}:{row.pk}:", reason=reason)


def tell_another(row: Referee, *, at: datetime) -> None:
    """Tell the applicant that this person does not answer and that another one is needed: never why."""
    key, context = f"{ANOTHER}:{row.pk}:{row.link_number}:{row.state}", {"referee": row.pk}
    messages.promise(ANOTHER, key=key, to=row.application.person, at=at, context=context)


def _promise(row: Referee, kind: str, number: int, due: datetime, *, at: datetime, over: datetime) -> None:
    messages.promise(
        kind,
        key=f"{kind}:{row.pk}:{row.link_number}:{number}",
        to=row.application.person,
        recipient=row.email,
        language=row.language,
        at=at,
        due_at=due,
        expires_at=over,
        context={"referee": row.pk, "link_number": row.link_number},
    )
