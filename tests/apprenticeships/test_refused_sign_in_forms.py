"""A form of the sign-in that is shown again with what is wrong answers 422, as every other form does."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db
TEXTS = {"nul": "a\x00b", "long": "x" * 10_000, "nothing": "", "no address": "who?"}


@pytest.fixture(autouse=True)
def _calm():
    cache.clear()


@pytest.mark.parametrize("typed", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize(
    ("name", "field"),
    [("account_login", "login"), ("account_request_login_code", "email"), ("account_reset_password", "email")],
)
def test_who_is_signed_out_is_answered_422_and_keeps_what_was_typed(client, name, field, typed):
    page = client.post(reverse(name), {field: typed})

    assert page.status_code == 422
    assert page.context["form"].errors


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("account_email", {"action_add": "", "email": "nobody"}),
        ("account_set_password", {"password1": "short", "password2": "short"}),
        ("mfa_activate_totp", {"code": "000000"}),
    ],
)
def test_so_is_who_is_signed_in(client, name, sent):
    client.force_login(make.applicant().user)
    client.get(reverse(name))

    page = client.post(reverse(name), sent)

    assert page.status_code == 422


def test_a_page_that_only_shows_a_form_and_a_form_that_is_right_stay_as_they_were(client):
    shown = client.get(reverse("account_login")).status_code
    sent = client.post(reverse("account_login"), {"login": "ana@example.org"}).status_code

    assert (shown, sent) == (200, 302)
