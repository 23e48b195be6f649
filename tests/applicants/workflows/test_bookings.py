"""Interviews at open times: offered, chosen, moved, given back, called off, missed."""

from datetime import date, time, timedelta

import pytest
from icalendar import Calendar

from applicants.feeds import entries
from applicants.models import Interview, InterviewerTime
from applicants.records.open_times import choice_for, panel_of
from applicants.rules.open_times import Hours
from applicants.workflows import bookings, interviews, open_times, referrals
from apprenticeships.errors import Conflict, DomainError, GuardFailed, NotAllowed
from apprenticeships.ics import Whose
from apprenticeships.messages import kinds
from apprenticeships.models import Event, Message, Parameter, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.booking_world import FRIDAY, MONDAY, asked, booked, chicago, published, terms
from tests.applicants.hiring_world import NOW, candidate_of, world

pytestmark = pytest.mark.django_db


def offered(row, at=NOW):
    row = Interview.objects.select_related("opening__cohort", "application").get(pk=row.pk)
    return [each.starts_at for each in choice_for(row, panel_of(row), at=at).offered]


def letter(message):
    return kinds()[message.kind].build(message)


def calendar(message):
    """The attached event as an independent library reads it: method, uid, sequence, start, status, whom."""
    (file,) = letter(message).attachments
    parsed = Calendar.from_ical(file.content)
    (event,) = parsed.walk("VEVENT")
    to = event.get("attendee", [])
    to = to if isinstance(to, list) else [to]
    return (
        str(parsed["method"]), str(event["uid"]), int(event["sequence"]), event.decoded("dtstart"),
        str(event["status"]), sorted(str(each).removeprefix("mailto:") for each in to),
    )  # fmt: skip


def test_a_number_holds_from_its_day_on_where_the_clinic_is():
    here = world()
    published(here)
    row = asked(here, here.candidate())
    for key in ("interview_ahead_days", "interview_moves"):
        Parameter.objects.create(version=here.version, key=key, value=0, effective_from=date(2026, 1, 9))
    evening = chicago(8, 21)  # January 9 in London

    assert MONDAY in offered(row, at=evening)
    assert MONDAY not in offered(row, at=chicago(9, 0))
    booked_for = Interview(application=row.application, zone=row.zone, starts_at=MONDAY)
    assert bookings.why_not_moved(booked_for, at=evening) == ""
    assert bookings.why_not_moved(booked_for, at=chicago(9, 0)).startswith("You moved this interview as often")


def test_a_candidate_chooses_an_open_time_and_both_calendars_follow_every_change():
    here = world()
    published(here)
    who = here.candidate()

    row = asked(here, who)

    assert (row.state, row.choose_by) == ("requested", date(2026, 1, 12))
    assert set(Message.objects.values_list("key", flat=True)) == {
        f"interview.choose:{row.pk}:2026-01-12", f"interview.choose_reminder:{row.pk}:2026-01-12"
    }  # fmt: skip
    assert letter(Message.objects.get(kind="interview.choose")).context["by_day"] == "Monday, January 12"
    assert offered(row)[:5] == [FRIDAY + timedelta(minutes=30 * number) for number in range(4)] + [MONDAY]
    assert offered(row)[-1] == chicago(30, 10, 30)

    row = bookings.book(row.pk, starts_at=FRIDAY, by=candidate_of(who), at=NOW)

    row.refresh_from_db()
    assert (row.state, row.starts_at, row.ends_at) == ("scheduled", FRIDAY, FRIDAY + timedelta(minutes=30))
    assert (row.place, row.room.name) == ("Room 214, 1 Cedar Bend, second floor", "Room 214")
    assert Message.objects.open().filter(kind__startswith="interview.choose").count() == 0
    people = sorted([who.person.email, here.manager.email])
    for side in ("candidate", "manager"):
        found = calendar(Message.objects.get(key=f"interview.invited:{row.pk}:0:{side}"))
        assert found == ("REQUEST", str(row.calendar_uid), 0, FRIDAY, "CONFIRMED", people)

    moved = bookings.rebook(row.pk, starts_at=MONDAY, by=candidate_of(who), at=NOW, reason="My shift changed.")

    assert (moved.starts_at, moved.moves, moved.sequence) == (MONDAY, 1, 1)
    for side in ("candidate", "manager"):
        message = Message.objects.get(key=f"interview.moved:{row.pk}:1:{side}")
        assert calendar(message) == ("REQUEST", str(row.calendar_uid), 1, MONDAY, "CONFIRMED", people)
        assert letter(message).context["reason"] == "My shift changed."
    assert FRIDAY in offered(moved)

    bookings.give_back(row.pk, by=candidate_of(who), at=NOW, reason="My child is ill.")

    for side in ("candidate", "manager"):
        found = calendar(Message.objects.get(key=f"interview.canceled:{row.pk}:2:{side}"))
        assert found == ("CANCEL", str(row.calendar_uid), 2, MONDAY, "CANCELLED", people)
    assert InterviewerTime.objects.filter(starts_at__isnull=False).count() == 0
    kinds_told = list(Event.objects.filter(person=who.person).order_by("pk").values_list("kind", flat=True))
    assert kinds_told == [
        "interview.request", "interview.offer_times", "interview.schedule", "interview.move", "interview.cancel"
    ]  # fmt: skip


def test_it_is_reminded_once_on_its_day_and_a_moved_one_again():
    here = world()
    published(here)
    who = here.candidate()
    row = booked(here, who, starts_at=FRIDAY + timedelta(minutes=90))

    first = Message.objects.filter(kind="interview.today").order_by("key")
    assert [each.due_at for each in first] == [chicago(9, 8)] * 2  # three hours before is night yet
    bookings.rebook(row.pk, starts_at=MONDAY, by=candidate_of(who), at=NOW, reason="Bus.")

    left = Message.objects.open().filter(kind="interview.today")
    assert sorted((each.key, each.due_at) for each in left) == [
        (f"interview.today:{row.pk}:1:candidate", chicago(12, 8)),
        (f"interview.today:{row.pk}:1:manager", chicago(12, 8)),
    ]
    assert letter(left.first()).context["when"] == "Monday, January 12 at 9:00 a.m."


def test_a_panel_is_offered_when_everybody_is_open_and_each_of_them_is_taken_and_invited():
    here = world()
    colleague = here.panelist(name="Sam Ortiz")
    published(here)
    published(here, colleague, weekdays=frozenset({0}), opens=time(10), closes=time(12), minutes=45, room="")
    other = here.candidate()
    here.meet(other, manager=colleague, starts_at=chicago(12, 10), minutes=30)
    who = here.candidate()

    row = asked(here, who, panel=[colleague])

    later = [chicago(19, 10), chicago(19, 10, 30), chicago(26, 10), chicago(26, 10, 30)]
    assert offered(row) == [chicago(12, 10, 30), *later]
    row = bookings.book(row.pk, starts_at=chicago(12, 10, 30), by=candidate_of(who), at=NOW)
    invited = Message.objects.get(key=f"interview.invited:{row.pk}:0:panel-{colleague.pk}")
    assert calendar(invited)[-1] == sorted([who.person.email, here.manager.email, colleague.email])
    assert letter(invited).context["other"] == who.person.name
    assert [each.uid for each in entries(Whose.of(colleague), at=NOW)].count(row.calendar_uid) == 1
    with pytest.raises(Conflict, match="Sam Ortiz has another interview on Monday, January 12 at 10:30"):
        here.meet(here.candidate(), manager=colleague, starts_at=chicago(12, 10, 45))


def test_times_that_nobody_chose_are_offered_again_with_those_who_take_part_now():
    here = world()
    colleague = here.panelist()
    published(here)
    published(here, colleague, room="")
    who = here.candidate()
    asked(here, who, panel=[colleague])

    again = asked(here, who, at=NOW + timedelta(days=6))

    assert panel_of(again) == [here.manager.pk]


def test_times_are_offered_from_soon_on_until_the_class_begins_and_not_when_somebody_or_the_room_is_taken():
    here = world()
    source = published(here, weekdays=frozenset(range(7)), opens=time(9), closes=time(10), last_day=date(2026, 6, 1))
    for kind, day, hours in (
        ("off", 10, None), ("extra", 11, Hours(time(17), time(18))), ("shut", 12, Hours(time(9), time(9, 30)))
    ):  # fmt: skip
        open_times.add_exception(source.pk, kind, date(2026, 1, day), hours, by=here.by, at=NOW)
    colleague = here.panelist()
    here.meet(here.candidate(), manager=colleague, starts_at=chicago(8, 9), place="Upstairs", room="room  214")
    other = here.department()
    elsewhere = make.user(Role.HIRING_MANAGER, department=other.department)
    who = here.candidate(to=(here.opening, other))
    here.meet(who, opening_id=other.pk, manager=elsewhere, starts_at=chicago(9, 9, 30))
    row = asked(here, who)

    found = offered(row, at=chicago(7, 20))

    assert found[:5] == [chicago(8, 9, 30), chicago(9, 9), chicago(11, 9), chicago(11, 9, 30), chicago(11, 17)]
    assert chicago(12, 9) not in found
    assert chicago(12, 9, 30) in found
    assert found[-1] == chicago(30, 9, 30)  # the class begins on Monday, February 2: no seat is offered on the weekend
    assert offered(row, at=chicago(7, 22))[0] == chicago(9, 9)  # twelve hours before, and no later
    open_times.stop(source.pk, by=here.by, at=NOW)
    assert offered(row) == []


def test_who_is_too_late_for_a_time_learns_so_and_nothing_changes():
    here = world()
    published(here)
    booked(here, here.candidate())
    who = here.candidate()
    row = asked(here, who)
    before = (Event.objects.count(), Message.objects.count())

    for starts_at in (FRIDAY, FRIDAY + timedelta(minutes=7), NOW, chicago(1, 9, month=3)):
        with pytest.raises(Conflict, match="somebody else was faster"):
            bookings.book(row.pk, starts_at=starts_at, by=candidate_of(who), at=NOW)

    assert (Event.objects.count(), Message.objects.count()) == before
    assert FRIDAY not in offered(row)
    assert bookings.book(row.pk, starts_at=MONDAY, by=candidate_of(who), at=NOW).state == "scheduled"
    assert bookings.book(row.pk, starts_at=MONDAY, by=candidate_of(who), at=NOW).pk == row.pk  # a double click
    with pytest.raises(Conflict, match="nothing to choose"):
        bookings.book(row.pk, starts_at=chicago(16, 9), by=candidate_of(who), at=NOW)


def test_a_candidate_moves_twice_until_a_day_before_and_says_why():
    here = world()
    published(here)
    who = here.candidate()
    row = booked(here, who)
    by = candidate_of(who)

    def move(to, at=NOW, reason="Bus."):
        return bookings.rebook(row.pk, starts_at=to, by=by, at=at, reason=reason)

    def refusal(*args, **fields):
        with pytest.raises(DomainError) as refused:
            move(*args, **fields)
        return refused.value.message

    assert refusal(MONDAY, reason=" ").startswith("Say why")
    assert refusal(FRIDAY).startswith("This is the time that you have")
    late = FRIDAY - timedelta(hours=24) + timedelta(seconds=1)
    assert refusal(MONDAY, at=late).startswith("It begins in less than 24")
    move(MONDAY, at=FRIDAY - timedelta(hours=24))
    move(chicago(16, 9))
    assert refusal(chicago(19, 9)).startswith("You moved this interview as often as you can")
    with pytest.raises(NotAllowed):
        bookings.rebook(row.pk, starts_at=MONDAY, by=candidate_of(here.candidate()), at=NOW, reason="Mine.")
    with pytest.raises(GuardFailed, match="has begun"):
        bookings.give_back(row.pk, by=by, at=chicago(16, 9), reason="Late.")
    bookings.give_back(row.pk, by=by, at=chicago(16, 8, 59), reason="Ill.")
    assert refusal(MONDAY).startswith("This interview has no time any more")


def test_what_the_interviewer_cancels_leads_to_other_times_with_a_new_calendar_object():
    here = world()
    colleague = here.panelist()
    published(here)
    published(here, colleague, room="")
    who = here.candidate()
    row = asked(here, who, panel=[colleague])
    row = bookings.book(row.pk, starts_at=FRIDAY, by=candidate_of(who), at=NOW)

    old, new = bookings.call_off(row.pk, by=here.by, at=NOW, reason="I am ill.")

    assert (old.state, old.sequence, old.cancel_reason) == ("canceled", 1, "I am ill.")
    assert (new.state, new.choose_by, panel_of(new)) == (
        "requested",
        date(2026, 1, 12),
        [here.manager.pk, colleague.pk],
    )
    assert new.calendar_uid != old.calendar_uid
    assert letter(Message.objects.get(key=f"interview.canceled:{old.pk}:1:candidate")).context["again"] is True
    assert letter(Message.objects.get(kind="interview.choose", context__interview=new.pk)).context["why"] == "canceled"
    assert FRIDAY in offered(new)


@pytest.mark.parametrize(("leads", "seated"), [(False, 1), (True, 0)])
def test_other_times_are_not_offered_with_who_stepped_aside(leads, seated):
    here = world()
    colleague = here.panelist()
    second = Actor.user(make.user(Role.HIRING_MANAGER, department=here.opening.department))
    published(here)
    published(here, colleague, room="")
    who = here.candidate()
    row = asked(here, who, panel=[colleague])
    bookings.book(row.pk, starts_at=FRIDAY, by=candidate_of(who), at=NOW)
    by = here.by if leads else Actor.user(colleague)
    referrals.declare(who.pk, conflict=True, kind="friend", by=by, at=NOW)

    old, new = bookings.call_off(row.pk, by=second, at=NOW, reason="The room is closed.")

    assert old.state == "canceled"
    assert len(panel_of(new) if new else []) == seated


def test_who_does_not_come_is_offered_other_times_once_and_then_the_coordinator_decides():
    here = world()
    published(here)
    who = here.candidate()
    first = booked(here, who)

    _, again = bookings.missed(first.pk, by=here.by, at=FRIDAY + timedelta(minutes=20))

    assert letter(Message.objects.get(kind="interview.choose", context__interview=again.pk)).context["why"] == "missed"
    bookings.book(again.pk, starts_at=MONDAY, by=candidate_of(who), at=FRIDAY + timedelta(hours=1))
    second, none = bookings.missed(again.pk, by=here.by, at=MONDAY + timedelta(minutes=20))
    assert (none, second.left_at) == (None, MONDAY + timedelta(minutes=20))
    assert Event.objects.filter(kind="interview.left").count() == 1

    held = interviews.hold(second.pk, by=here.by, at=MONDAY + timedelta(hours=1))
    assert (held.state, held.left_at) == ("held", None)


def test_an_interview_that_took_place_after_all_takes_the_other_times_back():
    here = world()
    published(here)
    who = here.candidate()
    row = booked(here, who)
    _, again = bookings.missed(row.pk, by=here.by, at=FRIDAY + timedelta(minutes=20))

    interviews.hold(row.pk, by=here.by, at=FRIDAY + timedelta(minutes=40))

    again.refresh_from_db()
    assert again.state == "canceled"
    assert Interview.objects.to_choose().count() == 0


def test_a_program_that_offers_nobody_a_second_time_leaves_it_to_the_coordinator_at_once():
    here = world()
    published(here)
    Parameter.objects.create(version=here.version, key="no_show_offers", value=0, effective_from=date(2026, 1, 1))
    row = booked(here, here.candidate())

    row, again = bookings.missed(row.pk, by=here.by, at=FRIDAY + timedelta(minutes=20))

    assert again is None
    assert row.left_at is not None


def test_times_are_offered_only_by_those_who_published_some_and_may_meet_the_candidate():
    here = world()
    who = here.candidate()
    colleague = here.panelist(name="Sam Ortiz")

    with pytest.raises(GuardFailed, match="No open times of Priya Raman and Sam Ortiz are published"):
        asked(here, who, panel=[colleague])
    published(here)
    with pytest.raises(GuardFailed, match="No open times of Sam Ortiz are published"):
        asked(here, who, panel=[colleague])
    with pytest.raises(GuardFailed, match="does not interview for"):
        asked(here, who, panel=[make.user(Role.HIRING_MANAGER)])
    referrals.declare(who.pk, conflict=True, kind="friend", by=Actor.user(colleague), at=NOW)
    with pytest.raises(GuardFailed, match="Sam Ortiz takes no part"):
        asked(here, who, panel=[colleague])
    row = asked(here, who)
    with pytest.raises(Conflict, match="has a time already, or chooses one now"):
        asked(here, who)
    again = asked(here, who, at=chicago(13, 9))  # the last day is over
    assert (again.pk, again.choose_by) == (row.pk, date(2026, 1, 16))
    assert Message.objects.filter(kind="interview.choose").count() == 2
    here.meet(who, starts_at=chicago(8, 13))
    row.refresh_from_db()
    assert (row.state, row.choose_by) == ("scheduled", None)


def test_nobody_chooses_once_the_department_has_passed_them_over():
    here = world()
    published(here)
    who = here.candidate()
    row = asked(here, who)

    referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=NOW)

    with pytest.raises(Conflict, match="nothing to choose"):
        bookings.book(row.pk, starts_at=FRIDAY, by=candidate_of(who), at=NOW)


def test_open_times_are_changed_and_stopped_by_their_owner_only_and_refused_at_their_field():
    here = world()
    row = published(here)
    colleague = Actor.user(here.panelist())

    def refused(step, *args, **fields):
        with pytest.raises(DomainError) as found:
            step(*args, **({"by": here.by, "at": NOW} | fields))
        return found.value.field or found.value.code

    assert refused(open_times.change, row.pk, terms(), by=colleague) == "not-allowed"
    assert refused(open_times.change, row.pk, terms(minutes=5)) == "minutes"
    assert refused(open_times.change, row.pk, terms(last_day=date(2025, 12, 31))) == "last_day"
    assert refused(open_times.change, row.pk, terms(place=" ", room="")) == "place"
    assert refused(open_times.change, row.pk, terms(is_video=True)) == "room"
    assert refused(open_times.publish, here.manager, make.make_department(), terms()) == "department"
    day = date(2026, 1, 12)
    assert refused(open_times.add_exception, row.pk, "never", day) == "kind"
    assert refused(open_times.add_exception, row.pk, "off", date(2026, 1, 6)) == "day"
    assert refused(open_times.add_exception, row.pk, "extra", date(2026, 2, 1), Hours(time(9), time(10))) == "day"
    assert refused(open_times.add_exception, row.pk, "extra", day, Hours(time(9), time(9, 10))) == "closes"
    assert refused(open_times.add_exception, row.pk, "shut", day) == "opens"
    found = open_times.add_exception(row.pk, "off", day, by=here.by, at=NOW)
    assert refused(open_times.add_exception, row.pk, "off", day) == "conflict"
    open_times.remove_exception(found.pk, by=here.by, at=NOW)
    assert refused(open_times.remove_exception, found.pk) == "conflict"
    changed = open_times.change(row.pk, terms(room="ROOM 214", minutes=20), by=here.by, at=NOW)
    assert (changed.minutes, changed.room_id) == (20, row.room_id)
    open_times.stop(row.pk, by=here.by, at=NOW)
    assert refused(open_times.stop, row.pk) == "conflict"
