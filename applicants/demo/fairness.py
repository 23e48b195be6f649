"""What applicants of closed classes said of themselves, those who were not taken too, and the report that follows."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any, Final

from applicants.demo.classes import Plan
from applicants.demo.clockwork import Story
from applicants.demo.names import Who
from applicants.demo.people import Candidate, begins, sends, writes
from applicants.demo.screening import tested
from applicants.demo.world import ASSISTANT, World, account
from applicants.models import ApplicationState
from applicants.workflows import applications, fairness, self_identification
from apprenticeships.models import Parameter, Role
from apprenticeships.rules.dates import DAY
from apprenticeships.rules.specs.equal import GOAL
from apprenticeships.workflow import Actor
from apprenticeships.workflows import invitations

ANALYST_ACCOUNT: Final = ("Imogen Castle", "equal")
BEFORE_THE_LAST_DAY: Final = 12  # working days
SHORT_JOB: Final = timedelta(days=200)
AT_THE_APPLICATION: Final = ("female",) * 6 + ("male",) * 5 + ("",) * 5
AT_THE_TESTS: Final = ("female",) * 6 + ("male",) * 13 + ("",) * 5
TAKEN: Final = ("female", "female", "male", "")
RACES: Final = (["white"], ["black"], ["white"], ["black"], ["asian"], ["white", "black"])
GOALS: Final = {"female": 60, "hispanic": 5, "black": 30}
FROM: Final = "Availability analysis of the county, 29 CFR 30.5"
OTHERS: Final = "Others of this class had more experience in health care. You are welcome to try again."


def turned_away(world: World, plans: Sequence[Plan], names: Iterator[Who]) -> Iterator[Story]:
    """Yield the stories of who was not taken into classes that have long begun, at two steps."""
    where = cycle(plans)
    for number, sex in enumerate(AT_THE_APPLICATION):
        yield _stops(world, _candidate(world, next(names), next(where), short=True), number, sex, exam="")
    for number, sex in enumerate(AT_THE_TESTS):
        yield _stops(world, _candidate(world, next(names), next(where)), number, sex, exam=str(52 + number % 9))


def _candidate(world: World, who: Who, plan: Plan, *, short: bool = False) -> Candidate:
    changes: dict[str, dict[str, Any]] = {}
    if short:
        sent = world.days.work(plan.apply_by, -BEFORE_THE_LAST_DAY)
        job = {"employer": "Harbor Home Care", "title": "Home health aide", "is_health_care": True, "share": 100}
        changes["work"] = {"jobs": [job | {"started_on": sent - SHORT_JOB}], "none": False}
    return Candidate(who, track=ASSISTANT, place="family", start=plan.start, changes=changes, had_session=False)


def _stops(world: World, one: Candidate, number: int, sex: str, *, exam: str) -> Story:
    days = world.days
    start = one.start or days.today
    sent = days.work(start - 45 * DAY, -(number % 5))
    yield from begins(world, one, sent)
    yield from writes(world, one, sent)
    yield from sends(world, one, sent, hour=20)
    says(world, one, number, sex)
    if exam:
        yield from tested(world, one, days.work(sent, 2), score=exam)
    at = yield days.at(days.work(sent, 6), 15, number)
    one.app.refresh_from_db()
    if one.app.state == ApplicationState.SUBMITTED:
        applications.find_ineligible(one.app.pk, reason_code="fit", sentence=OTHERS, by=world.desk, at=at)


def says(world: World, one: Candidate, number: int, sex: str) -> None:
    """Answer the voluntary questions, or leave them open."""
    answers: dict[str, Any] = {}
    if sex:
        race = RACES[number % len(RACES)]
        answers = {"sex": sex, "races": race, "hispanic": "no", "veteran": "no"}
        answers["disability"] = "yes" if number % 5 == 0 else "no"
    self_identification.answer(one.app.pk, answers=answers, on=world.days.today, by=one.by)


def told(world: World, taken: Sequence[Candidate], last: Plan, *, at: datetime) -> None:
    """Invite who looks at equal opportunity, let those in training answer too, make the first report, enter goals."""
    for number, one in enumerate(taken):
        says(world, one, number, TAKEN[number % len(TAKEN)])
    user = account(*ANALYST_ACCOUNT)
    organization = world.program.organization
    invitations.invite(user.email, role=Role.EEO_ANALYST, organization=organization, by=world.desk, at=at)
    report = fairness.make(world.program.pk, through=last.start, on=world.days.today, by=Actor.user(user), at=at)
    Parameter.objects.bulk_create(
        Parameter(
            version=world.version, key=f"{GOAL}{group}", value=percent, effective_from=report.first, source=FROM,
            assumed=True,
        )
        for group, percent in GOALS.items()
    )  # fmt: skip
