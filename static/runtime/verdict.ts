// What is said of an answer: the first word of the verdict, and what follows.

import type { Ask, Gaps, Verdict } from "./types";
import type { Key } from "./key";
import { el } from "./dom";
import { count } from "./marking";
import { say } from "./words";

// A State is what became of a question.
export type State = "right" | "part" | "not";

export function stateOf(v: Verdict): State {
  return v.score >= 1 ? "right" : v.score > 0 ? "part" : "not";
}

// word is what a verdict begins with.
export function word(ask: Ask, v: Verdict): string {
  if (ask.interaction === "essay") {
    const most = ask.rubric.reduce((sum, row) => sum + Math.max(...row.levels.map((l) => l.points)), 0);
    return say("verdict.rated", Math.round(v.score * most * 100) / 100, most);
  }
  const state = stateOf(v);
  if (state === "right") return say("verdict.right");
  if (state === "not") return say("verdict.not");
  const right = count(v.parts, "right"), wrong = count(v.parts, "wrong");
  if (ask.interaction !== "select") return say("verdict.part", right, v.parts.filter((p) => p.mark !== "left").length);
  const of = right + count(v.parts, "missed");
  return wrong > 0 ? say("verdict.part.extra", right, of, wrong) : say("verdict.part", right, of);
}

// about is what is said of what was typed: how it was taken, and what the
// author says of it.
export function about(ask: Ask, v: Verdict, response: string[], key: Key): Node[] {
  if (ask.interaction === "gaps") return aboutGaps(ask, v, key);
  const out: Node[] = [];
  if (ask.interaction === "entry" && v.score >= 1) {
    const first = ask.answers.find((a) => a.right)?.variants[0] ?? "", typed = (response[0] ?? "").trim();
    if (v.slip) out.push(el("p", {}, say("verdict.spelling", first)));
    else if (typed.toLowerCase() !== first.toLowerCase() && !first.includes("*")) out.push(el("p", {}, say("verdict.accepted", typed, first)));
  }
  if (v.answer) out.push(...key.reason(v.answer));
  return out;
}

// aboutGaps says of each gap what the author says of its answer, else, where it
// is not right, of the gap.
function aboutGaps(ask: Gaps, v: Verdict, key: Key): Node[] {
  return v.parts.flatMap((part, i) => {
    const own = part.answer ? key.reason(part.key + "=" + part.answer) : [];
    const text = own.length || part.mark === "right" ? own : key.reason(part.key);
    if (part.slip) text.unshift(el("p", {}, say("verdict.spelling", ask.gaps[i].answers.find((a) => a.right)?.variants[0] ?? "")));
    return named(i, text);
  });
}

// everything is what is said when the answer is shown: of a typed one its reason, of
// gaps that of each; other ways of answering have theirs beside each part.
export function everything(ask: Ask, key: Key): Node[] {
  switch (ask.interaction) {
    case "entry":
    case "number":
      return ask.answers.filter((a) => a.right).flatMap((a) => key.reason(a.key));
    case "gaps":
      return ask.gaps.flatMap((gap, i) => named(i, key.reason(gap.key)));
    default:
      return [];
  }
}

// named puts the name of a gap before what is said of it.
function named(i: number, text: Node[]): Node[] {
  const first = text.find((n) => n instanceof Element);
  if (first) (first as Element).prepend(el("b", {}, say("gap.of", i + 1) + " "));
  return text;
}
