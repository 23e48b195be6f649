"""Many browsers at once, round after round: one has it, everybody else reads a sentence, and every invariant holds.

The short form runs always. The long one, 32 browsers a hundred times over for each race unless
``--races`` says otherwise, runs at night.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time, timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from applicants.models import Application, Decision, Interview, Offer, Standby
from applicants.workflows import applications, decisions, interviews, offers, referrals, standby
from apprenticeships import clock
from apprenticeships.models import Event, Role, User
from apprenticeships.workflow import Actor
from cohorts.models import Opening
from tests import factories as make
from tests.applicants.booking_world import asked, published
from tests.applicants.hiring.readers import browser
from tests.applicants.hiring_world import AFTER, MEETING, NOW, World, candidate_of, world
from tests.applicants.invariants import broken
from tests.applicants.machines import LENGTHS
from tests.applicants.workflows.test_hiring_races import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

SAID = re.compile(r'<div class="ap-(?:note|errors|toast)[^>]*role="(?:alert|status)".*?</div>', re.DOTALL)
AGAIN = "The next round."


@dataclass
class Pages:
    """What the browsers of one round got: the page at the end of each, and the sentences on it."""

    answers: list[Any]
    said: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, *requests: Callable[[], Any]) -> "Pages":
        """Send all requests at once. Whatever is no page with a sentence on it fails the test."""
        answers, refused = all_at_once(*requests)
        assert (len(answers), refused) == (len(requests), [])
        assert {answer.status_code for answer in answers} <= {200, 409, 422}
        pages = cls(answers)
        for answer in answers:
            main = answer.content.decode().split("<main", 1)[-1].split("</main>")[0]
            words = " ".join(re.sub(r"<[^>]*>", " ", " ".join(SAID.findall(main))).split())
            pages.said.append(unescape(words))
        return pages

    def lost(self, *sentences: str) -> int:
        """How many read one of the sentences."""
        return sum(any(each in words for each in sentences) for words in self.said)


def presses(client: Any, name: str, key: Any, query: str = "", **data: Any) -> Callable[[], Any]:
    """A press on a button of a page, and the page that follows it."""
    path = reverse(name, args=[key]) + query
    return lambda: client.post(path, data, follow=True)


def met(here: World, where: Opening, manager: User, who: Application, turn: int = 0) -> Interview:
    """An interview that took place, with the manager's card; its hour is nobody else's."""
    starts_at = MEETING + timedelta(minutes=30 * (turn % 16), days=turn // 16)
    over = starts_at + timedelta(hours=1)
    meeting = here.meet(who, opening_id=where.pk, manager=manager, starts_at=starts_at)
    interviews.hold(meeting.pk, by=Actor.user(manager), at=over)
    here.score(meeting, by=Actor.user(manager), at=over)
    referrals.declare(who.pk, conflict=False, by=Actor.user(manager), at=NOW)
    return meeting


def last_seat(many: int) -> Callable[[int], None]:
    """As many managers of a department call as many candidates; one seat is left."""
    here = world(headcount=1)
    clients = []
    for turn in range(many):
        manager = make.user(Role.HIRING_MANAGER, department=here.opening.department)
        who = here.candidate()
        met(here, here.opening, manager, who, turn)
        clients.append((browser(manager), who.public_id))
    Interview.objects.update(score_by=NOW.date())  # nobody waits for the others of the panel

    def once(_: int) -> None:
        pages = Pages.of(*(presses(client, "hiring:prepare", key) for client, key in clients))

        offer = Offer.objects.get(state="prepared")
        assert pages.lost("No seat is free") == many - 1
        offers.rescind(offer.pk, by=here.by, at=AFTER, reason=AGAIN)

    return once


def two_offers(many: int) -> Callable[[int], None]:
    """As many departments call the same candidate."""
    here = world()
    who = here.candidate(to=())
    clients = []
    for turn in range(many):
        place = here.department()
        make.referral(who, place)
        manager = make.user(Role.HIRING_MANAGER, department=place.department)
        met(here, place, manager, who, turn)
        clients.append(browser(manager))

    def once(_: int) -> None:
        pages = Pages.of(*(presses(client, "hiring:prepare", who.public_id) for client in clients))

        offer = Offer.objects.get(state="prepared")
        assert pages.lost("has an offer already, from") == many - 1
        offers.rescind(offer.pk, by=here.by, at=AFTER, reason=AGAIN)

    return once


def same_slot(many: int) -> Callable[[int], None]:
    """As many candidates take one time; half of them meet a panel, so that the lead is busy in two ways."""
    here = world()
    colleague = here.panelist()
    days = frozenset(range(7))
    published(here, weekdays=days, opens=time(12), closes=time(16))
    published(here, colleague, weekdays=days, opens=time(12), closes=time(16), room="")
    people = [here.candidate() for _ in range(many)]
    clients = [browser(who.person.user) for who in people]

    def once(number: int) -> None:
        starts_at = MEETING + timedelta(minutes=30 * (number % 8), days=1 + number // 8)
        rows = [asked(here, who, panel=[colleague] if turn % 2 else None, at=AFTER) for turn, who in enumerate(people)]

        pages = Pages.of(
            *(
                presses(client, "portal:interview", row.public_id, time=starts_at.isoformat())
                for client, row in zip(clients, rows, strict=True)
            )
        )

        assert Interview.objects.filter(starts_at=starts_at, state="scheduled").count() == 1
        assert pages.lost("somebody else was faster. Choose one of the others.") == many - 1
        for row in rows:
            interviews.cancel(row.pk, by=here.by, at=AFTER, reason=AGAIN)

    return once


def same_claim(many: int) -> Callable[[int], None]:
    """A seat comes free: as many workers give it on; then the next in line says yes in half of their tabs, else no."""
    here = world(headcount=1)
    make.onboarding_item(here.version)
    desk = Actor.user(make.user(Role.COORDINATOR))
    spare = here.candidate()
    met(here, here.opening, here.manager, spare)
    standby.join(spare.pk, opening_id=here.opening.pk, by=desk, at=AFTER)

    def once(_: int) -> None:
        who = here.candidate()
        met(here, here.opening, here.manager, who)
        row = standby.join(who.pk, opening_id=here.opening.pk, by=desk, at=AFTER)
        standby.move_first(row.pk, by=desk, at=AFTER, reason=AGAIN)
        given, refused = all_at_once(*[lambda: standby.give_on(at=AFTER)] * many)
        assert (sum(given), refused) == (1, [])
        claim = Offer.objects.get(state="verbal")
        assert claim.application_id == who.pk  # nobody was jumped

        clients = [browser(who.person.user) for _ in range(many)]
        pages = Pages.of(
            *(
                presses(client, f"offers:{('confirm', 'decline')[turn % 2]}", claim.public_id, reason_code="pay")
                for turn, client in enumerate(clients)
            )
        )

        claim.refresh_from_db()
        ends = Event.objects.filter(
            subject_type="applicants.offer", subject_id=claim.pk, kind__in=["offer.confirm", "offer.decline"]
        )
        assert ends.count() == 1
        if claim.state == "confirmed":  # every yes is led to what comes next, every no reads that it came too late
            assert pages.lost("You said yes to this offer already. Call us") == many // 2
            applications.withdraw(who.pk, reason_code="pay", by=candidate_of(who), at=AFTER)
        else:
            assert pages.lost("This offer is not open any more. Call us") == many - many // 2
            assert pages.lost("This offer has ended already") == many // 2 - 1
        standby._settle(AFTER)
        assert Standby.objects.get(pk=row.pk).ended_at is not None

    return once


def two_deciders(many: int) -> Callable[[int], None]:
    """As many managers of one department decide about one candidate: pass, call with an offer, or release "keep"."""
    here = world()
    who = here.candidate()
    met(here, here.opening, here.manager, who)
    here_ = f"?opening={here.opening.public_id}"
    clients = []
    for _ in range(many):
        manager = make.user(Role.HIRING_MANAGER, department=here.opening.department)
        referrals.declare(who.pk, conflict=False, by=Actor.user(manager), at=NOW)
        clients.append(browser(manager))

    def press(turn: int, client: Any, kept: Decision) -> Callable[[], Any]:
        if turn % 3 == 0:
            return presses(client, "hiring:pass", who.public_id, here_, reason_code="scores", note="")
        if turn % 3 == 1:
            return presses(client, "hiring:prepare", who.public_id, here_)
        return lambda: client.post(reverse("hiring:prepared"), {"decision": kept.public_id}, follow=True)

    def once(_: int) -> None:
        kept = decisions.prepare(
            who.pk, opening_id=here.opening.pk, kind="hold", reason_code="next_class", by=here.by, at=AFTER
        )
        before = Event.objects.latest("pk").pk

        pages = Pages.of(*(press(turn, client, kept) for turn, client in enumerate(clients)))

        done = Event.objects.filter(
            pk__gt=before, kind__in=["referral.passed", "referral.held", "offer.prepare"]
        ).values_list("kind", flat=True)
        assert len(done) == 1
        silent = [turn for turn, words in enumerate(pages.said) if not words]
        assert len(silent) <= (done[0] == "offer.prepare")  # whoever calls is on the page of the call
        for offer in Offer.objects.filter(state="prepared"):
            offers.rescind(offer.pk, by=here.by, at=AFTER, reason=AGAIN)
        for row in Decision.objects.filter(state="prepared"):
            decisions.drop(row.pk, by=here.by, at=AFTER)
        if done[0] != "offer.prepare":
            referrals.invite_again(who.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)

    return once


RACES = [last_seat, two_offers, same_slot, same_claim, two_deciders]


@LENGTHS
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_one_of_many_has_it_and_the_others_read_a_sentence(race, long, long_race, monkeypatch):
    many, rounds = long_race if long else (4, 3)
    monkeypatch.setattr(clock, "now", lambda: AFTER)
    once = race(many)
    for number in range(rounds):
        once(number)
        assert broken() == {}
