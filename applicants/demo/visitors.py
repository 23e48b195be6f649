"""Before an application is with us: interest, sessions, drafts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from applicants.demo.cast import ACCESS, DESK, FAMILY, INTERNAL, Cast
from applicants.demo.clockwork import Story
from applicants.demo.names import Who
from applicants.demo.people import Candidate, begins, comes, interested, signs_up, writes
from applicants.demo.sessions import FEW_CHAIRS, coming, last_before
from applicants.demo.world import INTERNS, PARTNERS, WEBSITE, World
from applicants.records.drafts import read_basis
from applicants.workflows import applications
from apprenticeships.models import SignUp
from apprenticeships.workflows import sessions

LONG_AGO: Final = 195  # days; nobody touched the draft since
OLD_ENOUGH_TO_INTERN: Final = timedelta(days=int(17.2 * 365))
A_WHILE: Final = timedelta(hours=3)
NOTES: Final = ("Can I start in the spring?", "", "My sister is an apprentice with you.", "", "", "Is there parking?")


def visitors(cast: Cast, *, leads: int) -> Iterator[Story]:
    """Yield the stories of who only looks around: so many leads, and people at sessions."""
    world, days, names = cast.world, cast.days, cast.names
    programs = [world.programs[INTERNS], world.programs[PARTNERS], *[world.program] * 4]
    for number in range(leads):
        program, note = programs[number % len(programs)], NOTES[number % len(NOTES)]
        yield interested(world, next(names), program, days.ago(1 + number * 3 % 120), note)
    for number in range(5):
        yield _will_come(world, next(names), days.ago(1 + number))
    yield _makes_room(world, next(names))
    for number in range(1, FEW_CHAIRS + 2):
        yield signs_up(world, next(names), coming(world, 1).pk, days.ago(6 - number))
    yield _changed_their_mind(world, next(names))
    for number in range(4):
        yield comes(world, next(names), days.ago(5 + number * 5))
    for _ in range(3):
        yield _not_marked_yet(world, next(names))
    yield _misses_and_comes_back(world, next(names))
    for number in range(1, 3):
        yield comes(world, next(names), days.ago(number * 5), came=False)


def _not_marked_yet(world: World, who: Who) -> Story:
    """Was at the last session; nobody has marked who came."""
    session = last_before(world, world.days.today)
    yield from signs_up(world, who, session.pk, world.days.work(world.days.local(session.starts_at), -3))


def _will_come(world: World, who: Who, day: date) -> Story:
    yield from interested(world, who, world.program, world.days.work(day, -2))
    yield from signs_up(world, who, coming(world).pk, day)


def _makes_room(world: World, who: Who) -> Story:
    """Gave back a chair of the session that has few a while ago: it is kept for the first in line right now."""
    sign_up: SignUp = yield from signs_up(world, who, coming(world, 1).pk, world.days.ago(6))
    at = yield world.days.now - A_WHILE
    sessions.cancel_sign_up(sign_up.pk, by=WEBSITE, at=at, reason="By the link in the mail.")


def _misses_and_comes_back(world: World, who: Who) -> Story:
    """Missed a session, and took another date by the link in the mail."""
    missed: SignUp = yield from comes(world, who, world.days.ago(6), came=False)
    at = yield max(world.days.at(world.days.ago(2), 12), missed.session.ends_at + 2 * A_WHILE)
    sessions.sign_up(coming(world).pk, person=missed.person, by=WEBSITE, at=at)


def _changed_their_mind(world: World, who: Who) -> Story:
    sign_up: SignUp = yield from signs_up(world, who, coming(world).pk, world.days.ago(5))
    at = yield world.days.at(world.days.ago(2), 13)
    sessions.cancel_sign_up(sign_up.pk, by=WEBSITE, at=at, reason="Has to work on that day.")


def drafts(cast: Cast, *, more: int) -> Iterator[Story]:
    """Yield applications that nobody has sent: half filled, complete, forgotten, and one for the summer."""
    days = cast.days
    yield _draft(cast, cast.candidate(FAMILY, days.ago(2)), 2, ("contact", "eligibility", "education"), half="work")
    yield _draft(cast, cast.candidate(DESK, days.ago(5)), 5, ("contact",), half="eligibility")
    done = ("contact", "eligibility", "education", "work")
    yield _draft(cast, cast.candidate(INTERNAL, days.ago(1)), 1, done, "words")
    yield _on_two_devices(cast, cast.candidate(DESK, days.ago(2)), 2)
    yield _draft(cast, cast.candidate(ACCESS, days.ago(3)), 3, None)
    yield _forgotten(cast)
    yield _summer(cast)
    for number in range(more):
        one = cast.candidate((FAMILY, DESK, INTERNAL)[number % 3], days.ago(1 + number % 9))
        yield _draft(cast, one, 1 + number % 9, ("contact", "eligibility", "words")[: 1 + number % 3])


def _draft(cast: Cast, one: Candidate, ago: int, done: tuple[str, ...] | None, half: str = "") -> Story:
    world, day = cast.world, cast.days.ago(ago)
    yield from begins(world, one, day)
    at = yield from writes(world, one, day, done)
    if half:
        answers: dict[str, dict[str, Any]] = {
            "work": {"none": False},
            "eligibility": {"works_here": False},
            "words": {"why": "I want to help"},
        }
        applications.save_section(
            one.app.pk, slug=half, answers=answers[half], complete=False, by=one.by, at=at + timedelta(minutes=40)
        )


def _on_two_devices(cast: Cast, one: Candidate, ago: int) -> Story:
    """Wrote the same answer on the phone and at the library: both texts wait until one is chosen."""
    yield from _draft(cast, one, ago, ("contact", "eligibility", "education", "work"))
    at = yield cast.days.at(cast.days.ago(ago), 20, 5)
    answers = {"why": "I want to help people who are afraid of doctors.", "proud": "I never missed a shift."}
    applications.save_section(one.app.pk, slug="words", answers=answers, complete=True, by=one.by, at=at)
    mine = {
        "text": "My mother was a nurse. I want to do what she did.",
        "page": "",
        "at": at.isoformat(),
    }
    basis = replace(read_basis(one.app, one.app.sections.get(slug="words"), "words"), clashes={"why": mine})
    applications.save_section(
        one.app.pk, slug="words", answers=answers, complete=True, basis=basis, by=one.by, at=at + timedelta(minutes=3)
    )


def _forgotten(cast: Cast) -> Story:
    """Begun half a year ago and never touched again: it runs out by itself."""
    one = Candidate(next(cast.names), place=FAMILY)
    day = cast.days.work(cast.days.today - timedelta(days=LONG_AGO), 0)
    yield from begins(cast.world, one, day)
    yield from writes(cast.world, one, day, ("contact",))


def _summer(cast: Cast) -> Story:
    """A student who begins an application for the summer."""
    who = next(cast.names)
    born = cast.days.today - OLD_ENOUGH_TO_INTERN
    student = Who(who.given, who.family, who.email, who.phone, born, who.street, who.language)
    one = Candidate(student, program=cast.world.programs[INTERNS])
    one.changes = {"eligibility": {"student": True}, "path": {"interests": []}}
    yield from begins(cast.world, one, cast.days.ago(4))
    yield from writes(cast.world, one, cast.days.ago(4), ("contact", "eligibility", "education"))
