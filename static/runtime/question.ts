// The life of one question on its page: asked, checked, answered back, asked
// again. The page works before this runs; from here on the form answers.

import type { Ask, Data, Event, Verdict } from "./types";
import type { Page } from "./page";
import type { Store } from "./store";
import { type Answer, type Place } from "./answers/answer";
import { answers } from "./answers/index";
import { all, el, find, icon, take } from "./dom";
import { judge } from "./interactions/index";
import { count } from "./marking";
import { standing, localDay, version } from "./record";
import { say } from "./words";

export interface Question {
  id: string;
  // paint shows what the record says, if nothing is being answered right now.
  paint(): void;
}

type State = "right" | "part" | "not";

const sureness = ["", "unsure", "fairly", "very"];

export function openQuestion(data: Data, page: Page, store: Store, seed: string, changed: () => void): Question | null {
  const form = document.getElementById(data.id);
  if (!(form instanceof HTMLFormElement)) return null;
  const q = new Opened(form, data, page, store, seed, changed);
  return { id: data.id, paint: () => q.paint() };
}

class Opened {
  private readonly key: ParentNode | null; // answer and reasons
  private readonly verdict: HTMLElement;
  private readonly live: HTMLElement;
  private readonly buttons: { [name: string]: HTMLElement | null };
  private readonly answer: Answer;
  private readonly example: boolean;
  private busy = false; // the learner is at it: what comes from elsewhere waits
  private last: Verdict | null = null;
  private memory: Event[] = []; // of an example, which is not kept

  constructor(
    private readonly form: HTMLFormElement,
    private readonly data: Data,
    private readonly page: Page,
    private readonly store: Store,
    seed: string,
    private readonly changed: () => void,
  ) {
    this.example = "example" in form.dataset;
    this.key = this.takeKey();
    this.verdict = find(form, "[data-verdict]") as HTMLElement;
    this.verdict.tabIndex = -1;
    this.live = el("p", { class: "live hide", role: "status" });
    this.verdict.before(this.live);
    this.buttons = { check: find(form, ".check"), hint: find(form, '[data-do="hint"]'), again: find(form, '[data-do="again"]'), show: find(form, '[data-do="show"]') };
    const place: Place<Ask> = {
      form, ask: data.ask, id: data.id, seed: seed + data.id,
      reason: (key) => this.reason(key),
      live: (text) => (this.live.textContent = text),
      used: () => this.used(),
    };
    this.answer = (answers[data.ask.interaction] as (p: Place<Ask>) => Answer)(place);
    form.noValidate = true;
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      this.check();
    });
    this.buttons.hint?.addEventListener("click", () => this.hint());
    this.buttons.again?.addEventListener("click", () => this.again());
    this.buttons.show?.addEventListener("click", () => this.show());
    (find(form, "[data-actions]") as HTMLElement).hidden = false;
    const sure = find(form, "[data-sure]");
    if (sure) sure.hidden = false;
    this.keepDraft();
  }

  // takeKey takes answer and reasons out of the page; an exam has them in its data.
  private takeKey(): ParentNode | null {
    const key = find(this.form, "[data-key].key");
    key?.remove();
    const note = this.page.notes[this.data.id];
    return key ?? (note ? new DOMParser().parseFromString(note, "text/html").body : null);
  }

  private reason(key: string): Node[] {
    const of = this.key ? all(this.key, "[data-reason]").find((r) => r.dataset.reason === key) : null;
    return take(of);
  }

  private note(name: string): Node[] {
    return take(this.key ? find(this.key, "[data-" + name + "]") : null);
  }

  private events(): Event[] {
    return this.example ? this.memory : this.store.events(this.data.id);
  }

  private record(kind: Event["kind"], resp: string[], score = 0, tries = 0): void {
    const e: Event = {
      v: version, course: this.page.course, page: this.page.page, q: this.data.id, rev: this.data.rev,
      at: new Date().toISOString(), try: tries, kind, resp, score,
    };
    if (this.example) this.memory.push(e);
    else this.store.add(e);
  }

  // used is called when the answer in the form has changed.
  private used(): void {
    this.busy = true;
    this.complain("");
    if (this.data.ask.interaction !== "essay") return;
    this.saveDraft();
    if ("done" in this.form.dataset) this.rate();
  }

  private check(): void {
    if ("done" in this.form.dataset) return;
    const missing = this.answer.missing();
    this.complain(missing);
    if (missing) return;
    const response = this.answer.read();
    const v = judge(this.data.ask, response);
    if (v.unit || v.unread) {
      this.complain(say(v.unit ? "verdict.unit" : "verdict.unread"));
      return;
    }
    const sure = all<HTMLInputElement>(this.form, "[data-sure] input").find((i) => i.checked);
    if (sure) this.record("confidence", [sureness[Number(sure.value)]]);
    const tries = standing(this.events(), localDay).tries + 1;
    this.record("answer", response, v.score, tries);
    this.busy = false;
    this.done(v, response, sure?.value === "3", tries);
    this.settleFocus();
    this.changed();
  }

  // complain says above the answers what is missing, and leads there.
  private complain(text: string): void {
    const id = this.data.id + "-missing";
    const fields = find(this.form, "fieldset") as HTMLElement;
    find(fields, ".missing")?.remove();
    const inputs = all(fields, "input, select, textarea");
    if (!text) {
      for (const i of inputs) i.removeAttribute("aria-invalid");
      fields.removeAttribute("aria-errormessage");
      return;
    }
    const said = el("p", { class: "missing", id }, icon("warn"), el("span", {}, text));
    (find(fields, ".how") ?? find(fields, "legend"))?.after(said);
    for (const i of inputs) i.setAttribute("aria-invalid", "true");
    const to = inputs.find((i) => (i as HTMLInputElement).value === "" && !i.hidden) ?? all(fields, "input, select, textarea, .chip, .place").find((i) => !i.hidden);
    to?.setAttribute("aria-describedby", id);
    to?.focus();
  }

  // done shows what became of an answer.
  private done(v: Verdict, response: string[], sure: boolean, tries: number): void {
    const state: State = v.score >= 1 ? "right" : v.score > 0 ? "part" : "not";
    this.last = v;
    this.form.dataset.done = "";
    this.form.dataset.state = v.open ? "" : state;
    this.answer.mark(v);
    if (v.open) {
      this.say("shown", "eye", say("verdict.open"), this.model());
      this.offer();
      return;
    }
    const text: Node[] = [];
    if (state === "not" && sure) text.push(el("p", { class: "sure-note" }, say("verdict.sure")));
    text.push(...this.about(v, response));
    if (state === "part" && this.keepsRight()) text.push(el("p", {}, say("verdict.stays")));
    if (state === "not" && tries < 2) text.push(el("p", {}, say("verdict.later")));
    if (state !== "not" || tries > 1) text.push(...this.note("why"));
    if (state !== "right") text.push(...this.again_());
    if (this.data.ask.interaction === "essay") text.push(...this.model());
    this.say(state, state, this.word(v, state), text, sure && state === "not");
    if (state === "right") this.offer();
    else this.offer("again", ...(this.key ? ["show"] : []));
  }

  private keepsRight(): boolean {
    const ask = this.data.ask;
    return ask.interaction === "match" || ask.interaction === "gaps";
  }

  // word is the first word of the verdict.
  private word(v: Verdict, state: State): string {
    const ask = this.data.ask;
    if (ask.interaction === "essay") {
      const most = ask.rubric.reduce((sum, row) => sum + Math.max(...row.levels.map((l) => l.points)), 0);
      return say("verdict.rated", Math.round(v.score * most * 100) / 100, most);
    }
    if (state === "right") return say("verdict.right");
    if (state === "not") return say("verdict.not");
    const right = count(v.parts, "right"), wrong = count(v.parts, "wrong");
    const of = ask.interaction === "select" ? right + count(v.parts, "missed") : v.parts.filter((p) => p.mark !== "left").length;
    return ask.interaction === "select" && wrong > 0 ? say("verdict.part.extra", right, of, wrong) : say("verdict.part", right, of);
  }

  // about is what is said about a typed answer: how it was taken, and what the
  // author says of it.
  private about(v: Verdict, response: string[]): Node[] {
    const ask = this.data.ask, out: Node[] = [];
    if (ask.interaction === "entry" && v.score >= 1) {
      const first = ask.answers.find((a) => a.right)?.variants[0] ?? "";
      const typed = (response[0] ?? "").trim();
      if (v.slip) out.push(el("p", {}, say("verdict.spelling", first)));
      else if (typed.toLowerCase() !== first.toLowerCase() && !first.includes("*")) out.push(el("p", {}, say("verdict.accepted", typed, first)));
    }
    if (v.answer) out.push(...this.reason(v.answer));
    if (ask.interaction === "gaps") {
      v.parts.forEach((part, i) => {
        if (part.slip) out.push(el("p", {}, say("verdict.spelling", ask.gaps[i].answers.find((a) => a.right)?.variants[0] ?? "")));
        const own = part.answer ? this.reason(part.key + "=" + part.answer) : [];
        out.push(...(part.mark === "right" && own.length === 0 ? [] : own.length ? own : this.reason(part.key)));
      });
    }
    return out;
  }

  private model(): Node[] {
    const text = this.note("model");
    return text.length ? [el("div", { class: "model" }, el("p", { class: "tag" }, icon("eye"), say("essay.model")), ...text)] : [];
  }

  // again_ is the link to the heading that teaches it.
  private again_(): Node[] {
    const text = this.note("again");
    return text.length ? [el("div", { class: "again" }, ...text)] : [];
  }

  // say fills the verdict as one text.
  private say(is: string, sign: string, word: string, text: Node[], sure = false): void {
    this.verdict.dataset.is = is;
    this.verdict.toggleAttribute("data-sure", sure);
    this.verdict.replaceChildren(el("p", { class: "word" }, icon(sign), word + " "), ...text);
    this.verdict.classList.add("fresh");
  }

  // offer shows these buttons alone.
  private offer(...names: string[]): void {
    for (const name of Object.keys(this.buttons)) {
      const b = this.buttons[name];
      if (b) b.hidden = !names.includes(name);
    }
  }

  // settleFocus moves the focus from a button that has gone to what took its place.
  private settleFocus(): void {
    const at = document.activeElement;
    if (at instanceof HTMLElement && at !== document.body && !at.hidden) return;
    const next = ["again", "check", "show"].map((name) => this.buttons[name]).find((b) => b && !b.hidden);
    (next ?? this.verdict).focus({ preventScroll: true });
  }

  private hint(): void {
    const hints = all<HTMLDetailsElement>(this.form, ".hint");
    const next = hints.find((h) => !h.open);
    if (!next) return;
    next.open = true;
    next.classList.add("fresh");
    this.record("hint", [next.dataset.hint ?? ""]);
    const b = this.buttons.hint;
    if (!b) return;
    if (hints.every((h) => h.open)) {
      b.hidden = true;
      this.buttons.check?.focus();
      return;
    }
    for (const n of Array.from(b.childNodes)) if (n.nodeType === Node.TEXT_NODE && n.textContent?.trim()) n.textContent = say("hint.more");
  }

  private again(): void {
    this.busy = true;
    delete this.form.dataset.done;
    this.form.dataset.state = "";
    this.verdict.replaceChildren();
    this.answer.clear(this.last);
    for (const i of all<HTMLInputElement>(this.form, "[data-sure] input")) i.checked = false;
    this.ask();
    const first = all(find(this.form, "fieldset") as HTMLElement, "input, select, textarea, .chip, .move").find((i) => !i.hidden && !i.closest("[hidden]") && !(i as HTMLInputElement).readOnly);
    first?.focus();
  }

  // ask offers what an open question offers.
  private ask(): void {
    const left = all<HTMLDetailsElement>(this.form, ".hint").some((h) => !h.open);
    this.offer("check", ...(left ? ["hint"] : []));
  }

  private show(): void {
    if (!this.last) return;
    this.answer.reveal(this.last);
    this.form.dataset.state = "";
    this.say("shown", "eye", say("verdict.shown"), [el("p", {}, say("verdict.shown.later")), ...this.note("why"), ...this.again_()]);
    this.offer();
    this.settleFocus();
  }

  // rate records the learner's own rating of an essay once all rows have one.
  private rate(): void {
    const ask = this.data.ask;
    if (ask.interaction !== "essay" || ask.rubric.length === 0) return;
    const response = this.answer.read();
    if (response.length !== ask.rubric.length + 1) return;
    const v = judge(ask, response), tries = standing(this.events(), localDay).tries;
    this.record("answer", response, v.score, tries);
    this.busy = false;
    this.done(v, response, false, tries);
    this.changed();
  }

  // paint shows the last answer that the record knows.
  paint(): void {
    if (this.busy || "done" in this.form.dataset) return;
    for (const h of this.events()) {
      if (h.kind !== "hint") continue;
      const hint = find<HTMLDetailsElement>(this.form, '[data-hint="' + Number(h.resp?.[0]) + '"]');
      if (hint) hint.open = true;
    }
    this.ask();
    const s = standing(this.events(), localDay);
    if (!s.last) return;
    if (s.last.rev !== this.data.rev) {
      this.tellChanged(s.last);
      return;
    }
    const response = s.last.resp ?? [];
    this.answer.write(response);
    this.done(judge(this.data.ask, response), response, false, s.tries);
    this.verdict.classList.remove("fresh");
  }

  private tellChanged(last: Event): void {
    const fields = find(this.form, "fieldset") as HTMLElement;
    if (find(fields, ".changed")) return;
    const score = last.score ?? 0;
    const was = say(score >= 1 ? "changed.right" : score > 0 ? "changed.part" : "changed.not");
    const day = new Date(last.at).toLocaleDateString(this.page.lang, { day: "numeric", month: "long" });
    const note = el("p", { class: "changed" }, icon("change"), el("span", {}, say("changed", day, was)));
    (find(fields, ".how") ?? find(fields, "legend"))?.after(note);
  }

  // An essay is kept as it is typed, until it is compared.
  private keepDraft(): void {
    if (this.data.ask.interaction !== "essay" || this.example) return;
    try {
      const text = localStorage.getItem(this.draftKey());
      if (text) this.answer.write([text]);
    } catch {
      // Nothing is kept here; the notice says so.
    }
  }

  private saveDraft(): void {
    if (this.example) return;
    try {
      localStorage.setItem(this.draftKey(), this.answer.read()[0] ?? "");
    } catch {
      // As above.
    }
  }

  private draftKey(): string {
    return "suluh-draft/" + this.page.course + "/" + this.data.id;
  }
}

