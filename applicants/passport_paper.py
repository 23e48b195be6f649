"""A passport on paper: letter or A4, with a signed code that opens the page on which it can be checked."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer, Table, TableStyle

from applicants.models import Passport
from applicants.records.paper import MARGIN, paragraph, printed, questions, style
from applicants.records.passports import token_of
from apprenticeships.context import site_name
from apprenticeships.language import said
from apprenticeships.messages import zone_of
from apprenticeships.templatetags.look import longdate

SIZES: Final = {"letter": LETTER, "a4": A4}
CODE: Final = 42 * mm
SHOWN: Final = 16
"""So many signs of the digest stand on the paper."""


def address_of(passport: Passport) -> str:
    """Return where a passport is checked: what the code holds."""
    return f"{settings.SITE_URL}{reverse('passport', args=[token_of(passport)])}"


def as_pdf(passport: Passport, size: str) -> bytes:
    """Return the paper in the active language, on ``size``: a key of ``SIZES``, or letter for anything else."""
    page = SIZES.get(size, LETTER)
    width = page[0] - 2 * MARGIN
    story: list[Any] = [
        _head(passport, width),
        Spacer(1, 6 * mm),
        _steps(passport, width),
        Spacer(1, 6 * mm),
        KeepTogether([_check(passport, width)]),
    ]
    title = _("Screening passport %(number)s") % {"number": passport.number}
    foot = f"{passport.number}, SHA-256 {passport.digest[:SHOWN]}"
    return printed(story, title=title, author=site_name(), foot=foot, size=page)


def headers_of(passport: Passport) -> dict[str, str]:
    """Return how a browser takes the paper: as a file, kept nowhere."""
    return {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="passport-{passport.number}.pdf"',
        "Cache-Control": "no-store, private",
        "X-Content-Type-Options": "nosniff",
    }


def _head(passport: Passport, width: float) -> Table:
    issued = longdate(passport.issued_at.astimezone(zone_of(passport.person)).date(), "year")
    left = [
        paragraph(_("Screening passport"), style(18, bold=True, spaceAfter=6)),
        paragraph(passport.person.name, _strong()),
        paragraph(_("Number %(number)s, made on %(day)s") % {"number": passport.number, "day": issued}, _text()),
    ]
    table = Table([[left, _code(address_of(passport))]], colWidths=[width - CODE, CODE])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    return table


def _steps(passport: Passport, width: float) -> Table:
    text, strong = _text(), _strong()
    head = [paragraph(each, strong) for each in (_("Step"), _("Passed on"), _("Counts for"))]
    rows = [
        [
            paragraph(said(line["title"]), text),
            paragraph(_day(line["passed_on"]), text),
            [paragraph(_counts(each), text) for each in line["counts"]],
        ]
        for line in passport.lines
    ]
    table = Table([head, *rows], colWidths=[0.3 * width, 0.26 * width, 0.44 * width], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


def _counts(each: Mapping[str, Any]) -> str:
    if not each["through"]:
        return _("%(program)s, without an end") % {"program": each["program"]}
    return _("%(program)s, through %(day)s") % {"program": each["program"], "day": _day(each["through"])}


def _check(passport: Passport, width: float) -> Table:
    """How somebody who was handed the paper can check it, and by whom to ask."""
    small = style(9, textColor=colors.HexColor("#444444"))
    how = _(
        "Scan the code, or open the address below. The page says valid, expired or revoked, and nothing more. "
        "It has to begin with the address of our site."
    )
    words = [
        paragraph(_("To check this paper"), _strong()),
        paragraph(how, _text()),
        paragraph(address_of(passport), small),
        paragraph(f"{_('Background checks and drug screens never stand on a passport.')} {questions()}".strip(), small),
    ]
    return Table([[words]], colWidths=[width], style=[("BOX", (0, 0), (-1, -1), 0.5, colors.grey)])


def _code(address: str) -> Drawing:
    widget = QrCodeWidget(address, barLevel="M")
    left, bottom, right, top = widget.getBounds()
    scale = CODE / (right - left)
    drawing = Drawing(CODE, CODE, transform=[scale, 0, 0, CODE / (top - bottom), -left * scale, -bottom * scale])
    drawing.add(widget)
    return drawing


def _day(iso: str) -> str:
    return longdate(date.fromisoformat(iso), "year")


def _text() -> ParagraphStyle:
    return style(10.5)


def _strong() -> ParagraphStyle:
    return style(10.5, bold=True)
