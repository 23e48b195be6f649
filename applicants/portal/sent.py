"""What somebody sent, as it was sent: to read, to keep as a PDF, with what was sent before."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from reportlab.platypus import Spacer

from applicants.models import Application, Sending
from applicants.portal.lines import Task
from applicants.portal.reading import nav, own
from applicants.records.deadlines import zone_of
from applicants.records.paper import paragraph, printed, style, table
from applicants.records.sent_words import changes_between, in_language
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.language import said
from apprenticeships.rules.words import day_in_words
from apprenticeships.templatetags.look import longdate, longtime

GROUPED = 8
LONG_DAY: Final = "%A, %B %d, %Y"
DAYS: Final = frozenset({"birth_date", "employee_since", "cohort"})
OURS: Final = frozenset(
    {
        "diploma",
        "student",
        "works_here",
        "level",
        "track",
        "site",
        "transport",
        "agrees",
        "none",
        "miles",
        "wish1",
        "wish2",
        "wish3",
    }
)


@door(SIGNED_IN)
@require_safe
def sent(request: HttpRequest, public_id: UUID, sending: UUID) -> HttpResponse:
    """One sending, section by section."""
    application = own(request, public_id)
    row = get_object_or_404(application.sendings, public_id=sending)
    others = list(application.sendings.exclude(pk=row.pk))
    context = {
        "application": application,
        "sending": row,
        "parts": _read(row),
        "changes": _changes(row, others),
        "when": when(application, row),
        "others": [_line(application, each) for each in others],
        "digest": " ".join(row.digest[at : at + GROUPED] for at in range(0, len(row.digest), GROUPED)),
        "nav": nav(""),
    }
    return render(request, "portal/sent.html", context)


@door(SIGNED_IN)
@require_safe
def copy(request: HttpRequest, public_id: UUID, sending: UUID) -> HttpResponse:
    """The same as a PDF."""
    application = own(request, public_id)
    row = get_object_or_404(application.sendings.kept(), public_id=sending)
    response = HttpResponse(as_pdf(application, row), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="application-{row.sent_at:%Y-%m-%d}-{row.number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _line(application: Application, row: Sending) -> Task:
    return Task(capfirst(when(application, row)), reverse("portal:sent", args=[application.public_id, row.public_id]))


def _read(row: Sending) -> list[dict[str, Any]]:
    """The sections as they were read in the reader's language when they were sent, else as far as we can say them."""
    language = get_language() or ""
    return [in_language(part, language) or _in_our_words(part) for part in row.content]


def _changes(row: Sending, others: Sequence[Sending]) -> list[dict[str, str]]:
    """What became different since the sending before, in the reader's language where both were kept in it."""
    language = get_language() or ""
    before = next((each for each in others if each.number == row.number - 1), None)
    was, now = ([in_language(part, language) for part in each.content] if each else [] for each in (before, row))
    if not was or not now or None in was or None in now:
        kept: list[dict[str, str]] = row.changes
        return kept
    return changes_between([part for part in was if part], [part for part in now if part])


def _in_our_words(part: Mapping[str, Any]) -> dict[str, Any]:
    return {"slug": part["slug"], "title": said(part["title"]), "lines": [_said(line) for line in part["lines"]]}


def _said(line: Mapping[str, str]) -> dict[str, str]:
    """A line in the reader's language, as far as its words are ours; what somebody wrote stays as it is."""
    value = line["value"]
    if line["name"] in OURS:
        value = said(value)
    elif line["name"] in DAYS and value:
        with suppress(ValueError):  # as another release wrote it
            value = day_in_words(datetime.strptime(value, LONG_DAY).date(), year=True)  # noqa: DTZ007 - a day has no zone
    return {"label": said(line["label"]), "value": value}


def when(application: Application, row: Sending) -> str:
    """The moment of a sending, where the program is."""
    local = timezone.localtime(row.sent_at, zone_of(application.version.program))
    return _("%(day)s, at %(time)s") % {"day": longdate(local.date(), "year"), "time": longtime(local.time())}


def as_pdf(application: Application, row: Sending) -> bytes:
    """A sending on letter paper; each page bears its digest."""
    program = application.version.program
    title = _("Application to %(program)s") % {"program": program.name}
    story: list[Any] = [
        paragraph(title, style(17, bold=True, spaceAfter=6)),
        paragraph(str(application.person), style(12)),
        paragraph(_("Sent on %(when)s") % {"when": when(application, row)}, style(10)),
        paragraph(_("Application number %(number)s") % {"number": application.number}, style(10)),
        Spacer(1, 12),
    ]
    story.extend(_parts(row))
    return printed(story, title=title, author=str(application.person), foot=f"SHA-256 {row.digest}")


def _parts(row: Sending) -> Iterator[Any]:
    small, strong = style(9), style(9, bold=True)
    for part in _read(row):
        if not part["lines"]:
            continue
        yield paragraph(part["title"], style(12, bold=True, spaceBefore=8, spaceAfter=3))
        yield table([(line["label"], line["value"]) for line in part["lines"]], small=small, strong=strong)
