"""Training classes: planned with their meetings, filled with participants, and never mixed up with apprenticeships."""

from datetime import date, time, timedelta

import pytest

from apprenticeships.errors import Conflict, GuardFailed, TransitionRefused
from apprenticeships.models import Event, Message, Role
from apprenticeships.rules.dates import DAY
from cohorts.models import (
    Attendance,
    ClassSession,
    Cohort,
    Enrollment,
    EnrollmentState,
    ExitCode,
    Mark,
    PlannedDay,
    ScheduleState,
    Seat,
    SeatState,
    WageChange,
)
from cohorts.workflows import attendance, enrollments, registry, schedules, seats, trainings
from cohorts.workflows.trainings import Meetings
from tests import factories as make
from tests import partnership
from tests.cohorts.scene import at, race
from tests.factories import NOON, ROBOT
from tests.trainings import DAYS, enrolled, planned

pytestmark = pytest.mark.django_db
MEETINGS = Meetings(DAYS, time(9), 180)


@pytest.fixture
def version():
    return partnership.partnership()


def test_a_planned_class_has_its_dates_in_order_its_seats_and_its_meetings(version):
    row = planned(version, places=12)

    assert (row.starts_on, row.ends_on, row.apply_by) == (DAYS[0], DAYS[-1] + DAY, DAYS[0] - DAY)
    assert (row.schedule_state, row.title) == (ScheduleState.PUBLISHED, "Electronic health records")
    assert Seat.objects.free().filter(opening__cohort=row).count() == 12
    found = list(row.class_sessions.order_by("number"))
    assert [(each.number, each.date, each.minutes) for each in found] == [
        (n, day, 180) for n, day in enumerate(DAYS, 1)
    ]
    assert {(each.title, each.place) for each in found} == {("Electronic health records", "Room 2")}
    assert found[0].starts_at == at(DAYS[0], 9)
    assert set(Event.objects.filter(subject_id=row.pk).values_list("kind", flat=True)) >= {"cohort.plan_training"}


def test_a_class_may_be_at_a_partner_with_its_own_instructor(version):
    clinic = partnership.clinic()
    teacher = make.staff()
    make.membership(teacher, Role.INSTRUCTOR, organization=clinic)
    room = make.make_department(site=make.make_site(organization=clinic, name="Harbor"))

    row = planned(version, department=room, instructor=teacher, place="")

    assert set(row.class_sessions.values_list("instructor", "place")) == {(teacher.pk, str(room))}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"title": "  "}, "title", "Write what is taught"),
        ({"places": 0}, "places", "from 1 to 500"),
        ({"places": 501}, "places", "from 1 to 500"),
        ({"minutes": 10}, "minutes", "15 to 720"),
        ({"days": ()}, "days", "at least one day"),
        (
            {"days": (date(2026, 1, 19),)},
            "days",
            "The next working day is Tuesday, January 20, 2026",
        ),
        ({"days": (date(2026, 1, 6),)}, "days", "is over"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(version, changes, field, words):
    with pytest.raises(GuardFailed) as refused:
        planned(version, **changes)

    assert (refused.value.field, words in refused.value.message) == (field, True)
    assert not Cohort.objects.exists()


def test_only_lines_that_count_classes_have_classes(version):
    with pytest.raises(GuardFailed, match="does not count for this line"):
        planned(version, component=partnership.component(version, "tuition"))


def test_a_place_of_strangers_is_refused(version):
    elsewhere = make.make_site(organization=partnership.clinic("far", name="Far"), name="Far")

    with pytest.raises(GuardFailed, match="nobody in the partnership"):
        planned(version, department=make.make_department(site=elsewhere))


def test_a_person_who_does_not_teach_is_refused(version):
    with pytest.raises(GuardFailed, match="no instructor"):
        planned(version, instructor=make.staff(Role.COORDINATOR))


def test_the_same_class_twice_is_refused_and_another_title_is_fine(version):
    planned(version)
    with pytest.raises(Conflict, match="Write another title"):
        planned(version)

    assert planned(version, title="Leading a huddle").pk


def test_seats_are_of_a_path_that_no_registry_knows_if_there_is_one(version):
    partnership.registration(version.tracks.get())
    free = make.make_track(version, position=9, slug="nurse")

    assert planned(version).openings.get().track == free


def test_participants_get_a_seat_an_active_place_and_one_mail(version):
    row = planned(version)
    people = [partnership.participant(version, person=make.applicant()) for _ in range(3)]

    found = enrolled(row, *people)

    assert {each.state for each in found} == {EnrollmentState.ACTIVE}
    taken = Seat.objects.filter(opening__cohort=row, state=SeatState.TAKEN)
    assert set(taken.values_list("person_id", flat=True)) == {each.person_id for each in people}
    assert {each.starts_on for each in found} == {DAYS[0]}
    assert Message.objects.filter(kind="schedule.published").count() == 3
    assert not PlannedDay.objects.exists()
    assert not WageChange.objects.exists()


def test_signing_up_twice_changes_nothing(version):
    row, who = planned(version), partnership.participant(version)
    enrolled(row, who)

    assert enrolled(row, who) == []
    assert Enrollment.objects.count() == 1


def test_a_full_class_says_how_many_fit_and_takes_nobody(version):
    row = planned(version, places=2)
    people = [partnership.participant(version) for _ in range(3)]

    with pytest.raises(GuardFailed, match="2 places are free, and you chose 3 people"):
        enrolled(row, *people)
    assert not Enrollment.objects.exists()
    enrolled(row, *people[:2])
    with pytest.raises(GuardFailed, match="All places of this class are taken"):
        enrolled(row, people[2])


def test_who_left_or_is_of_another_program_gets_no_place(version):
    row = planned(version)
    gone = partnership.participant(version, left_on=NOON.date())
    stranger = partnership.participant(make.version())

    assert enrolled(row, gone, stranger) == []


def test_who_joins_late_starts_that_day(version):
    row = planned(version)

    (found,) = enrolled(row, partnership.participant(version), at=at(DAYS[1], 8))

    assert found.starts_on == DAYS[1]


def test_nobody_is_signed_up_after_the_last_meeting_or_for_other_classes(version):
    row, who = planned(version), partnership.participant(version)
    with pytest.raises(GuardFailed, match="last meeting of this class is over"):
        enrolled(row, who, at=at(DAYS[-1], 13))
    with pytest.raises(GuardFailed, match="by an offer"):
        enrolled(make.cohort(version=version), who)
    Cohort.objects.filter(pk=row.pk).update(canceled_at=NOON)
    with pytest.raises(GuardFailed, match="called off"):
        enrolled(row, who)


@pytest.mark.django_db(transaction=True)
def test_the_last_seat_is_given_once():
    version = partnership.partnership()
    row = planned(version, places=1)
    people = [partnership.participant(version) for _ in range(2)]

    came_to = race(2, lambda number: len(enrolled(row, people[number])))

    assert min(str(each) for each in came_to) == "1"
    assert Enrollment.objects.count() == 1


def test_somebody_is_taken_off_before_the_first_meeting_and_may_come_back(version):
    row, who = planned(version, places=1), partnership.participant(version)
    (place,) = enrolled(row, who)

    trainings.take_off(place.pk, by=ROBOT, at=NOON, reason="Changed shifts.")

    place.refresh_from_db()
    assert (place.state, place.exit_code, place.seat_id) == (
        EnrollmentState.EXITED,
        ExitCode.RESERVATION_RELEASED,
        None,
    )
    assert Seat.objects.get(opening__cohort=row).state == SeatState.FREE
    with pytest.raises(TransitionRefused):
        trainings.take_off(place.pk, by=ROBOT, at=NOON)
    assert len(enrolled(row, who)) == 1


def test_after_the_first_meeting_the_training_is_ended_instead_and_who_comes_back_has_one_seat(version):
    row, who = planned(version, places=1), partnership.participant(version)
    (place,) = enrolled(row, who)

    with pytest.raises(GuardFailed, match="met on Tuesday, February 3, 2026 already"):
        trainings.take_off(place.pk, by=ROBOT, at=at(DAYS[0], 10))
    enrollments.exit(place.pk, code=ExitCode.RESIGNED, on=DAYS[0], by=ROBOT, at=at(DAYS[0], 13))

    assert Enrollment.objects.get(pk=place.pk).exit_code == ExitCode.RESIGNED
    (again,) = enrolled(row, who, at=at(DAYS[0], 14))
    place.refresh_from_db()
    assert (place.state, place.seat, again.seat.person) == (EnrollmentState.EXITED, None, who.person)


def test_an_apprentice_is_not_taken_off_this_way():
    with pytest.raises(GuardFailed, match="Only participants of a training class"):
        trainings.take_off(make.enrollment().pk, by=ROBOT, at=NOON)


def test_places_are_added_and_those_taken_stay(version):
    row = planned(version, places=1)
    enrolled(row, partnership.participant(version))
    trainings.resize(row.pk, places=3, by=ROBOT, at=NOON)
    enrolled(row, partnership.participant(version))

    with pytest.raises(GuardFailed, match="2 seats are taken") as refused:
        trainings.resize(row.pk, places=1, by=ROBOT, at=NOON)
    assert refused.value.field == "places"
    assert row.openings.get().seats.count() == 3


def test_the_weeks_of_the_program_are_never_made_for_a_training_class(version):
    row = planned(version)
    (place,) = enrolled(row, partnership.participant(version))

    with pytest.raises(GuardFailed, match="own meetings"):
        schedules.generate(row.pk, by=ROBOT, at=NOON)
    assert schedules.plan_days([place]) == 0
    assert ClassSession.objects.filter(cohort=row).count() == len(DAYS)
    assert not PlannedDay.objects.exists()


def test_a_moved_meeting_is_told_when_it_is_published_again(version):
    row = planned(version)
    enrolled(row, partnership.participant(version, person=make.applicant()))
    schedules.move_class(row.class_sessions.first().pk, starts_at=at(DAYS[0], 14), by=ROBOT, at=NOON)

    schedules.publish(row.pk, by=ROBOT, at=NOON)

    assert Message.objects.get(kind="schedule.changed").context["numbers"] == [1]


def test_a_training_has_no_pause_no_exam_and_no_raise_when_it_is_finished(version):
    version.tracks.update(exam_brand="nha-ccma")
    row = planned(version)
    (place,) = enrolled(row, partnership.participant(version, person=make.applicant()))
    with pytest.raises(GuardFailed, match="no pauses"):
        enrollments.pause(place.pk, on=DAYS[0], reason="Away", by=ROBOT, at=at(DAYS[0]))
    teacher = make.staff(Role.COORDINATOR)
    for session in row.class_sessions.all():
        attendance.mark(
            session.pk, marks={place.pk: (Mark.PRESENT, None)}, by=trainings.Actor.user(teacher), at=session.ends_at
        )

    after = DAYS[-1] + DAY
    enrollments.complete(place.pk, on=after, by=ROBOT, at=at(after))

    assert Attendance.objects.count() == 3
    assert not WageChange.objects.exists()
    assert not Message.objects.filter(kind="training.graduated").exists()


def test_no_seat_of_a_training_class_is_held_for_an_applicant(version):
    opening = planned(version).openings.get()

    with pytest.raises(GuardFailed, match="not offered"):
        seats.hold(opening.pk, person=make.person(), until=NOON + timedelta(days=1), by=ROBOT, at=NOON)


def test_somebody_in_a_training_class_gives_no_answers_for_the_registry(version):
    partnership.registration(version.tracks.get())
    (place,) = enrolled(planned(version), partnership.participant(version))
    coordinator = make.staff(Role.COORDINATOR)

    with pytest.raises(GuardFailed, match="Only apprentices"):
        registry.answer(place.pk, answers={}, by=trainings.Actor.user(coordinator), at=NOON)
