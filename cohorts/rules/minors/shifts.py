"""May this student work this shift? If not: which rule says so, and what would be legal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from apprenticeships.rules.dates import DAY, age_on
from apprenticeships.rules.words import day_in_words, minutes_in_words, time_in_words, verb
from cohorts.rules.hours import Entry
from cohorts.rules.minors.laws import ADULT, Law, Limit, When, strictest
from cohorts.rules.minors.school import SchoolCalendar, WorkPermit, birthday, is_summer, week_of, week_start

MINUTES_PER_DAY = 24 * 60
SCHOOL_CALENDAR = "school-calendar"
NEEDS_SCHOOL = frozenset({When.SCHOOL_DAY, When.SCHOOL_TODAY_AND_TOMORROW, When.SCHOOL_TOMORROW, When.SCHOOL_WEEK})


@dataclass(frozen=True, slots=True)
class Student:
    """What the rules need to know of somebody.

    ``laws`` come from ``laws_for``; ``least_age`` is the program's own, never lower in effect than the law's.
    """

    born: date
    laws: tuple[Law, ...]
    school: SchoolCalendar | None = None
    permit: WorkPermit | None = None
    least_age: int = 14

    def age(self, day: date) -> int:
        """Return the age in years on that day."""
        return age_on(self.born, day)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One rule that a shift breaks: the rule, its source, and what would be legal instead.

    ``most`` is the number behind ``legal``: minutes for a day or week, minutes after midnight for a clock time.
    """

    code: str
    rule: str
    source: str
    legal: str
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one day in minutes after midnight; beyond 1440 on the next day, ``None`` without an end."""

    opens: int
    closes: int | None

    def holds(self, begins: int, ends: int) -> bool:
        """Tell whether work between these minutes lies inside."""
        return self.opens <= begins and (self.closes is None or ends <= self.closes)

    def __str__(self) -> str:
        begin = clock_in_words(self.opens)
        return f"{begin} to {clock_in_words(self.closes)}" if self.closes is not None else f"from {begin}"


@dataclass(frozen=True, slots=True)
class LegalDay:
    """What is legal for one student on one day.

    ``minutes`` are the most that can still be planned (``None``: no limit); a refusal that no shift of that day
    can escape leaves no window.
    """

    day: date
    age: int
    windows: tuple[Window, ...]
    minutes: int | None
    refusals: tuple[Refusal, ...] = ()

    def __str__(self) -> str:
        day = day_in_words(self.day)
        if not self.windows:
            return f"Nothing can be planned on {day}."
        if self.age >= ADULT:
            return f"No limits for minors hold on {day}."
        most = "" if self.minutes is None else f", at most {minutes_in_words(self.minutes)}"
        return _sentence(f"Legal on {day}: {' or '.join(map(str, self.windows))}{most}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer on one shift."""

    refusals: tuple[Refusal, ...]
    legal: LegalDay

    @property
    def allowed(self) -> bool:
        """Whether no rule is broken."""
        return not self.refusals


def judge(shift: Entry, student: Student, worked: Mapping[date, int]) -> Verdict:
    """Judge one proposed shift whole, by the age and the day at its start.

    The shift carries its local zone. ``worked`` holds the student's other minutes, done and planned, by the local
    day on which each stretch starts, related instruction included; the proposed shift is not among them.
    """
    day = shift.start.date()
    facts = _Facts.of(student, day)
    begins, ends = _wall(shift.start, day), _wall(shift.end.astimezone(shift.start.tzinfo), day)
    refusals = (
        *facts.barred(),
        *facts.clock(begins, ends),
        *facts.day_cap(shift.minutes, worked),
        *facts.week_caps(shift.minutes, worked),
    )
    return Verdict(refusals, legal_windows(day, student, worked))


def legal_windows(day: date, student: Student, worked: Mapping[date, int]) -> LegalDay:
    """Return when and how long the student may work on a day, beside the minutes in ``worked``."""
    facts = _Facts.of(student, day)
    barred = facts.barred()
    left = [room for room, _, _ in facts.rooms(worked)]
    minutes = max(0, min(left)) if left else None
    free = not barred and minutes != 0
    return LegalDay(day, facts.age, facts.windows() if free else (), 0 if barred else minutes, barred)


@dataclass(frozen=True, slots=True)
class _Facts:
    """The rows that hold for one student on one day."""

    student: Student
    day: date
    age: int
    laws: tuple[Law, ...]

    @classmethod
    def of(cls, student: Student, day: date) -> "_Facts":
        age = student.age(day)
        return cls(student, day, age, cls.holding(student, day, age))

    @staticmethod
    def holding(student: Student, day: date, age: int) -> tuple[Law, ...]:
        """The rows for this age whose days include this one; without a calendar, none that asks for school days."""
        if age >= ADULT:
            return ()
        rows = (*student.laws, *(student.permit.limits if student.permit else ()))
        return tuple(law for law in rows if law.binds(age, day) and _is_on(law.when, day, student.school))

    @property
    def school_is_unknown(self) -> bool:
        school = self.student.school
        rows = (*self.student.laws, *(self.student.permit.limits if self.student.permit else ()))
        asks = any(law.binds(self.age, self.day) and law.when in NEEDS_SCHOOL for law in rows)
        return self.age < ADULT and asks and (school is None or not school.knows(self.day))

    def barred(self) -> tuple[Refusal, ...]:
        """What speaks against any shift on this day."""
        return (*self._age(), *self._permit(), *self._school())

    def _age(self) -> Iterator[Refusal]:
        laws = strictest(self.laws, Limit.AGE)
        least = max((self.student.least_age, *(law.value for law in laws)))
        if self.age < least:
            by_law = bool(laws) and laws[0].value == least
            turns = day_in_words(birthday(self.student.born, least), year=True)
            yield Refusal(
                Limit.AGE,
                laws[0].text if by_law else f"Nobody under {least} may work in this program.",
                _sources(laws) if by_law else "rule of the program",
                f"Work can begin on {turns}, with the age of {least}.",
                least,
            )

    def _permit(self) -> Iterator[Refusal]:
        laws = strictest(self.laws, Limit.PERMIT)
        permit = self.student.permit
        if laws and not (permit and permit.covers(self.day)):
            known = ""
            if permit and permit.valid_through < self.day:
                known = f"The permit ended on {day_in_words(permit.valid_through, year=True)}. "
            elif permit:
                known = f"The permit begins on {day_in_words(permit.valid_from, year=True)}. "
            day = day_in_words(self.day)
            yield Refusal(
                Limit.PERMIT, laws[0].text, _sources(laws), f"{known}Record a permit that is valid on {day} first."
            )

    def _school(self) -> Iterator[Refusal]:
        if self.school_is_unknown:
            district = self.student.school.district if self.student.school else "the student's school district"
            yield Refusal(
                SCHOOL_CALENDAR,
                f"We do not know the school days of {district} around {day_in_words(self.day, year=True)}.",
                "29 CFR 570.35(b)",
                "Enter the district's calendar for that week first.",
            )

    def clock(self, begins: int, ends: int) -> Iterator[Refusal]:
        """What speaks against these clock times."""
        opens, closes = strictest(self.laws, Limit.EARLIEST), strictest(self.laws, Limit.LATEST)
        if opens and begins < opens[0].value:
            legal = f"Begin at {clock_in_words(opens[0].value)} or later."
            yield Refusal(Limit.EARLIEST, opens[0].text, _sources(opens), legal, opens[0].value)
        if closes and ends > closes[0].value:
            legal = _sentence(f"End by {clock_in_words(closes[0].value)}")
            yield Refusal(Limit.LATEST, closes[0].text, _sources(closes), legal, closes[0].value)
        outside = strictest(self.laws, Limit.SCHOOL_HOURS)
        school = self.student.school
        if outside and school and begins < _minutes(school.closes) and ends > _minutes(school.opens):
            legal = f"End by {time_in_words(school.opens)}, or begin at {time_in_words(school.closes)} or later."
            yield Refusal(Limit.SCHOOL_HOURS, outside[0].text, _sources(outside), legal)

    def windows(self) -> tuple[Window, ...]:
        """The stretches of the day that break no rule about clock times."""
        opens, closes = strictest(self.laws, Limit.EARLIEST), strictest(self.laws, Limit.LATEST)
        first, last = opens[0].value if opens else 0, closes[0].value if closes else None
        school = self.student.school
        if not (strictest(self.laws, Limit.SCHOOL_HOURS) and school):
            return (Window(first, last),)
        before = Window(first, _minutes(school.opens) if last is None else min(last, _minutes(school.opens)))
        after = Window(max(first, _minutes(school.closes)), last)
        return tuple(each for each in (before, after) if each.closes is None or each.opens < each.closes)

    def rooms(self, worked: Mapping[date, int]) -> Iterator[tuple[int, tuple[Law, ...], Sequence[date]]]:
        """Every cap that holds: minutes left, its rows, and the days that it counts.

        In the week of a birthday the hours before it are held to the younger cap and the whole week to the older.
        """
        for laws, days in (
            (strictest(self.laws, Limit.DAY), (self.day,)),
            (strictest(self._whole_week(), Limit.WEEK), tuple(week_of(self.day))),
            (strictest(self.laws, Limit.WEEK) if self._turns_later_this_week else (), self._younger_days()),
        ):
            if laws:
                yield laws[0].value - sum(worked.get(day, 0) for day in days), laws, days

    def day_cap(self, minutes: int, worked: Mapping[date, int]) -> Iterator[Refusal]:
        """What speaks against so many minutes on this day."""
        for room, laws, _ in self.rooms(worked):
            if laws[0].limit is Limit.DAY and minutes > room:
                yield _capped(laws, room, f"on {day_in_words(self.day)}")

    def week_caps(self, minutes: int, worked: Mapping[date, int]) -> Iterator[Refusal]:
        """What speaks against so many minutes more in this week."""
        for room, laws, days in self.rooms(worked):
            if laws[0].limit is Limit.WEEK and minutes > room:
                yield _capped(laws, room, f"from {day_in_words(days[0])} through {day_in_words(days[-1])}")

    def _whole_week(self) -> tuple[Law, ...]:
        oldest = self.student.age(week_start(self.day) + 6 * DAY)
        return self.laws if oldest == self.age else self.holding(self.student, self.day, oldest)

    @property
    def _turns_later_this_week(self) -> bool:
        return self.student.age(week_start(self.day) + 6 * DAY) != self.age

    def _younger_days(self) -> tuple[date, ...]:
        return tuple(each for each in week_of(self.day) if each < birthday(self.student.born, self.age + 1))


def clock_in_words(minutes: int) -> str:
    """Return minutes after midnight as a clock time, with "the next day" where it is."""
    days, rest = divmod(minutes, MINUTES_PER_DAY)
    words = time_in_words(time(*divmod(rest, 60)))
    return f"{words} the next day" if days else words


def _is_on(when: When, day: date, school: SchoolCalendar | None) -> bool:
    if when is When.ALWAYS:
        return True
    if when is When.NOT_SUMMER:
        return not is_summer(day)
    if school is None:
        return False
    if when is When.SCHOOL_WEEK:
        return school.is_school_week(day)
    today, tomorrow = school.is_school_day(day), school.is_school_day(day + DAY)
    return {
        When.SCHOOL_DAY: today,
        When.SCHOOL_TOMORROW: tomorrow,
        When.SCHOOL_TODAY_AND_TOMORROW: today and tomorrow,
    }[when]


def _capped(laws: Sequence[Law], room: int, where: str) -> Refusal:
    left = minutes_in_words(max(0, room))
    legal = f"{left} {verb(left)} left {where}." if room > 0 else f"No time is left {where}."
    return Refusal(laws[0].limit, laws[0].text, _sources(laws), legal, max(0, room))


def _sentence(words: str) -> str:
    """End with a period, but not with the one after "p.m." again."""
    return words if words.endswith(".") else f"{words}."


def _sources(laws: Sequence[Law]) -> str:
    return "; ".join(dict.fromkeys(law.source for law in laws))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _wall(moment: datetime, day: date) -> int:
    """Minutes that a clock shows after the midnight with which ``day`` began; a minute begun counts."""
    since = moment.replace(tzinfo=None) - datetime.combine(day, time.min)
    return -(-since // timedelta(minutes=1))
