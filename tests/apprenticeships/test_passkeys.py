"""What a browser sends as a passkey is anybody's to write: whatever it is, the page says what else to do."""

import json

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from django.urls import reverse

from apprenticeships.account_words import PASSKEY_UNKNOWN, REQUIRED
from tests import factories as make

pytestmark = pytest.mark.django_db


def credential(**response):
    return json.dumps(
        {
            "id": "AAAA",
            "rawId": "AAAA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "e30",
                "authenticatorData": "A" * 60,
                "signature": "AAAA",
                "userHandle": "MQ",
            }
            | response,
        }
    )


@pytest.mark.parametrize(
    "sent",
    [
        "[1]",
        "null",
        '"x"',
        "7",
        "{}",
        "not json",
        "x" * 10_000,
        "[" * 2_000,
        '{"response": []}',
        '{"id": 1, "rawId": {}, "response": "x"}',
        credential(),
        credential(userHandle="////"),
        credential(userHandle=None),
        credential(userHandle="OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"),
        credential(userHandle="AA"),
        credential(authenticatorData=""),
        credential(clientDataJSON="AAAA"),
        credential(signature=[]),
    ],
)
def test_what_is_no_passkey_is_refused_with_what_else_to_do(client, sent):
    make.applicant()
    client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})

    page = client.post(reverse("mfa_login_webauthn"), {"credential": sent}, follow=True)

    assert page.redirect_chain[0][0] == reverse("account_login")
    assert {str(each) for each in page.context["messages"]} <= {PASSKEY_UNKNOWN, REQUIRED["credential"]}
    assert len(list(page.context["messages"])) == 1


def test_without_a_script_the_button_leads_to_what_works(client):
    page = client.post(reverse("mfa_login_webauthn"), {"credential": ""}, follow=True)

    assert [str(each) for each in page.context["messages"]] == [REQUIRED["credential"]]


@pytest.mark.parametrize("sent", ["[1]", "null", '"x"', "{}", '{"response": []}', credential(), "[" * 2_000])
def test_what_is_no_new_passkey_is_refused_on_its_page(client, sent):
    client.force_login(make.applicant().user)
    client.get(reverse("mfa_add_webauthn"))

    page = client.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": sent})

    assert page.status_code == 422
    assert page.context["form"].errors


@pytest.mark.parametrize("is_open", [True, False])
def test_a_passkey_ends_with_the_sign_in_that_it_belongs_to(client, monkeypatch, is_open):
    user = make.applicant().user
    user.emailaddress_set.update_or_create(email=user.email, defaults={"verified": True, "primary": True})
    data = {"name": "My phone", "credential": {}, "passwordless": True}
    passkey = Authenticator.objects.create(user=user, type="webauthn", data=data)
    monkeypatch.setattr(AuthenticateWebAuthnForm, "clean_credential", lambda _form: passkey)
    monkeypatch.setattr(AuthenticateWebAuthnForm, "save", lambda _form: passkey, raising=False)
    user.is_active = is_open
    user.save()

    page = client.post(reverse("mfa_login_webauthn"), {"credential": credential()}, follow=True)

    assert (client.get(reverse("my_devices")).status_code == 200) is is_open
    if not is_open:
        assert [str(each) for each in page.context["messages"]] == [PASSKEY_UNKNOWN]
        assert page.redirect_chain[0][0] == reverse("account_login")


def test_a_new_passkey_has_a_plain_name_and_the_next_one_another(client):
    user = make.applicant().user
    client.force_login(user)

    first = client.get(reverse("mfa_add_webauthn")).context["form"].initial["name"]
    Authenticator.objects.create(user=user, type="webauthn", data={"name": first, "credential": {}})
    second = get_adapter().generate_authenticator_name(user, Authenticator.Type.WEBAUTHN)

    assert (first, second) == ("My passkey", "My passkey 2")
