"""The drug screen and the registries on the board, and the list of who read where a check stands."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applicants.models import ConditionCheck, ScreeningResult
from applicants.rules.registries import OIG
from applicants.workflows import screening
from apprenticeships.admin.todo import collect
from apprenticeships.models import Event, Parameter, Role, SensitiveRead
from tests import factories as make
from tests.applicants.admin.board import TODAY, K, board, record, sent, step
from tests.applicants.drug_screens import agreed, judged_at, standing_at
from tests.applicants.hiring.readers import text_of
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
DAY = TODAY.isoformat()
LOOKED = {"taken_on": DAY, "source": "Exclusion database"}


def steps_of(client, application):
    rows = [row for group in board(client, application).context["groups"] for row in group.rows]
    return [offered.action.slug for row in rows for offered in row.steps if offered.action.slug.startswith("drug")]


def test_a_drug_screen_goes_its_way_from_consent_to_report(client, coordinator):
    application = sent(K.DRUG)
    early = step(client, application, "drug-order", on=DAY)
    assert early.status_code == 422
    assert "has not signed the consent yet" in text_of(early)
    agreed(application)

    step(client, application, "drug-order", on=DAY)
    assert "To the lab by Monday, January 12, 2026" in text_of(board(client, application))
    step(client, application, "drug-collect", on=DAY)
    step(client, application, "drug-review", on=DAY)
    pending = text_of(board(client, application))
    unverified = step(client, application, "drug-report", status="negative", on=DAY)
    step(client, application, "drug-report", status="negative", on=DAY, is_final="on")

    assert "Drug screen: pending." in pending
    assert "medical review on" not in pending
    assert (unverified.status_code, list(unverified.context["form"].errors)) == (422, ["is_final"])
    assert ConditionCheck.objects.get().status == "negative"
    assert "Final report on Wednesday, January 7, 2026" in text_of(board(client, application))


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        ("not_ordered", ["drug-order"]),
        ("ordered", ["drug-collect", "drug-review", "drug-report", "drug-cancel", "drug-run-out"]),
        ("collected", ["drug-review", "drug-report", "drug-cancel"]),
        ("mro_review", ["drug-report", "drug-cancel"]),
        ("negative", ["drug-look-again"]),
        ("canceled", ["drug-order"]),
    ],
)
def test_the_board_offers_the_steps_that_are_open(client, coordinator, status, offered):
    application = sent(K.DRUG)
    standing_at(application, status)

    assert steps_of(client, application) == offered


def test_on_paper_a_coordinator_says_who_saw_the_signature(client, coordinator):
    application = sent(K.DRUG)
    application.person.user = None
    application.person.save()

    step(client, application, "drug-consent", signed_on=DAY)

    assert application.drug_consents.get().witness == coordinator


def test_no_day_breaks_a_step(client, coordinator):
    application = sent(K.DRUG)
    agreed(application)

    for on in ("9999-12-31", "0001-01-01", "soon", "", "2026-02-31", "2026-01-\x0007", "1" * 10_000):
        for slug in ("drug-order", "drug-report", "drug-collect"):
            answer = step(client, application, slug, on=on, status="negative", is_final="on")
            assert answer.status_code == 422
    assert ConditionCheck.objects.get().status == "not_ordered"


def test_a_registry_is_looked_into_and_a_possible_match_waits_for_a_person(client, coordinator):
    application = sent(K.REGISTRY)

    record(client, application, K.REGISTRY, list=OIG, outcome="possible_match", **LOOKED)
    assert "Please look" in text_of(board(client, application))
    record(client, application, K.REGISTRY, list=OIG, outcome="no_match", **LOOKED)

    application.refresh_from_db()
    assert application.screening.get().verdict == "met"
    assert [row.values["outcome"] for row in ScreeningResult.objects.order_by("pk")] == ["possible_match", "no_match"]
    assert "match" not in str(list(Event.objects.values_list("data", "reason")))


@pytest.mark.parametrize("typed", [{"list": "Another"}, {"list": OIG, "outcome": "guilty"}, {"outcome": "no_match"}])
def test_a_list_or_outcome_of_no_list_is_refused(client, coordinator, typed):
    application = sent(K.REGISTRY, threshold={"lists": [OIG]})

    assert record(client, application, K.REGISTRY, **LOOKED, **typed).status_code == 422
    assert not ScreeningResult.objects.exists()


def test_a_registry_check_gets_too_old_by_today_not_by_the_day_of_the_application(client, coordinator):
    application = sent(K.REGISTRY, validity_months=1)
    record(client, application, K.REGISTRY, list=OIG, outcome="no_match", **LOOKED)

    screening.recompute(application.pk, by=ROBOT, at=NOON + timedelta(days=40))

    assert application.screening.get().verdict == "expired"


def test_reading_where_a_check_stands_is_written_down_in_the_same_request(client, coordinator):
    plain, checked = sent(K.TYPING), sent(K.DRUG)
    standing_at(checked, "ordered")

    board(client, plain)
    answer = board(client, checked)

    row = SensitiveRead.objects.get()
    assert (row.user, row.person, row.kind) == (coordinator, checked.person, "conditions")
    assert row.request == answer["X-Request-ID"]
    assert row.at == NOON


def test_without_the_note_nothing_is_read(client, coordinator, monkeypatch):
    checked = sent(K.DRUG)
    standing_at(checked, "ordered")
    client.raise_request_exception = False
    monkeypatch.setattr("applicants.admin.board.standing", lambda *_, **__: 1 / 0)

    assert board(client, checked).status_code == 500
    assert not SensitiveRead.objects.exists()


def read(user, application, *, at=NOON, kind="conditions"):
    return SensitiveRead.objects.create(person=application.person, user=user, kind=kind, at=at, request="a" * 32)


def test_the_list_of_a_person_says_who_read_what_and_nothing_of_it(client, coordinator):
    one, other = sent(K.DRUG), sent(K.DRUG)
    standing_at(one, "verified_positive")
    read(coordinator, one)
    read(coordinator, other)

    page = client.get(reverse("desk:reads"), {"person": one.person_id})

    assert [row.person_id for row in page.context["rows"]] == [one.person_id]
    assert "Background check, drug screen or registries" in text_of(page)
    assert "positive" not in text_of(page)
    assert reverse("desk:reads") in board(client, one).content.decode()


def test_people_and_colleagues_of_another_organization_are_not_found(client, coordinator):
    one = sent(K.DRUG)
    read(coordinator, one)
    stranger = make.staff()
    elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere")
    make.membership(stranger, Role.COORDINATOR, organization=elsewhere)
    client.force_login(stranger)

    assert client.get(reverse("desk:reads")).context["rows"] == []
    for query in ({"person": one.person_id}, {"by": coordinator.pk}, {"person": "x"}, {"by": "9" * 40}):
        assert client.get(reverse("desk:reads"), query).status_code == 404


def test_unusually_many_people_are_listed_for_whoever_runs_the_programs(client, coordinator):
    many = 3
    Parameter.objects.create(
        version=None, key="sensitive_people_a_day", value=many - 1, effective_from=TODAY, source="ours"
    )
    colleague = make.staff(Role.SCREENING_OFFICER)
    rows = [sent(K.DRUG) for _ in range(many)]
    for row in rows[1:]:
        read(colleague, row)
        read(colleague, row)
    read(colleague, rows[0], at=NOON - timedelta(hours=24))
    assert not [each for each in collect(coordinator, NOON) if "unusually many" in each.title]

    read(colleague, rows[0])

    (told,) = [each for each in collect(coordinator, NOON) if "unusually many" in each.title]
    assert told.url == f"{reverse('desk:reads')}?by={colleague.pk}"
    assert f"Records of {many} people" in text_of(client.get(reverse("desk:reads")))


def test_the_list_costs_the_same_for_one_and_for_many(client, coordinator):
    counts = []
    for _ in range(2):
        for _ in range(1 if not counts else 29):
            read(coordinator, sent(K.TYPING))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("desk:reads"))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12


def test_two_people_put_a_report_right_that_was_a_mistake(client, coordinator):
    application = sent(K.DRUG)
    judged_at(application, "verified_positive")
    why = "The lab sent us the paper of somebody else."

    empty = step(client, application, "report-wrong", reason="")
    step(client, application, "report-wrong", reason=why)
    own = step(client, application, "report-correct")
    home = text_of(client.get("/admin/"))
    listed = text_of(client.get(reverse("board:applications"), {"turn": "wrong"}))
    client.force_login(make.staff(Role.COORDINATOR))
    shown = text_of(board(client, application))
    agreed_to = step(client, application, "report-correct")

    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["reason"])
    assert own.status_code == 422
    assert "A second person has to agree" in text_of(own)
    assert "report may be written down by mistake: a second person decides" in home
    assert f"{application.person.family_name}, {application.person.given_name}" in listed
    assert f"asked for it: “{why}”" in shown
    assert (agreed_to.status_code, ConditionCheck.objects.get().status) == (302, "mro_review")
    assert step(client, application, "report-correct").status_code == 404
