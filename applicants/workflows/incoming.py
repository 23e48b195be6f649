"""A result that comes in: what it has to be before it is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from applicants.models import (
    Application,
    ApplicationState,
    ConditionKind,
    RegistryMatch,
    ResultImport,
    ScreeningResult,
)
from applicants.records.asked import plain_rule
from applicants.records.deadlines import local_day
from applicants.records.evidence import AFTER_READY, OF_THE_PERSON
from applicants.records.offer_first import NOT_BEFORE_OFFER, checks_wait
from applicants.rules.readings import read, refuse_beyond
from applicants.rules.registries import CONFIRMED
from applicants.rules.requirements import Kind
from applicants.rules.results import RegistryOutcome
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Requirement, RequirementKind, StepKind
from apprenticeships.refusals import rules_speak
from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.workflow import Actor


@dataclass(frozen=True, slots=True)
class Incoming:
    """One result to write down: for which application and requirement, what came in, on which day, from where."""

    application: int
    requirement: int
    values: Mapping[str, Any]
    taken_on: date
    source: str

    def row(
        self,
        application: Application,
        requirement: Requirement | None,
        *,
        batch: ResultImport | None,
        by: Actor,
        at: datetime,
    ) -> ScreeningResult:
        """Return the row that keeps it, not saved yet. What may not be written down is refused."""
        found = asked_of(application, requirement)
        if found.kind in ConditionKind.values:
            raise GuardFailed("This check has steps of its own. Take them one by one.", code="own-steps")
        _not_before_offer(application, found, at)
        not_ahead(application, self.taken_on, at, field="taken_on")
        with rules_speak():
            read(Kind(found.kind), self.values, self.taken_on)
        _not_beyond(found, self.values, self.taken_on)
        return ScreeningResult(
            person_id=application.person_id,
            kind=found.kind,
            requirement=None if found.kind in OF_THE_PERSON else found,
            taken_on=self.taken_on,
            values={name: value for name, value in self.values.items() if name != CONFIRMED},
            source=self.source[:120],
            batch=batch,
            recorded_by_id=by.user_id,
            recorded_at=at,
        )


def keep_matches(rows: Sequence[ScreeningResult], incoming: Sequence[Incoming], *, by: Actor, at: datetime) -> None:
    """Write down who found a match on a list and for which application, so that somebody else confirms it."""
    found = [
        (row, each.application)
        for row, each in zip(rows, incoming, strict=True)
        if row.kind == RequirementKind.REGISTRY and row.values.get("outcome") == RegistryOutcome.MATCH_CONFIRMED
    ]
    if not found:
        return
    if by.user_id is None:
        raise GuardFailed("A match is found by a person, who compared it. Sign in and write it down.", code="person")
    RegistryMatch.objects.bulk_create(
        [RegistryMatch(result=row, application_id=key, named_by_id=by.user_id, named_at=at) for row, key in found]
    )


def asked(application: Application, requirement_id: int) -> Requirement:
    """Return a requirement of an application that may still be answered; refuse any other."""
    return asked_of(application, Requirement.objects.filter(pk=requirement_id).first())


def asked_of(application: Application, requirement: Requirement | None) -> Requirement:
    """Return the requirement if it is one that this application asks for and that may still be answered."""
    if requirement is None or requirement.version_id != application.version_id:
        raise GuardFailed("This program does not ask for that.", code="not-asked")
    if application.state == ApplicationState.DRAFT:
        raise GuardFailed("This application has not been sent yet.", code="not-sent")
    if application.ended_at is not None:
        raise GuardFailed("This application is over. What came in later belongs to the next one.", code="ended")
    return requirement


def not_ahead(application: Application, day: date, at: datetime, *, field: str) -> None:
    """Refuse a day that has not come yet where the program is."""
    if day > local_day(application.version.program, at):
        raise GuardFailed("This day lies ahead. Write the day on which it happened.", code="ahead", field=field)


def _not_before_offer(application: Application, requirement: Requirement, at: datetime) -> None:
    """Refuse a look into a registry where the law wants a conditional offer first, and nobody has one yet."""
    if requirement.kind != RequirementKind.REGISTRY or application.state in AFTER_READY:
        return
    offers = application.version.steps.filter(kind=StepKind.OFFER).exists()
    if offers and checks_wait(application, on=local_day(application.version.program, at)):
        raise GuardFailed(NOT_BEFORE_OFFER, code="offer")


def _not_beyond(requirement: Requirement, values: Mapping[str, Any], taken_on: date) -> None:
    rule = plain_rule(requirement, on=taken_on, today=taken_on).made(taken_on)
    try:
        refuse_beyond(rule.kind, values, rule.threshold)
    except RuleRefused as refused:
        raise GuardFailed(refused.message, code=refused.code, field="score") from refused
