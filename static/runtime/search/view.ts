// What the page that searches shows: a field, and what is found as one types.
// Where the answers come from is another's.

import { all, el, find as select, say } from "../core";
import { wordPattern, type Answer, type Hit } from "./find";
import type { Term } from "./files";

// A Searcher answers queries. An open one is still being typed; shown is how many
// pages are to be shown. What an answer needs is loaded, then it is asked again.
export interface Searcher {
  answer(query: string, open: boolean, shown: number): Answer;
  load(need: string[]): Promise<unknown>;
  ready(): void; // the field has the focus: a query may come
}

const step = 5; // results at once

export function openSearch(searcher: Searcher): void {
  const box = select(document, "[data-search]"), field = box && select<HTMLInputElement>(box, "[type=search]");
  const count = select(document, "[data-count]"), list = select(document, "[data-found]"), other = select(document, "[data-other]");
  if (field && count && list) run(searcher, field, count, list, other);
}

function run(searcher: Searcher, field: HTMLInputElement, count: HTMLElement, list: HTMLElement, other: HTMLElement | null): void {
  let query = "", open = false, shown = step, busy = false;

  // answer shows what is found. While files are on their way only the last
  // query is remembered: the data sets the pace, not a clock.
  async function answer(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (;;) {
        const now = query;
        const a = searcher.answer(now, open, shown);
        if (a.need.length) {
          await searcher.load(a.need);
          continue;
        }
        if (now === query) return show(a);
      }
    } finally {
      busy = false;
    }
  }

  function ask(text: string, typing: boolean): void {
    const same = text.trim() === query.trim();
    query = text;
    open = typing;
    if (!same) shown = step;
    history.replaceState(null, "", location.pathname + (text.trim() ? "#q=" + encodeURIComponent(text.trim()) : ""));
    void answer();
  }

  function show(a: Answer): void {
    const text = query.trim();
    const none = a.words.length > 0 && a.found + a.cards.length === 0;
    other?.classList.toggle("noscript", !none && !a.broken);
    if (a.broken) count.textContent = say("search.broken");
    else if (!a.words.length) count.textContent = "";
    else if (none) count.textContent = say("search.none", text);
    else if (a.part) count.textContent = say("search.found.part", a.found, text);
    else count.textContent = say(a.many ? "search.found.many" : "search.found", a.found + a.cards.length, text);
    list.replaceChildren();
    if (a.mean) list.append(el("p", { "data-mean": "" }, say("search.mean") + " ", el("a", { class: "link", href: "#q=" + encodeURIComponent(a.mean) }, a.mean), "?"));
    if (none) list.append(el("p", {}, say("search.try")));
    for (const term of a.cards) list.append(card(term));
    if (!a.hits.length) return;
    list.append(el("h2", { class: "hide" }, say("search.parts")), el("ol", { class: "plain" }, ...a.hits.map((h) => item(h, a.marks))));
    const left = Math.min(step, a.found - a.hits.length);
    if (left <= 0) return;
    const more = el("button", { class: "button quiet", type: "button" }, say("search.more", left));
    more.addEventListener("click", async () => {
      const last = a.hits.length;
      shown += step;
      await answer();
      links()[last + a.cards.length]?.focus();
    });
    list.append(more);
  }

  const links = () => all<HTMLElement>(list, ".reply a, .hit a");

  // The arrows go from the field to what was found, and back.
  function move(e: KeyboardEvent): void {
    const down = e.key === "ArrowDown";
    if (!(down || e.key === "ArrowUp") || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const every = [field, ...links()], at = every.indexOf(document.activeElement as HTMLElement);
    const to = every[at + (down ? 1 : -1)];
    if (at < 0 || !to) return;
    e.preventDefault();
    to.focus();
  }

  function read(): void {
    if (field.closest("[hidden]")) return; // another page of the same document is shown
    const hash = /^#q=(.*)$/.exec(location.hash);
    let text = new URLSearchParams(location.search).get("q") ?? "";
    try {
      if (hash) text = decodeURIComponent(hash[1]);
    } catch {
      text = hash?.[1] ?? "";
    }
    field.value = text;
    if (text.trim() || query) ask(text, false);
  }

  field.addEventListener("focus", searcher.ready);
  field.addEventListener("input", () => ask(field.value, true));
  field.form?.addEventListener("submit", (e) => {
    e.preventDefault();
    ask(field.value, false);
  });
  field.closest("main")?.addEventListener("keydown", move);
  addEventListener("hashchange", read);
  read();
}

// card is a term that the query names, with what it means.
function card([word, others, url, meaning]: Term): HTMLElement {
  const also = others ? [" ", el("span", { class: "muted" }, "(" + others + ")")] : [];
  return el("div", { class: "card go lit reply" }, el("b", {}, word), " ", el("span", {}, meaning, ...also), " ", el("span", {}, el("a", { class: "link", href: url }, say("search.term.open"))));
}

function item(h: Hit, marks: (word: string) => boolean): HTMLElement {
  return el("li", { class: "hit" }, el("p", { class: "eyebrow" }, h.term ? say("search.term") + (h.where ? " · " + h.where : "") : h.where), el("h3", {}, el("a", { href: h.url }, h.title)), el("p", {}, ...marked(h.text, marks)));
}

// marked is a text with the words that were asked for marked.
function marked(text: string, marks: (word: string) => boolean): (string | Node)[] {
  const out: (string | Node)[] = [];
  let at = 0;
  for (const m of text.matchAll(wordPattern)) {
    if (!marks(m[0].toLowerCase())) continue;
    out.push(text.slice(at, m.index), el("mark", {}, m[0]));
    at = m.index + m[0].length;
  }
  out.push(text.slice(at));
  return out;
}
