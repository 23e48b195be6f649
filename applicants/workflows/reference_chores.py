"""What time does to references: silence ends, a mail that came back is told, and what was said is destroyed.

What somebody said is kept as long as a background report, by a number of its own; a legal hold on the report keeps it.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from applicants import reference_promises as promises
from applicants.models import Application, ApplicationState, Referee, RefereeState, ReferenceVerdict
from applicants.records.deadlines import local_day
from applicants.records.retention import REFERENCES, long_over, over_through
from applicants.workflows import references
from apprenticeships import audit
from apprenticeships.models import Message, MessageState
from apprenticeships.models.message import EMPTY
from apprenticeships.rules.dates import utc_day
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from apprenticeships.workflows.undelivered import STUCK

TRANSITIONS: tuple[Transition, ...] = ()
SYSTEM: Final = Actor.system("references")
MOST: Final = 200
MAY_COME_BACK: Final = timedelta(days=2)
"""A withdrawal may be taken back for a while; until then a link only rests."""
MAILS: Final = (promises.ASKED, promises.REMINDER)


def keep(*, at: datetime) -> int:
    """Let who did not answer go, and whose mail did not arrive; close what is over. A chore. How many changed."""
    asked = Referee.objects.filter(state=RefereeState.ASKED)
    over = asked.filter(
        Q(application__ended_at__lt=at - MAY_COME_BACK) | Q(application__state=ApplicationState.ENROLLED)
    )
    late = asked.exclude(email="").filter(last_day__lte=utc_day(at))
    found = {*over.values_list("pk", flat=True), *late.values_list("pk", flat=True), *_returned(asked)}
    return each_on_its_own(sorted(found), _follow, at=at)


def _returned(asked: QuerySet[Referee]) -> list[int]:
    """Those whose mail the server refused for good, or gave back."""
    people = asked.values("application__person")  # found by the index of a person's mails
    mails = Message.objects.filter(person__in=people, kind__in=MAILS, state__in=STUCK)
    found = {(row.context["referee"], row.context["link_number"]) for row in mails.only("context")}
    rows = asked.filter(pk__in={pk for pk, _ in found}).values_list("pk", "link_number")
    return [pk for pk, number in rows if (pk, number) in found]


@retrying
def _follow(referee_id: int, *, at: datetime) -> bool:
    row = references.locked_referee(referee_id)
    application = row.application
    if row.state != RefereeState.ASKED:
        return False
    if application.state == ApplicationState.ENROLLED or (
        application.ended_at is not None and application.ended_at < at - MAY_COME_BACK
    ):
        references.close(row, references.END, by=SYSTEM, at=at, reason="The application is over.")
        return True
    if _returned(Referee.objects.filter(pk=row.pk)):
        step = references.RETURN
    elif local_day(application.version.program, at) > row.last_day:
        step = references.LAPSE
    else:
        return False
    if application.ended_at is not None:
        return False
    references.close(row, step, by=SYSTEM, at=at)
    promises.tell_another(row, at=at)
    return True


def destroy_due(*, at: datetime) -> int:
    """Destroy what is kept of references whose time is over, a bounded number at once. How many.

    Only applications that were over before the shortest time that any program keeps them are looked at one by one.
    """
    rows = Referee.objects.filter(long_over(REFERENCES, at=at), destroyed_at__isnull=True).order_by("application", "pk")
    found: dict[int, list[int]] = {}
    for key, pk in rows.values_list("application", "pk"):
        found.setdefault(key, []).append(pk)
    people = Application.objects.select_related("cohort", "version__program__organization")
    done = 0
    for application in people.filter(pk__in=found).order_by("pk").iterator(chunk_size=MOST):
        if done >= MOST:
            break
        if over_through(application, REFERENCES, at=at) is not None:
            done += sum(_destroy(pk, at=at) for pk in found[application.pk])
    return done


@retrying
def _destroy(referee_id: int, *, at: datetime) -> bool:
    row = references.locked_referee(referee_id)
    if row.destroyed_at is not None or over_through(row.application, REFERENCES, at=at) is None:
        return False
    row.name = row.employer = row.email = row.phone = row.digest = ""
    row.sealed, row.known_since, row.destroyed_at = None, None, at
    row.save()
    about = Message.objects.filter(person=row.application.person_id, kind__in=(*MAILS, promises.ANOTHER))
    about = about.filter(context__referee=row.pk)
    about.open().update(state=MessageState.CANCELED)
    about.update(**EMPTY, destroyed_at=at)
    if not Referee.objects.filter(application=row.application, destroyed_at__isnull=True).exists():
        ReferenceVerdict.objects.filter(application=row.application, destroyed_at__isnull=True).update(
            reason_code="", destroyed_at=at
        )
    audit.record("referee.destroy", row, by=SYSTEM, at=at, person=row.application.person_id)
    return True
