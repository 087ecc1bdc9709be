// What an attempt has not yet recorded: answers of an exam before it is handed
// in, flags, the learner's extra time. Kept with the page alone, as typed work is;
// where nothing is kept it lasts as long as the page.

import { page } from "../core";

export interface Draft {
  began: string; // of the attempt that it belongs to
  answers: { [question: string]: string[] };
  flags: string[];
  extra: number; // the time limit is multiplied by it: 1, 1.5 or 2
}

const key = "suluh-draft/" + page.course + "/" + page.page;

export function readDraft(began: string): Draft {
  const none: Draft = { began, answers: {}, flags: [], extra: 1 };
  try {
    const d = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return d && d.began === began && typeof d.answers === "object" && Array.isArray(d.flags) ? { ...none, ...d } : none;
  } catch {
    return none;
  }
}

export function writeDraft(d: Draft | null): void {
  try {
    if (d) localStorage.setItem(key, JSON.stringify(d));
    else localStorage.removeItem(key);
  } catch {
    // a notice on the page says that nothing is kept
  }
}
