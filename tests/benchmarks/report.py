"""The report: tables for people, JSON for programs."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.measures import Broken, PageMeasure, Throughput

HERE: Final = Path(__file__).parent
RESULTS: Final = HERE / "results.json"
README: Final = HERE / "README.md"
BEGIN, END = "<!-- results -->", "<!-- end of results -->"
PAGE_COLUMNS: Final = (
    *(
        "page",
        "applications",
        "x floor (p50)",
        "target",
        "x floor (CPU)",
        "against fewest",
        "statements",
        "limit",
        "ms in them",
    ),
    *("p50 / p95 ms", "CPU ms", "kB", "RSS MB", "grew by", "n"),
)
WORK_COLUMNS: Final = (
    "what",
    "applications",
    "ratio",
    "target",
    "statements",
    "limit",
    "rate",
    "plainest way",
    "CPU ms each",
    "plainest way, CPU ms each",
)


@dataclass(frozen=True, slots=True)
class Report:
    """All lines of one run."""

    at: datetime
    quick: bool
    machine: dict[str, str]
    lines: Sequence[PageMeasure | Throughput | Broken]

    @property
    def broken(self) -> list[Broken]:
        return [line for line in self.lines if isinstance(line, Broken)]

    @property
    def measured(self) -> list[PageMeasure | Throughput]:
        return [line for line in self.lines if not isinstance(line, Broken)]

    @property
    def failed(self) -> bool:
        """Whether something could not be measured or asks too many statements."""
        return bool(self.broken) or any(line.over_statements for line in self.measured)

    def text(self) -> str:
        pages = [_page(line, self._growth(line)) for line in self.lines if isinstance(line, PageMeasure)]
        work = [_work(line) for line in self.lines if isinstance(line, Throughput)]
        parts = [self._heading(), _table(PAGE_COLUMNS, pages), _table(WORK_COLUMNS, work)]
        parts += [f"- **{line.name}** at {line.size:,} could not be measured: {line.why}" for line in self.broken]
        return "\n\n".join(part for part in parts if part)

    def _growth(self, line: PageMeasure) -> float:
        """CPU, as a multiple of the floor's, against the same page with the fewest applications of this run."""
        same = [each for each in self.lines if isinstance(each, PageMeasure) and each.name == line.name]
        return line.cpu_ratio / min(same, key=lambda each: each.size).cpu_ratio

    def plain(self) -> dict[str, Any]:
        return {
            "date": self.at.date().isoformat(),
            "quick": self.quick,
            "machine": self.machine,
            "pages": [line.plain() for line in self.lines if isinstance(line, PageMeasure)],
            "work": [line.plain() for line in self.lines if isinstance(line, Throughput)],
            "broken": [line.plain() for line in self.broken],
        }

    def save(self) -> None:
        """Write the JSON, and the tables between their marks in the README."""
        RESULTS.write_text(json.dumps(_rounded(self.plain()), indent=1) + "\n")
        before, _, rest = README.read_text().partition(BEGIN)
        after = rest.partition(END)[2]
        README.write_text(f"{before}{BEGIN}\n\n{self.text()}\n\n{END}{after}")

    def _heading(self) -> str:
        how = "quick run, few samples" if self.quick else "full run"
        machine = self.machine
        return (
            f"{self.at:%Y-%m-%d}, {how}: {machine['cores']} cores, Python {machine['python']}, "
            f"PostgreSQL {machine['postgresql']}, load {machine['load']}. **Bold**: over its target or limit."
        )


def _page(line: PageMeasure, growth: float) -> list[str]:
    return [
        line.name,
        f"{line.size:,}",
        _marked(f"{line.ratio:.2f}", over=not line.reached),
        f"≤ {line.target}",
        f"{line.cpu_ratio:.2f}",
        f"{growth:.2f}",
        _marked(str(line.statements), over=line.over_statements),
        f"≤ {line.limit}",
        f"{line.statements_ms:.1f}",
        f"{line.p50:.1f} / {line.p95:.1f}",
        f"{line.cpu:.1f}",
        f"{line.kilobytes:.1f}",
        f"{line.memory:.0f}",
        f"{line.growth:.1f}",
        str(line.samples),
    ]


def _work(line: Throughput) -> list[str]:
    limit = line.goal.statements
    return [
        line.goal.name,
        f"{line.size:,}",
        _marked(f"{line.ratio:.2f}", over=not line.reached),
        line.goal.words,
        _marked("" if line.statements is None else str(line.statements), over=line.over_statements),
        "" if limit is None else f"≤ {limit}",
        f"{line.rate:,.0f} {line.goal.unit}",
        f"{line.base:,.0f} {line.goal.unit}",
        f"{line.cpu:.3f}",
        f"{line.base_cpu:.3f}",
    ]


def _marked(text: str, *, over: bool) -> str:
    return f"**{text}**" if over else text


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [" | ".join(row) for row in rows]
    if not lines:
        return ""
    return "\n".join(f"| {line} |" for line in (" | ".join(columns), " | ".join("---" for _ in columns), *lines))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list) else value
