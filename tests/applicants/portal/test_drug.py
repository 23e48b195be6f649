"""The page of the drug screen: what it says at each point, the signature, and every bad input."""

import re

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Consent, DrugConsent, HealthRelease
from applicants.records.guardian_links import token_of
from applicants.rules.results import DrugStatus
from applicants.workflows import drug, guardians
from apprenticeships.models import Audience, Parameter, RequirementKind
from tests import factories as make
from tests.applicants.drug_screens import agreed, at_our_clinic, ordered, standing_at
from tests.applicants.way import sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r"collected|positive|dilut|analy|mro_review|refusal", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def row(client):
    found = sent(way(wanted=(RequirementKind.DRUG,)))
    client.force_login(found.person.user)
    return found


def page_of(row):
    return reverse("portal:drug", args=[row.public_id])


def words(response):
    found = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(found.split())


def test_the_next_step_leads_there_and_the_name_signs(client, row):
    status = client.get(reverse("portal:application", args=[row.public_id]))
    assert page_of(row) in status.content.decode()
    page = client.get(page_of(row))
    assert "A doctor looks at the result first" in words(page)
    assert "Your medicines are between you and the doctor" in words(page)

    answer = client.post(page_of(row), {"signed_name": row.person.name}, follow=True)

    assert DrugConsent.objects.get().signed_name == row.person.name
    assert "Signed by" in words(answer)
    assert client.post(page_of(row), {"signed_name": row.person.name}).status_code == 302
    assert DrugConsent.objects.count() == 1


@pytest.mark.parametrize("name", ["", "   ", "Somebody Else", "x" * 10_000, "Maya\x00Torres"])
def test_what_is_no_signature_is_refused_and_stays_typed(client, row, name):
    answer = client.post(page_of(row), {"signed_name": name})

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not DrugConsent.objects.exists()


def test_after_the_order_it_says_by_when_to_go_to_the_lab(client, row):
    ordered(row)

    assert "By Monday, January 12" in words(client.get(page_of(row)))


def test_until_the_report_every_status_reads_alike(client, row):
    seen = set()
    agreed(row)
    for status in (DrugStatus.COLLECTED, DrugStatus.MRO_REVIEW):
        row.condition_checks.update(status=status)
        page = words(client.get(page_of(row)))
        assert not HIDDEN.search(page)
        seen.add(page)
    assert len(seen) == 1


def test_a_program_or_person_without_one_is_led_back(client):
    row = sent(way(wanted=(RequirementKind.AGE,)))
    client.force_login(row.person.user)

    assert client.get(page_of(row)).status_code == 302


def test_it_says_what_comes_first_before_it_is_time(client):
    row = sent(way(wanted=(RequirementKind.DRUG, RequirementKind.TYPING)))
    client.force_login(row.person.user)

    page = client.get(page_of(row))
    answer = client.post(page_of(row), {"signed_name": row.person.name})

    assert "Something comes first in this program" in words(page)
    assert answer.status_code == 422
    assert "Something comes first" in words(answer)


def test_an_ended_application_shows_what_was_signed_and_asks_nothing(client, row):
    ordered(row)
    drug.report(row.pk, status="refusal", on=NOON.date(), is_final=True, by=ROBOT, at=NOON)

    page = words(client.get(page_of(row)))

    assert "This application is over" in page
    assert "What you signed" in page
    assert not HIDDEN.search(page)


def test_a_guardian_is_asked_only_where_a_parameter_allows_it(client):
    of = way(wanted=(RequirementKind.DRUG,))
    row = sent(of, eligibility={"birth_date": NOON.date().replace(year=2009)})
    make.requirement(of.asked["drug"].step, RequirementKind.GUARDIAN_CONSENT, audience=Audience.MINORS)
    guardian = guardians.name_guardian(row.person_id, name="Rosa Lee", email="rosa@example.org", by=ROBOT, at=NOON)
    address = reverse("portal:for_guardian", args=[token_of(guardian)])
    typed = {"taking_part": "yes", "drug_screen": "yes", "signed_name": "Rosa Lee"}

    assert "drug screen" not in words(client.get(address)).lower()
    assert client.post(address, typed).status_code == 302
    assert set(Consent.objects.values_list("kind", flat=True)) == {"taking_part"}

    Parameter.objects.create(
        version=of.version, key="minors_checks_allowed", value=True, effective_from=NOON.date(), source="counsel"
    )
    assert "Do you agree to a drug screen of" in words(client.get(f"{address}?change=1"))
    assert client.post(address, typed).status_code == 302
    assert Consent.objects.filter(kind="drug_screen", is_given=True).count() == 1


def test_a_status_written_elsewhere_without_consent_still_asks_for_it(client, row):
    standing_at(row, "not_ordered", agrees=False)

    assert "I agree and sign" in words(client.get(page_of(row)))


def test_the_consent_is_taken_back_on_the_page_which_says_what_follows_until_the_sample(client, row):
    agreed(row)
    page = words(client.get(page_of(row)))
    assert "You can take this back until the sample is taken." in page
    assert "Your application stands still: this program needs the drug screen." in page

    answer = words(client.post(page_of(row), {"take_back": "\x00"}, follow=True))

    assert "Taken back. No sample is taken." in answer
    assert "I agree and sign" in answer
    assert DrugConsent.objects.get().withdrawn_at == NOON
    agreed(row)
    row.condition_checks.update(status=DrugStatus.COLLECTED)
    late = client.post(page_of(row), {"take_back": "yes"})
    assert late.status_code == 422
    assert "The sample was taken, so this cannot be taken back here." in words(late)
    assert "You can take this back" not in words(late)


def test_where_our_own_clinic_takes_the_sample_its_result_is_released_on_the_same_page(client, row):
    at_our_clinic(row)
    assert "Let the clinic tell HR your result" not in words(client.get(page_of(row)))
    agreed(row)

    assert page_of(row) in client.get(reverse("portal:application", args=[row.public_id])).content.decode()
    page = words(client.get(page_of(row)))
    assert "Read and sign the release" in page
    assert "HIPAA does not cover what HR has been told." in page
    wrong = client.post(page_of(row), {"paper": "release", "signed_name": "Somebody Else"})
    assert wrong.status_code == 422
    signed = words(client.post(page_of(row), {"paper": "release", "signed_name": row.person.name}, follow=True))
    assert "Signed. The clinic may tell HR your result." in signed
    assert "You can take the release back until HR has been told." in signed
    back = words(client.post(page_of(row), {"take_back": "release"}, follow=True))
    assert "Taken back. HR is not told." in back
    assert HealthRelease.objects.get().withdrawn_at == NOON
    assert DrugConsent.objects.get().withdrawn_at is None
    assert "Read and sign the release" in back
