// The queue by keyboard: J and K go from row to row, Enter opens the row one stands on, as on any link. Who waits for
// others is folded; what one opened stays open until the browser is closed.
(() => {
  const hint = document.querySelector("[data-ap-keys]");
  const all = [...document.querySelectorAll("[data-ap-queue] .ap-q > .btn")];
  const links = () => all.filter((link) => !link.closest("details:not([open])"));
  const kept = (key, value) => {
    try {
      return value === undefined ? sessionStorage.getItem(key) : sessionStorage.setItem(key, value);
    } catch {
      return null; // a browser that keeps nothing: it stays folded
    }
  };

  for (const fold of document.querySelectorAll("details[data-ap-kept]")) {
    const key = `queue:${fold.dataset.apKept}`;
    if (kept(key) === "open") fold.open = true;
    fold.addEventListener("toggle", () => kept(key, fold.open ? "open" : ""));
  }
  if (!all.length) return;
  if (hint) hint.hidden = false;

  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const rows = links();
    const here = rows.indexOf(document.activeElement);
    const next = here < 0 ? (step > 0 ? 0 : rows.length - 1) : here + step;
    if (!rows[next]) return;
    event.preventDefault();
    rows[next].focus();
    rows[next].closest(".ap-q").scrollIntoView({ block: "nearest" });
  });
})();
