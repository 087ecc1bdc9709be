// The hub: one page that every page of a folder frames, unseen, when it is
// opened from a disk. One file has one storage wherever it is framed, so here
// the whole folder has one record.

import { type Logs, type Message, readLogs, readMessage, storage, unpackAll, writeLog } from "./store";
import { merge, pack, storageKey } from "./record";

const local = storage();
let course = "";

function answer(logs: Logs, kept: boolean): void {
  const m: Message = { suluh: 1, course, logs: {}, kept };
  for (const id of Object.keys(logs)) m.logs[id] = pack(logs[id]);
  parent.postMessage(m, "*"); // origins are "null" on file:
}

// A page sends what it knows once the hub has loaded, and after each answer.
addEventListener("message", (e: MessageEvent<unknown>) => {
  if (e.source !== parent) return;
  const m = readMessage(e.data, "");
  if (!m) return;
  course = m.course;
  if (!local) {
    answer({}, false);
    return;
  }
  let logs = readLogs(local, course), kept = true;
  const news = unpackAll(course, m.logs);
  for (const id of Object.keys(news)) {
    const now = merge(logs[id] ?? [], news[id]);
    if (now.length === (logs[id] ?? []).length) continue;
    try {
      logs = writeLog(local, course, { ...logs, [id]: now }, id);
    } catch {
      kept = false;
    }
  }
  answer(logs, kept);
});

// Another page of the folder has answered something.
addEventListener("storage", (e) => {
  if (local && course && e.key?.startsWith(storageKey(course, ""))) answer(readLogs(local, course), true);
});
