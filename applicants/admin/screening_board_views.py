"""The pages of the screening board: on the screen, on paper, and as a file."""

import csv
import io
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from applicants.admin import screening_board as board
from applicants.admin import working_list as listing
from applicants.admin.keyset import late_first
from applicants.admin.screening_board_cells import CHECKS, FAMILIES, ICONS, WORDS, Row, row_of
from applicants.admin.screening_board_forms import markable
from applicants.rules.requirements import Verdict
from applicants.workflows import screening_files
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.scope import desk
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.rules.cells import neutralized
from apprenticeships.templatetags.look import FAMILY_ICONS
from apprenticeships.workflow import Actor

BOARD: Final = ("board:screening", "Screening")
MOST_COUNTED: Final = 1000
MOST_PRINTED: Final = 500
MOST_IN_FILE: Final = 5000


class Look:
    """What somebody asked the board for, with the columns that answer it."""

    def __init__(self, request: HttpRequest) -> None:
        """Read the address."""
        self.user = signed_in(request)
        self.on = clock.now().astimezone(desk(self.user).zone).date()
        self.classes = listing.classes_for(self.user)
        self.asked = board.Asked.of(request.GET.dict()).within(self.classes)
        self.columns = board.columns_of(self.user, self.asked.program)
        self.kept = {name: request.GET[name][:200] for name in board.KEPT if request.GET.get(name)}
        self.everybody = board.everybody(self.user, self.asked, self.on)
        self.rows = board.at_step(self.everybody, self.asked)

    def address(self, **changed: str) -> str:
        """The same question with something changed, from its first page."""
        kept = {**self.kept, **changed}
        return f"?{urlencode({name: value for name, value in kept.items() if value})}"

    def lines(self, found: list[tuple[Any, ...]], columns: list[board.Column]) -> list[Row]:
        """Rows in words."""
        return [row_of(columns, values, self.on) for values in found]

    @property
    def open_columns(self) -> list[board.Column]:
        """The columns that may leave the screen: paper and files lie around, so no check and no screen is on them."""
        return [each for each in self.columns if not each.sensitive]

    @property
    def stays(self) -> bool:
        """Whether the people themselves say too much: those who stand somewhere with a check."""
        return any(each.sensitive for each in self.columns if each.slug == self.asked.step)

    @property
    def program_name(self) -> str:
        """What the program of the columns is called."""
        return next((name for _, _, program, name in self.classes if program == self.asked.program), "")

    def in_words(self) -> list[str]:
        """What was asked for, for paper: the program first."""
        asked, titles = self.asked, {each.slug: each.title for each in self.columns}
        classes = {pk: text for pk, text, _, _ in self.classes}
        owners = dict(board.owners_for(self.user)) if asked.owner else {}
        found = [
            classes.get(asked.cohort or 0, "") or self.program_name,
            titles.get(asked.step, ""),
            WORDS[Verdict(asked.verdict)] if asked.verdict else "",
            dict(board.TURNS).get(asked.turn, ""),
            "Overdue" if asked.late else "",
            f"To be looked at by {owners.get(asked.owner, 'nobody yet')}" if asked.owner else "",
            f"Name: {asked.words}" if asked.words else "",
        ]
        return [each for each in found if each]


@door(COORDINATORS)
@require_safe
def screening(request: HttpRequest) -> HttpResponse:
    """The board."""
    look = Look(request)
    asked = look.asked
    found, after = board.page(look.rows, asked, look.on)
    stand = board.counts(look.everybody)
    columns = board.needy_first(look.columns, asked, stand)
    count = look.rows.order_by()[: MOST_COUNTED + 1].count() if asked.after is None else None
    context = {
        "asked": asked,
        "heads": _heads(look, columns, stand),
        "lines": look.lines(found, columns),
        "next": look.address(after=after) if after else "",
        "first": look.address() if asked.after else "",
        "count": _counted(count),
        "query": urlencode(look.kept),
        "classes": [(pk, text) for pk, text, program, _ in look.classes if program == asked.program],
        "programs": sorted({(program, name) for _, _, program, name in look.classes}, key=lambda pair: pair[1]),
        "steps": [(each.slug, each.title) for each in look.columns],
        "markable": [(each.slug, each.title) for each in look.columns if markable(each.kind)],
        "verdicts": [(verdict.value, words) for verdict, words in WORDS.items()],
        "turns": board.TURNS,
        "owners": [(board.NOBODY, "Nobody yet"), *board.owners_for(look.user)],
        "narrowed": bool(set(look.kept) - {"program"}),
        "program_name": look.program_name,
        "stays": look.stays,
    }
    return show(request, "admin/screening.html", context, title="Screening")


def _heads(look: Look, columns: list[board.Column], found: dict[tuple[str, str], int]) -> list[dict[str, Any]]:
    """Each column with how many stand where in it; a number leads to those people."""
    heads = []
    for column in columns:
        words = CHECKS if column.sensitive else WORDS
        numbers = [
            {
                "n": n,
                "words": text,
                "icon": ICONS.get(verdict, FAMILY_ICONS[FAMILIES[verdict]]),
                "family": FAMILIES[verdict],
                "url": look.address(step=column.slug, verdict=verdict.value, owner=""),
                "current": (look.asked.step, look.asked.verdict) == (column.slug, verdict.value),
            }
            for verdict, text in words.items()
            if (n := found.get((column.slug, verdict.value), 0))
        ]
        heads.append({"column": column, "numbers": numbers})
    return heads


def _counted(count: int | None) -> str:
    if count is None:
        return ""
    if count > MOST_COUNTED:
        return f"More than {MOST_COUNTED:,} people"
    return f"{count:,} {'person' if count == 1 else 'people'}"


@door(COORDINATORS)
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The board for printing: everybody who was asked for, without a form."""
    look = Look(request)
    if look.stays:
        return _stay(request, look)
    found = _ordered(look, MOST_PRINTED + 1)
    context = {
        "columns": look.open_columns,
        "lines": look.lines(found[:MOST_PRINTED], look.open_columns),
        "in_words": look.in_words(),
        "on": look.on,
        "cut": MOST_PRINTED if len(found) > MOST_PRINTED else 0,
        "back": f"{reverse(BOARD[0])}{look.address()}",
    }
    return show(request, "admin/screening_paper.html", context, title="Screening on paper", trail=trail(BOARD))


def _ordered(look: Look, many: int) -> list[tuple[Any, ...]]:
    return late_first(board.with_cells(look.rows, look.on), board.COLUMNS, None, many)


def _stay(request: HttpRequest, look: Look) -> HttpResponse:
    messages.warning(request, "People chosen by a background check or a drug screen stay on the screen.")
    return redirect(f"{reverse(BOARD[0])}{look.address()}")


@door(COORDINATORS)
@require_POST
def as_csv(request: HttpRequest) -> HttpResponse:
    """The board as a table in which no cell is taken for a formula; that it was taken is recorded."""
    look = Look(request)
    if not look.columns or look.asked.program is None:
        return redirect(BOARD[0])
    if look.stays:
        return _stay(request, look)
    rows = look.lines(_ordered(look, MOST_IN_FILE), look.open_columns)
    out = io.StringIO()
    writer = csv.writer(out)
    titles = [each.title for each in look.open_columns]
    parts = [part for title in titles for part in (title, f"{title}: since", f"{title}: next")]
    writer.writerow([neutralized(each) for each in ("Name", "Class", "Whose turn", *parts)])
    for row in rows:
        writer.writerow([neutralized(each) for each in _texts(row)])
    at = clock.now()
    screening_files.taken(look.asked.program, rows=len(rows), asked=look.kept, by=Actor.user(look.user), at=at)
    return HttpResponse(
        f"\ufeff{out.getvalue()}",
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="screening-{look.on:%Y-%m-%d}.csv"',
            "Cache-Control": "no-store",
        },
    )


def _texts(row: Row) -> list[str]:
    found = [row.name, row.group, row.turn]
    for cell in row.cells:
        found += [cell.words, cell.since.isoformat() if cell.since else "", cell.next]
    return found
