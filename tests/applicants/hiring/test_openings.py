"""Managers ask for places, coordinators answer with a reason, and the seats follow."""

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Event, Role
from cohorts.models import Opening, OpeningRequest
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import NOW, world

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def ask(user, name, *args, data=None):
    with time_machine.travel(NOW, tick=False):
        client, path = browser(user), reverse(name, args=args)
        return client.get(path) if data is None else client.post(path, data, follow=True)


def places(here, **change):
    what = f"{here.cohort.public_id}:{here.opening.track.slug}"
    asked = {"department": here.opening.department.public_id, "what": what, "headcount": 3, "reason": "We grow."}
    return ask(here.manager, "hiring:ask_openings", data=asked | change)


def test_places_are_asked_for_and_opened_with_a_reason():
    here, there = world(headcount=2), world()
    new = make.make_department(site=here.opening.department.site)
    make.membership(here.manager, Role.HIRING_MANAGER, department=new)
    coordinator = make.staff(Role.COORDINATOR)

    page = ask(here.manager, "hiring:openings")
    bad = [
        places(here, **change)
        for change in (
            {"headcount": "9" * 400},
            {"reason": ""},
            {"what": "x:y"},
            {"department": there.opening.department.public_id},
            {"department": "\x00"},
        )
    ]
    done, twice = places(here), places(here)
    places(here, department=new.public_id, headcount=1)
    first, second = OpeningRequest.objects.order_by("pk")
    home = ask(coordinator, "admin:index").content.decode()
    silent = ask(coordinator, "classes:opening-request", first.pk, "approve", data={"reason": " "})
    for row in (first, second):
        ask(coordinator, "classes:opening-request", row.pk, "approve", data={"reason": "The budget is there."})
    again = ask(coordinator, "classes:opening-request", first.pk, "decline", data={"reason": "No."})
    answer = text_of(ask(here.manager, "hiring:openings"))

    assert "$18.40 an hour" in page.content.decode()
    assert [response.status_code for response in bad] == [422] * 5
    assert "Asked. The coordinator answers here" in text_of(done)
    assert "You asked for this already." in text_of(twice)
    assert "departments ask for places" in home
    assert (silent.status_code, again.status_code) == (422, 422)
    here.opening.refresh_from_db()
    opened = Opening.objects.get(department=new)
    assert [(row.headcount, row.seats.count()) for row in (here.opening, opened)] == [(5, 5), (1, 1)]
    assert "The budget is there." in answer
    assert Event.objects.filter(kind="openingrequest.approve").count() == 2


def test_a_request_is_taken_back_or_declined_and_nothing_is_opened():
    here, there = world(headcount=2), world()
    coordinator = make.staff(Role.COORDINATOR)
    places(here)
    row = OpeningRequest.objects.get()

    foreign = ask(there.manager, "hiring:withdraw_openings", row.public_id, data={})
    back = ask(here.manager, "hiring:withdraw_openings", row.public_id, data={})
    late = ask(here.manager, "hiring:withdraw_openings", row.public_id, data={})
    places(here)
    other = OpeningRequest.objects.get(state="asked")
    ask(coordinator, "classes:opening-request", other.pk, "decline", data={"reason": "No budget this spring."})

    assert foreign.status_code == 404
    assert "Taken back. Nothing was opened." in text_of(back)
    assert "answered already" in text_of(late)
    assert "No budget this spring." in text_of(ask(here.manager, "hiring:openings"))
    assert here.opening.seats.count() == 2
