"""The voluntary questions on paper: to whom a sheet is owed, that it was handed over, and that it counts once."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import ApplicationState, CountedSheet, InvitedBy, Occasion, SelfIdentification, VoluntarySheet
from applicants.models.fairness import DECIDING
from applicants.records import voluntary_paper
from applicants.records.voluntary import EDITION, on_paper
from applicants.workflows import self_identification, voluntary, voluntary_sheets
from applicants.workflows.self_identification import UNCOUNTED
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.pdfs import printed_by
from tests.applicants.test_voluntary import LATER, withdraw
from tests.applicants.way import sent, way
from tests.apprenticeships.admin.desk import text
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
    return list(VoluntarySheet.objects.values_list("application", flat=True))


def test_the_sheet_is_owed_to_whom_no_mail_reaches_until_somebody_hands_it_over(scene):
    lost, fine, silent = sent(scene), sent(scene), sent(scene, person=make.person(email=""))
    voluntary.keep(at=LATER)
    Message.objects.filter(person=lost.person).update(state="bounced", sent_at=LATER)

    found = [voluntary_sheets.keep(at=LATER) for _ in range(2)]

    assert (found, owed()) == ([2, 0], [lost.pk, silent.pk])
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

    assert (before, owed()) == ([late.pk, gone.pk], [])


def test_the_last_invitation_that_did_not_arrive_owes_a_sheet_also_after_another_that_did_not(scene):
    application = sent(scene)
    for state in (ApplicationState.SUBMITTED, ApplicationState.ACCEPTED):
        application.state, application.answer_due = state, None
        application.save()
        voluntary.keep(at=LATER)
    mails = Message.objects.filter(kind="voluntary.invited")
    assert mails.update(state="bounced", sent_at=LATER) == 2

    voluntary_sheets.keep(at=LATER)

    assert owed() == [application.pk]


def test_the_occasion_is_that_of_the_day_on_which_the_sheet_is_handed_over_and_twice_is_refused(scene):
    application, by = sent(scene, person=make.person(email="")), Actor.user(make.staff("coordinator"))
    voluntary_sheets.keep(at=LATER)
    application.state, application.answer_due = ApplicationState.ACCEPTED, None
    application.save()

    row = voluntary_sheets.hand_over(application.pk, by=by, at=LATER)
    voluntary_sheets.keep(at=LATER)
    after = owed()
    VoluntarySheet.objects.create(application=application, since=LATER)  # as a chore that began before
    with pytest.raises(GuardFailed) as twice:
        voluntary_sheets.hand_over(application.pk, by=by, at=LATER + timedelta(minutes=1))

    assert (row.occasion, after, twice.value.code) == (Occasion.SAID_YES, [], "twice")


def test_the_code_stands_on_the_sheet_alone_which_is_handed_over_and_counted_once(client, scene, monkeypatch):
    application, other = (sent(scene, person=make.person(email="", language=code)) for code in ("es", "en"))
    code = self_identification.sheet_code(application.pk, 1)
    board, sheet = (reverse(f"board:{name}", args=[application.pk]) for name in ("application", "voluntary-sheet"))
    coordinator, analyst = make.staff("coordinator"), make.staff("eeo_analyst")
    voluntary_sheets.keep(at=LATER)
    printed = printed_by(voluntary_paper, monkeypatch)

    def enter(key, by=analyst):
        client.force_login(by)
        typed = self_identification.sheet_code(key, 1).lower().replace("-", " ")
        answer = client.post(reverse("reports:sheets"), {"sex": "female", "races": ["asian"], "code": typed})
        return answer.status_code, UNCOUNTED in text(answer)

    early = enter(application.pk)
    client.force_login(coordinator)
    page, pdf = client.get(board), client.get(sheet)
    with time_machine.travel(datetime(2026, 1, 31, 18, tzinfo=UTC), tick=False):
        client.force_login(coordinator)
        pressed = client.post(f"{board}sheet-given/")
    row, events = application.voluntary_invitations.get(), Event.objects.count()
    with time_machine.travel(datetime(2026, 2, 2, 18, tzinfo=UTC), tick=False):
        found = [early, enter(other.pk), enter(application.pk), enter(application.pk)]

    assert f'href="{sheet}"' in text(page)
    assert code not in text(page)
    assert pdf.content.startswith(b"%PDF-")
    assert [f"Código de esta hoja: {code}" in words for words in printed] == [True]
    assert (pressed.status_code, row.way, row.given_by) == (302, InvitedBy.PAPER, coordinator)
    assert found == [(422, True), (422, True), (302, False), (422, True)]
    kept = SelfIdentification.objects.get()
    assert (kept.sex, kept.races, kept.disability, kept.month) == ("female", ["asian"], "", date(2026, 1, 1))
    assert (self_identification.given(other.pk), Event.objects.count()) == ({}, events)


def test_each_sheet_has_its_code_and_its_day_and_a_later_answer_takes_the_place_of_the_one_before(
    client, scene, monkeypatch
):
    application, swapped = sent(scene), sent(scene, person=make.person(email=""))
    analyst, coordinator = make.staff("eeo_analyst"), make.staff("coordinator")
    printed, june = printed_by(voluntary_paper, monkeypatch), NOON + timedelta(days=150)

    def hand_over(row, at):
        Message.objects.filter(person=row.person).update(state="bounced", sent_at=at)
        voluntary_sheets.keep(at=at)
        client.force_login(coordinator)
        client.get(reverse("board:voluntary-sheet", args=[row.pk]))
        words = printed[-1]
        voluntary_sheets.hand_over(row.pk, by=Actor.user(coordinator), at=at)
        client.get(reverse("board:voluntary-sheet", args=[row.pk]))  # lost, and printed anew
        codes = [re.search(r"Code of this sheet: (\S+)", each)[1] for each in (words, printed[-1])]
        assert codes[0] == codes[1]
        return codes[0]

    def enter(code, **answers):
        client.force_login(analyst)
        return client.post(reverse("reports:sheets"), {**answers, "code": code}).status_code

    owner = Actor.user(application.person.user)
    self_identification.answer(application.pk, answers={"sex": "male"}, on=NOON.date(), by=owner)
    voluntary.keep(at=LATER)
    codes = {row: [hand_over(row, LATER)] for row in (application, swapped)}
    for row in codes:
        row.state, row.answer_due = ApplicationState.ACCEPTED, None
        row.save()
    voluntary.keep(at=june)
    for row, each in codes.items():
        each.append(hand_over(row, june))

    assert len({each for pair in codes.values() for each in pair}) == 4
    for code, sex in zip(codes[application], ("female", "no_answer"), strict=True):
        assert [enter(code, sex=sex), enter(code, sex="male")] == [302, 422]
        assert self_identification.given(application.pk)["sex"] == sex
    first = SelfIdentification.objects.get()
    assert enter(codes[swapped][1], sex="female") == 302
    assert enter(codes[swapped][0], sex="male") == 422  # the sheet before, found late
    later = SelfIdentification.objects.exclude(pk=first.pk).get()
    assert (first.month, later.month, later.sex) == (date(2026, 1, 1), date(2026, 6, 1), "female")
    assert {each.attname for each in CountedSheet._meta.get_fields()} == {"digest"}
    assert not set(CountedSheet.objects.values_list("pk", flat=True)) & {first.pk, later.pk}


def test_who_decides_about_anybody_of_the_program_counts_no_sheet_of_it(scene):
    application = sent(scene)
    others = make.make_organization(slug="others", name="Others")
    voluntary_sheets.hand_over(application.pk, by=Actor.user(make.staff("coordinator")), at=LATER)
    analyst, stranger, elsewhere = make.staff("eeo_analyst"), make.user(), make.staff("eeo_analyst")
    make.membership(stranger, "eeo_analyst", organization=others)
    make.membership(elsewhere, "coordinator", organization=others)
    there = make.make_department(site=make.make_site(organization=others))
    clinic = make.staff("eeo_analyst")
    make.membership(clinic, "hiring_manager", department=there)
    deciding = [make.staff("eeo_analyst", role) for role in sorted(DECIDING)]

    found = [set(on_paper(each)) for each in (analyst, elsewhere, clinic, stranger, *deciding)]
    make.opening(cohort=scene.april, department=there)

    assert found == [{(application.pk, 1)}] * 3 + [set()] * (1 + len(deciding))
    assert on_paper(clinic) == {}
