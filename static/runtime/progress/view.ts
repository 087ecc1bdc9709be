// What the page of progress shows: modules, reviews, confidence, outcomes.

import { el, icon, page, say } from "../core";
import type { Module } from "../structure";
import { folded, bar, bars, drawing, label, shape, table } from "./draw";
import { isLesson, mark, type Holding, type Level, type Sight, type State } from "./state";
import type { Outcome } from "../structure";

const lights: { [s in State]: string } = { "": "", doing: "part", done: "lit" };

export function section(id: string, title: string, small: string, ...content: Node[]): HTMLElement {
  const head = el("h2", { id, class: "title" }, title);
  if (small) head.append(" ", el("span", { class: "small muted" }, small));
  return el("section", { "aria-labelledby": id }, head, ...content);
}

// module is one line: its name, how far it has come, and a mark for each page.
export function module(m: Module, seen: Sight[], held: Holding, link: (address: string) => string): HTMLElement {
  const lessons = seen.filter((s) => isLesson(s.lesson)), done = lessons.filter((s) => s.state === "done").length, begun = seen.some((s) => s.state !== "") || held.answered > 0;
  const text = begun ? [...(lessons.length ? [say("progress.module", done, lessons.length)] : []), ...(held.of ? [say("progress.holds", held.mastered, held.of)] : [])].join(" ") : say("progress.module.none");
  const marks = seen.map((s) => el("i", lights[s.state] ? { "data-s": lights[s.state] } : {}));
  const name = m.address ? el("a", { href: link(m.address) }, m.title) : el("span", {}, say("progress.own"));
  return el("div", { class: "module", "data-module": m.id }, el("span", { class: "big", "aria-hidden": "true" }, m.number ?? ""), " ", el("h3", {}, name), " ", el("p", {}, text), " ", el("span", { class: "torch", "aria-hidden": "true" }, ...marks));
}

// reviews are the questions due on each of the next days, the first of them today.
export function reviews(due: number[], today: number, address: string): HTMLElement {
  const day = (i: number, how: Intl.DateTimeFormatOptions) => new Date((today + i) * 864e5).toLocaleDateString(page.lang, { ...how, timeZone: "UTC" });
  const title = say("progress.due.title"), id = "_due";
  if (!due.some((n) => n > 0)) return section(id, title, "", el("p", { class: "muted" }, say("progress.due.empty")));
  const finding = say("progress.due.finding", due[0], due[1], Math.max(...due.slice(2)));
  const under = (i: number) => (i === 0 ? say("progress.today") : i === 7 || i === 13 ? day(i, { day: "numeric", month: "short" }) : "");
  const rows = due.map((n, i) => [i ? day(i, { weekday: "long", day: "numeric", month: "long" }) : say("progress.today"), String(n)]);
  const out = section(id, title, "", drawing(id + "-t", 340, 120, finding, bars(due, under), finding, table([say("progress.day"), say("progress.questions")], rows, [1])));
  if (due[0] && address) out.append(el("div", { class: "row" }, el("a", { class: "button", href: address }, say("progress.due.go"), icon("next"))));
  return out;
}

// promised is how often one should be right who says that word.
const promised = [0.5, 0.7, 0.9];

// enough answers are those from which on a share means something; near is a
// distance that does not.
const enough = 10, near = 0.08;

// confidence shows how right the answers were that were given unsure, fairly and
// very sure: a disc each, its area by how many there were.
export function confidence(levels: Level[]): HTMLElement {
  const x = [84, 188, 292], y = (share: number) => 200 - share * 186, words = [1, 2, 3].map((n) => say("ask.sure." + n));
  const most = Math.max(...levels.map((l) => l.given)), percent = (l: Level) => (l.given ? Math.round((100 * l.right) / l.given) : 0);
  const soft = { class: "soft", "text-anchor": "end" };
  const shapes = [shape("path", { class: "ax", d: "M44 14v186h288" }), shape("path", { class: "dash", d: "M" + promised.map((p, i) => x[i] + " " + y(p)).join("L") }),
    label(38, 19, "100", soft), label(38, 112, "50", soft), label(38, 204, "0", soft), label(136, 110, say("progress.sure.hope"), { class: "soft" })];
  levels.forEach((l, i) => {
    shapes.push(label(x[i], 221, words[i]));
    if (!l.given) return;
    const r = Math.max(4, 12 * Math.sqrt(l.given / most)), at = y(l.right / l.given);
    shapes.push(shape("circle", { class: "lit", cx: x[i], cy: at.toFixed(1), r: r.toFixed(1) }));
    // Below the disc there is room for its figure, but at the foot.
    shapes.push(label(x[i], at > 160 ? at - r - 8 : at + r + 17, percent(l) + "\u00a0%"));
  });
  const finding = found(levels[2]);
  const rows = levels.map((l, i) => [words[i], String(l.given), l.given ? percent(l) + "\u00a0%" : "–"]);
  return section("_sure", say("progress.sure.title"), "", drawing("_sure-t", 340, 236, finding, shapes, finding, table([say("progress.sure.word"), say("progress.sure.given"), say("progress.sure.right")], rows, [1, 2])));
}

// found says what the answers given very sure show.
function found(very: Level): string {
  if (!very.given) return say("progress.sure.none");
  const share = very.right / very.given, hope = promised[2], first = say("progress.sure.finding", very.right, very.given, Math.round(share * 100));
  const key = very.given < enough ? "few" : share < hope - near ? "over" : share > hope + near ? "under" : "fit";
  return first + " " + say("progress.sure." + key, Math.round(hope * 100));
}

// outcomes shows how firmly each is held, and all of them as a table. Those of
// modules that are still to come are folded away.
export function outcomes(all: (Holding & { outcome: Outcome })[]): HTMLElement {
  const begun = new Set(all.filter((o) => o.answered).map((o) => o.outcome.module)), later = all.filter((o) => !begun.has(o.outcome.module));
  const rows = all.map((o) => [o.outcome.code, say("progress.outcomes.of", o.mastered, o.of), say("progress.hold." + o.hold)]);
  return section("_outcomes", say("progress.outcomes"), say("progress.outcomes.about", Math.round(mark * 100)),
    ...all.filter((o) => !later.includes(o)).map(outcome),
    ...(later.length ? [folded(say("progress.outcomes.later", later.length), el("div", {}, ...later.map(outcome)))] : []),
    folded(say("progress.outcomes.table"), table([say("progress.outcome"), say("progress.lasting"), say("progress.state")], rows, [])));
}

function outcome(o: Holding & { outcome: Outcome }): HTMLElement {
  return el("div", { class: "outcome", "data-outcome": o.outcome.code },
    el("span", { class: "code" }, o.outcome.code), " ", el("span", {}, o.outcome.text, " ", el("small", { class: "num" }, say("progress.outcomes.of", o.mastered, o.of))), " ",
    el("span", { class: "state", "data-state": o.hold }, icon(o.hold), say("progress.hold." + o.hold)), " ", bar(o.mastered / o.of, mark));
}
