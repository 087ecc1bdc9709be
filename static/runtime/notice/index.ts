// What is said of the record itself, above the text: once that answers are kept,
// and whenever they cannot be. Loaded when there is something to say.

import { all, answers, el, find, icon, onChange, page, say, store } from "../core";
import { save } from "../progress/file";

// told is kept beside the record: the quiet notice is for a device's first answer.
const told = "suluh-told";

function trouble(): string {
  if (!store.kept()) return store.full() ? "kept.full" : "kept.nowhere";
  return store.damaged() ? "kept.damaged" : "";
}

function tell(): void {
  const there = find(document, "[data-trouble]"), key = trouble();
  if (key !== (there?.dataset.trouble ?? "")) {
    there?.remove();
    if (key) {
      const button = el("button", { class: "button quiet", type: "button" }, say("kept.save"));
      button.addEventListener("click", () => save(page, store));
      show(el("div", { class: "notice", "data-kind": "warn", "data-trouble": key, role: "status" }, icon("warn"), el("p", {}, say(key)), el("div", { class: "row" }, button)));
    }
  }
  if (!key && first()) show(el("div", { class: "notice", "data-told": "", role: "status" }, icon("right"), el("p", {}, say("kept.here"))));
}

function show(notice: HTMLElement): void {
  find(document, ".read")?.prepend(notice);
}

// first tells, once, that something was kept for the first time on this device.
// On file:// a browser may give each page a storage of its own: there the record,
// which all pages share, knows as well.
function first(): boolean {
  const given = store.ids().reduce((n, id) => n + answers(store.events(id)).length, 0);
  try {
    if (given < 1 || given > 2 || localStorage.getItem(told)) return false;
    localStorage.setItem(told, "1");
    return all(document, "[data-told]").length === 0;
  } catch {
    return false;
  }
}

tell();
onChange(tell);
