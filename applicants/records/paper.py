"""Paper with a typeface that has the letters of people's names: DejaVu Sans, from the folder beside this file.

Built-in PDF fonts know Western European letters only; "Nguyễn" would lose one. The file holds just the letters it uses.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from apprenticeships.context import contact
from apprenticeships.templatetags.look import longdate

FONTS: Final = Path(__file__).parent / "fonts"
NAME: Final = "DejaVuSans"
BOLD: Final = "DejaVuSans-Bold"
MARGIN: Final = 0.75 * inch
GAP: Final = 10
LONGEST_CELL: Final = 1_000
MOST_LINES: Final = 25
"""Signs and lines in one cell of a table: a cell cannot go over a page's end, so longer texts take several."""


@cache
def ready() -> bool:
    """Make the typeface known, once in each process."""
    for name in (NAME, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(NAME, normal=NAME, bold=BOLD, italic=NAME, boldItalic=BOLD)
    return True


def style(size: float, *, bold: bool = False, **options: Any) -> ParagraphStyle:
    """Return a style of our typeface. ``size`` in points."""
    ready()
    name = BOLD if bold else NAME
    return ParagraphStyle(f"{name}{size}", fontName=name, fontSize=size, leading=size * 1.4, **options)


def paragraph(words: str, of: ParagraphStyle) -> Paragraph:
    """Return text as it is: no markup in it counts, line ends stay."""
    printable = "".join(sign for sign in words if sign.isprintable() or sign == "\n")
    return Paragraph(escape(printable).replace("\n", "<br/>"), of)


def headed(parts: Iterable[tuple[str, str]], *, size: float) -> Iterator[Paragraph]:
    """Give headings, where there are any, and the lines below each."""
    text, strong = style(size, spaceAfter=6), style(size, bold=True, spaceAfter=2)
    for heading, words in parts:
        if heading:
            yield paragraph(heading, strong)
        yield from (paragraph(line, text) for line in words.split("\n") if line.strip())


def letter(
    parts: Iterable[tuple[str, str]], *, of: str, to: str, on: date, title: str, signed: str = "",
    foot: str = "", under: str = "",
) -> bytes:  # fmt: skip
    """Return a letter of an organization in the language spoken, with whom to call at its end."""
    text = style(10.5, spaceAfter=6)
    story: list[Any] = [
        paragraph(of, text),
        paragraph(longdate(on, "year"), text),
        paragraph(to, text),
        Spacer(1, GAP),
        paragraph(title, style(16, bold=True, spaceAfter=10)),
        *headed(parts, size=10.5),
    ]
    if signed:
        story += [Spacer(1, GAP), paragraph(signed, text)]
    if under:
        story += [Spacer(1, GAP), *(paragraph(line, style(8)) for line in under.split("\n")), Spacer(1, GAP)]
    story.append(paragraph(questions(), text))
    return printed(story, title=title, author=of, foot=foot or of)


def questions() -> str:
    """Say whom to call; nothing where the site names nobody."""
    who = contact()
    return _("Questions: %(name)s, %(phone)s.") % {"name": who.name, "phone": who.phone} if who.phone else ""


def table(rows: Iterable[tuple[str, str]], *, small: ParagraphStyle, strong: ParagraphStyle) -> Table:
    """Return questions and answers in two columns; a long answer takes several rows."""
    cells: list[list[Paragraph]] = []
    for label, value in rows:
        parts = list(_parts(value)) or [""]
        cells.extend(
            [paragraph("" if place else label, strong), paragraph(part, small)] for place, part in enumerate(parts)
        )
    found = Table(cells, colWidths=[2.3 * inch, 4.7 * inch])
    found.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.lightgrey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return found


def _parts(value: str) -> Iterator[str]:
    lines = value.split("\n")
    for first in range(0, len(lines), MOST_LINES):
        text = "\n".join(lines[first : first + MOST_LINES])
        yield from (text[at : at + LONGEST_CELL] for at in range(0, len(text), LONGEST_CELL))


def printed(story: list[Any], *, title: str, author: str, foot: str, size: tuple[float, float] = LETTER) -> bytes:
    """Return the PDF of a story in the language spoken; ``foot`` stands at the end of each page, with its number."""
    ready()
    out = io.BytesIO()
    page = _foot(foot)
    SimpleDocTemplate(
        out, pagesize=size, title=title, author=author, lang=get_language() or settings.LANGUAGE_CODE,
        leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
    ).build(story, onFirstPage=page, onLaterPages=page)  # fmt: skip
    return out.getvalue()


def _foot(words: str) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(NAME, 6.5)
        number = _("Page %(number)s.") % {"number": document.page}
        canvas.drawString(MARGIN, 0.45 * inch, f"{number} {words}")
        canvas.restoreState()

    return draw
