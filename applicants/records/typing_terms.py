"""What holds for the next try of a typing test: time, mark, tries, what was granted, and why not now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application, ApplicationState, TypingState, TypingTest
from applicants.records import allowances, supervision
from applicants.records.check_order import open_in
from applicants.records.deadlines import local_day, zone_of
from applicants.records.evidence import Judged, applied_on, standing
from applicants.records.tries import shares_tries
from applicants.rules.requirements import SATISFIED, Kind, Verdict
from applicants.rules.scored import still_good
from applicants.rules.typing import Formula
from apprenticeships.models import Parameter, User
from apprenticeships.rules.words import day_in_words, time_in_words

MOST_VOID: Final = 3
PARAMETERS: Final = ("typing_minutes", "typing_tries", "typing_wait_hours")


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for the next try, which try it is of how many, and from when if not now.

    ``minutes`` is what everybody has, ``seconds`` how long this person's clock runs. ``alternative`` is another way
    that was agreed. ``open_in`` names the states of an application in which it may be taken without a room of ours.
    ``confirms`` when the test was passed and is now taken once more under supervision. ``looks`` while
    a person looks at what was typed, ``looked_at_from`` since when; ``owner`` is who does, once somebody took it.
    """

    minutes: int
    seconds: int
    pass_mark: Fraction
    formula: Formula
    tries: int
    used: int
    wait_until: datetime | None
    requirement_id: int
    refusal: str
    stops_left: int
    alternative: str
    confirms: bool
    looks: bool
    looked_at_from: datetime | None
    owner: User | None
    left: int
    open_in: frozenset[ApplicationState]

    @property
    def clock_minutes(self) -> int | float:
        """How many minutes this person's clock runs."""
        return self.seconds / 60 if self.seconds % 60 else self.seconds // 60


def terms(application: Application, *, at: datetime) -> Terms | None:
    """Return what holds for the next try of an application, or ``None`` when its program has no typing test."""
    judged = next((each for each in standing(application, at=at) if each.rule.kind is Kind.TYPING), None)
    return None if judged is None else _terms(application, judged, at)


def _terms(application: Application, judged: Judged, at: datetime) -> Terms:
    on = local_day(application.version.program, at)
    number = Parameter.objects.several(*PARAMETERS, version=application.version, on=on)
    granted = allowances.in_force(application, at)
    factor = Fraction(1) if granted is None else Fraction(str(granted.factor))
    confirms = supervision.is_to_be_confirmed(application, judged, at=at)
    tests = _tests(application)
    counted = [
        test for test in tests if _counts(application, judged, test) and (test.room_id is not None or not confirms)
    ]
    scored = [test for test in counted if _is_shared(application, test)]
    stopped = sum(test.state == TypingState.VOID and _is_shared(application, test) for test in tests)
    opens = _opens(counted, number["typing_wait_hours"])
    wait_until = opens if opens is not None and opens > at else None
    left = max(number["typing_tries"] - len(scored), 0)
    alternative = "" if granted is None else granted.alternative
    return Terms(
        minutes=number["typing_minutes"],
        seconds=int(number["typing_minutes"] * 60 * factor),
        pass_mark=Fraction(str(judged.rule.threshold.get("words_per_minute", 0))),
        formula=Formula(judged.rule.threshold.get("formula", Formula.A)),
        tries=number["typing_tries"],
        used=len(scored),
        wait_until=wait_until,
        requirement_id=judged.requirement.pk,
        refusal=_refusal(application, judged, left, MOST_VOID - stopped, wait_until, alternative, confirms=confirms),
        left=left,
        stops_left=max(MOST_VOID - stopped, 0),
        alternative=alternative,
        confirms=confirms,
        looks=judged.answer.verdict is Verdict.LOOK,
        looked_at_from=judged.step.judged_at,
        owner=judged.step.owner,
        open_in=open_in(judged),
    )


def _tests(application: Application) -> Sequence[TypingTest]:
    """Return every try of the person for the program that is over: the wait after one holds for all of them."""
    rows = TypingTest.objects.filter(
        application__person_id=application.person_id, application__cohort__program_id=application.cohort.program_id
    )
    over = rows.exclude(state=TypingState.OPEN).select_related("result", "application__cohort")
    return list(over.order_by("-finished_at"))


def _is_shared(application: Application, test: TypingTest) -> bool:
    return shares_tries(application, typed_in=test.application_id, typed_for=test.application.cohort.starts_on)


def _opens(scored: Sequence[TypingTest], hours: int) -> datetime | None:
    if not scored or scored[0].finished_at is None:
        return None
    return scored[0].finished_at + timedelta(hours=hours)


def _refusal(
    application: Application,
    judged: Judged,
    left: int,
    stops: int,
    wait_until: datetime | None,
    alternative: str,
    *,
    confirms: bool,
) -> str:
    """Say why no try may begin now; the same for everybody, but for another way that was agreed."""
    answer = judged.answer
    found = ""
    if answer.verdict in SATISFIED and not confirms:
        found = _("You passed the typing test. Nothing more to type.")
    elif answer.retest_from is None and answer.verdict in {Verdict.NOT_MET, Verdict.LOOK}:
        found = answer.applicant
    elif left == 0:
        found = _("You used all your tries for this class.")
    elif stops <= 0:
        found = _("Several tries were stopped or came in late. Call us, and we open another one.")
    elif alternative:
        found = _("You take this test in another way: %(way)s. We arrange it with you.") % {"way": alternative}
    elif wait_until is not None:
        local = wait_until.astimezone(zone_of(application.version.program))
        found = _("You may try again from %(time)s on %(day)s.") % {
            "time": time_in_words(local.time()),
            "day": day_in_words(local.date()),
        }
    return found


def _counts(application: Application, judged: Judged, test: TypingTest) -> bool:
    """Whether a try uses one up: not where its result was taken back, or is too old to count."""
    if test.state != TypingState.SCORED or (test.result is not None and test.result.voided_at is not None):
        return False
    program, rule = application.version.program, judged.rule
    taken_on = local_day(program, test.started_at)
    sent_on = applied_on(application, otherwise=taken_on)
    return still_good(rule, taken_on, rule.judged_on(applied_on=sent_on, start=application.cohort.starts_on))
