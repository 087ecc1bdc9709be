// Writing a text that a person rates: the twin of quiz/essay.go.

import type { Essay, Row, Verdict } from "../types";
import { trim } from "../fold";
import { nothing, part, pick, placed } from "../marking";

// judge sums the rated levels up. A row counts as right with the points of its
// best level, else as wrong, and as missed until it is rated.
export function judge(ask: Essay, response: string[]): Verdict {
  const written = response.length > 0 && trim(response[0]) !== "";
  const rated = placed(written ? response.slice(1) : []);
  const v = nothing();
  let sum = 0, known = 0;
  for (const row of ask.rubric) {
    const typed = rated.get(row.key) ?? "";
    const points = rating(row, typed);
    if (points === undefined) {
      v.parts.push(part(row.key, "missed"));
      continue;
    }
    known++;
    sum += points;
    v.parts.push(part(row.key, pick(points === best(row), true), typed));
  }
  v.open = known < ask.rubric.length || ask.rubric.length === 0 || !written;
  if (known === rated.size && sum > 0) v.score = sum / ask.rubric.reduce((all, row) => all + best(row), 0);
  return v;
}

function best(row: Row): number {
  return row.levels.reduce((most, l) => Math.max(most, l.points), 0);
}

// rating reads the points of a rating; only those of a level count.
function rating(row: Row, typed: string): number | undefined {
  if (!/^[0-9]{1,9}(?:\.[0-9]{1,9})?$/.test(typed)) return undefined;
  const points = Number(typed);
  return row.levels.some((l) => l.points === points) ? points : undefined;
}
