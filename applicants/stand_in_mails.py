"""The mail to whoever acts for a manager in leave."""

from django.conf import settings
from django.urls import reverse

from applicants.models import StandIn
from applicants.records.stand_ins import NAMED
from applicants.rules.working_days import day_words, local_day
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Message

SUBJECTS = Subjects(
    "stand_in",
    lambda: StandIn.objects.select_related("acts_for", "named_by", "department__site"),
    "Nobody stands in there any more.",
)


def _named(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    if row.ended_at is not None:
        raise NoLongerTrueError("It was ended before the mail left.")
    on = local_day(message.due_at, row.department.site.zone)
    return Letter(
        {
            "away": row.acts_for.get_full_name(),
            "named_by": "" if row.named_by_id == row.acts_for_id else row.named_by.get_full_name(),
            "department": str(row.department),
            "first": day_words(row.starts_on, on),
            "last": day_words(row.through, on),
            "has_begun": row.starts_on <= on,
            "button_url": f"{settings.SITE_URL}{reverse('hiring:stand_ins')}",
            "button_text": "See what you stand in for",
        }
    )


KINDS: tuple[Kind, ...] = (
    Kind(NAMED, "applicants/stand_in_named", _named, label="Somebody acts for a manager", gather=SUBJECTS.gather),
)
