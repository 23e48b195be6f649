"""Files of results as the desk reads them: which tests there are, a first look in words, what became of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from applicants.admin.board import BADGES
from applicants.models import Application, ImportState, ResultImport, ScreeningResult
from applicants.records.result_plans import SKIP, Change, Plan, sheet_in
from applicants.records.result_stays import stays
from applicants.rules.requirements import Judgement, Kind, Verdict
from applicants.rules.result_lists import KINDS, WRONG, Entry, Finding, columns, layout
from applicants.rules.result_matching import Asked, How, Known
from applicants.rules.result_words import told
from applicants.workflows import result_imports
from apprenticeships.admin.answers import Question
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.layout import tile_label
from apprenticeships.models import Requirement, User
from apprenticeships.rules.words import day_in_words

MOST_QUESTIONS: Final = 50
MOST_FINDINGS: Final = 100
NOTHING: Final = ("later", "Nothing yet")
STATES: Final = {
    ImportState.TRIED: ("you", "Not written down yet"),
    ImportState.WRITING: ("us", "Being written down"),
    ImportState.DONE: ("done", "Written down"),
    ImportState.UNDOING: ("us", "Being taken back"),
    ImportState.UNDONE: ("later", "Taken back"),
    ImportState.DISCARDED: ("later", "Thrown away"),
}
FOUND_BY: Final = {
    How.NUMBER: "by application number",
    How.EMAIL: "by e-mail address",
    How.BIRTH_DATE: "by name and birth date",
    How.CHOSEN: "as you decided",
}
NAMES: Final = {Kind.ENTRANCE_EXAM: "Entrance exam", Kind.WORKKEYS: "WorkKeys", Kind.TYPING: "Typing test"}


def tests_of(user: User) -> list[tuple[str, str]]:
    """The tests whose results may come as a file: key and name, of the programs that the user coordinates."""
    rows = Requirement.objects.filter(
        version__program__organization__in=desk(user).organizations, kind__in=[each.value for each in KINDS]
    )
    found: dict[str, str] = {}
    for program, name, kind, slug, title in rows.order_by("version__program__name", "kind", "version_id").values_list(
        "version__program_id", "version__program__name", "kind", "slug", "title"
    ):
        found[f"{program}:{kind}:{slug}"] = f"{name}: {title}"
    return list(found.items())


def imports_of(user: User, words: str) -> QuerySet[ResultImport]:
    """The files of before, perhaps only those whose name or uploader holds every word."""
    rows = scoped(ResultImport.objects.select_related("program", "uploaded_by"), user).defer("content")
    for word in words.split():
        rows = rows.filter(Q(filename__icontains=word) | Q(uploaded_by__name__icontains=word))
    return rows


def title_of(batch: ResultImport) -> str:
    """What kind of results a file holds."""
    return NAMES[Kind(batch.kind)]


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it would be written down now, in words."""

    batch: ResultImport
    plan: Plan

    @classmethod
    def at(cls, batch: ResultImport, at: datetime) -> "Look":
        """Look at a file now."""
        return cls(batch, result_imports.plan_of(batch, at=at))

    @property
    def left_for_later(self) -> Sequence[Asked]:
        """Rows with a question for which this page has no room: they are left out now."""
        return self.plan.asked[MOST_QUESTIONS:]

    def questions(self) -> list[Question]:
        """Whose result it is, for each row that does not say it."""
        return [self._question(each) for each in self.plan.asked[:MOST_QUESTIONS]]

    def _question(self, asked: Asked) -> Question:
        entry = asked.entry
        label = f"Row {entry.row}: {entry.whose}, {self._measured(entry)}"
        choices = [(str(each.application), tile_label(each.name, _told(each))) for each in asked.candidates]
        choices.append((SKIP, tile_label("Leave this row out", "It stays in the list of what was left out.")))
        return Question(entry.row, label, choices, f"Row {entry.row}: say whose result this is.")

    def _measured(self, entry: Entry) -> str:
        return f"{told(Kind(self.batch.kind), entry.values)} on {day_in_words(entry.taken_on, year=True)}"

    def figures(self) -> list[dict[str, Any]]:
        """How many rows of each sort."""
        plan = self.plan
        return [
            {"label": "To write down", "value": f"{len(plan.changes):,}", "small": f"of {self.batch.rows:,} rows"},
            {"label": "Recorded already", "value": f"{len(plan.same):,}"},
            {"label": "For you to decide", "value": f"{len(plan.asked):,}"},
            {"label": "Odd, left out", "value": f"{len({each.row for each in plan.findings}):,}"},
        ]

    def verdicts(self) -> list[dict[str, Any]]:
        """How many verdicts would change, from what to what."""
        counts: dict[tuple[str, str], int] = {}
        for each in self.plan.changes:
            pair = badge_of(each.before)[1], badge_of(each.after)[1]
            counts[pair] = counts.get(pair, 0) + 1
        return [{"before": before, "after": after, "many": many} for (before, after), many in sorted(counts.items())]

    def line(self, change: Change) -> dict[str, Any]:
        """One row that would be written down."""
        entry = change.entry
        return {
            "row": entry.row,
            "name": change.known.name,
            "url": reverse("board:application", args=[change.application]),
            "found_by": FOUND_BY[change.how],
            "result": told(Kind(self.batch.kind), entry.values),
            "taken_on": entry.taken_on,
            "before": badge_of(change.before),
            "after": badge_of(change.after),
            "sentence": change.after.staff,
        }


def written(batch: ResultImport) -> QuerySet[ScreeningResult]:
    """The results that a file brought, by name of the person; also those that were taken back."""
    rows = batch.results.select_related("person")
    sent = Application.objects.filter(
        person=OuterRef("person"), version__program=batch.program_id, submitted_at__isnull=False
    )
    newest = sent.order_by("-submitted_at", "-pk").values("pk")[:1]
    return rows.annotate(application=Subquery(newest)).order_by("person__sort_name", "taken_on", "pk")


def written_line(row: Any) -> dict[str, Any]:
    """One result that a file brought, in words, with the way to the application."""
    return {
        "name": str(row.person),
        "url": reverse("board:application", args=[row.application]) if row.application else "",
        "result": told(Kind(row.kind), row.values),
        "taken_on": row.taken_on,
        "voided": row.voided_at is not None,
    }


def _told(known: Known) -> str:
    born = f"born on {day_in_words(known.birth_date, year=True)}" if known.birth_date else ""
    told = [f"application {known.application}", known.email, born]
    return f"{', '.join(each for each in told if each)}."


def badge_of(answer: Judgement) -> tuple[str, str]:
    """How a verdict looks in a table."""
    return NOTHING if answer.verdict is Verdict.MISSING else BADGES[answer.verdict]


def to_mend(batch: ResultImport, findings: Sequence[Finding]) -> list[list[str]]:
    """The rows that are left out, as a table to mend and upload again, each with what is wrong."""
    kind = Kind(batch.kind)
    wrong: dict[int, list[str]] = {}
    for each in findings:
        wrong.setdefault(each.row, []).append(f"{each.column}: {each.reason}" if each.column else each.reason)
    rows = [each for each in sheet_in(batch).rows if each.row in wrong]
    shown = list(columns(kind))
    shown += [
        each for each in layout(kind).columns if each not in shown and any(each.slug in row.cells for row in rows)
    ]
    lines = [[each.title for each in shown] + [WRONG]]
    return lines + [[row.cells.get(each.slug, "") for each in shown] + [" ".join(wrong[row.row])] for row in rows]


def remaining(batch: ResultImport) -> dict[str, Any]:
    """The results of a file on which something newer stands, so that they remain when it is taken back; how many."""
    left = batch.results.filter(voided_at__isnull=True)
    reasons: Mapping[int, str] = stays(left)
    rows = left.filter(pk__in=reasons).select_related("person").order_by("person__sort_name", "pk")
    return {
        "many": len(reasons),
        "lines": [{"name": each.person.name, "why": reasons[each.pk]} for each in rows[:MOST_FINDINGS]],
        "more": max(0, len(reasons) - MOST_FINDINGS),
    }
