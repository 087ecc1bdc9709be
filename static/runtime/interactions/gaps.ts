// Filling gaps in a text: the twin of quiz/gaps.go.

import type { Gap, Gaps, PartVerdict, Verdict } from "../types";
import { count, nothing, part, pick, placed, share, whole } from "../marking";
import { meet } from "./entry";

// judge gives each gap an equal share.
export function judge(ask: Gaps, response: string[]): Verdict {
  const put = placed(response);
  const v = nothing(ask.gaps.map((g) => fill(g, put.get(g.key), ask.typo)));
  v.slip = v.parts.some((p) => p.slip);
  const known = ask.gaps.filter((g) => put.has(g.key)).length;
  if (known === put.size) v.score = whole(ask.scoring, share(count(v.parts, "right"), ask.gaps.length));
  return v;
}

// fill is the verdict of one gap.
function fill(gap: Gap, at: string | undefined, typo: boolean): PartVerdict {
  if (at === undefined) return part(gap.key, "missed");
  if (gap.menu) {
    const option = gap.options.find((o) => o.key === at);
    return option ? part(gap.key, pick(option.right, true), option.key) : part(gap.key, "wrong");
  }
  const met = meet(gap.answers, at, typo);
  return met ? part(gap.key, pick(met.answer.right, true), met.answer.key, met.slip) : part(gap.key, "wrong");
}
