"""Whose turn it is on the board of an application: in its head, at each requirement, and in what to do now."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applicants.models import ApplicationState
from applicants.workflows import screening
from apprenticeships.models import Step, StepKind
from tests import factories as make
from tests.applicants.admin.board import RESULT, TODAY, K, S, board, onboarding, paper, record, sent
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


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
