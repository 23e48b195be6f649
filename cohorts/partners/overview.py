"""What a partner sees of a program: the own people as they are counted, and totals of all that tell of nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from apprenticeships.models import Partner, Program, User, VersionState
from cohorts.models import Grant, Participant, ParticipantKind
from cohorts.participation import KINDS, OTHER, Counts, counts_of, occupations_of, table_of, totals_of
from cohorts.partners.nav import ROLES
from cohorts.rules.partnership.suppression import Mark, Safe, suppress, thin_changes, with_totals

WORDS: Final = {Mark.HIDDEN: "Hidden", Mark.DASH: "–"}  # noqa: RUF001 - nobody can be there
COLUMNS: Final = (
    {"label": "Occupation"},
    *({"label": kind.label, "number": True} for kind in ParticipantKind),
    {"label": "All", "number": True},
)
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Overview:
    """One program: its grants, the own people, and everybody, with cells hidden that would tell of few."""

    name: str
    runs_it: str
    grants: Sequence[Grant]
    figures: Sequence[dict[str, Any]]
    own: Rows
    everybody: Rows
    hides: bool


def programs_of(user: User) -> QuerySet[Program]:
    """Return the programs in which a user's organizations take part, that they run with partners, or that they pay."""
    own = user.memberships.filter(role__in=ROLES).values("organization")
    in_force = Partner.objects.filter(version__program=OuterRef("pk"), version__state=VersionState.PUBLISHED)
    paid = Grant.objects.filter(program=OuterRef("pk"), funder__in=own)
    rows = Program.objects.filter(Exists(in_force)).select_related("organization").order_by("name", "pk")
    return rows.filter(Exists(in_force.filter(organization__in=own)) | Q(organization__in=own) | Exists(paid))


def overviews_of(user: User, *, people_url: str) -> list[Overview]:
    """Return an overview of each program in which the user's organizations take part.

    ``people_url`` is the list of the own people; empty for somebody who sees totals only.
    """
    programs = {each.pk: each for each in programs_of(user)}
    grants = list(Grant.objects.filter(program__in=programs).order_by("since", "pk"))
    all_counts = counts_of(Participant.objects.filter(program__in=programs))
    own_counts = counts_of(Participant.objects.visible_to(user).filter(program__in=programs)) if people_url else {}
    occupations = occupations_of(list(programs))
    found = []
    for key, program in programs.items():
        names = [*occupations[key], OTHER]
        own = table_of(own_counts, key, occupations[key])
        safe = hidden(table_of(all_counts, key, occupations[key]), own if people_url else None)
        found.append(
            Overview(
                program.name,
                program.organization.name,
                [each for each in grants if each.program_id == key],
                _figures(own_counts, key, people_url) if people_url else [],
                _rows(names, with_totals(own)) if people_url else [],
                _rows(names, safe.grid),
                hides=any(cell is Mark.HIDDEN for row in safe.grid for cell in row),
            )
        )
    return found


def hidden(table: Sequence[Sequence[int]], own: Sequence[Sequence[int]] | None) -> Safe:
    """Return totals of everybody with few people hidden.

    Where the reader knows the own people exactly, a total that differs by fewer than five from them is hidden as
    well: the difference would tell of the few who belong to others.
    """
    if own is None:
        return suppress(table)
    known = tuple(tuple(cell or 0 for cell in row) for row in with_totals(own))
    return suppress(table, also=thin_changes([known], with_totals(table)))


def _figures(counts: Counts, program: int, url: str) -> list[dict[str, Any]]:
    totals = totals_of(counts, program)
    return [
        {"label": "Our participants", "value": f"{totals.total():,}", "url": url},
        *({"label": kind.label, "value": f"{totals[kind]:,}", "url": f"{url}?kind={kind.value}"} for kind in KINDS),
    ]


def _rows(names: Sequence[str], grid: Sequence[Sequence[Any]]) -> Rows:
    """Rows with their name; occupations in which nobody is are left out, as their zeros are in all others' totals."""
    titles = [*names, "All"]
    return [
        [title, *(WORDS[cell] if isinstance(cell, Mark) else f"{cell:,}" for cell in row)]
        for title, row in zip(titles, grid, strict=True)
        if title == "All" or any(cell != 0 for cell in row)
    ]
