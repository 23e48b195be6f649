"""Packs in the database: loaded, loaded again, changed, published, refused."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from apprenticeships.errors import TransitionRefused
from apprenticeships.models import (
    Event,
    Fact,
    Organization,
    Partner,
    Program,
    ProgramVersion,
    Requirement,
    Track,
    VersionState,
)
from apprenticeships.packs.diff import diff
from apprenticeships.packs.export import dump
from apprenticeships.packs.load import load, newest, publish_version
from apprenticeships.packs.mistakes import PackError
from apprenticeships.packs.parse import parse
from apprenticeships.packs.shipped import shipped
from apprenticeships.packs.stored import stored
from apprenticeships.rules.measures import Change
from apprenticeships.workflow import Actor
from tests.apprenticeships.packs.test_export import cases

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 15, tzinfo=UTC)
SYSTEM = Actor.system("test")


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", "before", "after"))


def rows():
    models = (Program, ProgramVersion, Track, Requirement, Fact, Partner, Organization, Event)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_what_was_loaded_is_read_back_as_the_same_pack(pack):
    loaded = load(pack, by=SYSTEM, at=NOW)

    assert stored(loaded.version) == pack
    assert dump(stored(loaded.version)) == dump(pack)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_any_pack_is_read_back_as_it_was_loaded(case):
    loaded = load(case.pack, by=SYSTEM, at=NOW)

    assert stored(ProgramVersion.objects.get(pk=loaded.version.pk)) == case.pack
    assert load(parse(dump(case.pack)), by=SYSTEM, at=LATER).changed is False


def test_a_first_load_makes_a_draft_and_records_it(small):
    loaded = load(parse(small), by=SYSTEM, at=NOW)

    assert (loaded.version.number, loaded.version.state, loaded.published) == (1, VersionState.DRAFT, False)
    assert loaded.lines == ("+ program small: Small program",)
    assert kinds() == [("programversion.load", "", "draft")]
    assert Organization.objects.get(slug="cedar-bend-health").zone == "America/Chicago"


def test_loading_the_same_pack_twice_changes_nothing(pack):
    load(pack, by=SYSTEM, at=NOW, publish=True)
    before = rows()

    again = load(pack, by=SYSTEM, at=LATER, publish=True)

    assert (again.changed, again.lines, rows()) == (False, (), before)


def test_a_draft_is_written_over_in_place(small):
    first = load(parse(small), by=SYSTEM, at=NOW)

    second = load(parse(small.replace("18 years or older", "At least 18")), by=SYSTEM, at=LATER)

    assert second.version.pk == first.version.pk
    assert second.lines == ("requirements / age / title: 18 years or older -> At least 18",)
    assert [(each.title, each.step.slug) for each in Requirement.objects.all()] == [("At least 18", "application")]


def test_a_published_version_stays_and_the_pack_becomes_the_next_draft(small):
    first = load(parse(small), by=SYSTEM, at=NOW, publish=True)

    second = load(parse(small.replace("20.25", "21.00")), by=SYSTEM, at=LATER)

    assert (second.version.number, second.version.state) == (2, VersionState.DRAFT)
    assert stored(first.version) == parse(small)


def test_publishing_puts_the_draft_in_force_and_retires_the_version_before(small):
    load(parse(small), by=SYSTEM, at=NOW, publish=True)

    load(parse(small.replace("20.25", "21.00")), by=SYSTEM, at=LATER, publish=True)

    assert list(ProgramVersion.objects.order_by("number").values_list("state", "published_at")) == [
        (VersionState.RETIRED, NOW),
        (VersionState.PUBLISHED, LATER),
    ]
    assert kinds() == [
        ("programversion.load", "", "draft"),
        ("programversion.publish", "draft", "published"),
        ("programversion.load", "", "draft"),
        ("programversion.retire", "published", "retired"),
        ("programversion.publish", "draft", "published"),
    ]


def test_a_draft_that_holds_the_pack_already_is_published_when_asked(small):
    load(parse(small), by=SYSTEM, at=NOW)

    again = load(parse(small), by=SYSTEM, at=LATER, publish=True)

    assert (again.lines, again.published, again.version.state) == ((), True, VersionState.PUBLISHED)


def test_a_published_version_is_not_published_again(small):
    loaded = load(parse(small), by=SYSTEM, at=NOW, publish=True)

    with pytest.raises(TransitionRefused, match="published already"):
        publish_version(loaded.version, by=SYSTEM, at=LATER)


def test_a_draft_goes_before_the_published_version(small):
    load(parse(small), by=SYSTEM, at=NOW, publish=True)
    load(parse(small.replace("20.25", "21.00")), by=SYSTEM, at=LATER)

    found = newest(Program.objects.get(slug="small"))

    assert (found.number, found.state) == (2, VersionState.DRAFT)


def test_the_name_of_a_program_has_no_versions_and_changes_at_once(small):
    load(parse(small), by=SYSTEM, at=NOW, publish=True)

    load(parse(small.replace("Small program", "Smaller program")), by=SYSTEM, at=LATER)

    assert Program.objects.get(slug="small").name == "Smaller program"


def test_an_organization_that_is_known_by_another_name_stops_the_load(small):
    Organization.objects.create(slug="cedar-bend-health", name="Cedar Bend", kind="employer")

    with pytest.raises(PackError) as caught:
        load(parse(small), by=SYSTEM, at=NOW)

    assert [str(mistake) for mistake in caught.value.mistakes] == [
        'line 6, column 9, name: This organization is kept here with "Cedar Bend". Write that.'
    ]
    assert Program.objects.count() == 0


def test_partners_are_added_once_and_never_renamed():
    pack = shipped("training-partnership")
    Organization.objects.create(slug="gardner-health-services", name="Gardner", kind="clinic")

    with pytest.raises(PackError) as caught:
        load(pack, by=SYSTEM, at=NOW)

    (mistake,) = caught.value.mistakes
    assert (mistake.key, mistake.message) == (
        "name",
        'The organization gardner-health-services is called "Gardner" here. Write that, or choose another slug.',
    )


def test_a_union_that_runs_a_program_may_be_its_partner_too():
    loaded = load(shipped("training-partnership"), by=SYSTEM, at=NOW)

    assert Organization.objects.count() == 13
    assert loaded.version.partners.filter(organization=loaded.version.program.organization).count() == 1


def test_a_program_does_not_move_to_another_organization(small):
    load(parse(small), by=SYSTEM, at=NOW)

    with pytest.raises(PackError) as caught:
        load(parse(small.replace("slug: cedar-bend-health", "slug: other")), by=SYSTEM, at=LATER)

    assert [str(mistake) for mistake in caught.value.mistakes] == [
        "line 5, column 9, slug: This program belongs to cedar-bend-health here. Write that, or choose another slug."
    ]


def test_a_calendar_that_is_not_here_stops_the_load(small):
    source = small.replace("setup:\n", "setup:\n  calendar:\n    value: lunar\n")

    with pytest.raises(PackError) as caught:
        load(parse(source), by=SYSTEM, at=NOW)

    assert [str(mistake) for mistake in caught.value.mistakes] == [
        'line 9, column 12, value: No calendar is called "lunar" here. Add it, or leave the key out.'
    ]


def test_a_pack_without_a_file_has_mistakes_without_a_place(small):
    Organization.objects.create(slug="cedar-bend-health", name="Cedar Bend", kind="employer")

    with pytest.raises(PackError) as caught:
        load(replace(parse(small), places={}), by=SYSTEM, at=NOW)

    assert str(caught.value.mistakes[0]).startswith("pack, name: This organization")


def test_a_version_that_forms_filled_is_exported_and_read_again(small):
    version = load(parse(small), by=SYSTEM, at=NOW).version
    version.summary = "First line.\n\n  Second   line."
    version.origins = {"seats_per_cohort": {"source": "nobody", "assumed": False}}
    version.save()

    exported = stored(ProgramVersion.objects.get(pk=version.pk))

    assert exported.setup.summary.value == "First line. Second line."
    assert parse(dump(exported)) == exported


def test_a_pack_may_ask_for_a_registry_check_and_name_its_lists(small):
    asked = "  - {slug: registries, step: application, kind: registry, title: Registries, validity_months: 1,\n"
    asked += "     threshold: {lists: [OIG exclusions, State registry]}}\n"

    load(parse(small + asked), by=SYSTEM, at=NOW)

    row = Requirement.objects.get(kind="registry")
    assert (row.threshold, row.validity_months) == ({"lists": ["OIG exclusions", "State registry"]}, 1)
    assert parse(dump(stored(row.version))).requirements[-1].threshold["lists"] == ("OIG exclusions", "State registry")


def test_a_list_of_a_parameter_with_words_takes_only_these(small):
    asked = "parameters:\n  - {key: drug_cannabis, value: sometimes, effective_from: 2026-01-01}\n"

    with pytest.raises(PackError) as caught:
        parse(small + asked)
    assert "Write one of: tested, active_only, not_tested." in str(caught.value.mistakes[0])


CHANGES = """
  - {slug: exam, step: application, kind: entrance_exam, title: Exam, threshold: {pass_mark: 70, maximum: 100},
     validity_months: 12, changes: [
       {number: pass_mark, value: 65, effective_from: 2026-09-01, for_all: true, reason: Too hard., source: minutes},
       {number: validity_months, value: none, effective_from: 2026-09-01},
       {number: pass_mark, value: 60, effective_from: 2027-01-01, assumed: true}]}
  - {slug: registries, step: application, kind: registry, title: Registries, threshold: {lists: [OIG]}, changes: [
       {number: lists, value: [OIG, State registry], effective_from: 2026-09-01}]}
"""


def test_numbers_from_a_day_on_come_with_a_pack_and_go_out_with_it(small):
    version = load(parse(small + CHANGES.lstrip("\n")), by=SYSTEM, at=NOW).version

    exam, registries = version.requirements.filter(slug__in=["exam", "registries"]).order_by("slug")
    exported = parse(dump(stored(version)))

    assert [(each.rule, each.reason, each.source, each.assumed) for each in exam.changes.order_by("pk")] == [
        (Change("pass_mark", 65, date(2026, 9, 1), for_all=True), "Too hard.", "minutes", False),
        (Change("validity_months", None, date(2026, 9, 1)), "", "", False),
        (Change("pass_mark", 60, date(2027, 1, 1)), "", "", True),
    ]
    assert registries.dated.on(date(2026, 9, 1), today=date(2026, 9, 1))["lists"] == ["OIG", "State registry"]
    assert exported == parse(small + CHANGES.lstrip("\n"))
    exam.changes.filter(value=65).update(taken_back_at=NOW)
    assert [each.value for each in stored(version).requirements[1].changes] == [None, 60]
    assert diff(exported, stored(version)) == ["- requirements / exam / changes / pass_mark 2026-09-01: 65"]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("value: 65", "value: 101", "The pass mark is above the maximum then. Write a lower one."),
        ("value: 65", "value: none", "Write a whole number from 1 to 1000."),
        ("value: 65", "value: true", "Write a whole number from 1 to 1000."),
        ("value: none", "value: 0", "Write a whole number from 1 to 600, or none."),
        ("number: validity_months", "number: level", "A requirement of kind entrance_exam has no level."),
        ("number: validity_months", "number: pace", '"pace" is not known.'),
        ("2027-01-01", "2026-09-01", "Another entry of changes has this number and effective_from. Choose another."),
        ("[OIG, State registry]", "OIG", "Write the names, with a semicolon between them."),
    ],
)
def test_a_number_from_a_day_on_that_makes_no_sense_is_refused(small, before, after, message):
    source = small + CHANGES.lstrip("\n").replace(before, after)

    with pytest.raises(PackError) as caught:
        parse(source)

    assert message in " ".join(str(each) for each in caught.value.mistakes)
