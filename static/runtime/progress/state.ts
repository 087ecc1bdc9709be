// What the record says of a course: which lessons are done, what is held on to,
// how sure and how right. Pure: what is shown is made elsewhere.
//
// A page of questions is done when each of them was answered rightly once; those
// that are asked before reading do not count, nor do essays, which a person
// rates. A quiz is done when it was passed, or handed in if it has no mark to
// reach. Any other page is done when its end was seen, or a case on it played.
// What was done before a reset counts for nothing.

import { answers, localDay, merge, standing, version } from "../core";
import type { Asked, Lesson, Outcome, Structure } from "../structure";
import type { Event } from "../types";

export type State = "" | "doing" | "done";

// A Log gives the events of a question or page.
export type Log = (id: string) => Event[];

// A Sight is how far a page has come.
export interface Sight {
  lesson: Lesson;
  state: State;
  right: number; // of the questions that count
  of: number;
  best: number; // of a quiz: the best share of the points, -1 if it was never handed in
}

// since are the events after the last reset, of sorted ones.
export function since(events: Event[]): Event[] {
  const known = events.filter((e) => e.v <= version);
  return known.slice(known.map((e) => e.kind).lastIndexOf("reset") + 1);
}

// logOf are the events of a question, under its former ids as well.
export function logOf(q: Asked, log: Log): Event[] {
  return q.aliases ? merge(log(q.id), ...q.aliases.map(log)) : log(q.id);
}

// deeds are the kinds of events that tell where someone was; the others come with
// an answer, and of those the record keeps the latest alone.
const deeds = ["answer", "read", "start", "finish", "path"];

// touched is when something was done last on each page, by its id.
export function touched(ids: string[], log: Log): Map<string, string> {
  const at = new Map<string, string>();
  for (const id of ids) {
    for (const e of since(log(id))) {
      const page = e.page ?? "";
      if (deeds.includes(e.kind) && e.at > (at.get(page) ?? "")) at.set(page, e.at);
    }
  }
  return at;
}

export function counts(q: Asked): boolean {
  return !q.opening && !q.essay;
}

// sight is how far a page has come; begun: something was done on it.
export function sight(lesson: Lesson, log: Log, begun: boolean): Sight {
  const asked = (lesson.questions ?? []).filter(counts);
  const right = asked.filter((q) => isRight(answers(logOf(q, log)))).length;
  const own = since(log(lesson.id)), finished = own.filter((e) => e.kind === "finish").map((e) => e.score ?? 0);
  const best = finished.length ? Math.max(...finished) : -1;
  let done: boolean;
  if (lesson.quiz) done = best >= 0 && best * 100 >= (lesson.pass ?? 0) - 1e-9;
  else if (asked.length) done = right === asked.length;
  else done = own.some((e) => e.kind === "read" && !e.resp?.length) || (lesson.cases ?? []).some((id) => since(log(id)).some((e) => e.kind === "path"));
  return { lesson, state: done ? "done" : begun ? "doing" : "", right, of: lesson.draw ?? asked.length, best };
}

// isLesson tells a page that is read from a quiz and from a case alone.
export function isLesson(l: Lesson): boolean {
  return !l.quiz && !(l.cases && !l.questions);
}

export function isRight(given: Event[]): boolean {
  return given.some((e) => (e.score ?? 0) >= 1);
}

// sights are those of all pages of a course, by id.
export function sights(course: Structure, ids: string[], log: Log): Map<string, Sight> {
  const at = touched(ids, log), all = new Map<string, Sight>();
  for (const m of course.modules) for (const l of m.lessons) all.set(l.id, sight(l, log, at.has(l.id)));
  return all;
}

// resume is where to go on: the page where something was done last, or if that
// is done the next one that is not; the first for who has not begun. null: all
// is done, or there is nothing.
export function resume(course: Structure, ids: string[], log: Log): { lesson: Lesson; begun: boolean } | null {
  const at = touched(ids, log), seen = sights(course, ids, log);
  const pages = course.modules.flatMap((m) => m.lessons), open = (l: Lesson) => seen.get(l.id)?.state !== "done";
  let last = -1;
  pages.forEach((l, i) => {
    if (at.has(l.id) && (last < 0 || (at.get(l.id) as string) > (at.get(pages[last].id) as string))) last = i;
  });
  const lesson = last < 0 ? pages[0] : pages.slice(last).find(open) ?? pages.find(open);
  return lesson ? { lesson, begun: last >= 0 } : null;
}

// How firmly something is held: right on two different days counts. From mark on
// it is firm, from half on nearly.
export type Hold = "none" | "not" | "part" | "right";
export const mark = 0.8, half = 0.5;

// A Holding is how many of some questions are held on to.
export interface Holding {
  mastered: number;
  of: number;
  answered: number;
  hold: Hold;
}

export function holding(questions: Asked[], log: Log): Holding {
  const out: Holding = { mastered: 0, of: questions.length, answered: 0, hold: "none" };
  for (const q of questions) {
    const s = standing(logOf(q, log), localDay);
    if (s.tries) out.answered++;
    if (s.mastered) out.mastered++;
  }
  const share = out.mastered / out.of;
  if (out.answered) out.hold = share >= mark ? "right" : share >= half ? "part" : "not";
  return out;
}

// asked are the questions of a course that count, each once.
export function askedIn(modules: { lessons: Lesson[] }[]): Asked[] {
  const all = new Map<string, Asked>();
  for (const m of modules) for (const l of m.lessons) for (const q of l.questions ?? []) if (counts(q) && !all.has(q.id)) all.set(q.id, q);
  return [...all.values()];
}

// outcomes are those of a course that questions are tied to.
export function outcomes(course: Structure, log: Log): (Holding & { outcome: Outcome })[] {
  const asked = askedIn(course.modules);
  return course.outcomes
    .map((outcome) => ({ outcome, ...holding(asked.filter((q) => q.outcomes?.includes(outcome.code)), log) }))
    .filter((o) => o.of > 0);
}

// A Level is what became of the answers given with one word of confidence.
export interface Level {
  given: number;
  right: number;
}

// levels are unsure, fairly and very sure, in this order.
export const sureness = ["unsure", "fairly", "very"];

export function calibration(ids: string[], log: Log): Level[] {
  const levels = sureness.map(() => ({ given: 0, right: 0 }));
  for (const id of ids) {
    let sure = -1;
    for (const e of since(log(id))) {
      if (e.kind === "confidence") sure = sureness.indexOf(e.resp?.[0] ?? "");
      else if (e.kind === "answer") {
        if (sure >= 0) {
          levels[sure].given++;
          if ((e.score ?? 0) >= 1) levels[sure].right++;
        }
        sure = -1;
      }
    }
  }
  return levels;
}

// A Total is what was done in all.
export interface Total {
  answered: number; // different questions
  first: string; // when, "" for never
}

export function total(ids: string[], log: Log): Total {
  const out: Total = { answered: 0, first: "" };
  for (const id of ids) {
    const given = answers(log(id));
    if (!given.length) continue;
    out.answered++;
    if (out.first === "" || given[0].at < out.first) out.first = given[0].at;
  }
  return out;
}
