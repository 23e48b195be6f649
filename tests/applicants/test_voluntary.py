"""Invitations to the voluntary questions: who got which edition when, and nothing of whether anybody answered."""

import hashlib
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applicants.models import ApplicationState, Occasion, VoluntaryInvitation, VoluntarySheet
from applicants.portal.self_identification import AnswersForm
from applicants.records import voluntary_paper
from applicants.records.voluntary import EDITION
from applicants.workflows import self_identification, voluntary, voluntary_sheets
from apprenticeships import messages
from apprenticeships.models import Event, Message, Parameter
from apprenticeships.workflow import Actor
from apprenticeships.workflows import outbox
from cohorts.models import EnrollmentState
from tests import factories as make
from tests.applicants.pdfs import printed_by
from tests.applicants.way import draft, sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LATER = NOON + timedelta(days=1)
WORDS = "5083e5e9888c"
"""The first signs of a digest of the questions as that edition asks them."""
STATEMENTS_FOR_ONE = 11
"""So many statements does one invitation take: its lock, what is owed, the form, the mail, the proof and the event."""


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


def given(application):
    return list(application.voluntary_invitations.values_list("occasion", flat=True))


def set_to(scene, **values):
    for key, value in values.items():
        Parameter.objects.create(
            key=key, version=scene.version, value=value, effective_from=date(2025, 1, 1), source="the form"
        )


def test_who_applied_is_invited_once_a_day_after_the_sending_and_apart_from_it(scene):
    application = sent(scene)
    draft(scene)

    found = [voluntary.keep(at=at) for at in (NOON, LATER, LATER + timedelta(hours=1))]
    outbox.send_due(at=LATER)

    row, mail = VoluntaryInvitation.objects.get(), Message.objects.get(kind="voluntary.invited")
    assert found == [0, 1, 0]
    assert (row.application, row.occasion, row.edition, row.invited_at) == (
        application, Occasion.APPLIED, EDITION, LATER,
    )  # fmt: skip
    assert "You may skip any question" in mail.text
    assert reverse("portal:self_identification", args=[application.public_id]) in mail.text
    assert reverse("join:voluntary_paper", args=[scene.program.slug]) in mail.text


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("disability_form_omb", "None", "Write the OMB number as 1205-0223 is written, or none."),
        ("disability_form_omb", "1" * 41, "Write the OMB number as 1205-0223 is written, or none."),
        ("disability_form_expires", "02/30/2027", "Write the day as 01/31/2027 is written, or none."),
    ],
)
def test_what_stands_on_the_form_is_checked_where_it_is_written(client, scene, key, value, says):
    client.force_login(make.staff("coordinator"))
    typed = {"version": scene.version.pk, "key": key, "value": value, "effective_from": "2026-01-01", "source": "it"}

    page = text(client.post(reverse("admin:apprenticeships_parameter_add"), typed))

    assert says in page
    assert f'value="{value}"' in page
    assert not Parameter.objects.exists()


@pytest.mark.parametrize("called", [True, False])
def test_who_has_no_address_gets_no_proof_no_call_and_the_sheet_instead(client, scene, called):
    application = sent(scene, person=make.person(email="", is_called=called, phone="+13145550123"))
    client.force_login(make.staff("coordinator"))

    found = voluntary.keep(at=LATER)

    page = text(client.get(reverse("board:application", args=[application.pk])))
    assert (found, given(application)) == (0, [])
    assert not Message.objects.filter(kind="voluntary.invited").exists()
    assert "No mail can invite them: give them the sheet. Do not ask these questions aloud." in page
    assert "The voluntary questions on a sheet of paper (PDF)" in page


def test_an_invitation_without_a_mail_leaves_no_proof(scene, monkeypatch):
    application = sent(scene)
    monkeypatch.setattr(messages, "promise", lambda *_, **__: False)

    assert voluntary.invite(application.pk, by=ROBOT, at=LATER) is False
    assert given(application) == []
    assert not Event.objects.filter(kind="voluntary.invite").exists()


def test_the_board_says_what_became_of_the_mail(client, scene):
    application = sent(scene)
    voluntary.keep(at=LATER)
    client.force_login(make.staff("coordinator"))
    url, pages = reverse("board:application", args=[application.pk]), []
    for state, sent_at in (("sent", LATER), ("bounced", LATER)):
        Message.objects.filter(kind="voluntary.invited").update(state=state, sent_at=sent_at)
        pages.append(text(client.get(url)))

    fine, back = pages
    assert f"edition {EDITION}): sent." in fine
    assert "The mail did not arrive" not in fine
    assert f"edition {EDITION}): came back." in back
    assert "The mail did not arrive: give them the sheet. Do not ask these questions aloud." in back


def test_the_federal_form_of_the_day_stays_with_the_invitation(scene):
    set_to(scene, disability_form_omb="1205-0223", disability_form_expires="01/31/2027")
    application = sent(scene)

    voluntary.keep(at=LATER)
    Parameter.objects.filter(key="disability_form_omb").update(value="1205-9999")

    row = application.voluntary_invitations.get()
    assert (row.form, row.omb_number, row.form_expires) == (
        "Voluntary Disability Disclosure", "1205-0223", "01/31/2027",
    )  # fmt: skip


def test_who_was_refused_at_once_is_invited_too_and_who_was_long_ago_is_not(scene):
    soon, old = sent(scene), sent(scene)
    for each in (soon, old):
        each.state, each.ended_at = ApplicationState.NOT_SELECTED, NOON
        each.save()
    old.submitted_at = NOON - timedelta(days=60)
    old.save()

    assert voluntary.keep(at=LATER) == 1
    assert (given(soon), given(old)) == ([Occasion.APPLIED], [])


def withdraw(application):
    application.state, application.ended_at = ApplicationState.WITHDRAWN, NOON
    application.withdraw_reason, application.answer_due = "other_job", None
    application.save()


def test_nobody_writes_to_who_withdrew(scene):
    before, between = sent(scene), sent(scene)
    withdraw(before)

    found = voluntary.keep(at=LATER)
    withdraw(between)
    outbox.send_due(at=LATER)

    mail = Message.objects.get(kind="voluntary.invited")
    assert (found, given(before), mail.person) == (1, [], between.person)
    assert (mail.state, mail.reason) == ("canceled", "The application was withdrawn.")


def test_an_answer_changes_nothing_of_what_is_kept_of_the_invitation(scene):
    silent, answering = sent(scene), sent(scene)
    for each in (silent, answering):
        voluntary.invite(each.pk, by=ROBOT, at=LATER)
    kept = "application", "invited_at", "edition", "form", "occasion"
    before = list(VoluntaryInvitation.objects.values(*kept))

    self_identification.answer(
        answering.pk, answers={"sex": "female"}, on=NOON.date(), by=Actor.user(answering.person.user)
    )
    again = voluntary.keep(at=LATER + timedelta(days=1))

    assert again == 0
    assert list(VoluntaryInvitation.objects.values(*kept)) == before
    assert self_identification.given(answering.pk)["sex"] == "female"


def test_a_program_that_does_not_ask_invites_nobody(scene):
    set_to(scene, self_identification=False)
    sent(scene)

    assert voluntary.keep(at=LATER) == 0


def test_the_invitation_comes_again_after_the_yes(scene):
    application = sent(scene)
    voluntary.keep(at=LATER)
    application.state = ApplicationState.ACCEPTED
    application.answer_due = None
    application.save()

    found = [voluntary.keep(at=LATER + timedelta(days=20 + day)) for day in range(2)]

    assert found == [1, 0]
    assert given(application) == [Occasion.APPLIED, Occasion.SAID_YES]


@pytest.mark.parametrize("state", [ApplicationState.ACCEPTED, ApplicationState.ONBOARDING])
def test_who_said_yes_before_any_invitation_gets_one_mail_and_not_two(scene, state):
    application = sent(scene)
    application.state, application.answer_due = state, None
    application.save()

    found = [voluntary.keep(at=LATER + timedelta(hours=hour)) for hour in range(3)]

    assert found == [1, 0, 0]
    assert given(application) == [Occasion.SAID_YES]


@pytest.mark.parametrize(("place", "invited"), [(EnrollmentState.RESERVED, 1), (EnrollmentState.EXITED, 0), (None, 0)])
def test_who_gave_the_place_back_before_the_first_day_is_not_asked_again(scene, place, invited):
    application = sent(scene)
    application.state, application.answer_due = ApplicationState.ENROLLED, None
    application.save()
    if place is not None:
        over = {"exit_code": "resigned", "exited_on": NOON.date()} if place == EnrollmentState.EXITED else {}
        make.enrollment(cohort=application.cohort, person=application.person, state=place, **over)

    assert application.cohort.starts_on > LATER.date()
    assert voluntary.keep(at=LATER) == invited


def test_apprentices_are_reminded_each_year_while_they_are_in_training(scene):
    application = sent(scene)
    application.state, application.answer_due = ApplicationState.ENROLLED, None
    application.save()
    place = make.enrollment(cohort=application.cohort, person=application.person)
    first = NOON + timedelta(days=120)

    found = [voluntary.keep(at=first + timedelta(days=days)) for days in (0, 1, 364, 366, 367)]
    place.state, place.paused_from = EnrollmentState.PAUSED, (first + timedelta(days=400)).date()
    place.save()
    found.append(voluntary.keep(at=first + timedelta(days=740)))

    assert found == [1, 0, 0, 1, 0, 1]
    assert given(application) == [Occasion.IN_TRAINING] * 3


@pytest.mark.parametrize("mode", ["full", "under_five", "off"])
def test_only_an_affirmative_action_program_asks_after_the_yes_and_in_training(client, scene, mode):
    new, yes, training, left, lost = (sent(scene) for _ in range(5))
    silent = sent(scene, person=make.person(email=""))
    for each in (yes, training, left, lost, silent):
        enrolled = each in {training, left}
        each.state, each.answer_due = ApplicationState.ENROLLED if enrolled else ApplicationState.ACCEPTED, None
        each.save()
    make.enrollment(cohort=training.cohort, person=training.person)
    voluntary.invite(lost.pk, by=ROBOT, at=LATER)
    mail = Message.objects.get(kind="voluntary.invited")

    set_to(scene, part30_mode=mode)
    outbox.send_due(at=LATER)
    mail.refresh_from_db()
    Message.objects.filter(pk=mail.pk).update(state="bounced", sent_at=LATER)
    voluntary_sheets.keep(at=LATER)

    assert (mail.state == "canceled") == (mode != "full")
    assert VoluntarySheet.objects.filter(application=lost).exists() == (mode == "full")
    client.force_login(make.staff("coordinator"))
    page = text(client.get(reverse("board:application", args=[silent.pk])))
    assert "No mail can invite them: give them the sheet." in page
    handed = voluntary_sheets.hand_over(silent.pk, by=Actor.user(make.staff("coordinator")), at=LATER)
    assert handed.occasion == (Occasion.SAID_YES if mode == "full" else Occasion.APPLIED)
    voluntary.keep(at=NOON + timedelta(days=120))
    assert (given(new), given(left)) == ([Occasion.APPLIED], [])
    again = [Occasion.SAID_YES, Occasion.IN_TRAINING]
    assert given(yes) + given(training) == (again if mode == "full" else [Occasion.APPLIED] * 2)


def test_other_words_of_a_question_are_another_edition():
    words = repr(
        [
            (str(field.label), str(field.help_text), [(value, str(said)) for value, said in field.choices])
            for field in AnswersForm().fields.values()
        ]
    )

    assert (EDITION, hashlib.sha256(words.encode()).hexdigest()[:12]) == ("2026-11", WORDS)


def test_the_page_names_the_edition_and_the_form_where_there_is_one(client, scene):
    application = sent(scene)
    client.force_login(application.person.user)
    url = reverse("portal:self_identification", args=[application.public_id])
    before = text(client.get(url))
    set_to(scene, disability_form_omb="1205-0223", disability_form_expires="01/31/2027")

    page = text(client.get(url))

    assert "OMB" not in before
    assert f"Edition {EDITION} of these questions." in before
    assert "“Voluntary Disability Disclosure”. Its OMB number is 1205-0223. The form expires on 01/31/2027." in page


def test_anybody_prints_the_sheet_of_paper(client, scene, monkeypatch):
    shown = printed_by(voluntary_paper, monkeypatch)
    set_to(scene, disability_form_omb="1205-0223")
    url = reverse("join:voluntary_paper", args=[scene.program.slug])

    answer = client.get(url)
    client.get(url, headers={"accept-language": "es"})
    client.get(url, {"code": "ABCD-2345"})
    words, spanish, coded = shown

    assert answer.content.startswith(b"%PDF-")
    assert "Write no name on this sheet." in words
    assert "Your answers help with that" not in words
    assert "Only answers given online are counted: a sheet without a code is not." in words
    assert "Solo se cuentan las respuestas que se dan en línea: una hoja sin código no se cuenta." in spanish
    assert coded == words
    assert "OMB number 1205-0223" in words
    assert words.count("I do not wish to answer") == 5
    assert "Cinco preguntas voluntarias" in spanish
    assert client.get(reverse("join:voluntary_paper", args=["unknown"])).status_code == 404


def test_a_coordinator_sees_the_proof_and_never_an_answer(client, scene):
    application = sent(scene)
    voluntary.keep(at=LATER)
    self_identification.answer(
        application.pk, answers={"sex": "female"}, on=NOON.date(), by=Actor.user(application.person.user)
    )
    client.force_login(make.staff("coordinator"))

    page = text(client.get(reverse("board:application", args=[application.pk])))

    assert f"(after the application was sent, edition {EDITION})" in page
    assert "Female" not in page


def test_each_invitation_costs_the_same_however_many_versions_and_people_there_are(scene):
    def cost(*of):
        for each in of:
            sent(each)
        with CaptureQueriesContext(connection) as asked:
            assert voluntary.keep(at=LATER) == len(of)
        return len(asked)

    one, four, one_version = cost(scene), cost(scene, scene, scene, scene), cost()
    for _ in range(2):
        more = way()
        cost(more)
    one_of_many, four_of_many, three_versions = cost(more), cost(more, more, more, more), cost()

    each = (four - one) / 3
    assert (four_of_many - one_of_many) / 3 == each
    assert three_versions - one_version == 2  # in all, not for each person
    assert each == STATEMENTS_FOR_ONE
