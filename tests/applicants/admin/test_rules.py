"""The pages of the numbers: what holds, what is planned, another value with whom it touches, and taking it back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apprenticeships.models import RequirementChange, RequirementKind
from tests.applicants.way import record, sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
K = RequirementKind
TODAY, DAY = NOON.date(), timedelta(1)


def address(name, row, measure="pass_mark", *more):
    return reverse(f"board:{name}", args=[row.version_id, row.pk, measure, *more])


def typed(**fields):
    return {"value": "80", "effective_from": "2026-02-01", "reach": "new", "reason": "The committee."} | fields


def test_a_value_is_planned_shown_with_its_date_and_taken_back(client, coordinator):
    scene = way()
    exam = scene.asked["entrance_exam"]

    saved = client.post(address("rule-change", exam), typed(source="Minutes of January 6"))
    page = text(client.get(address("rule", exam)))
    listed = text(client.get(reverse("board:rules", args=[scene.version.pk])))
    version = text(client.get(reverse("admin:apprenticeships_programversion_change", args=[scene.version.pk])))
    row = RequirementChange.objects.get()
    back = client.post(address("rule-take-back", exam, "pass_mark", row.pk), {"reason": "The vote was void."})
    after = text(client.get(address("rule", exam)))

    assert (saved.status_code, back.status_code) == (302, 302)
    assert (row.value, row.effective_from, row.for_all, row.decided_by) == (80, date(2026, 2, 1), False, coordinator)
    assert "80 points" in page
    assert "From Sunday, February 1, 2026 on." in page
    assert "Decided by Dana Whitfield" in page
    assert "Minutes of January 6" in page
    assert "<small>80 points from Sunday, February 1, 2026</small>" in listed
    assert "Pass mark: 70 points; Most points that the exam gives: 100 points" in version
    assert address("rule", exam) not in version
    assert reverse("board:rules", args=[scene.version.pk]) in version
    assert "80 points" not in after


def test_of_two_planned_values_the_one_whose_form_was_refused_says_so(client, coordinator):
    exam = way(wanted=(K.ENTRANCE_EXAM,)).asked["entrance_exam"]
    rows = [exam.changes.create(measure="pass_mark", value=60 + n, effective_from=TODAY + n * DAY) for n in (1, 2)]

    refused = client.post(address("rule-take-back", exam, "pass_mark", rows[0].pk), {"reason": ""})
    page = text(refused)

    assert refused.status_code == 422
    assert page.count("This answer needs a change") + page.count("One answer needs a change") == 1
    assert [page.count(f'id="take-back-{row.pk}"') for row in rows] == [1, 1]


def test_whom_it_touches_is_said_first_and_nothing_typed_is_lost(client, coordinator):
    scene = way()
    application = sent(scene)
    record(application, K.ENTRANCE_EXAM, {"score": 75}, taken_on=TODAY - DAY)
    exam = scene.asked["entrance_exam"]

    asked = client.post(address("rule-change", exam), typed(reach="all"))
    page = text(asked)

    assert asked.status_code == 422
    assert "Of 1 open application: 1 would not meet it any more. Tick the box and save once more." in page
    assert reverse("board:application", args=[application.pk]) in page
    assert 'value="80"' in page
    assert not RequirementChange.objects.exists()

    assert client.post(address("rule-change", exam), typed(reach="all", confirmed="on")).status_code == 302
    assert RequirementChange.objects.get().for_all


def test_of_a_drug_screen_nobody_is_named_or_told_apart(client, coordinator):
    scene = way()
    application = sent(scene)
    drug = scene.asked["drug"]

    page = text(client.post(address("rule-change", drug, "dilute"), typed(value="accept", reach="all")))

    assert "1 open application is judged anew by this." in page
    assert "Whom this touches" not in page
    assert reverse("board:application", args=[application.pk]) not in page


def test_what_cannot_be_saved_is_said_at_its_field(client, coordinator):
    exam = way(wanted=(K.ENTRANCE_EXAM,)).asked["entrance_exam"]
    wrong = [
        {"value": ""},
        {"value": "9" * 1900},
        {"value": "a\x00b"},
        {"value": "seventy"},
        {"value": "70"},
        {"value": "101"},
        {"effective_from": "2026-02-31"},
        {"effective_from": "9999-01-01"},
        {"effective_from": ""},
        {"reach": "nobody"},
        {"reason": "x" * 10_000},
        {"reason": ""},
        {"source": "\x00"},
    ]

    found = [client.post(address("rule-change", exam), typed(**fields)).status_code for fields in wrong]

    assert found == [422] * len(wrong)
    assert not RequirementChange.objects.exists()


def test_what_is_not_there_is_not_found(client, coordinator):
    scene, other = way(), way(wanted=(K.ENTRANCE_EXAM,))
    exam = scene.asked["entrance_exam"]

    found = [
        client.get(address("rule", exam, "words_per_minute")).status_code,
        client.get(address("rule", exam, "nothing")).status_code,
        client.get(reverse("board:rule", args=[other.version.pk, exam.pk, "pass_mark"])).status_code,
        client.post(address("rule-take-back", exam, "pass_mark", 999_999), {"reason": "No."}).status_code,
    ]

    assert found == [404] * 4
