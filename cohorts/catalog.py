"""The classes that the public catalog shows."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from apprenticeships.catalog.classes import UpcomingClass
from cohorts.models import Cohort


def upcoming(program_ids: Sequence[int], *, on: date) -> dict[int, list[UpcomingClass]]:
    """Return the classes of these programs that take applications on the day ``on``, soonest first. One query."""
    rows = (
        Cohort.objects.filter(program_id__in=program_ids, canceled_at__isnull=True, apply_by__gte=on, starts_on__gt=on)
        .with_seats()
        .order_by("starts_on", "pk")
    )
    found: dict[int, list[UpcomingClass]] = defaultdict(list)
    for row in rows:
        seats = {name: int(getattr(row, name)) for name in ("seats_all", "seats_taken", "seats_held")}
        found[row.program_id].append(
            UpcomingClass(
                starts_on=row.starts_on,
                apply_by=row.apply_by,
                ready_by=row.ready_by,
                ends_on=row.ends_on,
                exam_from=row.exam_from,
                exam_to=row.exam_to,
                seats_all=seats["seats_all"],
                seats_free=seats["seats_all"] - seats["seats_taken"] - seats["seats_held"],
            )
        )
    return dict(found)
