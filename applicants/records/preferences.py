"""The candidate's own order: of the departments before which they stand, else of the sites of their application."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from applicants.models import (
    OPEN_OFFERS,
    Application,
    ApplicationState,
    Decision,
    DecisionKind,
    DecisionState,
    Referral,
)
from applicants.rules.decisions import NO_RANK

SITES: Final = ("site", "second_site", "third_site")
FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Order:
    """The ranks by opening, 1 first, and whether the candidate gave them to departments rather than sites."""

    ranks: dict[int, int]
    of_departments: bool


def before(application: Application) -> list[Referral]:
    """The departments before which a candidate stands, in their own order, else in that of their sites."""
    rows = application.referrals.filter(closed_at__isnull=True).select_related(
        "opening__department__site", "opening__track", "opening__cohort"
    )
    found = list(rows.order_by("referred_at", "pk"))
    sites = ranks_of(application)
    return sorted(found, key=lambda row: (row.preference or NO_RANK, _of_site(row, sites)))


def order_of(application: Application) -> Order:
    """What counts when several departments want the same candidate."""
    rows = before(application)
    if any(row.preference for row in rows):
        return Order({row.opening_id: row.preference or NO_RANK for row in rows}, of_departments=True)
    sites = ranks_of(application)
    return Order({row.opening_id: _of_site(row, sites) for row in rows}, of_departments=False)


def _of_site(row: Referral, sites: Mapping[str, int]) -> int:
    return sites.get(str(row.opening.department.site.public_id), NO_RANK)


def ranks_of(application: Application) -> dict[str, int]:
    """The candidate's own order of sites, by the public id of the site, 1 first."""
    answers = application.sections.filter(slug="path").values_list("answers", flat=True).first() or {}
    named = [str(answers[name]) for name in SITES if answers.get(name)]
    return {site: place for place, site in reversed(list(enumerate(named, start=1)))}


def can_choose(application: Application) -> bool:
    """Whether the candidate may still say whom they prefer: nobody may offer yet, and there is a choice."""
    if application.state != ApplicationState.READY:
        return False
    if application.referrals.filter(closed_at__isnull=True).count() < FEWEST:
        return False
    told = Decision.objects.standing().filter(kind=DecisionKind.OFFER, state=DecisionState.RELEASED)
    offers = application.offers.filter(state__in=OPEN_OFFERS)
    return not told.filter(application=application).exists() and not offers.exists()
