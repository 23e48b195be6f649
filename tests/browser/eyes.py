"""What a person who sees little, types only, or taps with a thumb would trip over on a page: measured in the page."""

from typing import Any, Final

LOOK: Final = r"""
() => {
  const wrong = [];
  const visible = (el) => {
    const box = el.getBoundingClientRect();
    return el.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.width > 1 && box.height > 1;
  };
  const named = (el) => `${el.tagName.toLowerCase()} "${(el.innerText || el.name || el.id || "").trim().slice(0, 40)}"`;

  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) wrong.push(`${wide} pixels too wide`);
  if (!document.title.trim()) wrong.push("no title");
  if (!document.documentElement.lang) wrong.push("no language");
  const heads = [...document.querySelectorAll("h1")].filter(visible);
  if (heads.length !== 1) wrong.push(`${heads.length} first headings`);
  for (const role of ["header", "main", "footer"]) {
    if (document.querySelectorAll(`body ${role}:not(main *)`).length < 1) wrong.push(`no ${role}`);
  }

  const can = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const all = [...document.querySelectorAll(can)].filter((el) => !el.disabled);
  const reach = all.filter(visible);
  if (!all.length || !all[0].matches(".ap-skip[href='#main']")) wrong.push("the first stop is no skip link");
  for (const el of reach) if (el.tabIndex !== 0) wrong.push(`not reached in order: ${named(el)}`);

  for (const el of reach) {
    if (el.matches(".ap-skip")) continue;
    el.focus({preventScroll: true});
    if (document.activeElement !== el) { wrong.push(`takes no focus: ${named(el)}`); continue; }
    const around = [el, el.closest("label"), el.nextElementSibling].filter(Boolean);
    const seen = around.map((each) => getComputedStyle(each)).some(
      (s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== "none",
    );
    if (!seen) wrong.push(`focus is not seen: ${named(el)}`);
  }

  for (const el of reach) {
    if (el.matches(".ap-skip")) continue;
    const target = (el.matches("[type=radio], [type=checkbox]") && (el.closest("label") || el.labels?.[0])) || el;
    const box = target.getBoundingClientRect();
    const inWords = getComputedStyle(el).display === "inline" && el.matches("a");
    if (!inWords && (box.height < 43.5 || box.width < 43.5)) {
      wrong.push(`small for a thumb: ${named(el)} ${Math.round(box.width)}x${Math.round(box.height)}`);
    }
  }
  document.activeElement?.blur();
  return [...new Set(wrong)];
}
"""

DARK: Final = """
() => document.documentElement.setAttribute("data-bs-theme", "dark")
"""

SAID: Final = """
() => {
  const found = document.querySelector(".ap-errors, [role=alert]");
  if (!found) return ["nothing says what is wrong"];
  const wrong = [];
  if (found.matches(".ap-errors") && document.activeElement !== found) wrong.push("the summary has no focus");
  if (found.getAttribute("role") !== "alert" && !found.closest("[role=alert]")) wrong.push("the summary is no alert");
  if (!document.title.startsWith("Error")) wrong.push("the title does not say it");
  for (const field of document.querySelectorAll("[aria-invalid=true]")) {
    const told = [field, field.closest("fieldset")].map((each) => each?.getAttribute("aria-describedby") ?? "");
    const ids = told.join(" ").split(" ").filter((id) => id);
    if (!ids.some((id) => document.getElementById(id)?.innerText.trim())) wrong.push(`no reason at ${field.name}`);
  }
  return [...new Set(wrong)];
}
"""
"""After a refusal: it is an alert, it has the focus, the title says it, and each field says why."""


def follow(target: Any) -> None:
    """Click on what leads to another page, and wait for that page; a click alone returns before it is there."""
    with target.page.expect_navigation():
        target.click()


def trips_on(page: Any, axe: Any) -> list[str]:
    """What is wrong with a page: at this width, in light and in dark."""
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(LOOK)
    found += axe(page)
    page.evaluate(DARK)
    found += [f"dark: {each}" for each in axe(page, ["color-contrast"])]
    return found
