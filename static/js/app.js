// What a page gains with JavaScript. Everything works without it: forms post, links lead, nothing is hidden for good.
(() => {
  const root = document.documentElement;

  // A page with errors begins at their summary.
  document.querySelector(".ap-errors")?.focus();

  // A second click does not send twice. Coming back with the browser's button makes the form usable again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.apSent) {
      event.preventDefault();
      return;
    }
    form.dataset.apSent = "yes";
  });
  // Nor does it ask to send anything once more, or show the errors again of a form that was sent since.
  const red = document.querySelector(".ap-errors, .is-invalid");
  history.replaceState(history.state, "", location.href);
  window.addEventListener("pageshow", (event) => {
    const sent = document.querySelectorAll("form[data-ap-sent]");
    if (event.persisted && red && sent.length) location.reload();
    for (const form of sent) delete form.dataset.apSent;
  });

  // A passkey that the browser does not make or give is said, not only written into its console.
  document.addEventListener("allauth.error", (event) => {
    const note = document.querySelector("[data-ap-passkey-failed]");
    if (!note) return;
    event.preventDefault();
    note.hidden = false;
    note.focus();
  });
  // <form data-ap-sending>: while its files travel, [data-ap-progress] says so.
  for (const form of document.querySelectorAll("form[data-ap-sending]")) {
    const note = form.querySelector("[data-ap-progress]");
    form.addEventListener("submit", () => {
      const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
      if (note && files.length) note.textContent = note.dataset.apProgress;
    });
    window.addEventListener("pageshow", () => {
      if (note) note.textContent = "";
    });
  }

  // <textarea data-ap-most>: when it is nearly full, its line counts along; then it says by how much it is too long.
  for (const box of document.querySelectorAll("textarea[data-ap-most]")) {
    const note = document.getElementById(`${box.id}_limit`);
    if (!note) continue;
    const most = Number(box.dataset.apMost);
    const plain = note.textContent;
    const count = () => {
      const signs = [...box.value.trim()].length;
      const over = signs > most;
      const words = over ? note.dataset.apOver : note.dataset.apCount;
      const number = (over ? signs - most : signs).toLocaleString(root.lang);
      note.textContent = signs < most * 0.8 ? plain : words.replace("[n]", number);
      note.classList.toggle("is-over", over);
    };
    box.addEventListener("input", count);
    count();
  }

  // Toasts can be closed.
  for (const button of document.querySelectorAll("[data-ap-close]")) {
    button.hidden = false;
    button.addEventListener("click", () => button.closest(".ap-toast").remove());
  }

  // The menu closes with Escape or a click beside it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll(".ap-menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".ap-menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  // Light, dark, or as the device says: kept in a cookie, so that the next page comes in it.
  for (const choice of document.querySelectorAll("[data-ap-theme-choice]")) {
    const buttons = [...choice.querySelectorAll("[data-ap-theme]")];
    const show = () => {
      const chosen = root.hasAttribute("data-ap-chosen") ? root.getAttribute("data-bs-theme") : "";
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.apTheme === chosen));
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const theme = button.dataset.apTheme;
        const secure = window.location.protocol === "https:" ? "; Secure" : "";
        document.cookie = `theme=${theme}; Path=/; SameSite=Lax; Max-Age=${theme ? 31536000 : 0}${secure}`;
        root.toggleAttribute("data-ap-chosen", Boolean(theme));
        const device = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
        root.setAttribute("data-bs-theme", theme || device);
        show();
      });
    }
    choice.hidden = false;
    show();
  }
})();

// The admin's own script would write a chosen file's name into a text field that our pages do not have.
for (const input of document.querySelectorAll(".ap-frame input[type=file]")) {
  input.hasChangeListener = true;
}
