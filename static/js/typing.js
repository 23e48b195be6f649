// What the typing test gains with JavaScript: the time left, the place in the text, and when each sign came.
// The server keeps its own clock and counts by itself; nothing here decides.
(() => {
  const form = document.querySelector("form[data-ap-typing]");
  const box = form?.querySelector("textarea");
  const passage = document.getElementById("passage");
  if (!form || !box || !passage) return;
  const practice = form.dataset.apTyping === "practice";
  const key = `typing:${form.dataset.apTyping}`;
  const left = Number(form.dataset.apSeconds);
  const all = Number(form.dataset.apAll);
  const loaded = performance.now();
  const began = practice ? 0 : (all - left) * 1000;
  let first = 0;
  let times = [];
  let length = box.value.length;

  for (const name of ["autocomplete", "autocorrect", "autocapitalize"]) box.setAttribute(name, "off");
  box.spellcheck = false;
  const refuse = (event) => event.preventDefault();
  box.addEventListener("paste", refuse);
  box.addEventListener("drop", refuse);

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

  // A lost page comes back with what was written, on the same clock.
  if (!practice) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
      if (kept && !box.value) {
        box.value = kept.text;
        times = kept.times;
        length = box.value.length;
      }
    } catch {
      sessionStorage.removeItem(key);
    }
  }
  box.addEventListener("input", () => {
    const now = performance.now();
    first ||= now;
    const more = box.value.length - length;
    length = box.value.length;
    if (more > 0) times.push([Math.round(began + now - loaded), more]);
    if (!practice) sessionStorage.setItem(key, JSON.stringify({ text: box.value, times }));
    mark();
  });
  const hand = () => {
    const telemetry = form.querySelector("[name=telemetry]");
    const seconds = form.querySelector("[name=seconds]");
    if (telemetry) telemetry.value = JSON.stringify(times);
    if (seconds && first) seconds.value = String(Math.max(1, Math.round((performance.now() - first) / 1000)));
  };
  form.addEventListener("submit", hand, true);
  mark();
  box.focus();
  if (practice) return;

  const timer = document.querySelector("[data-ap-timer]");
  const used = document.querySelector("[data-ap-used]");
  timer.hidden = used.hidden = false;
  let over = false;
  const tick = () => {
    const rest = Math.max(0, left - (performance.now() - loaded) / 1000);
    const whole = Math.ceil(rest);
    timer.querySelector("b").textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    used.value = all - rest;
    if (rest > 0 || over) return;
    over = true;
    box.readOnly = true;
    form.requestSubmit();
  };
  tick();
  window.setInterval(tick, 250);
})();
