// Typing a word: the twin of quiz/entry.go.

import type { Answer, Entry, Verdict } from "../types";
import { folded } from "../fold";
import { blank, nothing } from "../marking";

// judge holds what was typed against the accepted answers, the specifically
// wrong ones, and the accepted ones with one slip, in this order.
export function judge(ask: Entry, response: string[]): Verdict {
  const v = nothing();
  if (response.length !== 1 || blank(response)) return v;
  const met = meet(ask.answers, response[0], ask.typo);
  if (met) {
    v.answer = met.answer.key;
    v.slip = met.slip;
    v.score = met.answer.right ? 1 : 0;
  }
  return v;
}

// meet is the answer that a typed text meets, if any, and whether that took one
// slip.
export function meet(answers: Answer[], typed: string, typo: boolean): { answer: Answer; slip: boolean } | undefined {
  const text = Array.from(folded(typed));
  for (const right of [true, false]) {
    const answer = answers.find((a) => a.right === right && a.variants.some((v) => matches(pattern(v), text)));
    if (answer) return { answer, slip: false };
  }
  const answer = typo && answers.find((a) => a.right && a.variants.some((v) => slipped(pattern(v), text)));
  return answer ? { answer, slip: true } : undefined;
}

// anything is a "*" in a pattern; no character is as long.
const anything = "**";

// pattern is a variant, folded, with its stars told from its wildcards.
function pattern(variant: string): string[] {
  const p: string[] = [];
  const f = Array.from(folded(variant));
  for (let i = 0; i < f.length; i++) {
    if (f[i] === "\\" && f[i + 1] === "*") p.push(f[++i]);
    else p.push(f[i] === "*" ? anything : f[i]);
  }
  return p;
}

// matches tells whether a text is what the pattern says. It goes back to the
// last wildcard only, so that it takes pattern times text steps at the most.
function matches(p: string[], text: string[]): boolean {
  let i = 0, j = 0; // in the pattern, in the text
  let star = -1, from = 0; // the last wildcard, and where in the text it ends so far
  while (j < text.length || i < p.length) {
    if (p[i] === anything) {
      star = i++;
      from = j;
    } else if (i < p.length && j < text.length && p[i] === text[j]) {
      i++;
      j++;
    } else if (star >= 0 && from < text.length && text[from] !== " ") {
      j = ++from;
      i = star + 1;
    } else return false;
  }
  return true;
}

// slipLength is how many letters a word needs for a slip to be allowed.
const slipLength = 5;

// slipped tells whether two texts are one letter added, missing, changed, or
// one swap of neighbours apart.
function slipped(p: string[], text: string[]): boolean {
  if (p.length < slipLength || p.includes(anything)) return false;
  let i = 0; // the first difference
  while (i < p.length && i < text.length && p[i] === text[i]) i++;
  const same = (a: number, b: number) => p.slice(i + a).join("") === text.slice(i + b).join("");
  switch (p.length - text.length) {
    case 0:
      return i < p.length && (same(1, 1) || (p[i] === text[i + 1] && p[i + 1] === text[i] && same(2, 2)));
    case 1:
      return same(1, 0);
    case -1:
      return same(0, 1);
  }
  return false;
}
