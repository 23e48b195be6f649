"""The panel of an interview as it stands now: who sits on it, whose card is in, and who is waited for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from applicants.models import Application, Interview, Scorecard
from applicants.records.conflicts import apart
from applicants.records.open_times import panel_of
from applicants.rules.panels import SIZE, PanelSeats, seated
from apprenticeships.models import Membership, Parameter, Role, User
from cohorts.models import Opening


@dataclass(frozen=True, slots=True)
class PanelNow:
    """Who sits on a panel, and the cards of theirs that count."""

    seats: PanelSeats
    cards: Mapping[int, Mapping[str, int]]

    @property
    def waiting(self) -> tuple[int, ...]:
        """Whose card is not in yet."""
        return tuple(user for user in self.seats.people if user not in self.cards)


def size_of(opening: Opening) -> int:
    """How many interview each candidate for the places of an opening: one number, as of the first day of the class."""
    found: int = Parameter.objects.value(SIZE, version=opening.cohort.version_id, on=opening.cohort.starts_on)
    return found


def interviewers_of(department_id: int) -> list[Membership]:
    """Who interviews for a department."""
    rows = Membership.objects.filter(
        department_id=department_id, role__in=[Role.HIRING_MANAGER, Role.PANELIST], user__is_active=True
    )
    return list(rows.select_related("user").order_by("user__name", "pk"))


def panel_now(
    application: Application,
    opening: Opening,
    interview: Interview | None,
    *,
    members: Iterable[Membership] | None = None,
    without: Collection[int] = (),
) -> PanelNow:
    """Return the panel about a candidate before an opening. ``without`` are people who cannot be on it either."""
    rows = list(interviewers_of(opening.department_id) if members is None else members)
    aside = apart(application) | set(without)
    cards = cards_of(interview) if interview is not None else {}
    counted = {user: ratings for user, ratings in cards.items() if user not in aside}
    return PanelNow(
        seated(
            application.pk,
            invited=[] if interview is None else panel_of(interview),
            panelists=[row.user_id for row in rows if row.role == Role.PANELIST],
            managers=[row.user_id for row in rows if row.role == Role.HIRING_MANAGER],
            apart=aside,
            scored=counted,
            size=size_of(opening),
        ),
        counted,
    )


def cards_of(interview: Interview) -> dict[int, dict[str, Any]]:
    """The ratings that stand, by scorer."""
    return dict(Scorecard.objects.current().filter(interview=interview).values_list("scorer_id", "ratings"))


def names_of(users: Iterable[int]) -> str:
    """Names as a sentence has them."""
    found = User.objects.in_bulk(list(users))
    return " and ".join(sorted(row.get_full_name() for row in found.values()))
