"""What journeys in a browser share: the place where they play, time, signing in, and an eye on every page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.test import Client

from applicants.demo import sessions
from applicants.demo.clockwork import Days
from applicants.demo.world import World, found
from apprenticeships import clock, demonstration
from apprenticeships.models import Message, Parameter, User
from apprenticeships.rules.dates import local_datetime
from apprenticeships.rules.holidays import federal_calendar
from apprenticeships.sealing import unseal
from apprenticeships.tasks import tick
from cohorts.models import Cohort
from cohorts.workflows import cohorts
from tests.browser.eyes import follow

ZONE: Final = ZoneInfo("America/Chicago")
BEGAN: Final = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)  # Monday, 9 a.m. in Chicago
STARTS: Final = date(2026, 3, 2)
DAY: Final = timedelta(days=1)
PHONE, DESK = 390, 1360
ONWARD: Final = re.compile("Save and go on to|Save, then check your answers")
"""The button that saves a section and goes on."""


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A time of day where the program is."""
    return local_datetime(day, time(hour, minute), ZONE).astimezone(UTC)


def founded(*, places: int = 2) -> World:
    """An employer with two clinics, its staff, its programs, a year of classes, and places in the first of them."""
    days = Days(BEGAN, ZONE, federal_calendar(2024, 2029))
    world = found(days, BEGAN)
    today = days.local(BEGAN)
    sessions.announce(world, today)
    Parameter.objects.filter(key="typing_minutes").update(value=1)
    cohorts.generate(world.version, on=today, by=world.desk, at=BEGAN)
    for key in ("family", "desk"):
        place = world.places[key]
        cohorts.add_opening(
            Cohort.objects.get(program=world.program, starts_on=STARTS),
            track=world.tracks[place.track],
            department=place.department,
            headcount=places,
            by=world.desk,
            at=BEGAN,
        )
    return world


@dataclass(slots=True)
class Clock:
    """Time as everybody in this process sees it. It stands still until somebody moves it."""

    traveller: Any

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Go to a time of day. On the way the worker does each morning what fell due."""
        tick()
        target = moment(day, hour, minute)
        for between in days_between(clock.today(ZONE) + DAY, day):
            morning = moment(between, 9, 30)
            if morning < target and (between.weekday() == 0 or Message.objects.due(morning).exists()):
                self.traveller.move_to(morning)
                tick()
        self.traveller.move_to(target)
        tick()
        return target

    def on(self, span: timedelta) -> None:
        """Go on by a while."""
        self.traveller.shift(span)


@dataclass(slots=True)
class Stage:
    """A browser for each kind of user, and what was wrong with the pages that they saw."""

    open_page: Callable[..., Any]
    axe: Callable[..., list[str]]
    clock: Clock
    folder: Path | None
    secrets: dict[int, str] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    open: dict[str, Any] = field(default_factory=dict)

    def look(self, page: Any, name: str, *, widths: tuple[int, ...] = ()) -> None:
        """Note what axe finds and whether the page is wider than its window; take a picture where one is wanted."""
        before = page.viewport_size
        for width in widths or (before["width"],):
            page.set_viewport_size({"width": width, "height": before["height"]})
            full = f"{len(self.seen):02}-{name}-{width}"
            self.seen.append(full)
            self.picture(page, full)
            problems = self.axe(page)
            if wide := page.evaluate("document.documentElement.scrollWidth - window.innerWidth"):
                problems.append(f"{wide} pixels too wide")
            if problems:
                self.wrong[full] = problems
        page.set_viewport_size(before)

    def picture(self, page: Any, name: str) -> None:
        """Take a picture, if somebody named a folder for them."""
        if self.folder is not None:
            page.screenshot(path=self.folder / f"{name}.png", full_page=True)

    def visitor(self, path: str = "/", **options: Any) -> Any:
        """Somebody whom nobody knows yet, on a phone."""
        return self.open_page(path, **{"width": PHONE, "reduced_motion": "reduce", **options})

    def signed_in(self, email: str, path: str, **options: Any) -> Any:
        """Somebody who signs in with the code of the mail."""
        page = self._only(email, self.visitor(path, **options))
        enter_by_code(page, email)
        return page

    def known(self, user: User, path: str, **options: Any) -> Any:
        """Somebody in a browser of their own where they signed in before."""
        client = Client()
        client.force_login(user)
        page, name = self.visitor("/healthz", **options), settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": page.url}])
        page.goto(path)
        return page

    def staff(self, user: User, path: str, *, width: int = DESK) -> Any:
        """Somebody of the staff, who signs in with a password and the code of an app."""
        if user.pk not in self.secrets:
            self.secrets[user.pk] = totp.generate_totp_secret()
            totp.TOTP.activate(user, self.secrets[user.pk])
        self.clock.on(timedelta(minutes=2))  # a code counts once
        page = self._only(user.email, self.visitor(path, width=width))
        page.get_by_label("Your e-mail").fill(user.email)
        page.get_by_text("I have a password").click()
        page.get_by_label("Your password").fill(demonstration.PASSWORD)
        press(page, "Sign in with my password")
        page.get_by_label("The code from your app").fill(app_code(self.secrets[user.pk]))
        send(page.locator("main"), "Sign in")
        return page

    def _only(self, email: str, page: Any) -> Any:
        """Somebody has one browser at a time: the one before is closed."""
        if before := self.open.pop(email, None):
            before.context.close()
        self.open[email] = page
        return page


def enter_by_code(page: Any, email: str) -> None:
    """Write the address, read the mail, write its code."""
    page.get_by_label("Your e-mail").fill(email)
    press(page, "Send me a code")
    page.get_by_label("The code from our mail").fill(mailed_code(email))
    press(page, "Go on")


def mailed_code(email: str) -> str:
    """The sign-in code that waits in the outbox for an address."""
    row = Message.objects.filter(recipient=email, kind="security.code", sealed__isnull=False).latest("created_at")
    return str(unseal(bytes(row.sealed), place=f"message:{row.pk}")["code"])


def app_code(secret: str) -> str:
    """What an authenticator app shows now."""
    counter = list(totp.yield_hotp_counters_from_time())
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter[len(counter) // 2])))


def choose(page: Any, question: str, answer: str) -> None:
    """Choose a tile below a question."""
    group = page.get_by_role("group", name=re.compile(re.escape(question)))
    group.get_by_role("radio", name=re.compile(rf"^\s*{re.escape(answer)}")).check()


def press(page: Any, name: str | re.Pattern[str]) -> None:
    """Press the button, or follow the link, of that name."""
    follow(page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first)


def send(form: Any, name: str) -> None:
    """Press a button of a part of the page."""
    follow(form.get_by_role("button", name=name))


def open_step(page: Any, title: str, *, below: str = "") -> Any:
    """Unfold a step of a page of the admin, of the requirement ``below`` if there are several; its form."""
    place = page.locator("li", has=page.get_by_role("heading", name=below)).last if below else page
    place.locator("a.ap-step, details.ap-step > summary").filter(has_text=title).first.click()
    return place.locator("details.ap-step[open]").filter(has_text=title).first


def heading(page: Any) -> str:
    """What the page says first."""
    return " ".join(page.locator("h1").first.inner_text().split())


def next_step(page: Any) -> str:
    """What the card of the next step says in its title."""
    return " ".join(page.locator("#next-step").inner_text().split())


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last."""
    for number in range((last - first).days + 1):
        yield first + number * DAY
