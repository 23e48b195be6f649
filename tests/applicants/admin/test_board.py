"""The board of an application: what it shows, questions asked, ends said, tasks ticked, seats taken."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applicants.models import Application, Lead, Section
from apprenticeships.models import Event, Message
from tests import factories as make
from tests.applicants.admin.board import RESULT, TODAY, K, S, board, onboarding, paper, record, sent, step
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_more_is_asked_for_and_the_sections_open_again(client, coordinator):
    application = sent(K.CUSTOM)
    typed = {"sections": ["education"], "note": "Which school was it?", "due": (TODAY + timedelta(days=7)).isoformat()}

    step(client, application, "ask", **typed)

    application.refresh_from_db()
    assert (application.state, application.request_note) == (S.NEEDS_INFORMATION, "Which school was it?")
    assert Section.objects.get(slug="education").reopened
    assert Message.objects.filter(kind="application.needs_information").exists()


def test_a_question_without_a_day_ahead_is_refused_and_stays_typed(client, coordinator):
    application = sent(K.CUSTOM)

    response = step(client, application, "ask", sections=["education"], note="Which school?", due=TODAY.isoformat())

    assert response.status_code == 422
    assert "Give at least until tomorrow." in text(response)
    assert "Which school?" in text(response)


@pytest.mark.parametrize(("slug", "state"), [("no", S.NOT_SELECTED), ("ineligible", S.INELIGIBLE)])
def test_a_no_is_a_sentence_that_the_applicant_reads(client, coordinator, slug, state):
    application = sent(K.CUSTOM)

    step(
        client, application, slug, reason_code="places", sentence="What you passed stays valid.",
        retry_from="2026-04-01",
    )  # fmt: skip

    application.refresh_from_db()
    assert (application.state, application.retry_from.isoformat()) == (state, "2026-04-01")
    assert (application.no_reason, application.ended_sentence) == ("places", "What you passed stays valid.")


def test_somebody_who_calls_is_withdrawn_for_a_listed_reason(client, coordinator):
    application = sent(K.CUSTOM)

    step(client, application, "withdraw", reason_code="travel", note="Two buses each way")

    application.refresh_from_db()
    assert (application.state, application.withdraw_reason) == (S.WITHDRAWN, "travel")


def test_an_application_that_is_over_offers_no_steps(client, coordinator):
    application = make.application(S.WITHDRAWN)

    page = board(client, application)
    response = step(client, application, "withdraw", reason_code="travel")

    assert page.context["steps"] == []
    assert response.status_code == 422
    assert "This application is over already." in text(response)


@pytest.mark.parametrize("slug", ["explode", "record-0", "waive-0", "void-0", "record-99999999999999999999"])
def test_a_step_that_does_not_exist_is_nowhere(client, coordinator, slug):
    assert step(client, sent(K.CUSTOM), slug).status_code == 404


def test_all_is_checked_again_as_long_as_it_is_judged_also_after_the_offer(client, coordinator):
    application = sent(K.AGE)
    asked, rows = application.screening.get().verdict, Application.objects.filter(pk=application.pk)

    for state in (S.SUBMITTED, S.OFFERED, S.ACCEPTED, S.ONBOARDING):
        rows.update(state=state)
        application.screening.update(verdict="look")
        assert "Check it all again" in text(board(client, application)), state
        step(client, application, "judge")
        assert application.screening.get().verdict == asked, state


def test_tasks_are_ticked_together_and_one_tick_is_taken_back(client, coordinator):
    application = onboarding()
    keys = list(application.onboarding_tasks.values_list("pk", flat=True).order_by("pk"))
    address = reverse("board:tasks", args=[application.pk])

    done = client.post(address, {"task": keys[:2]}, follow=True)
    client.post(address, {"reopen": keys[0]})

    assert "Done: 2 tasks." in text(done)
    ticked = application.onboarding_tasks.filter(done_at__isnull=False)
    assert list(ticked.values_list("pk", "done_by")) == [(keys[1], coordinator.pk)]


def test_a_task_of_another_application_is_not_ticked_here(client, coordinator):
    application, other = onboarding(), onboarding()
    key = other.onboarding_tasks.first().pk

    client.post(reverse("board:tasks", args=[application.pk]), {"task": [key, "x", ""]})

    assert not other.onboarding_tasks.filter(done_at__isnull=False).exists()


def test_a_seat_is_not_taken_before_everything_is_there(client, coordinator):
    application = onboarding()

    response = step(client, application, "finish")

    application.refresh_from_db()
    assert response.status_code == 422
    assert application.state == S.ONBOARDING


def test_the_board_shows_requirements_with_their_reasons_and_what_happened(client, coordinator):
    application = sent(K.ENTRANCE_EXAM, threshold={"pass_mark": 70, "maximum": 100}, retest_wait_days=14)
    record(client, application, K.ENTRANCE_EXAM, score="64", maximum="100", **RESULT)

    page = text(board(client, application))

    assert "The pass mark is 70." in page
    assert "64 points of 100" in page
    assert "May be tried again from Tuesday, January 20, 2026" in page
    assert "A result was written down" in page


@pytest.mark.parametrize("many", [1, 30])
def test_the_board_costs_the_same_for_a_short_and_a_long_story(client, coordinator, django_assert_num_queries, many):
    application = sent(K.CUSTOM)
    for number in range(many):
        Event.objects.create(
            kind="application.judge",
            subject_type="applicants.application",
            subject_id=application.pk,
            person=application.person,
            actor_kind="system",
            actor_name="tests",
            at=NOON,
        )
        Message.objects.create(
            key=f"m{number}",
            kind="application.received",
            person=application.person,
            recipient="a@example.org",
            created_at=NOON,
            due_at=NOON,
        )
    board(client, application)

    with django_assert_num_queries(11):
        board(client, application)


@pytest.mark.parametrize("many", [1, 30])
def test_each_part_of_the_board_costs_one_more_however_long_it_is(client, coordinator, django_assert_num_queries, many):
    application = onboarding()
    for number in range(many):
        make.referral(application, make.opening(cohort=application.cohort))
        application.jobs.create(employer="Oak Street", title="Aide", started_on=TODAY, share=100)
        application.sendings.create(number=number + 2, sent_at=NOON, content=[], changes=[CHANGE], digest="x")
        paper(application, number)
    board(client, application)

    with django_assert_num_queries(16):
        page = board(client, application)

    shown = [len(page.context[name]) for name in ("jobs", "sendings", "documents")]
    assert shown == [many, min(many, 10), many]
    assert len(page.context["hiring"]["referrals"]) == many


def test_what_an_applicant_wrote_is_text_and_never_code(client, coordinator):
    nasty = '"><script>alert(1)</script>{{7*7}}" x-data="alert(2)'
    application = sent(K.CUSTOM)
    application.person.given_name = nasty[:80]
    application.person.save()
    Section.objects.create(application=application, slug="words", answers={"why": nasty}, saved_at=NOON)
    application.jobs.create(employer=nasty, title=nasty, started_on=TODAY)

    pages = [board(client, application), client.get(reverse("board:applications"))]

    for page in pages:
        assert "<script>alert" not in page.content.decode()
        assert '" x-data="alert' not in page.content.decode()


def test_a_birth_date_is_not_on_the_board(client, coordinator):
    application = sent(K.AGE, threshold={"years": 18})
    application.person.identity_birth = None
    make.PersonIdentity.objects.create(person=application.person, birth_date="1999-07-23")

    page = text(board(client, application))

    assert "1999" not in page
    assert "July 23" not in page


def test_a_lead_is_written_down_as_the_public_form_does(client, coordinator):
    program = make.program()
    typed = {
        "program": program.pk,
        "given_name": "Ana",
        "family_name": "Silva",
        "email": "ana@example.org",
        "source": "friend",
    }

    client.post(reverse("board:lead"), typed)
    client.post(reverse("board:lead"), typed)

    lead = Lead.objects.get()
    assert (lead.person.name, lead.program) == ("Ana Silva", program)
    assert Message.objects.get().kind == "lead.thanks"


def test_a_lead_for_a_program_of_another_organization_is_refused(client, coordinator):
    other = make.program(organization=make.make_organization(slug="strangers", name="Strangers"))
    typed = {"program": other.pk, "given_name": "A", "family_name": "S", "email": "a@example.org", "source": "friend"}

    response = client.post(reverse("board:lead"), typed)

    assert response.status_code == 422
    assert not Lead.objects.exists()


def test_steps_on_an_application_of_another_organization_are_nowhere(client, coordinator):
    program = make.program(organization=make.make_organization(slug="strangers", name="Strangers"))
    application = make.application(S.SUBMITTED, cohort=make.cohort(version=make.version(program=program)))

    found = [
        board(client, application),
        step(client, application, "withdraw", reason_code="travel"),
        client.post(reverse("board:tasks", args=[application.pk]), {"task": "1"}),
    ]

    assert [page.status_code for page in found] == [404, 404, 404]


CHANGE = {"title": "Education", "label": "Year", "before": "2001", "now": "2002"}


def owed(days):
    application = sent(K.CUSTOM)
    Application.objects.filter(pk=application.pk).update(answer_due=TODAY + timedelta(days=days))
    return application


def test_the_day_of_an_answer_is_moved_with_a_reason_that_the_applicant_reads(client, coordinator):
    application = owed(-2)
    until = TODAY + timedelta(days=5)

    step(client, application, "later", until=until.isoformat(), why="Your school is closed this week.")

    application.refresh_from_db()
    assert application.answer_due == until
    assert Message.objects.filter(kind="application.answer_moved").exists()
    page = text(board(client, application))
    assert "We promised to answer by Monday, January 12." in page
    assert "Your school is closed this week." in page


def test_a_day_that_is_over_is_refused_and_the_reason_stays_typed(client, coordinator):
    application = owed(-2)

    response = step(client, application, "later", until=TODAY.isoformat(), why="Your school is closed.")

    assert response.status_code == 422
    assert "Choose a day after Wednesday, January 7." in text(response)
    assert "Your school is closed." in text(response)


def test_where_no_answer_is_owed_no_day_can_be_moved(client, coordinator):
    application = sent(K.CUSTOM)

    assert "We need more time" not in text(board(client, application))
    assert "We need more time" in text(board(client, owed(1)))


def test_every_field_that_was_left_empty_is_named(client, coordinator):
    row = owed(3)

    page = text(client.post(reverse("board:step", args=[row.pk, "later"]), {"until": "", "why": ""}))

    assert page.count("Write or choose the day for “We need until”.") == 2
    assert page.count("Write something for “Because”.") == 2
    assert "This field is required." not in page


def test_somebody_who_is_written_for_leaves_a_number_that_can_be_called(client, coordinator):
    page = text(client.post(reverse("board:begin"), {"phone": "12"}))

    assert "Write a phone number with its area code" in page
    assert "Choose one for “Program”." in page
