"""Tuition from the request to the payment: guards, the split of the year, and what cannot happen twice."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.files.storage import default_storage

from apprenticeships.errors import DomainError, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Message, Parameter
from apprenticeships.workflow import Actor
from cohorts.models import TuitionDocument, TuitionRequest, TuitionState
from cohorts.tuition_years import caps_of, year_of
from cohorts.uploads import looked_at
from cohorts.workflows import tuition
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.cohorts.scene import coordinator
from tests.cohorts.workflows.test_arrows import _refused, _unlisted
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def worker():
    return services.worker()


def own(participant):
    return Actor.user(participant.person.user)


def ask(participant, documents=(), at=NOON, **fields):
    return tuition.ask(participant.pk, terms=services.terms(**fields), documents=documents, by=own(participant), at=at)


def bills(count=1):
    return [
        looked_at(services.file(f"bill{n}.pdf", services.PDF.replace(b"<<>>", b"<</N %d>>" % n))) for n in range(count)
    ]


def paid(participant, amount, on=TODAY, at=NOON):
    row = services.approved(participant, amount, asked_at=NOON - timedelta(days=400))
    return tuition.pay(row.pk, paid_on=on, by=coordinator(), at=at)


def test_a_request_is_kept_with_its_documents_and_told(worker):
    row = ask(worker, bills(2))

    assert (row.state, row.amount, row.documents.count()) == (TuitionState.ASKED, Decimal("1200.00"), 2)
    assert all(default_storage.exists(each.file.name) for each in row.documents.all())
    assert list(Event.objects.values_list("kind", "person")) == [("tuitionrequest.ask", worker.person_id)]
    assert Message.objects.get().kind == "tuition.asked"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"area": "Astronomy"}, "area"),
        ({"ends_on": date(2026, 1, 11)}, "ends_on"),
        ({"amount": Decimal(0)}, "amount"),
        ({"amount": Decimal("0.001")}, "amount"),
        ({"amount": Decimal("100000.01")}, "amount"),
        ({"paid_elsewhere": Decimal(-1)}, "elsewhere"),
    ],
)
def test_a_request_that_cannot_be_names_its_field(worker, fields, field):
    with pytest.raises(GuardFailed) as refused:
        ask(worker, **fields)

    assert (refused.value.field, TuitionRequest.objects.count()) == (field, 0)


def test_the_same_course_is_asked_for_once_unless_the_answer_was_no(worker):
    row = ask(worker)
    with pytest.raises(GuardFailed, match="already"):
        ask(worker)

    tuition.deny(row.pk, by=coordinator(), at=NOON, reason="The bill is missing.")

    assert ask(worker).pk != row.pk


def test_nobody_asks_for_somebody_else(worker):
    for by in (coordinator(), ROBOT):
        with pytest.raises(NotAllowed):
            tuition.ask(worker.pk, terms=services.terms(), by=by, at=NOON)


def test_a_program_without_tuition_and_somebody_who_left_are_refused(worker):
    elsewhere = partnership.participant(make.version(), person=make.applicant())
    left = services.worker(services.program(), left_on=TODAY - timedelta(days=1))

    for each in (elsewhere, left):
        with pytest.raises(GuardFailed):
            ask(each)


def test_six_documents_are_too_many_and_leave_nothing_behind(worker, tmp_path):
    with pytest.raises(GuardFailed, match="5 documents"):
        ask(worker, bills(6))
    row = ask(worker, bills(4))
    with pytest.raises(GuardFailed, match="Choose 1 or fewer"):
        tuition.add_documents(
            row.pk, documents=[looked_at(services.file("a.png", services.picture(size=(n, 9)))) for n in (8, 9)],
            by=own(worker), at=NOON,
        )  # fmt: skip

    assert TuitionDocument.objects.count() == len(list((tmp_path / "tuition").iterdir())) == 4


def test_files_of_a_request_that_could_not_be_kept_are_removed(worker, tmp_path, monkeypatch):
    monkeypatch.setattr(tuition, "_tell", None)

    with pytest.raises(TypeError):
        ask(worker, bills(2))

    assert list((tmp_path / "tuition").iterdir()) == []
    assert not TuitionDocument.objects.exists()


def test_a_document_that_is_there_is_not_added_twice(worker):
    row = ask(worker, bills(1))

    tuition.add_documents(row.pk, documents=bills(2), by=own(worker), at=NOON)

    assert row.documents.count() == 2


def test_less_may_be_approved_with_a_word_and_never_more(worker):
    row = ask(worker)
    by = coordinator()
    for amount, note in (("1200.01", "More"), ("0", "None"), ("-5", "Less"), ("1000", " ")):
        with pytest.raises(GuardFailed):
            tuition.approve(row.pk, amount=Decimal(amount), note=note, by=by, at=NOON)

    row = tuition.approve(row.pk, amount=Decimal(1000), note="Books are not paid.", by=by, at=NOON)

    assert (row.state, row.approved_amount, row.decision) == ("approved", Decimal(1000), "Books are not paid.")
    assert list(Message.objects.exclude(state="canceled").values_list("kind", flat=True)) == ["tuition.decided"]


def test_nobody_decides_or_pays_an_own_request(worker):
    row = ask(worker)
    for step in (
        lambda: tuition.approve(row.pk, amount=row.amount, by=own(worker), at=NOON),
        lambda: tuition.deny(row.pk, by=own(worker), at=NOON, reason="No."),
        lambda: tuition.approve(row.pk, amount=row.amount, by=ROBOT, at=NOON),
    ):
        with pytest.raises(NotAllowed):
            step()
    approved = services.approved(worker, course="Anatomy 2")
    with pytest.raises(NotAllowed, match="own request"):
        tuition.pay(approved.pk, paid_on=TODAY, by=own(worker), at=NOON)


def test_a_no_needs_its_reason(worker):
    row = ask(worker)
    with pytest.raises(GuardFailed) as refused:
        tuition.deny(row.pk, by=coordinator(), at=NOON, reason=" ")
    assert refused.value.field == "reason"


def test_a_payment_over_the_limit_is_split_and_never_blocked(worker):
    first, second = paid(worker, "3000"), paid(worker, "2500")

    assert (first.excludable, first.taxable) == (Decimal(3000), Decimal(0))
    assert (second.excludable, second.taxable) == (Decimal(2250), Decimal(250))
    assert year_of(worker, 2026).words == "$5,250 limit for 2026, $5,500 paid, nothing left."


def test_what_other_employers_paid_uses_the_same_limit(worker):
    services.tuition(worker, course="Anatomy 2", paid_elsewhere=Decimal(5000))

    row = paid(worker, "1000")

    assert (row.excludable, row.taxable) == (Decimal(250), Decimal(750))


def test_what_was_told_in_a_request_that_was_taken_back_does_not_count(worker):
    services.tuition(worker, paid_elsewhere=Decimal(5000), state="withdrawn")

    assert year_of(worker, 2026).elsewhere is None
    assert year_of(worker, 2026).warning.startswith("We do not know what other employers paid in 2026")


def test_the_year_of_an_answer_is_the_year_where_the_program_is(worker):
    new_year = datetime(2025, 12, 31, 23, 30, tzinfo=ZoneInfo("America/Chicago"))
    services.tuition(worker, paid_elsewhere=Decimal(700), asked_at=new_year)

    assert [year_of(worker, year).elsewhere for year in (2025, 2026)] == [Decimal(700), None]


def test_two_programs_of_one_person_share_the_limit(worker):
    other = services.worker(services.program(), person=worker.person)
    paid(worker, "5000")

    assert paid(other, "1000").taxable == Decimal(750)


def test_a_year_without_a_limit_is_paid_without_a_split_until_a_coordinator_enters_it(worker):
    at = NOON + timedelta(days=400)
    on = date(2027, 2, 1)
    without = paid(worker, "1000", on=on, at=at)
    version = worker.program.versions.get()
    Parameter.objects.create(key="tuition_limit", value=5300, version=version, effective_from=date(2027, 1, 1))
    row = paid(worker, "1000", on=on, at=at)

    assert (without.excludable, without.taxable) == (None, None)
    assert (row.excludable, row.taxable) == (Decimal(1000), Decimal(0))
    assert year_of(worker, 2027).words == "$5,300 limit for 2027, $2,000 paid, $3,300 left."
    assert (caps_of(worker.program)[2026], caps_of(worker.program).get(2028)) == (Decimal(5250), None)


def test_an_entered_limit_is_that_of_the_newest_version_and_of_its_program_only(worker):
    strange = services.program()
    for value, version in ((6000, None), (5300, worker.program.versions.get()), (7000, strange)):
        Parameter.objects.create(key="tuition_limit", value=value, version=version, effective_from=date(2027, 1, 1))

    assert caps_of(worker.program)[2027] == Decimal(5300)


def test_who_is_not_an_employee_is_paid_without_a_split():
    new = services.worker(kind="entrant", employer=None)

    row = paid(new, "1000")

    assert (row.state, row.excludable, row.taxable) == ("paid", None, None)


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
def test_a_payment_is_neither_of_the_future_nor_before_the_request(worker, on):
    row = services.approved(worker)
    with pytest.raises(GuardFailed) as refused:
        tuition.pay(row.pk, paid_on=on, by=coordinator(), at=NOON)
    assert refused.value.field == "paid_on"


def test_a_payment_that_was_taken_back_gives_its_part_of_the_year_back(worker):
    first, second = paid(worker, "3000"), paid(worker, "2500")
    by = coordinator()
    with pytest.raises(GuardFailed, match="what was wrong"):
        tuition.undo_payment(first.pk, by=by, at=NOON, reason="")

    first = tuition.undo_payment(first.pk, by=by, at=NOON, reason="Paid to somebody else.")
    left = year_of(worker, 2026).left
    first = tuition.pay(first.pk, paid_on=TODAY, by=by, at=NOON + timedelta(minutes=5))

    second.refresh_from_db()
    assert left == Decimal(3000)
    assert (first.excludable, second.excludable) == (Decimal(3000), Decimal(2250))
    assert Event.objects.get(kind="tuitionrequest.undo").reason == "Paid to somebody else."


def test_who_was_told_of_a_payment_is_told_that_it_was_wrong(worker):
    told, untold = paid(worker, "100"), paid(worker, "200")
    Message.objects.filter(key__startswith=f"tuition.paid:{told.pk}:").update(state="sent", sent_at=NOON)

    for row in (told, untold):
        tuition.undo_payment(row.pk, by=coordinator(), at=NOON, reason="Wrong person.")

    undone = Message.objects.filter(kind="tuition.undone")
    assert [each.context["request"] for each in undone] == [told.pk]
    assert Message.objects.get(key__startswith=f"tuition.paid:{untold.pk}:").state == "canceled"


STEPS = {
    "withdraw": lambda row, _: tuition.withdraw(row.pk, by=own(row.participant), at=NOON),
    "approve": lambda row, by: tuition.approve(row.pk, amount=row.amount, by=by, at=NOON),
    "deny": lambda row, by: tuition.deny(row.pk, by=by, at=NOON, reason="No bill."),
    "pay": lambda row, by: tuition.pay(row.pk, paid_on=TODAY, by=by, at=NOON),
    "undo": lambda row, by: tuition.undo_payment(row.pk, by=by, at=NOON, reason="Wrong."),
}
COLUMNS = {
    "denied": {"decided_at": NOON},
    "approved": {"decided_at": NOON, "approved_amount": Decimal(1200)},
    "paid": {"decided_at": NOON, "approved_amount": Decimal(1200), "paid_on": TODAY},
}


@pytest.mark.parametrize(("name", "state"), _unlisted(tuition.TRANSITIONS, TuitionState.values))
def test_a_request_refuses_every_arrow_that_is_not_listed(name, state):
    row = services.tuition(state=state, **COLUMNS.get(state, {}))

    _refused(lambda: STEPS[name](row, coordinator()), row, state)


def test_documents_come_only_while_nobody_decided(worker):
    row = services.approved(worker)
    with pytest.raises(TransitionRefused):
        tuition.add_documents(row.pk, documents=bills(1), by=own(worker), at=NOON)
    with pytest.raises(DomainError, match="Choose at least one"):
        tuition.add_documents(ask(worker, course="Anatomy 2").pk, documents=[], by=own(worker), at=NOON)


def test_answers_about_other_employers_that_differ_are_said(worker):
    for n, told in enumerate(("500", "0")):
        services.tuition(worker, course=f"Course {n}", paid_elsewhere=Decimal(told), asked_at=NOON + timedelta(hours=n))

    year = year_of(worker, 2026)

    assert year.elsewhere == 0
    assert year.warning.startswith("The answers about other employers in 2026 differ: $0, $500.")
