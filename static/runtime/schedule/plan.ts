// The plan that the learner has chosen. As the look, it is kept on this device
// beside the record, not in it: under suluh-plan, for all courses.

import type { Plan } from "./schedule";

const key = "suluh-plan";

export function plan(): Plan {
  try {
    return localStorage.getItem(key) === "fixed" ? "fixed" : "fsrs";
  } catch {
    return "fsrs";
  }
}

export function setPlan(plan: Plan): void {
  try {
    localStorage.setItem(key, plan);
  } catch {
    // Chosen for this page alone, then.
  }
}
