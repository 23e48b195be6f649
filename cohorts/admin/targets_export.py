"""The target report as a file for outside: what is under 5 is hidden, and no cell is taken for a formula."""

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from apprenticeships import spreadsheets
from apprenticeships.access import COORDINATORS, door
from apprenticeships.rules.words import day_in_words
from apprenticeships.spreadsheets import CSV, XLSX
from cohorts.admin import targets_reading as reading
from cohorts.admin.targets import report_of
from cohorts.admin.targets_reading import HIDDEN_WORD, Report
from cohorts.figures.outside import ALL, Cell
from cohorts.figures.periods import to_date
from cohorts.rules.partnership.pace import pace_in_words
from cohorts.rules.partnership.suppression import Mark, Shown

HEAD: Final = ("Line", "Target", "People reached", "Claimed", "Missing", "Still needed", "Services", "People")

Row = Sequence[str | int]


@door(COORDINATORS)
@require_safe
def as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """One table, in UTF-8 with a mark so that a spreadsheet reads it."""
    report = report_of(request, pk)
    return _file(report, spreadsheets.as_csv((*table(report), *([each] for each in notes(report)))), CSV, "csv")


@door(COORDINATORS)
@require_safe
def as_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a workbook, with what it means on a second sheet."""
    report = report_of(request, pk)
    about = [[each] for each in notes(report)]
    book = spreadsheets.as_workbook(("Targets", table(report)), ("About", about), frozen="B2")
    return _file(report, book, XLSX, "xlsx")


def table(report: Report) -> list[Row]:
    """The lines as others see them: the grant to date, then the period, then its people by employer."""
    seen, key = report.masked(), report.masked_period
    titles = {each.slug: each for each in report.components}
    rows: list[Row] = [(*HEAD, *(each.name for each in report.employers))]
    last = to_date(report.grant, report.on).last
    for slug, title in reading.rows(report):
        component = titles.get(slug)
        reached = seen.reached(slug)
        missing = _missing(component.target, reached) if component else ""
        rows.append(
            (
                title,
                component.target if component else "",
                _cell(reached),
                _cell(seen.claimed[slug]),
                missing,
                pace_in_words(missing, on=last, by=report.grant.until) if isinstance(missing, int) else missing,
                _cell(seen.services[Cell(key, slug, ALL)]),
                _cell(seen.people[Cell(key, slug, ALL)]),
                *(_cell(seen.people[Cell(key, slug, each.slug)]) for each in report.employers),
            )
        )
    return rows


def notes(report: Report) -> list[str]:
    """What the numbers are."""
    key = report.masked_period
    period = report.period if key == report.period.key else to_date(report.grant, report.on)
    first, last = (day_in_words(each, year=True) for each in (period.first, period.last))
    return [
        f"{report.grant.name}, {report.grant.program.name}. Counted on {day_in_words(report.on, year=True)}.",
        f"Services, people, and people by employer: {first} through {last}.",
        "Reached, claimed, missing and what is still needed: from the first day of the grant through today.",
        f"{HIDDEN_WORD}: fewer than 5 people, or a number that would give such a one away.",
        "Services count each time; people count once in each number, so numbers of people do not add up.",
    ]


def _missing(target: int, reached: Shown) -> str | int:
    return HIDDEN_WORD if isinstance(reached, Mark) else max(0, target - reached)


def _cell(number: Shown) -> str | int:
    return HIDDEN_WORD if isinstance(number, Mark) else number


def _file(report: Report, content: bytes, media_type: str, ending: str) -> HttpResponse:
    name = f"{slugify(report.grant.name) or 'targets'}-{slugify(report.period.key)}.{ending}"
    return HttpResponse(
        content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
