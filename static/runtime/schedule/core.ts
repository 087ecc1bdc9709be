// What the script of the schedule, which runs before, has left for those of the
// pages that speak of reviews:
//
//	const all = known(structure, store.events, plan()), today = dayOf(new Date().toISOString());
//	due(all, today).length      // questions that wait today
//	next(all, today + 1)        // the day after today on which some wait, and how many

import type { Schedule } from "./index";

export type { Known } from "./known";
export type { Plan } from "./schedule";
export type { Waiting } from "./due";

export const { dayOf, due, known, minutes, mix, next, pick, plan, setPlan } = (self as unknown as { suluhSchedule: Schedule }).suluhSchedule;
