"""A candidate of whom everything is known, and the words of it that no hiring page may show."""

from datetime import date

from applicants.models import ConditionCheck, Job, Lead, ScreeningResult, ScreeningStep, Section
from apprenticeships.models import RequirementKind, Step
from tests import factories as make
from tests.applicants.hiring_world import NOW

CANARIES = (
    "1987",
    "Zanzibar Way",
    "Hidden Hollow",
    "63999",
    "canary-source",
    "Roosevelt High",
    "graduated",
    "pre_adverse",
    "pre adverse",
    "verified_positive",
    "verified positive",
    "Zz-medical-review",
    "friend_canary",
    "too_old",
    "being_checked",
    "lead-note-canary",
    "Spanish",
)


def loaded(here, **fields):
    """A candidate of whom everything is known, also what no hiring page may show."""
    person = make.applicant(
        given_name="Aaliyah",
        family_name="Brooks",
        birth_date=date(1987, 3, 14),
        street="12 Zanzibar Way",
        city="Hidden Hollow",
        state="MO",
        postal_code="63999",
        language="es",
    )
    who = here.candidate(person=person, **fields)
    steps = {step.kind: step for step in Step.objects.filter(version=here.version)}
    asked = {
        RequirementKind.EXPERIENCE: make.requirement(
            steps["application"], RequirementKind.EXPERIENCE, threshold={"months": 24}
        ),
        RequirementKind.TYPING: make.requirement(
            steps["tests"], RequirementKind.TYPING, threshold={"words_per_minute": 30, "formula": "A"}
        ),
        RequirementKind.ENTRANCE_EXAM: make.requirement(
            steps["tests"], RequirementKind.ENTRANCE_EXAM, threshold={"pass_mark": 70, "maximum": 100}
        ),
        RequirementKind.WORKKEYS: make.requirement(
            steps["tests"], RequirementKind.WORKKEYS, is_required=False, threshold={"level": 3}
        ),
        RequirementKind.BACKGROUND: make.requirement(steps["screening"], RequirementKind.BACKGROUND),
        RequirementKind.DRUG: make.requirement(steps["screening"], RequirementKind.DRUG),
        RequirementKind.REFERENCE: make.requirement(steps["screening"], RequirementKind.REFERENCE, is_required=False),
    }
    for kind, row in asked.items():
        condition = kind in {RequirementKind.BACKGROUND, RequirementKind.DRUG}
        ScreeningStep.objects.create(
            application=who,
            requirement=row,
            verdict="missing" if condition else "met",
            reason_code="being_checked" if condition else "passed",
        )
    results = {
        RequirementKind.TYPING: {"keystrokes": 1050, "errors": 5, "minutes": 5},
        RequirementKind.ENTRANCE_EXAM: {"score": 82, "maximum": 100},
        RequirementKind.WORKKEYS: {"applied_math": 4, "graphic_literacy": 5, "workplace_documents": 4},
    }
    for kind, values in results.items():
        ScreeningResult.objects.create(
            person=person,
            kind=kind,
            requirement=None if kind != RequirementKind.ENTRANCE_EXAM else asked[kind],
            taken_on=date(2025, 12, 1),
            values=values,
            source="canary-source",
            recorded_at=NOW,
        )
    for kind, status in (("background", "pre_adverse"), ("drug", "verified_positive")):
        ConditionCheck.objects.create(
            application=who, kind=kind, status=status, status_on=date(2025, 12, 2), recorded_at=NOW
        )
    Lead.objects.create(
        person=person, program=here.version.program, source="friend", note="lead-note-canary", created_at=NOW
    )
    Section.objects.create(
        application=who,
        slug="words",
        answers={"why": "I was told I listen well.", "note": "Roosevelt High"},
        saved_at=NOW,
    )
    Section.objects.create(
        application=who,
        slug="education",
        answers={"school": "Roosevelt High", "graduated": "2005", "source": "friend_canary"},
        saved_at=NOW,
    )
    Job.objects.create(
        application=who,
        employer="Maple Court Senior Living",
        title="Resident aide",
        started_on=date(2022, 7, 7),
        ended_on=date(2026, 1, 6),
    )
    return who
