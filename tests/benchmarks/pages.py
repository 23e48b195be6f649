"""The pages that are measured, who opens them, and what each may cost."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import urlencode, urljoin

from django.urls import reverse

from applicants.models import Referral
from applicants.workflows import referrals
from apprenticeships.models import User
from apprenticeships.workflow import Actor
from tests.benchmarks.candidates import OWN_QUEUE
from tests.benchmarks.filling import COMMON, RARE
from tests.benchmarks.world import World, session_cookie

FLOOR: Final = "/bench/floor/"
FLOOR_ROWS: Final = (r"<tr><td>\d+</td>", 50)
LIST: Final = "board:applications"
ROWS: Final = 50
LINE: Final = r'href="/admin/applications/(\d+)/"'
ON_BOARD: Final = r'name="who"\s+value="(\d+)"'
CANDIDATE: Final = r'href="/hiring/(?:candidates|offers)/([0-9a-f-]{36})'
OWN_APPLICATION: Final = r"/my/applications/([0-9a-f-]{36})/"
GLANCE: Final = r"At a glance"
RECORD: Final = r'href="/admin/apprenticeships/person/(\d+)/change/'
NEXT: Final = re.compile(r'rel="next"\s+href="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Visit:
    """Where the pages are opened. ``fetch`` gives the text of a path for a cookie, to follow links with."""

    world: World
    size: int
    fetch: Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``rows`` is a pattern and how many different texts on the page match it: a page that shows less fails.

    ``target`` is the most that it may take as a multiple of the floor, ``statements`` the most that it may ask.
    """

    name: str
    who: Callable[[World], User]
    path: Callable[[Visit], str]
    rows: tuple[str, int]
    target: float
    statements: int


def coordinator(world: World) -> User:
    return world.coordinator


def manager(world: World) -> User:
    return world.manager


def applicant(_: World) -> User:
    """The first applicant, whose application is with the coordinators."""
    return User.objects.get(email="applicant0@example.org")


def named(name: str, **query: str) -> Callable[[Visit], str]:
    """The page of an address by its name; a name that is not there is a page that is not there."""
    text = f"?{urlencode(query)}" if query else ""
    return lambda _: reverse(name) + text


def filtered(visit: Visit) -> str:
    """Three filters together; the first class has enough of them at every size."""
    query = {"state": "submitted", "cohort": visit.world.cohorts[0].pk, "program": visit.world.version.program_id}
    return f"{reverse(LIST)}?{urlencode(query)}"


def deep(visit: Visit) -> str:
    """The middle of the list, reached as a reader reaches it: by its own links from page to page."""
    cookie = session_cookie(visit.world.coordinator)
    path = f"{reverse(LIST)}?state=all"
    for _ in range(visit.size // ROWS // 2):
        found = NEXT.search(visit.fetch(path, cookie))
        if found is None:
            raise LookupError(f"{path} has no link to the next page")
        path = urljoin(path, unescape(found[1]))
    return path


def packet(visit: Visit) -> str:
    """The file of the first candidate in the manager's queue, after the word that nothing ties them."""
    row = Referral.objects.visible_to(visit.world.manager).filter(closed_at__isnull=True).order_by("pk")[0]
    by = Actor.user(visit.world.manager)
    referrals.declare(row.application_id, conflict=False, by=by, at=visit.world.at)
    return reverse("hiring:candidate", args=[row.application.public_id])


CONTROLS: Final = (
    Page("floor_itself", coordinator, named("bench-floor"), FLOOR_ROWS, 1.25, 3),
    Page("floor_lean", coordinator, named("bench-lean"), FLOOR_ROWS, 1.0, 3),
)
PAGES: Final = (
    Page("list_first", coordinator, named(LIST), (LINE, ROWS), 2.0, 8),
    Page("list_filter", coordinator, filtered, (LINE, ROWS), 2.0, 8),
    Page("list_search_rare", coordinator, named(LIST, state="all", q=RARE), (LINE, 1), 2.0, 8),
    Page("list_search_common", coordinator, named(LIST, state="all", q=COMMON), (LINE, ROWS), 3.0, 8),
    Page("list_deep", coordinator, deep, (LINE, ROWS), 2.0, 8),
    Page("board_first", coordinator, named("board:screening"), (ON_BOARD, ROWS), 6.0, 12),
    Page("interview_queue", manager, named("hiring:queue"), (CANDIDATE, OWN_QUEUE), 2.0, 10),
    Page("packet", manager, packet, (GLANCE, 1), 3.0, 14),
    Page("portal_home", applicant, named("portal:status"), (OWN_APPLICATION, 1), 1.0, 7),
    Page("admin_list", coordinator, named("admin:apprenticeships_person_changelist"), (RECORD, 25), 5.0, 12),
)
