"""A passport on paper: letter or A4, with a signed code that opens the page on which it can be checked."""

import io
from datetime import date
from html import escape
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import inch, mm
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from applicants.models import Passport
from applicants.records.passports import token_of
from apprenticeships.context import contact, site_name
from apprenticeships.language import said
from apprenticeships.messages import zone_of
from apprenticeships.templatetags.look import longdate

SIZES: Final = {"letter": LETTER, "a4": A4}
MARGIN: Final = 18 * mm
CODE: Final = 42 * mm
SHOWN: Final = 16
"""So many signs of the digest stand on the paper."""


def address_of(passport: Passport) -> str:
    """Return where a passport is checked: what the code holds."""
    return f"{settings.SITE_URL}{reverse('passport', args=[token_of(passport)])}"


def as_pdf(passport: Passport, size: str) -> bytes:
    """Return the paper in the active language, on ``size``: a key of ``SIZES``, or letter for anything else."""
    page = SIZES.get(size, LETTER)
    sheet = getSampleStyleSheet()
    text = ParagraphStyle("text", parent=sheet["BodyText"], fontSize=10.5, leading=14)
    small = ParagraphStyle("small", parent=text, fontSize=9, leading=12, textColor=colors.HexColor("#444444"))
    width = page[0] - 2 * MARGIN
    story: list[Any] = [
        _head(passport, sheet, text, width),
        Spacer(1, 6 * mm),
        _steps(passport, text, width),
        Spacer(1, 6 * mm),
        KeepTogether([_check(passport, text, small, width)]),
    ]
    out = io.BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=page,
        title=_("Screening passport %(number)s") % {"number": passport.number},
        author=site_name(),
        lang=get_language() or "en",
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
    ).build(story, onFirstPage=_foot(passport), onLaterPages=_foot(passport))
    return out.getvalue()


def headers_of(passport: Passport) -> dict[str, str]:
    """Return how a browser takes the paper: as a file, kept nowhere."""
    return {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="passport-{passport.number}.pdf"',
        "Cache-Control": "no-store, private",
        "X-Content-Type-Options": "nosniff",
    }


def _head(passport: Passport, sheet: Any, text: ParagraphStyle, width: float) -> Table:
    issued = _day(passport.issued_at.astimezone(zone_of(passport.person)).date())
    left = [
        Paragraph(_text(_("Screening passport")), sheet["Title"].clone("left", alignment=0)),
        Paragraph(f"<b>{_text(passport.person.name)}</b>", text),
        Paragraph(_text(_("Number %(number)s, made on %(day)s") % {"number": passport.number, "day": issued}), text),
    ]
    table = Table([[left, _code(address_of(passport))]], colWidths=[width - CODE, CODE])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    return table


def _steps(passport: Passport, text: ParagraphStyle, width: float) -> Table:
    rows = [[Paragraph(f"<b>{_text(each)}</b>", text) for each in (_("Step"), _("Passed on"), _("Counts for"))]]
    for line in passport.lines:
        counts = [
            _("%(program)s, through %(day)s")
            % {"program": each["program"], "day": _day(date.fromisoformat(each["through"]))}
            if each["through"]
            else _("%(program)s, without an end") % {"program": each["program"]}
            for each in line["counts"]
        ]
        cells = (said(line["title"]), _day(date.fromisoformat(line["passed_on"])))
        rows.append(
            [*(Paragraph(_text(each), text) for each in cells), [Paragraph(_text(each), text) for each in counts]]
        )
    table = Table(rows, colWidths=[0.3 * width, 0.26 * width, 0.44 * width], repeatRows=1)
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


def _check(passport: Passport, text: ParagraphStyle, small: ParagraphStyle, width: float) -> Table:
    """How somebody who was handed the paper can check it, and by whom to ask."""
    words = [
        Paragraph(f"<b>{_text(_('To check this paper'))}</b>", text),
        Paragraph(
            _text(
                _(
                    "Scan the code, or open the address below. The page says whether this number is valid, expired "
                    "or revoked, with the number and the initials %(initials)s, and nothing more about the person."
                )
                % {"initials": passport.initials}
            ),
            text,
        ),
        Paragraph(_text(address_of(passport)), small),
        Paragraph(
            _text(f"{_('Background checks and drug screens never stand on a passport.')} {_contact()}".strip()),
            small,
        ),
    ]
    return Table([[words]], colWidths=[width], style=[("BOX", (0, 0), (-1, -1), 0.5, colors.grey)])


def _contact() -> str:
    who = contact()
    return _("Questions: %(name)s, %(phone)s.") % {"name": who.name, "phone": who.phone} if who.phone else ""


def _code(address: str) -> Drawing:
    widget = QrCodeWidget(address, barLevel="M")
    left, bottom, right, top = widget.getBounds()
    scale = CODE / (right - left)
    drawing = Drawing(CODE, CODE, transform=[scale, 0, 0, CODE / (top - bottom), -left * scale, -bottom * scale])
    drawing.add(widget)
    return drawing


def _foot(passport: Passport) -> Any:
    def draw(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 7)
        words = f"{passport.number}, {document.page}. SHA-256 {passport.digest[:SHOWN]}"
        canvas.drawString(MARGIN, 0.45 * inch, words)
        canvas.restoreState()

    return draw


def _day(day: date) -> str:
    return longdate(day, "year")


def _text(words: str) -> str:
    """Text as the page's markup takes it; letters that the font lacks stay readable as question marks."""
    return escape(words.encode("cp1252", "replace").decode("cp1252"))
