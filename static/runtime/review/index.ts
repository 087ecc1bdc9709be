// The page of reviews: what is due today, one question at a time.

import { all, el, find, onChange, page, say, store, use } from "../core";
import { resume } from "../progress/state";
import { dayOf, due, known, minutes, pick, plan, setPlan, type Known } from "../schedule/core";
import { openStructure } from "../structure";
import { borrow } from "./borrow";
import { named, show, toRead } from "./card";
import { finished, nothing, type Ways } from "./end";
import { answered, begin, type Sitting } from "./sitting";
import { date, list } from "./text";

// patience with the hub, in milliseconds, before the record is taken for whole.
const patience = 1600;

const today = () => dayOf(new Date().toISOString());

openStructure(page, (course, link) => {
  const place = find(document, "[data-sitting]") as HTMLElement;
  const record = () => known(course, store.events, plan());
  let s: Sitting<Known> = begin([]), open = false, touched = false;

  const ways: Ways = {
    read: new Map(),
    on: null,
    link,
    more: () => {
      start();
      find(place, "h2")?.focus();
    },
  };

  // start asks what is due.
  function start(): void {
    s = begin(pick(due(record(), today())));
    open = true;
    touched = false;
    ways.read.clear();
    band();
    go();
  }

  // refresh asks something else when more is known of the record; not to one
  // who is answering.
  function refresh(): void {
    const ids = (of: Known[]) => of.map((w) => w.id).join(" ");
    if (!touched && (!open || !s.all.length || ids(pick(due(record(), today()))) !== ids(s.all))) start();
  }

  function go(): void {
    if (s.left.length) void ask(s.left[0]);
    else {
      ways.on = resume(course, store.ids(), store.events);
      place.replaceChildren(...(s.all.length ? finished(s, record(), today(), ways) : nothing(record(), today(), ways)));
      if (touched) find(place, "h2")?.focus();
    }
  }

  async function ask(now: Known): Promise<void> {
    const from = s, address = link(now.lesson.address), lent = await borrow(address);
    if (s !== from) return; // another is asked by now
    const number = course.modules.find((m) => m.id === now.module)?.number;
    show(place, {
      now, lent, address,
      title: s.asked < s.all.length ? say("review.number", s.asked + 1, s.all.length) : say("review.again", s.left.length),
      eyebrow: number ? say("review.module", number) : named(now),
      day: today(),
      alone: s.left.length === 1,
      due: () => record().find((w) => w.id === now.id)?.due ?? now.due,
      done() {
        touched = true;
        if (!store.kept() || store.damaged()) use("notice");
      },
      next(right) {
        touched = true;
        if (right === false && lent) {
          const { link, text } = toRead(now, lent);
          ways.read.set(link, text);
        }
        s = right === null ? { ...s, left: s.left.slice(1), all: s.all.filter((w) => w !== now) } : answered(s, right);
        go();
      },
    });
    if (touched) find(place, "h2")?.focus();
    if (s.left[1]) void borrow(link(s.left[1].lesson.address)); // while this one is answered
  }

  // band says how much it is.
  function band(): void {
    const meta = find(document, "[data-meta]"), eyebrow = find(document, "[data-today]"), n = s.all.length;
    const modules = course.modules.filter((m) => m.number && s.all.some((w) => w.module === m.id)).map((m) => m.number ?? "");
    if (eyebrow) eyebrow.textContent = date(today(), today(), true);
    meta?.replaceChildren(el("li", {}, el("b", {}, say("review.today", n))));
    if (n) meta?.append(el("li", {}, say("review.minutes", minutes(n))));
    if (modules.length) meta?.append(el("li", {}, say("review.from", list(modules))));
  }

  place.addEventListener("input", () => (touched = true));
  place.addEventListener("click", () => (touched = true));
  for (const input of all<HTMLInputElement>(document, "[data-plan] input")) {
    input.checked = input.value === plan();
    input.addEventListener("change", () => {
      setPlan(input.value === "fixed" ? "fixed" : "fsrs");
      refresh();
    });
  }
  onChange(refresh);
  if (page.hub && location.protocol === "file:") setTimeout(refresh, patience);
  else start();
});
