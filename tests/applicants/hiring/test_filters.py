"""Filters of the queue: what they show, who sees a saved one, and what no address breaks."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import QueueFilter
from apprenticeships.models import Event, Role
from tests import factories as make
from tests.applicants.hiring.readers import browser, opened, text_of
from tests.applicants.hiring_world import NOW, world

pytestmark = pytest.mark.django_db
QUEUE = "/hiring/"
HOSTILE = {"group": "x", "opening": "no-uuid", "tests": "9" * 9000, "screening": "[]", "late": "maybe", "q": "  "}


def named(here, name, **fields):
    return here.candidate(person=make.applicant(given_name=name, family_name="Brooks"), **fields)


def ask(user, path=QUEUE, data=None, at=NOW, method="get"):
    with time_machine.travel(at, tick=False):
        return getattr(browser(user), method)(path, data or {})


def names(response):
    return [row["title"] for group in response.context["queue"].groups for row in group["rows"]]


def keep(user, query, **data):
    return ask(user, f"{reverse('hiring:save_filter')}?{query}", data, method="post")


def test_the_queue_is_narrowed_by_what_is_asked_for_and_never_breaks():
    here = world()
    late, new, internal = named(here, "Late"), named(here, "New"), named(here, "Internal", is_internal=True)
    late.referrals.update(invite_by=NOW.date() - timedelta(days=1), referred_at=NOW - timedelta(days=8))
    opened(here, late)
    opened(here, internal)
    there = here.department()
    make.membership(here.manager, Role.HIRING_MANAGER, department=there.department)
    named(here, "Elsewhere", to=(there,))

    assert names(ask(here.manager, data={"late": "yes"})) == ["Late Brooks"]
    assert names(ask(here.manager, data={"group": "new"})) == ["New Brooks", "Elsewhere Brooks"]
    assert names(ask(here.manager, data={"here": "yes"})) == ["Internal Brooks"]
    assert names(ask(here.manager, data={"opening": str(there.public_id)})) == ["Elsewhere Brooks"]
    assert names(ask(here.manager, data={"q": "iNTern"})) == ["Internal Brooks"]
    assert names(ask(here.manager, data={"screening": "clear", "tests": "nonsense"})) == names(ask(here.manager))
    nobody = ask(here.manager, data={"q": "nobody at all"})
    assert "Nobody fits this filter now" in text_of(nobody)
    assert "See you" not in text_of(nobody)
    assert names(ask(here.manager, data=HOSTILE)) == names(ask(here.manager))
    waits = ask(here.manager).context["queue"].groups[0]["rows"][0]
    assert waits["clock"] == "Waits for us since Tuesday, December 30, 2025: 5 working days, and we promised 4."
    assert new.pk


def test_a_saved_filter_is_shared_by_its_link_with_the_department_and_nobody_else():
    here, there = world(), world()
    colleague = here.panelist(name="Sam Ortiz")
    named(here, "Tomas")
    department = here.opening.department

    private = keep(here.manager, "late=yes&q=Tomas", name="Late ones", share="")
    position = f"opening={here.opening.public_id}"
    shared = keep(here.manager, position, name="New ones", share=str(department.public_id))
    mine, ours = QueueFilter.objects.get(name="Late ones"), QueueFilter.objects.get(name="New ones")

    assert (private.headers["Location"], mine.asked) == (
        reverse("hiring:filter", args=[mine.public_id]),
        {"late": "yes"},
    )
    assert (shared.status_code, ours.department) == (302, department)
    assert names(ask(colleague, reverse("hiring:filter", args=[ours.public_id]))) == ["Tomas Brooks"]
    assert "New ones" in text_of(ask(colleague))
    assert "Late ones" not in text_of(ask(colleague))
    assert ask(colleague, reverse("hiring:filter", args=[mine.public_id])).status_code == 404
    assert ask(there.manager, reverse("hiring:filter", args=[ours.public_id])).status_code == 404
    assert ask(there.manager, reverse("hiring:remove_filter", args=[ours.public_id]), method="post").status_code == 404
    ask(colleague, reverse("hiring:remove_filter", args=[ours.public_id]), method="post")
    assert QueueFilter.objects.count() == 2

    ask(here.manager, reverse("hiring:remove_filter", args=[ours.public_id]), method="post")

    assert list(QueueFilter.objects.values_list("name", flat=True)) == ["Late ones"]
    assert Event.objects.filter(kind__startswith="queuefilter").count() == 3


@pytest.mark.parametrize(
    ("query", "data", "words"),
    [
        ("late=yes", {"name": ""}, "Give the filter a name."),
        ("late=yes", {"name": "A", "share": "7"}, "Share it with a department in which you hire."),
        ("q=Tomas", {"name": "A"}, "Choose what to show first."),
        ("late=yes", {"name": "x" * 61}, "Write at most 60 letters."),
        ("late=yes", {"name": "A\x00"}, "Leave out the sign that cannot be shown."),
    ],
)
def test_what_cannot_be_saved_is_said_on_the_same_page(query, data, words):
    here = world()

    response = keep(here.manager, query, **data)

    assert response.status_code == 422
    assert words in text_of(response)
    assert QueueFilter.objects.count() == 0


def test_the_same_name_again_changes_the_filter_and_twenty_are_enough():
    here = world()
    for number in range(20):
        keep(here.manager, "late=yes", name=f"Filter {number}")
    changed = keep(here.manager, "here=yes", name="Filter 3")
    refused = keep(here.manager, "here=yes", name="One more")

    assert (changed.status_code, refused.status_code) == (302, 422)
    assert QueueFilter.objects.get(name="Filter 3").asked == {"here": "yes"}
