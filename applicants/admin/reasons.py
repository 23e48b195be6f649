"""Why people stop: the reasons of those who withdrew, counted by program."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from applicants.admin.views import LIST
from applicants.models import Application, ApplicationState, WithdrawReason
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.models import User
from apprenticeships.rules.dates import add_months, local_datetime

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stopped:
    """One program: how many withdrew, and for which reasons, the most frequent first."""

    program: int
    name: str
    total: int
    reasons: tuple[tuple[str, int], ...]


@door(COORDINATORS)
@require_safe
def reasons(request: HttpRequest) -> HttpResponse:
    """The reasons of the last twelve months."""
    context = {"programs": counted(signed_in(request), at=clock.now()), "months": MONTHS}
    return show(request, "admin/reasons.html", context, title="Why people stop", trail=trail(LIST))


def counted(user: User, *, at: datetime) -> list[Stopped]:
    """Return the programs with somebody who withdrew, by name, in one query."""
    zone = desk(user).zone
    since = local_datetime(add_months(clock.today(zone, at=at), -MONTHS), time.min, zone)
    rows = scoped(Application.objects.all(), user).filter(
        state=ApplicationState.WITHDRAWN, ended_at__gte=since, ended_at__lte=at
    )
    columns = ("version__program", "version__program__name", "withdraw_reason")
    found: dict[tuple[int, str], list[tuple[str, int]]] = defaultdict(list)
    for program, name, reason, count in (
        rows.order_by().values_list(*columns).annotate(count=Count("pk")).order_by(columns[1], "-count", columns[2])
    ):
        found[program, name].append((str(WithdrawReason(reason).label), count))
    return [
        Stopped(program, name, sum(count for _, count in each), tuple(each)) for (program, name), each in found.items()
    ]
