"""From "ready" on: interviews, offers, the list before the first day, and how applications end."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from applicants.demo.cast import ACCESS, CHILDREN, DESK, FAMILY, INTERNAL, Cast
from applicants.demo.clockwork import Story
from applicants.demo.hiring import (
    CALLS_AT,
    CONFIRMED,
    INVITED,
    MET,
    OFFERED,
    confirmed,
    gets_in,
    gets_ready,
    held,
    invited,
    met,
    offered,
    opening_of,
    settled,
)
from applicants.demo.open_times import chooses, chose, opens_times
from applicants.demo.people import Candidate, applies
from applicants.demo.screening import looked_up, screened, tested
from applicants.models import Interview, Offer
from applicants.workflows import applications, interviews, offers, referrals, scoring
from apprenticeships.models import Membership, Role
from apprenticeships.workflow import Actor

JUST_READY: Final = 9  # working days since it was sent
CALLED: Final = timedelta(minutes=25)
NO_THIS_TIME: Final = "They have worked with patients for more than three years. Your tests stay valid."


def being_hired(cast: Cast) -> Iterator[Story]:
    """Yield somebody at each point from "ready" to a seat of one's own."""
    days = cast.days
    yield _ready(cast, FAMILY, JUST_READY)
    yield _ready(cast, FAMILY, JUST_READY + 6)
    yield _ready(cast, DESK, JUST_READY)
    yield opens_times(cast, FAMILY)
    yield chooses(cast, FAMILY)
    yield chose(cast, FAMILY)
    yield _scheduled(cast, FAMILY)
    yield _scheduled(cast, DESK)
    yield _unscored(cast)
    yield _on_a_panel(cast)
    yield _scored(cast, FAMILY, MET + 1)
    yield _canceled(cast)
    yield _missed(cast)
    yield _being_called(cast)
    yield _said(cast, FAMILY, "thinking", 1)
    yield _said(cast, FAMILY, "yes", 1)
    yield _onboarding(cast, CHILDREN, 1, 2)
    yield _onboarding(cast, ACCESS, 3, 4)
    yield _onboarding(cast, INTERNAL, 2, 0)
    for place in (INTERNAL, DESK):
        sent = days.ago(22)
        yield gets_in(cast.world, cast.candidate(place, sent), sent)


def ended(cast: Cast) -> Iterator[Story]:
    """Yield offers that came to nothing, and applications that ended."""
    yield _said(cast, ACCESS, "no", 4)
    yield _declined(cast)
    yield _ran_out(cast)
    yield _taken_back(cast)
    yield _not_selected(cast, DESK)
    for number, reason in enumerate(("other_job", "travel")):
        yield _withdrew(cast, reason, 12 + 4 * number)


def _until_met(cast: Cast, one: Candidate, ago: int) -> Story:
    """Sent so many working days ago, ready, met and scored."""
    sent = cast.days.ago(ago)
    interview: Interview = yield from _until_invited(cast, one, ago)
    yield from met(cast.world, one, interview)
    return cast.days.at(cast.days.work(sent, OFFERED), CALLS_AT)


def _until_invited(cast: Cast, one: Candidate, ago: int) -> Story:
    sent, days = cast.days.ago(ago), cast.days
    yield from applies(cast.world, one, sent)
    yield from screened(cast.world, one, sent)
    return (yield from invited(cast.world, one, days.work(sent, INVITED), days.work(sent, MET)))


def _someone(cast: Cast, place: str, ago: int) -> Candidate:
    return cast.candidate(place, cast.days.ago(ago))


def _ready(cast: Cast, place: str, ago: int) -> Story:
    one, sent = _someone(cast, place, ago), cast.days.ago(ago)
    yield from applies(cast.world, one, sent)
    yield from screened(cast.world, one, sent)


def _scheduled(cast: Cast, place: str) -> Story:
    """They meet tomorrow."""
    yield from _until_invited(cast, _someone(cast, place, MET - 1), MET - 1)


def _unscored(cast: Cast) -> Story:
    """They met on the last working day; the scorecard is not handed in."""
    one = _someone(cast, FAMILY, MET + 1)
    interview = yield from _until_invited(cast, one, MET + 1)
    yield from held(cast.world, one, interview)


def _on_a_panel(cast: Cast) -> Story:
    """A department of few asks the manager of another one onto its panel: one card is in, and hers is not."""
    one, world = _someone(cast, CHILDREN, MET + 1), cast.world
    guest, place = world.places[FAMILY].manager, world.places[CHILDREN].department
    Membership.objects.create(
        user=guest, role=Role.PANELIST, organization=world.program.organization, department=place, site=place.site
    )
    interview = yield from _until_invited(cast, one, MET + 1)
    by = world.manager(CHILDREN)
    at = yield from met(world, one, interview)
    scoring.leave_note(interview.pk, words="We did not get to talk about early shifts. Please ask.", by=by, at=at)
    referrals.declare(one.app.pk, conflict=False, by=Actor.user(guest), at=at)


def _scored(cast: Cast, place: str, ago: int) -> Story:
    yield from _until_met(cast, _someone(cast, place, ago), ago)


def _canceled(cast: Cast) -> Story:
    one = _someone(cast, DESK, MET + 1)
    interview = yield from _until_invited(cast, one, MET + 1)
    at = yield cast.days.at(cast.days.ago(2), 16)
    interviews.cancel(interview.pk, by=cast.world.manager(DESK), at=at, reason="I am ill. We find another time.")


def _missed(cast: Cast) -> Story:
    one = _someone(cast, DESK, MET + 2)
    interview = yield from _until_invited(cast, one, MET + 2)
    at = yield interview.ends_at
    interviews.no_show(interview.pk, by=cast.world.manager(DESK), at=at)


def _being_called(cast: Cast) -> Story:
    """A seat is held, and nobody picked up the telephone yet."""
    one = _someone(cast, FAMILY, MET + 2)
    yield from _until_met(cast, one, MET + 2)
    by = cast.world.manager(FAMILY)
    at = yield cast.days.now - CALLED
    settled(cast.world, one, at)
    offer = offers.prepare(one.app.pk, opening_id=opening_of(cast.world, one).pk, by=by, at=at)
    offers.answer_by_phone(offer.pk, answer="no_answer", by=by, at=at + timedelta(minutes=5))


def _said(cast: Cast, place: str, answer: str, ago: int) -> Story:
    """An offer on the telephone so many working days ago, and what the candidate said."""
    one = _someone(cast, place, OFFERED + ago)
    at = yield from _until_met(cast, one, OFFERED + ago)
    yield from offered(cast.world, one, cast.days.lately(CALLS_AT) if ago == 1 else at, answer)


def _onboarding(cast: Cast, place: str, more: int, done: int) -> Story:
    """Getting ready, with so many tasks done."""
    ago = CONFIRMED + more
    one = _someone(cast, place, ago)
    at = yield from _until_met(cast, one, ago)
    offer: Offer = yield from offered(cast.world, one, at, "yes")
    yield from confirmed(cast.world, one, offer)
    begins = cast.days.work(cast.days.ago(more), 1)
    if place == INTERNAL:  # somebody of the same name stands on a list: a person has to compare
        at = yield cast.days.at(begins, 9)
        looked_up(cast.world, one, at, outcome="possible_match")
    if done:
        yield from gets_ready(cast.world, one, begins, most=done)


def _declined(cast: Cast) -> Story:
    one = _someone(cast, DESK, OFFERED + 6)
    at = yield from _until_met(cast, one, OFFERED + 6)
    offer = yield from offered(cast.world, one, at, "thinking")
    at = yield cast.days.at(cast.days.ago(5), 17, 10)
    offers.decline(offer.pk, reason_code="schedule", note="My bus does not run that early.", by=one.by, at=at)


def _ran_out(cast: Cast) -> Story:
    """Wanted to think, and never answered: the worker ends the offer on time."""
    one = _someone(cast, DESK, OFFERED + 9)
    at = yield from _until_met(cast, one, OFFERED + 9)
    yield from offered(cast.world, one, at, "thinking")


def _taken_back(cast: Cast) -> Story:
    one = _someone(cast, ACCESS, OFFERED + 7)
    at = yield from _until_met(cast, one, OFFERED + 7)
    offer = yield from offered(cast.world, one, at, "thinking")
    at = yield cast.days.at(cast.days.ago(6), 10)
    reason = "The clinic closes this position for now. What you passed stays yours."
    offers.rescind(offer.pk, by=cast.world.manager(ACCESS), at=at, reason=reason)


def _not_selected(cast: Cast, place: str) -> Story:
    """Met, passed over by the department, and told so by the coordinator."""
    ago = MET + 5
    one = _someone(cast, place, ago)
    interview = yield from _until_invited(cast, one, ago)
    at = yield from met(cast.world, one, interview, "pass", best=2)
    at = yield cast.days.at(cast.days.ago(4), 9, 10)
    referrals.pass_over(
        one.app.pk,
        opening_id=opening_of(cast.world, one).pk,
        reason_code="others",
        by=cast.world.manager(place),
        at=at,
    )
    at = yield cast.days.at(cast.days.ago(3), 14)
    retry = cast.days.today + timedelta(days=60)
    applications.not_select(
        one.app.pk, reason_code="practice", sentence=NO_THIS_TIME, retry_from=retry, by=cast.world.desk, at=at
    )


def _withdrew(cast: Cast, reason: str, ago: int) -> Story:
    """Stops after the tests."""
    one, sent = _someone(cast, INTERNAL, ago), cast.days.ago(ago)
    yield from applies(cast.world, one, sent)
    yield from tested(cast.world, one, cast.days.work(sent, 1))
    at = yield cast.days.at(cast.days.work(sent, 5), 12, 30)
    applications.withdraw(one.app.pk, reason_code=reason, by=one.by, at=at)
