"""While an application is with us: tests, conditions, questions, and what a person has to look at."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from applicants.demo import screening
from applicants.demo.cast import ACCESS, CHILDREN, DESK, FAMILY, INTERNAL, Cast
from applicants.demo.clockwork import Story
from applicants.demo.names import somebody
from applicants.demo.people import Candidate, applies, writes
from applicants.demo.screening import CLEAR, NEGATIVE, cleared, tested, typed_there, types
from applicants.demo.world import APPROVES_FOR_ACCESS
from applicants.models import ScreeningStep
from applicants.workflows import answer_clock, applications, approvals, passports, questions
from applicants.workflows import screening as judging
from apprenticeships.models import Parameter, RequirementKind

APPLICANT: Final = "Marguerite Okonjo"
SLOW: Final = 24  # words a minute
SHORT_JOB: Final = 300  # days
EMPLOYEE: Final = {"supervisor": "Ms. Hale", "employee_since": date(2024, 3, 4)}
LETTER: Final = (*CLEAR[:1], ("review", 6, 9), ("pre_adverse", 7, 11))
NO: Final = (*CLEAR[:2], ("review", 6, 9), ("pre_adverse", 7, 11), ("proposed", 14, 11))
QUESTION: Final = "The year in which you finished school is missing on your diploma. Which year was it?"


def in_screening(cast: Cast, *, more: int) -> Iterator[Story]:
    """Yield somebody at each point between "sent" and "ready". Since a week our own clinic takes the samples."""
    Parameter.objects.create(
        version=cast.world.version, key="own_clinic_collects", value=True, effective_from=cast.days.ago(7),
        source="the employee health clinic took over from the lab", assumed=True,
    )  # fmt: skip
    yield _the_applicant(cast)
    yield from _waiting(cast)
    yield from _to_look_at(cast)
    yield from _asked(cast)
    yield from _failing(cast)
    for number in range(more):
        yield _on_the_way(cast, number)


def _the_applicant(cast: Cast) -> Story:
    """The applicant of the demonstration: everything done but the typing test, and a passport to print."""
    world, days = cast.world, cast.days
    who = somebody(APPLICANT, "applicant", days.today)
    one = cast.candidate(FAMILY, days.ago(6), who=who)
    yield from applies(world, one, days.ago(6))
    yield from tested(world, one, days.ago(2), score="84", levels=(5, 4, 4))
    at = yield days.at(days.ago(1), 18, 20)
    passports.issue(one.known.pk, by=one.by, at=at)


def _waiting(cast: Cast) -> Iterator[Story]:
    days = cast.days
    yield _sent(cast, cast.candidate(INTERNAL, days.ago(1)), 1)
    yield _sent(cast, cast.candidate(DESK, days.ago(2), had_session=False), 2)
    yield _checked(cast, cast.candidate(CHILDREN, days.ago(7)), 7, CLEAR[:2], NEGATIVE, at_home=True)
    yield _checked(cast, cast.candidate(ACCESS, days.ago(6)), 6, CLEAR[:1], NEGATIVE[:1])
    yield _internal(cast, "asked", 5)
    yield _internal(cast, "approved", 8)
    yield _waived(cast)
    yield _moved(cast)


def _to_look_at(cast: Cast) -> Iterator[Story]:
    days = cast.days
    yield _pasted(cast)
    review = (*CLEAR[:2], ("review", 7, 11))
    yield _checked(cast, cast.candidate(DESK, days.ago(9)), 9, review, NEGATIVE)
    yield _checked(cast, cast.candidate(ACCESS, days.ago(10)), 10, LETTER, NEGATIVE)
    yield _checked(cast, cast.candidate(FAMILY, days.ago(11)), 11, (*LETTER, ("disputed", 9, 17)), NEGATIVE)
    yield _checked(cast, cast.candidate(INTERNAL, days.ago(15)), 15, NO, NEGATIVE)
    corrected = (*LETTER, ("disputed", 8, 17), ("corrected", 9, 10))
    yield _checked(cast, cast.candidate(INTERNAL, days.ago(15)), 15, corrected, NEGATIVE)
    dilute = (*NEGATIVE[:2], ("negative_dilute", 7, 15))
    yield _checked(cast, cast.candidate(INTERNAL, days.ago(10)), 10, CLEAR, dilute)


def _asked(cast: Cast) -> Iterator[Story]:
    days = cast.days
    yield _needs_information(cast, cast.candidate(FAMILY, days.ago(4)), 4)
    yield _needs_information(cast, cast.candidate(DESK, days.ago(3)), 3)
    yield _answered(cast)
    yield _never_answered(cast)


def _failing(cast: Cast) -> Iterator[Story]:
    days = cast.days
    yield _typed_slowly(cast)
    yield _failed_the_exam(cast)
    yield _too_young(cast)
    job = {"employer": "Harbor Home Care", "title": "Home health aide", "is_health_care": True, "share": 100}
    job["started_on"] = days.today - timedelta(days=SHORT_JOB)
    changes = {"work": {"jobs": [job], "none": False}}
    yield _sent(cast, cast.candidate(INTERNAL, days.ago(13), changes=changes), 13)
    yield _checked(cast, cast.candidate(CHILDREN, days.ago(18)), 18, (*NO, ("not_clear", 14, 12)), NEGATIVE)


def _sent(cast: Cast, one: Candidate, ago: int) -> Story:
    yield from applies(cast.world, one, cast.days.ago(ago))


def _checked(cast: Cast, one: Candidate, ago: int, background: Any, drug: Any, *, at_home: bool = False) -> Story:
    """Tests passed; the conditions stand as said."""
    day = cast.days.ago(ago)
    yield from applies(cast.world, one, day)
    exam = cast.days.work(day, 1)
    yield from tested(cast.world, one, exam, levels=(4, 3, 2 + ago % 4))
    if at_home:
        yield from types(cast.world, one, exam, 41)
    else:
        yield from typed_there(cast.world, one, exam)
    yield from cleared(cast.world, one, day, background=background, drug=drug)


def _on_the_way(cast: Cast, number: int) -> Story:
    """One of many, so many days after sending, as far as people usually are by then."""
    ago = 1 + number % 7
    one = cast.candidate((FAMILY, DESK, INTERNAL, ACCESS, CHILDREN)[number % 5], cast.days.ago(ago))
    yield from _checked(cast, one, ago, CLEAR, NEGATIVE)


def _works_here(cast: Cast, ago: int) -> Candidate:
    home = cast.world.places[ACCESS].department
    changes = {"eligibility": {"works_here": True, "home_department": home, **EMPLOYEE}}
    return cast.candidate(DESK, cast.days.ago(ago), changes=changes)


def _internal(cast: Cast, decision: str, ago: int, *, one: Candidate | None = None) -> Story:
    """Somebody who works here already; their department is asked."""
    one = one or _works_here(cast, ago)
    yield from applies(cast.world, one, cast.days.ago(ago))
    if decision == "approved":
        at = yield cast.days.at(cast.days.ago(ago - 3), 10, 5)
        approvals.decide(
            one.app.approvals.get().pk,
            yes=True,
            note="We will miss you, and we found somebody for your shifts.",
            by=cast.world.manager(APPROVES_FOR_ACCESS),
            at=at,
        )


def _moved(cast: Cast) -> Story:
    """We need more time, and say so with the reason before the day is over."""
    one = _works_here(cast, 6)
    yield from _internal(cast, "asked", 6, one=one)
    at = yield cast.days.at(cast.days.ago(1), 16, 10)
    until = cast.days.work(cast.days.today, 6)
    why = "The manager who has to say yes is away until then."
    answer_clock.extend_answer(one.app.pk, until=until, why=why, by=cast.world.desk, at=at)


def _waived(cast: Cast) -> Story:
    """Somebody who need not come to a session any more."""
    one = cast.candidate(INTERNAL, cast.days.ago(5), had_session=False)
    yield from applies(cast.world, one, cast.days.ago(5))
    at = yield cast.days.at(cast.days.ago(4), 13, 30)
    step = ScreeningStep.objects.get(application=one.app, requirement=cast.world.asked[RequirementKind.INFO_SESSION])
    judging.waive(step.pk, by=cast.world.desk, at=at, reason="Was a volunteer here for a year and knows the program.")


def _pasted(cast: Cast) -> Story:
    """The text of the typing test arrived at once."""
    one = cast.candidate(ACCESS, cast.days.ago(4))
    yield from applies(cast.world, one, cast.days.ago(4))
    yield from tested(cast.world, one, cast.days.ago(3))
    at = yield cast.days.at(cast.days.ago(2), 19)
    screening.typed_at(one, at, 44, pasted=True)


def _typed_slowly(cast: Cast) -> Story:
    """Below the pass mark a moment ago; there is another try."""
    one = cast.candidate(FAMILY, cast.days.ago(5))
    yield from applies(cast.world, one, cast.days.ago(5))
    yield from tested(cast.world, one, cast.days.ago(3))
    at = yield cast.days.now - timedelta(minutes=50)
    screening.typed_at(one, at, SLOW)


def _failed_the_exam(cast: Cast) -> Story:
    one = cast.candidate(INTERNAL, cast.days.ago(7))
    yield from applies(cast.world, one, cast.days.ago(7))
    yield from tested(cast.world, one, cast.days.ago(4), score="61")


def _too_young(cast: Cast) -> Story:
    one = cast.candidate(DESK, cast.days.ago(11))
    born = cast.days.today - timedelta(days=int(17.3 * 365))
    one.changes = {"eligibility": {"birth_date": born}}
    yield from applies(cast.world, one, cast.days.ago(11))


def _needs_information(cast: Cast, one: Candidate, ago: int) -> Story:
    """The coordinator asks; it is the applicant's turn."""
    yield from applies(cast.world, one, cast.days.ago(ago))
    yield from _question(cast, one, ago - 1, due=5)


def _question(cast: Cast, one: Candidate, ago: int, due: int) -> Story:
    day = cast.days.ago(ago)
    at = yield cast.days.at(day, 9, 50)
    questions.request_information(
        one.app.pk,
        sections=["education"],
        reasons={"education": QUESTION},
        due=cast.days.work(day, due),
        by=cast.world.desk,
        at=at,
    )


def _answered(cast: Cast) -> Story:
    """Asked, answered the day after, and with us again."""
    one = cast.candidate(ACCESS, cast.days.ago(5))
    yield from applies(cast.world, one, cast.days.ago(5))
    yield from _question(cast, one, 4, due=5)
    one.changes = {**one.changes, "education": {"year": one.who.born.year + 19}}
    yield from writes(cast.world, one, cast.days.ago(3), ("education",))
    at = yield cast.days.at(cast.days.ago(3), 18, 30)
    questions.answer_request(one.app.pk, signed=one.app.person.name, by=one.by, at=at)


def _never_answered(cast: Cast) -> Story:
    """Asked, reminded, and never answered."""
    one = cast.candidate(CHILDREN, cast.days.ago(20))
    yield from applies(cast.world, one, cast.days.ago(20))
    yield from _question(cast, one, 18, due=6)
    at = yield cast.days.at(cast.days.ago(9), 16)
    applications.expire(one.app.pk, by=cast.world.desk, at=at, reason="No answer in two weeks.")
