// <form data-ap-autosave="/address/">: what is written is posted a moment after it changes, when a field is left, and
// when the page is. The answer is plain text: its first line is said in [data-ap-saved], its second in [data-ap-total].
// Until the server has it, it is kept in this tab as well, so that a lost connection or a closed session loses no word.
(() => {
  const PAUSE = 800;
  const SLOWEST = 30000;

  const tab = {
    read(key) { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
    write(key, value) { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* no room: the page has it */ } },
    drop(key) { try { sessionStorage.removeItem(key); } catch { /* nothing is kept here */ } },
  };

  for (const form of document.querySelectorAll("form[data-ap-autosave]")) {
    const address = form.dataset.apAutosave;
    const key = `ap-draft:${address}`;
    const note = form.querySelector("[data-ap-saved]") ?? document.querySelector("[data-ap-saved]");
    const total = form.querySelector("[data-ap-total]");
    let timer = 0;
    let wait = PAUSE;
    let changed = false;
    let busy = false;

    const say = (sentence, late, link) => {
      if (!note || !sentence) return;
      note.hidden = false;
      note.classList.toggle("is-late", late);
      const words = note.querySelector("[data-ap-words]") ?? note;
      if (words.textContent !== sentence || link) words.textContent = sentence;
      if (!link) return;
      const away = document.createElement("a");
      away.href = note.dataset.apSignIn;
      away.textContent = note.dataset.apSignInWords;
      words.append(" ", away);
    };
    // Each thing that is sent has a number, so that one which is held up on its way takes nothing back of a later one.
    const count = () => { if (form.elements.turn) form.elements.turn.value = Number(form.elements.turn.value) + 1; };
    const entries = () => [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && !(value instanceof File));
    const later = (pause) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(save, pause, false);
    };

    const lost = () => {
      changed = true;
      say(note?.dataset.apSaved, true);
      wait = Math.min(wait * 2, SLOWEST);
      later(wait);
    };

    async function save(leaving) {
      window.clearTimeout(timer);
      if (!changed || form.dataset.apSent) return;
      if (busy && !leaving) return;
      busy = true;
      changed = false;
      count();
      const body = new FormData(form);
      for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
      try {
        const answer = await fetch(address, {
          method: "POST", body, keepalive: leaving, credentials: "same-origin", headers: { "X-Autosave": "1" },
        });
        // Signed out, or so long away that the form itself is over: both need a sign-in, and the words stay in this tab.
        if ((answer.redirected || answer.status === 403) && note?.dataset.apSignIn) say(note.dataset.apSignedOut, true, true);
        else if (answer.redirected) throw new Error("redirected");
        else if (answer.ok || answer.status === 409) {
          wait = PAUSE;
          if (!changed) tab.drop(key);
          const [words, sum] = (await answer.text()).split("\n");
          say(words.trim(), answer.status === 409);
          if (total && sum !== undefined) {
            total.hidden = !sum;
            total.querySelector("[data-ap-words]").textContent = sum;
          }
        } else if (answer.status === 422) say((await answer.text()).split("\n")[0].trim(), true);
        else throw new Error(String(answer.status));
      } catch {
        lost();
      } finally {
        busy = false;
        if (changed && wait === PAUSE) later(PAUSE);
      }
    }

    const touch = () => {
      changed = true;
      wait = PAUSE;
      tab.write(key, entries());
      later(PAUSE);
    };
    form.addEventListener("input", touch);
    form.addEventListener("change", touch);
    form.addEventListener("focusout", () => changed && later(0));
    form.addEventListener("submit", () => { count(); tab.drop(key); });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save(true));
    window.addEventListener("pagehide", () => save(true));
    window.addEventListener("online", () => changed && later(0));

    // What this tab still holds was never saved: put it back, with the page that it was written on, and save it now.
    const kept = tab.read(key);
    if (document.querySelector(".ap-errors")) tab.drop(key);
    else if (Array.isArray(kept)) {
      const values = new Map();
      for (const [name, value] of kept) values.set(name, [...(values.get(name) ?? []), value]);
      for (const input of form.elements) {
        if (!input.name || input.name === "csrfmiddlewaretoken" || input.type === "submit") continue;
        const found = values.get(input.name) ?? [];
        if (input.type === "checkbox" || input.type === "radio") input.checked = found.includes(input.value);
        else if (found.length) input.value = found[0];
      }
      changed = true;
      say(note?.dataset.apAgain, false);
      later(PAUSE);
    }
  }

  // Whoever signs out leaves nothing in this tab.
  document.addEventListener("submit", (event) => {
    if (!event.target.action?.includes("/logout")) return;
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("ap-draft:")) tab.drop(key);
  });
})();
