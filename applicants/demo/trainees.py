"""Who is in training, or begins within days: people in classes of the last year, each state of the exam and the pay."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from applicants.demo.classes import WEEK, Plan
from applicants.demo.clockwork import Days
from applicants.demo.names import Who, somebody
from applicants.demo.people import Candidate
from applicants.demo.training import DENY, FAILED, NO_SHOW, PASSED, Sitting, Trainee
from applicants.demo.world import DEPARTMENTS

OLDEST_WEEKS: Final = 57
HALF_A_YEAR: Final = timedelta(weeks=26)
LONG_LEAVE: Final = timedelta(weeks=12)  # so that they are not ready while their class is the oldest one
CLASS_WEEKS: Final = 12
SENT_BEFORE: Final = (10, 12, 9, 14, 11, 13, 15)  # working days before the last day to apply
FULL: Final = ("family", "internal", "family", "desk", "access")
APPRENTICE: Final = "Rosamund Adeyemi"


@dataclass(frozen=True, slots=True)
class Begun:
    """The classes that have people, by what they are good for: those of the past, and one that is about to begin.

    Nobody can get ready anymore for a class whose day to be ready is over, so that it has to have its people.
    """

    newest: Plan
    sixth: Plan
    before_exam: Plan
    after_exam: Plan
    half_way: Plan
    graduated: Plan
    next: Plan | None

    @property
    def with_people(self) -> list[Plan]:
        """Each class that has people, latest first."""
        return [*filter(None, [self.next]), *self.all]

    @property
    def all(self) -> list[Plan]:
        """Each that has begun once, latest first."""
        them = (self.newest, self.sixth, self.before_exam, self.after_exam, self.half_way, self.graduated)
        return sorted(set(them), key=lambda plan: plan.start, reverse=True)

    def size(self, plan: Plan) -> int:
        """Return how many people of a class we tell of."""
        if plan in {self.sixth, self.after_exam}:
            return len(FULL)
        return len(FULL) - 1 if plan in {self.graduated, self.next} else 2

    def headcount(self, plan: Plan) -> dict[str, int]:
        """Return the places of a class: one more than people, so that none of them found it full."""
        return {**Counter(FULL[: self.size(plan)]), "children": 1}


def begun(plans: Sequence[Plan], today: date) -> Begun:
    """Choose them: classes start each month, so that one is never far from the week that is wanted."""
    past = sorted((plan for plan in plans if plan.start <= today), key=lambda plan: plan.start, reverse=True)

    def nearest(week: int, among: Sequence[Plan]) -> Plan:
        return min(among, key=lambda plan: abs(plan.week_on(today) - week))

    after = next(place for place, plan in enumerate(past) if plan.week_on(today) > CLASS_WEEKS + 1)
    return Begun(
        newest=past[0],
        sixth=nearest(6, past[:after]),
        before_exam=past[after - 1],
        after_exam=past[after],
        half_way=nearest(30, past[after + 1 :]),
        graduated=next(plan for plan in past if plan.start + OLDEST_WEEKS * WEEK <= today),
        next=next((plan for plan in plans if plan.ready_by <= today < plan.start), None),
    )


def cast(days: Days, classes: Begun, names: Iterator[Who]) -> list[Trainee]:
    """Return everybody in training, and who begins within days."""
    found: dict[date, list[Trainee]] = {}
    for plan in classes.with_people:
        found[plan.start] = []
        for number, place in enumerate(FULL[: classes.size(plan)]):
            apprentice = plan is classes.sixth and number == 0
            who = somebody(APPRENTICE, "apprentice", days.today) if apprentice else next(names)
            found[plan.start].append(_trainee(days, plan, number, place, who))
    _after_the_exam(days, classes.after_exam, found[classes.after_exam.start])
    sixth = found[classes.sixth.start]
    sixth[0].books_after = 2 * WEEK
    sixth[2].corrected = days.ago(2)
    _long_since(days, found[classes.half_way.start])
    _at_the_end(days, classes.graduated, found[classes.graduated.start])
    return [each for them in found.values() for each in them]


def _trainee(days: Days, plan: Plan, number: int, place: str, who: Who) -> Trainee:
    candidate = Candidate(who, track=DEPARTMENTS[place][2], place=place, start=plan.start)
    sent = days.work(plan.apply_by, -SENT_BEFORE[number % len(SENT_BEFORE)])
    return Trainee(candidate, sent, [Sitting(exam_day(days, plan))])


def exam_day(days: Days, plan: Plan) -> date:
    """Return the Thursday of the week of the exam, or the next working day."""
    return days.work(plan.start + (CLASS_WEEKS - 1) * WEEK + timedelta(days=2), 1)


def _after_the_exam(days: Days, plan: Plan, them: Sequence[Trainee]) -> None:
    """Of the class that finished its classes last: a raise that waits, one turned down, a fail, a no-show, a leaver."""
    them[0].sittings = [Sitting(days.ago(5), PASSED, "", moved_from=exam_day(days, plan))]
    them[1].sittings = [Sitting(days.ago(4), FAILED)]
    them[2].sittings = [Sitting(exam_day(days, plan), PASSED, DENY)]
    them[3].sittings = []
    them[3].leaves = (days.work(plan.start + 7 * WEEK, 3), "resigned", "Takes a place in nursing school.")
    them[4].away = (days.ago(3), None)


def _long_since(days: Days, them: Sequence[Trainee]) -> None:
    """Some months ago: an exam that was missed and made up, and a leave that is over."""
    first = them[0].sittings[0].day
    them[0].sittings = [Sitting(first, NO_SHOW), Sitting(days.work(first, 12))]
    out = days.work(first, 15)
    them[1].away = (out, days.work(out, 10))


def _at_the_end(days: Days, plan: Plan, them: Sequence[Trainee]) -> None:
    """A year ago: a fail that turned into a pass, and a long leave that moved the end."""
    first = them[0].sittings[0].day
    them[0].sittings = [Sitting(first, FAILED), Sitting(days.work(first + timedelta(days=31), 1))]
    out = days.work(plan.start + HALF_A_YEAR, 1)
    them[3].away = (out, days.work(out + LONG_LEAVE, 1))
