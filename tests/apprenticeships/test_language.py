"""A page speaks its reader's language; what the staff reads is English."""

from urllib.parse import urlsplit

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from apprenticeships import failure, messages
from apprenticeships.models import Message, Person, Role
from apprenticeships.workflows import people
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

SPANISH = {"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"}


def test_a_visitor_reads_the_language_of_the_browser(client: Client):
    assert 'lang="es"' in client.get("/", headers=SPANISH).content.decode()[:300]
    assert 'lang="en"' in client.get("/", headers={"Accept-Language": "pl"}).content.decode()[:300]


def test_an_answer_says_its_language_and_what_it_depends_on(client: Client):
    response = client.get("/", headers=SPANISH)

    assert response["Content-Language"] == "es"
    assert {"Accept-Language", "Cookie"} <= {part.strip() for part in response["Vary"].split(",")}


def test_what_a_visitor_chooses_goes_before_what_the_browser_says(client: Client):
    response = client.post("/language/", {"language": "en", "next": "/accounts/login/"}, headers=SPANISH)

    assert response["Location"] == "/accounts/login/"
    assert 'lang="en"' in client.get("/", headers=SPANISH).content.decode()[:300]


def test_somebody_signed_in_reads_their_own_language_whatever_the_browser_says(client: Client):
    client.force_login(make.applicant(language="es").user)

    assert client.get("/my/", headers={"Accept-Language": "en"})["Content-Language"] == "es"


def test_the_choice_of_somebody_signed_in_is_kept_and_reaches_mails_that_have_not_left(client: Client):
    person = make.applicant()
    messages.promise("security.notice", key="notice", to=person, at=make.NOON, secret={"what": "password_set"})
    client.force_login(person.user)

    client.post("/language/", {"language": "es", "next": "/my/"})

    person.refresh_from_db()
    assert (person.language, Message.objects.get(key="notice").language) == ("es", "es")
    assert person.events.get().kind == "person.language"


def test_choosing_the_same_language_again_writes_nothing(client: Client):
    person = make.applicant()

    people.speak(person, to="en", by=make.ROBOT, at=make.NOON)

    assert not person.events.exists()


@pytest.mark.parametrize("language", ["", "pl", "es\x00", "x" * 10_000])
def test_a_language_in_which_nobody_writes_changes_nothing(client: Client, language):
    person = make.applicant()
    client.force_login(person.user)

    response = client.post("/language/", {"language": language, "next": "/my/"})

    assert (response.status_code, "django_language" in response.cookies) == (302, False)
    assert Person.objects.get(pk=person.pk).language == "en"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "", "/\x00"])
def test_the_way_back_never_leaves_the_site(client: Client, back):
    response = client.post("/language/", {"language": "es", "next": back})

    assert (urlsplit(response["Location"]).netloc, response.status_code) == ("", 302)


@pytest.mark.parametrize(
    ("role", "path"),
    [
        (Role.COORDINATOR, "/admin/"),
        (Role.HIRING_MANAGER, "/hiring/"),
        (Role.INSTRUCTOR, "/floor/"),
        (Role.PARTNER, "/partners/"),
    ],
)
def test_what_the_staff_reads_is_english_and_has_no_switch(client: Client, role, path):
    client.force_login(make.staff(role))
    client.cookies["django_language"] = "es"

    response = client.get(path, headers=SPANISH)

    assert (response.status_code, response["Content-Language"]) == (200, "en")
    assert 'action="/language/"' not in response.content.decode()


def test_the_switch_names_the_other_language_in_that_language(client: Client):
    text = client.get("/").content.decode()

    assert 'lang="es"' in text
    assert "Español" in text


def test_the_language_of_one_request_does_not_reach_the_next(client: Client):
    client.get("/", headers=SPANISH)

    assert translation.get_language() == "en"


def test_the_page_of_an_accident_speaks_the_language_of_the_browser_without_asking_anybody():
    request = RequestFactory().get("/my/", headers=SPANISH)
    staff = RequestFactory().get("/admin/", headers=SPANISH)

    assert b'lang="es"' in failure.page(request).content
    assert b'lang="en"' in failure.page(staff).content


def test_somebody_new_is_written_down_in_the_language_that_they_read(client: Client):
    program = make.version().program
    path = reverse("join:interest", args=[program.slug])
    answers = {"given_name": "Ana", "family_name": "Ruiz", "email": "ana@example.org", "phone": "", "source": "friend"}

    client.post(path, answers, headers=SPANISH)

    assert [person.language for person in Person.objects.filter(email="ana@example.org")] == ["es"]
