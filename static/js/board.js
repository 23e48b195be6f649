// The screening board by keyboard: one cell is in the way of the Tab key, arrows go from cell to cell.
(() => {
  const table = document.querySelector("[data-ap-board]");
  const keys = document.querySelector("[data-ap-keys]");
  if (!table) return;
  if (keys) keys.hidden = false;

  const grid = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("td")]);
  const target = (cell) => cell?.querySelector("a") ?? cell;
  for (const row of grid) {
    for (const cell of row) target(cell).tabIndex = -1;
  }
  let here = target(grid[0]?.[0]);
  if (here) here.tabIndex = 0;

  const go = (cell) => {
    const next = target(cell);
    if (!next) return;
    here.tabIndex = -1;
    here = next;
    here.tabIndex = 0;
    here.focus();
    here.closest("td").scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td");
    if (!cell || target(cell) !== event.target || event.target === here) return;
    here.tabIndex = -1;
    here = event.target;
    here.tabIndex = 0;
  });

  const moves = {
    ArrowLeft: ([row, column]) => [row, column - 1],
    ArrowRight: ([row, column]) => [row, column + 1],
    ArrowUp: ([row, column]) => [row - 1, column],
    ArrowDown: ([row, column]) => [row + 1, column],
    Home: ([row]) => [row, 0],
    End: ([row]) => [row, grid[row].length - 1],
  };
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "x") {
      event.preventDefault();
      cell.parentElement.querySelector("input[type=checkbox]")?.click();
      return;
    }
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const at = grid.findIndex((row) => row.includes(cell));
    const [row, column] = move([at, grid[at].indexOf(cell)]);
    go(grid[row]?.[column]);
  });

  // What may be done for many stands there once somebody is ticked; without this script it always does.
  const bulk = document.querySelector("[data-ap-bulk]");
  const boxes = [...table.querySelectorAll("input[type=checkbox]")];
  const mark = () => {
    for (const box of boxes) box.closest("tr").classList.toggle("is-picked", box.checked);
    if (bulk) bulk.hidden = !boxes.some((box) => box.checked);
  };
  for (const box of boxes) box.addEventListener("change", mark);
  mark();
  window.addEventListener("pageshow", mark);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || !keys || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    event.preventDefault();
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").scrollIntoView({ block: "nearest" });
  });
})();
