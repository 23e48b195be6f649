"""The mail to somebody who stands on the list for a seat, or was moved to a later class."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import ON_THE_LIST, Standby
from applicants.records.deadlines import local_day
from applicants.rules.working_days import day_words
from apprenticeships import messages
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Message

JOINED = "standby.joined"


def tell_joined(row: Standby, *, at: datetime) -> None:
    """Tell somebody that they are on the list, and how a seat would reach them."""
    context = {"standby": row.pk}
    messages.promise(JOINED, key=f"{JOINED}:{row.pk}", to=row.application.person, at=at, context=context)


def _joined(message: Message) -> Letter:
    rows = Standby.objects.select_related(
        "application__person",
        "application__version__program__organization",
        "opening__cohort",
        "opening__department__site",
    )
    row = rows.filter(pk=message.context["standby"], state__in=ON_THE_LIST).first()
    if row is None:
        raise NoLongerTrueError("This person is not on the list any more.")
    program = row.application.version.program
    place, of = row.place()
    path = reverse("portal:application", args=[row.application.public_id])
    return Letter(
        {
            "program": program,
            "department": str(row.opening.department),
            "starts_on": day_words(row.opening.cohort.starts_on, local_day(program, message.due_at)),
            "place": place,
            "of": of,
            "deferred": row.deferred_from_id is not None,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("See where you stand"),
        }
    )


KINDS: tuple[Kind, ...] = (Kind(JOINED, "applicants/standby_joined", _joined, label="On the list for a seat"),)
