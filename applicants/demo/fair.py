"""Fair ways in: the notice of rights, numbers by date, help with tests, and a sitting without results yet."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from applicants.demo.cast import ACCESS, FAMILY, Cast
from applicants.demo.clockwork import Story
from applicants.demo.people import applies
from applicants.demo.world import World
from applicants.rules.rights import first_text
from applicants.workflows import accommodations, requirement_changes, rights, sittings
from apprenticeships.models import RequirementKind, Session, SessionKind
from apprenticeships.workflows import sessions

COMPLAINT_DAYS: Final = 300
LEAD: Final = "Joy Adams"
WISH: Final = "More time for the typing test, and a room without noise, please."
SCREEN: Final = "A screen with big letters at the entrance exam."
AGREED: Final = "You have half as much time again in the typing test, in the small room on the ground floor."


def fair(cast: Cast) -> Iterator[Story]:
    """Yield the notice, two numbers that change, two people who ask for help, two who came to the last sitting."""
    yield _rules(cast.world)
    yield _asks(cast)
    yield _agreed(cast)
    for place in (FAMILY, ACCESS):
        yield _sat(cast, place)


def _rules(world: World) -> Story:
    yield from _notice(world)
    yield from _numbers(world)


def _notice(world: World) -> Story:
    at = yield world.days.at(world.days.ago(30), 10)
    rights.publish(
        world.program.organization_id,
        text=first_text(COMPLAINT_DAYS),
        text_es=first_text(COMPLAINT_DAYS, spanish=True),
        lead_name=LEAD,
        lead_email="fair@demo.example",
        lead_phone="314-555-0188",
        by=world.desk,
        at=at,
    )


def _numbers(world: World) -> Story:
    """The exam counts longer since a month, and its pass mark is lower three weeks from now."""
    days = world.days
    exam = world.version.requirements.get(kind=RequirementKind.ENTRANCE_EXAM)
    at = yield days.at(days.ago(30), 11)
    requirement_changes.plan(
        exam.pk, measure="validity_months", value=24, effective_from=days.ago(28), by=world.desk, at=at,
        reason="The test center keeps scores for two years.", source="Contract with the test center",
    )  # fmt: skip
    at = yield days.at(days.ago(2), 15)
    requirement_changes.plan(
        exam.pk, measure="pass_mark", value=65, effective_from=days.today + timedelta(days=21), by=world.desk, at=at,
        reason="People with 65 points did as well in class.", source="Review of the last four classes",
    )  # fmt: skip


def _asks(cast: Cast) -> Story:
    """Somebody waits for our answer."""
    one = cast.candidate(FAMILY, cast.days.ago(3))
    yield from applies(cast.world, one, cast.days.ago(3))
    at = yield cast.days.at(cast.days.ago(2), 19)
    accommodations.ask(one.app.pk, wish=SCREEN, for_what=["entrance_exam"], by=one.by, at=at)


def _agreed(cast: Cast) -> Story:
    """Somebody asked and has an answer; interviewers read only how long to plan."""
    one = cast.candidate(ACCESS, cast.days.ago(6))
    yield from applies(cast.world, one, cast.days.ago(6))
    at = yield cast.days.at(cast.days.ago(5), 18)
    row = accommodations.ask(one.app.pk, wish=WISH, for_what=["typing", "interview"], by=one.by, at=at)
    at = yield cast.days.at(cast.days.ago(3), 10)
    desk = cast.world.desk
    accommodations.answer(row.pk, how="grant", words=AGREED, extra_time_percent=50, by=desk, at=at)
    accommodations.write_logistics(one.app.pk, words="The interview takes 60 minutes, ground floor.", by=desk, at=at)


def _sat(cast: Cast, place: str) -> Story:
    """Somebody chose the last sitting and came; the result is for the coordinator to enter."""
    days = cast.days
    exams = Session.objects.filter(program=cast.world.program, kind=SessionKind.EXAM, ends_at__lt=days.now)
    sitting = exams.latest("starts_at")
    before = days.work(days.local(sitting.starts_at), -3)
    one = cast.candidate(place, before)
    yield from applies(cast.world, one, before)
    at = yield days.at(days.work(before, 1), 17, 5)
    kind = RequirementKind.ENTRANCE_EXAM
    row = sittings.choose(one.app.pk, kind=kind, session=sitting.public_id, by=one.by, at=at)
    at = yield sitting.starts_at + timedelta(minutes=10)
    sessions.mark(row.pk, came=True, by=cast.world.desk, at=at)
