"""The admin's menu, as the coordinators' day is ordered. Addresses are named, so that nothing here imports upward."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse

from apprenticeships.access import admits, door_of, may
from apprenticeships.models import User


@dataclass(frozen=True, slots=True)
class Item:
    """One link of the menu, with how many things wait there when the page knows it."""

    text: str
    icon: str
    url: str
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one heading; a group that folds is open where the reader is in it."""

    title: str
    items: tuple[Item, ...]

    @property
    def folds(self) -> bool:
        """Whether only its heading stands in the menu at first: the daily work stays in sight without scrolling."""
        return self.title in FOLDED

    @property
    def is_open(self) -> bool:
        """Whether the reader is on one of its pages."""
        return any(item.current for item in self.items)


FOLDED: Final = frozenset({"Partnerships", "Mails and history", "Set-up"})
MENU: Final = (
    (
        "Today",
        (
            ("What needs doing", "check", "admin:index"),
            ("Reports", "flag", "partnership:all-reports"),
        ),
    ),
    (
        "Getting in",
        (
            ("Outreach", "pin", "board:outreach"),
            ("Leads", "people", "admin:applicants_lead_changelist"),
            ("Sessions", "cal", "admin:apprenticeships_session_changelist"),
            ("Applications", "doc", "board:applications"),
            ("Screening", "check", "board:screening"),
            ("Help with tests", "person", "board:accommodations"),
            ("Complaints", "look", "board:complaints"),
            ("Access codes", "key", "board:codes"),
            ("Typing rooms", "clock", "board:rooms"),
            ("Matching", "map", "matching:list"),
            ("Interviews", "phone", "admin:applicants_interview_changelist"),
            ("Offers", "seat", "admin:applicants_offer_changelist"),
            ("Stand-ins", "person", "hiring:stand_ins"),
            ("Getting ready", "doc", "board:getting-ready"),
        ),
    ),
    (
        "In training",
        (
            ("Classes", "book", "classes:list"),
            ("Places asked for", "seat", "classes:opening-requests"),
            ("People in training", "person", "admin:cohorts_enrollment_changelist"),
            ("Shifts", "clock", "admin:cohorts_shift_changelist"),
            ("Exams", "flag", "classes:exams"),
            ("Pay", "pay", "classes:pay"),
            ("Training against harassment", "people", "conduct:people"),
        ),
    ),
    (
        "Partnerships",
        (
            ("Partners and people", "people", "partnership:list"),
            ("Targets", "flag", "partnership:targets"),
            ("Tuition", "pay", "partnership:tuition"),
            ("Hours and jobs", "clinic", "partnership:services"),
            ("Grants", "doc", "admin:cohorts_grant_changelist"),
        ),
    ),
    (
        "Mails and history",
        (
            ("Messages", "mail", "admin:apprenticeships_message_changelist"),
            ("What happened", "clock", "admin:apprenticeships_event_changelist"),
        ),
    ),
    (
        "Set-up",
        (
            ("Programs", "pen", "admin:apprenticeships_program_changelist"),
            ("Rules of programs", "map", "admin:apprenticeships_programversion_changelist"),
            ("Interview kits", "phone", "admin:apprenticeships_criterion_changelist"),
            ("Handbooks", "book", "admin:cohorts_handbook_changelist"),
            ("Notice of rights", "doc", "board:rights"),
            ("Registered tracks", "doc", "admin:cohorts_registration_changelist"),
            ("Numbers", "filter", "admin:apprenticeships_parameter_changelist"),
            ("Days off", "cal", "admin:apprenticeships_holidaycalendar_changelist"),
            ("School calendars", "book", "admin:cohorts_schooldistrict_changelist"),
            ("Schools of people", "person", "admin:cohorts_schooling_changelist"),
            ("Work permits", "doc", "admin:cohorts_workpermit_changelist"),
            ("Organizations", "clinic", "admin:apprenticeships_organization_changelist"),
            ("Sites", "pin", "admin:apprenticeships_site_changelist"),
            ("Departments", "clinic", "admin:apprenticeships_department_changelist"),
            ("People", "person", "admin:apprenticeships_person_changelist"),
            ("Double records", "people", "desk:duplicates"),
            ("Roles", "key", "admin:apprenticeships_membership_changelist"),
        ),
    ),
)

NOTHING: Final[Mapping[str, int]] = MappingProxyType({})
BELOW: Final = {"admin:cohorts_grant_changelist": "grants/"}
"""Where else pages of a link stand, below the first page."""
RECORDS_OF: Final = re.compile(r"admin:([a-z]+)_([a-z]+)_changelist")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads: its address, whom its door lets in, and the kind of records that it lists, if it does."""

    url: str
    door: frozenset[str]
    records: str

    def opens_for(self, user: User) -> bool:
        """Whether the user gets to see the page behind it: a link that refuses helps nobody."""
        return admits(self.door, user) and (not self.records or may(user, "view", self.records))


@cache
def _place(name: str) -> Place:
    url = reverse(name)
    listed = RECORDS_OF.fullmatch(name)
    return Place(url, door_of(resolve(url).func, name) or frozenset(), ".".join(listed.groups()) if listed else "")


def name_of(name: str) -> str:
    """What the menu calls a page, or nothing where it does not lead there."""
    return next((text for _, links in MENU for text, _, known in links if known == name), "")


def groups(request: HttpRequest, *, waiting: Mapping[str, int] = NOTHING) -> list[Group]:
    """The menu for a page, with the place where the reader is marked, and how much is ``waiting`` at its addresses."""
    home, user = reverse("admin:index"), request.user
    found = []
    for title, links in MENU:
        items = []
        for text, icon, name in links:
            try:
                place = _place(name)
            except NoReverseMatch:
                continue
            if not isinstance(user, User) or not place.opens_for(user):
                continue
            url = place.url
            below = (url, home + BELOW[name]) if name in BELOW else (url,)
            here = request.path == url if url == home else request.path.startswith(below)
            items.append(Item(text, icon, url, here, waiting.get(url, 0)))
        if items:
            found.append(Group(title, tuple(items)))
    return found
