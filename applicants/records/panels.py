"""The panel of an interview as it stands now: who sits on it, whose card is in, and who is waited for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from applicants.models import Application, Interview, InterviewState, PanelAgreement, Scorecard
from applicants.records.conflicts import apart
from applicants.records.open_times import panel_of
from applicants.rules.panels import SIZE, PanelSeats, seated
from applicants.rules.scorecards import average
from apprenticeships.access import INTERVIEWERS
from apprenticeships.models import Membership, Parameter, Role, User
from cohorts.models import Opening


@dataclass(frozen=True, slots=True)
class PanelNow:
    """Who sits on a panel, and the cards of theirs that count."""

    seats: PanelSeats
    cards: Mapping[int, Mapping[str, int]]
    agreement: PanelAgreement | None = None

    @property
    def waiting(self) -> tuple[int, ...]:
        """Whose card is not in yet."""
        return tuple(user for user in self.seats.people if user not in self.cards)


def size_of(opening: Opening) -> int:
    """How many interview each candidate for the places of an opening: one number, as of the first day of the class."""
    found: int = Parameter.objects.value(SIZE, version=opening.cohort.version_id, on=opening.cohort.starts_on)
    return found


def interviewers() -> QuerySet[Membership]:
    """Who interviews, and for which department, by name. A closed account interviews nobody."""
    rows = Membership.objects.filter(role__in=INTERVIEWERS, user__is_active=True)
    return rows.select_related("user").order_by("user__name", "pk")


def away(members: Iterable[Membership]) -> set[int]:
    """Who of the interviewers of one department is away, with somebody who acts for them: nobody waits for them."""
    return {row.acts_for_id for row in members if row.acts_for_id is not None}


def seats_about(
    application_id: int,
    members: Iterable[Membership],
    *,
    invited: Sequence[int],
    apart: Collection[int],
    scored: Collection[int],
    size: int,
) -> PanelSeats:
    """Return who sits on the panel about a candidate; ``members`` are the interviewers of the department.

    A manager who is away sits on it only where they were asked, or scored already.
    """
    rows = list(members)
    here = [row for row in rows if row.user_id not in away(rows)]
    return seated(
        application_id,
        invited=invited,
        panelists=[row.user_id for row in here if row.role == Role.PANELIST],
        managers=[row.user_id for row in here if row.role == Role.HIRING_MANAGER],
        apart=apart,
        scored=scored,
        size=size,
    )


def panel_now(application: Application, opening: Opening, interview: Interview | None) -> PanelNow:
    """Return the panel about a candidate before an opening."""
    aside = apart(application)
    cards = cards_of(interview) if interview is not None else {}
    counted = {user: ratings for user, ratings in cards.items() if user not in aside}
    seats = seats_about(
        application.pk,
        interviewers().filter(department=opening.department_id),
        invited=[] if interview is None else panel_of(interview),
        apart=aside,
        scored=counted,
        size=size_of(opening),
    )
    return PanelNow(seats, counted, None if interview is None else agreement_about(interview, aside))


def cards_of(interview: Interview) -> dict[int, dict[str, Any]]:
    """The ratings that stand, by scorer."""
    return dict(Scorecard.objects.current().filter(interview=interview).values_list("scorer_id", "ratings"))


def agreement_about(interview: Interview, aside: Collection[int]) -> PanelAgreement | None:
    """What the panel agreed on, if nobody whose card counted in it stepped ``aside`` since."""
    return next((row for row in interview.agreements.all() if not set(row.scorers) & set(aside)), None)


def score_of(application: Application, opening: Opening) -> Decimal | None:
    """The documented score of somebody before an opening: what its department found, else what any other found.

    What a panel agreed on counts in place of its cards; the card of somebody who stepped aside does not count.
    """
    held = application.interviews.filter(state=InterviewState.HELD).select_related("opening")
    meetings = list(held.filter(opening__department=opening.department_id)) or list(held)
    aside = apart(application)
    counted: list[Mapping[str, int]] = []
    for meeting in meetings:
        agreed = agreement_about(meeting, aside)
        cards = [ratings for user, ratings in cards_of(meeting).items() if user not in aside]
        counted += cards if agreed is None else [agreed.ratings]
    return average(counted)


def names_of(users: Iterable[int]) -> str:
    """Names as a sentence has them."""
    found = User.objects.in_bulk(list(users))
    return " and ".join(sorted(row.get_full_name() for row in found.values()))
