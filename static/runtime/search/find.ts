// Answers a query from the files of an index. The function is given the files
// that are there and says which ones it lacks: it is asked again when they are.

import { before, inTitle, mostPlaces, readFirsts, readPlaces, readShard, type Directory, type Entry, type Page, type Place, type Term } from "./files";
import { roots } from "./roots";
import { slip } from "./slip";

// Files gives a file by its name, undefined if it is not there yet, and null if
// it cannot be had.
export type Files = (name: string) => unknown;

export interface Answer {
  need: string[]; // files without which this is not all
  words: string[]; // of the query, but for those that find nothing anyway
  found: number; // pages
  many: boolean; // there are more
  part: boolean; // no page has all words
  hits: Hit[]; // the first of them
  cards: Term[]; // terms that the query names
  mean: string; // a query that was meant, or ""
  broken: boolean;
  marks: (word: string) => boolean; // whether a word of a text was asked for
}

// A Hit is a page, or the section of it that was found.
export interface Hit {
  where: string;
  title: string;
  url: string;
  text: string;
  term: boolean; // an entry of the glossary
}

export const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

const shortestPrefix = 3;
const mostFamilies = 12; // that a beginning stands for
const mostGuesses = 3; // shards that are looked into for roots of an unknown word

// How much a weight counts: those of text, of a heading, of a title.
const worth = [0.6, 0.9, 1.2, 1.5, 1.8, 2.1, 3.4, 5];

// find answers a query. An open one is still being typed: its last word may be
// the beginning of another. shown is how many pages are to be shown.
export function find(lang: string, query: string, open: boolean, shown: number, files: Files): Answer {
  const a: Answer = { need: [], words: [], found: 0, many: false, part: false, hits: [], cards: [], mean: "", broken: false, marks: () => false };
  const file = <T>(name: string, none: T): T | undefined => {
    const f = files(name);
    if (f === undefined) a.need.push(name);
    if (f === null) a.broken = true;
    return f === null ? none : (f as T | undefined);
  };
  const dir = file<Directory>("dir", { docs: 0, terms: 0, block: 1, stop: "", first: "A" });
  if (!dir) return a;
  const index = indexOf(dir, file);

  const text = query.normalize("NFC").toLowerCase(), stop = dir.stop.split(" ");
  const all = (text.match(wordPattern) ?? []).filter((w) => w.length > 1);
  const typing = open && /[\p{L}\p{M}\p{N}]$/u.test(text) ? all[all.length - 1] : undefined;
  a.words = all.filter((w, i) => (!stop.includes(w) || (w === typing && i === all.length - 1)) && all.indexOf(w) === i);
  const groups: Group[] = [], unknown: string[] = [];
  for (const word of a.words) {
    const group = look(lang, word, word === typing, index);
    if (!group) continue;
    if (group.heads.length) groups.push(group);
    else if (!stop.includes(word)) unknown.push(word);
  }
  if (a.need.length) return a;
  a.marks = marker(lang, groups);
  if (unknown.length) a.mean = meant(text, unknown, index);

  const scored = score(groups, dir, index);
  if (a.need.length) return a;
  const most = Math.max(0, ...scored.map((d) => d.words));
  const best = scored.filter((d) => d.words === most).sort((x, y) => y.score - x.score || x.doc - y.doc);
  a.part = most < groups.length + unknown.length;
  a.many = groups.length > 0 && groups.every((g) => g.full);

  // Terms that the query names are answered; others are found like pages.
  const pages = dir.docs - dir.terms, named: number[] = [];
  for (const d of best.filter((d) => d.doc >= pages).slice(0, 3)) {
    const term = documentOf(d.doc, dir, file) as Term | undefined;
    if (!term || a.part) continue;
    if ([term[0], ...term[1].split(", ")].some((name) => size(name) === a.words.length)) {
      named.push(d.doc);
      if (a.cards.length < 2) a.cards.push(term);
    }
  }
  const hits = best.filter((d) => !named.includes(d.doc));
  a.found = hits.length;
  for (const d of hits.slice(0, shown)) {
    const doc = documentOf(d.doc, dir, file);
    if (doc) a.hits.push(d.doc < pages ? hit(doc as Page, d.section) : { where: doc[1], title: doc[0], url: doc[2], text: doc[3] as string, term: true });
  }
  return a;
}

// size is how many words a name has; what stands in brackets tells it from others.
const size = (name: string) => (name.replace(/\(.*?\)/g, "").match(wordPattern) ?? []).length;

// An Index looks words up; what it needs and has not is noted.
interface Index {
  shards: number;
  at(word: string): number; // the shard in which a word would stand
  first(shard: number): string;
  has(shard: number): boolean;
  entries(shard: number): Entry[] | undefined;
  entry(word: string): Entry | undefined;
}

const parsed = new WeakMap<object, string[]>(), shards = new Map<string, Entry[]>();

function indexOf(dir: Directory, file: <T>(name: string, none: T) => T | undefined): Index {
  const firsts = parsed.get(dir) ?? readFirsts(dir.first);
  parsed.set(dir, firsts);
  const asked = new Set<number>();
  const entries = (shard: number): Entry[] | undefined => {
    asked.add(shard);
    const text = file(String(shard), "");
    if (text === undefined) return undefined;
    const known = shards.get(text) ?? readShard(text);
    shards.set(text, known);
    return known;
  };
  return {
    shards: firsts.length,
    at: (word) => before(firsts, word),
    first: (shard) => firsts[shard] ?? "",
    has: (shard) => asked.has(shard),
    entries,
    entry(word) {
      return entries(before(firsts, word))?.find((e) => e.word === word);
    },
  };
}

// A Group is what one word of a query stands for.
interface Group {
  word: string;
  open: boolean;
  heads: string[];
  exact: string; // the head of the word itself, which counts most
  full: boolean; // a family has as many places as are kept
}

// look finds the families of a word; undefined if a file is not there yet.
function look(lang: string, word: string, open: boolean, index: Index): Group | undefined {
  const group: Group = { word, open, heads: [], exact: "", full: false };
  const entry = index.entry(word), list = index.entries(index.at(word));
  if (!list) return undefined;
  if (entry) {
    group.exact = entry.head || word;
    group.heads = [group.exact];
    return group;
  }
  if (open && word.length >= shortestPrefix) {
    for (const e of list) {
      const head = e.head || e.word;
      if (e.word.startsWith(word) && !group.heads.includes(head) && group.heads.length < mostFamilies) group.heads.push(head);
    }
    if (group.heads.length) return group;
  }
  // The course does not have the word: it may have another of its family.
  const looked = new Set([index.at(word)]);
  for (const root of roots(lang, word)) {
    const at = index.at(root);
    if (!looked.has(at) && looked.size > mostGuesses) continue;
    looked.add(at);
    const shard = index.entries(at);
    if (!shard) return undefined;
    const e = lang === "en" ? shard.find((e) => e.word.startsWith(root)) : index.entry(root);
    if (e) {
      group.exact = e.head || e.word;
      group.heads = [group.exact];
      return group;
    }
  }
  return group;
}

// meant is the query with its unknown words mended, or "" if one cannot be.
function meant(text: string, unknown: string[], index: Index): string {
  for (const word of unknown) {
    const near = mended(word, index);
    if (!near) return "";
    text = text.replace(word, near);
  }
  return text.trim();
}

// mended is a word of the course that differs by one slip, the most used one.
function mended(word: string, index: Index): string {
  if (word.length < 4) return "";
  const at = index.at(word), start = word.slice(0, 2);
  const places = new Set([at, index.at(word[1] + word[0] + word.slice(2)), index.at(word.slice(1))]);
  if (at > 0 && index.first(at) > start) places.add(at - 1);
  if (at + 1 < index.shards && index.first(at + 1).startsWith(start)) places.add(at + 1);
  let best = "", uses = -1;
  for (const shard of places) {
    for (const e of index.entries(shard) ?? []) {
      if (e.places.length > uses && slip(word, e.word)) {
        best = e.word;
        uses = e.places.length;
      }
    }
  }
  return best;
}

interface Scored {
  doc: number;
  words: number; // how many words of the query it has
  score: number;
  section: number;
  top: number; // the most that a word counts here
}

function score(groups: Group[], dir: Directory, index: Index): Scored[] {
  const all = new Map<number, Scored>();
  for (const group of groups) {
    const best = new Map<number, { counts: number; place: Place }>();
    // The families of a beginning: those that cost nothing, and a few more.
    let more = group.exact ? 1 : 2;
    for (const head of group.heads) {
      const shard = index.at(head);
      if (!group.exact && !index.has(shard) && more-- <= 0) continue;
      const places = readPlaces(index.entry(head)?.places ?? "");
      group.full ||= places.length >= mostPlaces;
      const rare = Math.log(1 + (dir.docs - places.length + 0.5) / (places.length + 0.5));
      for (const place of places) {
        const counts = worth[place.weight] * (rare + 0.2);
        if (counts > (best.get(place.doc)?.counts ?? 0)) best.set(place.doc, { counts, place });
      }
    }
    for (const [doc, { counts, place }] of best) {
      const d = all.get(doc) ?? { doc, words: 0, score: 0, section: 0, top: 0 };
      d.words++;
      d.score += counts;
      // A page is shown by the section where the rarest word weighs most, or as
      // a whole if a word stands in its title.
      if (counts > d.top) {
        d.top = counts;
        d.section = place.weight === inTitle ? 0 : place.section;
      }
      all.set(doc, d);
    }
  }
  return [...all.values()];
}

function documentOf(doc: number, dir: Directory, file: <T>(name: string, none: T) => T | undefined): Page | Term | undefined {
  return file<(Page | Term)[]>("t" + Math.floor(doc / dir.block), [])?.[doc % dir.block];
}

function hit([title, where, url, sections]: Page, section: number): Hit {
  const [anchor, heading, text] = sections[section] ?? ["", "", ""];
  if (!heading) return { where, title, url, text: text || (sections[1]?.[2] ?? ""), term: false };
  return { where: where ? where + " · " + title : title, title: heading, url: url + (anchor ? "#" + anchor : ""), text, term: false };
}

// marker tells the words of a text that were asked for: those of a family. A
// family is told by its roots here, for a text has words of any shard.
function marker(lang: string, groups: Group[]): (word: string) => boolean {
  const asked = new Set<string>(), starts: string[] = [];
  for (const g of groups) {
    for (const w of g.exact ? [g.word, g.exact] : g.heads) for (const r of [w, ...roots(lang, w)]) if (r.length > 3 || r === w) asked.add(r);
    if (g.open) starts.push(g.word);
  }
  return (word) => asked.has(word) || starts.some((s) => word.startsWith(s)) || roots(lang, word).some((r) => r.length > 3 && asked.has(r));
}
