// Putting steps in order: the twin of quiz/order.go.

import type { Order, Verdict } from "../types";
import { nothing, part, share, whole } from "../marking";

// judge gives a share for each two steps that are rightly neighboured. A step
// is marked right when it stands behind its forerunner, the first one when it
// comes first.
export function judge(ask: Order, response: string[]): Verdict {
  const before = new Map<string, string>();
  response.forEach((k, i) => before.set(k, i > 0 ? response[i - 1] : ""));
  const v = nothing();
  let strange = response.length !== ask.steps.length || before.size !== response.length;
  let right = 0, last = "";
  ask.steps.forEach((s, i) => {
    const at = before.get(s.key);
    if (at === undefined) strange = true;
    if (at === last && i > 0) right++;
    v.parts.push(part(s.key, at === undefined ? "missed" : at === last ? "right" : "wrong"));
    last = s.key;
  });
  if (!strange) v.score = whole(ask.scoring, share(right, ask.steps.length - 1));
  return v;
}
