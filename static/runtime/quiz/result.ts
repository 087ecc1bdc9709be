// What came of an attempt: the mark, what to do next, how it went by outcome, and
// every question with its reasons.

import { all, el, find, icon, page, plain, questions, say } from "../core";
import type { Event } from "../types";
import { button } from "./ask";
import { earned, passes, percent, type Attempt } from "./attempt";

type Answered = (id: string) => Event | null;

// result shows an attempt. late: the time ran out; again begins another, null if
// there is none left.
export function result(a: Attempt, known: Attempt[], answer: Answered, late: boolean, again: (() => void) | null): HTMLElement {
  const quiz = page.quiz ?? {}, asked = a.drawn.flatMap((id) => questions.get(id) ?? []);
  const score = (id: string) => answer(id)?.score ?? 0;
  const part = earned(asked.map((q) => q.data), score), mark = percent(part);
  const passed = !quiz.pass || passes(part, quiz.pass);
  const word = !quiz.pass ? say("quiz.points", figure(part.points), figure(part.of)) : passed ? say("quiz.passed", figure(part.points), figure(part.of)) : say("quiz.failed", mark, figure(quiz.pass));
  const more = [
    ...(late ? [say("quiz.over")] : []),
    ...(quiz.pass ? [say("quiz.mark", figure(quiz.pass), mark)] : []),
    ...(known.length > 1 ? [say("quiz.first", percent({ points: known[0].finish?.score ?? 0, of: 1 }))] : []),
  ];
  const element = el("section", { class: "result" },
    el("h2", { class: "title", tabindex: "-1" }, say("quiz.result")),
    el("div", { class: "score" }, ring(mark), el("b", { class: "mark", "aria-hidden": "true" }, String(mark)), el("p", { class: "lead" }, word), el("p", { class: "muted" }, more.join(" "))));

  const links = toRead(a, answer), next = find<HTMLAnchorElement>(document, '.turn a[rel="next"]');
  if (links.length || next) {
    const cards = el("div", { class: "two" });
    if (links.length) cards.append(el("div", { class: "card" }, el("p", {}, el("b", {}, say("quiz.read"))), el("ul", { class: "plain" }, ...links)));
    if (next && passed) cards.append(nextCard(next));
    element.append(el("h2", { class: "title" }, say("quiz.next")), cards);
  }

  const outcomes = (quiz.outcomes ?? []).map(([code, text]) => ({ code, text, part: earned(asked.map((q) => q.data).filter((d) => d.outcomes.includes(code)), score) })).filter((o) => o.part.of > 0);
  if (outcomes.length) {
    element.append(el("h2", { class: "title" }, say("quiz.outcomes"), ...(quiz.pass ? [" ", el("span", { class: "small muted" }, say("quiz.outcomes.mark", figure(quiz.pass)))] : [])));
    for (const o of outcomes) element.append(el("div", { class: "outcome" }, el("span", { class: "code" }, o.code), " ", el("span", {}, o.text), " ", el("span", { class: "num" }, say("quiz.of", figure(o.part.points), figure(o.part.of))), bar(percent(o.part), quiz.pass)));
  }

  const list = el("div", { class: "review" });
  asked.forEach((q, i) => {
    const e = answer(q.data.id), s = e?.score ?? 0, is = s >= 1 ? "right" : s > 0 ? "part" : "not";
    const state = el("span", { class: "state", "data-state": is }, icon(is), say(!e?.resp?.length ? "quiz.empty" : "quiz.state." + is));
    list.append(el("details", {}, el("summary", {}, el("span", { class: "no" }, String(i + 1)), " ", el("span", {}, stem(q.form)), " ", state), q.form));
    q.form.hidden = false;
    q.settle(e?.resp ?? [], false);
  });
  element.append(el("h2", { class: "title" }, say("quiz.review")), list);
  if (again) element.append(el("div", { class: "row" }, button("", again, say("quiz.repeat"))));
  else element.append(el("p", { class: "muted" }, say("quiz.none")));
  return element;
}

// stem is what a question asks, in one line that is not too long.
function stem(form: HTMLElement): string {
  const legend = find(form, "legend"), text = legend ? plain(legend) : "";
  return text.length > 110 ? text.slice(0, text.lastIndexOf(" ", 105)) + " …" : text;
}

// toRead are the headings that teach what was not right, each once.
function toRead(a: Attempt, answer: Answered): HTMLElement[] {
  const seen = new Set<string>();
  return a.drawn.flatMap((id) => {
    const q = questions.get(id);
    if (!q || (answer(id)?.score ?? 0) >= 1) return [];
    return all<HTMLAnchorElement>(el("div", {}, ...q.key.note("again")), "a").filter((link) => !seen.has(link.href) && seen.add(link.href)).map((link) => {
      link.className = "link";
      return el("li", {}, link);
    });
  });
}

// nextCard leads to the page that follows.
function nextCard(next: HTMLAnchorElement): HTMLElement {
  const note = find(next, "span"), text = plain(next).slice(note ? plain(note).length : 0).trim();
  return el("a", { class: "card go", href: next.href }, el("b", {}, text), " ", el("span", {}, note ? plain(note) : ""), " ", icon("next"));
}

function figure(n: number): string {
  return n.toLocaleString(page.lang, { maximumFractionDigits: 2 });
}

function ring(p: number): SVGElement {
  const circle = { cx: "22", cy: "22", r: "19" };
  return draw("svg", { class: "ring", width: "48", height: "48", viewBox: "0 0 44 44", "aria-hidden": "true", fill: "none", stroke: "currentColor", "stroke-width": "4" },
    draw("circle", circle), draw("circle", { ...circle, class: "v", pathLength: "100", "stroke-dasharray": p + " 100" }));
}

function bar(p: number, pass?: number): SVGElement {
  const at = pass ? [0, 1].map(() => draw("path", { class: "p", d: "M" + pass + " 0v8" })) : [];
  return draw("svg", { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, draw("rect", { class: "v", width: String(p), height: "8" }), ...at);
}

function draw(name: string, attributes: { [name: string]: string }, ...children: Node[]): SVGElement {
  const e = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const a of Object.keys(attributes)) e.setAttribute(a, attributes[a]);
  e.append(...children);
  return e as SVGElement;
}
