"""No form of the way in answers bad input with anything but an error next to the field and what was typed."""

import pytest
import time_machine
from django.urls import reverse

from applicants.workflows import applications
from tests import factories as make
from tests.applicants.way import draft, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
BAD = {
    "nul": "a\x00b",
    "long": "x" * 10_000,
    "no day": "31 February",
    "far": "9999-12-31",
    "early": "0000-01-01",
    "negative": "-1",
    "huge": str(2**63),
    "endless": "1e308",
    "right to left": "\u202eabc",
    "half a pair": "\\ud800",
    "nothing": "",
}
FIELDS = {
    "eligibility": ["birth_date", "diploma", "experience", "typing", "works_here"],
    "interest": ["given_name", "family_name", "email", "phone", "source", "note"],
    "session": ["given_name", "family_name", "email", "phone"],
    "practice": ["typed", "seconds"],
}
SECTIONS = {
    "contact": ["given_name", "family_name", "preferred_name", "phone", "street", "city", "postal_code", "language"],
    "eligibility": ["birth_date", "diploma", "works_here", "home_department", "supervisor", "employee_since"],
    "education": ["level", "school", "year"],
    "work": [
        "none",
        "jobs-TOTAL_FORMS",
        "jobs-INITIAL_FORMS",
        "jobs-0-employer",
        "jobs-0-title",
        "jobs-0-is_health_care",
        "jobs-0-started_on",
        "jobs-0-ended_on",
        "jobs-0-share",
        "jobs-0-key",
        "jobs-0-reference_name",
        "jobs-0-reference_phone",
        "jobs-0-may_call",
        "base",
    ],
    "path": ["track", "site", "second_site", "cohort", "base", "version", "choose_track"],
    "words": ["why", "proud"],
    "attestation": ["agrees", "name"],
}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("name", FIELDS)
def test_forms_for_visitors_answer_every_bad_value(client, scene, name, bad):
    args = [scene.program.slug]
    if name == "session":
        args.append(make.session(program=scene.program).public_id)
    url = reverse(f"join:{name}", args=args)

    answers = {field: client.post(url, {field: bad}).status_code for field in FIELDS[name]}

    assert set(answers.values()) <= {200, 302, 422}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("slug", SECTIONS)
def test_sections_answer_every_bad_value(client, scene, slug, bad):
    row = applications.start(person=make.applicant(), program=scene.program, by=ROBOT, at=NOON)
    client.force_login(row.person.user)
    url = reverse("portal:section", args=[row.public_id, slug])
    frame = {"jobs-TOTAL_FORMS": "1", "jobs-INITIAL_FORMS": "0"} if slug == "work" else {}

    answers = {field: client.post(url, {**frame, field: bad}).status_code for field in SECTIONS[slug]}

    assert set(answers.values()) <= {302, 422}
    assert client.get(url).status_code == 200
    assert client.get(reverse("portal:review", args=[row.public_id])).status_code == 200


@pytest.mark.parametrize(
    ("slug", "field", "bad"),
    [
        ("contact", "phone", "call me"),
        ("contact", "postal_code", "ABC"),
        ("eligibility", "birth_date", "31 February"),
        ("education", "year", "last year"),
        ("work", "jobs-0-share", "half"),
        ("words", "why", "x" * 1_501),
    ],
)
def test_what_was_typed_stays_and_the_error_stands_next_to_its_field(client, scene, slug, field, bad):
    row = draft(scene)
    client.force_login(row.person.user)
    frame = {"jobs-TOTAL_FORMS": "1", "jobs-INITIAL_FORMS": "0"} if slug == "work" else {}

    page = client.post(reverse("portal:section", args=[row.public_id, slug]), {**frame, field: bad})

    html = page.content.decode()
    assert page.status_code == 422
    assert bad in html
    assert f'id="id_{field}_error"' in html
    assert "<title>" in html
    assert "Error:" in html.split("</title>")[0] or slug == "work"


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_names_and_reasons_answer_every_bad_value(client, scene, bad):
    row = draft(scene)
    client.force_login(row.person.user)
    withdraw = reverse("portal:withdraw", args=[row.public_id])
    client.post(withdraw, {"reason_code": bad})
    stranger = make.user()
    client.force_login(stranger)
    start = reverse("portal:start", args=[scene.program.slug])

    answer = client.post(start, {"given_name": bad, "family_name": bad})

    assert answer.status_code in {302, 422}
    row.refresh_from_db()
    assert row.state == "draft"
