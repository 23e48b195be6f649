"""What every page knows."""

import pytest
import time_machine
from django.test import RequestFactory
from django.urls import reverse
from django.utils.html import strip_tags

from apprenticeships import context
from tests import factories as make


@pytest.fixture
def request_():
    return RequestFactory().get("/")


@time_machine.travel("2026-03-06 18:00:00+00:00")
def test_a_page_knows_whose_site_it_is_whom_to_call_and_the_day(request_, settings):
    settings.APPRENTICESHIPS_NAME = "Cedar Bend Health"
    settings.APPRENTICESHIPS_CONTACT_PHONE = "(314) 555-0142"

    known = context.site(request_)

    assert known["site_name"] == "Cedar Bend Health"
    assert known["contact"].phone == "(314) 555-0142"
    assert known["today"].isoformat() == "2026-03-06"


def test_a_visitor_has_no_surfaces_to_switch_between(request_):
    assert context.site(request_)["surfaces"]() == []


def test_a_theme_that_does_not_exist_is_no_theme(request_):
    request_.COOKIES["theme"] = '"><script>'

    assert context.site(request_)["theme"] == ""


@pytest.mark.django_db
def test_the_menu_calls_somebody_by_their_name_and_only_the_nameless_by_their_address(client):
    person = make.applicant(given_name="Maya", family_name="Torres")
    nameless = make.user(email="dana@example.org")

    def called(user):
        client.force_login(user)
        page = client.get(reverse("account_email")).content.decode()
        return " ".join(strip_tags(page.split("<summary>", 1)[1].split("</summary>", 1)[0]).split())

    first = called(person.user)
    person.preferred_name = "May"
    person.save(update_fields=["preferred_name"])

    assert [first, called(person.user), called(nameless)] == ["Maya", "May", "dana"]
    assert make.user(name="Dana Whitfield").get_short_name() == "Dana"
    assert person.user.get_short_name() == "May"
