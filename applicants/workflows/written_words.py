"""What people wrote in an application or about it, column by column: one list, from which the destruction works.

A column of free text that is neither here nor named as an exception by its test does not pass. Verdicts, ratings, codes
and days are no words: by them was selected, and they stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, QuerySet, Value, When

from applicants.models import (
    Accommodation,
    AnswerDelay,
    Application,
    ApprovalRequest,
    Availability,
    ConditionCheck,
    Decision,
    Interview,
    InterviewLogistics,
    InterviewNote,
    Job,
    MatchLock,
    Offer,
    OnboardingTask,
    PanelAgreement,
    Referral,
    RegistryMatch,
    Scorecard,
    ScorecardDraft,
    ScreeningStep,
    Section,
    Sending,
    TypingAllowance,
    Wish,
)
from applicants.rules.decisions import HOLD_REASONS
from applicants.workflows.referrals import KEPT, PASS_REASONS

GONE: Final = "Destroyed, as its time was over."
"""Instead of words where there were some and the database, or a page, has to know that."""
LISTED: Final = (*PASS_REASONS.values(), *(f"{KEPT}: {words}" for words in HOLD_REASONS.values()))
OWN: Final = "application"
OF_MEETING: Final = "interview__application"
GUARDED: Final = ("Scorecard", "PanelAgreement", "InterviewNote")
"""Written once, as the database holds."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a model that belong to an application by ``path``, and what becomes of their words.

    ``emptied`` columns say nothing afterwards; in ``replaced`` ones something stands instead where something stood.
    Where that begins with a reason from a list, which are ``codes``, by it was selected: only the words after it go.
    """

    model: Any
    path: str = OWN
    emptied: Mapping[str, Any] | None = None
    replaced: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def of(self, key: Any) -> QuerySet[Any]:
        """Those of an application."""
        return self.model.objects.filter(**{self.path: key})  # type: ignore[no-any-return]

    def due(self, key: Any) -> Iterator[tuple[QuerySet[Any], Mapping[str, Any]]]:
        """Those that still say something, with what they say afterwards."""
        if self.emptied:
            yield self.of(key).exclude(**self.emptied), self.emptied
        for name in self.replaced:
            yield replaced(self.of(key), name, self.codes)


def replaced(
    rows: QuerySet[Any], name: str, codes: Iterable[str] = (), *, stay: Iterable[str] = ()
) -> tuple[QuerySet[Any], Mapping[str, Any]]:
    """Those of the rows whose column still says something, with what it says afterwards.

    Behind one of ``codes`` only the words after it go, and what is one of ``stay`` stays as it is.
    """
    listed = {each: f"{each}: {GONE}" for each in codes}
    begins = [When(**{f"{name}__startswith": each, "then": Value(words)}) for each, words in listed.items()]
    kept = ("", GONE, *listed, *listed.values(), *stay)
    return rows.exclude(**{f"{name}__in": kept}), {name: Case(*begins, default=Value(GONE))}


DELETED: Final = (
    Rows(Section),
    Rows(Job),
    Rows(Wish),
    Rows(Availability),
    Rows(InterviewLogistics),
    Rows(ScorecardDraft, OF_MEETING),
    Rows(InterviewNote, OF_MEETING),
)
STAYING: Final = (
    Rows(Application, "pk", emptied={"withdraw_note": "", "request_note": "", "ended_sentence": ""}),
    Rows(Sending, emptied={"content": [], "changes": []}),
    Rows(Accommodation, emptied={"alternative": ""}, replaced=("wish", "answer")),
    Rows(AnswerDelay, replaced=("reason",)),
    Rows(ApprovalRequest, replaced=("note",)),
    Rows(ConditionCheck, replaced=("wrong_reason",)),
    Rows(Decision, emptied={"note": "", "explained": ""}),
    Rows(Interview, emptied={"note": "", "cancel_reason": ""}),
    Rows(MatchLock, replaced=("reason",)),
    Rows(Offer, emptied={"decline_note": ""}, replaced=("back_reason",)),
    Rows(OnboardingTask, emptied={"note": "", "back_reason": "", "answers": []}),
    Rows(PanelAgreement, OF_MEETING, replaced=("sentence",)),
    Rows(Referral, replaced=("passed_reason",), codes=LISTED),
    Rows(RegistryMatch, replaced=("doubt_reason",)),
    Rows(Scorecard, OF_MEETING, emptied={"comment": "", "comments": {}}, replaced=("correction_reason",)),
    Rows(ScreeningStep, replaced=("waive_reason",)),
    Rows(TypingAllowance, replaced=("alternative", "reason")),
)


def to_delete(key: Any) -> list[QuerySet[Any]]:
    """Rows of an application that are nothing but words, or what somebody wished for."""
    return [each.of(key) for each in DELETED]


def to_empty(key: Any) -> list[tuple[QuerySet[Any], Mapping[str, Any]]]:
    """Rows that stay and still say something, with what they say afterwards."""
    return [each for rows in STAYING for each in rows.due(key)]
