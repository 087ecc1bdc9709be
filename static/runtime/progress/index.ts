// The page of progress: what was done in a course, how firmly it is held, what
// returns when, and the record as a file. All of it is counted from the record;
// no points, nothing to lose.

import { el, find, onChange, page, say, store } from "../core";
import { due, dayOf, known, plan } from "../schedule/core";
import { openStructure, type Structure } from "../structure";
import { askedIn, calibration, holding, isLesson, outcomes, sights, total } from "./state";
import { open } from "./transfer";
import * as view from "./view";

// ahead is how many days of reviews are shown.
const ahead = 14;

openStructure(page, (course, link) => {
  let queued = false;
  const show = () => {
    queued = false;
    draw(course, link);
  };
  // The hub may tell many things at once.
  const soon = () => {
    if (!queued) requestAnimationFrame(show);
    queued = true;
  };
  draw(course, link);
  open(course, soon);
  onChange(soon);
});

function draw(course: Structure, link: (address: string) => string): void {
  const place = find(document, "[data-progress]");
  if (!place) return;
  const ids = store.ids(), log = store.events, today = dayOf(new Date().toISOString());
  const seen = sights(course, ids, log), waiting = forecast(course, today), given = calibration(ids, log);
  head(course, seen, waiting[0]);

  const modules = course.modules.map((m) => view.module(m, m.lessons.flatMap((l) => seen.get(l.id) ?? []), holding(askedIn([m]), log), link));
  const aside = el("div", {}, view.reviews(waiting, today, place.dataset.review ?? ""));
  if (given.some((l) => l.given)) aside.append(view.confidence(given));
  const held = outcomes(course, log);
  const opened = Array.from(place.querySelectorAll("details"), (d) => d.open);
  place.replaceChildren(
    el("div", { class: "two lean" }, view.section("_modules", say("progress.modules"), "", ...modules), aside),
    ...(held.length ? [view.outcomes(held)] : []));
  place.querySelectorAll("details").forEach((d, i) => (d.open = opened[i] ?? false));
  find(document, "[data-kept]")?.toggleAttribute("hidden", !store.kept());
}

// head says the finding first.
function head(course: Structure, seen: ReturnType<typeof sights>, today: number): void {
  const lessons = course.modules.flatMap((m) => m.lessons).filter(isLesson), done = lessons.filter((l) => seen.get(l.id)?.state === "done").length;
  const begun = [...seen.values()].some((s) => s.state), all = total(store.ids(), store.events);
  const title = !done ? say(begun ? "progress.begun" : "progress.none") : done < lessons.length ? say("progress.some", done, lessons.length - done) : say("progress.all", done);
  const h1 = find(document, "[data-title]");
  if (h1 && h1.textContent !== title) h1.textContent = title;
  const day = new Date(all.first).toLocaleDateString(page.lang, { day: "numeric", month: "long" });
  const meta = [...(all.answered ? [say("progress.answered", all.answered, day)] : []), ...(today ? [say("progress.due", today)] : [])];
  find(document, "[data-meta]")?.replaceChildren(...meta.map((t) => el("li", {}, t)));
}

// forecast is how many questions are due on each of the next days. What has no
// room today waits for tomorrow.
function forecast(course: Structure, today: number): number[] {
  const all = known(course, store.events, plan()), days = Array.from({ length: ahead }, (_, i) => all.filter((w) => w.due === today + i).length);
  days[0] = due(all, today).length;
  days[1] += all.filter((w) => w.due <= today).length - days[0];
  return days;
}
