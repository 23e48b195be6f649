"""WorkKeys levels that somebody brings along: the report is sent in, and a coordinator writes down what it shows."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import DocumentPurpose, DocumentState, ScreeningResult
from applicants.records.evidence import standing
from applicants.rules.pipeline import Turn
from applicants.workflows import applications, documents
from applicants.workflows.documents import About
from applicants.workflows.proofs import Levels
from apprenticeships.errors import DomainError
from apprenticeships.models import RequirementKind
from tests import factories as make
from tests.applicants.admin.board import board, step
from tests.applicants.papers import add
from tests.applicants.way import came, draft, sent, verdicts, way
from tests.cohorts.floor.scene import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
K = RequirementKind
BY = {"by": ROBOT, "at": NOON}
REPORT = About(DocumentPurpose.WORKKEYS)
DUE = date(2026, 1, 12)
SEEN = {"applied_math": 5, "graphic_literacy": 4, "workplace_documents": 3}


@pytest.fixture(autouse=True)
def _noon(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOON, tick=False):
        yield


def applied(**asked):
    return sent(way(wanted=(K.AGE, K.WORKKEYS), workkeys={"is_required": True, **asked}))


def own(application):
    return next(each for each in standing(application, at=NOON) if each.requirement.kind == K.WORKKEYS).answer


def levels(taken_on=date(2025, 11, 3), **values):
    return Levels({**SEEN, **values}, taken_on)


def test_a_report_that_came_is_ours_to_read():
    application = applied()
    before = own(application)

    add(application, REPORT)

    assert (before.turn, own(application).turn) == (Turn.YOU, Turn.US)
    assert own(application).applicant.startswith("We are checking the documents that show it")


def test_a_report_of_a_draft_counts_once_the_application_is_sent():
    scene = way(wanted=(K.AGE, K.WORKKEYS), workkeys={"is_required": True})
    application = draft(scene)
    add(application, REPORT)

    applications.submit(application.pk, key=application.public_id, **BY)
    application.refresh_from_db()

    assert own(application).turn is Turn.US


def test_the_levels_that_were_read_are_the_result_with_the_day_of_the_test():
    application = applied()
    row = add(application, REPORT)[0]

    documents.accept(row.pk, levels=levels(proof="NCRC-77"), **BY)

    row.refresh_from_db()
    result = ScreeningResult.objects.get(kind=K.WORKKEYS, voided_at__isnull=True)
    assert (row.state, row.result) == (DocumentState.ACCEPTED, result)
    assert (result.taken_on, result.values["proof"]) == (date(2025, 11, 3), "NCRC-77")
    assert own(application).applicant.startswith("Your levels are 5, 4 and 3: Bronze.")
    assert verdicts(application)["workkeys"] == "met"


@pytest.mark.parametrize(
    ("read", "verdict"),
    [
        (levels(graphic_literacy=2), "not_met"),
        (levels(series="retired"), "missing"),
        (levels(taken_on=date(2020, 12, 31)), "expired"),
    ],
    ids=["the lowest level", "a retired series", "too old"],
)
def test_the_rules_of_the_certificate_hold_for_what_was_read(read, verdict):
    application = applied()

    documents.accept(add(application, REPORT)[0].pk, levels=read, **BY)

    assert verdicts(application)["workkeys"] == verdict


def test_a_report_is_not_accepted_without_its_levels():
    row = add(applied(), REPORT)[0]

    with pytest.raises(DomainError, match="Write down the levels"):
        documents.accept(row.pk, **BY)

    row.refresh_from_db()
    assert row.state == DocumentState.RECEIVED


def test_asking_for_another_report_takes_the_levels_back():
    application = applied()
    row = add(application, REPORT)[0]
    documents.accept(row.pk, levels=levels(), **BY)

    documents.ask_again(row.pk, note="It is of somebody else", due=DUE, **BY)

    assert not ScreeningResult.objects.filter(kind=K.WORKKEYS, voided_at__isnull=True).exists()
    assert own(application).turn is Turn.YOU


def test_a_report_of_a_preferred_test_holds_nobody_back():
    application = sent(way(wanted=(K.INFO_SESSION, K.WORKKEYS)))
    came(application)
    add(application, REPORT)
    application.refresh_from_db()

    assert application.state == "ready"


def test_the_applicant_finds_the_way_where_a_time_is_chosen_and_among_the_documents(client):
    application = applied()
    client.force_login(application.person.user)
    times = text(client.get(reverse("portal:times", args=[application.public_id, "workkeys"])))
    page = text(client.get(f"{reverse('portal:documents', args=[application.public_id])}?about=workkeys"))

    assert "Do you have your levels already?" in times
    assert '<option value="workkeys" selected>WorkKeys score report or certificate' in page
    other = sent(way(wanted=(K.AGE,)))
    client.force_login(other.person.user)
    assert "WorkKeys" not in text(client.get(reverse("portal:documents", args=[other.public_id])))


def test_a_coordinator_reads_it_and_writes_the_levels_down_in_one_step(client):
    application = applied()
    row = add(application, REPORT)[0]
    client.force_login(make.staff("coordinator"))
    name = f"accept-document-{row.pk}"

    future = step(client, application, name, **SEEN, taken_on=(NOON + timedelta(days=9)).date(), series="current")
    answer = step(client, application, name, **SEEN, taken_on="2025-11-03", series="current")
    page = text(board(client, application))

    assert future.status_code == 422
    assert answer.status_code == 302
    assert "Your levels are 5, 4 and 3: Bronze." in page
    assert verdicts(application)["workkeys"] == "met"


def test_the_applicant_reads_what_the_report_did(client):
    application = applied()
    documents.accept(add(application, REPORT)[0].pk, levels=levels(graphic_literacy=2), **BY)
    client.force_login(application.person.user)

    page = text(client.get(reverse("portal:documents", args=[application.public_id])))

    assert "We wrote down the levels that it shows." in page
