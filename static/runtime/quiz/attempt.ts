// What the record says of a quiz: its attempts, and what each question earned in
// one. Pure: the page is drawn in view.ts.
//
// An attempt begins with an event "start" of the page (resp: the questions that
// were drawn) and ends with "finish" (score: the share of the points). Of the
// answers given on the page in between the first of each question counts.

import type { Data, Event } from "../types";

export interface Attempt {
  n: number; // from 1
  began: string; // time
  drawn: string[]; // ids, in the order in which they are asked
  finish: Event | null; // null while it is open
}

// attempts are those of a quiz in their order, from the events of its page. One
// that was begun again without being handed in (on another device) is open no
// longer.
export function attempts(events: Event[]): Attempt[] {
  const all: Attempt[] = [];
  for (const e of events) {
    const last = all[all.length - 1];
    if (e.kind === "reset") all.length = 0;
    else if (e.kind === "start") {
      if (last && !last.finish) all.pop();
      all.push({ n: all.length + 1, began: e.at, drawn: e.resp ?? [], finish: null });
    } else if (e.kind === "finish" && last && !last.finish) last.finish = e;
  }
  return all;
}

// answerIn is the answer of a question that counts in an attempt; null if none
// was given.
export function answerIn(a: Attempt, page: string, answers: Event[]): Event | null {
  return answers.find((e) => e.page === page && e.at >= a.began && (!a.finish || e.at <= a.finish.at)) ?? null;
}

// A Part is what became of some of the questions of an attempt.
export interface Part {
  points: number; // earned
  of: number; // to be earned
}

// earned adds up what the questions earned; score gives each one's share.
export function earned(questions: Data[], score: (id: string) => number): Part {
  const part = { points: 0, of: 0 };
  for (const q of questions) {
    part.points += q.points * score(q.id);
    part.of += q.points;
  }
  return part;
}

// percent is a part of a hundred, rounded to whole ones; 0 of nothing.
export function percent(p: Part): number {
  return p.of > 0 ? Math.round((100 * p.points) / p.of) : 0;
}

// passes compares before rounding, with a grain of tolerance for sums like 0.1 + 0.2.
export function passes(p: Part, pass: number): boolean {
  return p.of > 0 && (100 * p.points) / p.of >= pass - 1e-9;
}
