"""A guardian's page: one link, yes or no, a name under it; and what the student sees and does about it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applicants.models import Consent, Guardian, Offer, ScreeningStep
from applicants.records.guardian_links import token_of
from applicants.workflows import applications, guardians
from apprenticeships.models import Event, Message
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.summer import ADULT, applied, consents, link_of, matched, summer
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
YES = {"taking_part": "yes", "photos": "no", "trips": "yes", "signed_name": "Rosa Castell"}
LATER = NOON + timedelta(hours=2)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def scene():
    return summer(weekly_minutes=1500)


@pytest.fixture
def row(scene):
    return applied(scene)


def page_of(row):
    return reverse("portal:application", args=[row.public_id])


def test_the_page_says_who_asks_what_it_is_and_what_a_yes_means(client, row):
    response = client.get(link_of(row))
    words = text_of(response)

    for fact in (
        "For Rosa Castell May Noemi take part?",
        "Noemi Castell applied for High School Summer Internship and named you",
        "From Monday, June 1, 2026",
        "Hours Up to 32 hours a week",
        "Pay $17.50 an hour",
        "until Monday, June 1, 2026, the first day",
        "May photos and videos of the program show Noemi? (optional)",
    ):
        assert fact in words
    assert "Where" not in words


def test_who_reads_spanish_reads_what_the_program_is_in_spanish(client, scene, row):
    scene.version.summary, scene.version.spanish = "Six paid weeks.", [["Six paid weeks.", "Seis semanas pagadas."]]
    scene.version.save()

    words = text_of(client.get(link_of(row), headers={"accept-language": "es"}))

    assert "Seis semanas pagadas." in words
    assert "Six paid weeks." not in words


def test_nobody_finds_keeps_or_passes_on_the_page(client, row):
    for response in (client.get(link_of(row)), client.post(link_of(row), YES), client.get("/my/for/x/")):
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Cache-Control"] == "no-store, private"
        assert response["Referrer-Policy"] == "same-origin"


def test_a_yes_is_kept_and_shown_with_the_way_to_change_it(client, row):
    response = client.post(link_of(row), YES, follow=True)

    words = text_of(response)
    said = Consent.objects.filter(replaced_at__isnull=True).order_by("kind")
    assert response.redirect_chain == [(f"{link_of(row)}answers/", 302)]
    assert [(each.kind, each.is_given) for each in said] == [("photos", False), ("taking_part", True), ("trips", True)]
    assert {each.signed_name for each in said} == {"Rosa Castell"}
    assert "Thank you. Noemi may take part" in words
    assert "Photos and videos No Trips away from the site Yes Signed Rosa Castell, Wednesday, January 7, 2026" in words
    assert "You can change each answer until Monday, June 1, 2026, the first day." in words
    assert ScreeningStep.objects.get(requirement__slug="guardian-consent").verdict == "met"
    assert Event.objects.get(kind="guardian.answered").actor_name == "Rosa Castell"


def test_sending_twice_changes_nothing(client, row):
    client.post(link_of(row), YES)
    client.post(link_of(row), YES)

    assert Consent.objects.count() == 3
    assert Event.objects.filter(kind="guardian.answered").count() == 1


def test_the_answers_can_be_changed(client, row):
    client.post(link_of(row), YES)

    again = client.get(link_of(row))
    form = client.get(f"{link_of(row)}?change=1")
    client.post(link_of(row), YES | {"taking_part": "no"})

    assert again["Location"] == f"{link_of(row)}answers/"
    assert form.context["form"].initial == {"taking_part": True, "photos": False, "trips": True}
    assert Consent.objects.get(kind="taking_part", replaced_at__isnull=True).is_given is False
    assert ScreeningStep.objects.get(requirement__slug="guardian-consent").verdict == "not_met"
    assert "Noemi cannot take part" in text_of(client.get(f"{link_of(row)}answers/"))


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("taking_part", "Say yes or no to taking part."),
        ("signed_name", "Write your full name. It is your signature."),
    ],
)
def test_what_is_missing_is_said_and_everything_else_stays(client, row, missing, sentence):
    response = client.post(link_of(row), YES | {missing: " "})

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert 'id="id_photos_1"' in response.content.decode()
    assert not Consent.objects.exists()


@pytest.mark.parametrize("typed", ["X", "Luis Ortega", "Rosa", "123"])
def test_a_name_that_is_not_the_guardian_s_is_refused_and_the_right_one_named(client, row, typed):
    response = client.post(link_of(row), YES | {"signed_name": typed})

    assert response.status_code == 422
    assert "Sign with your own name: Rosa Castell." in text_of(response)
    assert not Consent.objects.exists()


@pytest.mark.parametrize("typed", ["rosa castell", "Castell, Rosa", "ROSA M. CASTÉLL"])
def test_the_guardian_s_name_is_compared_forgivingly(client, row, typed):
    client.post(link_of(row), YES | {"signed_name": typed})

    assert Consent.objects.filter(signed_name=typed).count() == 3


def test_photos_and_trips_may_be_left_open(client, row):
    client.post(link_of(row), {"taking_part": "yes", "signed_name": "Rosa Castell"})

    assert list(Consent.objects.values_list("kind", flat=True)) == ["taking_part"]


def renewed(row, guardian):
    guardians.ask_again(guardian.pk, by=ROBOT, at=LATER)


def replaced(row, guardian):
    guardians.name_guardian(row.person_id, name="Luis Ortega", email="luis@demo.example", by=ROBOT, at=LATER)


@pytest.mark.parametrize("end", [renewed, replaced])
@pytest.mark.parametrize("part", ["", "answers/"])
def test_a_link_that_ended_looks_like_one_that_never_was(client, row, end, part):
    old = link_of(row)
    end(row, Guardian.objects.get())

    answers = [client.get(f"{path}{part}") for path in (old, "/my/for/never/")]
    sent = client.post(old, YES)

    assert [each.status_code for each in (*answers, sent)] == [404, 404, 404]
    assert text_of(answers[0]) == text_of(answers[1])
    assert "This link does not work any more" in text_of(answers[0])
    assert not Consent.objects.exists()


def test_a_signature_for_another_page_opens_nothing(client, row):
    token = token_of(Guardian.objects.get())

    assert client.get(f"/my/for/{token[:-1]}{'a' if token[-1] != 'a' else 'b'}/").status_code == 404


def test_who_is_18_by_now_decides_alone(client, scene):
    row = applied(scene, eligibility={"birth_date": NOON.date().replace(year=2008, month=7)})
    with time_machine.travel(NOON + timedelta(days=140), tick=False):
        before = text_of(client.get(link_of(row)))
    with time_machine.travel(NOON + timedelta(days=200), tick=False):
        after = client.post(link_of(row), YES)

    assert "May Noemi take part?" in before
    assert "Noemi is 18 by now and decides alone." in text_of(after)
    assert not Consent.objects.exists()


def test_from_the_first_day_on_the_answer_is_changed_by_a_call(client, row):
    client.post(link_of(row), YES)
    with time_machine.travel(NOON + timedelta(days=145), tick=False):
        page = text_of(client.get(f"{link_of(row)}answers/"))
        client.post(link_of(row), YES | {"taking_part": "no"})

    assert "Noemi's first day has come. Call us" in page
    assert Consent.objects.get(kind="taking_part").is_given


def test_an_application_that_ended_needs_nothing(client, row):
    applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=LATER)

    assert "Noemi has no application that goes on." in text_of(client.get(link_of(row)))


def test_the_place_is_named_once_it_is_offered(client, scene, row):
    matched(scene)

    words = text_of(client.get(link_of(row)))

    assert "Hours Up to 25 hours a week" in words
    assert "Where Imaging" in words


def test_the_student_sees_that_the_answer_is_missing_and_sends_the_link_again(row):
    student = browser(row.person.user)
    before, old = text_of(student.get(page_of(row))), link_of(row)

    after = text_of(student.post(reverse("portal:guardian_again", args=[row.public_id]), follow=True))

    assert "We wrote to Rosa Castell at rosa@demo.example on Wednesday, January 7. There is no answer yet." in before
    assert "Nothing to do. You hear from us by" in before
    assert "A guardian's consent Still to do: guardian's consent. Their turn" in before
    assert "We sent Rosa Castell a new link." in after
    assert link_of(row) != old
    assert Message.objects.filter(kind="guardian.asked").count() == 2


def test_the_link_is_sent_once_an_hour_at_most(row):
    student = browser(row.person.user)
    path = reverse("portal:guardian_again", args=[row.public_id])
    student.post(path)

    words = text_of(student.post(path, follow=True))

    assert "We wrote to Rosa Castell less than an hour ago. Give them a little time." in words
    assert Message.objects.filter(kind="guardian.asked").count() == 2


def test_the_student_names_somebody_else(row):
    student = browser(row.person.user)
    path = reverse("portal:guardian", args=[row.public_id])

    page = text_of(student.get(path))
    refused = student.post(path, {"guardian_name": "Me", "guardian_email": row.person.email})
    done = text_of(
        student.post(path, {"guardian_name": "Luis Ortega", "guardian_email": "luis@demo.example"}, follow=True)
    )

    assert "The link of Rosa Castell ends when you name somebody else." in page
    assert refused.status_code == 422
    assert "We write to Luis Ortega and ask for a yes." in done
    assert Guardian.objects.get(revoked_at__isnull=True).email == "luis@demo.example"


def test_a_minor_who_named_nobody_is_asked_to(scene):
    row = applied(scene, guardian={"guardian_name": "", "guardian_email": ""})

    words = text_of(browser(row.person.user).get(page_of(row)))

    assert "Name your parent or guardian" in words
    assert "Name somebody" in words


@pytest.mark.parametrize("name", ["guardian", "guardian_again"])
def test_an_adult_has_nobody_to_name(scene, name):
    row = applied(scene, born=ADULT)
    student = browser(row.person.user)
    send = student.post if name == "guardian_again" else student.get

    assert send(reverse(f"portal:{name}", args=[row.public_id]))["Location"] == page_of(row)
    assert "Your guardian" not in text_of(student.get(page_of(row)))


def test_a_no_is_said_with_what_can_still_be_done(row):
    consents(row, given=False)

    words = text_of(browser(row.person.user).get(page_of(row)))

    assert "Rosa Castell said no on Wednesday, January 7." in words
    assert "Said no" in words


def test_an_offer_waits_for_the_guardian_and_then_for_the_student(scene, row):
    matched(scene)
    student, offer = browser(row.person.user), Offer.objects.get()
    path, yes = (reverse(f"offers:{name}", args=[offer.public_id]) for name in ("offer", "confirm"))

    waits, status = text_of(student.get(path)), text_of(student.get(page_of(row)))
    refused = student.post(yes)
    consents(row, at=LATER)
    free = text_of(student.get(path))
    done = student.post(yes, follow=True)

    assert "Your guardian has to say yes first" in waits
    assert "Yes, I take the place" not in waits
    assert "Your guardian has to say yes first By Wednesday, January 14 We found you a place" in status
    assert refused.status_code == 422
    assert "Still missing before you can say yes: a guardian's consent." in text_of(refused)
    assert "We found you this place." in free
    assert "Why this place Imaging is your first choice, " in free
    assert "phone" not in f"{waits}{free}{status}"
    assert "Getting ready" in text_of(done)


def test_the_link_of_the_guardian_is_not_among_the_messages_of_the_student(row):
    Message.objects.update(state="sent", sent_at=NOON, text="http://testserver/my/for/x/", subject="Asked")
    student = browser(row.person.user)

    listed = text_of(student.get(reverse("portal:messages")))
    message = Message.objects.filter(kind="guardian.asked").get()

    assert listed.count("Asked") == Message.objects.filter(kind="application.ready").count()
    assert student.get(reverse("portal:message", args=[message.pk])).status_code == 404


def test_a_form_with_its_token_is_taken_over_the_own_origin(row):
    browser_like = Client(enforce_csrf_checks=True)
    token = browser_like.get(link_of(row)).context["csrf_token"]

    response = browser_like.post(
        link_of(row), YES | {"csrfmiddlewaretoken": str(token)}, headers={"origin": "http://testserver"}
    )

    assert response.status_code == 302


def test_somebody_else_cannot_ask_again(row):
    stranger = browser(make.applicant().user)

    assert stranger.post(reverse("portal:guardian_again", args=[row.public_id])).status_code == 404
