// A page as a section of the document that holds the whole course. It is opened
// when it is shown for the first time: its questions answer, and the scripts run
// that such a page needs. They are the same ones as on a site; each is a function
// here, and sees a document that has the frame and its own page alone.

import { apart } from "../apart";
import { all, el, find } from "../dom";
import type { Page } from "../page";
import { openQuestion, type Question } from "../question";
import { tools, type Core } from "../shared";
import type { Store } from "../store";
import type { Structure } from "../structure";

const { say } = tools;

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
  opened: boolean;
  text: string; // as it came; "" as long as it was not asked for
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
  home(question: string): Leaf | null; // the page that has a question
}

// leafOf reads a section of the document.
export function leafOf(element: HTMLElement, whole: Structure): Leaf {
  const data = JSON.parse(find(element, ":scope > script")?.textContent ?? "{}") as Partial<Page>;
  const page = { hub: "", questions: [], notes: {}, ...data } as unknown as Page;
  if (["course", "module", "progress", "review"].includes(page.role)) page.whole = whole;
  return { id: element.id, element, torch: el("span", { class: "torch", "aria-hidden": "true" }), page, opened: false, text: "", questions: new Map() };
}

// openLeaf makes a page answer; once.
export function openLeaf(leaf: Leaf, desk: Desk): void {
  if (leaf.opened) return;
  leaf.opened = true;
  textOf(leaf);
  const lent = new Map<Leaf, DocumentFragment>();
  for (const place of all(leaf.element, "[data-of]")) share(leaf, place, desk, lent);
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

// textOf is the text of a page as it came, but for what can be done with each of
// its questions: that stands in the document once.
export function textOf(leaf: Leaf): string {
  if (leaf.text) return leaf.text;
  const deeds = find<HTMLTemplateElement>(document, "[data-deeds]"), forms = all(leaf.element, "form.question");
  forms.forEach((form, i) => {
    const place = find(form, "[data-actions]");
    if (!deeds || !place) return;
    place.append(deeds.content.cloneNode(true));
    for (const e of all(place, ".hide")) e.textContent = " " + (forms.length > 1 ? say("ask.short", i + 1) : say("ask.short.one"));
    if (!find(form, ".hint")) find(place, "[data-do=hint]")?.remove();
    const check = find(place, ".check")?.firstChild;
    if (check && form.dataset.interaction === "essay") check.textContent = say("ask.compare");
  });
  return (leaf.text = leaf.element.innerHTML);
}

// share puts a question of another page in its place. What pages have lent is
// read once for all.
function share(leaf: Leaf, place: HTMLElement, desk: Desk, lent: Map<Leaf, DocumentFragment>): void {
  const id = place.dataset.of ?? "", home = desk.home(id);
  const data = home?.page.questions.find((q) => q.id === id);
  if (!home || !data) return;
  let body = lent.get(home);
  if (!body) {
    const text = el("template");
    text.innerHTML = textOf(home);
    lent.set(home, (body = text.content));
  }
  const found = all(body, "form.question").find((f) => f.id === id);
  if (!found) return;
  const form = document.importNode(found, true);
  apart(form, leaf.id + "/");
  place.replaceWith(form);
  leaf.page.questions.push(data);
  if (home.page.notes[id]) leaf.page.notes[id] = home.page.notes[id];
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
