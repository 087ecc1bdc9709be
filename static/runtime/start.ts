// What runs on every page of a site: questions answer, the record is kept and
// shown, the look follows its reader.

import { lendCards } from "./cards";
import { all, find } from "./dom";
import { use } from "./extra";
import { readPage } from "./page";
import { openQuestion, type Question } from "./question";
import type { Standing } from "./record";
import { share } from "./shared";
import { openStore } from "./store";

export function start(): void {
  if (lendCards()) return;
  openReading();
  const page = readPage();
  if (!page || !page.course) return;
  const questions = new Map<string, Question>(), listeners: ((answered: boolean) => void)[] = [];
  const tell = (answered: boolean) => {
    paintTorch((id) => questions.get(id)?.standing());
    // What is to be said of the record, mostly nothing, an extra says.
    if (questions.size && (!store.kept() || store.damaged() || (answered && store.ids().length < 3))) use("notice");
    if (!page.quiz && [...questions.values()].some((q) => q.standing().last)) use("again");
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
  if (!page.structure) openMap();
}

// openReading has what helps to read loaded when it is asked for.
function openReading(): void {
  const asked: HTMLElement[] = [];
  share({ asked });
  find(document, "#_look")?.addEventListener("toggle", () => use("reading"));
  document.addEventListener("click", (e) => {
    const button = (e.target as Element).closest<HTMLElement>("[data-zoom], [data-copy]");
    if (button && use("reading")) asked.push(button);
  });
}

// openMap has the states of the lessons shown on the map once it can be seen.
function openMap(): void {
  const map = find(document, "#_map:has(ol)"), load = () => use("map");
  map?.addEventListener("toggle", load);
  if (map && matchMedia("(min-width:75rem)").matches) (self.requestIdleCallback ?? setTimeout)(load);
}

// paintTorch lights a mark for each question of the page that was answered.
function paintTorch(of: (id: string) => Standing | undefined): void {
  for (const mark of all(document, ".torch [data-q]")) {
    const s = of(mark.dataset.q ?? "");
    if (s?.best) mark.dataset.s = (s.best.score ?? 0) >= 1 ? "lit" : "part";
  }
}
