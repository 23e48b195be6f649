"""Pages of an invitation say who lacks what, and what to do next."""

from datetime import time

import pytest
import time_machine
from django.urls import reverse

from applicants.workflows import referrals
from apprenticeships.models import Parameter
from apprenticeships.workflow import Actor
from tests.applicants.booking_world import published
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import NOW, world

pytestmark = pytest.mark.django_db


def setting(*, panelist=True):
    """A candidate whose file the manager opened; with a panelist, both of them meet everybody."""
    here = world()
    colleague = here.panelist(name="Sam Ortiz") if panelist else None
    Parameter.objects.create(version=here.version, key="panel_size", value=2, effective_from=NOW.date())
    who = here.candidate()
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
    return here, colleague, who


def words_of(here, who, name="invite", **data):
    path = reverse(f"hiring:{name}", args=[who.public_id])
    with time_machine.travel(NOW, tick=False):
        client = browser(here.manager)
        return text_of(client.post(path, data) if data else client.get(path))


@pytest.mark.parametrize("page", ["invite", "offer_times"])
def test_a_panel_of_one_where_two_are_asked_says_so(page):
    here, _, who = setting(panelist=False)

    words = words_of(here, who, page)

    assert "Each candidate for these places should meet 2 people, and only Priya Raman can." in words
    assert "Tell your program office whom to invite as an interviewer." in words


def test_who_takes_no_part_is_named():
    here, colleague, who = setting()
    referrals.declare(who.pk, conflict=True, kind="friend", by=Actor.user(colleague), at=NOW)

    assert "only Priya Raman can. Sam Ortiz takes no part with this candidate." in words_of(here, who)


def test_who_has_not_published_any_times_is_named():
    here, _, who = setting()

    before = words_of(here, who, "offer_times")
    published(here)
    after = words_of(here, who, "offer_times")
    invite = words_of(here, who)

    assert "You have not published any open times for this department." in before
    assert "Publish some, choose somebody else, or set a time yourself. Publish times" in before
    assert "You have not published" not in after
    assert "Sam Ortiz has not published any open times for this department. Ask Sam Ortiz to publish some" in after
    assert "Not possible yet: Sam Ortiz has not published any open times" in invite


def test_who_is_never_open_at_the_same_time_is_named_with_the_hours_of_each():
    here, colleague, who = setting()
    published(here)
    published(here, colleague, opens=time(14), closes=time(16))

    refused = words_of(here, who, "offer_times", interviewer=here.manager.pk, panel=colleague.pk)

    assert "Priya Raman is never open and free at the same time as Sam Ortiz." in refused
    assert "Sam Ortiz: Mondays and Fridays, 2:00 p.m. to 4:00 p.m." in refused


def test_a_panel_that_can_meet_is_not_questioned():
    here, colleague, who = setting()
    published(here)
    published(here, colleague, room="")

    for page in ("invite", "offer_times"):
        assert "Not possible yet" not in words_of(here, who, page)
        assert "only" not in words_of(here, who, page).lower().split("only times")[0]
