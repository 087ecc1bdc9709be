// The end of a lesson: what was not right is asked once more, until it is right,
// and the opening questions are asked again after reading. The learner calls them
// to the end of the page; nothing moves by itself. Loaded when something was
// answered.

import { el, find, onChange, page, questions, say, tick } from "../core";
import type { Question } from "../question";

const asked = [...questions.values()].filter((q) => !("example" in q.form.dataset));
const moved = new Set<Question>();
const list = el("div", {}), text = el("p", {}), go = el("button", { class: "button", type: "button" }, say("again.go"));
const title = "_again-" + page.page;
const row = el("div", { class: "row" }, go);
const section = el("section", { class: "again", "aria-labelledby": title, hidden: "" }, el("h2", { class: "title", id: title }, say("again.title")), text, row, list);
find(document, ".read > article")?.after(section);

// wrong was answered, and its last answer was not right; an essay is rated, not judged.
function wrong(q: Question): boolean {
  const last = q.standing().last;
  return !q.data.opening && last !== null && (last.score ?? 0) < 1 && q.data.ask.interaction !== "essay";
}

// early is an opening question that was answered before reading alone.
function early(q: Question): boolean {
  return q.data.opening && q.standing().tries === 1;
}

function call(): void {
  for (const q of asked) {
    if (moved.has(q) || !(wrong(q) || early(q))) continue;
    const place = el("p", { class: "muted moved" }, el("a", { href: "#" + q.data.id }, say("again.moved")));
    q.form.before(place);
    list.append(q.form);
    moved.add(q);
    q.fresh(tick(), page.page + q.data.id + q.standing().tries);
  }
  tell();
  find(list, "form:not([data-done]) input, form:not([data-done]) button, form:not([data-done]) select")?.focus();
}

function tell(): void {
  const again = asked.filter((q) => !moved.has(q) && wrong(q)).length, opening = asked.filter((q) => !moved.has(q) && early(q)).length;
  const left = [...moved].filter((q) => (q.standing().last?.score ?? 0) < 1).length;
  row.hidden = again + opening === 0;
  section.hidden = row.hidden && moved.size === 0;
  text.textContent = [...(again ? [say("again.wrong", again)] : []), ...(opening ? [say("again.opening")] : []), ...(row.hidden && left === 0 ? [say("again.right")] : [])].join(" ");
  const count = find(document, "[data-count-questions]"), scored = asked.filter((q) => !q.data.opening);
  const right = scored.filter((q) => (q.standing().best?.score ?? 0) >= 1).length;
  if (count && right) count.textContent = say("again.count", asked.length, right);
}

go.addEventListener("click", call);
onChange(tell);
tell();
