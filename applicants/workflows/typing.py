"""The typing test: the server chooses the text, starts the clock, counts, and says what it means."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from applicants.models import Application, ApplicationState, ScreeningResult, TypingState, TypingTest
from applicants.records.deadlines import local_day, zone_of
from applicants.records.evidence import Judged, standing
from applicants.rules.passages import Passage, by_key, unseen
from applicants.rules.requirements import SATISFIED, Kind
from applicants.rules.typing import Formula, Insert, Outcome, TypingRule, TypingScore, score
from applicants.workflows import screening
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Parameter, RequirementKind
from apprenticeships.rules.words import day_in_words, time_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying

SCORE = arrow("score", TypingState.OPEN, TypingState.SCORED, gettext_lazy("This try is over already."))
VOID = arrow("void", TypingState.OPEN, TypingState.VOID, gettext_lazy("This try is over already."))
TRANSITIONS: tuple[Transition, ...] = (SCORE, VOID)

MOST_VOID = 3
MOST_EVENTS = 8000
LONGEST = 20_000
SPAN = timedelta(days=1)
OPEN_FOR_TESTS = frozenset({ApplicationState.SUBMITTED, ApplicationState.NEEDS_INFORMATION})
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for the next try: minutes, pass mark, which try it is of how many, and from when if not now."""

    minutes: int
    pass_mark: Fraction
    formula: Formula
    tries: int
    used: int
    wait_until: datetime | None
    requirement_id: int
    refusal: str
    stops_left: int


def passage_of(test: TypingTest) -> Passage:
    """Return the text of a try."""
    return by_key(test.passage)


def terms(application: Application, *, at: datetime) -> Terms | None:
    """Return what holds for the next try of an application, or ``None`` when its program has no typing test."""
    judged = next((each for each in standing(application, at=at) if each.rule.kind is Kind.TYPING), None)
    return None if judged is None else _terms(application, judged, at)


@retrying
def begin(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> TypingTest:
    """Start a try, or come back to the one whose clock still runs. Its end is fixed now."""
    application = locked(application_id)
    running = application.typing_tests.select_for_update(of=("self",)).filter(state=TypingState.OPEN).first()
    if running is not None:
        if at < running.ends_at:
            return running
        _void(running, application, by=by, at=at, reason="Nothing came in before the time was over.")
    if application.state not in OPEN_FOR_TESTS:
        raise GuardFailed(_("The typing test is open once your application is with us."), code="closed")
    held = terms(application, at=at)
    if held is None:
        raise GuardFailed(_("This program has no typing test."), code="not-asked")
    if held.refusal:
        raise GuardFailed(held.refusal, code="wait" if held.wait_until else "closed")
    person_tests = TypingTest.objects.filter(application__person_id=application.person_id)
    text = secrets.choice(unseen(set(person_tests.values_list("passage", flat=True))))
    test = TypingTest.objects.create(
        application=application,
        passage=text.key,
        formula=held.formula,
        started_at=at,
        ends_at=at + timedelta(minutes=held.minutes),
    )
    audit.record("typingtest.begin", test, by=by, at=at, person=application.person, after=TypingState.OPEN)
    return test


@retrying
def finish(
    test_id: int, *, typed: str, telemetry: object = None, by: Actor, at: datetime, reason: str = ""
) -> TypingTest:
    """Count what was typed by the server's clock. A try that came too late is void and uses none up.

    What looked unusual goes to a person to decide. Finishing twice changes nothing: the first text counts.
    """
    application = locked(TypingTest.objects.values_list("application_id", flat=True).get(pk=test_id))
    test = TypingTest.objects.select_for_update(of=("self",)).get(pk=test_id)
    if test.state != TypingState.OPEN:
        return test
    events = list(inserts(telemetry))
    held = terms(application, at=at)
    if held is None:
        raise GuardFailed(_("This program has no typing test any more."), code="not-asked")
    answer = _score(test, typed[:LONGEST], held.pass_mark, events, at=at)
    if answer.outcome is Outcome.VOID:
        _void(test, application, by=by, at=at, reason="It came in after the time was over.", typed=typed[:LONGEST])
        return test
    result = _result(application, test, answer, by=by, at=at)
    audit.step(
        SCORE,
        test,
        by=by,
        at=at,
        person=application.person,
        reason=reason,
        finished_at=at,
        typed=typed[:LONGEST],
        telemetry=[[event.at_ms, event.inserted] for event in events],
        keystrokes=answer.keystrokes,
        errors=answer.errors,
        net_wpm=_cut(answer.net),
        gross_wpm=_cut(answer.gross),
        flags=[flag.value for flag in answer.flags],
        result=result,
    )
    screening.recompute(application.pk, by=Actor.system("typing"), at=at)
    return test


@retrying
def leave(test_id: int, *, by: Actor, at: datetime, reason: str = "") -> TypingTest:
    """Stop a try without handing it in. It does not count; only a few may end like that."""
    application = locked(TypingTest.objects.values_list("application_id", flat=True).get(pk=test_id))
    test = TypingTest.objects.select_for_update(of=("self",)).get(pk=test_id)
    if test.state == TypingState.OPEN:
        _void(test, application, by=by, at=at, reason=reason or "Stopped by the applicant.")
    return test


def close_abandoned(*, at: datetime) -> int:
    """End tries whose time was over a day ago and of which nothing came in. A chore. How many."""
    left = TypingTest.objects.filter(state=TypingState.OPEN, ends_at__lt=at - SPAN).order_by("pk")
    found = list(left.values_list("pk", flat=True))
    for test_id in found:
        leave(test_id, by=Actor.system("close_abandoned"), at=at, reason="Nothing came in before the time was over.")
    return len(found)


def inserts(telemetry: object) -> Iterator[Insert]:
    """Read pairs of milliseconds and inserted characters as a browser sends them; what is no such pair is left out."""
    if not isinstance(telemetry, list):
        return
    for pair in telemetry[:MOST_EVENTS]:
        if isinstance(pair, list) and len(pair) == 2 and all(type(each) is int and 0 <= each < 10**8 for each in pair):  # noqa: PLR2004 - a pair
            yield Insert(pair[0], pair[1])


def practice_score(typed: str, passage: Passage, *, pass_mark: int, seconds: int) -> TypingScore:
    """Score practice by the same rule; nothing of it is kept."""
    return score(passage.text, typed[:LONGEST], seconds, TypingRule(pass_mark=pass_mark, allowed_seconds=seconds))


def _terms(application: Application, judged: Judged, at: datetime) -> Terms:
    program, version = application.version.program, application.version
    on = local_day(program, at)

    def number(key: str) -> int:
        return int(Parameter.objects.value(key, version=version, on=on))

    tests = list(application.typing_tests.exclude(state=TypingState.OPEN).order_by("-finished_at"))
    scored = [test for test in tests if test.state == TypingState.SCORED and _counts(test)]
    tries = number("typing_tries")
    stopped = sum(test.state == TypingState.VOID for test in tests)
    wait_until = None
    if scored and scored[0].finished_at is not None:
        opens = scored[0].finished_at + timedelta(hours=number("typing_wait_hours"))
        wait_until = opens if opens > at else None
    refusal = ""
    if judged.answer.verdict in SATISFIED:
        refusal = _("You passed the typing test. Nothing more to type.")
    elif judged.answer.retest_from is None and judged.answer.verdict.value in {"not_met", "look"}:
        refusal = judged.answer.applicant
    elif len(scored) >= tries:
        refusal = _("You used all your tries for this application.")
    elif stopped >= MOST_VOID:
        refusal = _("Several tries were stopped or came in late. Call us, and we open another one.")
    elif wait_until is not None:
        local = wait_until.astimezone(zone_of(program))
        refusal = _("You may try again from %(time)s on %(day)s.") % {
            "time": time_in_words(local.time()),
            "day": day_in_words(local.date()),
        }
    return Terms(
        minutes=number("typing_minutes"),
        pass_mark=Fraction(str(judged.rule.threshold.get("words_per_minute", 0))),
        formula=Formula(judged.rule.threshold.get("formula", Formula.A)),
        tries=tries,
        used=len(scored),
        wait_until=wait_until,
        requirement_id=judged.requirement.pk,
        refusal=refusal,
        stops_left=max(MOST_VOID - stopped, 0),
    )


def _counts(test: TypingTest) -> bool:
    return test.result is None or test.result.voided_at is None


def _score(test: TypingTest, typed: str, mark: Fraction, events: Sequence[Insert], *, at: datetime) -> TypingScore:
    allowed = int((test.ends_at - test.started_at).total_seconds())
    rule = TypingRule(pass_mark=mark, formula=Formula(test.formula), allowed_seconds=allowed)
    elapsed = Fraction(str((at - test.started_at).total_seconds()))
    return score(passage_of(test).text, typed, elapsed, rule, events)


def _result(
    application: Application, test: TypingTest, answer: TypingScore, *, by: Actor, at: datetime
) -> ScreeningResult:
    values: dict[str, Any] = {
        "keystrokes": answer.keystrokes,
        "errors": answer.errors,
        "minutes": str(answer.seconds / 60),
        "flagged": answer.outcome is Outcome.LOOK,
    }
    row = ScreeningResult.objects.create(
        person_id=application.person_id,
        kind=RequirementKind.TYPING,
        taken_on=local_day(application.version.program, at),
        values=values,
        source="Typing test on this site",
        recorded_at=at,
    )
    audit.record("result.record", row, by=by, at=at, person=application.person, data={"requirement": "typing"})
    return row


def _void(test: TypingTest, application: Application, *, by: Actor, at: datetime, reason: str, typed: str = "") -> None:
    audit.step(VOID, test, by=by, at=at, person=application.person, reason=reason, finished_at=at, typed=typed)


def _cut(figure: Fraction) -> Decimal:
    """Return a figure with two decimals, cut: what is stored never shows more than was reached."""
    exact = Decimal(figure.numerator) / Decimal(figure.denominator)
    return min(exact.quantize(HUNDREDTH, rounding=ROUND_DOWN), Decimal("9999.99"))
