// Draws one table from plain data; every figure that has a key is a button that asks for its trace.
export default function ({ data, parentElement, setTriggerValue }) {
  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined && text !== null) node.textContent = text;
    return node;
  };
  const cell = (value, column, isFirst) => {
    const classes = [column.kind, value.tone].filter(Boolean).join(" ");
    const box = make(isFirst ? "th" : "td", classes);
    if (isFirst) box.scope = "row";
    if (value.hint) box.title = value.hint;
    if (value.key) {
      const button = make("button", "", value.text);
      button.type = "button";
      if (value.spoken) button.setAttribute("aria-label", value.spoken);
      button.onclick = () => setTriggerValue("picked", value.key);
      box.append(button);
    } else {
      box.append(value.text);
    }
    if (value.aside) box.append(make("small", "", value.aside));
    return box;
  };
  const head = make("tr");
  for (const column of data.columns) {
    const box = make("th", column.kind, column.label);
    box.scope = "col";
    if (column.unit) box.append(make("small", "", column.unit));
    head.append(box);
  }
  const body = make("tbody");
  for (const row of data.rows) {
    const line = make("tr", row.tone || "");
    row.cells.forEach((value, index) => line.append(cell(value, data.columns[index], index === 0)));
    body.append(line);
  }
  const table = make("table", "figures");
  table.append(make("caption", "", data.caption));
  table.append(make("thead"), body);
  table.tHead.append(head);
  const frame = parentElement.querySelector(".figures-frame");
  frame.style.maxHeight = data.height ? `${data.height}px` : "";
  const opens = !frame.firstChild;
  frame.replaceChildren(table);
  if (opens && data.from_end) frame.scrollLeft = frame.scrollWidth;
}
