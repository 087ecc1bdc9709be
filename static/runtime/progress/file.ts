// The record as a file, and as a code to copy: how it goes to another device.
// The form is that of quiz/record.go; merging is a union, so that a file can be
// loaded again and again, and nothing is overwritten.

import { answers, merge, readEvents, version } from "../core";
import type { Page } from "../page";
import type { Store } from "../store";
import type { Event } from "../types";

type Kept = Pick<Store, "events" | "ids" | "add">;

// text is the file: one event a line, so that one damaged line costs one event.
export function text(store: Kept): string {
  const events = merge(...store.ids().map((id) => store.events(id)));
  return '{"suluh":' + version + ',"events":[\n' + events.map((e) => JSON.stringify(e)).join(",\n") + "\n]}\n";
}

// save hands the file to the browser. Its type keeps Android from adding .html.
export function save(page: Page, store: Kept): void {
  const link = document.createElement("a"), day = new Date(), two = (n: number) => String(n).padStart(2, "0");
  link.href = URL.createObjectURL(new Blob([text(store)], { type: "application/json" }));
  link.download = ["suluh", page.course, day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join("-") + ".json";
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// A Reading is what a file holds.
export interface Reading {
  events: Event[]; // of this course
  foreign: string; // another course that it holds events of, or ""
  damaged: number; // what could not be read
}

// read reads a file. null: it is no record at all.
export function read(file: string, course: string): Reading | null {
  const found = parse(file);
  if (!found) return null;
  const reading: Reading = { events: [], foreign: "", damaged: found.damaged };
  for (const value of found.events) {
    const [e] = readEvents([value]);
    if (!e) reading.damaged++;
    else if (typeof e.course !== "string" || e.course === course) reading.events.push(e);
    else reading.foreign = e.course;
  }
  return reading;
}

// parse takes the events out of a file; of one that is broken, or was cut off,
// those lines that are whole.
function parse(file: string): { events: unknown[]; damaged: number } | null {
  try {
    const whole = JSON.parse(file) as { suluh?: unknown; events?: unknown } | null;
    return whole && Number(whole.suluh) >= 1 && Array.isArray(whole.events) ? { events: whole.events, damaged: 0 } : null;
  } catch {
    if (!/^\s*\{\s*"suluh"\s*:\s*\d/.test(file)) return null;
  }
  const events: unknown[] = [];
  let damaged = 0;
  for (const line of file.split("\n").slice(1)) {
    const one = line.trim().replace(/,$/, "");
    if (one === "" || one === "]}") continue;
    try {
      events.push(JSON.parse(one));
    } catch {
      damaged++;
    }
  }
  return { events, damaged };
}

// A Merged is what loading has brought, in answers.
export interface Merged {
  fresh: number; // new here
  known: number; // here already, or surpassed by many later ones
  old: number; // new, but given before a reset: not counted
}

// load puts events into the record.
export function load(events: Event[], store: Kept): Merged {
  const out: Merged = { fresh: 0, known: 0, old: 0 };
  const by = new Map<string, Event[]>();
  for (const e of events) {
    const id = e.q || e.page || "";
    by.set(id, [...(by.get(id) ?? []), e]);
  }
  for (const [id, news] of by) {
    const isAnswer = (e: Event) => e.v <= version && e.kind === "answer";
    const missing = beside(store.events(id), news), given = merge(news).filter(isAnswer).length, lacked = missing.filter(isAnswer);
    for (const e of missing) store.add(e);
    const after = store.events(id), reset = after.filter((e) => e.v <= version && e.kind === "reset").pop()?.at ?? "";
    const lost = beside(answers(after), lacked), old = lost.filter((e) => e.at <= reset).length;
    out.fresh += lacked.length - lost.length;
    out.old += old;
    out.known += given - lacked.length + lost.length - old;
  }
  return out;
}

// beside are the events that a record does not have yet.
function beside(record: Event[], events: Event[]): Event[] {
  const there = new Set(record); // merge keeps the one that it saw first
  return merge(record, events).filter((e) => !there.has(e));
}

// A code is a file in letters that may stand in a message or an address: what
// comes before the point says whether it is packed.
const packed = "suluh1.", plain = "suluh0.";

export async function toCode(file: string): Promise<string> {
  const bytes = new TextEncoder().encode(file);
  try {
    return packed + letters(await through(bytes, new CompressionStream("deflate-raw")));
  } catch {
    return plain + letters(bytes); // a browser that cannot pack
  }
}

// fromCode is the file that a code stands for; "" if it is no code, or not whole.
export async function fromCode(code: string): Promise<string> {
  const clean = code.replace(/\s+/g, ""), head = clean.slice(0, packed.length);
  if (head !== packed && head !== plain) return "";
  try {
    const bytes = Uint8Array.from(atob(clean.slice(head.length).replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    return new TextDecoder().decode(head === packed ? await through(bytes, new DecompressionStream("deflate-raw")) : bytes);
  } catch {
    return "";
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>)).arrayBuffer());
}

function letters(bytes: Uint8Array): string {
  let text = "";
  for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
