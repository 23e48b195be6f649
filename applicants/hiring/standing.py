"""From rows to whose turn it is: what a department knows of its candidates, loaded with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, JSONField, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from applicants.hiring.meetings import agreed_in, cards_of, latest_meetings
from applicants.hiring.offer_rows import OFFERS, OfferRow, calendars_for, offer_row, offer_seen
from applicants.models import (
    Application,
    ApplicationState,
    Decision,
    Interview,
    Referral,
    ScreeningStep,
)  # fmt: skip
from applicants.records import conflicts
from applicants.records.approvals import answered_about, approving_for
from applicants.records.open_times import led_by
from applicants.records.panels import interviewers, seats_about
from applicants.rules.hiring_queue import Decided, Meeting, Scores, Standing, Turn, turn
from applicants.rules.panels import SIZE, PanelSeats
from applicants.rules.requirements import SATISFIED, Judgement, Reason, Verdict
from applicants.rules.scorecards import average
from applicants.rules.screening import ManagerView, manager_view
from applicants.rules.working_days import local_day, working_days_after
from apprenticeships.access import INTERVIEWERS
from apprenticeships.lazily import once_a_thread
from apprenticeships.models import CONDITION_KINDS, Event, Membership, Parameter, RequirementKind, Role, User
from apprenticeships.models.parameter import Values
from apprenticeships.rules.holidays import Calendar
from apprenticeships.written import written_once

SHOWN = (
    ApplicationState.READY,
    ApplicationState.OFFERED,
    ApplicationState.ACCEPTED,
    ApplicationState.ONBOARDING,
)
LEVELS = "packet_levels"
RELEASE = "release_days"
TESTS = frozenset({RequirementKind.ENTRANCE_EXAM, RequirementKind.WORKKEYS, RequirementKind.TYPING})


@dataclass(frozen=True, slots=True)
class Seen:
    """One candidate before one of the reader's departments."""

    referral: Referral
    turn: Turn
    standing: Standing
    interview: Interview | None
    offer: OfferRow | None
    declared_at: datetime | None
    tests_passed: bool | None
    screening: ManagerView | None
    aside: frozenset[int] = frozenset()
    """Who takes no part in choosing."""

    @property
    def recused(self) -> bool:
        """Whether the reader said that they are too close to this candidate."""
        return self.standing.recused

    @property
    def is_open(self) -> bool:
        """Whether the file is open to the reader: they said that nothing ties them, and nothing does."""
        return self.declared_at is not None and not self.recused

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The scorecards of the interview that count: scorer and ratings; none of who takes no part."""
        return [card for card in cards_of(self.interview) if card["scorer"] not in self.aside]

    def has_card_of(self, user: User) -> bool:
        """Whether somebody's card is in and counts."""
        return any(card["scorer"] == user.pk for card in self.cards)


@written_once
def _members(reader: int) -> QuerySet[Membership]:
    mine = Membership.objects.filter(user=reader, role__in=INTERVIEWERS).values("department_id")
    return interviewers().filter(department__in=mine)


@dataclass(frozen=True, slots=True)
class Panel:
    """Who hires for which department: the interviewers of each, and the reader's own departments."""

    reader: User
    members: Mapping[int, list[Membership]] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: User) -> "Panel":
        """Load the people of every department in which the reader interviews."""
        found: dict[int, list[Membership]] = defaultdict(list)
        for row in _members(reader.pk):
            if row.department_id is not None:
                found[row.department_id].append(row)
        return cls(reader, dict(found))

    def decides(self, department_id: int) -> bool:
        """Whether the reader is a hiring manager of the department."""
        return self.manages(self.reader.pk, department_id)

    def manages(self, user: int, department_id: int) -> bool:
        """Whether somebody is a hiring manager of the department."""
        rows = self.members.get(department_id, [])
        return any(row.user_id == user and row.role == Role.HIRING_MANAGER for row in rows)

    def bound_by(self, close: Collection[int], department_id: int) -> set[int]:
        """Who acts in the department for somebody who is too close to a candidate."""
        return {row.user_id for row in self.members.get(department_id, []) if row.acts_for_id in close}

    def seats(self, row: Any, interview: Interview, recused: Collection[int], given: Collection[int]) -> PanelSeats:
        """Who sits on the panel of an interview about the candidate of a loaded referral."""
        return seats_about(
            row.application_id,
            self.members.get(interview.opening.department_id, []),
            invited=led_by(interview.manager_id, interview.asked),  # type: ignore[attr-defined]
            apart=recused,
            scored=given,
            size=self.size(row),
        )

    @staticmethod
    def size(row: Any) -> int:
        """How many each candidate for the opening of a loaded referral meets."""
        found: int = Values(row.numbers).value(SIZE, on=row.opening.cohort.starts_on)
        return found

    def name(self, interview: Interview, user: int) -> str:
        """The name of somebody on its panel."""
        return (self.interviewers(interview.opening.department_id) | _interviewer(interview)).get(user, "A colleague")

    def interviewers(self, department_id: int) -> dict[int, str]:
        """Who may meet candidates of a department, by id."""
        return {row.user_id: row.user.get_full_name() for row in self.members.get(department_id, [])}


def _interviewer(interview: Interview) -> dict[int, str]:
    return {interview.manager_id: interview.manager.get_full_name()}


def _together(rows: QuerySet[Any]) -> Func:
    """Objects as one value of JSON: an array of them is read one by one, which took three times as long."""
    return Func(ArraySubquery(rows), function="to_jsonb", output_field=JSONField())


_VERDICTS = (
    ScreeningStep.objects.filter(
        application_id=OuterRef("application_id"),
        requirement__kind__in=[*sorted(TESTS), *sorted(CONDITION_KINDS), RequirementKind.REFERENCE],
    )
    .order_by()
    .values(row=JSONObject(kind="requirement__kind", verdict="verdict", required="requirement__is_required"))
)
"""Kind, verdict and whether it is required, of what a department may know: never a reason, a status or a date."""

_SAID = (
    Event.objects.filter(
        subject_type=Application._meta.label_lower,
        subject_id=OuterRef("application_id"),
        kind__in=conflicts.SAID,
        actor_kind="user",
    )
    .order_by("at", "pk")
    .values(row=JSONObject(kind="kind", user="actor_id", at="at", data="data"))
)

_DECIDED = (
    Decision.objects.standing()
    .filter(application_id=OuterRef("application_id"), opening_id=OuterRef("opening_id"))
    .order_by("-pk")
    .values(row=JSONObject(kind="kind", prepared_at="prepared_at", released_at="released_at"))[:1]
)
"""What the department decided last about the candidate for this opening, as long as it counts."""

_ANSWERED = answered_about(OuterRef("application__person"))
_NUMBERS = (
    Parameter.objects.filter(
        Q(version_id=OuterRef("opening__cohort__version_id")) | Q(version__isnull=True),
        key__in=[SIZE, LEVELS, RELEASE],
    )
    .order_by()
    .values(row=JSONObject(key="key", value="value", version="version_id", since="effective_from"))
)
"""How many people a panel has, whether managers see levels, and how long a decision may wait, by version and day."""

_APPROVING = approving_for(OuterRef("application__home_department")).values("user_id")
"""Who answered for a department about the candidate, and who approves for theirs: neither takes part in choosing."""


@once_a_thread
def open_to_all() -> QuerySet[Referral]:
    """What is the same for every reader: putting it together took longer than the answer."""
    return (
        Referral.objects.select_related(
            "application__person",
            "application__version__program__organization",
            "application__cohort",
            "opening__cohort",
            "opening__track",
            "opening__department__site",
        )
        .annotate(
            verdicts=_together(_VERDICTS),
            said=_together(_SAID),
            offers=_together(OFFERS),
            answered=ArraySubquery(_ANSWERED.values("decided_by_id")),
            answered_by_phone=ArraySubquery(_ANSWERED.filter(said_by_user__isnull=False).values("said_by_user_id")),
            approving=ArraySubquery(_APPROVING),
            numbers=_together(_NUMBERS),
            decided=_together(_DECIDED),
        )
        .filter(application__state__in=SHOWN)
        .order_by("referred_at", "pk")
    )


def open_referrals(reader: User) -> QuerySet[Referral]:
    """The candidates before the reader's departments, with all that a row shows: of the person, the name."""
    rows: Any = open_to_all()
    shown: QuerySet[Referral] = rows.visible_to(reader)
    return shown


def see(rows: Sequence[Referral], panel: Panel, *, at: datetime, free: Mapping[int, int]) -> list[Seen]:
    """Say of each referral whose turn it is. ``free`` holds the free seats by opening."""
    meetings = latest_meetings(rows)
    days = calendars_for(rows, at=at)
    return [
        _seen(row, panel, meetings.get((row.application_id, row.opening_id)), days, at, free.get(row.opening_id, 0))
        for row in rows
    ]


def _seen(
    row: Any, panel: Panel, interview: Interview | None, days: Mapping[int | None, Calendar], at: datetime, free: int
) -> Seen:
    last = _last_words(row.said)
    apart = {*row.answered, *row.answered_by_phone, *row.approving}
    close = {user for user, said in last.items() if said["kind"] == conflicts.CONFLICT}
    recused = apart | close | panel.bound_by(close, row.opening.department_id)
    offer = offer_row(row.offers[0]) if row.offers else None
    on = local_day(at, row.opening.department.site.zone)
    standing = Standing(
        invite_by=row.invite_by,
        zone=row.opening.department.site.zone,
        decides=panel.decides(row.opening.department_id),
        recused=panel.reader.pk in recused,
        apart=panel.reader.pk in apart,
        seats_free=free,
        meeting=_meeting(interview, panel, recused),
        scores=_scores(row, interview, panel, recused),
        offer=offer_seen(offer, row, panel.reader, days[offer.calendar], on=on) if offer else None,
        decided=_decided(row) if row.decided else None,
    )
    return Seen(
        referral=row,
        turn=turn(standing, at=at),
        standing=standing,
        interview=interview,
        offer=offer if offer is not None and offer.opening_id == row.opening_id else None,
        declared_at=datetime.fromisoformat(last[panel.reader.pk]["at"]) if panel.reader.pk in last else None,
        tests_passed=_all_met(row.verdicts),
        screening=_screening(row.verdicts),
        aside=frozenset(recused),
    )


def _decided(row: Any) -> Decided:
    """What the department decided last; from its preparation, then from its release, the days count anew."""
    found = row.decided[0]
    told = found["released_at"]
    since = local_day(datetime.fromisoformat(told or found["prepared_at"]), row.opening.department.site.zone)
    return Decided(
        found["kind"],
        is_told=told is not None,
        due=working_days_after(since, Values(row.numbers).value(RELEASE, on=since)),
    )


def is_declared(row: Any, reader: User) -> bool:
    """Whether the reader said of a loaded referral what ties them."""
    return reader.pk in _last_words(row.said)


def _last_words(said: Iterable[Mapping[str, Any]]) -> dict[int, Mapping[str, Any]]:
    """What each said last about the candidate; a word that a coordinator lifted was never said."""
    found: dict[int, Mapping[str, Any]] = {}
    for each in said:
        if each["kind"] == conflicts.LIFTED:
            found.pop(each["data"]["user"], None)
        else:
            found[each["user"]] = each
    return found


def _all_met(verdicts: Iterable[Mapping[str, Any]]) -> bool | None:
    asked = [row["verdict"] for row in verdicts if row["kind"] in TESTS and row["required"]]
    return all(verdict in SATISFIED for verdict in asked) if asked else None


def _screening(verdicts: Iterable[Mapping[str, Any]]) -> ManagerView | None:
    """One word for the conditions together, or nothing where the program has none."""
    asked = [Verdict(row["verdict"]) for row in verdicts if row["kind"] in CONDITION_KINDS]
    if not asked:
        return None
    return manager_view(*(Judgement(verdict, Reason.NOT_DONE, "", "", blocks=False) for verdict in asked))


def _meeting(interview: Interview | None, panel: Panel, recused: Collection[int]) -> Meeting | None:
    """The interview as the reader knows it; what its interviewer left by stepping aside belongs to every manager."""
    if interview is None:
        return None
    orphaned = interview.manager_id in recused
    return Meeting(
        state=interview.state,
        starts_at=interview.starts_at,
        score_by=interview.score_by,
        place=interview.place,
        interviewer="A colleague" if orphaned else interview.manager.get_full_name(),
        is_mine=orphaned or interview.manager_id == panel.reader.pk,
        by_manager=panel.manages(interview.manager_id, interview.opening.department_id),
        choose_by=interview.choose_by,
    )


def _scores(row: Any, interview: Interview | None, panel: Panel, recused: set[int]) -> Scores:
    if interview is None:
        return Scores()
    given = {card["scorer"]: card["ratings"] for card in cards_of(interview) if card["scorer"] not in recused}
    seats = panel.seats(row, interview, recused, given)
    missing = [user for user in seats.people if user not in given]
    agreed = agreed_in(interview, recused)
    return Scores(
        mine_missing=panel.reader.pk in missing,
        count=len(given),
        waiting_for=tuple(sorted(panel.name(interview, user) for user in missing if user != panel.reader.pk)),
        average=average(given.values() if agreed is None else [agreed["ratings"]]),
        agreed=agreed is not None,
        agrees=_agrees(panel, interview, seats),
        missing=tuple(missing),
    )


def _agrees(panel: Panel, interview: Interview, seats: PanelSeats) -> str:
    """Who writes down what the panel agrees on: nobody else, when the reader leads it."""
    if seats.lead is None or seats.lead == panel.reader.pk:
        return ""
    return panel.name(interview, seats.lead)
