"""What every answer carries, and what no page has to see."""

from http import HTTPStatus

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from apprenticeships import failure
from tests import factories as make

STRICT = {
    "default-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}


def policy(response) -> set[str]:
    return set(response["Content-Security-Policy"].split("; "))


def test_pages_load_nothing_from_elsewhere(client: Client):
    assert policy(client.get("/healthz")) == STRICT


@pytest.mark.django_db
def test_only_the_admin_may_evaluate_expressions(client: Client):
    response = client.get("/admin/")

    assert policy(response) == STRICT | {"script-src 'self' 'unsafe-eval'", "style-src 'self' 'unsafe-inline'"}


def test_every_answer_says_what_the_page_may_do(client: Client):
    response = client.get("/healthz")

    assert {
        name: response[name]
        for name in (
            "Permissions-Policy",
            "Referrer-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Cross-Origin-Opener-Policy",
        )
    } == {
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def test_a_number_given_by_a_proxy_is_kept(client: Client):
    response = client.get("/healthz", headers={"X-Request-ID": "0123456789abcdef"})

    assert response["X-Request-ID"] == "0123456789abcdef"


@pytest.mark.parametrize("given", ["", "short", "a" * 65, "line\tbreak-and-more"])
def test_a_strange_number_is_replaced(client: Client, given):
    response = client.get("/healthz", headers={"X-Request-ID": given})

    assert len(response["X-Request-ID"]) == 32


def test_what_nobody_foresaw_is_answered_with_the_number_that_stands_in_the_log(client: Client, monkeypatch):
    monkeypatch.setattr("apprenticeships.doors.door_of", lambda *_: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/healthz", headers={"X-Request-ID": "0123456789abcdef"})

    assert response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "<strong>01234567</strong>" in response.content.decode()


def test_a_broken_page_without_a_number_is_a_page_all_the_same():
    response = failure.page(RequestFactory().get("/"))

    assert (response.status_code, "say this number" in response.content.decode()) == (500, False)


@pytest.mark.parametrize("address", ["/a%00b", "/healthz?q=%00", "/healthz?q=a%00b"])
def test_a_nul_in_the_address_is_a_bad_request(client: Client, address):
    assert client.get(address).status_code == HTTPStatus.BAD_REQUEST


@pytest.mark.django_db
def test_the_address_of_a_button_leads_on_when_it_is_opened(client: Client):
    row = make.application()
    client.force_login(row.person.user)

    response = client.get(reverse("portal:answer", args=[row.public_id]))

    above = reverse("portal:application", args=[row.public_id])
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert f'href="{above}"' in response.content.decode()
