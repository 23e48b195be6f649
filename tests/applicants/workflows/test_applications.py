"""An application from its first line to "with us", and the ways in which it ends."""

import itertools
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from applicants import promises
from applicants.models import Application, ApplicationState, BackgroundCheck, Job, Offer, ScreeningStep, Section
from applicants.workflows import applications, offers, questions, screening
from applicants.workflows.arrows import TRANSITIONS
from apprenticeships.errors import DomainError, GuardFailed, TransitionRefused
from apprenticeships.models import Event, Message, PersonIdentity, VersionState
from cohorts.models import Seat
from tests import factories as make
from tests.applicants.background import ordered
from tests.applicants.way import BORN, K, born, draft, filled, job, ready, sent, state_of, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
ARROWS = (*TRANSITIONS, *offers.APPLICATION_TRANSITIONS)
REFUSED = [
    (step, state) for step, state in itertools.product(ARROWS, ApplicationState.values) if state not in step.sources
]
AFTER_CUTOFF = datetime(2026, 2, 1, 6, 0, tzinfo=UTC)  # midnight in Chicago, when January 31 is over
BEFORE_CUTOFF = AFTER_CUTOFF - timedelta(seconds=1)


def submit(row, *, at=NOON, key=None):
    return applications.submit(row.pk, key=key or uuid.uuid4(), by=ROBOT, at=at)


@pytest.mark.parametrize(("step", "state"), REFUSED)
def test_every_arrow_missing_from_the_table_is_refused(step, state):
    with pytest.raises(TransitionRefused):
        step.check(state)


@pytest.mark.parametrize("state", [s for s in ApplicationState if s != ApplicationState.DRAFT])
def test_a_refused_submission_leaves_no_trace(state):
    row = make.application(state)

    with pytest.raises(TransitionRefused):
        submit(row)

    before = row.submitted_at
    row.refresh_from_db()
    assert (row.state, row.submitted_at, row.submit_key) == (state, before, None)
    assert not Event.objects.exists()
    assert not Message.objects.exists()


def test_an_application_aims_at_the_class_whose_cut_off_is_next():
    scene = way()

    row = applications.start(person=make.applicant(), program=scene.program, by=ROBOT, at=NOON)

    assert (row.state, row.cohort) == ("draft", scene.march)


@pytest.mark.parametrize(("at", "name"), [(BEFORE_CUTOFF, "march"), (AFTER_CUTOFF, "april")])
def test_the_cut_off_decides_the_class_at_the_moment_of_sending(at, name):
    scene = way()
    row = draft(scene)

    submit(row, at=at)

    row.refresh_from_db()
    assert row.cohort == getattr(scene, name)


def test_when_no_class_is_open_the_answers_stay_and_nothing_is_sent():
    scene = way()
    row = draft(scene)

    with pytest.raises(GuardFailed) as refused:
        submit(row, at=NOON + timedelta(days=200))

    row.refresh_from_db()
    assert refused.value.code == "no-class"
    assert row.state == "draft"
    assert row.sections.count() == 7


def test_starting_twice_is_one_application():
    scene, person = way(), make.applicant()

    first = applications.start(person=person, program=scene.program, by=ROBOT, at=NOON)
    second = applications.start(person=person, program=scene.program, by=ROBOT, at=NOON)

    assert first == second


def test_the_same_key_sends_once():
    row, key = draft(way()), uuid.uuid4()

    first, second = submit(row, key=key), submit(row, key=key)

    assert first == second
    assert Event.objects.filter(kind="application.submit").count() == 1
    assert Message.objects.filter(kind="application.received").count() == 1


def test_sending_freezes_the_version_that_is_in_force_and_finds_the_same_path():
    scene = way()
    row = draft(scene)
    old = scene.version
    old.state = VersionState.RETIRED
    old.save(update_fields=["state"])
    new = make.version(program=scene.program, number=2)

    submit(row)

    row.refresh_from_db()
    assert row.version == new
    assert row.track == new.tracks.get(slug="medical-assistant")


def test_sending_promises_an_answer_in_working_days_and_a_mail():
    row = draft(way(), eligibility={"works_here": True})

    submit(row)

    row.refresh_from_db()
    assert row.answer_due == date(2026, 1, 14)
    assert list(Message.objects.values_list("kind", flat=True)) == ["application.received"]


def test_nothing_is_sent_while_a_section_is_missing():
    row = draft(way())
    Section.objects.filter(application=row, slug="words").update(is_complete=False)

    with pytest.raises(GuardFailed) as refused:
        submit(row)

    assert refused.value.message == "Still to do before you can send it: Your words."
    assert not ScreeningStep.objects.exists()


def test_answers_live_where_they_belong():
    row = draft(way())

    assert row.sections.get(slug="contact").answers == {}
    assert row.person.name == "Maya Torres"
    assert row.sections.get(slug="eligibility").answers == {"diploma": True, "works_here": False}
    assert born(row.person) == BORN
    assert Job.objects.get(application=row).employer == "Maple Court"


@pytest.mark.parametrize("birth_date", [date(2013, 1, 8), date(2026, 1, 8), date(1890, 1, 1)])
def test_under_thirteen_and_impossible_birth_dates_are_not_kept(birth_date):
    row = applications.start(person=make.applicant(), program=way().program, by=ROBOT, at=NOON)

    with pytest.raises(GuardFailed) as refused:
        applications.save_section(
            row.pk, slug="eligibility", answers={"birth_date": birth_date}, complete=True, by=ROBOT, at=NOON
        )

    assert refused.value.field == "birth_date"
    assert not PersonIdentity.objects.exists()
    assert not Section.objects.exists()


def test_a_part_of_a_section_is_kept_and_the_rest_stays():
    row = applications.start(person=make.applicant(), program=way().program, by=ROBOT, at=NOON)

    def save(complete, **answers):
        return applications.save_section(row.pk, slug="words", answers=answers, complete=complete, by=ROBOT, at=NOON)

    save(False, why="I like people.")
    save(False, proud="I was on time.")

    section = row.sections.get()
    assert section.answers == {"why": "I like people.", "proud": "I was on time."}
    assert section.is_complete is False


@pytest.mark.parametrize("state", [s for s in ApplicationState if s != ApplicationState.DRAFT])
def test_a_sent_application_keeps_its_answers(state):
    row = make.application(state)

    with pytest.raises(GuardFailed):
        applications.save_section(row.pk, slug="words", answers={"why": "Other"}, complete=True, by=ROBOT, at=NOON)

    assert not Section.objects.exists()


def test_more_information_opens_just_the_named_sections():
    row = sent(way())
    due = NOON.date() + timedelta(days=3)

    questions.request_information(
        row.pk, sections=["education"], note="Which year did you finish?", due=due, by=ROBOT, at=NOON
    )
    answers = filled(way())

    row.refresh_from_db()
    assert (row.state, row.answer_due, row.request_due) == ("needs_information", None, due)
    with pytest.raises(GuardFailed):
        applications.save_section(row.pk, slug="words", answers={}, complete=True, by=ROBOT, at=NOON)
    with pytest.raises(GuardFailed):
        questions.answer_request(row.pk, by=ROBOT, at=NOON)
    applications.save_section(row.pk, slug="education", answers=answers["education"], complete=True, by=ROBOT, at=NOON)
    questions.answer_request(row.pk, by=ROBOT, at=NOON)
    row.refresh_from_db()
    assert (row.state, row.request_note, row.request_due) == ("submitted", "", None)
    assert not row.sections.filter(reopened=True).exists()


@pytest.mark.parametrize(
    "changes",
    [{"sections": []}, {"sections": ["nothing"]}, {"note": " "}, {"due": NOON.date()}],
)
def test_a_request_that_says_too_little_is_refused(changes):
    row = sent(way())
    asked = {"sections": ["words"], "note": "More", "due": NOON.date() + timedelta(days=3), **changes}

    with pytest.raises(GuardFailed):
        questions.request_information(row.pk, by=ROBOT, at=NOON, **asked)

    row.refresh_from_db()
    assert row.state == "submitted"


def test_withdrawing_lets_go_of_everything_that_others_hold():
    scene = way()
    opening = make.opening(cohort=scene.march)
    row = ready(scene)
    assert row.referrals.count() == 1
    offer = Offer.objects.create(
        application=row,
        opening=opening,
        seat=opening.seats.get(),
        made_by=make.user(),
        prepared_at=NOON,
        respond_by=NOON + timedelta(hours=2),
    )
    Seat.objects.filter(pk=offer.seat_id).update(state="held", person=row.person, held_until=NOON + timedelta(hours=2))

    applications.withdraw(row.pk, reason_code="other_job", note="", by=ROBOT, at=NOON)

    row.refresh_from_db()
    assert (row.state, row.withdraw_reason) == ("withdrawn", "other_job")
    assert row.referrals.filter(closed_at__isnull=True).count() == 0
    assert opening.seats.get().state == "free"
    assert Offer.objects.get().state == "declined"


def test_withdrawing_needs_a_reason_out_of_the_list():
    row = sent(way())

    with pytest.raises(GuardFailed):
        applications.withdraw(row.pk, reason_code="because", by=ROBOT, at=NOON)


def test_a_no_says_why_and_from_when_to_try_again():
    row = sent(way())
    again = date(2026, 3, 20)

    applications.not_select(
        row.pk, reason_code="places", sentence="All places are taken.", retry_from=again, by=ROBOT, at=NOON
    )

    row.refresh_from_db()
    assert (row.state, row.ended_sentence, row.retry_from) == ("not_selected", "All places are taken.", again)
    assert Message.objects.filter(kind="application.not_selected").count() == 1


@pytest.mark.parametrize("end", [applications.not_select, applications.find_ineligible])
def test_an_end_without_a_sentence_is_refused(end):
    row = sent(way())

    with pytest.raises(GuardFailed):
        end(row.pk, reason_code="places", sentence="  ", by=ROBOT, at=NOON)
    with pytest.raises(GuardFailed, match="Choose a reason from the list"):
        end(row.pk, reason_code="because", sentence="Next time.", by=ROBOT, at=NOON)


@pytest.mark.parametrize("end", [applications.not_select, applications.find_ineligible])
def test_no_sentence_of_ours_goes_around_a_report_that_nobody_settled_or_names_a_record(end):
    row = sent(way(wanted=(K.AGE, K.BACKGROUND)))
    check = ordered(row)

    with pytest.raises(GuardFailed, match="Write about the work only") as named:
        end(row.pk, reason_code="places", sentence="Your background report.", by=ROBOT, at=NOON)
    for state in ("review", "waiting", "disputed"):
        BackgroundCheck.objects.filter(pk=check.pk).update(state=state)
        with pytest.raises(GuardFailed, match="Ask a screening officer to clear the check or to decide it first"):
            end(row.pk, reason_code="places", sentence="All places are taken.", by=ROBOT, at=NOON)

    assert (named.value.field, state_of(row)) == ("sentence", "submitted")
    BackgroundCheck.objects.filter(pk=check.pk).update(state="canceled")
    assert end(row.pk, reason_code="places", sentence="All places are taken.", by=ROBOT, at=NOON).ended_at == NOON


def test_whoever_comes_back_finds_what_is_still_true():
    scene = way()
    former = sent(scene)
    applications.withdraw(former.pk, reason_code="school", by=ROBOT, at=NOON)

    row = applications.start(person=former.person, program=scene.program, by=ROBOT, at=NOON)

    kept = row.sections.filter(is_complete=True, to_confirm=True).values_list("slug", flat=True)
    assert sorted(kept) == ["education", "words", "work"]
    assert [each.employer for each in row.jobs.all()] == ["Maple Court"]


def test_a_draft_that_nobody_touched_for_half_a_year_ends_without_a_mail():
    row = draft(way())

    before = applications.expire_idle(at=NOON + timedelta(days=179))
    after = applications.expire_idle(at=NOON + timedelta(days=181))

    row.refresh_from_db()
    assert (before, after, row.state) == (0, 1, "expired")
    assert not Message.objects.exists()


def test_a_draft_is_reminded_before_its_cut_off_and_not_after_it_was_sent():
    row = draft(way())
    on_day = NOON + timedelta(days=1)

    promised = promises.reconcile(at=on_day)
    again = promises.reconcile(at=on_day)
    submit(row, at=on_day)

    assert (promised, again) == (2, 0)
    assert set(Message.objects.filter(kind="application.draft").values_list("state", flat=True)) == {"canceled"}


def test_a_question_is_reminded_the_day_before_it_is_due():
    row = sent(way())
    due = date(2026, 1, 14)
    questions.request_information(row.pk, sections=["words"], note="More", due=due, by=ROBOT, at=NOON)

    promises.reconcile(at=NOON)

    reminder = Message.objects.get(kind="application.request_reminder")
    assert reminder.due_at == datetime(2026, 1, 13, 15, 0, tzinfo=UTC)


def test_screening_starts_with_one_step_for_each_requirement():
    scene = way()
    row = sent(scene)

    screening.open_steps(row, NOON)

    assert row.screening.count() == len(scene.asked)


@pytest.mark.django_db(transaction=True)
def test_twenty_posts_of_one_key_send_once():
    row, key = draft(way()), uuid.uuid4()

    def attempt(_):
        try:
            return str(applications.submit(row.pk, key=key, by=ROBOT, at=NOON).submitted_at)
        except DomainError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = set(pool.map(attempt, range(20)))

    assert answers == {str(NOON)}
    assert Event.objects.filter(kind="application.submit").count() == 1
    assert Message.objects.filter(kind="application.received").count() == 1
    assert Application.objects.get().screening.count() == 11


def test_jobs_are_replaced_as_a_whole():
    row = draft(way())

    applications.save_section(
        row.pk,
        slug="work",
        answers={"jobs": [job(employer="Elm House")], "none": False},
        complete=True,
        by=ROBOT,
        at=NOON,
    )

    assert [each.employer for each in row.jobs.all()] == ["Elm House"]
