// Puts two small buttons beside the title of every panel that holds charts. They take what the panel
// shows, as it is drawn at that moment, with title, filters and source note inside: nothing is asked
// of any host, and no browser is needed on the server.
const SVG = "http://www.w3.org/2000/svg";
const EDGE = 24;
const SHARP = 2; // pixels of the picture for one of the screen

export default function ({ data, parentElement }) {
  parentElement.told = data;
  if (parentElement.watcher) return;
  const page = parentElement.closest('[data-testid="stMain"]') ?? document.body;
  let waits = false;
  const look = () => {
    waits = false;
    for (const head of page.querySelectorAll(".panel-head")) dress(head, () => parentElement.told);
  };
  parentElement.watcher = new MutationObserver(() => {
    if (!waits) requestAnimationFrame(look);
    waits = true;
  });
  parentElement.watcher.observe(page, { childList: true, subtree: true });
  look();
  return () => parentElement.watcher.disconnect();
}

// The buttons of one panel, for as long as it holds a chart.
function dress(head, told) {
  const panel = head.closest('[class*="st-key-panel-"]');
  const has = Boolean(panel?.querySelector(".js-plotly-plot"));
  const box = head.querySelector(".pictures");
  if (box && !has) box.remove();
  if (box || !has) return;
  const buttons = document.createElement("span");
  buttons.className = "pictures";
  for (const kind of ["png", "svg"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = told()[kind];
    button.onclick = () => take(kind, panel, head, told());
    buttons.append(button);
  }
  head.prepend(buttons);
}

async function take(kind, panel, head, told) {
  const title = head.querySelector("h2").textContent;
  const picture = composed(panel, head, told);
  const drawn = new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
  save(kind === "svg" ? drawn : await painted(drawn, picture), `${title}.${kind}`.replaceAll("/", "-"));
}

// The picture: title, what is measured and the filters above, charts and the words among them as they
// stand on the page, source note below.
function composed(panel, head, told) {
  const style = getComputedStyle(panel);
  const plots = [...panel.querySelectorAll(".js-plotly-plot")];
  const words = [...wordsAmong(panel)];
  const boxes = [...plots.map((plot) => plot.getBoundingClientRect()), ...words.map((word) => word.box)];
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const width = Math.max(...boxes.map((box) => box.right)) - left;
  const height = Math.max(...boxes.map((box) => box.bottom)) - top;
  const picture = make("svg", { xmlns: SVG, "font-family": style.fontFamily });
  const ground = make("rect", { width: "100%", height: "100%", fill: paper(panel) });
  picture.append(ground);
  const ink = getComputedStyle(head.querySelector("h2")).color;
  const muted = getComputedStyle(document.querySelector(".source") ?? head).color;
  const line = (text, size, weight, fill, at) =>
    wrapped(text, size, weight, width, style.fontFamily).reduce((y, part) => {
      picture.append(make("text", { x: EDGE, y: y + size, "font-size": size, "font-weight": weight, fill }, part));
      return y + Math.round(size * 1.5);
    }, at);
  let y = line(head.querySelector("h2").textContent, 17, 650, ink, EDGE);
  for (const text of [head.querySelector("p")?.textContent, told.filters])
    if (text) y = line(text, 12.5, 400, muted, y);
  y += 8;
  for (const plot of plots) {
    const box = plot.getBoundingClientRect();
    picture.append(chart(plot, EDGE + box.left - left, y + box.top - top));
  }
  for (const { text, box, font, color } of words)
    picture.append(make("text", { x: EDGE + box.left - left, y: y + box.bottom - top - box.height * 0.22,
      "font-size": font.size, "font-weight": font.weight, fill: color }, text));
  y += height + 12;
  for (const text of [...document.querySelectorAll(".source p")].map((part) => part.textContent))
    y = line(text, 11.5, 400, muted, y);
  const size = { width: Math.round(width + 2 * EDGE), height: Math.round(y + EDGE / 2) };
  for (const [name, value] of Object.entries(size)) picture.setAttribute(name, value);
  picture.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  return picture;
}

// A copy of the layers of one chart; what they point at is in the same picture, whatever the address.
function chart(plot, x, y) {
  const group = make("g", { transform: `translate(${x} ${y})` });
  for (const layer of plot.querySelectorAll(".main-svg")) {
    const copy = layer.cloneNode(true);
    copy.querySelectorAll(".hoverlayer, .zoomlayer, .cursor-pointer > .drag, .drag").forEach((part) => part.remove());
    copy.removeAttribute("style");
    copy.setAttribute("overflow", "visible");
    for (const part of copy.querySelectorAll("[clip-path]"))
      part.setAttribute("clip-path", part.getAttribute("clip-path").replace(/url\(['"]?[^)#]*#([^)'"]*)['"]?\)/, "url(#$1)"));
    group.append(copy);
  }
  return group;
}

// The words between the charts of a panel (names over small charts, remarks), line by line.
function* wordsAmong(panel) {
  const outside = ".panel-head, svg, button, input, label, table, style, [data-testid='stWidgetLabel'], [data-baseweb]";
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.textContent.trim() || holder.closest(outside) || !holder.checkVisibility()) continue;
    const { fontSize, fontWeight, color } = getComputedStyle(holder);
    for (const { text, box } of linesOf(node))
      yield { text, box, color, font: { size: fontSize, weight: fontWeight } };
  }
}

function linesOf(node) {
  const lines = [];
  const range = document.createRange();
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < box.height / 2) {
      last.text += node.textContent[at];
      last.box = new DOMRect(last.box.x, last.box.y, box.right - last.box.x, last.box.height);
    } else lines.push({ text: node.textContent[at], box });
  }
  return lines;
}

// The first ground that is not clear: a picture taken from a dark page stays readable.
function paper(node) {
  const found = getComputedStyle(node).backgroundColor;
  return /, 0\)$|transparent/.test(found) && node.parentElement ? paper(node.parentElement) : found;
}

function wrapped(text, size, weight, width, family) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${family}`;
  const lines = [""];
  for (const piece of text.match(/[\w.,%()+−-]+\s*|./gu) ?? []) {
    if (pen.measureText(lines.at(-1) + piece).width > width && lines.at(-1)) lines.push("");
    lines[lines.length - 1] += piece;
  }
  return lines;
}

async function painted(drawn, picture) {
  const address = URL.createObjectURL(drawn);
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.getAttribute("width") * SHARP;
  canvas.height = picture.getAttribute("height") * SHARP;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function make(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}
