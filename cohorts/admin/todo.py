"""What needs doing in training: raises to approve, exams to record, hours nobody approved, classes without days."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Count, DateField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, late_by, plural
from apprenticeships.models import Parameter, User
from apprenticeships.rules.words import day_in_words
from cohorts.models import (
    Attendance,
    Cohort,
    Enrollment,
    EnrollmentState,
    ExamAttempt,
    ExamState,
    HoursEntry,
    Mark,
    OpeningRequest,
    RequestState,
    ScheduleState,
    Seat,
    SeatState,
    WageChange,
)
from cohorts.workflows.anti_harassment import apprentices, without

NAME: Final = ("enrollment__person__given_name", "enrollment__person__family_name")
SCHEDULE_BEFORE: Final = timedelta(days=21)
WEEK: Final = timedelta(days=7)
AWAY_LIMIT: Final = 2


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The lists of training."""
    on = at.astimezone(desk(user).zone).date()
    yield _results(user, at)
    yield _exams_late(user, on)
    yield _raises(user, on)
    yield _absent(user)
    yield _hours(user, on)
    yield _schedules(user, on)
    yield _free(user, on)
    yield _places(user)
    yield _untrained(user, on)


def _places(user: User) -> Asking:
    """Places that departments ask for."""
    rows = scoped(OpeningRequest.objects.all(), user).filter(state=RequestState.ASKED)
    count, first = yield counted(rows.order_by("asked_at", "pk"), "department__name", "headcount")
    return TodoList(
        When.WEEK,
        count,
        plural(count, "department asks for places", "departments ask for places"),
        reverse("classes:opening-requests"),
        f"First: {first[0]}, {first[1]}",
    )


def _untrained(user: User, on: date) -> Asking:
    rows = without(scoped(apprentices(), user), on).order_by("starts_on", "pk")
    count, first = yield counted(rows, "person__given_name", "person__family_name")
    return TodoList(
        When.WEEK,
        count,
        plural(
            count,
            "apprentice lacks the training against harassment",
            "apprentices lack the training against harassment",
        ),
        reverse("conduct:people") + "?who=apprentices&show=missing",
        f"Longest here: {first[0]} {first[1]}",
    )


def _results(user: User, at: datetime) -> Asking:
    rows = scoped(ExamAttempt.objects.all(), user).filter(state=ExamState.BOOKED, starts_at__lt=at)
    count, first = yield counted(rows.order_by("starts_at"), *NAME)
    small = f"Longest: {first[0]} {first[1]}"
    return TodoList(
        When.TODAY,
        count,
        plural(count, "exam result is missing", "exam results are missing"),
        reverse("classes:exams") + "?show=results",
        small,
    )


def _exams_late(user: User, on: date) -> Asking:
    rows = scoped(ExamAttempt.objects.all(), user).filter(state=ExamState.PLANNED, window_to__lt=on)
    count, first = yield counted(rows.order_by("window_to"), *NAME, "window_to")
    return TodoList(
        When.LATE,
        count,
        plural(count, "exam has no time, and its days are over", "exams have no time, and their days are over"),
        reverse("classes:exams") + "?show=late",
        f"Longest: {first[0]} {first[1]}, until {day_in_words(first[2])}",
        "stop",
        late_by(first[2], on),
    )


def _raises(user: User, on: date) -> Asking:
    count, first = yield counted(scoped(WageChange.objects.due(), user).order_by("effective_on"), *NAME, "effective_on")
    late = first[2] < on
    return TodoList(
        When.LATE if late else When.TODAY,
        count,
        plural(count, "raise waits for your yes", "raises wait for your yes"),
        reverse("classes:pay"),
        f"{first[0]} {first[1]}, from {day_in_words(first[2])}",
        "stop" if late else "you",
        late_by(first[2], on) if late else "Your turn",
    )


def absent_twice(rows: QuerySet[Enrollment]) -> QuerySet[Enrollment]:
    """Those in training who missed the last two classes of their own cohort that were marked."""
    last = (
        Attendance.objects.filter(enrollment=OuterRef("pk"), session__cohort=OuterRef("cohort"))
        .order_by("-session__date", "-session__number")
        .values("mark")
    )
    active = rows.filter(state=EnrollmentState.ACTIVE)
    return active.annotate(one=last[:1], two=last[1:AWAY_LIMIT]).filter(one=Mark.ABSENT, two=Mark.ABSENT)


def without_hours(rows: QuerySet[Enrollment], on: date) -> QuerySet[Enrollment]:
    """Those in training without any approved hours in the last two whole weeks."""
    monday = on - timedelta(days=on.weekday())
    since = monday - 2 * WEEK
    recent = HoursEntry.objects.approved().filter(enrollment=OuterRef("pk"), date__gte=since, date__lt=monday)
    active = rows.filter(state=EnrollmentState.ACTIVE, starts_on__lte=since, ends_on__gt=on)
    return active.filter(~Exists(recent), cohort__component__isnull=True)


def _absent(user: User) -> Asking:
    rows = absent_twice(scoped(Enrollment.objects.all(), user)).order_by("pk")
    count, first = yield counted(rows, "person__given_name", "person__family_name")
    return TodoList(
        When.TODAY,
        count,
        plural(count, "apprentice missed two classes in a row", "apprentices missed two classes in a row"),
        reverse("admin:cohorts_enrollment_changelist") + "?missed=two",
        f"{first[0]} {first[1]}. Call today",
    )


def _hours(user: User, on: date) -> Asking:
    count, _ = yield counted(without_hours(scoped(Enrollment.objects.all(), user), on))
    return TodoList(
        When.WEEK,
        count,
        plural(
            count, "apprentice has no approved hours for two weeks", "apprentices have no approved hours for two weeks"
        ),
        reverse("admin:cohorts_enrollment_changelist") + "?missed=hours",
        "Their preceptors approve each week",
        "us",
        "Preceptors’ turn",  # noqa: RUF001 - the apostrophe of print
    )


def unpublished(rows: QuerySet[Cohort], on: date) -> QuerySet[Cohort]:
    """Classes with people in them that begin soon, and whose days nobody published."""
    peopled = Enrollment.objects.filter(cohort=OuterRef("pk"))
    soon = rows.filter(Exists(peopled), canceled_at__isnull=True, starts_on__range=(on, on + SCHEDULE_BEFORE))
    return soon.exclude(schedule_state=ScheduleState.PUBLISHED)


def _schedules(user: User, on: date) -> Asking:
    rows = unpublished(scoped(Cohort.objects.all(), user), on)
    count, first = yield counted(rows.order_by("starts_on", "pk"), "starts_on", "program__name")
    return TodoList(
        When.WEEK,
        count,
        plural(count, "class has no published schedule", "classes have no published schedule"),
        reverse("classes:list") + "?show=unpublished",
        f"{first[1]}, starts on {day_in_words(first[0])}",
    )


def with_free_seats(rows: QuerySet[Cohort], on: date) -> QuerySet[Cohort]:
    """Classes that begin soon and have seats nobody has, as ``free`` of all their ``places``, or no places at all."""
    seats = Seat.objects.filter(opening__cohort=OuterRef("pk")).order_by().values("opening__cohort")
    days = Parameter.objects.number("free_seats_days", version=OuterRef("version_id"), on=on)
    until = ExpressionWrapper(Value(on, DateField()) + days, DateField())
    coming = rows.filter(component__isnull=True, canceled_at__isnull=True, starts_on__gt=on, starts_on__lte=until)
    asked = coming.annotate(places=_many(seats, Q()), free=_many(seats, Q(state=SeatState.FREE)))
    return asked.filter(Q(free__gt=0) | Q(places=0))


def _many(rows: QuerySet[Seat, Any], which: Q) -> Coalesce:
    return Coalesce(Subquery(rows.filter(which).annotate(many=Count("pk")).values("many")), 0)


def _free(user: User, on: date) -> Asking:
    rows = with_free_seats(scoped(Cohort.objects.all(), user), on)
    count, first = yield counted(rows.order_by("starts_on", "pk"), "starts_on", "program__name", "free", "places")
    start, program, free, places = first
    days = (start - on).days
    return TodoList(
        When.TODAY if days <= WEEK.days else When.WEEK,
        count,
        plural(
            count,
            "class begins soon and has free seats: fill them, move it or call it off",
            "classes begin soon and have free seats: fill them, move them or call them off",
        ),
        reverse("classes:list") + "?show=free",
        f"{program}, {day_in_words(start)}: {_free_words(free, places)}",
        "you",
        "Tomorrow" if days == 1 else f"In {days} days",
    )


def _free_words(free: int, places: int) -> str:
    if not places:
        return "no places are open in it"
    return f"nobody is in its {places} seats" if free == places else f"{free} of {places} seats are free"
