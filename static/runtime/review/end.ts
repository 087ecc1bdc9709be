// What is shown when nothing is left to be asked.

import { el, find, icon, say } from "../core";
import { due, next, type Known } from "../schedule/core";
import type { Lesson } from "../structure";
import type { Sitting } from "./sitting";
import { date } from "./text";

// Ways are what the learner can do then.
export interface Ways {
  read: Map<string, string>; // what to read again, by address
  on: { lesson: Lesson; begun: boolean } | null; // where to go on reading
  link(address: string): string;
  more(): void; // ask what else is due
}

// finished says how a sitting went, without praise and without a streak.
export function finished(s: Sitting<Known>, all: Known[], day: number, ways: Ways): Node[] {
  const left = due(all, day).length, right = s.all.length - s.wrong.length, tomorrow = due(all, day + 1).length;
  const figure = (word: string, n: number, small = "") => el("div", {}, el("dt", {}, word), el("dd", {}, n + " ", el("small", {}, small)));
  const out: Node[] = [title(say(left ? "review.done.part" : "review.done")), el("div", { class: "card" }, el("dl", { class: "figures" },
    figure(say("review.first"), right, say("review.of", s.all.length)),
    figure(say("review.repeated"), s.wrong.length),
    figure(say("review.tomorrow"), tomorrow, say("review.questions", tomorrow))))];
  if (ways.read.size) {
    const links = Array.from(ways.read, ([link, text]) => el("li", {}, el("a", { class: "link", href: link }, text, icon("next"))));
    out.push(el("h3", {}, say("review.read")), el("ul", { class: "plain" }, ...links));
  }
  return [...out, onward(ways, left)];
}

// nothing says when something is due, or how reviews begin.
export function nothing(all: Known[], day: number, ways: Ways): Node[] {
  const then = next(all, day + 1);
  const text = then ? say("review.then", date(then.day, day, true), then.count) : say("review.empty.long");
  return [title(say(then ? "review.none" : "review.empty")), el("div", { class: "card" }, el("p", {}, text), onward(ways, 0))];
}

function title(text: string): HTMLElement {
  return el("h2", { id: "_now", class: "title", tabindex: "-1" }, text);
}

// onward are the buttons: more of today's questions, the next lesson, the
// progress made.
function onward(ways: Ways, left: number): HTMLElement {
  const row = el("div", { class: "row" }), progress = find<HTMLAnchorElement>(document, "[data-progress]");
  if (left) {
    const more = el("button", { class: "button", type: "button" }, say("review.more", left));
    more.addEventListener("click", ways.more);
    row.append(more);
  }
  if (ways.on) {
    const { lesson, begun } = ways.on;
    row.append(el("a", { class: left ? "button quiet" : "button", href: ways.link(lesson.address) }, say(begun ? "review.continue" : "page.begin", lesson.number ?? lesson.title)));
  }
  if (progress) row.append(el("a", { class: "button quiet", href: progress.href }, progress.textContent ?? ""));
  return row;
}
