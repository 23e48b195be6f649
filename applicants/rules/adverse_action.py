"""The clock of a notice about a background check: when it counts as received, the last day to answer, the first final.

Federal: business days after sending; a dispute stands the clock still from its day through its resolution (15 U.S.C.
1681b(b)(3); five days are customary, not in the statute). California: business days after receipt, and a dispute in
time adds days (Cal. Gov. Code 12952, 2 CCR 11017.1). A withdrawal that was taken back stands every clock still: who
is not an applicant need not answer. The unincorporated areas of Los Angeles County add to California's
rules: such a dispute, or only the wish for more time, adds ten business days (Los Angeles County Code 8.300). A draft
has no clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from apprenticeships.rules.dates import DAY, add_business_days, next_business_day
from apprenticeships.rules.holidays import Calendar


class Profile(StrEnum):
    """Whose rules a check follows."""

    FEDERAL = "federal"
    CALIFORNIA = "california"
    LA_COUNTY = "la_county"

    @property
    def in_california(self) -> bool:
        """Whether California's rules hold, alone or with those of a county."""
        return self is not Profile.FEDERAL

    @property
    def gives_more_time(self) -> bool:
        """Whether days are added for somebody who only asks for more time."""
        return self is Profile.LA_COUNTY


def stricter(*profiles: Profile) -> Profile:
    """Return the rules that ask for most: those of a county add to California's, and those to the federal ones."""
    return max(profiles, key=list(Profile).index)


class Means(StrEnum):
    """How a notice left us."""

    EMAIL = "email"
    MAIL_IN_STATE = "mail_in_state"
    MAIL_ELSEWHERE = "mail_elsewhere"
    MAIL_ABROAD = "mail_abroad"


@dataclass(frozen=True, slots=True)
class Terms:
    """The numbers of a notice, frozen with it. Business days, but for mail: those are calendar days in California."""

    profile: Profile
    days: int = 5
    email_days: int = 2
    in_state_days: int = 5
    elsewhere_days: int = 10
    abroad_days: int = 20
    dispute_days: int = 5


@dataclass(frozen=True, slots=True)
class Dispute:
    """Somebody wrote that the report is wrong; ``resolved_on`` is missing while that is open.

    ``withdrawn`` instead says that they stopped on the first day and came back on the last one: no dispute, but a stop.
    """

    opened_on: date
    resolved_on: date | None = None
    withdrawn: bool = False

    def covers(self, day: date) -> bool:
        """Whether the clock stands still on a day: the first and the last day of a dispute are not counted."""
        return self.opened_on <= day and (self.resolved_on is None or day <= self.resolved_on)


@dataclass(frozen=True, slots=True)
class Clock:
    """``deadline`` is the last day to answer, until its end; ``final_from`` the first day of a final notice.

    Each is missing while an open dispute keeps it unknown.
    """

    received_on: date
    deadline: date | None
    final_from: date | None

    def may_be_final(self, on: date) -> bool:
        """Whether a final notice may leave on a day."""
        return self.final_from is not None and on >= self.final_from


def received(sent_on: date, means: Means, terms: Terms, calendar: Calendar) -> date:
    """Return the day on which a notice counts as received: in California later than it was sent."""
    if terms.profile is Profile.FEDERAL:
        return sent_on
    if means is Means.EMAIL:
        return add_business_days(sent_on, terms.email_days, calendar)
    days = {
        Means.MAIL_IN_STATE: terms.in_state_days,
        Means.MAIL_ELSEWHERE: terms.elsewhere_days,
        Means.MAIL_ABROAD: terms.abroad_days,
    }
    return sent_on + timedelta(days=days[means])


def clock(
    sent_on: date | None,
    means: Means,
    terms: Terms,
    calendar: Calendar,
    disputes: Sequence[Dispute] = (),
    more_time: Sequence[date] = (),
) -> Clock | None:
    """Return the clock of a notice, or nothing while it is a draft. Its own day is not counted.

    ``more_time`` are the days on which somebody asked for it; days are added once, whatever was said in time.
    """
    if sent_on is None:
        return None
    start = received(sent_on, means, terms, calendar)
    pauses = _pauses(terms, disputes)
    deadline = _counted_on(start, terms.days, pauses, calendar)
    said = [each.opened_on for each in disputes if not each.withdrawn] if terms.profile.in_california else []
    said += more_time if terms.profile.gives_more_time else ()
    if deadline and any(day <= deadline for day in said):
        deadline = _counted_on(deadline, terms.dispute_days, pauses, calendar)
    return Clock(start, deadline, _final_from(deadline, disputes, pauses, calendar))


def _pauses(terms: Terms, disputes: Sequence[Dispute]) -> list[Dispute]:
    """Return what stands the clock still: a withdrawal everywhere, a dispute by the federal rules alone."""
    return [each for each in disputes if each.withdrawn or terms.profile is Profile.FEDERAL]


def _final_from(
    deadline: date | None, disputes: Sequence[Dispute], pauses: Sequence[Dispute], calendar: Calendar
) -> date | None:
    """The business day after the deadline, and never before every dispute is resolved."""
    after = _counted_on(deadline, 1, pauses, calendar) if deadline else None
    resolved = [each.resolved_on for each in disputes]
    known = [day for day in resolved if day is not None]
    if after is None or len(known) < len(resolved):
        return None
    return max([after, *(next_business_day(day, calendar) for day in known)])


def _counted_on(start: date, days: int, pauses: Sequence[Dispute], calendar: Calendar) -> date | None:
    """Return the day on which so many business days have run since ``start``; nothing while a pause has no end."""
    day, left = start, days
    while left:
        day += DAY
        if any(each.resolved_on is None and each.opened_on <= day for each in pauses):
            return None
        if calendar.is_business_day(day) and not any(each.covers(day) for each in pauses):
            left -= 1
    return day


def days_run(found: Clock, on: date, terms: Terms, calendar: Calendar, disputes: Sequence[Dispute] = ()) -> int:
    """Count the business days that have begun since receipt, at most those of the notice, without days at a stop."""
    pauses = _pauses(terms, disputes)
    last = min(on, found.deadline) if found.deadline else on
    run, day = 0, found.received_on
    while day < last and run < terms.days:
        day += DAY
        run += calendar.is_business_day(day) and not any(each.covers(day) for each in pauses)
    return run


def stands_still(terms: Terms, disputes: Sequence[Dispute]) -> bool:
    """Whether the clock stands still now, not only its end is open."""
    return terms.profile is Profile.FEDERAL and any(each.resolved_on is None for each in disputes)
