// What runs on every page of a site: questions answer, the record is kept and
// shown, the look follows its reader.

import { lendCards } from "./cards";
import { all, el, find, icon } from "./dom";
import { openLook } from "./look";
import { readPage } from "./page";
import { openQuestion, type Question } from "./question";
import type { Standing } from "./record";
import { share } from "./shared";
import { openStore, type Store } from "./store";
import { say, type Key } from "./words";

export function start(): void {
  if (lendCards()) return;
  openLook();
  const page = readPage();
  if (!page || !page.course) return;
  const questions = new Map<string, Question>(), listeners: ((answered: boolean) => void)[] = [];
  const tell = (answered: boolean) => {
    paintTorch((id) => questions.get(id)?.standing());
    tellTrouble(store);
    for (const listener of listeners) listener(answered);
  };
  const paint = () => {
    questions.forEach((q) => q.paint());
    tell(false);
  };
  const store = openStore(page.course, page.hub, paint);
  for (const data of page.questions) {
    const q = openQuestion(data, page, store, () => tell(true));
    if (q) questions.set(data.id, q);
  }
  share({ page, store, questions, onChange: (listener) => listeners.push(listener) });
  paint();
}

// paintTorch lights a mark for each question of the page that was answered.
function paintTorch(of: (id: string) => Standing | undefined): void {
  for (const mark of all(document, ".torch [data-q]")) {
    const s = of(mark.dataset.q ?? "");
    if (s?.best) mark.dataset.s = (s.best.score ?? 0) >= 1 ? "lit" : "part";
  }
}

// tellTrouble says once, above the text, what is wrong with the record.
function tellTrouble(store: Store): void {
  const there = find(document, "[data-trouble]"), read = find(document, ".read");
  let key: Key | "" = store.damaged() ? "kept.damaged" : "";
  if (!store.kept()) key = store.full() ? "kept.full" : "kept.nowhere";
  if (key === (there?.dataset.trouble ?? "")) return;
  there?.remove();
  if (!key || !find(document, "form.question")) return;
  read?.prepend(el("div", { class: "notice", "data-kind": "warn", "data-trouble": key, role: "status" }, icon("warn"), el("p", {}, say(key))));
}
