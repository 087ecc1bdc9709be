// Days in words.

import { page, say } from "../core";

const dayLength = 864e5;

// English dates are written as the course's English is: Thursday 26 November.
const lang = page.lang === "en" ? "en-GB" : page.lang;

// date is a day: 15 Desember, with its year where that is another, and with its
// weekday where it is asked for.
export function date(day: number, today: number, weekday = false): string {
  const at = new Date(day * dayLength), other = at.getUTCFullYear() !== new Date(today * dayLength).getUTCFullYear();
  const form: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", timeZone: "UTC" };
  if (weekday) form.weekday = "long";
  if (other) form.year = "numeric";
  return at.toLocaleDateString(lang, form);
}

// ahead is how far off a day is: besok, 5 hari lagi, sekitar 3 minggu lagi.
export function ahead(days: number): string {
  if (days <= 1) return say("review.tomorrow");
  if (days < 14) return say("review.days", days);
  if (days < 60) return say("review.weeks", Math.round(days / 7));
  return say("review.months", Math.round(days / 30.4));
}

// ago is how long ago a day was: 9 hari yang lalu.
export function ago(days: number): string {
  const form = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  return days < 14 ? form.format(-days, "day") : days < 60 ? form.format(-Math.round(days / 7), "week") : form.format(-Math.round(days / 30.4), "month");
}

// list joins words: 1 dan 3.
export function list(words: string[]): string {
  return new Intl.ListFormat(lang, { type: "conjunction" }).format(words);
}
