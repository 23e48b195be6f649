"""The command that checks, loads, exports and compares packs."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from apprenticeships.models import ProgramVersion
from apprenticeships.packs.schema import EXAM_BRANDS
from apprenticeships.packs.shipped import path_of
from cohorts.rules.exams import EXAM_RULES

MEDICAL = "medical-apprenticeship"


def pack(*arguments):
    out = StringIO()
    call_command("pack", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path, small):
    path = tmp_path / "small.yaml"
    path.write_text(small, encoding="utf-8")
    return path


def test_check_needs_no_database_and_says_that_all_is_well():
    assert pack("check", MEDICAL) == "Medical Apprenticeship (medical-apprenticeship) has no mistakes.\n"


def test_check_lists_every_mistake_and_ends_with_an_error(file, small):
    file.write_text(small.replace("weeks: 3", "weeks: x").replace("20.25", "x"), encoding="utf-8")

    with pytest.raises(CommandError) as caught:
        pack("check", str(file))

    assert str(caught.value).splitlines() == [
        "This pack has 2 mistakes. Nothing was loaded; correct the file and load it again.",
        '  line 20, column 15, rate: Write an hourly rate such as 18.40, not "x".',
        '  line 23, column 12, weeks: Write a whole number, not "x".',
    ]


def test_a_file_that_is_not_there_is_named_with_what_there_is():
    with pytest.raises(CommandError, match=r"nowhere.yaml cannot be read .* medical-apprenticeship"):
        pack("check", "nowhere.yaml")


@pytest.mark.django_db
def test_load_then_load_again_then_publish(file):
    assert pack("load", str(file)) == "+ program small: Small program\nSmall program, version 1 is draft.\n"
    assert pack("load", str(file)) == "No change.\n"
    assert pack("load", str(file), "--publish") == "Small program, version 1 is published.\n"
    assert pack("load", str(file), "--publish") == "No change.\n"


@pytest.mark.django_db
def test_a_pack_with_mistakes_loads_nothing(file, small):
    file.write_text(small.replace("weeks: 3", "weeks: 0"), encoding="utf-8")

    with pytest.raises(CommandError):
        pack("load", str(file))

    assert ProgramVersion.objects.count() == 0


@pytest.mark.django_db
def test_an_export_is_the_file_that_was_loaded():
    pack("load", MEDICAL, "--publish")

    assert pack("export", MEDICAL) == path_of(MEDICAL).read_text(encoding="utf-8")


@pytest.mark.django_db
def test_an_older_version_is_exported_by_its_number(file, small):
    pack("load", str(file), "--publish")
    file.write_text(small.replace("20.25", "21.00"), encoding="utf-8")
    pack("load", str(file), "--publish")

    assert "rate: 20.25\n" in pack("export", "small", "--number", "1")
    assert "rate: 21.00\n" in pack("export", "small")


@pytest.mark.django_db
def test_diff_says_what_loading_would_change_and_changes_nothing(file, small):
    assert pack("diff", str(file)) == "+ program small: Small program\n"
    pack("load", str(file))
    file.write_text(small.replace("20.25", "21.00"), encoding="utf-8")

    assert pack("diff", str(file)) == "tracks / aide / pay / exam_pass / rate: 20.25 -> 21.00\n"
    assert pack("diff", str(file)) == "tracks / aide / pay / exam_pass / rate: 20.25 -> 21.00\n"


@pytest.mark.django_db
def test_an_unknown_program_or_version_is_refused_with_what_is_known(file):
    with pytest.raises(CommandError, match="No program has the slug other"):
        pack("export", "other")
    pack("load", str(file))

    with pytest.raises(CommandError, match="has no such version"):
        pack("export", "small", "--number", "9")


def test_packs_know_the_same_exams_as_the_rules():
    assert set(EXAM_BRANDS) == set(EXAM_RULES)
