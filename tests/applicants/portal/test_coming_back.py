"""A no is a way on: what the page says after each outcome, and what one tap does."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.urls import reverse

from applicants import promises
from applicants.models import Application, ApplicationState, Match, Offer
from applicants.workflows import applications, comebacks, documents, drug
from apprenticeships import mail
from apprenticeships.errors import DomainError
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Event, Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.papers import add
from tests.applicants.way import K, came, draft, job, ready, record, sent, state_of, typed, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
AGAIN = date(2026, 2, 6)


@pytest.fixture(autouse=True)
def _noon():
    caches["process"].clear()
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


def text(response):
    return " ".join(response.content.decode().split())


def page(client, row):
    client.force_login(row.person.user)
    return client.get(reverse("portal:application", args=[row.public_id]))


def tap(client, row, do):
    client.force_login(row.person.user)
    return client.post(reverse("portal:come_back", args=[row.public_id]), {"do": do}, follow=True)


def waits(scene):
    """Failed the exam; the next try is a month away."""
    row = sent(scene)
    came(row)
    typed(row)
    record(row, K.ENTRANCE_EXAM, {"score": 60})
    return row


def withdrawn(scene):
    row = sent(scene)
    applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=NOON)
    return row


def refused(scene, **columns):
    row = sent(scene)
    applications.not_select(
        row.pk, reason_code="places", sentence="All places are taken.", by=ROBOT, at=NOON, **columns
    )
    return row


SHORT = {
    "diploma": (
        {"eligibility": {"diploma": False}},
        "This program asks for a high school diploma or an equivalent, such as a GED.",
        "I have it now: start again",
    ),
    "age": (
        {"eligibility": {"birth_date": date(2008, 3, 20)}},
        "You can join a class that starts on or after Friday, March 20.",
        "Start again for Monday, April 6",
    ),
    "experience": (
        {"work": {"jobs": [job(started_on=date(2024, 2, 1), ended_on=None)], "none": False}},
        "If you stay in your job, you have enough on",
        "Remind me on",
    ),
    "no job now": (
        {"work": {"jobs": [job(started_on=date(2024, 2, 1), ended_on=date(2024, 12, 1))], "none": False}},
        "If you begin full-time work in health care now, you have enough about March 2027.",
        "I have more work than I wrote: apply again",
    ),
}


@pytest.mark.parametrize("name", SHORT)
def test_what_is_short_is_said_with_what_cures_it(client, scene, name):
    changes, sentence, button = SHORT[name]
    row = sent(scene, **changes)
    assert row.state == ApplicationState.INELIGIBLE

    shown = text(page(client, row))

    assert sentence in shown
    assert button in shown
    assert "What can help" in shown


def test_nothing_of_a_class_that_refused_somebody_for_years_is_promised(client, scene):
    row = sent(scene, work={"jobs": [], "none": True})

    shown = text(page(client, row))
    letter = mail.render(Message.objects.get(kind="application.ineligible"), kinds()["application.ineligible"]).text

    for said in (shown, letter):
        assert "you have enough about January 2028. Apply again then: we fill in what is still true." in said
        assert "There is no wait" not in said
        assert "takes applications until" not in said
    assert "First day:" not in shown
    assert "By Friday, February 20" not in shown
    assert "btn-primary" not in shown


def test_a_check_that_did_not_clear_is_said_in_neutral_words(client, scene):
    row = ready(scene)
    from_desk = {"on": NOON.date(), "by": ROBOT, "at": NOON}
    drug.move(row.pk, step="look_again", **from_desk)
    drug.report(row.pk, status="verified_positive", is_final=True, **from_desk)

    plan = page(client, row).context["plan"]

    assert plan.way == "talk"
    assert plan.short == (
        "One of the checks of this program stands in the way. Call us: we tell you why, and what you can do.",
    )
    envelope = mail.render(Message.objects.get(kind="application.ineligible"), kinds()["application.ineligible"])
    assert not {"drug", "background"} & set(envelope.text.lower().replace(".", " ").split())


@pytest.mark.parametrize(
    ("state", "confirmed", "sentence"),
    [
        ("declined", False, "You said no to the place that we offered you."),
        ("expired", False, "We did not hear from you in time, so the place is free again."),
        ("rescinded", False, "The department took its offer back."),
        ("expired", True, "Not everything on your list was ready in time"),
    ],
)
def test_after_an_offer_somebody_stays_on_the_list(client, scene, state, confirmed, sentence):
    row = ready(scene)
    opening = make.opening(cohort=scene.march)
    Offer.objects.create(
        application=row,
        opening=opening,
        state=state,
        made_by=make.user(),
        prepared_at=NOON,
        verbal_at=NOON,
        confirmed_at=NOON if confirmed else None,
        respond_by=NOON,
        ended_at=NOON,
    )

    shown = text(page(client, row))

    assert sentence in shown
    assert "You stay on the list of people who are ready." in shown


@pytest.mark.parametrize("state", ["ineligible", "not_selected", "withdrawn", "expired"])
def test_every_end_has_a_way_on_and_one_solid_button(client, scene, state):
    shown = text(page(client, make.application(state, cohort=scene.march)))

    assert shown.count("btn-primary") == 1
    assert "Start again for Monday, March 2" in shown


@pytest.mark.parametrize("state", ["draft", "submitted", "ready", "offered", "accepted", "onboarding", "enrolled"])
def test_while_all_is_well_there_is_no_plan(client, scene, state):
    assert "plan" not in page(client, make.application(state, cohort=scene.march)).context


def test_one_tap_begins_for_the_class_that_fits_with_what_is_still_true(client, scene):
    row = withdrawn(scene)

    tap(client, row, "start")
    tap(client, row, "start")

    again = Application.objects.get(person=row.person, state="draft")
    assert again.cohort == scene.march
    assert [each.employer for each in again.jobs.all()] == ["Maple Court"]


def test_while_another_one_runs_the_old_one_only_leads_there(client, scene):
    row = withdrawn(scene)
    tap(client, row, "start")
    again = Application.objects.get(person=row.person, state="draft")

    for path in (page(client, row), tap(client, row, "undo")):
        shown = text(path)
        buttons = ('value="undo"', 'value="start"', 'value="remind"', "You can take it back", "You can come back now")
        assert not [each for each in buttons if each in shown]
        assert f'<a class="btn btn-primary" href="{reverse("portal:application", args=[again.public_id])}">' in shown
    applications.withdraw(again.pk, reason_code="pay", by=ROBOT, at=NOON)
    assert 'value="undo"' in text(page(client, row))


def test_whoever_is_old_enough_for_april_begins_for_april(client, scene):
    row = sent(scene, **SHORT["age"][0])

    tap(client, row, "start")

    assert Application.objects.get(person=row.person, state="draft").cohort == scene.april


def test_before_the_day_the_tap_is_refused_on_the_page(client, scene):
    row = refused(scene, retry_from=AGAIN)

    response = tap(client, row, "start")

    assert response.status_code == 422
    assert "You may try again from Friday, February 6. We can remind you on that day." in text(response)


@pytest.mark.parametrize("do", ["", "x", "a\x00b", "x" * 10_000, "start", "remind", "stop", "undo"])
def test_no_tap_is_a_fault_in_any_state(client, scene, do):
    rows = [make.application(state, cohort=scene.march) for state in ApplicationState]

    assert {tap(client, row, do).status_code for row in rows} <= {200, 422}


@pytest.mark.parametrize("outcome", [waits, lambda scene: refused(scene, retry_from=AGAIN)])
def test_a_reminder_comes_on_the_day_once_and_can_be_stopped(client, scene, outcome):
    row = outcome(scene)

    assert "Remind me on Friday, February 6" in text(page(client, row))
    tap(client, row, "remind")
    shown = text(tap(client, row, "remind"))

    promised = Message.objects.get(kind="comeback.reminder")
    assert promised.due_at.date() == AGAIN
    assert "We write to you on Friday, February 6." in shown
    assert "Remind me on" not in shown
    assert "We write to you on" not in text(tap(client, row, "stop"))
    promised.refresh_from_db()
    assert promised.state == "canceled"
    assert Event.objects.filter(kind="application.stop_reminding").count() == 1


def test_a_reminder_that_was_stopped_can_be_asked_for_again(client, scene):
    row = refused(scene, retry_from=AGAIN)
    for do in ("remind", "stop", "remind"):
        tap(client, row, do)

    assert [each.state for each in Message.objects.filter(kind="comeback.reminder").order_by("key")] == [
        "canceled",
        "planned",
    ]


def test_the_reminder_says_what_is_possible_now(scene):
    row = refused(scene, retry_from=AGAIN)
    comebacks.remind(row.pk, by=Actor.user(row.person.user), at=NOON)

    with time_machine.travel(NOON + timedelta(days=30), tick=False):
        envelope = mail.render(Message.objects.get(kind="comeback.reminder"), kinds()["comeback.reminder"])

    assert envelope.subject == f"You may try again today: {scene.program.name}"
    assert "The class that starts on Monday, April 6 takes applications until Saturday, February 28." in envelope.text


def test_who_began_again_is_not_reminded(client, scene):
    row = refused(scene, retry_from=AGAIN)
    comebacks.remind(row.pk, by=Actor.user(row.person.user), at=NOON)
    applications.start(person=row.person, program=scene.program, by=ROBOT, at=NOON)

    with pytest.raises(NoLongerTrueError):
        mail.render(Message.objects.get(kind="comeback.reminder"), kinds()["comeback.reminder"])


def test_nobody_is_reminded_or_begun_for_by_somebody_else(scene):
    row = refused(scene, retry_from=AGAIN)

    for step in (comebacks.remind, comebacks.stop_reminding, comebacks.start_again):
        with pytest.raises(DomainError):
            step(row.pk, by=Actor.user(make.user()), at=NOON)


def test_for_a_day_a_withdrawal_is_taken_back_with_one_tap(client, scene):
    row = withdrawn(scene)

    shown = text(page(client, row))
    assert "You can take it back until noon on Thursday, January 8." in shown
    assert shown.count("You withdrew") == 1
    assert shown.index('value="undo" class="btn btn-primary"') < shown.index('value="start" class="btn btn-outline"')
    tap(client, row, "undo")

    assert state_of(row) == "submitted"
    with time_machine.travel(NOON + timedelta(hours=25), tick=False):
        assert "I changed my mind" not in text(page(client, withdrawn(way())))


def test_another_program_that_fits_is_named_and_one_that_does_not_is_not(client, scene):
    other, strict = (make.version(program=make.program(name=name)) for name in ("Care Aide", "For the Experienced"))
    for version in (other, strict):
        make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=date(2026, 1, 31))
    steps = make.way_in(strict)
    make.requirement(steps["application"], K.EXPERIENCE, threshold={"months": 240})

    anybody = make.version(program=make.program(name="Clinic Partnership"), intake="rolling")

    shown = text(page(client, sent(scene, eligibility={"diploma": False})))
    letter = mail.render(Message.objects.get(kind="application.ineligible"), kinds()["application.ineligible"]).text

    for said in (shown, letter):
        assert "Care Aide" in said
        assert "Starts on Monday, March 2, 2026; apply by Saturday, January 31." in said
        assert "It asks nothing but the wish to learn." in said
        assert "For the Experienced" not in said
    assert f"/programs/{anybody.program.slug}/" in letter


def test_no_mail_of_an_end_is_without_the_way_on(scene):
    row = sent(scene, eligibility={"diploma": False})

    envelope = mail.render(Message.objects.get(kind="application.ineligible"), kinds()["application.ineligible"])

    assert "As soon as you have it, start again." in envelope.text
    assert "The next class starts on Monday, March 2" in envelope.text
    assert f"/my/applications/{row.public_id}/" in envelope.text


@pytest.mark.parametrize("state", ["ineligible", "not_selected", "withdrawn", "expired"])
def test_the_plan_costs_little(client, scene, state, django_assert_max_num_queries):
    row = make.application(state, cohort=scene.march, retry_from=AGAIN)
    page(client, row)

    with django_assert_max_num_queries(8):
        client.get(reverse("portal:application", args=[row.public_id]))


def test_a_draft_that_was_withdrawn_opens_as_a_draft(client, scene):
    row = draft(scene)
    applications.withdraw(row.pk, reason_code="other", by=ROBOT, at=NOON)

    tap(client, row, "undo")
    promises.reconcile(at=NOON)

    assert state_of(row) == "draft"
    assert Message.objects.filter(kind="application.draft", state="planned").exists()


def test_without_a_match_the_list_goes_on(client):
    from_match = way(wanted=(K.AGE,))
    row = ready_to_match(from_match)

    shown = text(page(client, row))

    assert "No department has a place for you this time." in shown
    assert "You stay on the list" in shown


def test_a_document_to_send_again_does_not_hide_that_there_was_no_match(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = ready_to_match(way(wanted=(K.AGE,)))
    [paper] = add(row)
    documents.ask_again(paper.pk, note="Cut off", due=AGAIN, by=Actor.user(make.staff(Role.COORDINATOR)), at=NOON)

    shown = page(client, row)

    assert shown.context["step"].title == "Send another document by Friday, February 6"
    assert "No department has a place for you this time." in text(shown)


def ready_to_match(scene):
    step = scene.version.steps.get(kind="interview")
    step.kind = "matching"
    step.save(update_fields=["kind"])
    row = make.application("ready", cohort=scene.march)
    run = row.cohort.match_runs.create(
        number=1, variant="first", seed=1, state="released", made_by=make.user(), made_at=NOON, released_at=NOON,
        released_by=make.user(),
    )  # fmt: skip
    Match.objects.create(run=run, application=row, outcome="none", told_at=NOON, grounds=["All areas are full."])
    return row
