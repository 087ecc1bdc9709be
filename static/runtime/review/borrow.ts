// Questions from the pages that they stand on. A page is framed, unseen, and
// gives what stands in its body (../cards.ts): a page that is opened from a disk
// can read another one in no other way.

import { apart } from "../apart";
import { all, el, find, lend } from "../core";
import type { Cards } from "../cards";
import type { Page } from "../page";

// A Lent is a page: its data, and its body, where nothing runs or loads.
export interface Lent {
  page: Page;
  body: DocumentFragment;
  address: string;
}

// patience with a page that does not answer, in milliseconds.
const patience = 6000;

const asked = new Map<string, Promise<Lent | null>>();

// borrow gives the page at an address; null if it does not answer.
export function borrow(address: string): Promise<Lent | null> {
  if (lend) return Promise.resolve(read({ cards: lend(address) }, new URL(address, document.baseURI).href));
  const there = asked.get(address) ?? ask(address);
  asked.set(address, there);
  return there;
}

function ask(address: string): Promise<Lent | null> {
  const frame = el("iframe", { hidden: "", title: "", "aria-hidden": "true", tabindex: "-1", src: address + "#_cards" });
  return new Promise((resolve) => {
    const end = (lent: Lent | null) => {
      removeEventListener("message", hear);
      clearTimeout(timer);
      frame.remove();
      resolve(lent);
    };
    const hear = (e: MessageEvent<unknown>) => {
      if (e.source === null || e.source !== frame.contentWindow) return;
      end(read(e.data, address));
    };
    const timer = setTimeout(() => end(null), patience);
    addEventListener("message", hear);
    document.body.append(frame);
  });
}

function read(message: unknown, address: string): Lent | null {
  const text = (message as Cards | null)?.cards, holder = document.createElement("template");
  if (typeof text !== "string") return null;
  holder.innerHTML = text;
  try {
    const page = JSON.parse(find(holder.content, "script[type='application/json']")?.textContent ?? "") as Page;
    return { page: { ...page, questions: page.questions ?? [], notes: page.notes ?? {} }, body: holder.content, address };
  } catch {
    return null;
  }
}

// take is the form of a question, for this page: its links and pictures are those
// of the lesson, and so are its signs.
export function take(lent: Lent, id: string): HTMLFormElement | null {
  const found = formOf(lent, id);
  if (!found) return null;
  const form = document.importNode(found, true);
  for (const name of ["href", "src", "poster"]) {
    for (const e of all(form, "[" + name + "]")) if (e instanceof HTMLElement) e.setAttribute(name, absolute(lent, e.getAttribute(name) ?? ""));
  }
  if (lend) apart(form, "_ulangan/"); // the notes of its citations stand in this document
  else for (const b of all(form, "button.cite")) { // its note stands in the lesson
    b.replaceWith(el("a", { class: "cite", href: absolute(lent, "#_refs") }, ...Array.from(b.childNodes)));
  }
  for (const sign of all<Element>(lent.body, "symbol")) {
    if (!document.getElementById(sign.id)) find<Element>(document, "symbol")?.after(document.importNode(sign, true));
  }
  return form;
}

// formOf is the form of a question on its page. One that the page asks from
// another may have the page's id before its own.
export function formOf(lent: Lent, id: string): HTMLFormElement | null {
  return all<HTMLFormElement>(lent.body, "form.question").find((f) => f.id === id || f.id === lent.page.page + "/" + id) ?? null;
}

// absolute is a link of the lesson's, from anywhere.
export function absolute(lent: Lent, link: string): string {
  return new URL(link, lent.address).href;
}
