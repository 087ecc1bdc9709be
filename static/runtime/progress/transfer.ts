// The part of the page that saves, loads and erases the record.

import { el, find, page, say, store, tick, version } from "../core";
import type { Structure } from "../structure";
import type { Event } from "../types";
import { fromCode, load, read, save, text, toCode } from "./file";
import { since } from "./state";

const place = find(document, ".record") as HTMLElement;
const said = find(place, "[data-said]") as HTMLElement, ask = find<HTMLFormElement>(place, "[data-ask]") as HTMLFormElement;
const own = find<HTMLTextAreaElement>(place, "[data-own]") as HTMLTextAreaElement, pasted = find<HTMLTextAreaElement>(place, "[data-paste]") as HTMLTextAreaElement;
const what = find<HTMLSelectElement>(place, "[data-what]") as HTMLSelectElement, code = find<HTMLDetailsElement>(place, "[data-code]") as HTMLDetailsElement;
const file = find<HTMLInputElement>(place, "[data-file]") as HTMLInputElement;

// open makes the buttons work; changed is called when more or less is known.
export function open(course: Structure, changed: () => void): void {
  on("save", () => save(page, store));
  on("load", () => file.click());
  on("erase", () => askFirst(ask.hidden !== false));
  on("first", () => save(page, store));
  on("cancel", () => askFirst(false));
  on("copy", copy);
  on("paste", () => void take(fromCode(pasted.value), "record.code.bad", changed));
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) void take(chosen.text(), "record.bad", changed);
    file.value = ""; // the same file may be chosen again
  });
  code.addEventListener("toggle", () => void showCode());
  for (const m of course.modules) for (const l of m.lessons) what.append(el("option", { value: l.id }, l.number ? l.number + " " + l.title : l.title));
  ask.addEventListener("submit", (e) => {
    e.preventDefault();
    erase(course);
    askFirst(false);
    tell(say("record.erased", what.selectedOptions[0].text));
    changed();
  });
  const handed = /^#import=(.+)/.exec(location.hash);
  if (handed) {
    history.replaceState(null, "", location.pathname + location.search);
    void take(fromCode(decodeURIComponent(handed[1])), "record.code.bad", changed).then(() => said.scrollIntoView({ block: "center" }));
  }
}

function on(name: string, deed: () => void): void {
  find(place, '[data-do="' + name + '"]')?.addEventListener("click", deed);
}

function askFirst(on: boolean): void {
  const button = find(place, '[data-do="erase"]');
  ask.hidden = !on;
  button?.setAttribute("aria-expanded", String(on));
  if (on) find(ask, "[data-do=first]")?.focus();
  else button?.focus();
}

function tell(...sentences: string[]): void {
  said.className = "notice";
  said.replaceChildren(el("span", {}, sentences.join(" ")));
}

// take loads what a file or a code holds, and says what came of it.
async function take(from: Promise<string>, bad: string, changed: () => void): Promise<void> {
  const r = read(await from.catch(() => ""), page.course);
  if (!r) return tell(say(bad));
  if (r.foreign && !r.events.length) return tell(say("record.foreign", r.foreign));
  const m = load(r.events, store);
  tell(say("record.merged", m.fresh, m.known),
    ...(m.old ? [say("record.old", m.old)] : []),
    ...(r.damaged ? [say("record.damaged", r.damaged)] : []),
    ...(r.foreign ? [say("record.foreign.part", r.foreign)] : []),
    ...(store.kept() ? [] : [say(store.full() ? "kept.full" : "kept.nowhere")]));
  pasted.value = "";
  void showCode();
  changed();
}

async function showCode(): Promise<void> {
  if (code.open) own.value = await toCode(text(store));
}

// copy needs the browser's leave; where that is refused the code is selected.
function copy(): void {
  own.select();
  const done = () => tell(say("record.code.copied")), refused = () => tell(say("record.code.select"));
  if (navigator.clipboard) navigator.clipboard.writeText(own.value).then(done, refused);
  else refused();
}

// erase resets what was chosen: a lesson with its questions and cases, or all
// that is known. An event of its own says so, for the record only grows.
function erase(course: Structure): void {
  const lesson = course.modules.flatMap((m) => m.lessons).find((l) => l.id === what.value);
  const ids = lesson ? [lesson.id, ...(lesson.questions ?? []).flatMap((q) => [q.id, ...(q.aliases ?? [])]), ...(lesson.cases ?? [])] : store.ids();
  const at = tick();
  for (const id of ids) {
    const counted = since(store.events(id));
    if (counted.length) {
      const asked = counted.some((e) => e.q === id), e = { v: version, course: page.course, page: lesson?.id ?? counted[0].page, at, kind: "reset" };
      store.add((asked ? { ...e, q: id } : { ...e, page: id }) as Event);
    }
    forget(id);
  }
}

// forget drops the draft of a text that was never handed in.
function forget(id: string): void {
  try {
    localStorage.removeItem("suluh-draft/" + page.course + "/" + id);
  } catch {
    // Storage is refused: there is none.
  }
}
