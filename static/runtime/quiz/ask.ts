// The questions of an attempt while they are being answered: one at a time with
// numbered steps, or all; flags; and what is still open before handing in.

import { el, find, icon, page, say } from "../core";
import type { Question } from "../question";
import type { Draft } from "./draft";

interface Acts {
  answered(q: Question): boolean;
  save(): void; // the draft has changed
  hand(): void; // hand in, or see the result
}

export interface Ask {
  element: HTMLElement;
  begin(showAll: boolean): void; // at the first question that is open
}

export function openAsk(asked: Question[], draft: Draft, acts: Acts): Ask {
  const exam = page.quiz?.exam === true;
  const title = el("h2", { class: "title", tabindex: "-1" }), count = el("span", { class: "small muted", role: "status" });
  const steps = asked.map((_, i) => el("button", { class: "step", type: "button" }, String(i + 1)));
  const rows = el("ol", { class: "steps", "aria-label": say("quiz.steps") }, ...steps.map((s) => el("li", {}, s)));
  const box = el("div", { class: "asked" });
  const before = button("quiet", () => go(at - 1)), after = button("", () => go(at + 1));
  const turn = el("div", { class: "row" }, before, after);
  const check = el("section", { hidden: "", tabindex: "-1" });
  const way = button("bare", () => lay(!whole));
  const element = el("section", {}, title, rows, box, turn, check, el("div", { class: "row" }, way));
  const flags = asked.map((q) => {
    const input = el("input", { type: "checkbox" });
    input.checked = draft.flags.includes(q.data.id);
    input.addEventListener("change", () => {
      draft.flags = asked.filter((_, i) => find<HTMLInputElement>(flags[i], "input")?.checked).map((f) => f.data.id);
      acts.save();
      tell();
    });
    return el("label", { class: "flag" }, input, icon("flag"), say("quiz.flag"));
  });
  let at = 0, whole = false, checking = false;

  asked.forEach((q, i) => {
    const eyebrow = find(q.form, ".eyebrow span");
    if (eyebrow) eyebrow.textContent = say("quiz.number", i + 1, asked.length);
    // An exam keeps what is in the form, complete or not yet.
    const changed = () => {
      if (!exam) return;
      const response = q.read();
      if (response) draft.answers[q.data.id] = response;
      else delete draft.answers[q.data.id];
      acts.save();
      tell();
    };
    for (const kind of ["input", "change", "click"]) q.form.addEventListener(kind, () => element.isConnected && changed());
    q.form.addEventListener("submit", () => tell());
  });
  steps.forEach((s, i) => s.addEventListener("click", () => go(i)));

  const open = (q: Question) => !acts.answered(q), flagged = (q: Question) => draft.flags.includes(q.data.id);

  // go shows a question, or what is left to do after the last.
  function go(to: number): void {
    checking = to >= asked.length;
    at = Math.max(0, Math.min(to, asked.length - 1));
    tell();
    if (checking) check.focus();
    else (whole ? asked[at].form : title).scrollIntoView({ block: "start" });
    if (!checking) (whole ? find(asked[at].form, "fieldset input, fieldset select, fieldset textarea, fieldset button") : title)?.focus({ preventScroll: true });
  }

  // lay puts one question, or all, on the page.
  function lay(all: boolean): void {
    whole = all;
    box.replaceChildren(...asked.flatMap((q, i) => [q.form, flags[i]]));
    way.textContent = say(all ? "quiz.one" : "quiz.all");
    tell();
  }

  function tell(): void {
    const done = asked.filter((q) => !open(q)).length, marked = asked.filter(flagged).length;
    title.replaceChildren(whole ? say("quiz.questions", asked.length) : say("quiz.number", at + 1, asked.length), " ", count);
    count.textContent = marked ? say("quiz.count", done, marked) : say("quiz.answered", done);
    asked.forEach((q, i) => {
      const s = steps[i];
      s.toggleAttribute("data-flag", flagged(q));
      if (open(q)) delete s.dataset.s;
      else s.dataset.s = "done";
      if (!whole && !checking && i === at) s.setAttribute("aria-current", "step");
      else s.removeAttribute("aria-current");
      s.setAttribute("aria-label", say(open(q) ? "quiz.step.open" : "quiz.step.done", i + 1) + (flagged(q) ? ", " + say("quiz.flagged") : ""));
      q.form.hidden = flags[i].hidden = !whole && i !== at;
    });
    turn.hidden = whole;
    before.hidden = at === 0;
    before.textContent = say("ask.short.n", at);
    after.replaceChildren(at + 1 < asked.length ? say("ask.short.n", at + 2) : say(exam ? "quiz.finish" : "quiz.see"), icon("next"));
    if (checking || whole || done === asked.length) tellOpen();
    else check.hidden = true;
  }

  // tellOpen lists what is unanswered or flagged. With something unanswered the
  // first way is back; else it is on.
  function tellOpen(): void {
    const none = asked.filter(open), marked = asked.filter((q) => flagged(q) && !open(q));
    const name = (q: Question) => asked.indexOf(q);
    const link = (q: Question, text: string) => {
      const a = el("a", { class: "link", href: "#" + q.form.id }, text);
      a.addEventListener("click", (e) => {
        e.preventDefault();
        go(name(q));
      });
      return el("li", {}, a);
    };
    const first = none[0];
    const hand = button(none.length ? "quiet" : "", acts.hand, say(exam ? "quiz.hand" : "quiz.see"));
    const text = none.length ? [el("b", {}, say("quiz.open", none.length)), " ", ...(marked.length ? [say("quiz.open.flagged", marked.length), " "] : []), say("quiz.open.empty")] : [say(marked.length ? "quiz.ready.flagged" : "quiz.ready", marked.length)];
    check.hidden = false;
    check.replaceChildren(
      el("h2", { class: "title" }, say(exam ? "quiz.before" : "quiz.before.practice")),
      el("div", { class: "card" },
        el("p", {}, ...text),
        el("ul", { class: "plain" }, ...none.map((q) => link(q, say("quiz.step.open", name(q) + 1))), ...marked.map((q) => link(q, say("quiz.step.done", name(q) + 1) + ", " + say("quiz.flagged")))),
        el("div", { class: "row" }, ...(first ? [button("", () => go(name(first)), say("quiz.back", name(first) + 1))] : []), hand)));
  }

  return {
    element,
    begin(showAll) {
      lay(showAll);
      const first = asked.findIndex(open);
      go(first < 0 ? asked.length : first);
    },
  };
}

// button is a button of ours; kind is "" for the one that goes on.
export function button(kind: string, act: () => void, text = ""): HTMLButtonElement {
  const b = el("button", { class: kind ? "button " + kind : "button", type: "button" }, text);
  b.addEventListener("click", act);
  return b;
}
