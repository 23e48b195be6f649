"""The written notice of the right to complain: versions, who got which one when, and a page for anybody."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import RightsNotice, RightsNoticeSent
from applicants.workflows import rights
from apprenticeships.errors import DomainError
from apprenticeships.models import Message, Role
from apprenticeships.workflows import outbox
from cohorts.models import ExitCode
from tests import factories as make
from tests.applicants.way import TODAY, sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
FIELDS = {
    "text": "You may complain in writing.",
    "text_es": "Usted puede quejarse por escrito.",
    "lead_name": "Joy Adams",
    "lead_email": "fair@example.org",
}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


def publish(scene, at=NOON, **fields):
    return rights.publish(scene.program.organization_id, by=ROBOT, at=at, **{**FIELDS, **fields})


def test_who_applies_gets_the_version_in_force_in_writing(scene):
    notice = publish(scene)

    application = sent(scene)
    outbox.send_due(at=NOON)

    got, mail = RightsNoticeSent.objects.get(), Message.objects.get(kind="rights.notice")
    assert (got.application, got.notice, got.sent_at) == (application, notice, NOON)
    assert "You may complain in writing." in mail.text
    assert "Joy Adams\nEqual opportunity officer" in mail.text
    assert mail.state == "sent"


def test_who_was_there_before_anybody_wrote_it_gets_it_once_it_is_written(scene):
    application = sent(scene)
    assert rights.keep(at=NOON) == 0

    publish(scene)
    found = [rights.keep(at=NOON + timedelta(minutes=1)) for _ in range(2)]

    assert found == [1, 0]
    assert RightsNoticeSent.objects.get().application == application


def test_who_is_in_training_already_gets_it_too_and_who_is_long_done_does_not(scene):
    apprentice, done = sent(scene), sent(scene)
    for each in (apprentice, done):
        each.state, each.answer_due = "enrolled", None
        each.save()
        make.enrollment(cohort=scene.march, person=each.person)
    scene.march.__class__.objects.filter(pk=scene.march.pk).update(ends_on=date(2027, 3, 1))
    over = make.cohort(version=scene.version, starts_on=date(2024, 3, 4))
    done.cohort = over
    done.save()
    publish(scene)

    assert rights.keep(at=NOON) == 1
    assert RightsNoticeSent.objects.get().application == apprentice


@pytest.mark.parametrize(
    ("state", "owed"), [("reserved", 1), ("active", 1), ("paused", 1), ("exited", 0), ("completed", 0)]
)
def test_an_enrolled_application_is_owed_it_only_while_the_training_goes_on(scene, state, owed):
    application = sent(scene)
    application.state, application.answer_due = "enrolled", None
    application.save()
    dates = {
        "paused": {"paused_from": TODAY}, "completed": {"completed_on": TODAY},
        "exited": {"exited_on": TODAY, "exit_code": ExitCode.RESERVATION_RELEASED},
    }  # fmt: skip
    make.enrollment(cohort=scene.march, person=application.person, state=state, **dates.get(state, {}))
    publish(scene)

    assert rights.keep(at=NOON) == owed


def test_a_new_version_goes_to_those_who_come_next_and_the_old_one_stays_on_record(scene):
    first = publish(scene)
    early = sent(scene)
    second = publish(scene, text="You may complain in writing, within 300 days.")
    late = sent(scene)
    rights.keep(at=NOON)

    assert (first.version, second.version) == (1, 2)
    assert dict(RightsNoticeSent.objects.values_list("application", "notice")) == {
        early.pk: first.pk,
        late.pk: second.pk,
    }


def test_the_same_notice_once_more_is_no_new_version(scene):
    assert publish(scene) == publish(scene)


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"text": " "}, "text"), ({"lead_name": ""}, "lead_name"), ({"lead_email": "", "lead_phone": ""}, "lead_email")],
)
def test_a_notice_that_reaches_nobody_is_refused(scene, fields, field):
    with pytest.raises(DomainError) as refused:
        publish(scene, **fields)

    assert refused.value.field == field


def test_anybody_may_read_it_in_both_languages_and_an_earlier_version_by_its_number(client, scene):
    publish(scene)
    publish(scene, text="Version two.")
    slug = scene.program.slug
    url, old = reverse("join:rights", args=[slug]), reverse("join:rights_version", args=[slug, 1])

    newest = text(client.get(url))
    spanish = text(client.get(url, headers={"accept-language": "es"}))
    earlier = text(client.get(old))

    assert "Version two." in newest
    assert "Usted puede quejarse por escrito." in spanish
    assert "There is a newer version of this notice." in earlier
    assert client.get(reverse("join:rights_version", args=[scene.program.slug, 10**30])).status_code == 404


def test_before_it_is_written_the_page_has_our_first_words(client, scene):
    shown = text(client.get(reverse("join:rights", args=[scene.program.slug])))

    assert "within 300 days after it happened" in shown


def test_an_applicant_reads_which_version_they_got(client, scene):
    publish(scene)
    client.force_login(sent(scene).person.user)

    shown = text(client.get(reverse("join:rights", args=[scene.program.slug])))

    assert "You got version 1 on Wednesday, January 7, 2026, with your application." in shown


def test_a_coordinator_writes_it_and_sees_to_how_many_it_went(client, scene):
    client.force_login(make.staff(Role.COORDINATOR))
    sent(scene)
    home = text(client.get(reverse("admin:index")))

    url = reverse("board:rights-notice", args=[scene.program.organization_id])
    begun = text(client.get(url))
    refused = client.post(url, {**FIELDS, "text": "a\x00b"})
    client.post(url, FIELDS)
    rights.keep(at=NOON)
    listed = text(client.get(reverse("board:rights")))

    assert "applicant or apprentice has no written notice of the right to complain" in home
    assert "within 300 days after it happened" in begun
    assert refused.status_code == 422
    assert "Joy Adams" in listed
    assert RightsNotice.objects.get().sent.count() == 1
