"""A closed class with enough applicants that a fairness report shows something, and what they said of themselves."""

from datetime import date, timedelta

from applicants.models import Application, ScreeningStep, SelfIdentification
from applicants.workflows.self_identification import reference
from apprenticeships.models import RequirementKind, Role
from tests import factories as make
from tests.factories import NOON

DECEMBER = date(2025, 12, 1)
SEEN = {
    # sex: not passed and withdrawn at the tests, not selected after the interview, hired
    "female": (12, 6, 7, 30),
    "male": (9, 6, 10, 20),
    "": (2, 0, 0, 1),
}


def analyst(**fields):
    """Somebody who looks at equal opportunity in all programs of the employer of all tests."""
    row = make.staff()
    make.membership(row, Role.EEO_ANALYST, **fields)
    return row


def closed_class(seen=None, *, starts=DECEMBER, version=None, cohort=None, person=None, answers=None):
    """A class with its applications; ``seen`` is a table like ``SEEN``."""
    if cohort is None and version is None:
        version = make.version()
        make.requirement(make.way_in(version)["tests"], RequirementKind.ENTRANCE_EXAM)
    cohort = cohort or make.cohort(version=version, starts_on=starts)
    person = person or make.person()
    plans = []
    for sex, (failed, withdrew, not_selected, hired) in (seen or SEEN).items():
        ends = [("ineligible", "not_met")] * failed + [("withdrawn", "missing")] * withdrew
        ends += [("not_selected", "met")] * not_selected + [("enrolled", "met")] * hired
        plans += [(state, verdict, (answers or {}) | ({"sex": sex} if sex else {})) for state, verdict in ends]
    exam = cohort.version.requirements.get(kind=RequirementKind.ENTRANCE_EXAM)
    rows = Application.objects.bulk_create(_application(cohort, person, state) for state, _, _ in plans)
    both = list(zip(rows, plans, strict=True))
    ScreeningStep.objects.bulk_create(
        ScreeningStep(application=row, requirement=exam, verdict=verdict) for row, (_, verdict, _) in both
    )
    SelfIdentification.objects.bulk_create(
        SelfIdentification(reference=reference(row.pk), month=date(2025, 10, 1), **said)
        for row, (_, _, said) in both
        if said
    )
    return cohort


def _application(cohort, person, state):
    return Application(
        cohort=cohort,
        version=cohort.version,
        person=person,
        state=state,
        started_at=NOON - timedelta(days=90),
        submitted_at=NOON - timedelta(days=80),
        ended_at=None if state == "enrolled" else NOON - timedelta(days=60),
        withdraw_reason="other_job" if state == "withdrawn" else "",
    )
