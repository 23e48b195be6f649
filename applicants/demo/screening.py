"""From "with us" to "ready": the exam, WorkKeys, the typing test, background check and drug screen."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from applicants.demo.background import brought_to
from applicants.demo.clockwork import Story
from applicants.demo.people import Candidate
from applicants.demo.world import World
from applicants.models import DrugConsent, TypingTest
from applicants.records.asked import plain_rule
from applicants.rules.registries import lists_of
from applicants.workflows import drug, health_release, screening, typing
from applicants.workflows.incoming import Incoming
from apprenticeships.models import RequirementKind

SITTING: Final = "Sitting at the workforce center"
LOOKED_UP: Final = "Looked up on its website"
TYPING_MINUTES: Final = timedelta(minutes=5)
KEYS_PER_WORD, MINUTES = 5, 5
CLEAR: Final = (("ordered", 3, 9), ("in_progress", 4, 10), ("clear", 8, 11))
NEGATIVE: Final = (("ordered", 3, 9), ("collected", 5, 14), ("negative", 7, 15))
REPORTS: Final = frozenset(each.value for each in drug.REPORTS)
"""Status, working days after the application was sent, hour."""


def tested(world: World, one: Candidate, day: date, *, score: str = "", levels: Sequence[int] = ()) -> Story:
    """Sit the entrance exam, and WorkKeys too if there are levels."""
    chance = one.who.chance
    yield from scored(world, one, RequirementKind.ENTRANCE_EXAM, {"score": score or str(chance.randint(72, 96))}, day)
    if levels:
        names = ("applied_math", "graphic_literacy", "workplace_documents")
        yield from scored(world, one, RequirementKind.WORKKEYS, dict(zip(names, levels, strict=True)), day, hour=15)


def scored(
    world: World, one: Candidate, kind: RequirementKind, values: dict[str, Any], day: date, hour: int = 14
) -> Story:
    """Have a result written down by the coordinator."""
    at = yield world.days.at(day, hour, 10)
    return screening.record_result(
        one.app.pk,
        requirement_id=world.asked[kind].pk,
        values=values,
        taken_on=day,
        source=SITTING,
        by=world.desk,
        at=at,
    )


def looked_up(world: World, one: Candidate, at: datetime, *, outcome: str = "no_match") -> None:
    """The coordinator looks into the exclusion lists; ``outcome`` is what the first of them says."""
    asked = world.asked[RequirementKind.REGISTRY]
    day = world.days.local(at)
    names = lists_of(plain_rule(asked, on=day, today=day))
    found = zip(names, (outcome, *["no_match"] * len(names)), strict=False)
    looks = [Incoming(one.app.pk, asked.pk, {"list": name, "outcome": says}, day, LOOKED_UP) for name, says in found]
    screening.record_results(looks, by=world.desk, at=at)


def typed_there(world: World, one: Candidate, day: date) -> Story:
    """Take the typing test at the sitting, fast enough."""
    keystrokes = one.who.chance.randint(34, 52) * KEYS_PER_WORD * MINUTES
    values = {"keystrokes": keystrokes, "errors": 0, "minutes": str(MINUTES)}
    yield from scored(world, one, RequirementKind.TYPING, values, day, hour=16)


def types(world: World, one: Candidate, day: date, wpm: int, hour: int = 18, minute: int = 20) -> Story:
    """Take the typing test at home at a speed in words a minute, with two slips."""
    at = yield world.days.at(day, hour, minute)
    return typed_at(one, at, wpm)


def typed_at(one: Candidate, at: datetime, wpm: int, *, pasted: bool = False, code: str = "") -> TypingTest:
    """Begin the typing test and hand it in five minutes later."""
    test = typing.begin(one.app.pk, code=code, by=one.by, at=at)
    text = typing.passage_of(test).text[: (wpm + 1) * KEYS_PER_WORD * MINUTES]
    text = text[:40] + "x" + text[41:160] + "x" + text[161:]
    pause = (TYPING_MINUTES - timedelta(seconds=5)) / max(len(text), 1) / timedelta(milliseconds=1)
    times = [[int(place * pause) + place * 37 % 23, 1] for place in range(1, len(text) + 1)]
    half = len(text) // 2
    typing.save(test.pk, typing.Writing(text[:half], times[:half]), by=one.by, at=at + TYPING_MINUTES / 2)
    writing = typing.Writing(text, [[0, len(text)]] if pasted else times)
    return typing.finish(test.pk, writing, by=one.by, at=at + TYPING_MINUTES)


def cleared(
    world: World,
    one: Candidate,
    sent: date,
    *,
    background: Sequence[tuple[str, int, int]] = CLEAR,
    drug: Sequence[tuple[str, int, int]] = NEGATIVE,
) -> Story:
    """Have both conditions written down, status by status, by working days after the application was sent."""
    both = [("background", *each) for each in background] + [("drug", *each) for each in drug]
    for kind, status, after, hour in sorted(both, key=lambda each: (each[2], each[3])):
        day = world.days.work(sent, after)
        at = yield world.days.at(day, hour, 40)
        if kind == "background":
            brought_to(world, one, status, at, day)
        else:
            _screens(world, one, status, at)


def _screens(world: World, one: Candidate, status: str, at: datetime) -> None:
    """One step of a drug screen; before the first one the consent is signed and it is ordered.

    What our own clinic finds is released on the day of the report, so somebody always has that to sign still.
    """
    day = world.days.local(at)
    if not DrugConsent.objects.filter(application=one.app).exists():
        drug.sign(one.app.pk, signed_name=one.known.name, by=one.by, at=at)
        drug.order(one.app.pk, on=day, by=world.desk, at=at)
    if status in REPORTS:
        if drug.own_clinic_collects(one.app, at=at):
            health_release.sign(one.app.pk, signed_name=one.known.name, by=one.by, at=at)
        drug.report(one.app.pk, status=status, on=day, is_final=True, by=world.desk, at=at)
    elif status == "collected":
        drug.move(one.app.pk, step="collect", on=day, by=world.desk, at=at)


def screened(world: World, one: Candidate, sent: date) -> Story:
    """Everything before the interview goes well, all tests on one day: ready eight working days after sending."""
    day = world.days.work(sent, 1)
    yield from tested(world, one, day)
    yield from typed_there(world, one, day)
    yield from cleared(world, one, sent, background=CLEAR[-1:], drug=NEGATIVE[-1:])
