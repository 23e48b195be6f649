"""Somebody without e-mail: a coordinator writes the application, calls with the news, and hands it over in the end."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Application, DocumentPurpose
from apprenticeships.models import Message, MessageState, Person, Role
from apprenticeships.sealing import unseal
from apprenticeships.workflows import outbox
from tests import factories as make
from tests.applicants.papers import asking
from tests.cohorts.floor.scene import text
from tests.factories import NOON
from tests.partnership_services import file, picture

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PHONE = "(314) 555-0123"
TODAY = NOON.date().isoformat()


@pytest.fixture(autouse=True)
def clock(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def scene():
    return asking()


@pytest.fixture
def coordinator(client):
    user = make.staff(Role.COORDINATOR, name="Dana Whitfield")
    client.force_login(user)
    return user


def sections(scene):
    """What Maya says, as the forms take it."""
    return {
        "contact": {"given_name": "Maya", "family_name": "Torres", "phone": PHONE, "language": "en"},
        "eligibility": {"birth_date": "2000-05-17", "diploma": "yes", "works_here": "no"},
        "education": {"level": "high_school", "school": "Roosevelt High", "year": "2018"},
        "path": {"track": scene.version.tracks.first().slug, "cohort": str(scene.march.public_id), "site": ""},
        "words": {"why": "I like to help people.", "proud": "I never missed a shift."},
    }


def begin(client, scene, **typed):
    known = {"program": scene.program.pk, "given_name": "Maya", "family_name": "Torres", "phone": PHONE}
    return client.post(reverse("board:begin"), known | typed)


def fill(client, scene, application):
    for slug, answers in sections(scene).items():
        answer = client.post(reverse("portal:section", args=[application.public_id, slug]), answers)
        assert answer.status_code == 302, (slug, answer.context["form"].errors)


def on_board(client, application, slug, **typed):
    return client.post(reverse("board:step", args=[application.pk, slug]), typed)


def scan(client, application):
    url = reverse("portal:documents", args=[application.public_id])
    return client.post(url, {"about": "signature", "documents": [file("signed.jpg", picture("JPEG"))]})


def send(client, application):
    url = reverse("portal:review", args=[application.public_id])
    return client.post(url, {"key": client.get(url).context["key"]})


def sign_in(client, address):
    client.logout()
    client.post(reverse("account_login"), {"login": address})
    mail = Message.objects.filter(recipient=address, kind="security.code").latest("created_at")
    code = unseal(mail.sealed, place=f"message:{mail.pk}")["code"]
    client.post(reverse("account_confirm_login_code"), {"code": code})


def test_maya_has_no_email_and_is_never_in_the_dark(client, scene, coordinator, clock):
    # Dana begins it at the counter, and every page says for whom.
    answer = begin(client, scene)
    application = Application.objects.get()
    page = client.get(answer["Location"])
    assert application.paper.begun_by == coordinator
    assert "You are writing for Maya Torres." in text(page)
    contact = text(client.get(reverse("portal:section", args=[application.public_id, "contact"])))
    assert "all news goes by phone: write a number that reaches them" in contact
    assert "with which you sign in" not in contact
    fill(client, scene, application)

    # Nobody signs for somebody else: without the scan there is no signature, without the signature no sending.
    signature = client.get(reverse("portal:section", args=[application.public_id, "attestation"]))
    assert signature["Location"].startswith(reverse("board:application", args=[application.pk]))
    assert send(client, application).status_code == 422
    refused = on_board(client, application, "attest", signed_on=TODAY)
    assert "Add the scan or a picture of the signed page first" in text(refused)
    scan(client, application)
    on_board(client, application, "attest", signed_on=TODAY)
    application.paper.refresh_from_db()
    assert (application.paper.attested_by, application.documents.get().purpose) == (
        coordinator,
        DocumentPurpose.SIGNATURE,
    )
    sent = send(client, application)
    board = text(client.get(sent["Location"], follow=True))
    assert "Signed on paper on Wednesday, January 7, 2026, attested by Dana Whitfield." in board

    # What a mail would say is a call to make, with the number and the words.
    outbox.send_due(at=NOON)
    call = Message.objects.get(kind="application.received")
    assert (call.state, call.recipient) == (MessageState.CALL, "")
    assert "1 call to somebody without e-mail" in re.sub(r"<[^>]+>", "", text(client.get(reverse("admin:index"))))
    shown = text(client.get(reverse("desk:message", args=[call.pk])))
    assert PHONE in shown.replace("\xa0", " ")
    assert "We have your application" in shown
    client.post(reverse("desk:message-step", args=[call.pk, "tell"]), {"reason": "Spoke with Maya"})
    call.refresh_from_db()
    assert (call.state, call.reason) == (MessageState.TOLD, "Spoke with Maya")

    # Weeks later she has an address: the mail invites her, and her first sign-in finds everything.
    clock.move_to(NOON + timedelta(days=10))
    on_board(client, application, "address", email="maya@example.org")
    outbox.send_due(at=NOON + timedelta(days=10))
    assert Message.objects.get(kind="account.welcome").state == MessageState.SENT
    sign_in(client, "maya@example.org")
    status = client.get(reverse("portal:status"))
    person = Person.objects.get(pk=application.person_id)
    assert (status.context["application"], person.user.email) == (application, "maya@example.org")
    assert not person.is_called

    # From now on it is hers alone.
    client.force_login(coordinator)
    assert client.get(reverse("portal:documents", args=[application.public_id])).status_code == 404


def test_the_same_name_and_phone_is_the_same_person_and_the_same_draft(client, scene, coordinator):
    first, again = begin(client, scene), begin(client, scene, given_name="MAYA")

    assert first["Location"] == again["Location"]
    assert Person.objects.filter(is_called=True).count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"phone": "call me"}, "phone"),
        ({"phone": ""}, "phone"),
        ({"given_name": "\x00"}, "given_name"),
        ({"family_name": "x" * 10_000}, "family_name"),
        ({"program": "999999"}, "program"),
        ({"program": str(2**63)}, "program"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, scene, coordinator, typed, field):
    answer = begin(client, scene, **typed)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Application.objects.exists()


def test_somebody_who_signs_in_writes_it_themselves(client, scene, coordinator):
    make.applicant(given_name="Maya", family_name="Torres", phone="+13145550123")

    assert "This person signs in already." in text(begin(client, scene))


def test_nobody_but_coordinators_of_the_organization_writes_for_others(client, scene, coordinator):
    begin(client, scene)
    application = Application.objects.get()
    elsewhere = make.staff()
    make.membership(elsewhere, Role.COORDINATOR, organization=make.make_organization(slug="else", name="Else"))
    names = ("sections", "review", "documents")
    found = []

    for user in (elsewhere, make.staff(Role.HIRING_MANAGER), make.applicant().user):
        client.force_login(user)
        found += [client.get(reverse(f"portal:{name}", args=[application.public_id])).status_code for name in names]

    assert set(found) == {404}


def test_coordinators_do_not_write_in_the_applications_of_people_who_sign_in(client, scene, coordinator):
    application = make.application("draft", cohort=scene.march)

    assert client.get(reverse("portal:sections", args=[application.public_id])).status_code == 404


@pytest.mark.parametrize("signed_on", ["2026-01-06", "2026-01-08", "31 February", "9999-12-31", ""])
def test_a_signature_has_a_day_that_can_be(client, scene, coordinator, signed_on):
    begin(client, scene)
    application = Application.objects.get()
    scan(client, application)

    assert on_board(client, application, "attest", signed_on=signed_on).status_code == 422
    application.paper.refresh_from_db()
    assert application.paper.signed_on is None


@pytest.mark.parametrize("whose", ["a person", "a sign-in"])
def test_an_address_that_somebody_else_has_is_not_given_twice(client, scene, coordinator, whose):
    begin(client, scene)
    application, address = Application.objects.get(), "taken@example.org"
    if whose == "a person":
        make.person(email="Taken@example.org")
    else:
        sign_in(client, address)
        client.post(reverse("portal:start", args=[scene.program.slug]), {"given_name": "Ana", "family_name": "Ruiz"})
        Person.objects.filter(given_name="Ana").update(email="other@example.org")
        client.force_login(coordinator)

    answer = on_board(client, application, "address", email=address)

    assert answer.status_code == 422
    assert "Each person needs one of their own." in text(answer)
