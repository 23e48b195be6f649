// What the typing test gains with JavaScript: the time left, the place in the text, when each sign came, and saving on
// the way. The server keeps its own clock and counts by itself; nothing here decides.
(() => {
  const EVERY = 5000;
  const form = document.querySelector("form[data-ap-typing]");
  const box = form?.querySelector("textarea");
  const passage = document.getElementById("passage");
  if (!form || !box || !passage) return;
  const practice = form.dataset.apTyping === "practice";
  const key = `typing:${form.dataset.apTyping}`;
  const field = (name) => form.querySelector(`[name=${name}]`);
  const left = Number(form.dataset.apSeconds);
  const all = Number(form.dataset.apAll);
  const loaded = performance.now();
  const began = practice ? 0 : (all - left) * 1000;
  const page = Array.from(crypto.getRandomValues(new Uint8Array(10)), (each) => each.toString(36)).join("").slice(0, 20);
  const watched = [0, 0, 0];  // times away, seconds away, what was refused
  let first = 0;
  let times = [];
  let length = box.value.length;

  for (const name of ["autocomplete", "autocorrect", "autocapitalize"]) box.setAttribute(name, "off");
  box.spellcheck = false;
  const refuse = (event) => {
    event.preventDefault();
    watched[2] += 1;
  };
  box.addEventListener("paste", refuse);
  box.addEventListener("drop", refuse);
  box.addEventListener("beforeinput", (event) => {
    if (/^insert(FromPaste|FromDrop|FromYank|ReplacementText)/.test(event.inputType)) refuse(event);
  });

  // Each word of the text is a place that can be marked.
  const paragraph = passage.querySelector("p");
  const words = paragraph.textContent.trim().split(/\s+/);
  paragraph.textContent = "";
  const places = words.map((word, number) => {
    const span = document.createElement("span");
    span.textContent = word;
    if (number) paragraph.append(" ");
    paragraph.append(span);
    return span;
  });
  const mark = () => {
    const typed = box.value.split(/\s+/);
    const at = typed.length - 1;
    places.forEach((span, number) => {
      const name = number < at ? (typed[number] === words[number] ? "ok" : "err") : number === at ? "now" : "";
      if (span.className !== name) span.className = name;
    });
    const now = places[Math.min(at, places.length - 1)];
    const ahead = now.offsetTop - passage.offsetTop - passage.clientHeight / 2;
    if (Math.abs(passage.scrollTop - ahead) > passage.clientHeight / 3) passage.scrollTop = ahead;
  };

  // A lost page comes back with what was written, on the same clock: from this tab, or from the server where it has more.
  if (!practice) {
    const read = (text) => { try { return JSON.parse(text) ?? null; } catch { return null; } };
    const kept = read(sessionStorage.getItem(key));
    times = read(field("telemetry").value) ?? [];
    if (kept && kept.times.length >= times.length) {
      box.value = kept.text;
      times = kept.times;
    }
    length = box.value.length;
    field("page").value = page;
  }
  box.addEventListener("input", () => {
    const now = performance.now();
    if (!first) later(0);
    first ||= now;
    const more = box.value.length - length;
    length = box.value.length;
    if (more > 0) times.push([Math.round(began + now - loaded), more]);
    if (!practice) sessionStorage.setItem(key, JSON.stringify({ text: box.value, times }));
    changed = true;
    mark();
  });
  const hand = () => {
    const seconds = field("seconds");
    if (field("telemetry")) field("telemetry").value = JSON.stringify(times);
    if (field("watched")) field("watched").value = JSON.stringify(watched);
    if (seconds && first) seconds.value = String(Math.max(1, Math.round((performance.now() - first) / 1000)));
  };
  let handed = false;
  form.addEventListener("submit", () => {
    hand();
    handed = true;
  }, true);
  window.addEventListener("pageshow", (event) => {  // back from the question whether to hand in
    if (event.persisted && !practice) handed = false;
  });

  // Saving: every few seconds while something changes, and when the page is left.
  const said = document.querySelector("[data-ap-said]");
  let changed = false;
  let stopped = practice;
  const say = (sentence) => { if (said && said.textContent !== sentence) said.textContent = sentence; };
  async function save(leaving) {
    if (stopped || handed || !changed) return;
    changed = false;
    hand();
    try {
      const answer = await fetch(form.dataset.apSave, {
        method: "POST", body: new FormData(form), keepalive: leaving, credentials: "same-origin",
      });
      if (answer.status === 409) {
        stopped = true;
        box.readOnly = true;
        say((await answer.json()).words);
      } else say("");
    } catch {
      changed = true;
      say(form.dataset.apLost);
    }
  }
  const later = (pause) => window.setTimeout(save, pause, false);
  mark();
  if (!document.querySelector(".ap-errors")) box.focus();

  const timer = document.querySelector("[data-ap-timer]");
  const clock = (rest) => {
    const whole = Math.ceil(rest);
    timer.querySelector("b").textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  };
  if (practice) {
    if (!timer || !all) return;
    timer.hidden = false;
    clock(all);
    window.setInterval(() => {
      if (!first || handed) return;
      const rest = Math.max(0, all - (performance.now() - first) / 1000);
      clock(rest);
      if (rest === 0) form.requestSubmit();
    }, 250);
    return;
  }

  window.setInterval(save, EVERY, false);
  let gone = 0;
  window.addEventListener("blur", () => {
    if (gone || handed) return;
    gone = performance.now();
    watched[0] += 1;
    changed = true;
    save(true);
  });
  window.addEventListener("focus", () => {
    if (!gone) return;
    watched[1] += Math.max(1, Math.round((performance.now() - gone) / 1000));
    gone = 0;
    changed = true;
  });

  const used = document.querySelector("[data-ap-used]");
  const ask = document.querySelector("[data-ap-ask]");
  timer.hidden = used.hidden = ask.hidden = false;
  const itself = document.querySelector("[data-ap-itself]");
  if (itself) itself.hidden = false;
  // The question whether to hand in already names a time: it goes once somebody types on.
  const asked = form.querySelector("[data-ap-asked]");
  const typesOn = () => { asked.remove(); box.focus(); };
  asked?.querySelector("a").addEventListener("click", typesOn);
  if (asked) box.addEventListener("input", typesOn, { once: true });
  const rest = () => Math.max(0, left - (performance.now() - loaded) / 1000);
  // A timer that speaks each second drowns the text; who wants to hear the time asks for it.
  ask.addEventListener("click", () => {
    const whole = Math.ceil(rest());
    say("");
    const words = form.dataset.apMinutes.replace("{minutes}", Math.floor(whole / 60)).replace("{seconds}", whole % 60);
    window.setTimeout(() => { say(words); box.focus(); }, 50);
  });
  const tick = () => {
    clock(rest());
    used.value = all - rest();
    if (rest() > 0 || handed) return;
    handed = true;
    box.readOnly = true;
    form.requestSubmit();
  };
  tick();
  window.setInterval(tick, 250);
})();
