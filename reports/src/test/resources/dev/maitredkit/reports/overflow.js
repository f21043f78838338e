// How far the page can be scrolled sideways, and the elements that stick out of it, but for those in a box that scrolls by itself.
(() => {
  const width = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body *")]
    .filter((e) => !e.closest(".scroll table, .unseen, .skip, thead"))
    .filter((e) => e.getClientRects().length && (e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < -1))
    .map((e) => e.tagName + "." + e.className + " " + Math.round(e.getBoundingClientRect().right));
  const scroll = document.documentElement.scrollWidth;
  return scroll > width ? ["scrolls to " + scroll + " of " + width].concat(out.slice(0, 20)) : out.slice(0, 20);
})()
