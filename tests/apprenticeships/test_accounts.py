"""Sign-in: one page, a code by mail, and no way to learn whose address is known."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string

from apprenticeships import clock, messages
from apprenticeships.account_forms import PlainWords
from apprenticeships.account_words import REFUSALS, REQUIRED, SECOND_FACTOR_REFUSALS, TOO_MANY_CODES
from apprenticeships.accounts import AccountAdapter, SecondFactorAdapter
from apprenticeships.models import Message, MessageState, Role, User
from apprenticeships.sealing import unseal
from apprenticeships.workflows import outbox
from tests import factories as make

pytestmark = pytest.mark.django_db
BANNED = re.compile(r"please|invalid|incorrect|success|submit|required|!", re.IGNORECASE)


def code_for(address: str) -> str:
    row = Message.objects.filter(recipient=address, kind="security.code").latest("created_at")
    return unseal(row.sealed, place=f"message:{row.pk}")["code"]


def ask(client: Client, address: str):
    return client.post(reverse("account_login"), {"login": address})


def sign_in(client: Client, address: str):
    ask(client, address)
    return client.post(reverse("account_confirm_login_code"), {"code": code_for(address)})


def test_a_new_address_signs_in_with_the_code_that_was_sent_to_it(client):
    response = sign_in(client, "new@example.org")

    assert (response.status_code, response["Location"]) == (302, reverse("first_surface"))
    assert EmailAddress.objects.get(email="new@example.org").verified
    assert User.objects.get(email="new@example.org").roles == frozenset()


def test_the_answer_is_the_same_for_a_known_and_an_unknown_address(client):
    make.applicant(email="known@example.org")

    known, unknown = ask(client, "known@example.org"), ask(Client(), "unknown@example.org")

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert sorted(Message.objects.values_list("recipient", "kind")) == [
        ("known@example.org", "security.code"),
        ("unknown@example.org", "security.code"),
    ]


def test_the_code_stands_in_no_column_that_can_be_read(client):
    ask(client, "new@example.org")

    row = Message.objects.get()

    code = code_for("new@example.org")
    assert code not in f"{row.context}{row.subject}{row.text}{row.html}{row.key}"
    assert code.encode() not in bytes(row.sealed)


def test_the_code_is_mailed_at_once_and_then_forgotten(client, settings, mailoutbox):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    ask(client, "new@example.org")
    code = code_for("new@example.org")

    outbox.send_due(at=clock.now())

    row = Message.objects.get()
    assert re.search(rf"\b{code}\b", mailoutbox[0].body)
    assert (row.state, row.sealed, row.text) == (MessageState.SENT, None, "")


def test_the_page_for_another_code_knows_new_addresses_too(client):
    client.post(reverse("account_request_login_code"), {"email": "New@example.org"})

    assert code_for("new@example.org")


def test_a_wrong_password_says_so_next_to_the_form_and_sends_nothing(client):
    make.applicant(email="known@example.org")

    response = client.post(reverse("account_login"), {"login": "known@example.org", "password": "not the right one"})

    assert response.status_code == 422
    assert response.context["form"].errors == {
        "__all__": [
            (
                "This address and this password do not belong together. Try again, "
                "or leave the password empty: we send you a code."
            )
        ]
    }
    assert not Message.objects.exists()


def test_a_wrong_code_says_so_and_signs_nobody_in(client):
    ask(client, "new@example.org")

    response = client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"})

    assert response.status_code == 422
    assert response.context["verify_form"].errors == {
        "code": ["This is not the code that we sent. Copy it from our newest mail, or have a new one sent."]
    }
    assert "_auth_user_id" not in client.session


def test_after_a_wrong_code_one_button_sends_a_new_one_that_works(client):
    ask(client, "new@example.org")
    old = code_for("new@example.org")
    page = client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"}).content.decode()

    client.post(reverse("account_confirm_login_code"), {"action": "resend"})
    new = code_for("new@example.org")
    response = client.post(reverse("account_confirm_login_code"), {"code": new})

    assert 'form="resend">Send a new code</button>' in page
    assert (old == new, response.status_code) == (False, 302)
    assert "_auth_user_id" in client.session


def test_a_page_that_is_opened_while_a_code_is_on_its_way_is_where_the_code_leads(client):
    sign_in_page, wanted = reverse("account_login"), reverse("my_devices")
    client.post(f"{sign_in_page}?next={reverse('my_calendar')}", {"login": "new@example.org"})

    page = client.get(wanted, follow=True).content.decode()
    code, resend, leave, *_ = re.findall(r'name="next"\s+value="([^"]*)"', page)
    kept = client.session["account_login"]["redirect_url"]
    done = client.post(reverse("account_confirm_login_code"), {"code": code_for("new@example.org"), "next": code})

    assert (code, resend, leave, kept) == (wanted, wanted, f"{sign_in_page}?next={wanted}", wanted)
    assert (done.status_code, done["Location"]) == (302, wanted)


def test_when_the_page_sends_no_more_codes_one_button_starts_again_for_a_new_one(client):
    ask(client, "new@example.org")
    for _ in range(2):
        client.post(reverse("account_confirm_login_code"), {"action": "resend"})

    page = client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"}).content.decode()

    left = client.post(reverse("account_logout"), {"next": reverse("account_login")})
    again = ask(client, "new@example.org")

    assert 'form="resend">' not in page
    assert re.search(r'form="logout-from-stage">\s*Start again with a new code\s*</button>', page)
    assert (left["Location"], again["Location"]) == (reverse("account_login"), reverse("account_confirm_login_code"))


def test_after_too_many_wrong_codes_the_page_says_what_is_possible_and_it_is(client):
    ask(client, "new@example.org")
    wrong = {"code": "WRONG1", "next": reverse("my_devices")}
    for _ in range(3):
        response = client.post(reverse("account_confirm_login_code"), wrong, follow=True)

    again = client.post(response.redirect_chain[-1][0], {"email": "new@example.org"})

    assert [str(each) for each in response.context["messages"]] == [TOO_MANY_CODES]
    assert "five minutes" not in response.content.decode()
    page, _, wanted = again["Location"].partition("?next=")
    assert (again.status_code, page) == (302, reverse("account_confirm_login_code"))
    assert unquote(wanted) == reverse("my_devices")


@pytest.mark.parametrize("typed", ["", "dana", "dana@", "a b@example.org"])
def test_what_is_no_address_is_answered_with_an_example_of_one(client, typed):
    form = ask(client, typed).context["form"]

    assert form.errors["login"] == ["Write an e-mail address, such as name@example.org."]


def test_a_second_step_that_is_wrong_or_empty_says_what_to_write(client):
    sign_in(client, "new@example.org")
    address = reverse("mfa_activate_totp")

    empty = client.post(address, {"code": ""}).context["form"].errors
    wrong = client.post(address, {"code": "000000"}).context["form"].errors

    assert (empty["code"], wrong["code"]) == (
        ["Write the code."],
        ["That did not work. Write the code that your app shows now, or try your passkey again."],
    )


@pytest.mark.parametrize(
    ("adapter", "theirs"), [(AccountAdapter, DefaultAccountAdapter), (SecondFactorAdapter, DefaultMFAAdapter)]
)
def test_no_refusal_is_left_in_words_that_are_not_ours(adapter, theirs):
    foreign = {name for name, text in adapter.error_messages.items() if text == theirs.error_messages[name]}

    assert {name for name in foreign if "phone" not in name and "username" not in name} == set()
    assert [
        text for text in {**REFUSALS, **SECOND_FACTOR_REFUSALS, **REQUIRED}.values() if BANNED.search(str(text))
    ] == []


def test_every_field_of_our_account_forms_is_asked_for_by_its_name(settings):
    forms = [import_string(path) for path in (*settings.ACCOUNT_FORMS.values(), *settings.MFA_FORMS.values())]

    assert all(issubclass(form, PlainWords) for form in forms)


def test_the_first_sign_in_claims_the_one_person_with_the_address(client):
    person = make.person(email="Maya@Example.org")

    sign_in(client, "maya@example.org")

    person.refresh_from_db()
    assert person.user.email == "maya@example.org"
    assert list(person.events.values_list("kind", flat=True)) == ["person.claim"]


def test_two_people_with_one_address_wait_for_a_coordinator(client):
    people = [make.person(email="family@example.org"), make.person(email="family@example.org")]

    sign_in(client, "family@example.org")

    assert [type(p).objects.get(pk=p.pk).user for p in people] == [None, None]


def test_a_password_signs_in_too(client):
    user = User.objects.create_user("maya@example.org", "a password of fifteen")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)

    response = client.post(reverse("account_login"), {"login": "maya@example.org", "password": "a password of fifteen"})

    assert (response.status_code, response["Location"]) == (302, reverse("first_surface"))


@pytest.mark.parametrize(
    ("roles", "has_person", "path"),
    [
        ((), False, "/my/"),
        ((), True, "/my/"),
        ((Role.HIRING_MANAGER,), False, "/hiring/"),
        ((Role.PRECEPTOR,), False, "/floor/"),
        ((Role.COORDINATOR,), False, "/admin/"),
        ((Role.COORDINATOR, Role.HIRING_MANAGER), False, "/hiring/"),
        ((Role.COORDINATOR,), True, "/my/"),
    ],
)
def test_after_sign_in_comes_the_first_surface_that_somebody_has(client, roles, has_person, path):
    user = make.staff(*roles)
    if has_person:
        make.person(user=user)
    client.force_login(user)

    assert client.get(reverse("first_surface"))["Location"] == path


def test_a_role_is_told_of_a_changed_password(client):
    user = make.staff(Role.COORDINATOR)

    messages.promise("security.notice", key="n", to=user, at=make.NOON, secret={"what": "Your password was changed."})

    assert Message.objects.get().due_at == make.NOON


def test_a_code_older_than_fifteen_minutes_never_leaves(client, mailoutbox):
    ask(client, "new@example.org")

    outbox.send_due(at=clock.now() + timedelta(minutes=16))

    assert (Message.objects.get().state, len(mailoutbox)) == (MessageState.CANCELED, 0)


def test_a_second_address_of_somebody_gets_the_code_and_signs_them_in(client):
    user = make.user(email="first@example.org")
    EmailAddress.objects.create(user=user, email="second@example.org", verified=True, primary=False)

    sign_in(client, "second@example.org")

    assert client.session["_auth_user_id"] == str(user.pk)
