"""Every piece and the sign-in pages, in both themes, on a phone and on a screen."""

import pytest

from tests.browser import gallery_urls

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.browser.gallery_urls"),
]

PAGES = ["/pieces/", "/pieces/?bad=1", "/accounts/login/", "/nowhere/"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_every_width_and_axe_finds_nothing_on_it(open_page, axe, path, theme):
    page = open_page(path, width=320, theme=theme)
    too_wide, broken = {}, {}

    for width in (320, 390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        too_wide[width] = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    for width in (1440, 320):
        page.set_viewport_size({"width": width, "height": 900})
        broken[width] = axe(page)

    assert page.evaluate("document.documentElement.dataset.bsTheme") == theme
    assert too_wide == {320: 0, 390: 0, 768: 0, 1440: 0}
    assert broken == {1440: [], 320: []}


def test_a_page_with_errors_begins_at_their_summary_and_leads_to_the_field(open_page):
    page = open_page("/pieces/?bad=1")

    assert page.title().startswith("Error:")
    assert page.evaluate("document.activeElement.className") == "ap-errors"

    page.get_by_role("link", name="Choose what you did most.").click()

    assert page.evaluate("document.activeElement.id") == "id_kind_0"
    assert page.url.endswith("#id_kind_0")


def test_the_chosen_theme_stays_on_the_next_page(open_page):
    page = open_page("/accounts/login/", theme="light")

    page.get_by_role("button", name="Dark").click()
    page.goto("/nowhere/")

    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"

    page.get_by_role("button", name="As my device").click()
    page.reload()

    assert page.evaluate("document.documentElement.dataset.bsTheme") == "light"


def test_without_javascript_nothing_is_offered_that_does_nothing(open_page):
    page = open_page("/accounts/login/", java_script_enabled=False)

    assert page.get_by_role("button", name="Send me a code").is_visible()
    assert not page.get_by_role("button", name="Dark").is_visible()


def test_what_is_written_is_saved_a_moment_later_and_said_so(open_page):
    gallery_urls.SENT.clear()
    page = open_page("/pieces/draft/")

    page.get_by_label("Why?").press_sequentially("I like people.")
    page.get_by_text("Saved at 7:42 p.m.").wait_for()

    assert gallery_urls.SENT[-1] == ("1", "I like people.")


def test_a_lost_connection_is_said_and_the_text_goes_out_when_it_is_back(open_page):
    gallery_urls.SENT.clear()
    page = open_page("/pieces/draft/", may_lose_the_line=True)

    page.context.set_offline(True)
    page.get_by_label("Why?").fill("I like people.")
    page.get_by_text("Not saved yet. We try again.").wait_for()
    page.context.set_offline(False)
    page.get_by_text("Saved at 7:42 p.m.").wait_for()

    assert gallery_urls.SENT == [("1", "I like people.")]


def test_a_second_click_does_not_send_twice(open_page):
    gallery_urls.SENT.clear()
    page = open_page("/pieces/draft/")

    page.get_by_label("Why?").fill("Once")
    page.get_by_role("button", name="Send it").dblclick()
    page.wait_for_url("**/pieces/save/")

    assert [sent for sent in gallery_urls.SENT if not sent[0]] == [("", "Once")]  # a slow machine saves on the way
