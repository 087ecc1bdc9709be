// What is asked on a day, and in which order. Pure, as schedule.ts is.

import type { State } from "./schedule";

// A Waiting is a question that was answered, and what the record says of it.
export interface Waiting extends State {
  id: string;
  outcome: string; // the first that it is tied to; "" for none
  module: string;
}

// At most this many questions a day are reviewed for the first time; a sitting
// is one of about ten minutes.
const newADay = 8, longest = 15, usual = 12;

// seconds that a question takes, with reading what is said of the answer.
const seconds = 50;

export function minutes(questions: number): number {
  return Math.max(1, Math.round((questions * seconds) / 60));
}

// due are the questions that are asked on a day: the slips of those who were
// very sure first (they are mended best), then what has waited longest.
export function due<W extends Waiting>(all: W[], day: number): W[] {
  const ripe = all.filter((w) => w.due <= day).sort((a, b) => Number(b.slip) - Number(a.slip) || a.due - b.due || (a.id < b.id ? -1 : 1));
  let room = newADay - all.filter((w) => w.days === 2 && w.last === day).length;
  return ripe.filter((w) => w.days > 1 || room-- > 0);
}

// next is the first day from a day on that something is due, and how much; null
// if nothing ever is.
export function next(all: Waiting[], day: number): { day: number; count: number } | null {
  const first = Math.min(...all.map((w) => w.due));
  for (let d = Math.max(day, first); all.length && d <= Math.max(day, first) + 1; d++) {
    const count = due(all, d).length;
    if (count) return { day: d, count };
  }
  return null;
}

// pick takes a sitting from what is due: all, or of more than fifteen a dozen.
export function pick<W extends Waiting>(due: W[]): W[] {
  return mix(due.slice(0, due.length > longest ? usual : longest));
}

// mix puts neighbours apart that are easily confused with themselves: the same
// outcome never comes twice in a row where that can be avoided, and of what may
// come next another module goes before the same one. Slips stay in front, else
// the order stays. after is the question that was asked before.
export function mix<W extends Waiting>(items: W[], after?: W): W[] {
  const left = items.slice(), out: W[] = [];
  let before = after;
  while (left.length) {
    const may = left.filter((w) => w.outcome === "" || w.outcome !== before?.outcome);
    const able = may.filter((w) => open(left, w));
    const from = able.length ? able : may.length ? most(may, left) : left;
    const rank = (w: W) => Number(!w.slip) * 2 + Number(w.module === before?.module);
    const pick: W = from.reduce((best, w) => (rank(w) < rank(best) ? w : best));
    left.splice(left.indexOf(pick), 1);
    out.push(pick);
    before = pick;
  }
  return out;
}

// open tells whether the rest can still be put apart once w has been taken: no
// outcome may have more than half of it, rounded up; w's own not as much as that.
function open(left: Waiting[], w: Waiting): boolean {
  const rest = left.length - 1;
  return Object.entries(outcomes(left)).every(([outcome, n]) => (outcome === w.outcome ? n - 1 <= Math.floor(rest / 2) : n <= Math.ceil(rest / 2)));
}

// most are those of the outcome that there is most of: where some must meet,
// the fewest do.
function most<W extends Waiting>(may: W[], left: W[]): W[] {
  const count = outcomes(left), n = Math.max(...may.map((w) => count[w.outcome] ?? 0));
  return may.filter((w) => (count[w.outcome] ?? 0) === n);
}

// outcomes counts the questions of each outcome; those of none never meet.
function outcomes(left: Waiting[]): { [outcome: string]: number } {
  const count: { [outcome: string]: number } = {};
  for (const w of left) if (w.outcome) count[w.outcome] = (count[w.outcome] ?? 0) + 1;
  return count;
}
