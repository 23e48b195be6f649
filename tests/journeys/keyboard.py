"""Somebody who has only a keyboard, and sees where they are: Tab, arrows, Enter, Space and typing, nothing else.

Each page is entered by its skip link. At each stop it is noted when the focus is not seen, out of the window or covered
by something else (WCAG 2.4.7 and 2.4.11).
"""

from dataclasses import dataclass, field
from typing import Any, Final

WHERE: Final = r"""
() => {
  const el = document.activeElement;
  if (!el || el === document.body) return {name: "", kind: "nowhere", wrong: []};
  const words = (text) => (text || "").replace(/\s+/g, " ").trim();
  const label = el.labels?.length ? [...el.labels].map((each) => each.innerText).join(" ") : "";
  const name = words(el.getAttribute("aria-label") || label || el.innerText || el.value || el.name);
  const group = words(el.closest("fieldset")?.querySelector("legend")?.innerText);
  const kind = el.type || el.tagName.toLowerCase();
  if (el.id === "main") return {name: "main", kind: "main", group: "", checked: false, wrong: []};
  const wrong = [];
  const around = [el, el.closest("label"), ...(el.labels ?? []), el.nextElementSibling].filter(Boolean);
  const outlined = around.map((each) => getComputedStyle(each)).some(
    (s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== "none",
  );
  if (!outlined) wrong.push(`focus is not seen: ${name || kind}`);
  const hidden = getComputedStyle(el).opacity === "0" || el.getBoundingClientRect().width < 2;
  const shown = hidden ? el.closest("label") ?? el.labels?.[0] ?? el : el;
  const boxes = [...shown.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const inside = (box) => box.bottom > 1 && box.top < innerHeight - 1 && box.right > 1 && box.left < innerWidth - 1;
  const seen = boxes.filter(inside);
  if (!seen.length) wrong.push(`out of the window: ${name || kind}`);
  const covered = seen.length && seen.every((box) => {
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const hit = document.elementFromPoint(x, y);
    return hit && hit !== shown && !shown.contains(hit) && !hit.contains(shown);
  });
  if (covered) wrong.push(`covered: ${name || kind}`);
  return {name, group, kind, checked: Boolean(el.checked), wrong};
}
"""
MOST: Final = 90
"""Stops after which somebody gives up looking."""


@dataclass(slots=True)
class Keys:
    """A keyboard at a page. ``stops`` counts presses of Tab and arrows, ``lost`` says where the focus was lost."""

    page: Any
    stops: int = 0
    presses: int = 0
    here: dict[str, Any] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def arrive(self) -> None:
        """Go past the bar by the skip link, as on each new page.

        After a refusal the summary has the focus already; and a form that was sent below the skip link leads to the
        main part of the page that comes, as browsers keep the end of the address.
        """
        if self.page.evaluate("document.activeElement?.matches('.ap-errors, #main')"):
            return
        self._key("Tab")
        if self.here["name"] != "Skip to the main part":
            self.lost.append(f"{self._path()}: the first stop is {self.here['name']}, no skip link")
        self.page.keyboard.press("Enter")
        self._look()
        if self.here["kind"] != "main":
            self.lost.append(f"{self._path()}: the skip link leads to {self.here['name'] or self.here['kind']}")

    def to(self, words: str, *, group: str = "") -> None:
        """Tab until the stop reads so, below a question if one is named."""
        for _ in range(MOST):
            if self.here.get("name", "").startswith(words) and self.here.get("group", "").startswith(group):
                return
            self._key("Tab")
        raise AssertionError(f"{self._path()}: no stop “{words}” {group} within {MOST}; here: {self.here}")

    def press(self, words: str, *, bar: bool = False) -> None:
        """Go to a link or a button and press Enter; then enter the page that comes. ``bar``: it stands above here."""
        if bar:
            self._back(words)
        self.to(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.presses += 1
        self.here = {}
        self.arrive()

    def write(self, label: str, text: str) -> None:
        """Type into a field, or the beginning of a choice in a list."""
        self.to(label)
        self.page.keyboard.type(text)

    def choose(self, question: str, answer: str) -> None:
        """Choose a tile: Tab leads to the question, arrows to the answer."""
        for _ in range(MOST):
            if self.here.get("kind") == "radio" and self.here["group"].startswith(question):
                break
            self._key("Tab")
        for _ in range(MOST):
            if self.here["name"].startswith(answer):
                break
            self._key("ArrowDown")
        if not self.here["checked"]:
            self._key(" ")
        assert (self.here["name"].startswith(answer), self.here["checked"]) == (True, True), self.here

    def _back(self, words: str) -> None:
        """Shift and Tab until the stop reads so."""
        for _ in range(MOST):
            self._key("Shift+Tab")
            if self.here["name"].startswith(words):
                return

    def jump(self, key: str) -> None:
        """Press one of the page's own keys."""
        self._key(key)

    def _key(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.stops += 1
        self._look()

    def _look(self) -> None:
        self.here = self.page.evaluate(WHERE)
        self.lost += [f"{self._path()}: {wrong}" for wrong in self.here["wrong"]]

    def _path(self) -> str:
        return str(self.page.evaluate("location.pathname"))
