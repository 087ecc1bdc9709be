// Pairing two lists: the twin of quiz/match.go.

import type { Match, Verdict } from "../types";
import { nothing, part, placed, share, whole } from "../marking";

// judge gives each item that has a right side an equal share. In groups an item
// that belongs nowhere takes a share when it is put anywhere.
export function judge(ask: Match, response: string[]): Verdict {
  const put = placed(response);
  const v = nothing();
  let right = 0, taken = 0, all = 0;
  for (const l of ask.left) {
    const at = put.get(l.key);
    if (l.right === "") {
      if (at !== undefined) taken++;
      v.parts.push(part(l.key, at === undefined ? "left" : "wrong", at));
      continue;
    }
    all++;
    if (at === l.right) right++;
    v.parts.push(part(l.key, at === undefined ? "missed" : at === l.right ? "right" : "wrong", at));
  }
  const left = new Set(ask.left.map((l) => l.key)), sides = new Set(ask.right.map((s) => s.key));
  const strange = Array.from(put).some(([l, s]) => !left.has(l) || !sides.has(s));
  if (!strange) v.score = whole(ask.scoring, share(right - taken, all));
  return v;
}
