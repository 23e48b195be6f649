"""One run: fill, measure everything at each size, say what came out."""

import os
import platform
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.db import connection, connections

from apprenticeships import clock, restricted
from tests.benchmarks import (
    booking,
    filling,
    matching,
    outbox,
    pages,
    participants,
    report,
    result_files,
    saving,
    schedule,
    screening,
    sending,
    targets,
    world,
)
from tests.benchmarks.measures import Broken, PageMeasure, Throughput
from tests.benchmarks.pages import Page, Visit
from tests.benchmarks.web import BrokenPageError, Sample, Web
from tests.benchmarks.world import World

BEGAN = perf_counter()
LOAD = f"{os.getloadavg()[0]:.1f}"  # what else the machine does, before we begin
Line = PageMeasure | Throughput | Broken
Step = tuple[str, int, Callable[[], Any]]


def main(options: Namespace, folder: Path) -> int:
    """Run everything. 0 when each thing could be measured and no page asks too many statements."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    restricted.install()
    call_command("collectstatic", interactive=False, verbosity=0)
    at = clock.now()
    place = world.build(at, departments=options.departments)
    lines: list[Line] = []
    for size in options.sizes:
        say(f"filling up to {size:,} applications")
        filling.fill(place, size)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        lines += measure_pages(place, size, options, folder)
        lines += work(place, size, options)
    once: list[Step] = [
        ("matching", 0, lambda: matching.measure(tries=options.tries)),
        ("participants", 0, lambda: participants.measure(tries=options.tries)),
        ("result_files", 0, lambda: result_files.measure(tries=1)),
        ("targets", 0, lambda: targets.measure(at=at, tries=options.tries)),
    ]
    lines += run_steps(once, options)
    found = report.Report(at=at, quick=options.quick, machine=machine(), lines=lines)
    print(found.text())
    if options.save:
        found.save()
    return 1 if found.failed else 0


def measure_pages(place: World, size: int, options: Namespace, folder: Path) -> list[Line]:
    """Every page, with the floor before, between and after its blocks, on a freshly started server."""
    lines: list[Line] = []
    web = Web(folder / "web.log")
    try:
        web.wait()
        visit = Visit(place, size, lambda path, cookie: web.text(path, cookie=cookie))
        for page in wanted((*pages.CONTROLS, *pages.PAGES), options):
            say(f"{size:,}: {page.name}")
            lines.append(attempt(page.name, size, lambda page=page: measure_page(web, visit, page, options)))
        steps: list[Step] = [
            (saving.NAME, size, lambda: saving.measure(web, size=size, options=options)),
            (sending.NAME, size, lambda: sending.measure(place, web, size=size, options=options)),
            (booking.NAME, size, lambda: booking.measure(place, web, size=size, options=options)),
        ]
        lines += run_steps(steps, options)
    finally:
        web.stop()
    return lines


def measure_page(web: Web, visit: Visit, page: Page, options: Namespace) -> PageMeasure:
    """Floor, page, floor, page, floor, page, floor: the noise of the machine falls on both."""
    cookie = world.session_cookie(page.who(visit.world))
    own = world.session_cookie(visit.world.coordinator)
    path = page.path(visit)
    web.checked(path, cookie=cookie, rows=page.rows)
    web.warm(path, cookie=cookie)
    web.warm(pages.FLOOR, cookie=own)
    counted = web.checked(path, cookie=cookie, rows=page.rows, count=True)
    memory = web.memory()
    measured, floor = Sample(), Sample()
    for block in range(options.blocks):
        web.take(floor, options.block, lambda: web.checked(pages.FLOOR, cookie=own, rows=pages.FLOOR_ROWS))
        web.take(measured, options.block, lambda: web.checked(path, cookie=cookie, rows=page.rows))
        if block == options.blocks - 1:
            web.take(floor, options.block, lambda: web.checked(pages.FLOOR, cookie=own, rows=pages.FLOOR_ROWS))
    return PageMeasure(
        name=page.name,
        size=visit.size,
        target=page.target,
        limit=page.statements,
        ratio=measured.p50 / floor.p50,
        cpu_ratio=measured.cpu_each / floor.cpu_each,
        p50=measured.p50,
        p95=measured.p95,
        floor_p50=floor.p50,
        cpu=measured.cpu_each,
        statements=int(counted.headers["X-Statements"]),
        statements_ms=float(counted.headers["X-Statements-Ms"]),
        kilobytes=len(counted.body) / 1000,
        memory=web.memory(),
        growth=web.memory() - memory,
        samples=len(measured.milliseconds),
    )


def work(place: World, size: int, options: Namespace) -> list[Line]:
    """What is done by the thousand, in this process."""
    steps: list[Step] = [
        ("schedule", size, lambda: schedule.measure(place, size=size, tries=options.tries)),
        ("screening", size, lambda: screening.measure(place, size=size, tries=options.tries)),
        ("outbox", size, lambda: outbox.measure(at=place.at, size=size, mails=options.mails)),
    ]
    lines = run_steps(steps, options)
    connections.close_all()
    return lines


def run_steps(steps: Iterable[Step], options: Namespace) -> list[Line]:
    """The wanted ones of several measurements, each with its name and size."""
    lines: list[Line] = []
    for name, size, step in steps:
        if not options.only or name in options.only:
            say(f"{size:,}: {name}")
            found = attempt(name, size, step)
            lines += found if isinstance(found, list) else [found]
    return lines


def wanted(found: Iterable[Page], options: Namespace) -> list[Page]:
    return [page for page in found if not options.only or page.name in options.only]


def attempt(name: str, size: int, step: Callable[[], Any]) -> Any:
    """What the step found; a step that fails is a line of its own, so that the others are still measured."""
    try:
        return step()
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is said loudly and the run fails
        kind = "" if isinstance(problem, BrokenPageError) else f"{type(problem).__name__}: "
        say(f"  FAILED: {kind}{problem}")
        return Broken(name, size, f"{kind}{problem}"[:500])


def machine() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
    cores = Path("/proc/cpuinfo").read_text().count("processor\t")
    return {"cores": str(cores), "python": platform.python_version(), "postgresql": version.split()[0], "load": LOAD}


def say(text: str) -> None:
    print(f"{perf_counter() - BEGAN:6.1f} s  {text}", file=sys.stderr, flush=True)
