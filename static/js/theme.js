// Runs in <head>, before anything is drawn: without a choice of the person, light or dark is what the device says.
(() => {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    if (!root.hasAttribute("data-ap-chosen")) root.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  };
  follow();
  dark.addEventListener("change", follow);
})();
