"""The board of an application: what it shows, questions asked, ends said, tasks ticked, seats taken."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applicants.models import Application, ApplicationState, Document, DocumentPurpose, Lead, Section
from applicants.workflows import screening
from apprenticeships.models import Event, Message, Step, StepKind
from tests import factories as make
from tests.applicants.admin.board import RESULT, TODAY, K, S, board, record, sent, step
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

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


def onboarding() -> Application:
    application = make.application(S.ONBOARDING, cohort=make.cohort(starts_on=TODAY + timedelta(days=30)))
    for _ in range(3):
        item = make.onboarding_item(application.cohort.version)
        make.onboarding_task(application, item, TODAY)
    return application


def test_tasks_are_ticked_together_and_one_tick_is_taken_back(client, coordinator):
    application = onboarding()
    keys = list(application.onboarding_tasks.values_list("pk", flat=True).order_by("pk"))
    address = reverse("board:tasks", args=[application.pk])

    done = client.post(address, {"task": keys[:2]}, follow=True)
    client.post(address, {"reopen": keys[0]})

    assert "Done: 2 tasks." in text(done)
    ticked = application.onboarding_tasks.filter(done_at__isnull=False)
    assert list(ticked.values_list("pk", "done_by")) == [(keys[1], coordinator.pk)]


def test_what_now_begins_with_what_is_late_then_with_what_a_person_must_look_at(client, coordinator):
    application = onboarding()
    late, said, _ = application.onboarding_tasks.order_by("pk")
    application.onboarding_tasks.filter(pk=late.pk).update(due_on=TODAY - timedelta(days=1))
    application.onboarding_tasks.filter(pk=said.pk).update(said_at=NOON)

    page = board(client, application)

    assert [(each.title, each.badge) for each in page.context["waiting"]] == [
        (late.item.title, "Late"),
        (said.item.title, "Please look"),
    ]
    assert text(page).index("What now?") < text(page).index("Other steps")


def test_what_now_names_the_requirement_that_is_ours_and_leads_to_it(client, coordinator):
    application = sent(K.CUSTOM)
    record(client, application, K.CUSTOM, met="look", **RESULT)
    ours = application.version.requirements.get(kind=K.CUSTOM)

    page = board(client, application)

    assert [(each.title, each.anchor) for each in page.context["waiting"]] == [(ours.title, f"asked-{ours.pk}")]
    assert f'id="asked-{ours.pk}"' in page.content.decode()


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


@pytest.mark.parametrize(
    ("matching", "stands", "whose"),
    [(False, "Ready to interview", "The managers"), (True, "Ready to be matched", "The matching")],
)
def test_who_is_ready_waits_for_an_interview_or_for_the_matching(client, coordinator, matching, stands, whose):
    application = make.application(ApplicationState.READY)
    if matching:
        Step.objects.create(
            version=application.version, slug="match", title="Match", kind=StepKind.MATCHING, position=9
        )

    for address in (reverse("board:application", args=[application.pk]), reverse("board:applications") + "?q="):
        page = text(client.get(address)).replace("Ready to interview</option>", "")
        assert stands in page
        assert whose in page
        assert matching or "Ready to be matched" not in page


def paper(application, number=0):
    """A document that nobody looked at yet."""
    file = {"name": "a.pdf", "media_type": "application/pdf", "size": 1, "file": f"documents/{number}.pdf"}
    Document.objects.create(
        application=application, purpose=DocumentPurpose.OTHER, digest=str(number), uploaded_at=NOON, **file
    )


def head(page):
    """Whose turn the head of the board says, and what stands beside each requirement."""
    rows = [row for group in page.context["groups"] for row in group.rows]
    return page.context["turn"], {row.title: row.badge for row in rows}


def test_a_check_is_not_there_yet_while_the_head_says_that_the_candidate_is_next(client, coordinator):
    application = sent(K.TYPING, K.BACKGROUND, K.DRUG)

    whose, rows = head(board(client, application))

    assert whose == "The candidate"
    assert [rows[kind.label] for kind in (K.TYPING, K.BACKGROUND, K.DRUG)] == [
        "The candidate", "Not there yet", "Not there yet",
    ]  # fmt: skip


def test_a_check_that_is_next_is_ours_in_the_head_too(client, coordinator):
    application = screening.recompute(sent(K.BACKGROUND).pk, by=ROBOT, at=NOON)

    whose, rows = head(board(client, application))

    assert (whose.startswith("By "), rows[K.BACKGROUND.label]) == (True, "Your turn")


@pytest.mark.parametrize("state", [S.SUBMITTED, S.NEEDS_INFORMATION, S.READY, S.OFFERED])
def test_who_sent_papers_waits_for_us_wherever_the_application_is_shown(client, coordinator, state):
    application = make.application(state)
    paper(application)

    page, listed = board(client, application), client.get(reverse("board:applications"), {"turn": "papers"})

    assert head(page)[0] == "Your turn"
    assert ["Your turn" in line.whose for line in listed.context["lines"]] == [True]
    assert "applicant sent documents to look at" in text(client.get(reverse("admin:index")))


@pytest.mark.parametrize("state", list(S))
def test_the_head_and_the_rows_never_disagree_whose_turn_it_is(client, coordinator, state):
    application = sent(K.TYPING, K.DOCUMENT, K.DEPARTMENT_APPROVAL, K.BACKGROUND, K.DRUG)
    other = make.application(state, cohort=application.cohort)
    screening.open_steps(other, NOON)
    screening.recompute(other.pk, by=ROBOT, at=NOON)

    whose, rows = head(board(client, other))

    ours = whose == "Your turn" or whose.startswith(("By ", "Today")) or "late" in whose
    if not ours and state != S.SUBMITTED:
        assert "Your turn" not in rows.values(), whose
    if whose == "Nobody":
        assert not {"Your turn", "The candidate"} & set(rows.values())
    if state == S.SUBMITTED:
        assert ours is ("Your turn" in rows.values())
