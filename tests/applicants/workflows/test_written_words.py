"""What people wrote about themselves or about a candidate goes everywhere, and what was decided stays."""

from datetime import date, timedelta

import pytest
from django.db import InternalError, connection, transaction

from applicants.models import (
    Accommodation,
    AnswerDelay,
    ApprovalRequest,
    Availability,
    BackgroundCheck,
    ConditionCheck,
    Decision,
    Interview,
    InterviewLogistics,
    Lead,
    MatchLock,
    Offer,
    RegistryMatch,
    ScreeningResult,
    ScreeningStep,
    TypingAllowance,
    Wish,
)
from applicants.records.parts import paths
from applicants.rules.decisions import HOLD_REASONS
from applicants.workflows import (
    answer_retention,
    complaints,
    destruction,
    event_retention,
    mail_retention,
    paper_retention,
    reference_chores,
    typing_retention,
)
from applicants.workflows.referrals import KEPT, PASS_REASONS
from applicants.workflows.written_words import DELETED, GONE, STAYING
from apprenticeships import audit
from apprenticeships.models import Event, Interest, RequirementKind
from apprenticeships.workflow import Actor
from cohorts.models import Seat
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
    asked = make.requirement(make.way_in(application.version)["tests"], RequirementKind.TYPING)
    ScreeningStep.objects.create(
        **own,
        requirement=asked,
        verdict="waived",
        waived_by=user,
        waive_reason=DEAF,
    )
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
    assert str(said(application)).count(DEAF) == 24

    assert [answer_retention.destroy_due(at=OVER + timedelta(days=days)) for days in (-1, 0, 1)] == [0, 1, 0]

    left = said(application)
    assert DEAF not in str(left)
    assert not any(rows.of(application.pk).exists() for rows in DELETED)
    assert [left.count(words) for words in (GONE, f"{OTHERS}: {GONE}", HELD)] == [11, 1, 1]
    asked, decided = Accommodation.objects.get(), Decision.objects.get()
    assert (asked.state, asked.extra_time_percent, decided.kind, decided.reason_code) == (
        "granted",
        50,
        "pass",
        "other",
    )
    application.refresh_from_db()
    assert (application.no_reason, ApprovalRequest.objects.get().reason_code) == ("fit", "other")


def holding(words):
    """Tables of the whole database in which these words stand, in whatever column."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {table} AS row WHERE row::text ILIKE %s", [f"%{words}%"])
            found[table] = cursor.fetchone()[0]
    return {table for table, many in found.items() if many}


def step_everywhere(application, opening, by):
    """An event with free words about every row of the application, and about what only its person leads to."""
    seat = Seat.objects.filter(opening=opening).first() or Seat.objects.create(opening=opening)
    Offer.objects.filter(application=application).update(seat=seat)
    rows = [row for model, path in paths().items() for row in model.objects.filter(**{path: application.pk})]
    result = ScreeningResult.objects.get()
    result.voided_at, result.void_reason = NOON, DEAF
    result.save()
    lead = Lead.objects.create(
        person=application.person, program=application.version.program, source="web", note=DEAF, created_at=NOON
    )
    for row in [*rows, result, lead, seat, application.person]:
        audit.record("some.step", row, by=by, at=NOON, person=application.person, before="a", after="b", reason=DEAF)
    for words in LEFT:
        audit.record("some.reason", application, by=by, at=NOON, person=application.person, reason=words)
    return {type(row) for row in rows}


LEFT = {
    "pay": "pay",
    "below_mark, not_done": "below_mark, not_done",
    "Nobody answered in time": "Nobody answered in time",
    f"{OTHERS}: {DEAF}": f"{OTHERS}: {GONE}",
    HELD: HELD,
    "pay is too low for me": GONE,
}
"""What becomes of a reason: a code, codes, our own sentence, and one from a list stay."""


def chores(at):
    for each in (destruction, complaints, reference_chores, typing_retention, answer_retention, paper_retention):
        each.destroy_due(at=at)
    mail_retention.destroy_due(at=at)
    return event_retention.destroy_due(at=at)


def test_no_free_word_is_left_in_the_whole_database_and_every_step_still_says_who_and_when():
    user, opening = make.user(), make.opening()
    application = make.application(
        state="not_selected", cohort=opening.cohort, no_reason="fit", ended_sentence=DEAF, request_note=DEAF
    )
    write_everywhere(application, opening, user)
    BackgroundCheck.objects.create(application=application, asked_at=NOON)
    kinds = step_everywhere(application, opening, Actor.user(user))
    before = list(Event.objects.order_by("pk").values_list("pk", "kind", "actor_name", "at", "before", "after"))
    assert len(kinds) > 15
    assert {"apprenticeships_event", "applicants_lead", "applicants_screeningresult"} < holding(DEAF)
    chores(OVER - timedelta(days=1))
    assert "apprenticeships_event" in holding(DEAF)

    assert chores(OVER + timedelta(days=1)) > 0

    assert holding(DEAF) == set()
    after = Event.objects.filter(pk__in=[key for key, *_ in before]).order_by("pk")
    assert list(after.values_list("pk", "kind", "actor_name", "at", "before", "after")) == before
    told = after.filter(kind="some.reason").values_list("reason", flat=True)
    assert list(told) == list(LEFT.values())
    assert chores(OVER + timedelta(days=2)) == 0


def test_words_about_a_person_stay_while_anything_of_them_is_kept():
    """A second application goes on: the first one's words go, and what belongs to none of the two stays."""
    user, opening = make.user(), make.opening()
    application = make.application(state="not_selected", cohort=opening.cohort, no_reason="fit")
    later = make.application(person=application.person, version=application.version, cohort=make.cohort())
    by, tail = Actor.user(user), {"at": NOON, "person": application.person}
    for row in (application, later, application.person):
        audit.record("some.step", row, by=by, reason=f"{DEAF} {row._meta.model_name} {row.pk}", **tail)

    assert chores(OVER + timedelta(days=1)) == 0

    kept = Event.objects.filter(kind="some.step").order_by("pk").values_list("reason", flat=True)
    assert [words == GONE for words in kept] == [True, False, False]


def test_the_database_lets_nobody_change_an_event():
    application = make.application()
    event = audit.record("some.step", application, by=Actor.system("test"), at=NOON, reason=DEAF)
    for change in (lambda rows: rows.update(reason="Other words"), lambda rows: rows.delete()):
        with pytest.raises(InternalError), transaction.atomic():
            change(Event.objects.filter(pk=event.pk))
    assert Event.objects.filter(pk=event.pk).update(person=application.person) == 1
