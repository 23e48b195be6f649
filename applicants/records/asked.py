"""What a program asks for, as rules: the one place where the numbers of its requirements are read, by day."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from applicants.records.called import called
from applicants.rules.eligibility import EligibilityRule, Need
from applicants.rules.requirements import Kind, RequirementRule
from apprenticeships.models import ProgramVersion, Requirement
from apprenticeships.rules.measures import Dated


def plain_rule(requirement: Requirement, *, on: date, today: date, dated: Dated | None = None) -> RequirementRule:
    """Return the rule of a requirement as it stands in the program: the one place where its numbers are read.

    ``on`` is the day of sending, which decides what is asked of a whole application. For a list of requirements load
    them with ``with_changes``, or hand over what is ``dated`` in each.
    """
    found = requirement.dated if dated is None else dated
    rule = RequirementRule(
        kind=Kind(requirement.kind),
        required=requirement.is_required,
        title=called(requirement),
        dated=found if found.changes else None,
        today=today,
    )
    return rule.measured(found.asked(on, today=today))


def rules_of(requirements: Iterable[Requirement], *, on: date) -> list[RequirementRule]:
    """Return what a version asks of somebody who begins on the day ``on``; loaded with ``with_changes``."""
    return [plain_rule(each, on=on, today=on) for each in requirements]


def requirements_of(version: ProgramVersion) -> list[Requirement]:
    """Return what a version asks for, in order."""
    rows = version.requirements.select_related("step").with_changes()
    return list(rows.order_by("step__position", "position"))


def eligibility_rule(rules: Iterable[RequirementRule]) -> EligibilityRule:
    """Return what an instant answer asks for, from the rules of a version."""
    by_kind = {each.kind: each for each in rules}

    def need(kind: Kind) -> Need:
        found = by_kind.get(kind)
        if found is None:
            return Need.NOT_ASKED
        return Need.REQUIRED if found.required else Need.PREFERRED

    def measure(kind: Kind, name: Literal["years", "months", "words_per_minute"]) -> int | None:
        rule = by_kind.get(kind)
        return None if rule is None else rule.threshold.get(name)

    return EligibilityRule(
        min_age=measure(Kind.AGE, "years"),
        age=need(Kind.AGE),
        diploma=need(Kind.DIPLOMA),
        min_experience_months=measure(Kind.EXPERIENCE, "months"),
        experience=need(Kind.EXPERIENCE),
        typing_wpm=measure(Kind.TYPING, "words_per_minute"),
        approval_if_works_here=Kind.DEPARTMENT_APPROVAL in by_kind,
        student=need(Kind.ENROLLED_STUDENT),
    )
