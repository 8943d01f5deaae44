// Shows a paper; each paragraph can be copied, and where that is allowed a sentence be picked.
export default function ({ data, parentElement, setTriggerValue }) {
  const sheet = parentElement.querySelector(".sheet");
  if (sheet.told !== data.html) {
    sheet.innerHTML = data.html;
    sheet.told = data.html;
    // a mark stays on the line of its sentence
    for (const mark of sheet.querySelectorAll("sup")) mark.before("\u2060");
  }
  const words = data.words;
  const said = parentElement.querySelector(".sheet-said");

  // Offices reach the dashboard by http, where a browser has no navigator.clipboard.
  const copyBySelection = (text) => {
    const box = document.createElement("textarea");
    box.value = text;
    box.style.position = "fixed";
    box.style.opacity = "0";
    document.body.append(box);
    box.select();
    const isDone = document.execCommand("copy");
    box.remove();
    return isDone;
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  };

  for (const paragraph of sheet.querySelectorAll("p[data-key]")) {
    const text = data.paragraphs[paragraph.dataset.key];
    if (!text || paragraph.querySelector(".sheet-copy")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sheet-copy";
    button.textContent = words.copy;
    button.onclick = async (event) => {
      event.stopPropagation();
      const told = (await copy(text)) ? words.copied : words.failed;
      button.textContent = told;
      said.textContent = told;
      setTimeout(() => (button.textContent = words.copy), 1600);
    };
    paragraph.append(button);
  }

  // Notes and proofs lie in this sheet, where the address of a page does not reach.
  for (const link of sheet.querySelectorAll('a[href^="#"]')) {
    link.onclick = (event) => {
      event.preventDefault();
      event.stopPropagation();
      const goal = sheet.querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`);
      if (!goal) return;
      if (goal.tagName === "DETAILS") goal.open = true;
      goal.scrollIntoView({ block: "center" });
    };
  }

  for (const sentence of sheet.querySelectorAll("span[data-key]")) {
    sentence.classList.toggle("chosen", sentence.dataset.key === data.chosen);
    if (!data.canEdit) continue;
    sentence.tabIndex = 0;
    sentence.setAttribute("role", "button");
    sentence.title = words.edit;
    sentence.onclick = () => setTriggerValue("picked", sentence.dataset.key);
    sentence.onkeydown = (event) => {
      if (event.key === "Enter") setTriggerValue("picked", sentence.dataset.key);
    };
  }
}
