// The queue by keyboard: J and K go from row to row, Enter opens the row one stands on, as on any link.
(() => {
  const hint = document.querySelector("[data-ap-keys]");
  const links = () => [...document.querySelectorAll("[data-ap-queue] .ap-q > .btn")];
  if (!links().length) return;
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
