"""The desk of the registry: a dry run that says row, column and reason; answers never shown; a file with a reason."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.models import Event, PersonIdentity, Role
from cohorts.models import RegisteredApprentice
from cohorts.reporting.registry import rehearse
from tests import factories as make
from tests import partnership
from tests.apprenticeships.admin.desk import text
from tests.cohorts.registry import ANSWERS, registered

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
WHY = "The state asked for the quarter."


@pytest.fixture
def here(client):
    found = registered()
    client.force_login(found.coordinator)
    return found


def address(name, *args):
    return reverse(f"partnership:{name}", args=args)


def test_a_dry_run_names_row_column_and_reason_but_never_the_value(client, here):
    here.apprentice(postal_code="9460", family_name="Ortiz", given_name="Ana")

    page = text(client.get(address("registry", here.grant.pk)))

    assert "Dry run: 0 of 1 row could be sent" in page
    assert "1. Ana Ortiz" in page
    assert "Apprentice 5-Digit Zip Code" in page
    assert "9460" not in page


def test_another_file_may_be_chosen(client, here):
    here.apprentice()

    page = text(client.get(address("registry", here.grant.pk), {"profile": "rapids"}))

    assert "the wage has cents. It is not rounded." in page


@pytest.mark.parametrize("asked", ["", "x", "9" * 400])
def test_what_is_no_file_or_track_shows_the_usual_one(client, here, asked):
    here.apprentice()

    page = client.get(address("registry", here.grant.pk), {"profile": asked, "track": asked})

    assert "1 of 1 row could be sent" in text(page)


def test_without_a_registered_track_the_page_says_what_to_do(client):
    grant = partnership.grant(partnership.partnership())
    client.force_login(make.staff(Role.COORDINATOR))

    assert "No track is registered" in text(client.get(address("registry", grant.pk)))


def test_the_file_holds_the_rows_that_could_be_sent_and_its_reason_is_on_record(client, here):
    here.apprentice(given_name="Ana")
    here.apprentice(given_name="Zoe", postal_code="1")
    told = {"registration": here.registration.pk, "profile": "rapids-cents", "reason": WHY}

    response = client.post(address("registry-file", here.grant.pk), told)

    lines = response.content.decode().splitlines()
    assert (len(lines), response["Cache-Control"]) == (2, "no-store")
    assert "Ana" in lines[1]
    event = Event.objects.get(kind="registration.export")
    assert (event.reason, event.data["rows"], event.data["refused"]) == (WHY, 1, 1)
    assert WHY in text(client.get(address("registry", here.grant.pk)))


@pytest.mark.parametrize("reason", ["", "short", "\x00" * 20, "x" * 10_000])
def test_without_a_reason_no_file_leaves(client, here, reason):
    here.apprentice()
    told = {"registration": here.registration.pk, "profile": "rapids-cents", "reason": reason}

    assert client.post(address("registry-file", here.grant.pk), told).status_code == 422
    assert not Event.objects.filter(kind="registration.export").exists()


@pytest.mark.parametrize("track", ["", "x", "0", "9" * 400])
def test_a_registration_of_nobody_is_not_found(client, here, track):
    told = {"registration": track, "profile": "rapids-cents", "reason": WHY}

    assert client.post(address("registry-file", here.grant.pk), told).status_code == 404


def test_answers_are_sealed_and_never_shown_again(client, here):
    row = here.apprentice(answers=None)
    page = address("registry-answers", here.grant.pk, row.pk)

    response = client.post(page, ANSWERS | {"funding": "Clinic money"}, follow=True)

    assert "Sealed: the answers of" in text(response)
    assert rehearse(here.registration, profile="rapids-cents").sent == 1
    again = text(client.get(page))
    assert "They are not shown" in again
    assert "Clinic money" not in again


def test_did_not_say_is_always_possible_and_no_social_security_number_is_asked(client, here):
    row = here.apprentice(answers=None)

    page = text(client.get(address("registry-answers", here.grant.pk, row.pk)))

    assert page.count("Did not say</option>") == 10
    assert "ocial security" not in page.replace("no social security", "")
    assert "mmigra" not in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"gender": ""},
        {"gender": "9"},
        {"prior_wage": "a lot"},
        {"prior_wage": "16.505"},
        {"credit_hours": "1.5"},
        {"credit_hours": "-1"},
        {"credit_experience": "x" * 256},
        {"middle_name": "\x00"},
        {"suffix": "Esq."},
    ],
)
def test_answers_that_have_no_code_are_refused_at_their_field(client, here, wrong):
    row = here.apprentice(answers=None)

    assert client.post(address("registry-answers", here.grant.pk, row.pk), ANSWERS | wrong).status_code == 422
    assert not RegisteredApprentice.objects.exists()


@pytest.mark.parametrize("role", [Role.SCREENING_OFFICER, Role.HIRING_MANAGER, Role.PARTNER, Role.AUDITOR])
def test_nobody_but_a_coordinator_comes_in(client, here, role):
    row = here.apprentice()
    client.force_login(make.staff(role))

    pages = [address("registry", here.grant.pk), address("registry-answers", here.grant.pk, row.pk)]

    assert [client.get(page).status_code for page in pages] == [403, 403]


def test_an_apprentice_of_another_program_is_not_found(client, here):
    other = make.enrollment(cohort=make.cohort())

    assert client.get(address("registry-answers", here.grant.pk, other.pk)).status_code == 404


def test_the_page_costs_the_same_for_one_row_and_for_thirty(client, here):
    here.apprentice()
    client.get(address("registry", here.grant.pk))
    with CaptureQueriesContext(connection) as one:
        client.get(address("registry", here.grant.pk))
    for _ in range(29):
        here.apprentice()

    with CaptureQueriesContext(connection) as thirty:
        client.get(address("registry", here.grant.pk))

    assert len(thirty) == len(one) <= 12


LIVES = {
    "birth_date": "2001-05-17",
    "street": "12 Oak St",
    "city": "San Jose",
    "state": "CA",
    "postal_code": "95110",
}


def identify(client, here, row, **typed):
    return client.post(address("registry-identity", here.grant.pk, row.pk), LIVES | typed)


def test_somebody_who_came_from_a_list_gets_the_birth_date_and_address_that_the_file_asks_for(client, here):
    row = here.apprentice(born=None, street="", city="", state="", postal_code="")
    assert rehearse(here.registration, profile="rapids-cents").sent == 0

    response = client.post(address("registry-identity", here.grant.pk, row.pk), LIVES, follow=True)

    assert rehearse(here.registration, profile="rapids-cents").sent == 1
    page = text(response)
    assert "12 Oak St" in page
    assert "2001" not in page
    event = Event.objects.get(kind="enrollment.identify")
    assert "Oak" not in str(event.data)


def test_a_birth_date_on_record_stays_when_none_is_written(client, here):
    row = here.apprentice(born=date(2000, 2, 29))

    assert identify(client, here, row, birth_date="", city="Oakland").status_code == 302

    row.person.refresh_from_db()
    assert (row.person.identity.birth_date, row.person.city) == (date(2000, 2, 29), "Oakland")


@pytest.mark.parametrize(
    "wrong",
    [
        {"birth_date": ""},
        {"birth_date": "2001-02-31"},
        {"birth_date": "9999-01-01"},
        {"birth_date": "2026-01-05"},
        {"street": ""},
        {"street": "x" * 10_000},
        {"city": "\x00"},
        {"state": "California"},
        {"postal_code": "9511"},
        {"postal_code": "95110-1234"},
    ],
)
def test_what_is_no_birth_date_or_address_is_refused_and_nothing_typed_is_lost(client, here, wrong):
    row = here.apprentice(born=None, street="", city="", state="", postal_code="")

    response = identify(client, here, row, **wrong)

    assert response.status_code == 422
    if "city" not in wrong:
        assert 'value="San Jose"' in text(response)
    assert not PersonIdentity.objects.exists()
    assert not Event.objects.filter(kind="enrollment.identify").exists()
