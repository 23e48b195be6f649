"""Students under 18 in California, their school, and shifts by the clock on the wall."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cohorts.rules.hours import Entry, EntryKind
from cohorts.rules.minors.laws import CALIFORNIA, laws_for
from cohorts.rules.minors.school import SchoolCalendar, WorkPermit
from cohorts.rules.minors.shifts import Student

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
SCHOOL = SchoolCalendar(
    district="Cedar Bend Unified",
    since=date(2025, 8, 1),
    through=date(2026, 12, 31),
    opens=time(8, 30),
    closes=time(15, 30),
    terms=((date(2025, 8, 14), date(2026, 6, 10)), (date(2026, 8, 13), date(2026, 12, 18))),
    days_off=frozenset({date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 19), date(2026, 9, 7), date(2026, 11, 11)}),
)
PERMIT = WorkPermit(date(2025, 9, 1), date(2026, 8, 18))
IN_CALIFORNIA = laws_for({CALIFORNIA})
WEDNESDAY, FRIDAY, SATURDAY, SUNDAY = date(2026, 1, 7), date(2026, 1, 9), date(2026, 1, 10), date(2026, 1, 11)
SUMMER = date(2026, 7, 8)  # a Wednesday


def student(age, *, laws=IN_CALIFORNIA, permit=PERMIT, school=SCHOOL, **fields):
    """Somebody who turned this age on January 1, 2026."""
    return Student(date(2026 - age, 1, 1), laws, school, permit, **fields)


def shift(day, begins, ends, *, unpaid_break=0):
    """Clock times as hours and minutes in one number: 1830 is half past six; 2430 is after midnight."""
    start, end = (
        datetime.combine(day, time.min, LOS_ANGELES) + timedelta(hours=at // 100, minutes=at % 100)
        for at in (begins, ends)
    )
    return Entry(EntryKind.CLINIC, start, end, unpaid_break)


def broken(verdict):
    return tuple(refusal.code for refusal in verdict.refusals)
