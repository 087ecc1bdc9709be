// Where the record of this course is kept: in this page's storage and, on
// file://, in the hub's as well, since Firefox gives every file a storage of its
// own. What is read is the union of both; what is refused stays in memory.

import type { Event } from "./types";
import { compact, merge, pack, shrink, storageKey, unpack } from "./record";

// Logs are events by the id of the question or page they belong to.
export type Logs = { [id: string]: Event[] };

// A Message goes between a page and the hub, both ways: logs as they are
// stored. An empty one asks for all.
export interface Message {
  suluh: 1;
  course: string;
  logs: { [id: string]: string };
  kept: boolean; // of the hub: it could store them
}

export interface Store {
  events(id: string): Event[];
  ids(): string[]; // of the questions and pages that something is known of
  add(event: Event): void;
  kept(): boolean; // by the page's storage, the hub's, or both
  full(): boolean; // something new could not be stored
  damaged(): boolean; // something old could not be read
}

// limit of what is stored of a course, in characters; past it the oldest
// events that no standing needs go first.
const limit = 200_000;

// patience with the hub, in milliseconds, before the page says where it keeps
// the record.
const patience = 1500;

// openStore reads what is there at once and calls changed whenever more is
// known: from the hub, another tab, or about where the record is kept.
export function openStore(course: string, hubAddress: string, changed: () => void): Store {
  const local = storage();
  let logs = local ? readLogs(local, course) : {};
  let full = local !== null && !writes(local);
  const damaged = local !== null && isDamaged(local, course);
  let hub: Hub | null = null;

  function take(more: Logs): boolean {
    let news = false;
    for (const id of Object.keys(more)) {
      const before = logs[id] ?? [];
      const now = merge(before, more[id]);
      if (now.length === before.length) continue;
      logs[id] = now;
      news = true;
      keep(id);
    }
    return news;
  }

  function keep(id: string): void {
    if (!local) return;
    try {
      logs = writeLog(local, course, logs, id);
    } catch {
      full = true;
    }
  }

  if (hubAddress && location.protocol === "file:") {
    hub = openHub(hubAddress, course, () => logs, (more) => {
      take(more);
      changed();
    });
  }
  addEventListener("storage", (e) => {
    if (!local || !e.key || !e.key.startsWith(storageKey(course, ""))) return;
    if (take(readLogs(local, course))) changed();
  });

  return {
    events: (id) => logs[id] ?? [],
    ids: () => Object.keys(logs),
    damaged: () => damaged,
    full: () => full,
    kept: () => (local !== null && !full) || hub?.keeps() === true,
    add(event) {
      const id = event.q || event.page || "";
      logs[id] = merge(logs[id] ?? [], [event]);
      keep(id);
      hub?.send([id]);
    },
  };
}

// storage is this page's, or null where it is refused; touching it may throw.
// One that is full can still be read; one that never took anything is refused.
export function storage(): Storage | null {
  try {
    const s = window.localStorage;
    return s.length > 0 || writes(s) ? s : null;
  } catch {
    return null;
  }
}

function writes(s: Storage): boolean {
  try {
    s.setItem("suluh-try", "1");
    s.removeItem("suluh-try");
    return true;
  } catch {
    return false;
  }
}

// readLogs reads all logs of a course. Damaged ones are empty.
export function readLogs(local: Storage, course: string): Logs {
  const logs: Logs = {};
  const prefix = storageKey(course, "");
  try {
    for (let i = 0; i < local.length; i++) {
      const key = local.key(i);
      if (key === null || !key.startsWith(prefix)) continue;
      const id = key.slice(prefix.length);
      logs[id] = unpack(course, id, local.getItem(key));
    }
  } catch {
    // Refused half-way: what was read is better than nothing.
  }
  return logs;
}

// isDamaged tells whether something of the course is stored that is no log.
function isDamaged(local: Storage, course: string): boolean {
  return Object.keys(local).some((key) => {
    if (!key.startsWith(storageKey(course, ""))) return false;
    try {
      return !Array.isArray(JSON.parse(local.getItem(key) ?? "[]"));
    } catch {
      return true;
    }
  });
}

// writeLog stores one log together with what another tab may have stored there
// meanwhile, and makes room in the course if it has grown too long. It throws
// what the storage throws.
export function writeLog(local: Storage, course: string, logs: Logs, id: string): Logs {
  const key = storageKey(course, id);
  const log = compact(merge(unpack(course, id, local.getItem(key)), logs[id] ?? []));
  let all: Logs = { ...logs, [id]: log };
  local.setItem(key, pack(log));
  if (size(all) > limit) {
    const less = shrink(all, limit * 0.9);
    for (const other of Object.keys(less)) {
      if (less[other].length !== all[other].length) local.setItem(storageKey(course, other), pack(less[other]));
    }
    all = less;
  }
  return all;
}

function size(logs: Logs): number {
  let n = 0;
  for (const id of Object.keys(logs)) for (const e of logs[id]) n += 90 + (e.resp ?? []).join("").length;
  return n;
}

interface Hub {
  keeps(): boolean; // hoped for until it is known
  send(ids: string[]): void;
}

// openHub frames the hub, unseen, gives it what this page knows (so a lost race
// heals) and takes what it knows.
function openHub(address: string, course: string, own: () => Logs, take: (logs: Logs) => void): Hub {
  const frame = document.createElement("iframe");
  let keeps = true, answered = false;
  frame.hidden = true;
  frame.title = "";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  const send = (ids: string[]) => {
    const message: Message = { suluh: 1, course, logs: {}, kept: false };
    for (const id of ids) message.logs[id] = pack(own()[id] ?? []);
    frame.contentWindow?.postMessage(message, "*"); // origins are "null" on file:
  };
  addEventListener("message", (e: MessageEvent<unknown>) => {
    if (e.source === null || e.source !== frame.contentWindow) return;
    const m = readMessage(e.data, course);
    if (!m) return;
    keeps = m.kept;
    answered = true;
    take(unpackAll(course, m.logs));
  });
  frame.addEventListener("load", () => send(Object.keys(own())));
  setTimeout(() => {
    if (answered) return;
    keeps = false;
    take({});
  }, patience);
  frame.src = address;
  document.body.append(frame);
  return { keeps: () => keeps, send };
}

// readMessage is a message if it is one, and about this course.
export function readMessage(data: unknown, course: string): Message | null {
  if (typeof data !== "object" || data === null) return null;
  const m = data as Message;
  if (m.suluh !== 1 || (course !== "" && m.course !== course) || typeof m.course !== "string") return null;
  if (!/^[a-z0-9][a-z0-9-]{1,63}$/.test(m.course) || typeof m.logs !== "object" || m.logs === null) return null;
  return Object.values(m.logs).every((text: unknown) => typeof text === "string") ? m : null;
}

export function unpackAll(course: string, logs: { [id: string]: string }): Logs {
  const all: Logs = {};
  for (const id of Object.keys(logs)) all[id] = unpack(course, id, logs[id]);
  return all;
}
