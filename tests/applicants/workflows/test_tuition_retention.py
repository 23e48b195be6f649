"""Documents of tuition go when their time is over, and what was asked, decided and paid stays."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from applicants.workflows import tuition_retention
from apprenticeships.models import Event, Parameter
from cohorts.models import TuitionDocument
from cohorts.workflows import tuition
from tests import partnership_services as services
from tests.cohorts.scene import coordinator
from tests.cohorts.workflows.test_tuition import ask, bills
from tests.factories import NOON

pytestmark = pytest.mark.django_db
DEAF = "I am deaf: please write."


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def worker():
    return services.worker()


def at(day):
    return NOON.replace(year=day.year, month=day.month, day=day.day)


def denied(row):
    tuition.deny(row.pk, reason=DEAF, by=coordinator(), at=NOON)


def paid(row):
    tuition.approve(row.pk, amount=row.amount, note=DEAF, by=coordinator(), at=NOON)
    tuition.pay(row.pk, paid_on=NOON.date(), by=coordinator(), at=NOON)


def test_what_came_goes_the_day_after_its_time_and_the_request_stays(
    worker, client, django_capture_on_commit_callbacks
):
    row = ask(worker, bills(2), note=DEAF)
    paid(row)
    row.refresh_from_db()
    Parameter.objects.create(
        version=worker.program.versions.get(),
        key="tuition_keep_months",
        value=72,
        effective_from=date(2026, 1, 1),
        source="us",
    )
    names = [each.file.name for each in row.documents.all()]
    last = date(2032, 12, 31)

    with django_capture_on_commit_callbacks(execute=True):
        found = [tuition_retention.destroy_due(at=at(last + timedelta(days=days))) for days in (0, 1, 2)]

    assert found == [0, 1, 0]
    assert not any(default_storage.exists(name) for name in names)
    assert set(TuitionDocument.objects.values_list("name", "file")) == {("", "")}
    assert all(len(each.digest) == 64 for each in TuitionDocument.objects.all())
    before = (row.amount, row.state, row.paid_on, row.excludable)
    row.refresh_from_db()
    assert (row.amount, row.state, row.paid_on, row.excludable) == before
    assert DEAF not in str(list(Event.objects.values_list("reason", flat=True))) + row.note + row.decision
    event = Event.objects.get(kind="tuitionrequest.destroy")
    assert event.data == {"documents": 2, "kept_through": "2032-12-31"}
    client.force_login(worker.person.user)
    page = client.get(reverse("tuition:request", args=[row.public_id]))
    assert "We no longer have this file." in page.content.decode()
    document = row.documents.first()
    assert client.get(reverse("tuition:document", args=[document.public_id])).status_code == 404


@pytest.mark.parametrize(
    ("what", "over"), [(denied, True), (paid, True), (lambda _: None, False)], ids=["denied", "paid", "open"]
)
def test_the_time_begins_when_the_request_is_settled(worker, what, over):
    row = ask(worker, bills(1))
    what(row)
    assert tuition_retention.destroy_due(at=at(date(2040, 1, 1))) == int(over)
    assert tuition_retention.destroy_due(at=at(date(2029, 12, 31))) == 0
