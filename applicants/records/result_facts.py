"""What is known about many applications at once, as far as tests with a result are judged by it: six statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from applicants.models import ScreeningResult, ScreeningStep
from applicants.records.evidence import applied_on
from applicants.records.fact_rows import Outcome
from applicants.records.facts import PARAMETERS, Facts
from apprenticeships.models import Parameter
from apprenticeships.models.parameter import Values
from apprenticeships.models.person import PersonIdentity

Typed = tuple[int | None, Outcome]
"""A result, and the program for which it was typed, if it was."""


@dataclass(frozen=True, slots=True)
class Judgeable:
    """One application with its step for one test, and what came in for it."""

    step: ScreeningStep
    facts: Facts


def judgeable(applications: Collection[int], *, kind: str, slug: str, today: date) -> dict[int, Judgeable]:
    """Return by application what a test is judged by. Who is not asked for it, or has not sent theirs, is left out.

    Only results of this kind are loaded: nothing else may be judged by these facts.
    """
    rows = ScreeningStep.objects.filter(
        application__in=applications, requirement__kind=kind, requirement__slug=slug,
        application__submitted_at__isnull=False,
    )  # fmt: skip
    steps = list(
        rows.select_related(
            "application__version__program__organization", "application__cohort", "application__person",
            "requirement__step", "requirement__version", "waived_by",
        ).prefetch_related("requirement__changes").order_by("pk")
    )  # fmt: skip
    people = {each.application.person_id for each in steps}
    results = _results(people, kind)
    parameters = _parameters({each.application.version_id for each in steps})
    births = dict(PersonIdentity.objects.filter(person__in=people).values_list("person_id", "birth_date"))
    return {
        each.application_id: Judgeable(each, _facts(each, kind, today, results, parameters, births)) for each in steps
    }


def _facts(
    step: ScreeningStep,
    kind: str,
    today: date,
    results: Mapping[int, Sequence[Typed]],
    parameters: Mapping[int, Values],
    births: Mapping[int, date],
) -> Facts:
    application, asked = step.application, step.requirement
    on = applied_on(application, otherwise=today)
    return Facts(
        application=application,
        on=on,
        today=today,
        birth_date=births.get(application.person_id),
        answers={},
        jobs=(),
        employers=(),
        papers=(),
        results={kind: _within(application.version.program_id, results.get(application.person_id, []))},
        chairs=(),
        conditions={},
        in_california=False,  # results of one kind are judged here, not their place in the order
        offer_step=None,
        starts=(),
        parameters=parameters[application.version_id],
        changes={asked.pk: asked.dated.changes},
    )


def _within(program: int, rows: Iterable[Typed]) -> list[Outcome]:
    """Return the results as they are known to a program: of a typing test for another one it knows no class."""
    return [found if typed_at in {program, None} else replace(found, typed_for=None) for typed_at, found in rows]


def _results(people: Iterable[int], kind: str) -> Mapping[int, Sequence[Typed]]:
    rows = ScreeningResult.objects.filter(person__in=people, kind=kind, voided_at__isnull=True)
    found: dict[int, list[Typed]] = defaultdict(list)
    told: Iterable[tuple[Any, ...]] = rows.order_by("taken_on", "pk").values_list(
        "person_id", "values", "taken_on", "requirement__slug", "requirement__version__program_id",
        "typing_test__application_id", "typing_test__application__cohort__program_id",
        "typing_test__application__cohort__starts_on", "typing_test__minutes",
    )  # fmt: skip
    for person, values, taken_on, slug, program, typed_in, typed_at, typed_for, minutes in told:
        length = timedelta(minutes=minutes or 0)
        found[person].append((typed_at, Outcome(values, taken_on, slug, program, typed_in, typed_for, length)))
    return found


def _parameters(versions: Collection[int]) -> Mapping[int, Values]:
    rows: list[dict[str, Any]] = [
        {"key": key, "value": value, "version": version, "since": since.isoformat()}
        for key, value, version, since in Parameter.objects.filter(
            Q(version__in=versions) | Q(version__isnull=True), key__in=PARAMETERS
        )
        .order_by("pk")
        .values_list("key", "value", "version_id", "effective_from")
    ]
    return {each: Values([row for row in rows if row["version"] in {each, None}]) for each in versions}
