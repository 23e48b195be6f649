"""What an apprenticeship led to: a job with proof, and a full year of wages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from apprenticeships.models import Component
from apprenticeships.rules.dates import add_months
from cohorts.figures.done import Done
from cohorts.models import Enrollment, JobPlacement, Proof
from cohorts.rules.partnership.counting import percent_of

APPRENTICESHIP: Final = "apprenticeship"
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Apprentices of a component: who has a job with proof of the number needed, and who had all months of wages.

    ``needed`` are so many percent of the target, rounded up; 0 where the component names no percentage.
    """

    component: str
    apprentices: int
    placed: list[Done]
    needed: int
    percent: int
    target: int
    paid: list[Done]
    months: int

    @property
    def sentence(self) -> str:
        """How many are placed, as in "8 of the 9 needed (90% of 10)"."""
        return f"{len(self.placed)} of the {self.needed} needed ({self.percent}% of {self.target})"


def outcome_of(component: Component, done: Sequence[Done], *, last: date) -> Outcome | None:
    """Return what became of a component's apprentices by the end of ``last``, or ``None`` for any other component.

    A job counts once there is proof of it and its first day has come; each person counts once.
    """
    if component.measure != APPRENTICESHIP:
        return None
    begun: dict[object, Done] = {}
    for each in done:
        if each.service.component == component.slug and each.service.on <= last:
            begun.setdefault(each.service.person, each)
    percent, months = (_number(component.details.get(name)) for name in ("placement_percent", "wage_months"))
    return Outcome(
        component=component.slug,
        apprentices=len(begun),
        placed=_placed(begun, component, last) if percent else [],
        needed=percent_of(component.target, percent),
        percent=percent,
        target=component.target,
        paid=_paid(begun, months, last) if months else [],
        months=months,
    )


def _placed(begun: dict[object, Done], component: Component, last: date) -> list[Done]:
    rows = JobPlacement.objects.filter(
        participant__program=component.version.program_id,
        participant__in=[each.participant for each in begun.values()],
        started_on__lte=last,
        voided_at__isnull=True,
    ).exclude(proof=Proof.NONE)
    found: dict[int, Done] = {}
    for pk, person, on in rows.order_by("started_on", "pk").values_list("pk", "participant__person", "started_on"):
        apprentice = begun[person]
        service = replace(apprentice.service, on=on, evidence="placement")
        found.setdefault(person, Done(service, "placement", pk, apprentice.participant))
    return list(found.values())


def _paid(begun: dict[object, Done], months: int, last: date) -> list[Done]:
    """Those whose wages ran for all months: from the first day until they graduated, paused, or ``last``."""
    rows = Enrollment.objects.filter(pk__in=[each.pk for each in begun.values()])
    ended = {pk: [day for day in days if day] for pk, *days in rows.values_list("pk", "completed_on", "paused_from")}
    return [
        each
        for each in begun.values()
        if min([last, *ended.get(each.pk, [])]) >= add_months(each.service.on, months) - DAY
    ]


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
