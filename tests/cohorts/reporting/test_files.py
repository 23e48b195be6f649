"""The files of a frozen report: they open, hold every number, and print the digest."""

import base64
import csv
import io
import re
import zlib
from datetime import date

import pytest

from apprenticeships.workflow import Actor
from cohorts.models import Report
from cohorts.reporting.files import as_csv, as_pdf, file_name
from cohorts.workflows import reports
from tests import partnership
from tests.cohorts.reports import scene
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    here = scene()
    partnership.component(here.version, "tuition", title="=Tuition & <fees>")
    here.training(date(2025, 10, 8), 12)
    notes = {"professional_development": "-Two clinics came along; Łukasz counted <them> & us."}
    row = reports.submit(here.draft().pk, notes=notes, by=Actor.user(here.coordinator), at=NOON)
    here.signed(row, here.union, dissent="We counted 40.")
    return Report.objects.select_related("grant__program__organization", "submitted_by").get(pk=row.pk)


def rows(report):
    text = as_csv(report).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_table_holds_every_line_and_what_else_there_is_to_know(report):
    found = rows(report)

    assert found[0] == [
        "Component", "Target", "Services", "People", "Claimed people", "Reached", "Missing", "Note",
    ]  # fmt: skip
    assert found[1][:7] == ["Professional development", "1800", "12", "12", "0", "12", "1788"]
    facts = dict(row for row in found if len(row) == 2)
    assert facts["SHA-256 of the figures"] == report.digest
    assert facts["Signed for the unions"].startswith("Sol Beltrán, Local 7, Wednesday, January 7, 2026")
    assert facts["Note of the unions"] == "We counted 40."
    assert facts["Signed for the employers"] == "Not yet"


def test_no_cell_begins_a_formula(report):
    cells = [cell for row in rows(report) for cell in row]

    assert "'=Tuition & <fees>" in cells
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


def text_of(pdf):
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return b"\n".join(zlib.decompress(_plain(each)) for each in streams)


def _plain(stream):

    return base64.a85decode(stream.strip().removesuffix(b"~>"))


def test_the_page_opens_and_prints_the_whole_digest_on_it(report):
    pdf = as_pdf(report)

    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert report.digest.encode() in text_of(pdf)


def test_a_file_is_named_by_its_period_and_version(report):
    assert file_name(report, "pdf") == "report-2025-10-01-to-2025-12-31-version-1.pdf"
