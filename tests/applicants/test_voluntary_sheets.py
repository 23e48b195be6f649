"""The voluntary questions on paper: to whom a sheet is owed, that it was handed over, and that it counts once."""

import pytest
import time_machine
from django.urls import reverse

from applicants.models import InvitedBy, Occasion, VoluntarySheet
from applicants.records.voluntary import EDITION, on_paper
from applicants.workflows import self_identification, voluntary, voluntary_sheets
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.test_voluntary import LATER, withdraw
from tests.applicants.way import sent, way
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


def owed():
    return list(VoluntarySheet.objects.values_list("application", "occasion"))


def test_the_sheet_is_owed_to_whom_no_mail_reaches_until_somebody_hands_it_over(scene):
    lost, fine, silent = sent(scene), sent(scene), sent(scene, person=make.person(email=""))
    voluntary.keep(at=LATER)
    Message.objects.filter(person=lost.person).update(state="bounced", sent_at=LATER)

    found = [voluntary_sheets.keep(at=LATER) for _ in range(2)]

    assert (found, owed()) == ([2, 0], [(lost.pk, Occasion.APPLIED), (silent.pk, Occasion.APPLIED)])
    by = Actor.user(make.staff("coordinator"))
    row = voluntary_sheets.hand_over(lost.pk, by=by, at=LATER)
    assert (row.way, row.given_by_id, row.edition, row.invited_at) == (InvitedBy.PAPER, by.user_id, EDITION, LATER)
    assert Event.objects.get(kind="voluntary.hand_over").data == {"occasion": "applied", "edition": EDITION}
    for refused in (fine, silent):
        voluntary_sheets.hand_over(refused.pk, by=by, at=LATER)
    with pytest.raises(GuardFailed):
        voluntary_sheets.hand_over(lost.pk, by=by, at=LATER)
    assert (voluntary_sheets.keep(at=LATER), voluntary.keep(at=LATER), owed()) == (0, 0, [])


def test_a_mail_that_arrives_after_all_ends_what_is_owed_and_so_does_a_withdrawal(scene):
    late, gone = sent(scene), sent(scene)
    voluntary.keep(at=LATER)
    mails = Message.objects.filter(kind="voluntary.invited")
    mails.update(state="bounced", sent_at=LATER)
    voluntary_sheets.keep(at=LATER)
    before = owed()
    mails.filter(person=late.person).update(state="sent", sent_at=LATER)
    withdraw(gone)

    voluntary_sheets.keep(at=LATER)

    assert ([key for key, _ in before], owed()) == ([late.pk, gone.pk], [])


def test_a_sheet_is_counted_once_by_its_code_and_only_where_it_was_handed_over(client, scene):
    application, other = sent(scene), sent(scene)
    analyst = make.staff("eeo_analyst")
    client.force_login(analyst)
    answers = {"sex": "female", "races": ["asian"], "disability": "no"}

    def enter(key):
        code = self_identification.sheet_code(key).lower().replace("-", " ")
        return client.post(reverse("reports:sheets"), {**answers, "code": code}).status_code

    early = enter(application.pk)
    voluntary_sheets.hand_over(application.pk, by=Actor.user(make.staff("coordinator")), at=LATER)
    events = Event.objects.count()
    found = [early, enter(other.pk), enter(application.pk), enter(application.pk)]

    kept = self_identification.given(application.pk)
    assert found == [422, 422, 302, 422]
    assert (kept["sex"], kept["races"], kept["disability"], kept["veteran"]) == ("female", ["asian"], "no", "")
    assert (self_identification.given(other.pk), Event.objects.count()) == ({}, events)


def test_an_analyst_of_another_organization_counts_no_sheet_of_ours(scene):
    application, stranger = sent(scene), make.user()
    make.membership(stranger, "eeo_analyst", organization=make.make_organization(slug="others", name="Others"))
    voluntary_sheets.hand_over(application.pk, by=Actor.user(make.staff("coordinator")), at=LATER)

    assert on_paper(make.staff("eeo_analyst")) == [application.pk]
    assert on_paper(stranger) == []
