"""A worker's own tuition pages: the year's balance, a request that loses nothing typed, documents, taking back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Parameter
from cohorts.models import TuitionDocument, TuitionRequest
from cohorts.portal.tuition_forms import AGAIN
from tests import factories as make
from tests import partnership_services as services
from tests.cohorts.floor.scene import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db
TYPED = {
    "school": "Bay City College",
    "course": "Anatomy 1",
    "area": "Nursing",
    "starts_on": "2026-01-12",
    "ends_on": "2026-05-22",
    "amount": "$1,200.50",
    "elsewhere_known": "nothing",
    "elsewhere": "",
    "note": "",
}


@pytest.fixture(autouse=True)
def _noon(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def worker(client):
    row = services.worker()
    client.force_login(row.person.user)
    return row


def send(client, files=(), **typed):
    return client.post(reverse("tuition:new"), {**TYPED, **typed, "documents": list(files)})


def own_list(client):
    return text(client.get(reverse("tuition:list")))


def test_a_request_is_sent_with_its_documents_and_stands_in_the_list(client, worker):
    response = send(client, [services.file(), services.file("grade.png", services.picture())])

    row = TuitionRequest.objects.get()
    assert response["Location"] == reverse("tuition:request", args=[row.public_id])
    assert (row.participant, row.amount, row.paid_elsewhere) == (worker, Decimal("1200.50"), Decimal(0))
    assert sorted(row.documents.values_list("name", flat=True)) == ["bill.pdf", "grade.png"]
    assert "You hear from us by Wednesday, January 14." in own_list(client)


@pytest.mark.parametrize(
    ("known", "elsewhere", "kept"),
    [("nothing", "700", Decimal(0)), ("amount", "700", Decimal(700)), ("unknown", "", None)],
)
def test_what_other_employers_paid_is_known_or_said_to_be_unknown(client, worker, known, elsewhere, kept):
    send(client, elsewhere_known=known, elsewhere=elsewhere)

    assert TuitionRequest.objects.get().paid_elsewhere == kept
    assert ("We do not know what other employers paid in 2026" in own_list(client)) is (kept is None)


def test_a_wrong_day_is_asked_about_in_the_language_of_the_page(client, worker):
    worker.person.language = "es"
    worker.person.save(update_fields=["language"])

    page = send(client, starts_on="")

    words = "Primer día del curso: escriba el día así: 2026-03-13, o elíjalo en el calendario."
    assert words in page.content.decode()


LONG = "x" * 10_000
WRONG = [
    ({"school": ""}, "school", "Write the name of the school."),
    ({"school": LONG}, "school", "Write at most 160 letters."),
    ({"course": "\x00"}, "course", "Null characters"),
    ({"area": "Astronomy"}, "area", "Choose one of these areas."),
    ({"starts_on": "2026-02-31"}, "starts_on", "write it as 2026-03-13"),
    ({"ends_on": "9999-01-01"}, "ends_on", "between 1900 and 2100"),
    ({"ends_on": "2026-01-11"}, "ends_on", "The course ends before it begins."),
    ({"amount": "much"}, "amount", "Write an amount in dollars"),
    ({"amount": "NaN"}, "amount", "Write an amount in dollars"),
    ({"amount": "1e9"}, "amount", "Write an amount"),
    ({"amount": "10.005"}, "amount", "Write an amount in dollars"),
    ({"amount": "-5"}, "amount", "Write an amount up to $100,000"),
    ({"amount": "9" * 10_000}, "amount", "Write an amount in dollars"),
    ({"elsewhere_known": ""}, "elsewhere_known", "Choose one of the three."),
    ({"elsewhere_known": "amount", "elsewhere": ""}, "elsewhere", "Write an amount in dollars"),
    ({"elsewhere_known": "amount", "elsewhere": "-1"}, "elsewhere", "Write an amount up to"),
    ({"note": LONG}, "note", "Write at most 1,000 letters."),
]


@pytest.mark.parametrize(("typed", "field", "sentence"), WRONG)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(client, worker, typed, field, sentence):
    response = send(client, **{"school": "Old Mill School", **typed})

    errors = response.context["form"].errors
    assert (response.status_code, list(errors), TuitionRequest.objects.count()) == (422, [field], 0)
    assert sentence in str(errors[field])
    assert field == "school" or 'value="Old Mill School"' in text(response)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([("a.html", b"<html>")], "is not a PDF, JPEG or PNG"),
        ([("bill.pdf", services.PDF), ("a.svg", b"<svg/>")], "“a.svg” is not a PDF, JPEG or PNG"),
        ([("a.png", b"\x89PNG\r\n\x1a\n")], "cannot be opened"),
        ([(f"{n}.pdf", services.PDF) for n in range(6)], "Choose at most 5 documents."),
    ],
)
def test_a_wrong_file_is_said_at_the_field_and_nothing_typed_is_lost(client, worker, files, sentence):
    response = send(client, [services.file(*each) for each in files], note="The grade comes in May")

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["documents"])
    assert sentence in text(response)
    assert "The grade comes in May" in text(response)
    assert not TuitionRequest.objects.exists()


def test_who_mistyped_something_else_is_told_to_choose_the_good_files_again(client, worker):
    response = send(client, [services.file()], amount="much")

    assert response.context["form"].errors["documents"] == [AGAIN]


def test_a_second_tap_does_not_ask_twice(client, worker):
    send(client)

    response = send(client)

    assert (response.status_code, TuitionRequest.objects.count()) == (422, 1)
    assert "You asked for this course already." in text(response)


def test_the_balance_of_the_year_is_in_sight_with_what_was_told(client, worker):
    services.approved(
        worker, state="paid", paid_on=NOON.date(), excludable=Decimal(1200), taxable=0, paid_elsewhere=Decimal(500)
    )

    page = own_list(client)

    assert "$5,250 limit for 2026, $1,700 paid, $3,550 left." in page
    assert "Of it other employers paid $500.00, as you told us." in page
    assert "Paid on Wednesday, January 7, 2026." in page


def test_nothing_is_said_about_a_year_whose_limit_is_not_entered(client, worker):
    with time_machine.travel(NOON + timedelta(days=400), tick=False):
        client.force_login(worker.person.user)
        before = own_list(client)
        version = worker.program.versions.get()
        Parameter.objects.create(key="tuition_limit", value=5300, version=version, effective_from=date(2027, 1, 1))
        after = own_list(client)

    assert ["limit for 2027" in page for page in (before, after)] == [False, True]
    assert "Ask for tuition" in before


def test_who_is_not_an_employee_reads_that_nothing_is_free_of_tax(client):
    new = services.worker(kind="entrant", employer=None)
    client.force_login(new.person.user)

    assert "s tuition can be free of tax." in own_list(client)


def test_somebody_in_no_such_program_reads_what_to_do(client):
    client.force_login(make.applicant().user)

    assert "No program of yours pays tuition" in own_list(client)
    assert client.get(reverse("tuition:new"))["Location"] == reverse("tuition:list")
    assert send(client)["Location"] == reverse("tuition:list")


def test_one_of_two_programs_is_chosen(client, worker):
    other = services.worker(services.program(), person=worker.person)

    without = send(client)
    foreign = send(client, participant=services.worker().public_id)
    right = send(client, participant=other.public_id)

    assert [each.status_code for each in (without, foreign, right)] == [422, 422, 302]
    assert TuitionRequest.objects.get().participant == other


def test_documents_are_added_and_taken_out_only_by_their_owner(client, worker):
    row = services.tuition(worker)
    address = reverse("tuition:documents", args=[row.public_id])

    nothing = client.post(address)
    added = client.post(address, {"documents": [services.file()]})

    document = TuitionDocument.objects.get()
    answer = client.get(reverse("tuition:document", args=[document.public_id]))
    assert (nothing.status_code, added.status_code) == (422, 302)
    assert b"".join(answer.streaming_content) == services.PDF
    assert answer["Content-Disposition"] == 'attachment; filename="bill.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"
    client.force_login(services.worker().person.user)
    assert client.get(reverse("tuition:document", args=[document.public_id])).status_code == 404


def test_a_request_is_taken_back_while_nobody_decided(client, worker):
    waiting, decided = services.tuition(worker), services.approved(worker, course="Anatomy 2")

    first = client.post(reverse("tuition:take_back", args=[waiting.public_id]))
    second = client.post(reverse("tuition:take_back", args=[decided.public_id]))

    waiting.refresh_from_db()
    assert (first.status_code, waiting.state, second.status_code) == (302, "withdrawn", 422)
    assert "Only a request that waits is taken back." in text(second)


def test_the_worker_reads_why_not_and_what_is_taxable(client, worker):
    denied = services.tuition(worker, state="denied", decided_at=NOON, decision="The bill is missing.")
    paid = services.approved(
        worker, course="B", state="paid", paid_on=NOON.date(), excludable=Decimal(1000), taxable=Decimal(200)
    )

    pages = [text(client.get(reverse("tuition:request", args=[row.public_id]))) for row in (denied, paid)]

    assert "The bill is missing." in pages[0]
    assert "$1,000.00 is free of tax. $200.00 is over the yearly limit" in pages[1]


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same_for_one_request_and_for_thirty(client, worker, django_assert_num_queries, many):
    for n in range(many):
        services.tuition(worker, course=f"Course {n}")
    client.get(reverse("tuition:list"))

    with django_assert_num_queries(10):
        client.get(reverse("tuition:list"))


def test_where_i_stand_leads_here(client, worker):
    assert reverse("tuition:list") in text(client.get(reverse("portal:status")))
