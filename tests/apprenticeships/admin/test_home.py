"""What needs doing: late first, and every number opens the very list behind it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applicants.models import (
    ApplicationState,
    Guardian,
    Interview,
    InterviewState,
    Offer,
    OfferState,
    RecruitmentSource,
    RightsNotice,
    ScreeningStep,
    VoluntarySheet,
)
from apprenticeships.admin.todo import SECOND, When, collect
from apprenticeships.models import MessageState, Parameter, RequirementKind, Role
from cohorts.models import Attendance, EnrollmentState, ExamState, Mark
from tests import factories as make
from tests.applicants.matching_world import world as matching_world
from tests.apprenticeships.admin import desk
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()


def waiting(**fields):
    fields.setdefault("cohort", make.cohort(starts_on=TODAY + timedelta(days=60)))
    return make.application(ApplicationState.SUBMITTED, **fields)


def nobody_decided_before_the_class():
    waiting(cohort=make.cohort(starts_on=TODAY - timedelta(days=2)))


def late_answer():
    waiting(answer_due=TODAY - timedelta(days=2))


def answer_this_week():
    waiting(answer_due=TODAY)


def result_to_look_at():
    application = waiting(answer_due=TODAY + timedelta(days=30))
    step = make.way_in(application.version)["tests"]
    asked = make.requirement(step, RequirementKind.TYPING)
    ScreeningStep.objects.create(application=application, requirement=asked, verdict="look")


def not_enough_after_the_interview():
    application = make.application(ApplicationState.READY)
    asked = make.requirement(make.way_in(application.version)["tests"], RequirementKind.TYPING)
    ScreeningStep.objects.create(application=application, requirement=asked, verdict="not_met")


def not_cleared():
    cohort = make.cohort(starts_on=TODAY + timedelta(days=26))
    application = make.application(ApplicationState.ONBOARDING, cohort=cohort)
    item = make.onboarding_item(cohort.version)
    make.onboarding_task(application, item, TODAY + timedelta(days=3))


def papers_to_confirm():
    cohort = make.cohort(starts_on=TODAY + timedelta(days=60))
    application = make.application(ApplicationState.ONBOARDING, cohort=cohort)
    item = make.onboarding_item(cohort.version, is_checked=True)
    make.onboarding_task(application, item, TODAY + timedelta(days=30), said_at=NOON)


def paper_after_the_first_day():
    """What the first day does not wait for stays open after it."""
    cohort = make.cohort(starts_on=TODAY - timedelta(days=1))
    application = make.application(ApplicationState.ENROLLED, cohort=cohort)
    item = make.onboarding_item(cohort.version, is_checked=True, gates_start=False)
    make.onboarding_task(application, item, TODAY + timedelta(days=2), said_at=NOON)


def guardian_who_says_no():
    application = make.application(ApplicationState.ENROLLED, cohort=make.cohort(starts_on=TODAY + timedelta(days=60)))
    guardian = Guardian.objects.create(
        person=application.person, name="Rosa Castell", email="rosa@demo.example", created_at=NOON
    )
    guardian.consents.create(
        person=application.person, kind="taking_part", is_given=False, signed_name="Rosa Castell", given_at=NOON
    )


def ready_for_the_seat():
    make.application(ApplicationState.ONBOARDING, cohort=make.cohort(starts_on=TODAY + timedelta(days=60)))


def interview_without_score():
    row = desk.interview()
    Interview.objects.filter(pk=row.pk).update(
        state=InterviewState.HELD,
        starts_at=NOON - timedelta(days=9),
        ends_at=NOON - timedelta(days=9) + timedelta(hours=1),
        score_by=TODAY - timedelta(days=4),
    )


def offer_that_runs_out():
    desk.offer()


def not_invited():
    make.application(ApplicationState.READY, answer_due=TODAY - timedelta(days=1))


def lead_that_waits():
    make.lead(created_at=NOON - timedelta(days=5))


def mail_that_did_not_arrive():
    desk.message(state=MessageState.DEAD)


def session_without_marks():
    session = make.session(starts_at=NOON - timedelta(days=1))
    desk.sign_up(session=session)
    desk.sign_up(session=session)


def raise_that_is_late():
    row = desk.wage_change()
    row.effective_on = TODAY - timedelta(days=3)
    row.save()


def exam_without_result():
    desk.exam(state=ExamState.BOOKED, starts_at=NOON - timedelta(days=1))


def exam_without_time():
    row = desk.exam()
    row.window_from, row.window_to = TODAY - timedelta(days=20), TODAY - timedelta(days=2)
    row.save()


def missed_two_classes():
    enrollment = make.enrollment()
    for number in (1, 2):
        day = NOON - timedelta(days=7 * number)
        session = enrollment.cohort.class_sessions.create(
            number=number, date=day.date(), starts_at=day, ends_at=day + timedelta(hours=4), minutes=240
        )
        Attendance.objects.create(
            session=session, enrollment=enrollment, mark=Mark.ABSENT, minutes=0, marked_by=make.user(), marked_at=NOON
        )


def no_hours_for_two_weeks():
    make.enrollment(cohort=make.cohort(starts_on=TODAY - timedelta(days=60)))


def schedule_not_published():
    make.enrollment(EnrollmentState.RESERVED, cohort=make.cohort(starts_on=TODAY + timedelta(days=10)))


def class_with_free_seats():
    make.opening(cohort=make.cohort(starts_on=TODAY + timedelta(days=12)), headcount=3)


def training_against_harassment_is_missing():
    make.enrollment()


def source_nobody_looked_at(*, on=TODAY - timedelta(days=400)):
    RecruitmentSource.objects.create(
        organization=make.make_organization(), name="Career center", kind="career", contact_name="Lou", phone="1",
        looked_at_on=on, entered_by=make.user(), entered_at=NOON,
    )  # fmt: skip


def class_nobody_was_told_of():
    source_nobody_looked_at(on=TODAY)
    make.cohort(starts_on=TODAY + timedelta(days=90), apply_by=TODAY + timedelta(days=20))


def student_to_match():
    here = matching_world()
    here.places()
    here.student()


def draft_to_release():
    here = matching_world()
    here.places()
    here.student()
    here.draft()


def sheet_to_hand_over():
    application = make.application(ApplicationState.WITHDRAWN, withdraw_reason="pay", ended_at=NOON)
    VoluntarySheet.objects.create(application=application, since=NOON)


def form_that_expired():
    version = make.version()
    for day, since in (("01/31/2027", TODAY), ("01/06/2026", TODAY - timedelta(days=9))):
        Parameter.objects.create(
            key="disability_form_expires", version=version, value=day, effective_from=since, source="the form"
        )
        version = make.version()


LISTS = {
    sheet_to_hand_over: (When.WEEK, "hand the sheet over"),
    form_that_expired: (When.TODAY, "has expired"),
    student_to_match: (When.WEEK, "not matched"),
    draft_to_release: (When.TODAY, "waits to be released"),
    late_answer: (When.LATE, "longer than we promised"),
    nobody_decided_before_the_class: (When.LATE, "has no next class"),
    answer_this_week: (When.TODAY, "waits for our answer"),
    result_to_look_at: (When.TODAY, "a person must look at"),
    not_enough_after_the_interview: (When.TODAY, "fell short in a step after the interview"),
    not_cleared: (When.TODAY, "not cleared"),
    guardian_who_says_no: (When.TODAY, "says no to a place"),
    papers_to_confirm: (When.TODAY, "is there: look at it and confirm it"),
    ready_for_the_seat: (When.TODAY, "can take the seat"),
    interview_without_score: (When.LATE, "without a score"),
    offer_that_runs_out: (When.TODAY, "runs out"),
    not_invited: (When.LATE, "not invited in time"),
    lead_that_waits: (When.WEEK, "has not applied"),
    mail_that_did_not_arrive: (When.TODAY, "did not arrive"),
    session_without_marks: (When.TODAY, "who came"),
    raise_that_is_late: (When.LATE, "waits for your yes"),
    exam_without_result: (When.TODAY, "result is missing"),
    exam_without_time: (When.LATE, "its days are over"),
    missed_two_classes: (When.TODAY, "two classes in a row"),
    no_hours_for_two_weeks: (When.WEEK, "no approved hours"),
    schedule_not_published: (When.WEEK, "no published schedule"),
    class_with_free_seats: (When.WEEK, "has free seats"),
    source_nobody_looked_at: (When.WEEK, "was not looked at for a year"),
    class_nobody_was_told_of: (When.WEEK, "no source was told"),
    training_against_harassment_is_missing: (When.WEEK, "lacks the training against harassment"),
}


def rows_of(context) -> int:
    """How many rows a list page shows."""
    if "cl" in context:
        return int(context["cl"].result_count)
    return len(context["lines"] if "lines" in context else context["due"] if "due" in context else context["rows"])


@pytest.mark.parametrize("happens", LISTS, ids=lambda each: each.__name__)
def test_a_number_opens_the_very_list_behind_it(client, coordinator, happens):
    happens()
    when, words = LISTS[happens]
    listed = next(row for row in collect(coordinator, NOON) if words in row.title)

    page = client.get(listed.url)

    assert (listed.when, listed.count, rows_of(page.context)) == (when, 1, 1)


def test_what_waits_for_the_yes_of_a_second_person_stands_first_in_its_group(coordinator):
    mail_that_did_not_arrive()
    papers_to_confirm()
    offer = desk.offer()
    Offer.objects.filter(pk=offer.pk).update(
        state=OfferState.VERBAL,
        verbal_at=NOON,
        back_asked_by=make.staff(Role.COORDINATOR),
        back_asked_at=NOON,
        back_reason="The position was cut.",
    )

    today = [row for row in collect(coordinator, NOON) if row.when is When.TODAY]

    assert len(today) > 1
    assert [row.title for row in today if row.badge == SECOND] == ["offer to take back waits for a second yes"]
    assert today[0].badge == SECOND


def test_a_paper_that_comes_after_the_first_day_is_to_be_looked_at_too(client, coordinator):
    paper_after_the_first_day()

    listed = [row for row in collect(coordinator, NOON) if "look at it and confirm it" in row.title]

    assert [(row.count, rows_of(client.get(row.url).context)) for row in listed] == [(1, 1)]


@pytest.mark.parametrize("happens", LISTS, ids=lambda each: each.__name__)
def test_nobody_counts_what_belongs_to_another_organization(happens):
    happens()
    stranger = make.make_organization(slug="strangers", name="Strangers")
    other = make.user()
    make.membership(other, "coordinator", organization=stranger)

    assert collect(other, NOON) == []


@pytest.fixture(autouse=True)
def _rights_are_written():
    """The notice of rights is written, so that no application waits for it."""
    RightsNotice.objects.create(
        organization=make.make_organization(), version=1, text="x", lead_name="x", lead_phone="1", published_at=NOON
    )


@pytest.mark.parametrize("many", [1, 8])
def test_the_home_page_asks_as_much_for_one_row_on_each_list_as_for_eight(
    client, coordinator, django_assert_num_queries, many
):
    for happens in LISTS:
        for _ in range(many):
            happens()
    client.get(reverse("admin:index"))

    with django_assert_num_queries(7):
        page = client.get(reverse("admin:index"))

    listed = [row for _, rows in page.context["groups"] for row in rows]
    assert (len(listed), min(row.count for row in listed) >= many) == (len(LISTS), True)


def test_what_a_list_says_of_its_first_row_keeps_names_days_and_times(coordinator):
    late_answer()
    offer_that_runs_out()

    late, runs_out = collect(coordinator, NOON)

    assert late.small.endswith("promised by Monday, January 5")
    assert (late.badge, runs_out.small.endswith(", until Wednesday, January 7 at 2:00 p.m.")) == ("2 days late", True)


def test_the_home_page_greets_and_says_how_many_lists_are_late(client, coordinator):
    late_answer()
    raise_that_is_late()
    session_without_marks()

    page = client.get(reverse("admin:index"))

    assert "Good afternoon, Dana." in " ".join(page.content.decode().split())
    assert "Four things need doing, two of them late." in " ".join(page.content.decode().split())
    assert [heading for heading, _ in page.context["groups"]] == ["Late", "Today", "This week"]
    assert page.content.decode().count("btn-primary") == 1
    menu = [item for group in page.context["navigation"] for item in group.items]
    assert {item.text: item.count for item in menu if item.count} == {
        "Sessions": 1, "Applications": 1, "Pay": 1, "Training against harassment": 1,
    }  # fmt: skip
    assert {"Stand-ins": "/hiring/stand-ins/", "Places asked for": reverse("classes:opening-requests")}.items() <= {
        item.text: item.url for item in menu
    }.items()


def test_a_day_without_work_says_so(client, coordinator):
    page = client.get(reverse("admin:index"))

    assert "Nothing waits for you." in " ".join(page.content.decode().split())
    assert "All done" in page.content.decode()


def test_the_next_classes_show_their_seats_and_dates(client, coordinator):
    cohort = make.cohort(starts_on=TODAY + timedelta(days=26))
    opening = make.opening(cohort=cohort, headcount=3)
    make.enrollment(EnrollmentState.RESERVED, opening=opening)

    page = client.get(reverse("admin:index"))

    card = page.context["classes"][0]
    assert (card.name, card.all, card.taken, card.held, card.free) == ("Class of February 2", 3, 0, 1, 2)
    assert "First day, class of February 2" in page.content.decode()


def test_times_stand_in_the_zone_of_the_coordinator_s_organization(client):
    denver = make.make_organization(slug="denver", name="Denver Health", zone="America/Denver")
    user = make.staff(name="Ruth Calloway")
    make.membership(user, "coordinator", organization=denver)
    client.force_login(user)

    page = client.get(reverse("admin:index"))

    assert "Good morning, Ruth." in " ".join(page.content.decode().split())
