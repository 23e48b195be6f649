"""The places of a department: how many, for whom, how many hours; changed while people take them, or taken off."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.db.models import ProtectedError
from django.utils.module_loading import import_string

from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Interest, Parameter, PayTrigger, StepKind, Track
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Cohort, Opening, Seat, SeatState, start_rate
from cohorts.rules.wages import dollars, starting_problem

TRANSITIONS: tuple[Transition, ...] = ()
MOST_PLACES: Final = 500
AGES: Final = (14, 99)
WEEKLY_MINUTES: Final = (60, 2400)
CENTS: Final = 100


@dataclass(frozen=True, slots=True)
class Fits:
    """Whom places are for: ages on the first day, both included, and minutes a week. What is None does not matter."""

    age_from: int | None = None
    age_to: int | None = None
    weekly_minutes: int | None = None

    def check(self) -> None:
        """Refuse ages and hours that make no sense."""
        low, high = AGES
        for name, age in (("age_from", self.age_from), ("age_to", self.age_to)):
            if age is not None and not low <= age <= high:
                raise GuardFailed(f"Write an age from {low} to {high}, or leave it empty.", code="age", field=name)
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            raise GuardFailed(
                f"Write {self.age_from} or more: the oldest cannot be younger than the youngest.", field="age_to"
            )
        shortest, longest = WEEKLY_MINUTES
        if self.weekly_minutes is not None and not shortest <= self.weekly_minutes <= longest:
            raise GuardFailed("Write hours a week from 1 to 40, or leave them empty.", field="weekly_minutes")


ANYBODY: Final = Fits()


def check_interest(cohort: Cohort, interest: Interest | None) -> None:
    """Refuse an area of other rules, and a place that nobody could be matched to."""
    if interest is not None and interest.version_id != cohort.version_id:
        raise GuardFailed("This area belongs to another version of the program. Choose another.", field="interest")
    if interest is None and not cohort.is_training and StepKind.MATCHING in cohort.version.step_kinds:
        raise GuardFailed("Choose the area of interest: people are matched by it.", field="interest")


def own_rate(cohort: Cohort, track: Track, rate: Decimal | None) -> Decimal | None:
    """Return what places pay on the first day where that differs from their path; refuse what may not be paid.

    The lowest wage is the one in force on the first day of the class.
    """
    steps = list(track.wage_steps.all())
    first = next((step for step in steps if step.trigger == PayTrigger.START), None)
    if rate is not None and first is None:
        raise GuardFailed("This path has no pay step for the first day. Add it to the program first.", field="rate")
    pays = start_rate(track) if rate is None else rate
    if pays is None:
        return None
    later = [step.rate for step in steps if step.trigger != PayTrigger.START and step.rate is not None]
    cents: int = Parameter.objects.value("minimum_wage", version=cohort.version_id, on=cohort.starts_on)
    problem = starting_problem(
        pays, least=start_rate(track), below=min(later, default=None), floor=Decimal(cents) / CENTS
    )
    if problem:
        raise GuardFailed(problem, code="rate", field="rate")
    return None if pays == start_rate(track) else pays


def check_headcount(headcount: int) -> None:
    """Refuse a number of places that nobody means."""
    if not 1 <= headcount <= MOST_PLACES:
        raise GuardFailed(f"Write a number of places from 1 to {MOST_PLACES}.", code="headcount", field="headcount")


@retrying
def change(
    opening_id: int,
    *,
    headcount: int,
    fits: Fits,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Opening:
    """Set the places, ages and hours of an opening. Places that somebody has or that are held stay."""
    row = _locked(opening_id)
    if row.cohort.canceled_at is not None:
        raise GuardFailed("This class was called off. Choose another one.")
    check_headcount(headcount)
    fits.check()
    before = row.headcount
    _resize(row, headcount)
    row.headcount, row.weekly_minutes = headcount, fits.weekly_minutes
    row.age_from, row.age_to = fits.age_from, fits.age_to
    row.save(update_fields=["headcount", "age_from", "age_to", "weekly_minutes"])
    data = {"department": str(row.department), "headcount": headcount, "before": before}
    audit.record("opening.change", row, by=by, at=at, reason=reason, data=data)
    if not before:
        places_changed(row.cohort_id, by=by, at=at)
    return row


def places_changed(cohort_id: int, *, by: Actor, at: datetime) -> None:
    """Tell those who judge people that a class has places somewhere else than before."""
    for path in settings.PLACE_HOOKS:
        import_string(path)(cohort_id, by=by, at=at)


@retrying
def set_rate(opening_id: int, *, rate: Decimal | None, by: Actor, at: datetime, reason: str = "") -> Opening:
    """Set what an hour pays here on the first day; None is what the path pays.

    Never once somebody has a place or an offer: a letter says what they are paid, and people in one opening are paid
    alike. What follows in training are pay steps.
    """
    row = _locked(opening_id)
    if row.cohort.canceled_at is not None:
        raise GuardFailed("This class was called off. Choose another one.")
    if not reason.strip():
        raise GuardFailed("Say why the pay changes; it stays in the log.", field="reason")
    wanted, before = own_rate(row.cohort, row.track, rate), row.pays
    if wanted == row.rate:
        raise GuardFailed("These places pay that already.", field="rate")
    if _given(row) or Seat.objects.filter(opening=row).exclude(state=SeatState.FREE).exists():
        pay = f" at {dollars(before)} an hour" if before is not None else ""
        raise GuardFailed(
            f"Somebody has a place or an offer here{pay}, and it says so in writing. The pay of these places stays; "
            "other places can be opened in another department, or in another class.",
            code="given",
            field="rate",
        )
    row.rate = wanted
    row.save(update_fields=["rate"])
    data = {"department": str(row.department), "before": _text(before), "after": _text(row.pays)}
    audit.record("opening.pay", row, by=by, at=at, reason=reason, data=data)
    return row


def _text(rate: Decimal | None) -> str:
    return "" if rate is None else dollars(rate)


@retrying
def add_places(opening_id: int, *, places: int, by: Actor, at: datetime, reason: str = "") -> Opening:
    """Open so many places more; for whom they are stays."""
    row = _locked(opening_id)
    fits = Fits(row.age_from, row.age_to, row.weekly_minutes)
    return change(opening_id, headcount=row.headcount + places, fits=fits, by=by, at=at, reason=reason)


@retrying
def take_off(opening_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Take all places of an opening off. Whether the row went too; one that others name stays, without places."""
    row = _locked(opening_id)
    audit.record("opening.take_off", row, by=by, at=at, reason=reason, data={"department": str(row.department)})
    _resize(row, 0)
    cohort_id, goes = row.cohort_id, True
    try:
        row.delete()
    except ProtectedError:
        row.headcount, goes = 0, False
        row.save(update_fields=["headcount"])
    places_changed(cohort_id, by=by, at=at)
    return goes


def _locked(opening_id: int) -> Opening:
    """The opening, with its seats locked first, as everywhere; and those that another change has just added."""
    seats = Seat.objects.select_for_update().filter(opening_id=opening_id).order_by("pk")
    list(seats)
    rows = Opening.objects.select_for_update(of=("self",))
    rows = rows.select_related("cohort__version", "track", "department__site")
    row = rows.get(pk=opening_id)
    list(seats.all())
    return row


def _resize(row: Opening, headcount: int) -> None:
    """Add free seats behind the last one, or remove free ones, the last first."""
    seats = list(Seat.objects.filter(opening=row).order_by("-number"))
    free = [seat.pk for seat in seats if seat.state == SeatState.FREE]
    if len(seats) <= headcount:
        last = seats[0].number if seats else 0
        Seat.objects.bulk_create(Seat(opening=row, number=last + n) for n in range(1, headcount - len(seats) + 1))
        return
    gone, given = len(seats) - len(free), _given(row)
    if headcount < gone + given:
        if given:
            raise GuardFailed(_given_words(gone, given), code="given", field="headcount")
        seats_are = "1 seat is" if gone == 1 else f"{gone} seats are"
        raise GuardFailed(
            f"{seats_are} taken or held here. Keep at least {gone} place{'' if gone == 1 else 's'}.",
            code="taken",
            field="headcount",
        )
    Seat.objects.filter(pk__in=free[: len(seats) - headcount]).delete()


def _given(row: Opening) -> int:
    """How many places a released matching gave to students who were not told yet: their seats are free until then.

    The matching stands above this app, so its rows are asked for by the name of the relation alone.
    """
    waiting = Opening.objects.filter(
        pk=row.pk,
        matches__run__state="released",
        matches__told_at__isnull=True,
        matches__application__state="ready",
    )
    return waiting.count()


def _given_words(gone: int, given: int) -> str:
    places, students = ("place", "student") if given == 1 else ("places", "students")
    are = "is" if given == 1 else "are"
    most = gone + given
    return (
        f"The matching gave {given} {places} here to {students} who {are} being told now. "
        f"Keep at least {most} place{'' if most == 1 else 's'}."
    )
