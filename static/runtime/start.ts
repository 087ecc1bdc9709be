// What runs on every page of a site: questions answer, the record is kept and
// shown, the look follows its reader. The entries site.ts and quiz.ts start it.

import { all, el, find, icon } from "./dom";
import { openLook } from "./look";
import { readPage, type Page } from "./page";
import { openQuestion, type Question } from "./question";
import type { Standing } from "./record";
import { openStore, type Store } from "./store";
import { say, setWords, type Key } from "./words";

// Drawing shows the questions that a quiz has drawn, and is told of answers.
type Drawing = (page: Page, store: Store) => (answered: boolean) => void;

export function start(draws?: Drawing): void {
  openLook();
  const page = readPage();
  if (!page || !page.course) return;
  setWords(page.words);
  const questions = new Map<string, Question>();
  const changed = () => {
    quiz?.(true);
    show();
  };
  const show = () => {
    paintTorch((id) => questions.get(id)?.standing());
    tellTrouble(store);
  };
  const paint = () => {
    questions.forEach((q) => q.paint());
    quiz?.(false);
    show();
  };
  const store = openStore(page.course, page.hub, paint);
  const quiz = draws?.(page, store);
  for (const data of page.questions) {
    const q = openQuestion(data, page, store, changed);
    if (q) questions.set(data.id, q);
  }
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
