// One question, as its lesson asks it. Here it is asked once: what is not right
// comes back at the end, so there is no second try on the spot.

import { all, answers, el, find, icon, merge, openQuestion, page, say, store } from "../core";
import type { Known } from "../schedule/core";
import { absolute, formOf, take, type Lent } from "./borrow";
import { ahead, ago, date } from "./text";

// here is the page that the record names for answers to reviews.
const here = "ulangan";

// A Card is what is known of a question when it is shown.
export interface Card {
  now: Known;
  lent: Lent | null; // its lesson's page, if that answered
  address: string; // of the lesson
  title: string; // Soal 3 dari 12
  eyebrow: string; // Modul 3
  day: number; // today
  alone: boolean; // nothing else is left to be asked
  due(): number; // the day on which it is asked again, by the record as it is now
  done(): void; // it was answered
  next(right: boolean | null): void; // the learner goes on; null: it could not be asked
}

// show fills a place with a card.
export function show(place: HTMLElement, card: Card): void {
  const { now, lent } = card, form = lent && take(lent, now.id), data = lent?.page.questions.find((q) => q.id === now.id);
  place.replaceChildren(el("h2", { id: "_now", class: "title", tabindex: "-1" }, card.title + " ", el("span", { class: "small muted" }, say("review.seen", ago(card.day - now.last)))));
  if (!lent || !form || !data) {
    const lesson = el("a", { class: "link", href: card.address + "#" + now.id }, named(now));
    place.append(el("div", { class: "card" }, el("p", {}, say("review.missing") + " ", lesson), el("div", { class: "do" }, goOn(() => card.next(null), card.alone))));
    return;
  }
  const eyebrow = find(form, ".eyebrow span");
  if (eyebrow) eyebrow.textContent = card.eyebrow;
  for (const short of all(form, ".do .hide")) short.textContent = " " + say("ask.short.one");
  place.append(form, el("p", { class: "small muted" }, say("review.mixed")));
  const q = openQuestion(data, { ...lent.page, page: here, lang: page.lang }, store, () => {
    const right = score(now) >= 1, verdict = find(form, "[data-verdict]"), actions = find(form, "[data-actions]"), again = find(form, '[data-do="again"]');
    const off = card.due() - card.day, words = [ahead(off), date(card.due(), card.day)] as const;
    const text = right ? say("review.returns", ...words) : say(card.alone ? "review.back.last" : "review.back", ...words);
    const tell = () => verdict?.append(el("p", {}, text));
    tell();
    find(form, '[data-do="show"]')?.addEventListener("click", tell); // the answer takes the verdict's place
    if (again) again.hidden = true;
    const next = goOn(() => card.next(right), card.alone && right);
    actions?.prepend(next);
    next.focus({ preventScroll: true });
    card.done();
  }, form);
  q?.fresh("", here + card.day + now.id); // in another order each day: what is remembered is not the place
}

function goOn(go: () => void, last: boolean): HTMLButtonElement {
  const b = el("button", { class: "button", type: "button" }, say(last ? "review.finish" : "review.next"), icon("next"));
  b.addEventListener("click", go);
  return b;
}

// score is that of the last answer to a question.
function score(now: Known): number {
  return answers(merge(...now.ids.map(store.events))).pop()?.score ?? 0;
}

// named is a lesson as others name it: 1.4 Sumber data dan alat.
export function named({ lesson }: Known): string {
  return [lesson.number, lesson.title].filter(Boolean).join(" ");
}

// toRead is what to read again after a slip: what the author names, else the
// heading that the question stands under, else the lesson.
export function toRead(now: Known, lent: Lent): { link: string; text: string } {
  const note = document.createElement("template"), at = now.question.at ?? "";
  note.innerHTML = lent.page.notes[now.id] ?? "";
  const again = find(formOf(lent, now.id) ?? note.content, "[data-again] a") ?? find(note.content, "[data-again] a");
  if (again) return { link: absolute(lent, again.getAttribute("href") ?? ""), text: (again.textContent ?? "").trim() };
  const heading = at && lent.body.getElementById(at);
  if (!heading) return { link: lent.address, text: named(now) };
  return { link: absolute(lent, "#" + at), text: [now.lesson.number, (heading.textContent ?? "").trim()].filter(Boolean).join(" ") };
}
