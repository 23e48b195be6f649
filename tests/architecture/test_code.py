"""Rules on our own code that no linter knows: sizes, imports inside functions, delayed tasks, unescaped text."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("apprenticeships", "cohorts", "applicants")
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
TABLES = {"apprenticeships/env.py:read"}  # one line for each variable: a table in the shape of a function
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "services.py", "signals.py", "common.py", "misc.py"}


def sources() -> Iterator[Path]:
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


FILES = list(sources())


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {path.relative_to(ROOT): ast.parse(path.read_text()) for path in FILES}


def test_no_file_is_longer_than_anybody_reads():
    long = {
        str(path.relative_to(ROOT)): n for path in FILES if (n := len(path.read_text().splitlines())) > LONGEST_FILE
    }

    assert long == {}


def test_no_function_is_longer_than_a_screen(trees):
    long = {
        f"{path}:{node.name}": node.end_lineno - node.lineno
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno > LONGEST_FUNCTION
    }

    assert long.keys() - TABLES == set()


def test_every_file_has_a_name_that_says_what_is_in_it():
    assert [str(path) for path in FILES if path.name in FORBIDDEN_NAMES and path.parent.name != "local"] == []


def test_every_module_says_in_one_line_what_it_is(trees):
    silent = [str(path) for path, tree in trees.items() if not ast.get_docstring(tree)]

    assert silent == []


def test_nothing_is_imported_inside_a_function(trees):
    inside = [
        f"{path}:{inner.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert inside == []


def test_nothing_waits_in_the_broker(trees):
    """No eta, no countdown, no ``.delay``: what has to happen later is a row with a time."""
    waiting = [
        f"{path}:{node.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            any(keyword.arg in {"eta", "countdown"} for keyword in node.keywords)
            or (isinstance(node.func, ast.Attribute) and node.func.attr in {"delay", "apply_async"})
        )
    ]

    assert waiting == []


def test_no_scope_of_a_model_joins_and_makes_distinct(trees):
    """A scope asks with a subquery: with DISTINCT, PostgreSQL took a quarter second to plan an application's page."""
    distinct = [
        f"{path}:{node.lineno}"
        for path, tree in trees.items()
        if path.parent.name == "models"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "distinct"
    ]

    assert distinct == []


def test_nobody_marks_a_text_as_safe(trees):
    marked = [
        f"{path}:{node.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and (getattr(node, "id", "") or getattr(node, "attr", "")) in {"mark_safe", "SafeText"}
    ]

    assert marked == []


def test_no_day_is_read_off_a_moment_without_a_place(trees):
    """A moment is in UTC: its date is tomorrow while it is evening in a clinic. ``utc_day`` says it is meant.

    The zone of those who have none is no place: it stands in for one that is looked up, never alone.
    """
    read = [
        f"{path}:{node.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "date"
        if _is_a_moment(node.func.value)
    ]

    assert read == []


def _is_a_moment(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        zones = [zone for each in node.args if isinstance(each, ast.Call) for zone in each.args]
        nowhere = any(getattr(each, "id", "") == "DEFAULT_ZONE" for each in zones)
        return isinstance(node.func, ast.Attribute) and (node.func.attr == "now" or nowhere)
    name = getattr(node, "id", "") or getattr(node, "attr", "")
    return isinstance(node, ast.BinOp) or name == "at" or name.endswith("_at")


def test_only_the_clock_reads_the_clock(trees):
    readers = [
        f"{path}:{node.lineno}"
        for path, tree in trees.items()
        if path.name != "clock.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "today", "utcnow"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"timezone", "datetime", "date"}
    ]

    assert readers == []


def test_workflows_and_rules_are_told_the_time(trees):
    asking = [
        f"{path}:{node.lineno}"
        for path, tree in trees.items()
        if {"workflows", "rules", "models"} & set(path.parts)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "today"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "clock"
    ]

    assert asking == []


def test_the_numbers_of_a_requirement_are_read_in_one_place(trees):
    """They change by date: ``Requirement.dated`` says which holds when, and a rule is asked for what it says."""
    numbers = {"threshold", "validity_months", "retest_wait_days"}
    rules = {"rule", "then", "again"}
    elsewhere = [
        f"{path}:{node.lineno}"
        for path, tree in trees.items()
        if str(path) not in {"apprenticeships/models/requirement.py", "cohorts/rules/exams.py"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in numbers
        if not isinstance(node.value, ast.Call)
        if not (isinstance(node.value, ast.Name) and node.value.id in rules)
        if not (isinstance(node.value, ast.Attribute) and node.value.attr == "rule")
    ]

    assert elsewhere == []


def test_nothing_names_the_machine_it_was_written_on():
    suspicious = ["/work" + "/", "/root" + "/", "files.python" + "hosted", "registry.npm" + "js"]
    names = [
        f"{path.relative_to(ROOT)}: {word}"
        for folder in (*APPS, "templates", "static", "tests")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in {".py", ".html", ".txt", ".md", ".yaml", ".js", ".css", ".toml", ".sh"}
        if "vendor" not in path.parts
        for word in suspicious
        if word in path.read_text(errors="replace")
    ]

    assert names == []
