"""The typing test: the server chooses the text, starts the clock, counts, and says what it means."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext as _

from applicants.models import Application, ApplicationState, ScreeningResult, TypingRoom, TypingState, TypingTest
from applicants.records.check_order import IN_SCREENING
from applicants.records.deadlines import local_day
from applicants.records.typing_terms import Terms, terms
from applicants.rules.alignment import align
from applicants.rules.passages import Passage, by_key, unseen
from applicants.rules.typing import Formula, Outcome, TypingRule, TypingScore, score
from applicants.rules.typing_signs import Insert, Save, Watched
from applicants.workflows import screening, typing_rooms
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import RequirementKind
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

SCORE = arrow("score", TypingState.OPEN, TypingState.SCORED, gettext_lazy("This try is over already."))
VOID = arrow("void", TypingState.OPEN, TypingState.VOID, gettext_lazy("This try is over already."))
TRANSITIONS: tuple[Transition, ...] = (SCORE, VOID)

MOST_EVENTS = 8000
MOST_SAVES: Final = 500
MOST_PAGES: Final = 50
LONGEST_PAGE: Final = 40
TWO_PAGES: Final = "two_pages"
WATCHED: Final = 3
LONGEST = 20_000
GRACE: Final = timedelta(seconds=2)
LITTLE: Final = timedelta(seconds=10)
SPAN = timedelta(days=1)
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Writing:
    """What a page sends of a running try: the text, when its signs came, which page it is, and what it saw.

    Nothing in it is trusted: ``telemetry`` and ``watched`` are read for what they are, and no score is among them.
    """

    typed: str
    telemetry: object = None
    page: str = ""
    watched: object = None


class Kept(StrEnum):
    """What became of a save on the way."""

    SAVED = "saved"
    ELSEWHERE = "elsewhere"
    OVER = "over"


def passage_of(test: TypingTest) -> Passage:
    """Return the text of a try."""
    return by_key(test.passage)


@retrying
def begin(application_id: int, *, code: str = "", by: Actor, at: datetime, reason: str = "") -> TypingTest:
    """Start a try, or come back to the one whose clock still runs. Its end is fixed now.

    With the ``code`` of an open room the try is supervised. Who passed at home may then confirm it, where the program
    asks for that.
    """
    application = locked(application_id)
    running = application.typing_tests.select_for_update(of=("self",)).filter(state=TypingState.OPEN).first()
    if running is not None:
        if at < running.ends_at:
            return running
        _void(running, application, by=by, at=at, reason="Nothing came in before the time was over.")
    room = typing_rooms.room_for(code, application, at=at) if code.strip() else None
    held = _check_may_begin(application, room, at=at)
    person_tests = TypingTest.objects.filter(application__person_id=application.person_id)
    text = secrets.choice(unseen(set(person_tests.values_list("passage", flat=True))))
    test = TypingTest.objects.create(
        application=application,
        passage=text.key,
        formula=held.formula,
        pass_mark=Decimal(held.pass_mark.numerator) / held.pass_mark.denominator,
        minutes=held.minutes,
        room=room,
        started_at=at,
        ends_at=at + timedelta(seconds=held.seconds),
    )
    audit.record("typingtest.begin", test, by=by, at=at, person=application.person, after=TypingState.OPEN)
    return test


def _check_may_begin(application: Application, room: TypingRoom | None, *, at: datetime) -> Terms:
    may_confirm = room is not None and application.state == ApplicationState.READY
    held = terms(application, at=at)
    is_open = application.state in (IN_SCREENING if held is None else IN_SCREENING | held.open_in)
    if not is_open and not may_confirm:
        raise GuardFailed(_("The typing test is open once your application is with us."), code="closed")
    if held is None:
        raise GuardFailed(_("This program has no typing test."), code="not-asked")
    if held.refusal:
        raise GuardFailed(held.refusal, code="wait" if held.wait_until else "closed")
    if held.confirms and room is None:
        raise GuardFailed(
            _("You passed at home. Type the code that stands on the board of the room, to confirm it there."),
            code="room",
            field="code",
        )
    return held


@retrying
def save(test_id: int, writing: Writing, *, by: Actor, at: datetime, reason: str = "") -> Kept:
    """Keep what was written so far, with the server's own time, so that a lost page goes on within the same clock.

    The page that was opened last is the one that counts; what an earlier one sends is not kept, and is remembered.
    """
    test = TypingTest.objects.select_for_update(of=("self",)).select_related("application__person").get(pk=test_id)
    if test.state != TypingState.OPEN or at > test.ends_at + GRACE:
        return Kept.OVER
    page = writing.page[:LONGEST_PAGE]
    if not _is_last_page(test, page):
        test.watched = {**test.watched, TWO_PAGES: True}
        test.save(update_fields=["watched"])
        return Kept.ELSEWHERE
    if page not in test.pages:
        if test.pages:
            person = test.application.person
            audit.record("typingtest.resume", test, by=by, at=at, person=person, reason=reason)
        test.pages = [*test.pages, page][-MOST_PAGES:]
    test.draft = writing.typed[:LONGEST]
    test.telemetry = [[event.at_ms, event.inserted] for event in inserts(writing.telemetry)]
    test.saves = [*test.saves[: MOST_SAVES - 1], [_since_start(test, at), len(test.draft)]]
    test.watched = _watched(test, writing)
    test.save(update_fields=["pages", "draft", "telemetry", "saves", "watched"])
    return Kept.SAVED


@retrying
def finish(test_id: int, writing: Writing, *, by: Actor, at: datetime, reason: str = "") -> TypingTest:
    """Count what was typed by the server's clock. A try that came too late is void and uses none up.

    What looked unusual goes to a person to decide. Finishing twice changes nothing: the first text counts.
    """
    application = locked(TypingTest.objects.values_list("application_id", flat=True).get(pk=test_id))
    rows = TypingTest.objects.select_for_update(of=("self",)).select_related("room__opened_by")
    test = rows.get(pk=test_id)
    if test.state != TypingState.OPEN:
        return test
    typed, events = writing.typed[:LONGEST], list(inserts(writing.telemetry))
    watched = _watched(test, writing)
    if not _is_last_page(test, writing.page[:LONGEST_PAGE]):
        watched[TWO_PAGES] = True
    answer = _score(test, typed, events, two_pages=TWO_PAGES in watched, at=at)
    if answer.outcome is Outcome.VOID:
        _void(test, application, by=by, at=at, reason="It came in after the time was over.", typed=typed)
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
        typed=typed,
        draft="",
        telemetry=[[event.at_ms, event.inserted] for event in events],
        watched=watched,
        keystrokes=answer.keystrokes,
        errors=answer.errors,
        net_wpm=_cut(answer.net),
        gross_wpm=_cut(answer.gross),
        flags=[flag.value for flag in answer.flags],
        result=result,
    )
    screening.recompute(application.pk, by=Actor.system("typing"), at=at)
    return test


def gives_time_away(test: TypingTest, typed: str, *, at: datetime) -> bool:
    """Whether whoever hands in now leaves time unused; at the end of the text every second counts: nobody is asked."""
    if test.state != TypingState.OPEN or test.ends_at - at <= LITTLE:
        return False
    return not align(passage_of(test).text, typed[:LONGEST]).finished


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
    rows, by = left.values_list("pk", flat=True), Actor.system("close_abandoned")
    return each_on_its_own(rows, leave, by=by, at=at, reason="Nothing came in before the time was over.")


def inserts(telemetry: object) -> Iterator[Insert]:
    """Read pairs of milliseconds and inserted characters as a browser sends them; what is no such pair is left out."""
    if not isinstance(telemetry, list):
        return
    for pair in telemetry[:MOST_EVENTS]:
        if isinstance(pair, list) and len(pair) == 2 and all(type(each) is int and 0 <= each < 10**8 for each in pair):  # noqa: PLR2004 - a pair
            yield Insert(pair[0], pair[1])


def practice_score(typed: str, passage: Passage, *, formula: Formula, seconds: int) -> TypingScore:
    """Score practice by the formula of the program; nothing of it is kept."""
    rule = TypingRule(pass_mark=0, formula=formula, allowed_seconds=seconds)
    return score(passage.text, typed[:LONGEST], seconds, rule)


def _watched(test: TypingTest, writing: Writing) -> dict[str, Any]:
    """Read what a page saw, each page for itself: times away, seconds away, and how much it refused."""
    sent = writing.watched
    found = dict(test.watched)
    if isinstance(sent, list) and len(sent) == WATCHED and all(type(each) is int for each in sent):
        pages = {**found.get("pages", {}), writing.page[:LONGEST_PAGE]: [max(0, min(each, 10**6)) for each in sent]}
        found["pages"] = dict(list(pages.items())[-MOST_PAGES:])
    return found


def _is_last_page(test: TypingTest, page: str) -> bool:
    """Whether a page is the one that was opened last; without a script there is none to tell."""
    return not page or page not in test.pages[:-1]


def _since_start(test: TypingTest, at: datetime) -> int:
    return max(int((at - test.started_at) / timedelta(milliseconds=1)), 0)


def _score(test: TypingTest, typed: str, events: Sequence[Insert], *, two_pages: bool, at: datetime) -> TypingScore:
    usual = test.minutes * 60
    rule = TypingRule(
        pass_mark=Fraction(str(test.pass_mark)),
        formula=Formula(test.formula),
        allowed_seconds=usual,
        grace_seconds=int(GRACE.total_seconds()),
        extra_time=Fraction(int((test.ends_at - test.started_at).total_seconds()), usual),
        alone=test.room_id is None,
    )
    watched = Watched(events, [Save(*each) for each in test.saves], two_pages)
    elapsed = Fraction(str((at - test.started_at).total_seconds()))
    return score(passage_of(test).text, typed, elapsed, rule, watched)


def _result(
    application: Application, test: TypingTest, answer: TypingScore, *, by: Actor, at: datetime
) -> ScreeningResult:
    values: dict[str, Any] = {
        "keystrokes": answer.keystrokes,
        "errors": answer.errors,
        "minutes": str(answer.seconds / 60),
        "formula": answer.formula.value,
        "flagged": answer.outcome is Outcome.LOOK,
    }
    source = "Typing test on this site"
    if test.room is not None:
        values["supervised"] = test.room.opened_by.get_full_name()
        source = f"Typing test on this site, supervised by {values['supervised']}"[:120]
    row = ScreeningResult.objects.create(
        person_id=application.person_id,
        kind=RequirementKind.TYPING,
        taken_on=local_day(application.version.program, test.started_at),
        values=values,
        source=source,
        recorded_at=at,
    )
    audit.record("result.record", row, by=by, at=at, person=application.person, data={"requirement": "typing"})
    return row


def _void(test: TypingTest, application: Application, *, by: Actor, at: datetime, reason: str, typed: str = "") -> None:
    audit.step(
        VOID, test, by=by, at=at, person=application.person, reason=reason, finished_at=at, typed=typed, draft=""
    )


def _cut(figure: Fraction) -> Decimal:
    """Return a figure with two decimals, cut: what is stored never shows more than was reached."""
    exact = Decimal(figure.numerator) / Decimal(figure.denominator)
    return min(exact.quantize(HUNDREDTH, rounding=ROUND_DOWN), Decimal("9999.99"))
