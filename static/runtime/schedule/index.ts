// When questions return: what pages that speak of reviews load before their own
// script, which takes it from core.ts beside this file.

import { due, minutes, mix, next, pick } from "./due";
import { dayOf, known } from "./known";
import { plan, setPlan } from "./plan";

const schedule = { dayOf, due, known, minutes, mix, next, pick, plan, setPlan };

export type Schedule = typeof schedule;

(self as unknown as { suluhSchedule: Schedule }).suluhSchedule = schedule;
