"""The screening board by keyboard and by mouse; what it does without a script is tested beside the others."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applicants.models import ScreeningResult, ScreeningStep
from apprenticeships import clock
from tests.benchmarks import filling, world
from tests.browser.eyes import follow

pytestmark = [
    pytest.mark.nightly, pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors,
]  # fmt: skip
HERE = """() => {
  const cell = document.activeElement.closest("td");
  const row = cell.parentElement;
  const stops = document.querySelectorAll('[data-ap-board] tbody td a[tabindex="0"]').length;
  return [row.rowIndex, cell.cellIndex, row.querySelector("input").checked, stops];
}"""


@pytest.fixture
def board(open_page):
    """The board of a coordinator, with something of each kind on it."""
    place = world.build(clock.now(), departments=1)
    filling.fill(place, 60)
    missing = ScreeningStep.objects.filter(verdict="missing").order_by("pk").values_list("pk", flat=True)
    ScreeningStep.objects.filter(pk__in=list(missing)[::3]).update(verdict="look", reason_code="person_decides")
    ScreeningStep.objects.filter(pk__in=list(missing)[1::5]).update(
        verdict="not_met", reason_code="below_mark", retest_from=clock.now().date() + timedelta(days=9)
    )
    name, value = world.session_cookie(place.coordinator).split("=", 1)
    page = open_page("/healthz", width=1280, may_lose_the_line=True)
    page.context.add_cookies([{"name": name, "value": value, "url": page.url}])
    page.goto(page.url.replace("/healthz", reverse("board:screening")))
    return page


def wrong(page, axe):
    """What axe finds on a desk and on a phone, and what is wider than its window."""
    found = []
    for width in (390, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"too wide for {width}")
        found += axe(page)
    return found


def test_arrows_go_from_cell_to_cell_and_one_person_is_written_down_for(board, axe):
    assert wrong(board, axe) == []
    first = board.locator("[data-ap-board] tbody td a").first
    first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "x"):
        board.keyboard.press(key)
    assert board.evaluate(HERE) == [2, 3, True, 1]
    board.keyboard.press("End")
    board.keyboard.press("ArrowRight")
    assert board.evaluate(HERE)[1] == 10
    board.keyboard.press("?")
    assert board.locator("[data-ap-keys] dl").is_visible()

    board.select_option("#mark-step", "diploma")
    board.get_by_role("button", name="Write down").click()
    board.get_by_label("Is it met?").select_option("yes")
    board.get_by_label("On which day?").fill(clock.now().date().isoformat())
    board.get_by_label("Where does it come from?").fill("Phone call")
    follow(board.get_by_role("button", name="See what changes"))
    assert wrong(board, axe) == []
    follow(board.get_by_role("button", name="Write it down"))
    assert wrong(board, axe) == []
    assert ScreeningResult.objects.filter(source="Phone call").count() == 1

    follow(board.get_by_role("link", name="Back to the board"))
    board.locator("[data-ap-board] tbody td a").first.focus()
    board.keyboard.press("Enter")
    board.wait_for_url("**/admin/applications/*/**")
