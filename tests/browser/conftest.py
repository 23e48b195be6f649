"""A real browser: one for the whole run, a fresh context for each test, and axe to judge what it shows."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Where several are there, the one without windows: the others draw theirs as well, for nobody."""
running = []


@pytest.fixture(scope="session", autouse=True)
def _django_beside_playwright():
    """Playwright keeps an event loop in this thread; Django would take that for asynchronous code.

    To the end of the process: the database goes after everything else.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run, whichever folder asks first."""
    if running:
        yield running[0]
        return
    path = next(filter(None, map(shutil.which, [os.environ.get("CHROMIUM", ""), *NAMES])), None)
    assert path, "No Chromium on PATH and none in CHROMIUM: the browser tests need one."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        running.append(chromium)
        yield chromium
        running.clear()
        chromium.close()


@pytest.fixture
def open_page(browser, live_server):
    """Opens pages of the live server; what the browser complains about, a refused policy above all, fails the test."""
    contexts, complaints = [], []

    def opened(path, *, width=390, theme="light", may_lose_the_line=False, **options):
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, color_scheme=theme, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if not may_lose_the_line:
            page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    # The browser itself calls an answer of 4xx an error; those answers are what some tests are about.
    assert [text for text in complaints if "the server responded with a status of 4" not in text] == []


@pytest.fixture
def axe():
    """What axe finds on a page, as short lines; nothing is the wanted answer."""

    def found(page, rules=RULES):
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE)
        result = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", list(rules))
        return [f"{broken['id']}: {node['target']}" for broken in result["violations"] for node in broken["nodes"]]

    return found
