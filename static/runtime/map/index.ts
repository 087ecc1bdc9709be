// The map on a page that is read: the states of its module's lessons, from the
// record and the marks that the map carries. It also sees when a page without
// questions was read.

import { all, answers, find, onChange, page, store, tick, version } from "../core";
import { isRight, since, touched, type State } from "../progress/state";
import type { Event } from "../types";
import { mark } from "./mark";
import { count, paint } from "./paint";

const map = find(document, "#_map");

function show(): void {
  if (!map) return;
  const ids = store.ids(), begun = touched(ids, store.events), right = new Set<string>();
  for (const id of ids) if (isRight(answers(store.events(id)))) right.add(mark(id));
  for (const list of all(map, "ol")) {
    const links = all(list, "a[data-page]:not([data-draft])"); // a learner has not seen drafts
    let done = 0;
    for (const link of links) {
      const state = painted(link, begun.has(link.dataset.page ?? ""), right);
      if (state === "done") done++;
    }
    const module = find(list.parentElement ?? map, "[data-module]")?.dataset.module;
    if (module) count(map, module, done, links.length);
  }
}

// painted shows the state of one lesson: the rules are those of state.ts.
function painted(link: HTMLElement, begun: boolean, right: Set<string>): State {
  const marks = link.dataset.marks?.split(" ") ?? [], own = since(store.events(link.dataset.page ?? ""));
  const n = marks.filter((m) => m.split(".").some((one) => right.has(one))).length;
  let done: boolean;
  if (link.dataset.pass !== undefined) done = own.some((e) => e.kind === "finish" && (e.score ?? 0) * 100 >= Number(link.dataset.pass) - 1e-9);
  else if (marks.length) done = n === marks.length;
  else done = own.some((e) => e.kind === "read" && !e.resp?.length) || played(link.dataset.page ?? "");
  const state = done ? "done" : begun ? "doing" : "";
  paint(link, state, n, marks.length);
  return state;
}

// played tells whether a case of a page was played.
function played(id: string): boolean {
  return store.ids().some((q) => since(store.events(q)).some((e) => e.kind === "path" && e.page === id));
}

// watch records once that the end of a page without questions was seen: nothing
// else tells that it was read. Of a case the record says how it was played.
function watch(): void {
  const counted = page.questions.some((q) => !q.opening && q.ask.interaction !== "essay");
  const last = find(document, "article.prose")?.lastElementChild;
  const read = () => since(store.events(page.page)).some((e) => e.kind === "read");
  if (!last || !page.page || page.role !== "lesson" || counted || find(document, "[data-case]") || read()) return;
  const eye = new IntersectionObserver((seen) => {
    if (!seen.some((s) => s.isIntersecting)) return;
    eye.disconnect();
    if (read()) return; // as the hub has told meanwhile
    store.add({ v: version, course: page.course, page: page.page, at: tick(), kind: "read" } as Event);
    show();
  });
  eye.observe(last);
}

show();
watch();
onChange(show);
