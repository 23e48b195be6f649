"""The three packs that come along say what their documents say."""

from decimal import Decimal

import pytest

from apprenticeships.models import FactTopic
from apprenticeships.packs.export import dump
from apprenticeships.packs.fields import Sourced, fields_of
from apprenticeships.packs.parse import parse
from apprenticeships.packs.schema import Setup
from apprenticeships.packs.shipped import shipped

MEDICAL, INTERNSHIP, PARTNERSHIP = "medical-apprenticeship", "high-school-internship", "training-partnership"


def entries(record):
    """Every sourced entry of a pack, at any depth."""
    for name in fields_of(record):
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else ():
            if isinstance(item, Sourced):
                yield item
                yield from entries(item)


def test_each_file_is_exactly_what_an_export_writes(pack_file):
    text = pack_file.read_text(encoding="utf-8")

    assert dump(parse(text)) == text


def test_every_entry_names_its_source_or_says_that_it_is_assumed(pack):
    silent = [entry for entry in entries(pack) if not entry.source and entry.assumed is not True]

    assert silent == []


def test_every_value_of_the_setup_that_is_no_default_names_its_source_or_is_assumed(pack):
    defaults = Setup()
    silent = [
        name
        for name in fields_of(Setup)
        if getattr(pack.setup, name).value != getattr(defaults, name).value
        and not (getattr(pack.setup, name).source or getattr(pack.setup, name).assumed)
    ]

    assert silent == []


def test_the_year_is_twelve_weeks_of_class_and_clinic_and_forty_of_clinic():
    phases = shipped(MEDICAL).phases

    assert [(each.weeks, each.class_time // 60, each.clinic_time // 60) for each in phases] == [
        (12, 4, 36),
        (40, 0, 40),
    ]


def test_hours_required_follow_from_the_weeks_or_are_assumed():
    setup = shipped(MEDICAL).setup

    assert (setup.required_rti.value // 60, setup.required_rti.assumed) == (48, False)
    assert (setup.required_ojl.value // 60, setup.required_ojl.assumed) == (2000, True)
    assert (setup.exam_week.value, setup.exam_week.assumed) == (12, False)


def test_lessons_fill_the_class_hours_of_the_year():
    pack = shipped(MEDICAL)

    assert sum(lesson.time for lesson in pack.lessons) == sum(each.weeks * each.class_time for each in pack.phases)


@pytest.mark.parametrize(
    ("slug", "path", "brand"),
    [("medical-assistant", "Clinical", "nha-ccma"), ("medical-administrative", "Non-clinical", "nha-cmaa")],
)
def test_both_paths_start_as_patient_care_associate_and_are_paid_more_after_the_exam(slug, path, brand):
    track = next(each for each in shipped(MEDICAL).tracks if each.slug == slug)

    assert (track.career_path, track.exam_brand, track.hired_as) == (path, brand, "Patient care associate")
    assert "exam_brand" in track.assumed
    assert [(step.trigger, step.rate, step.assumed) for step in track.pay] == [
        ("start", Decimal("18.40"), ("rate",)),
        ("exam_pass", Decimal("20.25"), ("title", "rate")),
    ]


def test_the_way_in_has_the_order_of_the_posting():
    assert [step.kind for step in shipped(MEDICAL).steps] == [
        "presentation",
        "interest",
        "session",
        "application",
        "tests",
        "screening",
        "interview",
        "offer",
        "onboarding",
    ]


def test_the_qualifications_are_those_of_the_posting():
    found = {each.kind: (each.required, each.audience, dict(each.threshold)) for each in shipped(MEDICAL).requirements}

    assert found == {
        "age": (True, "everybody", {"years": 18}),
        "diploma": (True, "everybody", {}),
        "experience": (True, "everybody", {"months": 24}),
        "conduct": (True, "everybody", {}),
        "department_approval": (True, "internal", {}),
        "info_session": (True, "everybody", {}),
        "entrance_exam": (True, "everybody", {"pass_mark": 70, "maximum": 100}),
        "workkeys": (False, "everybody", {"level": 3}),
        "typing": (True, "everybody", {"words_per_minute": 30, "formula": "A"}),
        "background": (True, "everybody", {}),
        "drug": (True, "everybody", {}),
        "registry": (
            True,
            "everybody",
            {"lists": ("OIG List of Excluded Individuals and Entities", "Missouri Family Care Safety Registry")},
        ),
    }


def test_the_internship_takes_six_to_eight_weeks_and_asks_for_interests():
    pack = shipped(INTERNSHIP)

    assert [(each.weeks, each.weeks_max) for each in pack.phases] == [(6, 8)]
    assert [step.kind for step in pack.steps][:3] == ["interest", "application", "matching"]
    assert len(pack.interests) >= 3
    assert pack.setup.seats_per_cohort.value > 300


def test_interns_are_evaluated_on_six_criteria_with_four_anchors_each():
    criteria = shipped(INTERNSHIP).criteria

    assert [each.slug for each in criteria if each.use == "evaluation"] == [
        "time-management",
        "interactions",
        "application-to-work",
        "organizational-skills",
        "attitude",
        "attendance",
    ]
    assert [len(each.anchors) for each in criteria] == [4] * 6


def test_the_partnership_has_six_components_with_the_targets_of_its_summary():
    components = shipped(PARTNERSHIP).components

    assert {each.slug: each.target for each in components} == {
        "credentials": 400,
        "continuing-education": 900,
        "apprenticeship": 10,
        "tuition": 200,
        "professional-development": 1800,
        "supervision": 100,
    }
    details = next(each.details for each in components if each.slug == "apprenticeship")
    assert (details["wage_months"], details["placement_percent"]) == (12, 90)


def test_the_kit_of_the_apprenticeship_asks_about_each_criterion_and_says_what_to_listen_for():
    kit = [each for each in shipped(MEDICAL).criteria if each.use == "interview"]

    assert [len(each.questions) for each in kit] == [2, 2, 1, 2, 2]
    assert [question.slug for each in kit for question in each.questions if not question.listen_for] == []


def test_the_partnership_names_its_thirteen_partners():
    partners = shipped(PARTNERSHIP).partners

    assert len(partners) == 13
    assert sum(each.role == "union" for each in partners) == 4
    assert {each.slug: each.note for each in partners}["baywell-health"] == "Called West Oakland Health Center before"


def test_whom_a_program_serves_is_told_and_never_asked_for(pack):
    told = {fact.slug for fact in pack.facts if fact.topic == FactTopic.POPULATION}
    asked = {each.slug for each in (*pack.requirements, *pack.criteria)}

    assert told & asked == set()


def test_the_partnership_tells_seven_target_populations():
    facts = [fact for fact in shipped(PARTNERSHIP).facts if fact.source == "target population"]

    assert [fact.topic for fact in facts] == [FactTopic.POPULATION] * 7


def test_what_was_reached_is_told_in_spanish_too(pack):
    """The public page of a program shows these facts to everybody."""
    spoken = {each.en for each in pack.spanish}

    assert [fact.text for fact in pack.facts if fact.topic == FactTopic.RESULT and fact.text not in spoken] == []


def test_every_step_and_what_it_asks_is_told_in_spanish_too(pack):
    spoken = {each.en for each in pack.spanish}
    shown = {
        text for each in (*pack.steps, *pack.requirements, *pack.onboarding) for text in (each.title, each.sentence)
    }

    assert {text for text in shown if text} - spoken == set()
