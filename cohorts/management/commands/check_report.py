"""`manage.py check_report FILE`: whether a report that somebody holds as a CSV file says what was frozen."""

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cohorts.models import Report
from cohorts.reporting.files import as_csv, figures_in
from cohorts.reporting.reading import is_whole

DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
MOST_BYTES = 5_000_000


class Command(BaseCommand):
    """Finds the report by the digest in the file, and compares every figure."""

    help = "Tell whether the figures of a report's CSV file are those that were frozen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Say which report it is, or what does not match."""
        path: Path = options["file"]
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise CommandError(f"{path} is no report: write the path of a CSV file of a report.")
        text = path.read_bytes().decode("utf-8-sig", "replace")
        found = DIGEST.findall(text)
        if not found:
            raise CommandError("No digest stands in this file.")
        rows = Report.objects.select_related("grant__program__organization", "submitted_by")
        report = rows.filter(digest=found[-1]).first()
        if report is None:
            raise CommandError("No report has the digest of this file.")
        if not is_whole(report):
            raise CommandError(f"The {report} was changed in the database: its figures do not match their digest.")
        if figures_in(text) != figures_in(report_text(report)):
            raise CommandError(f"The file names the {report}, but its figures were changed.")
        self.stdout.write(f"The file holds the figures of the {report}, {report.get_state_display().lower()}.")


def report_text(report: Report) -> str:
    """The CSV file of a report as it would be made now."""
    return as_csv(report).decode("utf-8-sig")
