// A quiz that draws: some of the page's questions are asked, the others wait.
// What was drawn is in the record from the first answer on, so that the same
// questions are there again; without a script all are.

import { answers, el, find, onChange, page, say, shuffle, store, version } from "../core";
import type { Event } from "../types";

// draws gives what shows the questions that are drawn, as the record knows
// them, and is to be told of each answer.
function draws(): (answered: boolean) => void {
  const draw = page.quiz?.draw ?? 0, ids = page.questions.map((q) => q.id);
  if (!draw || draw >= ids.length) return () => undefined;
  const form = (id: string) => document.getElementById(id) as HTMLElement;
  const fresh = (id: string) => !answers(store.events(id)).length;
  const known = () => store.events(page.page).filter((e) => e.v <= version && e.kind === "start").pop()?.resp;
  const more = el("button", { class: "button quiet", type: "button" }, say("quiz.more"));
  form(ids[ids.length - 1]).after(more);
  let drawn: string[] = [], shown = drawn;

  // take draws by chance, first of those that were never answered.
  function take(): void {
    const order = shuffle(ids, String(Math.random()));
    drawn = order.filter(fresh).concat(order.filter((id) => !fresh(id))).slice(0, draw);
  }

  function record(): void {
    store.add({ v: version, course: page.course, page: page.page, at: new Date().toISOString(), kind: "start", resp: drawn } as Event);
  }

  // show moves the questions only when others are drawn: one that is being
  // answered would lose the focus.
  function show(): void {
    more.hidden = drawn.some(fresh);
    if (shown === drawn) return;
    shown = drawn;
    for (const id of ids) form(id).hidden = !drawn.includes(id);
    drawn.forEach((id, i) => {
      more.before(form(id));
      (find(form(id), ".eyebrow span") as HTMLElement).textContent = say("quiz.number", i + 1, draw);
    });
  }

  more.addEventListener("click", () => {
    take();
    record();
    show();
    form(drawn[0]).scrollIntoView();
  });

  take();
  return (answered) => {
    if (answered && !known()) record();
    const now = known()?.filter((id) => ids.includes(id)) ?? drawn;
    if (String(now) !== String(drawn)) drawn = now;
    show();
  };
}

const told = draws();
told(false);
onChange(told);
