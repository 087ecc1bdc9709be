// Picking from options: the twin of quiz/select.go.

import type { Select, Verdict } from "../types";
import { count, nothing, part, pick, share, whole } from "../marking";

// judge gives, with many, 1/right for each right pick and takes 1/wrong for
// each wrong one, down to nothing; a single pick is right or not.
export function judge(ask: Select, response: string[]): Verdict {
  const picked = new Set(response);
  const v = nothing(ask.options.map((o) => part(o.key, pick(o.right, picked.has(o.key)))));
  const known = new Set(ask.options.map((o) => o.key));
  if (picked.size === 0 || response.some((k) => !known.has(k))) return v;
  const right = count(v.parts, "right"), wrong = count(v.parts, "wrong");
  const missed = count(v.parts, "missed"), left = count(v.parts, "left");
  if (!ask.many) v.score = picked.size === 1 && right === 1 ? 1 : 0;
  else if (ask.scoring === "each") v.score = share(right + left, v.parts.length);
  else v.score = whole(ask.scoring, Math.max(0, share(right, right + missed) - share(wrong, wrong + left)));
  return v;
}
