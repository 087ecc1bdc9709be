// When each question returns. Nothing of it is stored: the answers in the record
// are replayed each time, so a record that was merged from two devices says the
// same on both. Pure: days and the plan are arguments.
//
// A day is a number, the days since 1970 of the learner's own calendar. Of each
// day the first answer to a question counts: what follows on the same day is
// practice with the answer still in mind, and one right recall a day is enough
// (Vaughn, Dunlosky & Rawson 2016). Of long records the last 20 answers, hints
// and words of confidence count, which is what every compacted record still has.

import { answers, version } from "../core";
import type { Event } from "../types";
import { interval, remembered, type Grade, type Memory } from "./fsrs";

// A Plan says after how many days a question returns: as its memory is believed
// to fade, or after 1, 3, 7 and 21 days. That the first teaches more is not shown.
export type Plan = "fsrs" | "fixed";

const steps = [1, 3, 7, 21];
const kept = 20; // as in record.ts, compact

// A Review is the first answer of a day.
export interface Review {
  day: number;
  grade: Grade;
  sure: boolean; // the learner said: very sure
}

// A State is what the record says of one question on a plan.
export interface State {
  days: number; // on how many days it was answered: 1 is a question that is still new here
  last: number; // the last of them
  due: number; // the day from which it is asked again
  slip: boolean; // the last time not right, and very sure
  memory: Memory;
}

// An Attempt is an answer with what was said and used before it.
interface Attempt {
  score: number;
  hinted: boolean;
  sure: string; // "", unsure, fairly, very
  later: boolean; // it was answered on an earlier day already
}

// The grade of an attempt is that of the first row that fits.
const grades: [fits: (a: Attempt) => boolean, grade: Grade][] = [
  [(a) => a.score < 0.5, 1], // wrong, or less than half of it: forgotten. Barely would be a pass
  [(a) => a.score < 1, 2], // partly right
  [(a) => a.hinted, 2], // right, with a hint
  [(a) => a.sure === "unsure", 2], // right, but it may have been a guess
  [(a) => a.sure === "very" && a.later, 4], // right and very sure after days: a judgement to trust
  [() => true, 3], // right, fairly sure or not asked; very sure while the page is still in mind
];

// reviews are the reviews of a question in the order of time. Its events are
// merged, of all the ids that it had.
export function reviews(events: Event[], dayOf: (at: string) => number): Review[] {
  const given = answers(events).slice(-kept);
  const known = events.filter((e) => e.v <= version);
  const since = known.slice(known.map((e) => e.kind).lastIndexOf("reset") + 1);
  const hints = since.filter((e) => e.kind === "hint").slice(-kept);
  const judged = since.filter((e) => e.kind === "confidence").slice(-kept);
  const all: Review[] = [];
  given.forEach((e, i) => {
    const day = dayOf(e.at);
    if (all.length && day <= all[all.length - 1].day) return;
    const before = (o: Event) => o.at <= e.at && (i === 0 || o.at > given[i - 1].at) && (o.page ?? "") === (e.page ?? "");
    const sure = judged.filter(before).pop()?.resp?.[0] ?? "";
    const attempt = { score: e.score ?? 0, hinted: hints.some(before), sure, later: all.length > 0 };
    all.push({ day, grade: grades.find(([fits]) => fits(attempt))![1], sure: sure === "very" });
  });
  return all;
}

// state replays the reviews of a question; null if there is none.
export function state(reviews: Review[], plan: Plan): State | null {
  let memory: Memory | null = null, last = 0, due = 0, step = 0;
  for (const r of reviews) {
    if (r.grade === 1) step = 0;
    else if (memory && r.grade > 2 && r.day >= due) step = Math.min(step + 1, steps.length - 1);
    memory = remembered(memory, memory ? r.day - last : 0, r.grade);
    last = r.day;
    due = last + (plan === "fixed" ? steps[step] : interval(memory));
  }
  const now = reviews[reviews.length - 1];
  return memory && { days: reviews.length, last, due, slip: now.grade === 1 && now.sure, memory };
}
