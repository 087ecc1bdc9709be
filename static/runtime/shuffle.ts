// Shuffling by a seed: the same learner sees the same order on the same page,
// also after a reload.

// shuffle gives the items in an order made from the seed (Fisher and Yates).
export function shuffle<T>(items: T[], seed: string): T[] {
  const out = items.slice(), next = random(seed);
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

// away shuffles until the order is not the one that must not be shown. Items
// that are alike may leave no other order.
export function away<T>(items: T[], seed: string, shown: (order: T[]) => boolean): T[] {
  let out = shuffle(items, seed);
  for (let n = 1; shown(out) && n < 20; n++) out = shuffle(items, seed + n);
  return out;
}

// random is a generator of numbers from 0 to 1 (mulberry32), seeded by a text
// (FNV-1a).
export function random(seed: string): () => number {
  let a = 2166136261;
  for (let i = 0; i < seed.length; i++) a = Math.imul(a ^ seed.charCodeAt(i), 16777619);
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
