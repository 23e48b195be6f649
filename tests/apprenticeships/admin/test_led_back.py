"""The address of a step opens the page that offers it: a refused form stands there, and is reloaded."""

import pytest

from apprenticeships.models import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/admin/applications/999999999/withdraw/", "/admin/applications/999999999/"),
        ("/admin/screening/mark/apply/", "/admin/screening/mark/"),
        ("/admin/accommodations/999999999/grant/", "/admin/accommodations/999999999/"),
    ],
)
def test_who_opens_the_address_of_a_step_is_led_to_its_page(client, path, page):
    client.force_login(make.staff(Role.COORDINATOR))

    answer = client.get(path)

    assert (answer.status_code, answer["Location"]) == (302, page)


def test_nobody_is_led_anywhere_who_may_not_be_there(client):
    client.force_login(make.staff(Role.HIRING_MANAGER))

    assert client.get("/admin/screening/mark/apply/").status_code == 403
