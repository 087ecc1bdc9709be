// Searches a document that holds the whole course, by looking through it: there
// is no index. It is read once, when the field has the focus.

import { page } from "../core";
import { wordPattern, type Answer, type Hit } from "../search/find";
import { roots } from "../search/roots";
import { slip } from "../search/slip";
import { openSearch } from "../search/view";

// A Passage is a heading with the text below it, or the title of a page.
interface Passage {
  heading: string;
  url: string;
  text: string;
  words: Map<string, number>; // how much each weighs here
}

// A Document is a page, or a term of the glossary.
interface Document {
  title: string;
  where: string;
  url: string;
  passages: Passage[]; // the first is the title
  meaning: string; // of a term
}

interface Library {
  documents: Document[];
  uses: Map<string, number>; // of each word, in how many documents
  families: Map<string, string[]>; // by a word or a root, the words of its family
}

// How much a word counts in a title, in a heading, and in a text, there at most
// three times.
const inTitle = 5, inHeading = 3.4, inText = 0.6, most = 3;

const shortestPrefix = 3, shortestRoot = 4;

const words = (text: string) => text.normalize("NFC").toLowerCase().match(wordPattern) ?? [];
const line = (e: Element | null) => (e?.textContent ?? "").replace(/\s+/g, " ").trim();

let library: Library | null = null;

openSearch({
  answer: (query, open, shown) => find((library ??= read()), query, open, shown),
  load: () => Promise.resolve(),
  ready: () => void (library ??= read()),
});

// read looks through the document. Questions are left out, they would be answered
// by being found.
function read(): Library {
  const documents: Document[] = [];
  for (const leaf of document.querySelectorAll<HTMLElement>(".leaf:not(.script)")) {
    const title = line(leaf.querySelector("h1")), where = line(leaf.querySelector(".band .eyebrow a"));
    for (const term of leaf.querySelectorAll("dl.words dt")) {
      const [name, others] = [line(term.firstChild as Element), Array.from(term.children, line).join(", ")], meaning = line(term.nextElementSibling);
      documents.push({ title: name, where: others, url: "#" + term.id, meaning, passages: [passage(name + " " + others, "#" + term.id, inTitle), passage("", "#" + term.id, 0, meaning)] });
    }
    const article = leaf.querySelector("article.prose");
    if (!article) continue;
    const url = "#" + leaf.id, passages = [passage(title, url, inTitle)];
    let heading = "", at = url, text: string[] = [];
    const end = () => passages.push(passage(heading, at, inHeading, text.join(" ")));
    for (const e of article.children) {
      if (/^H[23]$/.test(e.tagName) && e.id) {
        end();
        [heading, at, text] = [line(e), "#" + e.id, []];
      } else if (e.matches("[data-case]")) text.push(...Array.from(e.querySelectorAll("[data-scene] h3, .scene"), said));
      else if (!e.matches("form, .quiz, .refs") && !e.querySelector("form")) text.push(said(e));
    }
    end();
    documents.push({ title, where, url, passages, meaning: "" });
  }
  return catalogued(documents);
}

// said is the text of a block, its parts apart, without the numbers of works.
function said(block: Element): string {
  const copy = block.cloneNode(true) as Element;
  for (const e of copy.querySelectorAll(".cite, .hide, button.script")) e.remove();
  for (const e of copy.querySelectorAll("p, li, td, th, dt, dd, summary, figcaption")) e.append(" ");
  return line(copy);
}

function passage(heading: string, url: string, weight: number, text = ""): Passage {
  const all = new Map<string, number>();
  for (const w of words(text)) all.set(w, Math.min((all.get(w) ?? 0) + inText, most * inText));
  for (const w of words(heading)) all.set(w, (all.get(w) ?? 0) + weight);
  return { heading, url, text, words: all };
}

// catalogued counts the words, and joins those of a family: a root is one only if
// the course has it as a word.
function catalogued(documents: Document[]): Library {
  const uses = new Map<string, number>(), families = new Map<string, string[]>();
  for (const d of documents) for (const w of new Set(d.passages.flatMap((p) => [...p.words.keys()]))) uses.set(w, (uses.get(w) ?? 0) + 1);
  for (const w of uses.keys()) for (const root of rootsOf(w, uses)) families.set(root, [...(families.get(root) ?? []), w]);
  return { documents, uses, families };
}

function rootsOf(word: string, uses: Map<string, number>): string[] {
  return [word, ...roots(page.lang, word).filter((r) => r.length >= shortestRoot && uses.has(r))];
}

// meant are the words of the course that a word of a query stands for.
function meant(word: string, typing: boolean, l: Library): Set<string> {
  const all = new Set(rootsOf(word, l.uses).flatMap((r) => l.families.get(r) ?? []));
  if (!all.size || typing) for (const w of l.uses.keys()) if (typing && word.length >= shortestPrefix && w.startsWith(word)) all.add(w);
  return all;
}

function find(l: Library, query: string, open: boolean, shown: number): Answer {
  const asked = [...new Set(words(query))].filter((w) => w.length > 1), last = open && /[\p{L}\p{M}\p{N}]$/u.test(query) ? asked[asked.length - 1] : "";
  const groups = asked.map((w) => ({ word: w, all: meant(w, w === last, l) })), unknown = groups.filter((g) => !g.all.size);
  const a: Answer = { need: [], words: asked, found: 0, many: false, part: false, hits: [], cards: [], mean: "", broken: false, marks: (w) => groups.some((g) => g.all.has(w.normalize("NFC"))) };
  const rare = (g: { all: Set<string> }) => Math.log(1 + l.documents.length / (1 + Math.max(0, ...[...g.all].map((w) => l.uses.get(w) ?? 0))));

  const scored = l.documents.flatMap((d) => {
    let has = 0, score = 0, top = 0, best = d.passages[0];
    for (const g of groups) {
      let most = 0;
      for (const p of d.passages) {
        let here = 0;
        for (const w of g.all) here = Math.max(here, p.words.get(w) ?? 0);
        const counts = here * (rare(g) + 0.2);
        most = Math.max(most, counts);
        if (counts > top) [top, best] = [counts, p];
      }
      if (most) has++;
      score += most;
    }
    return has ? [{ d, has, score, best }] : [];
  });
  const full = Math.max(0, ...scored.map((s) => s.has)), found = scored.filter((s) => s.has === full).sort((x, y) => y.score - x.score);
  a.part = full < groups.length;

  // Terms that the query names are answered; others are found like pages.
  const named = a.part ? [] : found.filter((s) => s.d.meaning && [s.d.title, ...s.d.where.split(", ")].some((name) => words(name.replace(/\(.*?\)/g, "")).length === asked.length && s.best === s.d.passages[0]));
  for (const { d } of named.slice(0, 2)) a.cards.push([d.title, d.where, d.url, d.meaning]);
  const hits = found.filter((s) => !named.includes(s));
  a.found = hits.length;
  a.hits = hits.slice(0, shown).map(({ d, best }) => hit(d, best, a.marks));
  if (unknown.length) a.mean = mended(query, unknown.map((g) => g.word), l);
  return a;
}

function hit(d: Document, p: Passage, marks: (word: string) => boolean): Hit {
  if (d.meaning) return { where: d.where, title: d.title, url: d.url, text: d.meaning, term: true };
  const text = p.text || d.passages.find((p) => p.text)?.text || "", whole = p === d.passages[0] || !p.heading;
  return { where: whole ? d.where : [d.where, d.title].filter(Boolean).join(" · "), title: whole ? d.title : p.heading, url: whole ? d.url : p.url, text: excerpt(text, marks), term: false };
}

// excerpt is about two lines of a text, with the first word that was asked for.
function excerpt(text: string, marks: (word: string) => boolean): string {
  const first = [...text.matchAll(wordPattern)].find((m) => marks(m[0].toLowerCase()))?.index ?? 0;
  const from = first < 90 ? 0 : text.lastIndexOf(" ", first - 50) + 1, to = from + 190;
  const end = to < text.length ? text.lastIndexOf(" ", to) : text.length;
  return (from ? "… " : "") + text.slice(from, end) + (end < text.length ? " …" : "");
}

// mended is the query with its unknown words mended by one slip, "" if one cannot be.
function mended(query: string, unknown: string[], l: Library): string {
  let text = query.normalize("NFC").toLowerCase();
  for (const word of unknown) {
    if (word.length < 4) return "";
    let best = "", uses = 0;
    for (const [w, n] of l.uses) if (n > uses && slip(word, w)) [best, uses] = [w, n];
    if (!best) return "";
    text = text.replace(word, best);
  }
  return text.trim();
}
