"""Voluntary answers are read by one page and by nothing else: neither the source nor any page names their table."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from applicants.rules.fairness_report import Question
from applicants.rules.small_cells import Chain
from applicants.workflows.fairness_counting import Counts
from tests.architecture.urls import addresses
from tests.architecture.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ROOT = Path(__file__).resolve().parents[2]
TABLE, USED = "applicants_selfidentification", "applicants_countedsheet"
COUNTING = "applicants/workflows/fairness_counting.py"
REPORT = "applicants/workflows/fairness.py"
OWN = "portal:self_identification"
MAY_NAME_IT = {
    "applicants/models/__init__.py",
    "applicants/models/self_identification.py",
    "applicants/workflows/self_identification.py",
    COUNTING,
}


def test_only_the_making_of_a_report_may_count_it():
    naming = {
        path.relative_to(ROOT).as_posix()
        for app in ("apprenticeships", "cohorts", "applicants")
        for path in (ROOT / app).rglob("*.py")
        if "fairness_counting" in path.read_text()
    }

    assert naming == {REPORT}


def test_counting_hands_out_numbers_and_never_joins_in_the_database():
    source = (ROOT / COUNTING).read_text()

    assert [field.type for field in fields(Counts)] == [list[str], list[Question]]
    assert {field.type for field in fields(Chain)} == {tuple[int, ...], int}
    assert not re.search(r"\.raw\(|cursor|Subquery|OuterRef|RawSQL|logg", source)


def test_only_the_model_and_its_workflow_name_it():
    naming = {
        path.relative_to(ROOT).as_posix()
        for app in ("apprenticeships", "cohorts", "applicants")
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts
        and any(each in path.read_text() for each in ("SelfIdentification", TABLE, "CountedSheet", USED))
    }

    assert naming == MAY_NAME_IT


def test_no_page_but_its_own_asks_its_table(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = World()
    table, client, asked = world.all(), Client(raise_request_exception=False), set()
    current = ""

    def watch(execute, sql, params, many, context):
        if TABLE in sql or USED in sql:
            asked.add(current)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        for name, own in table.items():
            current = name
            client.force_login(own.owner)
            response = client.get(reverse(name, kwargs=own.kwargs))
            if response.streaming:
                list(response.streaming_content)
        client.force_login(world.coordinator)
        for address in addresses():
            if address.name.startswith("admin:") and "logout" not in address.name:
                current = address.name
                client.get(address.path)

    assert asked == {OWN}
