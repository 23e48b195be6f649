"""A frozen report as a file: a table for a spreadsheet and a page to print, both with the digest of the figures."""

import csv
import io
from collections.abc import Callable, Iterator
from html import escape
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import inch
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from apprenticeships.rules.cells import neutralized
from apprenticeships.rules.words import day_in_words
from cohorts.models import Report
from cohorts.reporting.due import zone_of
from cohorts.reporting.mails import period_of
from cohorts.reporting.parties import places_of
from cohorts.reporting.reading import NUMBERS, Content, frozen
from cohorts.rules.partnership.frozen import grouped

HEADINGS: Final = ("Component", "Target", *(heading for _, heading, _ in NUMBERS))
TOTALS: Final = "All components, each person once"


def file_name(report: Report, kind: str) -> str:
    """What a file of this version is called."""
    return f"report-{report.first}-to-{report.last}-version-{report.number}.{kind}"


def facts_of(report: Report) -> list[tuple[str, str]]:
    """What a reader has to know of a version beside its figures."""
    grant = report.grant
    facts = [
        ("Program", grant.program.name),
        ("Grant", f"{grant.name}, {grant.number}" if grant.number else grant.name),
        ("Period", f"{day_in_words(report.first, year=True)} to {day_in_words(report.last, year=True)}"),
        ("Due", day_in_words(report.due_on, year=True)),
        ("Version", f"{report.number}, {report.get_state_display().lower()}"),
    ]
    if report.submitted_at and report.submitted_by:
        day = day_in_words(report.submitted_at.astimezone(zone_of(grant)).date(), year=True)
        facts.append(("Sent", f"{day}, by {report.submitted_by.get_full_name()}"))
    if report.reason:
        facts.append(("Why corrected", report.reason))
    for place in places_of(report):
        facts.append((f"Signed for the {place.label.lower()}", _signature(report, place.signature)))
        if place.signature and place.signature.dissent:
            facts.append((f"Note of the {place.label.lower()}", place.signature.dissent))
    return [*facts, ("SHA-256 of the figures", grouped(report.digest))]


def _signature(report: Report, signature: Any) -> str:
    if signature is None:
        return "Not yet"
    day = day_in_words(signature.signed_at.astimezone(zone_of(report.grant)).date(), year=True)
    return f"{signature.name}, {signature.organization}, {day}"


def as_csv(report: Report) -> bytes:
    """The figures as a table, what else there is to know below it. A cell never begins a formula."""
    content = frozen(report)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*HEADINGS, "Note"])
    for row in _rows(content):
        writer.writerow(list(map(neutralized, row)))
    writer.writerow([])
    for name, value in facts_of(report):
        plain = report.digest if name.startswith("SHA-256") else value
        writer.writerow([name, neutralized(" ".join(plain.split()))])
    return out.getvalue().encode("utf-8-sig")


def figures_in(text: str) -> list[list[str]]:
    """The rows of figures in such a table: everything above the first empty line, without the notes."""
    found = []
    for row in csv.reader(io.StringIO(text)):
        if not row:
            break
        found.append(row[: len(HEADINGS)])
    return found


def _rows(content: Content) -> Iterator[list[str]]:
    for part in content.parts:
        yield [part.title, str(part.target), *(str(part.numbers[key]) for key, *_ in NUMBERS), part.note]
    period = content.data["period"]
    yield [TOTALS, "", str(period["services"]), str(period["people"]), str(period["claimed_people"]), "", "", ""]


def as_pdf(report: Report) -> bytes:
    """The report on letter paper: facts, figures, notes."""
    content = frozen(report)
    styles = getSampleStyleSheet()
    small = ParagraphStyle("small", parent=styles["BodyText"], fontSize=8.5, leading=11)
    story: list[Any] = [Paragraph(_text(f"Report for {period_of(report)}"), styles["Title"])]
    facts = [[Paragraph(_text(name), small), Paragraph(_text(value), small)] for name, value in facts_of(report)]
    story += [_table(facts, [1.7 * inch, 5.3 * inch]), Spacer(1, 14)]
    rows = [[Paragraph(_text(cell), small) for cell in row[:-1]] for row in _rows(content)]
    head = [Paragraph(f"<b>{_text(name)}</b>", small) for name in HEADINGS]
    story.append(_table([head, *rows], [2.8 * inch, *[0.7 * inch] * (len(HEADINGS) - 1)], repeat=1))
    notes = [part for part in content.parts if part.note]
    if notes:
        story += [Spacer(1, 14), Paragraph("What explains the figures", styles["Heading2"])]
        story += [Paragraph(f"<b>{_text(part.title)}:</b> {_text(part.note)}", small) for part in notes]
    out = io.BytesIO()
    name = f"Report for {period_of(report)}, version {report.number}"
    SimpleDocTemplate(
        out, pagesize=LETTER, title=name, author=str(report.grant.program), lang="en-US",
        leftMargin=0.75 * inch, rightMargin=0.75 * inch, topMargin=0.75 * inch, bottomMargin=0.75 * inch,
    ).build(story, onFirstPage=_foot(report), onLaterPages=_foot(report))  # fmt: skip
    return out.getvalue()


def _table(rows: list[list[Any]], widths: list[float], *, repeat: int = 0) -> Table:
    table = Table(rows, colWidths=widths, repeatRows=repeat)
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


def _foot(report: Report) -> Callable[[Any, Any], None]:
    """Each page names its version and the whole digest, so that no page can be swapped unseen."""

    def draw(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 7)
        words = f"Version {report.number}, page {document.page}. SHA-256 {report.digest}"
        canvas.drawString(0.75 * inch, 0.45 * inch, words)
        canvas.restoreState()

    return draw


def _text(words: str) -> str:
    """Text as the page's markup takes it; letters that the font lacks stay readable as question marks."""
    return escape(words.encode("cp1252", "replace").decode("cp1252"))


MAKERS: Final[dict[str, tuple[Callable[[Report], bytes], str]]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "pdf": (as_pdf, "application/pdf"),
}
"""How each kind of file is made, and what a browser calls it."""
