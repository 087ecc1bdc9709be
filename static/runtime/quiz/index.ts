// The script of a quiz: it draws, asks one question at a time or all, takes the
// answers in and says what came of them. A practice answers back at once; an
// exam after it was handed in. Without it all questions stand on the page.
//
// What was drawn and when is in the record (attempt.ts), what is not handed in
// yet in a draft. This file decides; the parts that are seen are made in
// intro.ts, ask.ts and result.ts.

import { all, answers, el, find, onChange, page, questions, store, tick, version } from "../core";
import type { Event } from "../types";
import { openAsk } from "./ask";
import { answerIn, attempts, type Attempt } from "./attempt";
import { openClock } from "./clock";
import { type Draft, readDraft, writeDraft } from "./draft";
import { poolsOf, take } from "./draw";
import { intro } from "./intro";
import { result } from "./result";

const quiz = page.quiz;
const pools = poolsOf([...questions.keys()], quiz?.draw ?? 0);

// A page that is no quiz but draws asks the same ones each time.
if (quiz) run();
else {
  const drawn = take(pools, () => false, false, page.page);
  for (const [id, q] of questions) q.form.hidden = !drawn.includes(id);
}

function run(): void {
  const forms = [...questions.values()].map((q) => q.form);
  const place = el("div", { class: "quiz" }), bank = el("div", { hidden: "" });
  (forms[0]?.closest(".draw") ?? forms[0])?.before(place);
  place.after(bank);
  bank.append(...forms);
  for (const box of all(document, ".draw")) box.remove();

  let draft: Draft = readDraft(""), attempt: Attempt | null = null;
  let seen = ""; // what the record said when the page was last changed
  const clock = openClock(() => hand(true));

  const list = () => attempts(store.events(page.page).filter((e) => e.v <= version));
  const events = (id: string) => answers(store.events(id));
  const add = (kind: Event["kind"], more: Partial<Event>) => {
    const e = { v: version, course: page.course, page: page.page, at: tick(), kind, ...more } as Event;
    store.add(e);
    return e;
  };

  const told = () => list().map((a) => a.began + (a.finish?.at ?? "")).join();

  // show puts these on the page, and lights a mark for each question drawn.
  function show(drawn: string[], parts: () => HTMLElement[]): void {
    seen = told();
    bank.append(...forms);
    for (const mark of all(document, ".torch [data-q]")) mark.hidden = drawn.length > 0 && !drawn.includes(mark.dataset.q ?? "");
    place.replaceChildren(...parts());
  }

  // open shows where the learner stands: before an attempt, in one, or after it.
  function open(): void {
    const known = list(), last = known[known.length - 1];
    if (last?.finish) return tell(last, known);
    show(last?.drawn ?? [], () => [intro(known, last ? draftOf(last) : null, begin, (showAll) => last && ask(last, showAll))]);
  }

  function draftOf(a: Attempt): Draft {
    if (draft.began !== a.began) draft = readDraft(a.began);
    return draft;
  }

  function begin(extra: number, showAll: boolean): void {
    const seen = new Set(list().flatMap((a) => a.drawn));
    const drawn = take(pools, (id) => seen.has(id), quiz?.shuffle === true, String(Math.random()));
    const began = add("start", { resp: drawn }).at;
    draft = { began, answers: {}, flags: [], extra };
    writeDraft(draft);
    const now = list();
    ask(now[now.length - 1], showAll);
  }

  function ask(a: Attempt, showAll: boolean): void {
    attempt = a;
    const d = draftOf(a), exam = quiz?.exam === true;
    const asked = a.drawn.flatMap((id) => questions.get(id) ?? []);
    for (const q of asked) {
      q.fresh(a.began, a.began + q.data.id);
      q.form.toggleAttribute("data-held", exam);
      if (exam && d.answers[q.data.id]) q.write(d.answers[q.data.id]);
      else q.paint();
    }
    const view = openAsk(asked, d, {
      answered: (q) => (exam ? q.data.id in d.answers : answerIn(a, page.page, events(q.data.id)) !== null),
      save: () => writeDraft(d),
      hand: () => hand(false),
    });
    show(a.drawn, () => [...clock.start(a.began, d.extra), view.element]);
    view.begin(showAll);
  }

  // hand ends the attempt. Of an exam the answers are recorded now; what is
  // empty earns nothing.
  function hand(late: boolean): void {
    const a = attempt;
    if (!a) return;
    attempt = null;
    const asked = a.drawn.flatMap((id) => questions.get(id) ?? []), d = draftOf(a);
    for (const q of asked) {
      if (quiz?.exam) q.submit(d.answers[q.data.id] ?? []);
    }
    clock.stop();
    add("finish", { score: shareOf(a) });
    writeDraft(null);
    const known = list();
    tell(known[known.length - 1], known, late);
    find(place, "h2")?.focus();
    scrollTo({ top: 0 });
  }

  function shareOf(a: Attempt): number {
    let points = 0, of = 0;
    for (const q of a.drawn.flatMap((id) => questions.get(id)?.data ?? [])) {
      points += q.points * (answerIn(a, page.page, events(q.id))?.score ?? 0);
      of += q.points;
    }
    return of > 0 ? points / of : 0;
  }

  function tell(a: Attempt, known: Attempt[], late = false): void {
    for (const q of a.drawn.flatMap((id) => questions.get(id) ?? [])) {
      q.fresh(a.began, a.began + q.data.id);
      q.form.removeAttribute("data-held");
    }
    const left = quiz?.attempts ? quiz.attempts - known.length : 1;
    const again = left > 0 ? () => show([], () => [intro(known, null, begin, () => undefined)]) : null;
    show(a.drawn, () => [result(a, known, (id) => answerIn(a, page.page, events(id)), late, again)]);
  }

  open();
  // Another page or tab of this device may have brought an attempt.
  onChange(() => {
    if (seen === told()) return;
    attempt = null;
    open();
  });
}
