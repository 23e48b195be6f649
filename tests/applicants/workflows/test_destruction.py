"""A background report is destroyed when its time is over: all of it, written down, and never under a legal hold."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import BackgroundCheck, BackgroundPaper, Complaint
from applicants.tasks import destroy_reports
from applicants.workflows import applications, destruction
from applicants.workflows.written_words import GONE
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Parameter, RequirementKind
from apprenticeships.rules.dates import add_months
from tests import factories as make
from tests.applicants.background import CANARY, again, by, disputed, noticed, officer
from tests.applicants.way import sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
DAY = timedelta(days=1)
YEARS = date(2031, 1, 7)
OVER = NOON + (YEARS - NOON.date()) + DAY


@pytest.fixture
def ended():
    """An application that was withdrawn under a first letter, of which everything is kept for five years."""
    of = way(wanted=(RequirementKind.AGE, RequirementKind.BACKGROUND))
    row = noticed(sent(of), officer(name="Orla Finch"))
    disputed(row, at=NOON)
    applications.withdraw(row.application_id, reason_code="pay", by=ROBOT, at=NOON)
    return again(row)


def kept():
    """Whether anything sealed is left of any check."""
    rows = (BackgroundCheck.objects, BackgroundPaper.objects)
    notices = BackgroundCheck.objects.filter(notices__sealed__isnull=False)
    answers = BackgroundCheck.objects.filter(answers__sealed__isnull=False)
    return any([*(each.filter(sealed__isnull=False).exists() for each in rows), notices.exists(), answers.exists()])


def test_a_complaint_of_the_time_keeps_it_until_it_is_over(ended):
    place, user = ended.application.version.program.organization, make.staff("coordinator")
    complaint = Complaint.objects.create(
        organization=place, number=1, basis="age", came_by="writing", received_on=NOON.date(), entered_by=user,
        entered_at=NOON, sealed=b"x",
    )  # fmt: skip
    before = destruction.destroy_due(at=OVER), kept()
    Complaint.objects.filter(pk=complaint.pk).update(state="withdrawn", closed_on=NOON.date(), closed_by=user)

    assert before == (0, True)
    assert (destruction.destroy_due(at=OVER), kept()) == (1, False)


def test_everything_sealed_is_destroyed_on_the_day_after_and_the_trace_stays(ended, client):
    assert [destruction.destroy_due(at=at) for at in (NOON, OVER - DAY)] == [0, 0]
    assert kept()

    with time_machine.travel(OVER, tick=False):
        destroy_reports()
    assert destruction.destroy_due(at=OVER) == 0

    row = again(ended)
    assert (row.destroyed_at, kept()) == (OVER, False)
    event = Event.objects.get(kind="backgroundcheck.destroy")
    assert (event.actor_kind, event.data) == ("system", {"papers": 2, "kept_through": "2031-01-07"})
    assert CANARY not in str(list(Event.objects.values()))
    assert [(each.name, len(each.digest)) for each in row.papers.all()] == [("", 64)] * 2
    with pytest.raises(GuardFailed, match="destroyed"):
        destruction.hold(row.pk, by=by(officer(name="Ned Abara")), at=OVER, reason="A claim.")

    client.force_login(officer(name="Ada Stone"))
    page = text(client.get(reverse("board:background", args=[row.application_id])))
    assert "were destroyed on Wednesday, January 8, 2031" in page
    for paper in row.papers.all():
        assert client.get(reverse("board:background-paper", args=[row.application_id, paper.pk])).status_code == 404
    assert client.get(reverse("board:background-read", args=[row.application_id])).status_code == 404
    client.force_login(row.application.person.user)
    own = row.application.public_id
    assert client.get(reverse("portal:background", args=[own])).status_code == 200
    paper = row.papers.first()
    assert client.get(reverse("portal:background_paper", args=[own, paper.public_id])).status_code == 404


def test_a_legal_hold_with_its_reason_keeps_it_until_it_is_let_go(ended, client):
    url = reverse("board:background-step", args=[ended.application_id, "hold"])
    coordinator = make.staff("coordinator", name="Dana Wells")
    client.force_login(coordinator)
    with time_machine.travel(NOON, tick=False):
        empty = client.post(url, {"reason": ""})
        done = client.post(url, {"reason": "Claim 4:26"})
        page = text(client.get(reverse("board:background", args=[ended.application_id])))
    assert (empty.status_code, done.status_code) == (422, 302)
    assert destruction.destroy_due(at=OVER) == 0
    assert "kept through Tuesday, January 7, 2031" in page
    assert "by Dana Wells: Claim 4:26" in page

    destruction.release(ended.pk, by=by(coordinator), at=OVER, reason="The claim was settled.")

    kinds = Event.objects.filter(kind__in=["backgroundcheck.hold", "backgroundcheck.release"]).order_by("pk")
    told = [("backgroundcheck.hold", "Claim 4:26"), ("backgroundcheck.release", "The claim was settled.")]
    assert list(kinds.values_list("kind", "reason")) == told
    assert destruction.destroy_due(at=OVER) == 1
    assert list(kinds.values_list("kind", "reason")) == [(kind, GONE) for kind, _ in told]


def test_nothing_is_destroyed_while_the_application_or_the_training_goes_on():
    of = way(wanted=(RequirementKind.AGE, RequirementKind.BACKGROUND))
    Parameter.objects.create(version=of.version, key="report_keep_months", value=12, effective_from=date(2020, 1, 1))
    row = noticed(sent(of), officer())
    assert destruction.destroy_due(at=OVER) == 0

    row.application.state = "enrolled"
    row.application.save()
    last = add_months(row.application.cohort.ends_on, 60)  # a number below the law, as of an old row, shortens nothing
    on = NOON + (last - NOON.date())
    assert [destruction.destroy_due(at=at) for at in (on, on + DAY)] == [0, 1]
