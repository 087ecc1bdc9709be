// The life of one question on its page: asked, checked, answered back, asked
// again. The page works before this runs; from here on the form answers.

import type { Ask, Data, Event, Verdict } from "./types";
import type { Page } from "./page";
import type { Store } from "./store";
import type { Answer, Missing, Place } from "./answers/answer";
import { answers } from "./answers/index";
import { all, el, find, icon } from "./dom";
import { judge } from "./interactions/index";
import { takeKey, type Key } from "./key";
import { standing, localDay, version, type Standing } from "./record";
import { tick } from "./tick";
import { about, everything, stateOf, word } from "./verdict";
import { say } from "./words";

export interface Question {
  data: Data;
  form: HTMLFormElement;
  key: Key;
  // paint shows what the record says, if nothing is being answered right now.
  paint(): void;
  standing(): Standing;
  // fresh asks again from the beginning: what was answered before a time, or on
  // another page, does not count here. seed is of the new order.
  fresh(since: string, seed: string): void;
  // read is the answer in the form; null if it is not complete.
  read(): string[] | null;
  // write puts an answer into the form, as one that is being given.
  write(response: string[]): void;
  // settle shows what became of an answer that is not asked for again.
  settle(response: string[], sure: boolean): void;
  // submit records an answer without a word.
  submit(response: string[]): void;
}

const sureness = ["", "unsure", "fairly", "very"];

// openQuestion makes a question of the page answer; null if it is not there.
// changed is called when something was answered.
export function openQuestion(data: Data, page: Page, store: Store, changed: () => void, found = document.getElementById(data.id)): Question | null {
  if (!(found instanceof HTMLFormElement)) return null;
  const form = found;
  const ask = data.ask, example = "example" in form.dataset;
  const fields = find(form, "fieldset") as HTMLElement;
  const verdict = find(form, "[data-verdict]") as HTMLElement;
  const sure = all<HTMLInputElement>(form, "[data-sure] input");
  const hints = all<HTMLDetailsElement>(form, ".hint");
  const button = { check: find(form, ".check"), hint: find(form, '[data-do="hint"]'), again: find(form, '[data-do="again"]'), show: find(form, '[data-do="show"]') };
  const key = takeKey(form, page.notes[data.id]);
  const live = el("p", { class: "live hide", role: "status" });
  const memory: Event[] = []; // of an example, which is not kept
  let busy = false; // the learner is at it: what comes from elsewhere waits
  let last: Verdict | null = null;
  let since = ""; // what was done before does not count here

  const answer = (answers[ask.interaction] as (p: Place<Ask>) => Answer)({
    form, ask, id: form.id, seed: page.page + data.id, key, lang: page.lang,
    draft: example ? "" : "suluh-draft/" + page.course + "/" + data.id,
    live: (text) => (live.textContent = text),
    used,
  });

  // What was answered under a former id of the question counts as well.
  const events = () => (example ? memory : [data.id, ...data.aliases].flatMap((id) => store.events(id))).filter((e) => !since || (e.at >= since && e.page === page.page));
  const now = () => standing(events(), localDay);

  function record(kind: Event["kind"], resp: string[], score = 0, tries = 0): void {
    const e: Event = {
      v: version, course: page.course, page: page.page, q: data.id, rev: data.rev,
      at: tick(), try: tries, kind, resp, score,
    };
    if (example) memory.push(e);
    else store.add(e);
  }

  // used is called when the answer in the form has changed.
  function used(): void {
    busy = true;
    complain(null);
    if (ask.interaction === "essay" && "done" in form.dataset) rate();
  }

  function check(): void {
    if ("done" in form.dataset || "held" in form.dataset) return;
    const missing = answer.missing();
    complain(missing);
    if (missing) return;
    const response = answer.read(), v = judge(ask, response);
    if (v.unit || v.unread) {
      complain({ text: say(v.unit ? "verdict.unit" : "verdict.unread"), at: all(fields, ".field") });
      return;
    }
    const how = Number(sure.find((i) => i.checked)?.value ?? 0);
    if (how) record("confidence", [sureness[how]]);
    const tries = now().tries + 1;
    record("answer", response, v.score, tries);
    done(v, response, how === 3, tries);
    settleFocus();
    changed();
  }

  // complain says above the answers what is missing, and leads there.
  function complain(missing: Missing | null): void {
    const id = form.id + "-missing";
    find(fields, ".missing")?.remove();
    for (const e of all(fields, "[aria-invalid]")) e.removeAttribute("aria-invalid");
    for (const e of all(fields, '[aria-describedby="' + id + '"]')) e.removeAttribute("aria-describedby");
    if (!missing) return;
    above(el("p", { class: "missing", id }, icon("warn"), el("span", {}, missing.text)));
    for (const e of missing.at) if (e.matches(".field")) e.setAttribute("aria-invalid", "true");
    missing.at[0]?.setAttribute("aria-describedby", id);
    missing.at[0]?.focus();
  }

  // above puts a note between the question and its answers.
  function above(note: HTMLElement): void {
    (find(fields, ".how") ?? find(fields, ".more") ?? find(fields, "legend"))?.after(note);
  }

  // done shows what became of an answer.
  function done(v: Verdict, response: string[], sure: boolean, tries: number): void {
    const state = stateOf(v);
    busy = false;
    last = v;
    find(fields, ".changed")?.remove();
    show(v.open ? "" : state, () => answer.mark(v));
    if (v.open) {
      tell("shown", "eye", say("verdict.open"), []);
      offer("again");
      return;
    }
    const text: Node[] = [];
    if (state === "not" && sure) text.push(el("p", { class: "sure-note" }, say("verdict.sure")));
    text.push(...about(ask, v, response, key));
    if (state === "part" && (ask.interaction === "match" || ask.interaction === "gaps")) text.push(el("p", {}, say("verdict.stays")));
    if (state === "not" && tries < 2 && !page.quiz) text.push(el("p", {}, say("verdict.later")));
    if (state !== "not" || tries > 1) text.push(...key.note("why"));
    if (state !== "right") text.push(...key.note("again"));
    tell(state, state, word(ask, v), text);
    verdict.toggleAttribute("data-sure", sure && state === "not");
    if (ask.interaction === "essay") offer("again");
    else if (state === "right") offer();
    else offer("again", ...(key.there ? (["show"] as const) : []));
  }

  // show puts the form into a state in which it is no longer changed.
  function show(state: string, mark: () => void): void {
    form.dataset.done = "";
    form.dataset.state = state;
    mark();
  }

  // tell fills the verdict as one text.
  function tell(is: string, sign: string, word: string, text: Node[]): void {
    verdict.dataset.is = is;
    verdict.removeAttribute("data-sure");
    verdict.replaceChildren(el("p", { class: "word" }, icon(sign), el("span", {}, word + " ")), ...text);
    verdict.classList.add("fresh");
  }

  // offer shows these buttons alone.
  function offer(...names: (keyof typeof button)[]): void {
    for (const name of Object.keys(button) as (keyof typeof button)[]) {
      const b = button[name];
      if (b) b.hidden = !names.includes(name);
    }
  }

  // settleFocus moves the focus from a button that has gone to what took its place.
  function settleFocus(): void {
    const at = document.activeElement as HTMLElement | null;
    if (at && at !== document.body && !at.hidden) return;
    const next = [button.again, button.check, button.show].find((b) => b && !b.hidden);
    (next ?? verdict).focus({ preventScroll: true });
  }

  function hint(): void {
    const next = hints.find((h) => !h.open);
    if (!next) return;
    next.open = true;
    next.classList.add("fresh");
    record("hint", [next.dataset.hint ?? ""]);
    offerAsked();
    settleFocus();
  }

  // offerAsked offers what an open question offers.
  function offerAsked(): void {
    const left = hints.filter((h) => !h.open).length;
    offer("check", ...(left ? (["hint"] as const) : []));
    const text = Array.from(button.hint?.childNodes ?? []).find((n) => n instanceof Text && n.data.trim() !== "");
    if (text && left < hints.length) text.textContent = say("hint.more");
  }

  function again(): void {
    busy = true;
    delete form.dataset.done;
    form.dataset.state = "";
    verdict.replaceChildren();
    answer.clear(last);
    for (const i of sure) i.checked = false;
    offerAsked();
  }

  function focusFirst(): void {
    const open = (e: HTMLElement) => !e.closest("[hidden], [data-mark]") && !e.getAttribute("aria-disabled");
    all(fields, "input, select, textarea, .chip, .move").find(open)?.focus();
  }

  function reveal(): void {
    const v = last;
    if (!v) return;
    show("", () => answer.reveal(v));
    tell("shown", "eye", say("verdict.shown"), [el("p", {}, say("verdict.shown.later")), ...everything(ask, key), ...key.note("why"), ...key.note("again")]);
    offer();
    settleFocus();
  }

  // rate records the learner's own rating of an essay once all rows have one.
  function rate(): void {
    const response = answer.read(), v = judge(ask, response), tries = now().tries;
    if (v.open) return;
    record("answer", response, v.score, tries);
    done(v, response, false, tries);
    changed();
  }

  function paint(): void {
    if (busy || "done" in form.dataset) return;
    for (const h of hints) h.open = events().some((e) => e.kind === "hint" && e.resp?.[0] === h.dataset.hint);
    offerAsked();
    const s = now();
    if (!s.last) return;
    if (s.last.rev !== data.rev) {
      tellChanged(s.last);
      return;
    }
    const response = s.last.resp ?? [];
    answer.write(response);
    done(judge(ask, response), response, false, s.tries);
    verdict.classList.remove("fresh");
  }

  function tellChanged(last: Event): void {
    if (find(fields, ".changed")) return;
    const score = last.score ?? 0, was = say(score >= 1 ? "changed.right" : score > 0 ? "changed.part" : "changed.not");
    const day = new Date(last.at).toLocaleDateString(page.lang, { day: "numeric", month: "long" });
    above(el("p", { class: "changed" }, icon("change"), el("span", {}, say("changed", day, was))));
  }

  function fresh(from: string, seed: string): void {
    since = from;
    again();
    busy = false;
    answer.clear(null);
    for (const e of all(fields, ".reason")) e.remove();
    for (const h of hints) h.open = false;
    answer.mix?.(seed);
    offerAsked();
  }

  verdict.tabIndex = -1;
  verdict.before(live);
  form.noValidate = true;
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    check();
  });
  button.hint?.addEventListener("click", hint);
  button.again?.addEventListener("click", () => {
    again();
    focusFirst();
  });
  button.show?.addEventListener("click", reveal);
  for (const e of all(form, "[data-actions], [data-sure]")) e.hidden = false;
  return {
    data, form, key, paint, standing: now, fresh,
    read: () => (answer.missing() ? null : answer.read()),
    submit: (response) => record("answer", response, judge(ask, response).score, now().tries + 1),
    write(response) {
      answer.write(response);
      busy = true;
    },
    settle(response, sure) {
      answer.write(response);
      done(judge(ask, response), response, sure, 2);
      if (ask.interaction !== "essay") offer();
    },
  };
}
