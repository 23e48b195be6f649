// The call that makes an offer: a timer runs from the tap on the number, or from the first thing ticked off.
(() => {
  const box = document.querySelector("[data-ap-timer]");
  const field = document.querySelector("[data-ap-seconds]");
  if (!box || !field) return;
  const shown = box.querySelector("[data-ap-time]");
  const two = (number) => String(number).padStart(2, "0");
  let began = 0;

  const tick = () => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    field.value = String(Math.min(seconds, 86400));
    shown.textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  };
  const begin = () => {
    if (began) return;
    began = Date.now();
    box.hidden = false;
    tick();
    setInterval(tick, 1000);
  };
  document.querySelector("[data-ap-dial]")?.addEventListener("click", begin);
  for (const tile of document.querySelectorAll("[data-ap-said]")) tile.addEventListener("change", begin);
})();
