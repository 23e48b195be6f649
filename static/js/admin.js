// The admin's frame says dark with a class on <html>; our tokens read an attribute there. One follows the other.
(() => {
  const root = document.documentElement;
  const follow = () => root.setAttribute("data-bs-theme", root.classList.contains("dark") ? "dark" : "light");
  follow();
  new MutationObserver(follow).observe(root, { attributes: true, attributeFilter: ["class"] });
})();
