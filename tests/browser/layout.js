// What a reader cannot read on the page as it stands: one sentence for each thing that is wrong.
() => {
  const SLACK = 1.5; // pixels that rounding may cost
  const found = [];
  const box = (thing) => thing.getBoundingClientRect();
  const tell = (words) => words.trim().replace(/\s+/g, " ").slice(0, 60);
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  // Text that a box cuts off, without a title that would say it in full.
  const cuts = (element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const isForScreenReaders = (element) => element.clientWidth <= 1 || element.clientHeight <= 1;
  const cutBy = (start, rect) => {
    for (let one = start; one && one !== document.body; one = one.parentElement) {
      if (isForScreenReaders(one) && cuts(one)) return null;
      if (scrolls(one) || one.title) return null;
      if (cuts(one) && (rect.right > box(one).right + SLACK || rect.left < box(one).left - SLACK)) return one;
    }
    return null;
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, style, script, option, noscript") || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (range.getClientRects().length && cutBy(element, box(range))) found.push(`cut off: ${tell(node.data)}`);
  }
  // What the heading says in full may be cut in the box where it was chosen.
  for (const input of document.querySelectorAll("input:not([type=hidden])")) {
    const isTold = document.querySelector("h1")?.textContent.includes(input.value);
    if (isSeen(input) && !isForScreenReaders(input) && !isTold && input.scrollWidth > input.clientWidth + SLACK) {
      found.push(`cut off in its box: ${tell(input.value || input.placeholder)}`);
    }
  }

  // Labels of one chart that lie on each other or outside the chart. The box of a letter is taller
  // than the letter.
  const inked = (text) => {
    const { left, right, top, bottom } = box(text);
    const air = Math.min(0.22 * (bottom - top), 5);
    return { left: left + 1, right: right - 1, top: top + air, bottom: bottom - air, words: tell(text.textContent) };
  };
  const touch = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    const edge = box(chart);
    const labels = [...chart.querySelectorAll(".main-svg text")]
      .filter((text) => text.textContent.trim() && isSeen(text) && !text.closest(".hoverlayer"))
      .map(inked);
    labels.forEach((one, place) => {
      const isOut =
        one.left < edge.left - SLACK || one.right > edge.right + SLACK ||
        one.top < edge.top - SLACK || one.bottom > edge.bottom + SLACK;
      if (isOut) found.push(`outside its chart: ${one.words}`);
      for (const other of labels.slice(place + 1)) {
        if (touch(one, other)) found.push(`on each other: ${one.words} | ${other.words}`);
      }
    });
  }

  if (document.scrollingElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  return found;
}
