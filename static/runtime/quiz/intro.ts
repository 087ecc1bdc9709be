// The card before an attempt: how the quiz asks, what was reached before, and
// the ways in.

import { el, page, questions, say } from "../core";
import { button } from "./ask";
import { percent, type Attempt } from "./attempt";
import type { Draft } from "./draft";

// intro gives the card. draft is that of an attempt that is open, null without
// one; begin starts a new attempt, on goes on with the open one.
export function intro(known: Attempt[], draft: Draft | null, begin: (extra: number, showAll: boolean) => void, on: (showAll: boolean) => void): HTMLElement {
  const quiz = page.quiz ?? {}, all = questions.size;
  const done = known.filter((a) => a.finish), left = quiz.attempts ? quiz.attempts - done.length : 1;
  const about = [
    ...(quiz.draw && quiz.draw < all ? [say("quiz.about.drawn", quiz.draw, all)] : []),
    say(quiz.exam ? "quiz.about.exam" : "quiz.about.practice"),
    ...(quiz.seconds ? [say("quiz.about.limit", Math.ceil(quiz.seconds / 60))] : [say("quiz.about.stop")]),
    ...(quiz.attempts ? [say("quiz.about.attempts", Math.max(0, left), quiz.attempts)] : []),
  ];
  const card = el("div", { class: "card" }, el("p", {}, about.join(" ")), ...done.map(reached));
  const extra = quiz.seconds && !draft ? more() : null;
  if (extra) card.append(extra.element);
  const go = (showAll: boolean) => (draft ? on(showAll) : begin(extra?.factor() ?? 1, showAll));
  if (left > 0) card.append(el("div", { class: "row" }, button("", () => go(false), say(draft ? "quiz.on" : done.length ? "quiz.repeat" : "quiz.start")), button("quiet", () => go(true), say("quiz.all"))));
  else card.append(el("p", {}, say("quiz.none")));
  return el("section", {}, el("h2", { class: "title", tabindex: "-1" }, say("quiz.start.title")), card);
}

// reached: Percobaan 1, 19 November: 59.
export function reached(a: Attempt): HTMLElement {
  const day = new Date(a.finish?.at ?? a.began).toLocaleDateString(page.lang, { day: "numeric", month: "long" });
  return el("p", { class: "muted" }, say("quiz.attempt", a.n, day, percent({ points: a.finish?.score ?? 0, of: 1 })));
}

// more asks who needs more time; nobody has to say why.
function more(): { element: HTMLElement; factor: () => number } {
  const inputs = [1, 1.5, 2].map((n) => {
    const input = el("input", { type: "radio", name: "_extra", value: String(n) });
    input.checked = n === 1;
    return input;
  });
  const labels = inputs.map((input, i) => el("label", {}, input, say("quiz.extra." + (i + 1))));
  return {
    element: el("fieldset", { class: "sure" }, el("legend", {}, say("quiz.extra")), el("div", { class: "seg" }, ...labels)),
    factor: () => Number(inputs.find((i) => i.checked)?.value ?? 1),
  };
}
