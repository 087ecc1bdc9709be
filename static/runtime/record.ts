// The record of what a learner did: the twin of quiz/record.go, whose comments
// say what an event is and what is promised about it. Pure: storage is elsewhere.

import type { Event } from "./types";
import { shortSum } from "./hash";

// version is the form of events that this program writes, and the newest that
// it understands.
export const version = 1;

// kept is how many of the latest events of each kind compact keeps.
const kept = 20;

const kinds = ["answer", "confidence", "hint", "read", "start", "finish", "path", "reset"];

// A Standing is what the record says of one question.
export interface Standing {
  first: Event | null; // answers; null as long as there is none
  best: Event | null;
  last: Event | null;
  tries: number; // how often it was answered
  mastered: boolean; // right on two different days
}

// readEvents takes the events out of what was stored or imported, and drops
// what is none. It never fails.
export function readEvents(list: unknown): Event[] {
  return Array.isArray(list) ? list.map(readEvent).filter((e): e is Event => e !== null) : [];
}

// readEvent is a value from outside as an event; null if it is none.
export function readEvent(value: unknown): Event | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const e = value as Event;
  if (!Number.isInteger(e.v) || e.v < 1) return null;
  if (e.v > version) return e;
  const at = readTime(e.at);
  if (at === "" || typeof e.kind !== "string" || e.kind === "") return null;
  const texts: unknown[] = [e.course ?? "", e.page ?? "", e.q ?? "", e.rev ?? ""];
  if (texts.some((t) => typeof t !== "string")) return null;
  if (!Number.isInteger(e.try ?? 0) || typeof (e.score ?? 0) !== "number") return null;
  if (!Array.isArray(e.resp ?? []) || (e.resp ?? []).some((r: unknown) => typeof r !== "string")) return null;
  return { ...e, at };
}

const rfc3339 = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

// readTime is a time in UTC, to the millisecond; "" for what is none, such as
// the 30th of February.
function readTime(value: unknown): string {
  const m = typeof value === "string" ? rfc3339.exec(value) : null;
  if (!m) return "";
  const day = new Date(m[1] + "T00:00:00Z");
  if (isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== m[1]) return "";
  const at = new Date(m[0]);
  return isNaN(at.getTime()) ? "" : at.toISOString();
}

// identity is the name of an event: a hash of its canonical JSON, without the
// members that say nothing.
export function identity(e: Event): string {
  return shortSum(said(e));
}

function said(e: Event): string {
  return canonical(Object.fromEntries(Object.entries(e).filter(([, value]) => !empty(value))));
}

function empty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || value === 0 || value === false || (Array.isArray(value) && value.length === 0);
}

// canonical is JSON in the one form that is hashed; see quiz/canonical.go.
export function canonical(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => compare(a, b));
    return "{" + members.map(([name, v]) => quoted(name) + ":" + canonical(v)).join(",") + "}";
  }
  return String(value);
}

// plain is a text that is written as it is: the most, and quickly.
const plain = /^[ !#-[\]-\uD7FF]*$/;

function quoted(text: string): string {
  if (plain.test(text)) return '"' + text + '"';
  let out = '"';
  for (const c of text) {
    const n = c.codePointAt(0) as number;
    if (c === '"' || c === "\\") out += "\\" + c;
    else if (n < 32) out += "\\u" + n.toString(16).padStart(4, "0");
    else out += n >= 0xd800 && n <= 0xdfff ? "\uFFFD" : c;
  }
  return out + '"';
}

// compare sorts as the UTF-8 bytes do: the halves of astral characters last.
function compare(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  if (i === a.length || i === b.length) return a.length - b.length;
  const rank = (n: number) => (n >= 0xd800 && n <= 0xdfff ? n + 0x10000 : n);
  return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
}

// merge is the union of records, sorted by time. Each event is there once.
export function merge(...records: Event[][]): Event[] {
  const all = new Map<string, Event>();
  for (const r of records) for (const e of r) {
    const text = said(e);
    if (!all.has(text)) all.set(text, e);
  }
  return Array.from(all)
    .sort(([a, x], [b, y]) => order(time(x), time(y)) || compare(a, b))
    .map(([, e]) => e);
}

// time is when an event was, for sorting; a newer version may say it otherwise.
function time(e: Event): string {
  return e.v <= version ? e.at : readTime(e.at);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// standing computes what the events of one question say; a reset makes it
// forget what was before. day names the day of a time: localDay, outside tests.
export function standing(events: Event[], day: (at: string) => string): Standing {
  const s: Standing = { first: null, best: null, last: null, tries: 0, mastered: false };
  const right: Event[] = [];
  for (const e of answers(merge(events))) {
    if (!s.first) s.first = e;
    if (!s.best || score(e) > score(s.best)) s.best = e;
    s.last = e;
    s.tries = Math.max(s.tries + 1, e.try ?? 0);
    if (score(e) >= 1) right.push(e);
  }
  s.mastered = right.length > 1 && day(right[0].at) !== day(right[right.length - 1].at);
  return s;
}

// localDay is the day of a time where the learner is, as 2026-11-25.
export function localDay(at: string): string {
  const d = new Date(at);
  return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

function score(e: Event): number {
  return e.score ?? 0;
}

// answers are the answers after the last reset, of sorted events.
export function answers(events: Event[]): Event[] {
  const known = events.filter((e) => e.v <= version);
  const reset = known.map((e) => e.kind).lastIndexOf("reset");
  return known.slice(reset + 1).filter((e) => e.kind === "answer");
}

// essential are the events of one question or page without which its standing
// would change, and those that this version must not touch.
function essential(events: Event[]): Set<Event> {
  const stay = new Set(events.filter((e) => e.v > version || !kinds.includes(e.kind)));
  const resets = events.filter((e) => e.v <= version && e.kind === "reset");
  for (const e of resets.slice(-1)) stay.add(e);
  const given = answers(events);
  const right = given.filter((e) => score(e) >= 1);
  for (const e of [...right.slice(0, 1), ...right.slice(-1)]) stay.add(e);
  for (const on of group(given, (e) => e.page ?? "")) {
    const best = on.reduce((best, e) => (score(e) > score(best) ? e : best));
    for (const e of [on[0], best, on[on.length - 1]]) stay.add(e);
  }
  return stay;
}

function group(events: Event[], by: (e: Event) => string): Event[][] {
  const groups = new Map<string, Event[]>();
  for (const e of events) groups.set(by(e), [...(groups.get(by(e)) ?? []), e]);
  return Array.from(groups.values());
}

// compact drops what no longer matters from the events of one question or page.
export function compact(events: Event[]): Event[] {
  events = merge(events);
  const stay = essential(events);
  const known = events.filter((e) => e.v <= version);
  const since = known.slice(known.map((e) => e.kind).lastIndexOf("reset") + 1);
  for (const alike of group(since.filter((e) => kinds.includes(e.kind)), (e) => e.kind)) {
    for (const e of alike.slice(-kept)) stay.add(e);
  }
  return events.filter((e) => stay.has(e));
}

// shrink drops the oldest events of a course that no standing needs until what
// is stored of it is no longer than limit, in characters. Logs are the events by
// storage key, each compacted.
export function shrink(logs: { [key: string]: Event[] }, limit: number): { [key: string]: Event[] } {
  const left = { ...logs };
  let size = Object.entries(left).reduce((sum, [key, events]) => sum + key.length + pack(events).length, 0);
  const spare: { key: string; event: Event }[] = [];
  for (const [key, events] of Object.entries(left)) {
    const stay = essential(events);
    for (const event of events) if (!stay.has(event)) spare.push({ key, event });
  }
  spare.sort((a, b) => order(time(a.event), time(b.event)));
  for (const { key, event } of spare) {
    if (size <= limit) break;
    left[key] = left[key].filter((e) => e !== event);
    size -= pack([event]).length - 1;
  }
  return left;
}

// pack is the text that is stored under suluh/COURSE/ID: the events without
// what the key says.
export function pack(events: Event[]): string {
  return JSON.stringify(events.map((e) => {
    if (e.v > version) return e;
    const { course, q, page, ...rest } = e;
    return !q ? rest : page ? { ...rest, page } : { ...rest, q };
  }));
}

// unpack reads what is stored under suluh/COURSE/ID. Damaged text gives no
// events. An event without a page is one of the page itself.
export function unpack(course: string, id: string, text: string | null): Event[] {
  let list: unknown;
  try {
    list = JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
  return readEvents(list).map((e) => {
    if (e.v > version) return e;
    return e.page ? { ...e, course, q: id } : e.q ? { ...e, course } : { ...e, course, page: id };
  });
}

// storageKey is where the events of a question or page are stored.
export function storageKey(course: string, id: string): string {
  return "suluh/" + course + "/" + id;
}
