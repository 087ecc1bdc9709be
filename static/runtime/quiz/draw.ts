// Which questions are asked. The page has all of them; a pool says how many of
// its questions an attempt takes.

import { all, questions, shuffle } from "../core";

// A Pool is questions of the page, of which some are asked.
export interface Pool {
  ids: string[];
  count: number;
}

// poolsOf are the pools of a page: one for each draw in its text, and the
// questions outside of those, of which draw are asked (0: all).
export function poolsOf(ids: string[], draw: number): Pool[] {
  const pools: Pool[] = [], taken = new Set<string>();
  for (const box of all(document, "[data-draw]")) {
    const own = ids.filter((id) => box.contains(questions.get(id)?.form ?? null));
    for (const id of own) taken.add(id);
    pools.push({ ids: own, count: Number(box.dataset.draw) });
  }
  const rest = ids.filter((id) => !taken.has(id));
  return [{ ids: rest, count: draw || rest.length }, ...pools];
}

// take draws by chance: first of the questions that known says were never asked,
// so that another attempt asks parallel ones.
export function take(pools: Pool[], known: (id: string) => boolean, shuffled: boolean, seed: string): string[] {
  const drawn = pools.flatMap((p) => {
    if (p.count >= p.ids.length) return p.ids;
    const order = shuffle(p.ids, seed);
    const chosen = order.filter((id) => !known(id)).concat(order.filter(known)).slice(0, p.count);
    return p.ids.filter((id) => chosen.includes(id));
  });
  return shuffled ? shuffle(drawn, seed + "order") : drawn;
}
