"""An agreement as PDF: the text that was signed, and the record of each signature under it."""

from typing import Any

from django.utils import translation
from reportlab.platypus import Spacer

from applicants.models import Agreement, AgreementState
from applicants.records.deadlines import zone_of
from applicants.records.paper import GAP, headed, paragraph, printed, style, table
from apprenticeships.templatetags.look import longdate


def paper_of(agreement: Agreement) -> bytes:
    """Return the PDF. It is English, as the text is; a void one says so on top."""
    with translation.override("en"):
        return _printed(agreement)


def _printed(agreement: Agreement) -> bytes:
    program = agreement.application.version.program
    text, small = style(10, spaceAfter=6), style(8)
    title = "Apprenticeship agreement"
    story: list[Any] = [
        paragraph(program.organization.name, text),
        paragraph(title, style(16, bold=True, spaceAfter=4)),
        paragraph(f"{program.name}, number {agreement.number}", text),
    ]
    if over := void_words(agreement):
        story.append(paragraph(over, style(12, bold=True, spaceAfter=8)))
    story.extend(headed(agreement.facts, size=10))
    story += [Spacer(1, GAP), paragraph("Signatures", style(13, bold=True, spaceAfter=4))]
    story.append(table(record_of(agreement), small=small, strong=style(8, bold=True)))
    story.append(paragraph(f"SHA-256 of the text above: {agreement.digest}", small))
    foot = f"{program.organization.name}, agreement {agreement.public_id}"
    return printed(story, title=title, author=program.organization.name, foot=foot)


def void_words(agreement: Agreement) -> str:
    """Return what a void one says on top; nothing of any other."""
    if agreement.state != AgreementState.VOID or agreement.voided_at is None:
        return ""
    since = longdate(agreement.voided_at.astimezone(zone_of(agreement.application.version.program)), "year")
    return f"VOID since {since}. Changed: {', '.join(agreement.changed)}."


def record_of(agreement: Agreement) -> list[tuple[str, str]]:
    """Return who signed, with name, second, consent and the digest of the text; and who has not."""
    zone = zone_of(agreement.application.version.program)
    signed = {row.party: row for row in agreement.signatures.all()}
    return [
        (
            str(party.label),
            "Not signed yet"
            if party.value not in signed
            else "\n".join(
                (
                    signed[party.value].name,
                    f"{signed[party.value].signed_at.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}",
                    signed[party.value].consent,
                    f"SHA-256 {signed[party.value].digest}",
                )
            ),
        )
        for party in agreement.parties
    ]
