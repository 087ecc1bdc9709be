// What the record knows of the questions of a course that can be reviewed.

import { localDay, merge } from "../core";
import type { Asked, Lesson, Structure } from "../structure";
import type { Event } from "../types";
import type { Waiting } from "./due";
import { reviews, state, type Plan } from "./schedule";

// A Known is a question that was answered, and the page that it stands on.
export interface Known extends Waiting {
  question: Asked;
  lesson: Lesson;
  ids: string[]; // the question's own and its former ones
}

// dayOf is the day of a time where the learner is, in days since 1970.
export function dayOf(at: string): number {
  return Date.parse(localDay(at) + "T00:00:00Z") / 864e5;
}

// known are the questions of a course that were answered at least once. What was
// never seen is not reviewed; nor are questions asked before reading, essays,
// which take longer than a review, and those of an exam that is not handed in.
// A question that stands on several pages is shown as its lesson has it.
export function known(course: Structure, events: (id: string) => Event[], plan: Plan, day = dayOf): Known[] {
  const all = new Map<string, Known>();
  for (const module of course.modules) for (const lesson of module.lessons) {
    if (lesson.exam && !handedIn(events(lesson.id))) continue;
    for (const question of lesson.questions ?? []) {
      const there = all.get(question.id);
      if (question.opening || question.essay || (there && (lesson.quiz || !there.lesson.quiz))) continue;
      const ids = [question.id, ...(question.aliases ?? [])];
      const s = state(reviews(ids.length > 1 ? merge(...ids.map(events)) : events(question.id), day), plan);
      if (s) all.set(question.id, { ...s, id: question.id, ids, outcome: question.outcomes?.[0] ?? "", module: module.id, question, lesson });
    }
  }
  return Array.from(all.values());
}

// handedIn tells whether the reasons of an exam may be shown.
function handedIn(events: Event[]): boolean {
  return events.filter((e) => e.kind === "start" || e.kind === "finish" || e.kind === "reset").pop()?.kind === "finish";
}
