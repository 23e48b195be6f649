// How far a scorecard is: [data-ap-rated="{done} of {all} rated"] says it, and the way to a part that is rated has a tick.
(() => {
  const words = document.querySelector("[data-ap-rated]");
  const form = words?.closest("form");
  if (!form) return;
  const parts = [...form.querySelectorAll("[data-ap-part]")];

  const count = () => {
    let done = 0;
    for (const part of parts) {
      const rated = part.querySelector("input[type=radio]:checked") !== null;
      if (rated) done += 1;
      const mark = form.querySelector(`a[href="#${part.id}"] [data-ap-rated-mark]`);
      if (mark) mark.hidden = !rated;
    }
    words.textContent = words.dataset.apRated.replace("{done}", done).replace("{all}", parts.length);
    words.hidden = false;
  };

  form.addEventListener("change", count);
  count();
})();
