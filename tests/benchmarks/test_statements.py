"""What each measured page may ask of the database, held in every test run."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apprenticeships.models import User
from tests import factories as make
from tests.benchmarks import filling, pages, world
from tests.benchmarks.pages import Page, Visit

APPLICATIONS = 200  # four pages of the working list


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def statements(page: Page, place: world.World) -> int:
    """How many statements a warm request asks."""
    reader = browser_of(place.coordinator)
    path = page.path(Visit(place, APPLICATIONS, lambda address, _: reader.get(address).content.decode()))
    client = browser_of(page.who(place))
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
def test_no_measured_page_asks_more_statements_than_it_may(time_machine):
    time_machine.move_to(make.NOON, tick=False)
    place = world.build(make.NOON, departments=2)
    filling.fill(place, APPLICATIONS)

    asked = {page.name: statements(page, place) for page in pages.PAGES}

    assert {page.name: asked[page.name] for page in pages.PAGES if asked[page.name] > page.statements} == {}
