"""No form of the way in answers bad input with anything but an error next to the field and what was typed."""

import pytest
import time_machine
from django.urls import reverse

from applicants.workflows import applications
from tests import factories as make
from tests.applicants.way import draft, way
from tests.factories import NOON, ROBOT
from tests.turns import EACH, in_turns, undone

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


@EACH
@pytest.mark.parametrize("name", FIELDS)
def test_forms_for_visitors_answer_every_bad_value(client, scene, name, each):
    args = [scene.program.slug]
    if name == "session":
        args.append(make.session(program=scene.program).public_id)
    url = reverse(f"join:{name}", args=args)
    wrong = {}

    for field, bad in in_turns(FIELDS[name], BAD, each):
        with undone():
            status = client.post(url, {field: BAD[bad]}).status_code
        if status not in {200, 302, 422}:
            wrong[field, bad] = status

    assert wrong == {}


@EACH
@pytest.mark.parametrize("slug", SECTIONS)
def test_sections_answer_every_bad_value(client, scene, slug, each):
    row = applications.start(person=make.applicant(), program=scene.program, by=ROBOT, at=NOON)
    client.force_login(row.person.user)
    url = reverse("portal:section", args=[row.public_id, slug])
    review = reverse("portal:review", args=[row.public_id])
    frame = {"jobs-TOTAL_FORMS": "1", "jobs-INITIAL_FORMS": "0"} if slug == "work" else {}
    wrong = {}

    for field, bad in in_turns(SECTIONS[slug], BAD, each):
        with undone():
            status = client.post(url, {**frame, field: BAD[bad]}).status_code
            shown = [client.get(path).status_code for path in (url, review)] if status == 302 else []
        if status not in {302, 422} or set(shown) > {200}:
            wrong[field, bad] = (status, shown)

    assert wrong == {}


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


def test_names_and_reasons_answer_every_bad_value(client, scene):
    row = draft(scene)
    stranger = make.user()
    start = reverse("portal:start", args=[scene.program.slug])
    withdraw = reverse("portal:withdraw", args=[row.public_id])
    wrong = {}
    for name, bad in BAD.items():
        with undone():
            client.force_login(row.person.user)
            client.post(withdraw, {"reason_code": bad})
            row.refresh_from_db()
            client.force_login(stranger)
            status = client.post(start, {"given_name": bad, "family_name": bad}).status_code
        if status not in {302, 422} or row.state != "draft":
            wrong[name] = (status, row.state)

    assert wrong == {}
