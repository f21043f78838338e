// What sticks out of its table cell sideways, so that it runs into the next one.
(() => [...document.querySelectorAll("td, th")]
  .filter((cell) => cell.getClientRects().length && !cell.closest("thead, .scroll"))
  .flatMap((cell) => [...cell.querySelectorAll("*")]
    .filter((e) => !e.closest(".unseen") && e.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1)
    .map((e) => e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 40)))
  .slice(0, 20))()
