// The files of an index, as package generator/search writes them.

export interface Directory {
  docs: number;
  terms: number; // of docs, the last ones: entries of the glossary
  block: number; // documents in a block
  stop: string;
  first: string;
}

// A Page is [title, where, address, sections], a section [anchor, heading,
// excerpt]; a Term is [word, in other languages, address, meaning].
export type Page = [title: string, where: string, url: string, sections: [anchor: string, heading: string, excerpt: string][]];
export type Term = [word: string, others: string, url: string, meaning: string];

// An Entry is a word of a shard: it names the head of its family, or is one and
// has the places.
export interface Entry {
  word: string;
  head: string; // "" for a head
  places: string;
}

// A Place is where a family stands: the section, and how much it weighs there.
export interface Place {
  doc: number;
  section: number;
  weight: number;
}

export const inTitle = 7;

// mostPlaces is how many places a family has at most: those where it weighs most.
export const mostPlaces = 2000;

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const value = (c: string) => digits.indexOf(c);

// spelled are words each of which begins with how much of the one before it
// repeats; what stands behind a comma or a colon is left aside.
function* spelled(text: string): Generator<[word: string, rest: string]> {
  let before = "";
  for (const one of text.split(" ")) {
    if (!one) continue;
    const at = one.search(/[,:]/);
    before = before.slice(0, value(one[0])) + one.slice(1, at < 0 ? undefined : at);
    yield [before, at < 0 ? "" : one.slice(at)];
  }
}

export const readFirsts = (text: string): string[] => Array.from(spelled(text), ([word]) => word);

export function readShard(text: string): Entry[] {
  return Array.from(spelled(text), ([word, rest]) => ({ word, head: rest[0] === "," ? rest.slice(1) : "", places: rest[0] === ":" ? rest.slice(1) : "" }));
}

export function readPlaces(text: string): Place[] {
  const all: Place[] = [];
  let doc = -1;
  for (let i = 0; i < text.length; ) {
    const digit = value(text[i++]);
    let n = 0, c = 32;
    for (let shift = 0; c >= 32; shift += 5) {
      c = value(text[i++]);
      if (c < 0) return all; // not whole
      n |= (c & 31) << shift;
    }
    doc += n + 1;
    all.push({ doc, section: digit >> 3, weight: digit & 7 });
  }
  return all;
}

// before is the place of the last of sorted words that is not behind a word, 0
// if all are.
export function before(sorted: string[], word: string): number {
  let low = 0, high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle] <= word) low = middle;
    else high = middle - 1;
  }
  return low;
}
