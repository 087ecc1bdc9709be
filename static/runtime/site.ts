// What runs on every page of a site: questions answer, the record is kept and
// shown, the look follows its reader.

import { el, find, icon } from "./dom";
import { openLook } from "./look";
import { readPage } from "./page";
import { openQuestion, type Question } from "./question";
import { openStore, type Store } from "./store";
import { say, setWords } from "./words";

function start(): void {
  openLook();
  const page = readPage();
  if (!page || !page.course) return;
  setWords(page.words);
  let questions: Question[] = [];
  const paint = () => {
    for (const q of questions) q.paint();
    tellTrouble(store);
  };
  const store = openStore(page.course, page.hub, paint);
  const changed = () => tellTrouble(store);
  questions = page.questions.map((q) => openQuestion(q, page, store, page.page, changed)).filter((q): q is Question => q !== null);
  paint();
}

// tellTrouble says once, above the text, that nothing can be kept.
function tellTrouble(store: Store): void {
  const key = store.where() === "nowhere" ? (store.full() ? "kept.full" : "kept.nowhere") : null;
  const there = find(document, "[data-trouble]");
  if (!key || !find(document, "form.question")) {
    there?.remove();
    return;
  }
  if (there?.dataset.trouble === key) return;
  there?.remove();
  const note = el("div", { class: "notice", "data-kind": "warn", "data-trouble": key, role: "status" }, icon("warn"), el("p", {}, say(key)));
  find(document, ".read")?.prepend(note);
}

start();
