"""Documents that prove what somebody told us: the requirement is complete, until the document is taken back."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from applicants.models import DocumentPurpose, DocumentState, ScreeningResult
from applicants.records.shown import STANDS
from applicants.workflows import applications, documents, questions, screening
from applicants.workflows.documents import About
from apprenticeships.models import RequirementKind
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.papers import DIPLOMA, add, owner
from tests.applicants.way import draft, job, record, sent, state_of, verdicts, way
from tests.cohorts.floor.scene import text
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
DUE = date(2026, 1, 12)
BY = {"by": ROBOT, "at": NOON}
K = RequirementKind


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def counting(kind):
    """The results of a kind that count."""
    return ScreeningResult.objects.filter(kind=kind, voided_at__isnull=True)


def work(employer):
    return About(DocumentPurpose.WORK, employer=employer)


def applied(*employers):
    """Somebody who told of two and more years at each employer, in a program that asks for two."""
    told = [job(employer=each) for each in employers]
    return sent(way(wanted=(K.INFO_SESSION, K.AGE, K.EXPERIENCE, K.DIPLOMA)), work={"jobs": told, "none": not told})


def test_an_accepted_diploma_completes_the_requirement_and_asking_again_undoes_it():
    application = sent(way(wanted=(K.AGE, K.DIPLOMA)))
    row = add(application, DIPLOMA)[0]
    assert not counting(K.DIPLOMA).exists()

    documents.accept(row.pk, **BY)
    row.refresh_from_db()
    told = counting(K.DIPLOMA).get()
    documents.ask_again(row.pk, note="It is of somebody else", due=DUE, **BY)

    assert (row.result, told.values, verdicts(application)["diploma"]) == (told, {"met": True}, "met")
    assert not counting(K.DIPLOMA).exists()
    row.refresh_from_db()
    assert row.result is None


def test_one_of_two_accepted_diplomas_is_enough():
    application = sent(way(wanted=(K.AGE, K.DIPLOMA)))
    first, second = add(application, DIPLOMA, "one", "two")

    for each in (first, second):
        documents.accept(each.pk, **BY)
    documents.ask_again(first.pk, note="Too dark", due=DUE, **BY)

    assert counting(K.DIPLOMA).get() == second.__class__.objects.get(pk=second.pk).result


def test_a_diploma_moves_nothing_where_the_program_asks_for_none():
    application = sent(way(wanted=(K.AGE,)))

    documents.accept(add(application, DIPLOMA)[0].pk, **BY)

    assert not ScreeningResult.objects.exists()


def test_proof_of_work_completes_the_history_once_every_job_is_shown():
    application = applied("Maple Court", "Elm House")
    one, two = add(application, work("Maple Court"))[0], add(application, work("Elm House"), "two")[0]

    documents.accept(one.pk, **BY)
    after_one = counting(K.EXPERIENCE).count()
    documents.accept(two.pk, **BY)

    assert (after_one, counting(K.EXPERIENCE).count(), verdicts(application)["experience"]) == (0, 1, "met")
    assert counting(K.EXPERIENCE).get().values == {"met": True, "application": str(application.public_id)}


@pytest.mark.parametrize("which", [0, 1])
def test_whichever_proof_is_taken_back_the_history_is_open_again(which):
    application = applied("Maple Court", "Elm House")
    rows = [add(application, work("Maple Court"))[0], add(application, work("Elm House"), "two")[0]]
    for row in rows:
        documents.accept(row.pk, **BY)

    documents.ask_again(rows[which].pk, note="Too dark", due=DUE, **BY)

    assert not counting(K.EXPERIENCE).exists()


def test_proof_of_too_little_work_completes_nothing():
    short = way(wanted=(K.AGE, K.EXPERIENCE))
    asked = short.asked["experience"]
    asked.is_required, asked.threshold = False, {"months": 600}
    asked.save()
    application = sent(short, work={"jobs": [job()], "none": False})

    documents.accept(add(application, work("Maple Court"))[0].pk, **BY)

    assert not counting(K.EXPERIENCE).exists()
    assert verdicts(application)["experience"] == "not_met"


def test_a_history_that_was_told_anew_is_weighed_anew():
    application = applied("Maple Court")
    documents.accept(add(application, work("Maple Court"))[0].pk, **BY)
    by = Actor.user(make.staff("coordinator", name="Dana Whitfield"))
    questions.request_information(
        application.pk, sections=["work"], note="Where else did you work?", due=DUE, by=by, at=NOON
    )
    application.jobs.update(employer="Elm House")
    application.sections.update(is_complete=True)

    questions.answer_request(application.pk, signed=application.person.name, by=owner(application), at=NOON)

    assert not counting(K.EXPERIENCE).exists()


def test_what_needs_proof_is_missing_until_a_document_of_every_job_is_accepted(client):
    of = way(wanted=(K.AGE, K.EXPERIENCE))
    of.version.requirements.filter(kind=K.EXPERIENCE).update(needs_proof=True)
    row = sent(of, work={"jobs": [job(employer="Maple Court"), job(employer="Oak Hill")], "none": False})
    page, status = (reverse(f"portal:{name}", args=[row.public_id]) for name in ("documents", "application"))
    client.force_login(row.person.user)
    with time_machine.travel(NOON, tick=False):
        before = " ".join(client.get(status).content.decode().split())
        asked = client.get(page).context["missing"]

    assert (verdicts(row)["experience"], state_of(row)) == ("missing", "submitted")
    assert "Send a document that shows it: Maple Court and Oak Hill." in before
    assert f'href="{page}"' in before
    assert [each.kind for each in asked] == [K.EXPERIENCE]

    first, second = (add(row, work(each))[0] for each in ("Maple Court", "Oak Hill"))
    checked = row.screening.get(requirement__kind=K.EXPERIENCE)
    row.refresh_from_db()
    assert (checked.verdict, checked.reason_code, row.answer_due is not None) == ("missing", "being_checked", True)

    documents.accept(first.pk, **BY)
    assert (verdicts(row)["experience"], state_of(row)) == ("missing", "submitted")
    documents.accept(second.pk, **BY)
    assert (verdicts(row)["experience"], state_of(row)) == ("met", "ready")

    documents.ask_again(second.pk, note="No dates on it", due=DUE, **BY)
    assert (verdicts(row)["experience"], state_of(row)) == ("missing", "submitted")
    assert row.screening.get(requirement__kind=K.EXPERIENCE).reason_code == "do_again"

    documents.quarantine(first.pk, by=ROBOT, at=NOON)
    assert row.screening.get(requirement__kind=K.EXPERIENCE).reason_code == "do_again"
    with time_machine.travel(NOON, tick=False):
        assert "Send another document that shows it: Maple Court and Oak Hill." in text(client.get(status))


def test_every_document_that_is_kept_stands_somewhere_for_the_rules():
    assert set(STANDS) == set(DocumentState) - {DocumentState.REMOVED}


def test_a_draft_with_a_flagged_diploma_that_needs_proof_can_be_sent():
    of = way(wanted=(K.AGE, K.DIPLOMA))
    of.version.requirements.filter(kind=K.DIPLOMA).update(needs_proof=True)
    row = draft(of)
    documents.quarantine(add(row, DIPLOMA)[0].pk, by=ROBOT, at=NOON)

    applications.submit(row.pk, key=make.key(), by=owner(row), at=NOON)

    assert row.screening.get(requirement__kind=K.DIPLOMA).reason_code == "do_again"


def test_the_program_asks_for_no_proof_that_is_met_another_way_or_asked_of_others(client):
    of = way(wanted=(K.AGE, K.EXPERIENCE, K.DIPLOMA))
    of.version.requirements.filter(kind__in=(K.EXPERIENCE, K.DIPLOMA)).update(needs_proof=True)
    of.version.requirements.filter(kind=K.EXPERIENCE).update(is_required=False)
    none = draft(of, work={"jobs": [], "none": True})
    row = sent(of)

    def asked(each):
        client.force_login(each.person.user)
        with time_machine.travel(NOON, tick=False):
            return [
                one.kind for one in client.get(reverse("portal:documents", args=[each.public_id])).context["missing"]
            ]

    assert asked(none) == [K.DIPLOMA]
    of.version.requirements.filter(kind=K.DIPLOMA).update(audience="internal")
    assert asked(none) == []
    of.version.requirements.update(audience="everybody", is_required=True)
    screening.recompute(row.pk, **BY)
    assert asked(row) == [K.DIPLOMA, K.EXPERIENCE]

    record(row, K.DIPLOMA, {"met": True})
    assert asked(row) == [K.EXPERIENCE]
    dana = Actor.user(make.staff("coordinator", name="Dana Whitfield"))
    step = row.screening.get(requirement__kind=K.EXPERIENCE)
    screening.waive(step.pk, reason="We know them.", by=dana, at=NOON)
    assert asked(row) == []
