// The script of a document that holds a whole course. Without it the pages stand
// one below the other; with it one is shown at a time. The record is that of a
// site: the same keys in the browser's own storage, so that a file of progress
// goes from one to the other.

import { all, find, plain } from "../dom";
import { openStore } from "../store";
import type { Structure } from "../structure";
import { leafOf, openLeaf, run, textOf, type Desk, type Leaf } from "./leaf";
import { openWay } from "./way";

const whole = JSON.parse(find(document, "[data-whole]")?.textContent ?? "{}") as Structure;
const leaves = all(document, ".leaf").map((e) => leafOf(e, whole));
const listeners: ((answered: boolean) => void)[] = [], ran = new Set<string>();
const course = plain(find(document, ".brand span") ?? document.body);

const desk: Desk = {
  whole,
  store: openStore(whole.course, "", () => {
    for (const leaf of leaves) leaf.questions.forEach((q) => q.paint());
    desk.changed(now(), false);
  }),
  changed(leaf, answered) {
    light(leaf);
    const { store } = desk;
    if (leaf.questions.size && (!store.kept() || store.damaged() || (answered && store.ids().length < 3))) desk.use("notice");
    if (!leaf.page.quiz && !ran.has("again " + leaf.id) && [...leaf.questions.values()].some((q) => q.standing().last)) {
      ran.add("again " + leaf.id);
      run("again", desk, () => leaf);
    }
    for (const listener of listeners) listener(answered);
  },
  onChange: (listener) => listeners.push(listener),
  use(name) {
    if (ran.has(name)) return false;
    ran.add(name);
    run(name, desk, now);
    return true;
  },
  lend(address) {
    const leaf = leaves.find((one) => one.id === decodeURIComponent(address.slice(1)));
    return leaf ? textOf(leaf) : "";
  },
  home: (question) => leaves.find((leaf) => leaf.element === document.getElementById(question)?.closest(".leaf")) ?? null,
};

let current: Leaf = leaves[0];
const now = () => current;

// light lights a mark for each question that was answered.
function light(leaf: Leaf): void {
  for (const mark of all(leaf.torch, "[data-q]")) {
    const best = leaf.questions.get(mark.dataset.q ?? "")?.standing().best;
    if (best) mark.dataset.s = (best.score ?? 0) >= 1 ? "lit" : "part";
  }
}

// frame sets what stands round the page: its title, its place on the map, its
// contents, its marks.
function frame(leaf: Leaf): void {
  document.title = leaf.element.dataset.title || course;
  for (const a of all(document, "#_map a[data-page]")) {
    if (a.dataset.page === leaf.page.page) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
  for (const d of all<HTMLDetailsElement>(document, "#_map details")) d.open = find(d, "[aria-current]") !== null;
  const contents = find(leaf.element, ".toc"), button = find(document, ".at-toc"), progress = find(document, ".at-progress");
  if (button && contents) button.setAttribute("popovertarget", contents.id);
  button?.toggleAttribute("hidden", !contents);
  progress?.toggleAttribute("hidden", !!contents);
  find(document, ".tools .torch")?.replaceWith(leaf.torch);
}

openWay(leaves, (leaf) => {
  current = leaf;
  openLeaf(leaf, desk);
  frame(leaf);
  desk.changed(leaf, false);
});

document.documentElement.classList.add("ready");
for (const name of ["reading", "map"]) desk.use(name);

// The field in the bar searches on the page of search.
find<HTMLFormElement>(document, ".top .find")?.addEventListener("submit", (e) => {
  e.preventDefault();
  const text = new FormData(e.target as HTMLFormElement).get("q");
  location.hash = "q=" + encodeURIComponent(String(text ?? ""));
});
