// A page as a section of the document that holds the whole course. It is opened
// when it is shown for the first time: its questions answer, and the scripts run
// that such a page needs. They are the same ones as on a site; each is a function
// here, and sees a document that has the frame and its own page alone.

import { all, el, find } from "../dom";
import type { Page } from "../page";
import { openQuestion, type Question } from "../question";
import { tools, type Core } from "../shared";
import type { Store } from "../store";
import type { Structure } from "../structure";

declare const suluhExtras: { [name: string]: (self: Self) => void };

// Self is what stands for a page's window where a script leaves something for
// those behind it.
interface Self {
  suluh: Core;
  print(): void;
}

export interface Leaf {
  id: string;
  element: HTMLElement;
  torch: HTMLElement; // a mark for each of its questions, for the bar
  page: Page;
  text: string; // as it came; "" until it is opened
  questions: Map<string, Question>;
}

// A Desk is what all pages of the document have in common.
export interface Desk {
  store: Store;
  whole: Structure;
  changed(leaf: Leaf, answered: boolean): void;
  onChange(listener: (answered: boolean) => void): void;
  use(name: string): boolean;
  lend(address: string): string;
}

// leafOf reads a section of the document.
export function leafOf(element: HTMLElement, whole: Structure): Leaf {
  const data = JSON.parse(find(element, ":scope > script")?.textContent ?? "{}") as Partial<Page>;
  const page = { hub: "", questions: [], notes: {}, ...data } as unknown as Page;
  if (["course", "module", "progress", "review"].includes(page.role)) page.whole = whole;
  return { id: element.id, element, torch: el("span", { class: "torch", "aria-hidden": "true" }), page, text: "", questions: new Map() };
}

// openLeaf makes a page answer; once.
export function openLeaf(leaf: Leaf, desk: Desk): void {
  if (leaf.text) return;
  leaf.text = leaf.element.innerHTML;
  for (const data of leaf.page.questions) {
    const form = formIn(leaf, data.id), q = openQuestion(data, leaf.page, desk.store, () => desk.changed(leaf, true), form);
    if (!q) continue;
    leaf.questions.set(data.id, q);
    if (!("example" in q.form.dataset)) leaf.torch.append(el("i", { "data-q": data.id }));
  }
  leaf.questions.forEach((q) => q.paint());
  const self = selfOf(desk, () => leaf);
  for (const name of (leaf.element.dataset.extras ?? "").split(" ")) suluhExtras[name === "search" ? "scan" : name]?.(self);
}

// formIn is the form of a question: one that the page asks from another has the
// page's id before its own.
function formIn(leaf: Leaf, id: string): HTMLElement | null {
  return [leaf.id + "/" + id, id].map((one) => document.getElementById(one)).find((e) => e instanceof HTMLFormElement) ?? null;
}

// run has a script run for the page that is shown, whichever it is.
export function run(name: string, desk: Desk, leaf: () => Leaf): void {
  suluhExtras[name]?.(selfOf(desk, leaf));
}

function selfOf(desk: Desk, leaf: () => Leaf): Self {
  const seen = <E extends Element>(selector: string): E[] => {
    const { element, torch } = leaf();
    return [...all<E>(element, selector), ...all<E>(torch, selector), ...all<E>(document, selector).filter((e) => !e.closest(".leaf, .torch"))];
  };
  const suluh = {
    ...tools, ...desk, asked: [],
    all: <E extends Element>(inside: ParentNode, selector: string) => (inside === document ? seen<E>(selector) : all<E>(inside, selector)),
    find: <E extends Element>(inside: ParentNode, selector: string) => (inside === document ? (seen<E>(selector)[0] ?? null) : find<E>(inside, selector)),
    get page() {
      return leaf().page;
    },
    get questions() {
      return leaf().questions;
    },
  };
  return { suluh: suluh as unknown as Core, print: () => print() };
}
