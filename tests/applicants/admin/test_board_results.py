"""Results on the board of an application: recorded in a form of their kind, waived, taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import ConditionCheck, ScreeningResult, ScreeningStep
from applicants.workflows import screening
from apprenticeships.mail import render
from apprenticeships.messages import kinds
from apprenticeships.models import Message
from tests import factories as make
from tests.applicants.admin.board import RESULT, TODAY, YESTERDAY, K, S, board, record, sent, step
from tests.applicants.hiring_world import world
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_an_exam_score_is_recorded_and_judged(client, coordinator):
    application = sent(K.ENTRANCE_EXAM, threshold={"pass_mark": 70, "maximum": 100})

    record(client, application, K.ENTRANCE_EXAM, score="74.5", maximum="100", **RESULT)

    application.refresh_from_db()
    result = ScreeningResult.objects.get()
    assert (result.values, result.recorded_by) == ({"score": "74.5", "maximum": "100"}, coordinator)
    assert application.state == S.READY


@pytest.mark.parametrize(
    ("kind", "typed", "values"),
    [
        (K.WORKKEYS, {"applied_math": "4", "graphic_literacy": "3"}, {"applied_math": 4, "graphic_literacy": 3}),
        (
            K.TYPING,
            {"keystrokes": "1200", "wrong": "3", "minutes": "5"},
            {"keystrokes": 1200, "errors": 3, "minutes": 5},
        ),
        (K.DOCUMENT, {"status": "accepted"}, {"status": "accepted"}),
        (K.REFERENCE, {"status": "sent_back", "note": "No phone"}, {"status": "sent_back", "note": "No phone"}),
        (K.DEPARTMENT_APPROVAL, {"decision": "approved"}, {"decision": "approved"}),
        (K.INFO_SESSION, {"attended": "yes"}, {"attended": True}),
        (K.CUSTOM, {"met": "look"}, {"met": None}),
        (K.DIPLOMA, {"met": "no"}, {"met": False}),
    ],
)
def test_each_kind_of_result_has_its_form(client, coordinator, kind, typed, values):
    application = sent(kind)
    asked = application.version.requirements.get()

    page = board(client, application, f"?open=record-{asked.pk}")
    response = record(client, application, kind, **typed, **RESULT)

    assert response.status_code == 302
    assert ScreeningResult.objects.get().values == values
    assert all(f'name="{name}"' in text(page) for name in typed)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (K.ENTRANCE_EXAM, {"score": "many"}),
        (K.ENTRANCE_EXAM, {"score": "NaN"}),
        (K.ENTRANCE_EXAM, {"score": "9" * 10_000}),
        (K.WORKKEYS, {"applied_math": "8"}),
        (K.WORKKEYS, {}),
        (K.DOCUMENT, {"status": "lost"}),
        (K.CUSTOM, {"met": "perhaps"}),
        (K.CUSTOM, {"met": "yes", "source": "\x00"}),
    ],
)
def test_a_result_of_another_shape_is_refused_and_stays_typed(client, coordinator, kind, typed):
    application = sent(kind)

    response = record(client, application, kind, **(RESULT | typed))

    assert response.status_code == 422
    assert f'value="{YESTERDAY}"' in text(response)
    assert not ScreeningResult.objects.exists()


@pytest.mark.parametrize(("typed", "most"), [({"score": "999"}, 100), ({"score": "91", "maximum": "90"}, 90)])
def test_points_above_the_maximum_are_refused_next_to_their_field(client, coordinator, typed, most):
    application = sent(K.ENTRANCE_EXAM, threshold={"pass_mark": 70, "maximum": 100})

    response = record(client, application, K.ENTRANCE_EXAM, **RESULT, **typed)

    assert response.status_code == 422
    assert {name: list(said) for name, said in response.context["form"].errors.items()} == {
        "score": [f"Write at most {most} points."]
    }
    assert not ScreeningResult.objects.exists()


@pytest.mark.parametrize("day", [(TODAY + timedelta(days=2)).isoformat(), "9999-12-31", "0001-01-01", "soon"])
def test_a_result_from_a_day_that_cannot_be_is_refused(client, coordinator, day):
    application = sent(K.CUSTOM)

    response = record(client, application, K.CUSTOM, met="yes", taken_on=day, source="Phone")

    assert response.status_code == 422
    assert not ScreeningResult.objects.exists()


def test_a_background_check_has_its_steps_on_a_page_of_its_own(client, coordinator):
    application = sent(K.BACKGROUND)

    page = board(client, application)
    answer = record(client, application, K.BACKGROUND, status="clear", status_on=YESTERDAY)

    assert reverse("board:background", args=[application.pk]) in page.content.decode()
    assert answer.status_code == 404
    assert not ConditionCheck.objects.exists()


def test_a_requirement_is_waived_with_a_reason(client, coordinator):
    application = sent(K.TYPING)
    asked = application.screening.get()

    without = step(client, application, f"waive-{asked.pk}", reason="")
    step(client, application, f"waive-{asked.pk}", reason="Typed with us last year")

    asked.refresh_from_db()
    assert without.status_code == 422
    assert (asked.verdict, asked.waived_by, asked.waive_reason) == ("waived", coordinator, "Typed with us last year")


def test_a_wrong_result_is_taken_back_and_stays_in_sight(client, coordinator):
    application = sent(K.CUSTOM, K.TYPING)
    record(client, application, K.CUSTOM, met="yes", **RESULT)
    result = ScreeningResult.objects.get()

    step(client, application, f"void-{result.pk}", reason="Another Maya")

    result.refresh_from_db()
    assert result.void_reason == "Another Maya"
    assert "taken back: Another Maya" in text(board(client, application))


def test_the_step_says_beforehand_which_interview_it_cancels_and_the_mail_says_why(client, coordinator):
    here = world()
    make.requirement(here.version.steps.first(), K.CUSTOM)
    who = here.candidate(person=make.applicant(language="es"))
    screening.open_steps(who, NOON)
    meeting = here.meet(who)
    record(client, who, K.CUSTOM, met="yes", **RESULT)
    with time_machine.travel(NOON, tick=False):
        slug = f"void-{ScreeningResult.objects.get().pk}"
        page = text(board(client, who, f"?open={slug}"))
        step(client, who, slug, reason="Another Maya")

    who.refresh_from_db()
    meeting.refresh_from_db()
    assert "the interview with Priya Raman on Friday, January 9 at noon is canceled at once" in page
    assert (who.state, meeting.state) == (S.SUBMITTED, "canceled")
    told = {row.user_id is None: row for row in Message.objects.filter(kind="interview.canceled")}
    theirs, managers = (render(told[key], kinds()["interview.canceled"]).text for key in (True, False))
    assert "una etapa anterior a la entrevista" in theirs
    assert "Le avisaremos cuando continúe" in theirs
    assert "The reason: The screening is open again." in managers


def test_an_unusual_typing_result_counts_when_somebody_says_so(client, coordinator):
    application = sent(K.TYPING, threshold={"words_per_minute": 30})
    asked = application.version.requirements.get()
    values = {"keystrokes": 1200, "errors": 0, "minutes": 5, "flagged": True}
    result = screening.record_result(
        application.pk, requirement_id=asked.pk, values=values, taken_on=TODAY, source="Portal", by=ROBOT, at=NOON
    )
    before = ScreeningStep.objects.get().verdict

    step(client, application, f"accept-{result.pk}", reason="The screen froze, we saw it")

    assert (before, ScreeningStep.objects.get().verdict) == ("look", "met")


def test_a_result_of_somebody_else_cannot_be_taken_back_here(client, coordinator):
    application, other = sent(K.CUSTOM), sent(K.CUSTOM)
    record(client, other, K.CUSTOM, met="yes", **RESULT)

    response = step(client, application, f"void-{ScreeningResult.objects.get().pk}", reason="x")

    assert response.status_code == 404
