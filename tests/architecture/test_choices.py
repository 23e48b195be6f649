"""What the rules and the columns both name is named alike: no value of one is unknown to the other."""

import pkgutil
from enum import StrEnum
from importlib import import_module

import pytest
from django.apps import apps
from django.db import models

from applicants.rules import requirements, typing
from apprenticeships.models import RequirementKind
from apprenticeships.packs.schema import MEASURE
from cohorts.models import DayKind, ExamState
from cohorts.rules import exams, hours, schedules

OWN = ("apprenticeships", "cohorts", "applicants")
OF_OTHER_NAMES = [
    (RequirementKind, requirements.Kind),
    (DayKind, hours.EntryKind),
    (DayKind, schedules.SessionKind),
]


def named(package, base):
    """The enumerations that the modules of a package define, by name."""
    root = import_module(package)
    modules = [root, *(import_module(f"{package}.{each.name}") for each in pkgutil.iter_modules(root.__path__))]
    return {
        each.__name__: each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, base) and each.__module__.startswith(package) and len(each)
    }


def of_one_name():
    for app in OWN:
        ruled, kept = named(f"{app}.rules", StrEnum), named(f"{app}.models", models.TextChoices)
        yield from ((kept[name], ruled[name]) for name in sorted(ruled.keys() & kept.keys()))


SAME = list(of_one_name())


def test_the_search_by_name_finds_what_it_is_for():
    assert [kept.__name__ for kept, _ in SAME] == ["HolidayPolicy", "ApplicationState"]


@pytest.mark.parametrize(("kept", "ruled"), [*SAME, *OF_OTHER_NAMES], ids=lambda each: each.__qualname__)
def test_rules_and_columns_know_the_same_values(kept, ruled):
    assert {each.name: each.value for each in ruled} == {each.name: each.value for each in kept}


def test_every_outcome_of_an_exam_is_a_state_of_its_own():
    outcomes = {each.value for each in exams.Outcome} - {exams.Outcome.VOIDED.value}

    assert outcomes == {ExamState.PASSED, ExamState.FAILED, ExamState.NO_SHOW}


def test_a_pack_may_name_every_formula_and_no_other():
    assert MEASURE.shapes["formula"].words == tuple(each.value for each in typing.Formula)


def test_every_value_fits_into_its_column():
    choices = [
        field
        for model in apps.get_models()
        if model._meta.app_label in OWN
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.CharField) and field.choices
    ]

    assert [f"{each}" for each in choices if max(len(value) for value, _ in each.flatchoices) > each.max_length] == []
