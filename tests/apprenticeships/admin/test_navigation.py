"""The menu: each link opens for whoever sees it, and reports stand where everybody finds them."""

import pytest
from django.urls import reverse

from apprenticeships.access import COORDINATORS
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def menu(client):
    page = client.get(reverse("admin:index"))
    return [(group.title, item) for group in page.context["navigation"] for item in group.items]


@pytest.mark.parametrize("role", sorted(COORDINATORS))
def test_every_link_of_the_menu_opens_for_whoever_sees_it(client, role):
    client.force_login(make.staff(role))
    found = menu(client)

    refused = {
        item.text: status for _, item in found if (status := client.get(item.url, follow=True).status_code) != 200
    }

    assert found
    assert refused == {}


def test_reports_stand_at_the_top_for_coordinators_and_not_for_those_who_have_none(client):
    client.force_login(make.staff("coordinator"))
    own = [(title, item.text) for title, item in menu(client)]
    client.force_login(make.staff("screening_officer"))
    others = {item.text for _, item in menu(client)}

    assert own[:2] == [("Today", "What needs doing"), ("Today", "Reports")]
    assert "Reports" not in others
    assert "Screening" in others


def test_the_menu_marks_where_the_reader_is(client):
    client.force_login(make.staff("coordinator"))

    page = client.get(reverse("partnership:all-reports"))

    assert [item.text for group in page.context["navigation"] for item in group.items if item.current] == ["Reports"]


def test_a_list_is_called_as_the_menu_calls_it_and_a_record_stands_below_it(client):
    client.force_login(make.staff("coordinator"))
    enrollment = make.enrollment()

    listed = client.get(reverse("admin:cohorts_enrollment_changelist"))
    record = client.get(reverse("admin:cohorts_enrollment_change", args=[enrollment.pk])).content.decode()

    assert "<h1>People in training</h1>" in listed.content.decode()
    assert "Select enrollment" not in listed.content.decode()
    assert f'<a href="{reverse("admin:cohorts_enrollment_changelist")}">People in training</a>' in record
    assert record.count("<h1>") == 1


def test_a_narrowed_list_says_how_many_it_found_and_leads_to_all(client):
    client.force_login(make.staff("coordinator"))
    address = reverse("admin:applicants_offer_changelist")

    narrowed = " ".join(client.get(address, {"answer": "soon"}).content.decode().split())
    whole = " ".join(client.get(address).content.decode().split())

    assert f'0 found. <a href="{address}">Show all</a>' in narrowed
    assert "found. <a" not in whole
