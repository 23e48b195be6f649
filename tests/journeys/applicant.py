"""What somebody who applies does on the pages, by hand."""

from datetime import timedelta
from typing import Any, Final

from applicants.models import TypingTest
from applicants.workflows.typing import passage_of
from tests.journeys.stage import ONWARD, Stage, choose, press

EMAIL: Final = "maya.torres@demo.example"
TYPED: Final = 195  # signs in one minute: 38 words a minute
RHYTHM: Final = (110, 170, 140, 210, 130, 190, 150)  # milliseconds between two keys of somebody who types by hand


def contact(page: Any) -> None:
    """Name, phone, address."""
    page.get_by_label("First name").fill("Maya")
    page.get_by_label("Last name").fill("Torres")
    page.get_by_label("Phone").fill("(314) 555-0123")
    page.get_by_label("ZIP code").fill("63116")
    choose(page, "Which language", "English")


def eligibility(page: Any) -> None:
    """Birth date, diploma, employer."""
    page.get_by_label("When were you born?").fill("2000-05-17")
    choose(page, "high school diploma", "Yes")
    choose(page, "Do you work here now?", "No")


def education(page: Any) -> None:
    """The last school."""
    choose(page, "How far did you get", "High school diploma")
    page.get_by_label("Name of your last school").fill("Roosevelt High")
    page.get_by_label("Year in which you left it").fill("2018")


def work(page: Any) -> None:
    """One job of three years."""
    page.locator("[name=jobs-0-employer]").fill("Maple Court Nursing Home")
    page.locator("[name=jobs-0-title]").fill("Nursing aide")
    page.locator("[name=jobs-0-is_health_care][value=yes]").check()
    page.locator("[name=jobs-0-started_on]").fill("2022-01-03")
    page.locator("[name=jobs-0-ended_on]").fill("2025-03-28")


def path(page: Any) -> None:
    """Path, place and class."""
    choose(page, "Which path?", "Medical assistant")
    page.get_by_label("Where would you like to work?").select_option(label="Northgate Clinic")


def shifts(page: Any) -> None:
    """When she can work, and how she gets there."""
    for name in ("Early", "Day,", "Monday", "Tuesday", "Thursday"):
        page.get_by_role("checkbox", name=name).check()
    choose(page, "How do you get to work?", "Bus or train")


def words(page: Any) -> None:
    """Two answers in her own words."""
    page.get_by_label("Why do you want to do this work?").fill(
        "My grandmother needed much care, and I was the one who explained to her what the doctor had said."
    )
    page.get_by_label("Tell us about a time").fill("In the winter of the ice storm I stayed for a second night shift.")


def attestation(page: Any) -> None:
    """True, and signed."""
    page.get_by_label("All of this is true").check()
    page.get_by_label("Your full name").fill("Maya Torres")


SECTIONS: Final = (contact, eligibility, education, work, path, shifts, words, attestation)


def types_by_hand(stage: Stage, page: Any) -> None:
    """Type the beginning of the text at 38 words a minute, on the browser's clock and on the server's."""
    test = TypingTest.objects.latest("started_at")
    text = passage_of(test).text[:TYPED].rsplit(" ", 1)[0]
    box = page.get_by_label("Type here")
    for number, sign in enumerate(text):
        page.clock.run_for(RHYTHM[number % len(RHYTHM)])
        box.press_sequentially(sign)
    stage.clock.on(timedelta(milliseconds=page.evaluate("performance.now()")))


def fills_everything(page: Any, *, after: Any = None) -> None:
    """Fill in all sections in their order; each is saved on the way to the next."""
    for fill in SECTIONS:
        fill(page)
        if after:
            after(page, fill.__name__)
        press(page, ONWARD)
