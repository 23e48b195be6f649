"""Whether a file that somebody holds says what was frozen."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from cohorts.models import Report
from cohorts.reporting.files import as_csv
from tests.cohorts.reports import scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(tmp_path):
    here = scene()
    here.training(date(2025, 10, 8), 4)
    row = Report.objects.select_related("grant__program__organization", "submitted_by").get(pk=here.sent().pk)
    path = tmp_path / "report.csv"
    path.write_bytes(as_csv(row))
    return path


def test_a_file_as_it_was_made_matches(held, capsys):
    call_command("check_report", str(held))

    assert (
        "The file holds the figures of the report of October 2025 to December 2025, version 1"
        in capsys.readouterr().out
    )


def test_a_signature_that_came_later_changes_nothing(held):
    held.write_bytes(held.read_bytes().replace(b"Not yet", b"Sol"))

    call_command("check_report", str(held))


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda text: text.replace(",4,4,", ",40,40,"), "its figures were changed"),
        (lambda text: text.replace(text.rsplit(",", 1)[1], "0" * 64), "No report has the digest"),
        (lambda text: text[:9], "No digest stands"),
    ],
)
def test_a_file_that_was_changed_is_told_from_the_report(held, change, refusal):
    held.write_text(change(held.read_text(encoding="utf-8-sig")), encoding="utf-8-sig")

    with pytest.raises(CommandError, match=refusal):
        call_command("check_report", str(held))


def test_what_is_no_file_is_said(tmp_path):
    with pytest.raises(CommandError, match="is no report"):
        call_command("check_report", str(tmp_path / "nowhere.csv"))
