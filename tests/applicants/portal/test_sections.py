"""Filling in an application: sections, the page that checks them, sending."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Application, Section
from applicants.workflows import applications, questions
from apprenticeships.models import Event, PersonIdentity
from tests import factories as make
from tests.applicants.way import born, draft, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
FORMSET = {"jobs-TOTAL_FORMS": "1", "jobs-INITIAL_FORMS": "0"}
JOB = {
    "jobs-0-employer": "Maple Court",
    "jobs-0-title": "Aide",
    "jobs-0-is_health_care": "yes",
    "jobs-0-started_on": "2022-01-01",
    "jobs-0-ended_on": "2025-01-01",
    "jobs-0-share": "100",
}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


@pytest.fixture
def row(scene, client):
    application = applications.start(person=make.applicant(), program=scene.program, by=ROBOT, at=NOON)
    client.force_login(application.person.user)
    return application


def address(application, slug=""):
    if slug:
        return reverse("portal:section", args=[application.public_id, slug])
    return reverse("portal:sections", args=[application.public_id])


def text(response):
    return " ".join(response.content.decode().split())


def good(scene):
    return {
        "contact": {
            "given_name": "Maya",
            "family_name": "Torres",
            "phone": "(314) 555-0123",
            "postal_code": "63110",
            "language": "en",
        },
        "eligibility": {"birth_date": "2000-05-17", "diploma": "yes", "works_here": "no"},
        "education": {"level": "high_school", "school": "Roosevelt High", "year": "2018"},
        "work": {**FORMSET, **JOB},
        "path": {"track": "medical-assistant", "site": "", "cohort": str(scene.march.public_id)},
        "words": {"why": "I like to help.", "proud": "I was on time."},
        "attestation": {"agrees": "on", "name": "Maya Torres"},
    }


def test_the_whole_form_leads_from_section_to_section_and_is_sent_once(client, scene):
    person = make.applicant()
    client.force_login(person.user)

    response = client.post(reverse("portal:start", args=[scene.program.slug]))
    row = Application.objects.get()
    assert response["Location"] == address(row)
    slugs = list(good(scene))
    for slug, following in zip(slugs, [*slugs[1:], None], strict=True):
        response = client.post(address(row, slug), good(scene)[slug])
        wanted = address(row, following) if following else reverse("portal:review", args=[row.public_id])
        assert (response.status_code, response["Location"]) == (302, wanted)
    page = client.get(reverse("portal:review", args=[row.public_id]))
    key = page.context["key"]
    for _ in range(2):
        response = client.post(reverse("portal:review", args=[row.public_id]), {"key": key})
        assert response["Location"] == reverse("portal:application", args=[row.public_id])

    row.refresh_from_db()
    assert row.state == "submitted"
    assert Event.objects.filter(kind="application.submit").count() == 1


def test_the_page_that_checks_shows_every_answer(client, scene, row):
    for slug, answers in good(scene).items():
        client.post(address(row, slug), answers)

    page = text(client.get(reverse("portal:review", args=[row.public_id])))

    for words in (
        "(314) 555-0123",
        "Wednesday, May 17, 2000",
        "High school diploma",
        "Aide, Maple Court",
        "Medical assistant",
        "Anywhere",
        "I like to help.",
        "counts for the class of <strong>Monday, March 2</strong>",
    ):
        assert words in page


def test_what_is_missing_is_said_plainly(client, row):
    page = text(client.get(reverse("portal:review", args=[row.public_id])))

    assert "Still to do:" in page
    assert "Send my application" not in page


def test_a_section_that_is_half_done_can_be_left_and_keeps_what_was_written(client, row):
    response = client.post(address(row, "words"), {"why": "I like to help.", "proud": "", "later": "1"})

    assert response["Location"] == address(row)
    section = row.sections.get()
    assert (section.answers, section.is_complete) == ({"why": "I like to help.", "proud": None}, False)
    assert "I like to help." in text(client.get(address(row, "words")))


def test_an_answer_that_was_emptied_is_empty(client, row):
    client.post(address(row, "words"), {"why": "One", "proud": "Two"})

    client.post(address(row, "words"), {"why": "", "proud": "Two", "later": "1"})

    assert row.sections.get().answers == {"why": None, "proud": "Two"}


def test_going_on_with_something_missing_stays_with_the_error_next_to_the_field(client, row):
    response = client.post(address(row, "words"), {"why": "I like to help.", "proud": ""})

    assert response.status_code == 422
    assert 'id="id_proud_error"' in text(response)
    assert "I like to help." in text(response)
    assert row.sections.get().answers["why"] == "I like to help."


def test_a_typed_answer_that_cannot_be_read_stays_on_the_page_and_the_rest_is_kept(client, row):
    answers = {"birth_date": "31 February", "diploma": "yes", "works_here": "no"}

    response = client.post(address(row, "eligibility"), answers)

    assert response.status_code == 422
    assert "31 February" in text(response)
    assert row.sections.get().answers == {"diploma": True, "works_here": False}
    assert not PersonIdentity.objects.exists()


def test_the_browser_saves_in_the_background_and_says_when(client, row):
    response = client.post(address(row, "words"), {"why": "I li", "proud": ""}, headers={"X-Autosave": "1"})

    assert response.status_code == 200
    assert response.content.decode() == "Saved at noon"
    assert row.sections.get().answers["why"] == "I li"


def test_under_thirteen_keeps_no_birth_date(client, row):
    answers = {"birth_date": "2013-05-17", "diploma": "yes", "works_here": "no"}

    response = client.post(address(row, "eligibility"), answers)

    assert response.status_code == 422
    assert "You have to be 13 or older" in text(response)
    assert born(row.person) is None


def test_who_is_too_young_on_the_first_day_learns_so_at_the_birth_date(client, scene, row):
    answers = {"birth_date": "2009-05-17", "diploma": "yes", "works_here": "no"}

    young = client.post(address(row, "eligibility"), answers, follow=True)
    grown = client.post(address(row, "eligibility"), {**answers, "birth_date": "2008-03-02"}, follow=True)

    told = "You are 16 then, and the program asks for 18 or older."
    assert told in text(young)
    assert "the program asks for" not in text(grown)


def test_who_works_here_says_where(client, scene, row):
    department = make.make_department()
    answers = {"birth_date": "2000-05-17", "diploma": "yes", "works_here": "yes", "home_department": ""}

    refused = client.post(address(row, "eligibility"), answers)
    answers |= {"home_department": str(department.public_id), "employee_since": "2024-02-01"}
    lacking = client.post(address(row, "eligibility"), answers)
    accepted = client.post(address(row, "eligibility"), {**answers, "supervisor": "Ann Lee"})

    assert "Choose the department you work in." in text(refused)
    assert "In which department? (optional)" not in text(refused)
    assert f'<optgroup label="{department.site}">' in refused.content.decode()
    assert f"selected>{department.name}</option>" in lacking.content.decode()
    assert "Write the name of your supervisor." in text(lacking)
    assert accepted.status_code == 302
    row.refresh_from_db()
    assert (row.is_internal, row.home_department) == (True, department)
    kept = row.sections.get().answers
    assert (kept["supervisor"], kept["employee_since"]) == ("Ann Lee", "2024-02-01")


def test_who_does_not_work_here_any_more_leaves_no_supervisor(client, row):
    answers = {"birth_date": "2000-05-17", "diploma": "yes", "works_here": "yes", "supervisor": "Ann Lee"}
    client.post(address(row, "eligibility"), answers)

    client.post(address(row, "eligibility"), {**answers, "works_here": "no"})

    assert not row.sections.get().answers["supervisor"]


def test_jobs_are_kept_and_one_more_can_be_added(client, row):
    client.post(address(row, "work"), {**FORMSET, **JOB, "another": "1"})
    page = client.get(address(row, "work"))

    assert [job.employer for job in row.jobs.all()] == ["Maple Court"]
    assert page.context["form"].jobs.total_form_count() == 2


def test_a_job_can_be_taken_out(client, row):
    client.post(address(row, "work"), {**FORMSET, **JOB})

    client.post(address(row, "work"), {**FORMSET, **JOB, "jobs-0-DELETE": "on", "none": "on"})

    assert row.jobs.count() == 0
    assert row.sections.get().answers == {"none": True, "unfinished": []}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"jobs-0-ended_on": "2021-01-01"}, "The last day comes before the first."),
        ({"jobs-0-started_on": "2027-01-01", "jobs-0-ended_on": ""}, "This day lies ahead."),
        ({"jobs-0-share": "0"}, "Write a whole number from 1 to 100, such as 50."),
        ({"jobs-0-employer": ""}, "Write where you worked."),
        ({"jobs-0-started_on": "31 February"}, "Write a day that the calendar has"),
        ({"jobs-TOTAL_FORMS": "x"}, "Load this page again"),
        ({"jobs-TOTAL_FORMS": "99"}, "at most 8"),
    ],
)
def test_a_job_with_a_mistake_stays_on_the_page(client, row, changes, words):
    response = client.post(address(row, "work"), {**FORMSET, **JOB, **changes})

    assert response.status_code == 422
    assert words.lower() in text(response).lower()


def test_no_job_at_all_has_to_be_said(client, row):
    empty = {**FORMSET, "jobs-0-share": "100"}

    refused = client.post(address(row, "work"), empty)
    accepted = client.post(address(row, "work"), {**empty, "none": "on"})

    assert "Write at least one job, or tick that you have none." in text(refused)
    assert accepted.status_code == 302


def test_a_class_that_takes_no_more_applications_cannot_be_chosen(client, scene, row):
    answers = {**good(scene)["path"], "cohort": str(make.cohort(version=scene.version).public_id)}

    response = client.post(address(row, "path"), answers)

    assert response.status_code == 422
    assert "Choose one of these classes." in text(response)


def test_a_page_from_before_sending_is_refused_and_keeps_what_was_typed(client, scene):
    row = sent(scene)
    client.force_login(row.person.user)

    response = client.post(address(row, "words"), {"why": "Another reason", "proud": "Another story"})

    assert response.status_code == 422
    assert "This application was sent already" in text(response)
    assert "Another reason" in text(response)
    assert row.sections.get(slug="words").answers["why"] == "I like to help people."


def test_after_the_cut_off_the_page_says_which_class_it_counts_for(client, scene):
    row = draft(scene)
    with time_machine.travel(NOON + timedelta(days=30), tick=False):
        client.force_login(row.person.user)
        page = client.get(reverse("portal:review", args=[row.public_id]))
        client.post(reverse("portal:review", args=[row.public_id]), {"key": page.context["key"]})

    assert "Yours counts for the next one: <strong>Monday, April 6</strong>" in text(page)
    row.refresh_from_db()
    assert row.cohort == scene.april


@pytest.mark.parametrize("key", ["", "x", "\x00"])
def test_sending_without_a_key_asks_to_load_the_page_again(client, scene, key):
    row = draft(scene)
    client.force_login(row.person.user)

    response = client.post(reverse("portal:review", args=[row.public_id]), {"key": key})

    assert response.status_code == 422
    assert "Load this page again" in text(response)


def test_another_key_after_sending_says_that_it_was_sent(client, scene):
    row = sent(scene)
    client.force_login(row.person.user)

    url = reverse("portal:review", args=[row.public_id])

    for response in (client.post(url, {"key": str(uuid.uuid4())}, follow=True), client.get(url, follow=True)):
        assert response.redirect_chain == [(reverse("portal:application", args=[row.public_id]), 302)]
        assert "You sent this application on Wednesday, January 7. It is with us, once." in text(response)


def test_a_question_opens_its_sections_and_the_answer_closes_them(client, scene):
    row = sent(scene)
    client.force_login(row.person.user)
    due = NOON.date() + timedelta(days=3)
    questions.request_information(row.pk, sections=["words"], note="Tell us more.", due=due, by=ROBOT, at=NOON)

    page = text(client.get(address(row)))
    early = client.post(reverse("portal:answer", args=[row.public_id]))
    saved = client.post(address(row, "words"), {"why": "More", "proud": "Much more"})
    signing = {"agrees": "on", "name": "Somebody Else"}
    unsigned = client.post(reverse("portal:answer", args=[row.public_id]), signing)
    done = client.post(reverse("portal:answer", args=[row.public_id]), {**signing, "name": "Maya Torres"}, follow=True)

    assert "Tell us more." in page
    assert early.status_code == 422
    assert saved["Location"] == address(row)
    assert (unsigned.status_code, "Somebody Else" in text(unsigned)) == (422, True)
    assert "Your answer is with us." in text(done)
    assert Event.objects.get(kind="application.answer_request").data["signed"] == "Maya Torres"
    assert any(part["slug"] == "attestation" for part in row.sendings.first().content)
    row.refresh_from_db()
    assert row.state == "submitted"


def test_who_we_do_not_know_is_asked_for_a_name(client, scene):
    user = make.user()
    client.force_login(user)
    url = reverse("portal:start", args=[scene.program.slug])

    refused = client.post(url, {"given_name": "", "family_name": "Torres"})
    client.post(url, {"given_name": "Maya", "family_name": "Torres"})

    assert refused.status_code == 422
    assert Application.objects.get().person.name == "Maya Torres"


@pytest.mark.parametrize("name", ["sections", "review", "application", "withdraw", "typing", "answer"])
def test_somebody_else_s_application_does_not_exist(client, scene, name):
    row = draft(scene)
    client.force_login(make.applicant().user)
    url = reverse(f"portal:{name}", args=[row.public_id])

    response = client.post(url) if name == "answer" else client.get(url)

    assert response.status_code == 404


def test_a_section_that_the_program_does_not_have_does_not_exist(client, row):
    assert client.get(address(row, "nothing")).status_code == 404


def test_who_is_not_signed_in_signs_in_first(client, row):
    client.logout()

    response = client.get(address(row))

    assert response["Location"].startswith(reverse("account_login"))


def test_saving_a_section_again_writes_no_second_event(client, row):
    for _ in range(3):
        client.post(address(row, "words"), {"why": "One", "proud": "Two"})

    assert Event.objects.filter(kind="application.section").count() == 1
    assert Section.objects.count() == 1


def test_only_sites_with_places_in_the_classes_ahead_are_offered(client, scene, row):
    here = make.opening(cohort=row.cohort).site
    department = make.make_department(site=make.make_site(name="Elsewhere Clinic", organization=here.organization))

    page = client.get(address(row, "path")).content.decode()

    assert str(here.public_id) in page
    assert str(department.site.public_id) not in page
    assert department.site.organization_id == scene.program.organization_id
