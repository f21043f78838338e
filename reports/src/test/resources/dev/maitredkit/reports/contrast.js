// Texts whose contrast with what is behind them is below 4.5 to 1 (WCAG 2.2, 1.4.3), each as "ratio tag.class text".
(() => {
  const parse = (css) => {
    const numbers = css.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
    const scale = css.startsWith("color(") ? 255 : 1;
    return [...numbers.slice(0, 3).map((n) => n * scale), numbers.length > 3 ? numbers[3] : 1];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const background = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      layers.push(parse(getComputedStyle(e).backgroundColor));
      if (layers[layers.length - 1][3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((n) => n / 255).map((n) => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join(" ").trim();
    if (!text || !element.getClientRects().length || element.closest(".unseen, .skip")) continue;
    const behind = background(element);
    const found = ratio(over(parse(getComputedStyle(element).color), behind), behind);
    if (found < 4.5) faint.push(found.toFixed(2) + " " + element.tagName + "." + element.className + " " + text.slice(0, 30));
  }
  return [...new Set(faint)].slice(0, 20);
})()
