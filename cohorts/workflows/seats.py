"""Seats: held during the call that makes an offer, taken when everything is done, freed when a hold lapses."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.models import Person
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Enrollment, EnrollmentState, ExitCode, Opening, Placement, Seat, SeatState
from cohorts.records import local_day, zone_of
from cohorts.workflows import schedules

HOLD = arrow("hold", SeatState.FREE, SeatState.HELD, "This seat is not free any more. Look for another one.")
EXTEND = arrow("extend", SeatState.HELD, SeatState.HELD, "Only a held seat can be held longer.")
CONFIRM = arrow(
    "confirm", SeatState.HELD, SeatState.TAKEN, "This seat is not held any more. Hold one again, then go on."
)
FREE = arrow("free", (SeatState.HELD, SeatState.TAKEN), SeatState.FREE, "This seat is free already.")
TRANSITIONS: tuple[Transition, ...] = (HOLD, EXTEND, CONFIRM, FREE)

RELEASE = arrow(
    "release",
    EnrollmentState.RESERVED,
    EnrollmentState.EXITED,
    "This person has started. End the training instead; the seat goes with it.",
)


@retrying
def hold(opening_id: int, *, person: Person, until: datetime, by: Actor, at: datetime, reason: str = "") -> Seat:
    """Hold the first free seat of an opening until an instant, and reserve the person's place in the class."""
    free = Seat.objects.free().filter(opening=opening_id).order_by("number")
    seat = free.select_for_update(skip_locked=True, of=("self",)).first()
    # read after the lock: a class that moves or merges locks its seats, so the dates are those that hold
    opening = Opening.objects.select_related("cohort__version", "cohort__program", "department__site").get(
        pk=opening_id
    )
    if until <= at:
        raise GuardFailed("A seat must be held for some time. Choose a later end.")
    if opening.cohort.canceled_at is not None:
        raise GuardFailed("This class was called off. Choose a seat in another one.")
    if opening.cohort.is_training:
        raise GuardFailed("Participants are signed up for this training class; its seats are not offered to anybody.")
    if seat is None:
        raise Conflict(f"No seat is free in {opening.department} now. Choose another department or the next class.")
    with or_conflict(
        seat_one_held_per_person=f"A seat is being held for {person} already. Settle that one first.",
        seat_one_per_person_and_class=f"{person} has a place in this class already.",
        enrollment_once_per_cohort=f"{person} has a place in this class already.",
    ):
        audit.step(HOLD, seat, by=by, at=at, person=person, reason=reason, person_id=person.pk, held_until=until)
        enrollment = _reserve(opening, seat, person, at)
    audit.record("enrollment.reserve", enrollment, by=by, at=at, person=person, after=enrollment.state, reason=reason)
    return seat


def _reserve(opening: Opening, seat: Seat, person: Person, at: datetime) -> Enrollment:
    cohort = opening.cohort
    return Enrollment.objects.create(
        person=person,
        cohort=cohort,
        track_id=opening.track_id,
        seat=seat,
        reserved_at=at,
        starts_on=cohort.starts_on,
        class_ends_on=cohort.class_ends_on,
        ends_on=cohort.ends_on,
        required_ojl_minutes=cohort.version.required_ojl_minutes,
        required_rti_minutes=cohort.version.required_rti_minutes,
    )


@retrying
def extend(seat_id: int, *, until: datetime, by: Actor, at: datetime, reason: str = "") -> Seat:
    """Hold a held seat until another instant."""
    seat = _locked(seat_id)
    EXTEND.check(seat.state)
    if until <= at:
        raise GuardFailed("A seat must be held for some time. Choose a later end.")
    audit.step(EXTEND, seat, by=by, at=at, person=seat.person_id, reason=reason, held_until=until)
    return seat


@retrying
def confirm(seat_id: int, *, by: Actor, at: datetime, reason: str = "") -> Seat:
    """Make a held seat the person's own: they are placed in its department and get their days."""
    enrollment = _enrollment(seat_id)
    seat = _locked(seat_id)
    audit.step(CONFIRM, seat, by=by, at=at, person=seat.person_id, reason=reason, held_until=None)
    if enrollment is not None:
        Placement.objects.get_or_create(
            enrollment=enrollment,
            ends_on=None,
            defaults={"department_id": seat.opening.department_id, "starts_on": enrollment.starts_on},
        )
        schedules.seat_taken(enrollment, at=at)
    return seat


@retrying
def free(seat_id: int, *, by: Actor, at: datetime, reason: str) -> Seat:
    """Give a seat back before the first day; the reserved place ends with it."""
    return _free(seat_id, by=by, at=at, reason=reason)


def _free(seat_id: int, *, by: Actor, at: datetime, reason: str) -> Seat:
    enrollment = _enrollment(seat_id)
    seat = _locked(seat_id)
    FREE.check(seat.state)
    person_id = seat.person_id
    if enrollment is not None:
        RELEASE.check(enrollment.state)
        zone = zone_of(enrollment.cohort)
        enrollment.planned_days.all().delete()
        enrollment.placements.all().delete()
        audit.step(
            RELEASE,
            enrollment,
            by=by,
            at=at,
            person=person_id,
            reason=reason,
            seat=None,
            exited_on=local_day(at, zone),
            exit_code=ExitCode.RESERVATION_RELEASED,
        )
    audit.step(FREE, seat, by=by, at=at, person=person_id, reason=reason, held_until=None, person_id=None)
    return seat


def release_lapsed(*, at: datetime) -> int:
    """Free every seat that was held until now and no longer. How many."""
    by = Actor.system("seats")
    return each_on_its_own(_left(at).order_by("pk").values_list("pk", flat=True), _release, by=by, at=at)


def _left(at: datetime) -> QuerySet[Seat]:
    """The seats whose hold is over and for which nobody answers.

    While something stands on a seat, as ``settings.SEATS_ANSWERED_FOR`` says, its own step ends the hold: it looks
    first whether the seat is to be taken, and may come to that later than the minute.
    """
    lapsed = Seat.objects.lapsed(at=at)
    if not settings.SEATS_ANSWERED_FOR:
        return lapsed
    return lapsed.exclude(pk__in=import_string(settings.SEATS_ANSWERED_FOR)())


@retrying
def _release(seat_id: int, *, by: Actor, at: datetime) -> bool:
    _enrollment(seat_id)
    still = _left(at).filter(pk=seat_id).select_for_update(skip_locked=True, of=("self",))
    if still.first() is None:
        return False
    _free(seat_id, by=by, at=at, reason="The time for which the seat was held is over.")
    return True


def _enrollment(seat_id: int) -> Enrollment | None:
    """Lock the place behind a seat; enrollments are locked before seats."""
    rows = Enrollment.objects.filter(seat_id=seat_id).select_related("cohort__program__organization")
    return rows.select_for_update(of=("self",)).first()


def _locked(seat_id: int) -> Seat:
    return Seat.objects.select_related("opening").select_for_update(of=("self",)).get(pk=seat_id)
