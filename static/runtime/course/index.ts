// The first page of a course, and of a module: how far each lesson has come, in
// words and by its mark, and where to go on.

import { all, el, find, icon, onChange, page, say, store } from "../core";
import { count, paint } from "../map/paint";
import { resume, sights, type Sight, type State } from "../progress/state";
import { openStructure, type Lesson, type Module, type Structure } from "../structure";
import type { Schedule } from "../schedule/index";

const words: { [s in State]: string } = { "": "state.none", doing: "state.doing", done: "state.done" };
const signs: { [s in State]: string } = { "": "none", doing: "part", done: "right" };
const lights: { [s in State]: string } = { "": "", doing: "part", done: "lit" };

openStructure(page, (course, link) => {
  const show = () => {
    const seen = sights(course, store.ids(), store.events);
    states(seen);
    torches(seen);
    map(course, seen);
    if (page.role === "course") onward(course, link);
    else begin(course, link);
  };
  show();
  onChange(show);
});

// states fills the words beside the lessons of the page.
function states(seen: Map<string, Sight>): void {
  for (const e of all(document, ".lessons a[data-page], .go[data-page]")) {
    const s = seen.get(e.dataset.page ?? "");
    if (!s) continue;
    const state = find(e, ".state") ?? e.insertBefore(el("span", { class: "state" }), find(e, ".icon"));
    if (state.dataset.s !== s.state || !state.firstChild) {
      state.dataset.s = s.state;
      state.replaceChildren(icon(signs[s.state]), say(words[s.state]));
    }
    const note = find(e, "small");
    if (!note) continue;
    note.dataset.note ??= note.textContent ?? "";
    note.textContent = [note.dataset.note, more(s)].filter((t) => t !== "").join(" · ");
  }
}

// more says how much of a begun page is right.
function more(s: Sight): string {
  if (s.lesson.quiz) return s.best >= 0 && s.lesson.pass ? say("state.mark", Math.round(s.best * 100), s.lesson.pass) : "";
  return s.state === "doing" && s.of ? say("state.right.short", s.right) : "";
}

function torches(seen: Map<string, Sight>): void {
  for (const e of all(document, ".torch [data-page]")) {
    const light = lights[seen.get(e.dataset.page ?? "")?.state ?? ""];
    if (light) e.dataset.s = light;
    else delete e.dataset.s;
  }
}

function map(course: Structure, seen: Map<string, Sight>): void {
  const nav = find(document, "#_map");
  if (!nav) return;
  for (const e of all(nav, "li a[data-page]")) {
    const s = seen.get(e.dataset.page ?? "");
    if (s) paint(e, s.state, s.right, s.lesson.quiz ? 0 : s.of);
  }
  for (const m of course.modules) count(nav, m.id, done(m, seen), m.lessons.length);
}

function done(m: Module, seen: Map<string, Sight>): number {
  return m.lessons.filter((l) => seen.get(l.id)?.state === "done").length;
}

// onward shows the way on, first on the page: the lesson, and what waits to be
// reviewed.
function onward(course: Structure, link: (address: string) => string): void {
  const place = find(document, "[data-resume]"), next = resume(course, store.ids(), store.events);
  if (!place) return;
  const cards: HTMLElement[] = [];
  if (next) cards.push(lessonCard(course, next.lesson, next.begun, link));
  const waiting = place.dataset.review && next?.begun !== false ? reviewCard(course, place.dataset.review) : null;
  if (waiting) cards.push(waiting);
  const two = el("div", { class: "two" }, ...cards);
  if (find(place, ".two")?.isEqualNode(two)) return; // a link that has the focus stays
  place.replaceChildren(two);
}

function lessonCard(course: Structure, l: Lesson, begun: boolean, link: (address: string) => string): HTMLElement {
  const module = course.modules.find((m) => m.lessons.includes(l));
  const note = [module?.address ? module.title : "", l.minutes ? say("resume.note", l.minutes) : ""].filter((t) => t !== "").join(" · ");
  return el("a", { class: "card go lit", href: link(l.address) }, el("span", {}, say(begun ? "resume.go" : "resume.begin")), " ", el("b", {}, named(l)), " ", el("span", {}, note), " ", icon("next"));
}

function named(l: Lesson): string {
  return l.number ? l.number + " " + l.title : l.title;
}

// reviewCard says how much waits today; null before there is anything to review.
function reviewCard(course: Structure, address: string): HTMLElement | null {
  const s = (self as unknown as { suluhSchedule?: Schedule }).suluhSchedule;
  if (!s) return null;
  const all = s.known(course, store.events, s.plan()), today = s.dayOf(new Date().toISOString()), n = s.due(all, today).length, later = s.next(all, today + 1);
  if (!n && !later) return null;
  const note = n ? say("due.note", n, s.minutes(n)) : later ? say("due.next", day(later.day), later.count) : "";
  return el("a", { class: n ? "card go lit" : "card go", href: address }, el("span", {}, say(n ? "due.title" : "due.none")), " ", el("b", {}, note), " ", icon("next"));
}

// day names a day that is counted from 1970.
function day(n: number): string {
  return new Date(n * 864e5).toLocaleDateString(page.lang, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
}

// begin is the button of a module's page: the next of its lessons.
function begin(course: Structure, link: (address: string) => string): void {
  const place = find(document, "[data-resume]"), own = course.modules.find((m) => m.id === page.page);
  if (!place || !own) return;
  const next = resume({ ...course, modules: [own] }, store.ids(), store.events);
  const button = find<HTMLAnchorElement>(place, "a");
  if (!button || !next) return;
  button.href = link(next.lesson.address);
  const text = next.begun ? say("resume.next", next.lesson.number || next.lesson.title) : say("page.begin", next.lesson.number || next.lesson.title);
  if (button.textContent?.trim() !== text) button.replaceChildren(text, icon("next"));
}
