"""What people wrote about themselves or about a candidate goes everywhere, and what was decided stays."""

from datetime import date, timedelta

import pytest

from applicants.models import (
    Accommodation,
    AnswerDelay,
    ApprovalRequest,
    Availability,
    ConditionCheck,
    Decision,
    Interview,
    InterviewLogistics,
    MatchLock,
    Offer,
    RegistryMatch,
    ScreeningResult,
    TypingAllowance,
    Wish,
)
from applicants.rules.decisions import HOLD_REASONS
from applicants.workflows import answer_retention
from applicants.workflows.referrals import KEPT, PASS_REASONS
from applicants.workflows.written_words import DELETED, GONE, STAYING
from apprenticeships.models import Interest
from tests import factories as make
from tests.factories import NOON

pytestmark = pytest.mark.django_db
DEAF = "I am deaf: please write."
OTHERS, HELD = PASS_REASONS["others"], f"{KEPT}: {HOLD_REASONS['seats']}"
OVER = NOON.replace(year=2031, month=1, day=8)


def write_everywhere(application, opening, user):
    """A row of every kind that keeps words, in a state in which the database wants some."""
    own, day, later = {"application": application}, NOON.date(), NOON + timedelta(days=9)
    here = {**own, "opening": opening}
    Accommodation.objects.create(
        **own, wish=DEAF, answer=DEAF, alternative=DEAF, state="granted", asked_at=NOON, answer_due=day,
        answered_at=NOON, answered_by=user, extra_time_percent=50,
    )  # fmt: skip
    InterviewLogistics.objects.create(**own, words=DEAF, written_by=user, written_at=NOON)
    TypingAllowance.objects.create(**own, alternative=DEAF, reason=DEAF, granted_by=user, granted_at=NOON)
    AnswerDelay.objects.create(
        **own, promised=day, until=day + timedelta(days=3), reason=DEAF, made_by=user, made_at=NOON
    )
    ApprovalRequest.objects.create(
        **own, department=opening.department, state="declined", asked_at=NOON, due_on=day, decided_at=NOON,
        decided_by=user, reason_code="other", note=DEAF, again_from=day,
    )  # fmt: skip
    ConditionCheck.objects.create(
        **own, kind="drug", status="refusal", status_on=day, recorded_at=NOON, wrong_by=user, wrong_reason=DEAF
    )
    Decision.objects.create(
        **here, kind="pass", reason_code="other", note=DEAF, explained=DEAF, prepared_by=user, prepared_at=NOON
    )
    Interview.objects.create(**here, manager=user, requested_at=NOON, state="canceled", note=DEAF, cancel_reason=DEAF)
    MatchLock.objects.create(**here, reason=DEAF, locked_by=user, locked_at=NOON)
    Offer.objects.create(
        **here, state="rescinded", made_by=user, prepared_at=NOON, verbal_at=NOON, respond_by=later, ended_at=NOON,
        decline_note=DEAF, back_asked_by=user, back_asked_at=NOON, back_reason=DEAF,
    )  # fmt: skip
    make.onboarding_task(
        application,
        make.onboarding_item(application.version),
        day,
        note=DEAF,
        back_reason=DEAF,
        answers=[["How", DEAF]],
    )
    for place, words in ((opening, f"{OTHERS}: {DEAF}"), (make.opening(), HELD)):
        row = make.referral(application, place)
        row.closed_at, row.passed_reason = NOON, words
        row.save()
    result = ScreeningResult.objects.create(
        person=application.person, kind="registry", taken_on=day, values={}, source="A list", recorded_at=NOON
    )
    RegistryMatch.objects.create(
        **own, result=result, named_by=user, named_at=NOON, state="doubted", answered_by=make.user(),
        answered_at=NOON, doubted_by=user, doubted_at=NOON, doubt_reason=DEAF,
    )  # fmt: skip
    interest = Interest.objects.create(version=application.version, slug="lab", title="Laboratory", position=1)
    Wish.objects.create(**own, interest=interest, rank=1)
    Availability.objects.create(**own, first_day=date(2026, 6, 1), last_day=date(2026, 8, 1))


def said(application):
    """Every word that is left of an application, in whatever column of its rows."""
    rows = [row for each in (*DELETED, *STAYING) for row in each.of(application.pk).values()]
    return [value for row in rows for value in row.values()]


def test_what_people_wrote_goes_from_every_table_and_what_was_decided_stays():
    user, opening = make.user(), make.opening()
    application = make.application(
        state="not_selected", cohort=opening.cohort, no_reason="fit", ended_sentence=DEAF, request_note=DEAF
    )
    write_everywhere(application, opening, user)
    assert str(said(application)).count(DEAF) == 23

    assert [answer_retention.destroy_due(at=OVER + timedelta(days=days)) for days in (-1, 0, 1)] == [0, 1, 0]

    left = said(application)
    assert DEAF not in str(left)
    assert not any(rows.of(application.pk).exists() for rows in DELETED)
    assert [left.count(words) for words in (GONE, f"{OTHERS}: {GONE}", HELD)] == [10, 1, 1]
    asked, decided = Accommodation.objects.get(), Decision.objects.get()
    assert (asked.state, asked.extra_time_percent, decided.kind, decided.reason_code) == (
        "granted",
        50,
        "pass",
        "other",
    )
    application.refresh_from_db()
    assert (application.no_reason, ApprovalRequest.objects.get().reason_code) == ("fit", "other")
