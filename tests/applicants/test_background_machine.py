"""Any order of steps of a background check: never a no without notice, copy of the report, days and two people.

And never a no put right by less than two, nor one that is lost.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from applicants.models import (
    AnswerKind,
    Application,
    BackgroundCheck,
    BackgroundPaper,
    CheckState,
    ConditionCheck,
    CorrectionState,
    Follows,
    NoticeKind,
    PaperKind,
)
from applicants.records.background import STATUSES, check_of, clock_of, notice_of
from applicants.records.check_holds import UNSETTLED
from applicants.workflows import (
    applications,
    background,
    background_corrections,
    background_notices,
    background_papers,
    withdrawals,
)
from applicants.workflows.background_papers import Assessment
from apprenticeships.errors import DomainError
from apprenticeships.models import Event, Message, Parameter
from apprenticeships.rules.holidays import federal_calendar
from apprenticeships.workflow import Actor
from tests.applicants.background import AGENCY, asked, by, complete, officer, told, upload
from tests.applicants.way import K, sent, way
from tests.factories import NOON

DAYS = federal_calendar(2025, 2030)
REACHED: set[str] = set()
WEIGHED = Assessment("Grave", "Years ago", "Meets patients")


class BackgroundMachine(RuleBasedStateMachine):
    """One applicant, two screening officers, and a clock."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.at = NOON
        self.refusals: list[str] = []
        self.away: list[tuple[date, date]] = []

    @initialize(
        rules=st.sampled_from(["federal", "california"]),
        start=st.sampled_from(["sent", "disputed", "complete", "decided", "put_right", "asked"]),
    )
    def begin(self, rules: str, start: str) -> None:
        self.application = sent(way(wanted=(K.AGE, K.DIPLOMA, K.BACKGROUND)))
        self.officers = [by(officer()), by(officer())]
        self.applies = Actor.user(self.application.person.user)
        if start != "asked":
            self.check = complete(self.application, self.user(0))
            BackgroundCheck.objects.filter(pk=self.check.pk).update(profile=rules)
        else:
            self.check = asked(self.application)
            Parameter.objects.create(
                version=self.application.version, key="notice_days", value=3, effective_from=date(2020, 1, 1)
            )
        self.note()
        if start not in {"asked", "complete"}:
            self.send(0)
        if start in {"decided", "put_right"}:
            self.wait_and_decide(14, 0, 1)
            self.ask_to_put_right(0, "review", "agency")
        if start == "put_right":
            self.answer_that(1, "agree")
        if start == "disputed":
            self.answer(AnswerKind.WRONG)

    def user(self, which: int) -> Any:
        return type(self.application.person.user).objects.get(pk=self.officers[which].id)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def note(self) -> None:
        """The check that goes on, and what its application had before."""
        self.check = check_of(self.application)
        self.check.application = type(self.application).objects.get(pk=self.application.pk)
        REACHED.update(self.application.background_checks.values_list("state", flat=True))

    def attempt(self, step: Callable[..., Any], **fields: Any) -> None:
        """Take a step; a refusal is a sentence, and anything else is a fault."""
        try:
            step(self.check.pk, at=self.at, **fields)
        except DomainError as refused:
            self.refusals.append(refused.message)
        self.note()

    @rule(days=st.integers(1, 6))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule()
    def sign(self) -> None:
        self.attempt(background.disclose, by=self.applies)
        self.attempt(background.sign, name=self.application.person.name, by=self.applies)

    @rule(clear=st.sampled_from([True, False, False]))
    def order_and_receive(self, clear: bool) -> None:
        self.attempt(background.order, ordered_on=self.at.date(), by=self.officers[0], **AGENCY)
        self.attempt(background.receive, clear=clear, received_on=self.at.date(), by=self.officers[0])

    @rule(who=st.integers(0, 1), what=st.sampled_from(["report", "assess", "draft"]))
    def prepare(self, who: int, what: str) -> None:
        actor = self.officers[who]
        if what == "report":
            self.attempt(background_papers.add_report, upload=upload(), by=actor)
        elif what == "assess":
            self.attempt(background_papers.assess, assessment=WEIGHED, by=actor)
        else:
            self.attempt(background_notices.draft_notice, means="email", named="It", by=actor)

    @rule(who=st.integers(0, 1))
    def send(self, who: int) -> None:
        before = len(self.refusals)
        self.attempt(background_notices.send_notice, sent_on=self.at.date(), by=self.officers[who])
        if len(self.refusals) == before:
            told(self.check, at=self.at)

    @rule(kind=st.sampled_from(AnswerKind.values))
    def answer(self, kind: str) -> None:
        self.attempt(background_notices.answer, kind=kind, words="No", answered_on=self.at.date(), by=self.applies)

    @rule(who=st.integers(0, 1))
    def resolve(self, who: int) -> None:
        self.attempt(background_notices.resolve, outcome="stands", by=self.officers[who])

    @rule(who=st.integers(0, 1))
    def propose(self, who: int) -> None:
        self.attempt(background_notices.propose, again="Still", by=self.officers[who])

    @rule(who=st.integers(0, 1))
    def decide(self, who: int) -> None:
        self.attempt(background_notices.decide, by=self.officers[who])

    @rule(days=st.integers(8, 14), first=st.integers(0, 1), second=st.integers(0, 1))
    def wait_and_decide(self, days: int, first: int, second: int) -> None:
        self.time_passes(days)
        self.propose(first)
        self.decide(second)

    @rule(
        who=st.integers(0, 1),
        follows=st.sampled_from([*Follows.values, "clear"]),
        cause=st.sampled_from(["agency", "record"]),
    )
    def ask_to_put_right(self, who: int, follows: str, cause: str) -> None:
        self.attempt(
            background_corrections.ask, cause=cause, follows=follows, words="A letter", came_on=self.at.date(),
            uploads=[upload("proof")], by=self.officers[who],
        )  # fmt: skip

    @rule(who=st.integers(0, 1), what=st.sampled_from(["agree", "agree", "keep", "ahead"]))
    def answer_that(self, who: int, what: str) -> None:
        before = self.stands()
        self.attempt(getattr(background_corrections, what), by=self.officers[who])
        assert what != "ahead" or self.stands() == before

    def stands(self) -> list[Any]:
        """Everything that a step could change."""
        rows = self.application.background_checks.order_by("pk").values_list("pk", "state")
        state = type(self.application).objects.values_list("state", flat=True).get(pk=self.application.pk)
        papers = BackgroundPaper.objects.filter(check_row__application=self.application).count()
        return [list(rows), state, papers, Message.objects.count(), Event.objects.count()]

    @rule(what=st.sampled_from(["send_back", "clear_after_all", "cancel"]))
    def step_back(self, what: str) -> None:
        step = background.cancel if what == "cancel" else getattr(background_notices, what)
        self.attempt(step, by=self.officers[0])

    @rule()
    def withdraw(self) -> None:
        if len(self.refusals) % 5 == 4:
            self.attempt(
                lambda _, **fields: applications.withdraw(self.application.pk, **fields),
                reason_code="pay", by=self.applies,
            )  # fmt: skip

    @rule()
    def stop_and_come_back(self) -> None:
        """A withdrawal that is taken back within the hours of the program."""
        since = self.at.date()
        before = len(self.refusals)
        self.attempt(
            lambda _, **fields: applications.withdraw(self.application.pk, **fields),
            reason_code="pay", by=self.applies,
        )  # fmt: skip
        if len(self.refusals) == before:
            self.at += timedelta(hours=20)
            self.attempt(lambda _, **fields: withdrawals.take_back(self.application.pk, **fields), by=self.applies)
            self.away.append((since, self.at.date()))

    @rule(how=st.sampled_from(["not_select", "find_ineligible"]))
    def say_no_in_a_sentence(self, how: str) -> None:
        """Around the clock; once in a while also where it is allowed, so that other steps have their turn."""
        if self.check.state in UNSETTLED or len(self.refusals) % 7 == 6:
            self.attempt(
                lambda _, **fields: getattr(applications, how)(self.application.pk, **fields),
                reason_code="places", sentence="All places are taken.", by=self.officers[0],
            )  # fmt: skip

    @invariant()
    def nobody_was_refused_while_a_report_was_not_settled(self) -> None:
        if hasattr(self, "check") and self.check.state in UNSETTLED:
            state = Application.objects.values_list("state", flat=True).get(pk=self.application.pk)
            assert state not in {"ineligible", "not_selected"}

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert [message for message in self.refusals if not message.endswith((".", "?"))] == []

    @invariant()
    def verdicts_read_the_same_as_the_workflow_says(self) -> None:
        if hasattr(self, "check"):
            known = ConditionCheck.objects.filter(application=self.application).values_list("status", flat=True)
            assert list(known) == [STATUSES[CheckState(self.check.state)]]

    @invariant()
    def the_kept_day_is_that_of_the_rule(self) -> None:
        if hasattr(self, "check") and self.check.state in {"waiting", "disputed", "proposed", "not_clear"}:
            assert self.check.final_from == clock_of(self.check).final_from

    @invariant()
    def nothing_runs_before_a_letter_left(self) -> None:
        if hasattr(self, "check") and self.check.state in {"asked", "authorized", "ordered", "review"}:
            assert self.check.final_from is None
            assert clock_of(self.check) is None

    @invariant()
    def a_no_that_was_put_right_stays_with_its_letters_and_took_four_signatures_of_two(self) -> None:
        if not hasattr(self, "check"):
            return
        for row in self.application.background_checks.filter(state=CheckState.SUPERSEDED):
            found = row.corrections.get(state=CorrectionState.AGREED)
            kinds = set(row.papers.values_list("kind", flat=True))
            assert found.answered_by_id not in {None, found.asked_by_id}
            assert row.decided_by_id not in {None, row.proposed_by_id}
            assert {"first", "final", "report", "proof", "amends"} <= kinds
            assert row.notices.filter(sent_at__isnull=False).count() == 2
            assert hasattr(row, "replaced_by") == (found.follows != Follows.NOTHING)
            assert Message.objects.filter(key=f"check.corrected:{row.pk}").exists()

    @invariant()
    def a_no_came_after_notice_copy_days_answers_and_by_two_people(self) -> None:
        if not hasattr(self, "check") or self.check.state != CheckState.NOT_CLEAR:
            return
        first, final = notice_of(self.check), notice_of(self.check, NoticeKind.FINAL)
        report = self.check.papers.filter(kind=PaperKind.REPORT).order_by("added_at").first()
        answers = self.check.answers.filter(kind=AnswerKind.WRONG)
        assert first.rights_id
        assert report.added_at <= first.sent_at < final.sent_at
        assert self.check.papers.filter(kind=PaperKind.FIRST).exists()
        assert not answers.filter(resolved_on__isnull=True).exists()
        assert self.check.decided_by_id not in {None, self.check.proposed_by_id}
        still = [(each.answered_on, each.resolved_on) for each in answers]
        if self.check.profile == "california":
            still = []
        still += self.away
        between = [first.sent_on + timedelta(days=n) for n in range(1, (final.sent_on - first.sent_on).days)]
        ran = [day for day in between if DAYS.is_business_day(day) and not any(a <= day <= b for a, b in still)]
        assert len(ran) >= first.terms["days"]


@pytest.mark.django_db
def test_no_order_of_steps_leads_to_a_no_that_is_not_lawful():
    run_state_machine_as_test(
        BackgroundMachine,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert {"waiting", "disputed", "proposed", "not_clear", "superseded"} <= REACHED
