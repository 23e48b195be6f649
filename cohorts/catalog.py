"""The classes that the public catalog shows."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from apprenticeships import clock
from apprenticeships.catalog.classes import UpcomingClass
from cohorts.models import Cohort


def upcoming(program_ids: Sequence[int], *, at: datetime) -> dict[int, list[UpcomingClass]]:
    """Return the classes of these programs that take applications at ``at``, soonest first. One query.

    The day is that of each program: it is over in Chicago while it is not in Los Angeles.
    """
    on = clock.day_there(at, "program__organization__zone")
    rows = (
        Cohort.objects.of_apprentices()
        .filter(program_id__in=program_ids, canceled_at__isnull=True, apply_by__gte=on, starts_on__gt=on)
        .with_seats()
        .annotate(sites=ArrayAgg("openings__site_id", distinct=True, default=[], filter=Q(openings__isnull=False)))
        .order_by("starts_on", "pk")
    )
    found: dict[int, list[UpcomingClass]] = defaultdict(list)
    for row in rows:
        counted = {name: getattr(row, name) for name in ("seats_all", "seats_taken", "seats_held", "sites")}
        found[row.program_id].append(
            UpcomingClass(
                starts_on=row.starts_on,
                apply_by=row.apply_by,
                ready_by=row.ready_by,
                ends_on=row.ends_on,
                exam_from=row.exam_from,
                exam_to=row.exam_to,
                seats_all=counted["seats_all"],
                seats_free=counted["seats_all"] - counted["seats_taken"] - counted["seats_held"],
                sites=frozenset(counted["sites"]),
            )
        )
    return dict(found)
