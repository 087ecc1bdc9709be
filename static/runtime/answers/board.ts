// Words to tap and places to tap: over pairs, a tray of right sides and a place
// in each row; over groups, a tray of items and a box for each group.

import type { Match } from "../types";
import type { Place } from "./answer";
import { el, find, icon, plain, setDisabled, setMark } from "../dom";
import { shuffle } from "../shuffle";
import { say } from "../words";

// A Row is one left side: its element, and how its choice is read and set.
export interface Row {
  key: string;
  element: HTMLElement;
  text: string;
  get(): string;
  set(side: string): void;
}

// A Board is what lies over the rows.
export interface Board {
  // update shows what was put where.
  update(): void;
  // controls are what the learner should go to for these rows.
  controls(open: Row[]): HTMLElement[];
}

// pairs: one word may serve several places, so words stay in the tray.
export function pairs(p: Place<Match>, list: HTMLElement, rows: Row[]): Board {
  const hand = handOf(p), sides = sidesOf(list);
  const word = (key: string) => sides.find((s) => s.key === key)?.word ?? "";
  const chips = shuffle(sides, p.seed).map((s) => {
    const chip = chipOf(s.key, s.word);
    chip.addEventListener("click", () => hand.take(chip, s.word));
    return chip;
  });
  const tray = trayOf(chips);
  list.before(tray);
  const places = rows.map((row) => {
    const place = placeOf(row.element);
    place.addEventListener("click", () => {
      if (place.getAttribute("aria-disabled")) return;
      const held = hand.key();
      if (held) p.live(say("pick.placed", word(held), row.text));
      else if (row.get()) p.live(say("pick.empty", word(row.get())));
      else return;
      row.set(held);
      hand.take(null);
      update();
      p.used();
    });
    return place;
  });
  function update(): void {
    const done = "done" in p.form.dataset, used = rows.map((r) => r.get());
    tray.hidden = done;
    for (const chip of chips) {
      const is = used.includes(chip.dataset.key ?? "");
      chip.classList.toggle("used", is);
      if (is) chip.setAttribute("aria-label", say("bank.used", plain(chip)));
      else chip.removeAttribute("aria-label");
    }
    rows.forEach((row, i) => {
      const place = places[i], says = word(row.get()) || say(done ? "pick.nowhere" : "pick.put");
      place.textContent = says;
      place.toggleAttribute("data-full", row.get() !== "");
      place.setAttribute("aria-label", row.text + ": " + says);
      setDisabled(place, done || "mark" in row.element.dataset);
    });
  }
  update();
  return { update, controls: () => chips };
}

// groups: each item is in one box, or still in the tray. The rows of the page
// come back when there is something to say of each item.
export function groups(p: Place<Match>, list: HTMLElement, rows: Row[]): Board {
  const hand = handOf(p), sides = sidesOf(list);
  const boxes = sides.map((s) => {
    const place = placeOf(null, () => put(s.key, s.word));
    place.append(say("pick.put"));
    place.setAttribute("aria-label", s.word + ": " + say("pick.put"));
    return { key: s.key, place, box: el("div", { class: "group", role: "group", "aria-label": s.word }, el("p", {}, s.word), place) };
  });
  const area = el("div", { class: "groups" }, ...boxes.map((b) => b.box));
  const chips = new Map(shuffle(rows, p.seed).map((row) => {
    const chip = chipOf(row.key, row.text);
    chip.addEventListener("click", () => {
      if (!chip.getAttribute("aria-disabled")) hand.take(chip, row.text);
    });
    return [row, chip];
  }));
  const back = placeOf(null, () => put("", ""));
  back.append(say("pick.back"));
  const tray = trayOf([...chips.values(), back]);
  list.before(tray, area);
  const results = rows.map((row) => {
    const result = el("span", { class: "place" });
    (find(row.element, "select") as HTMLElement).hidden = true;
    row.element.append(result);
    return result;
  });

  function put(key: string, word: string): void {
    const row = rows.find((r) => r.key === hand.key());
    if (!row) return;
    row.set(key);
    p.live(key ? say("pick.placed", row.text, word) : say("pick.empty", row.text));
    hand.take(null);
    update();
    if (back.hidden && !key) chips.get(row)?.focus();
    p.used();
  }
  function update(): void {
    const done = "done" in p.form.dataset;
    tray.hidden = area.hidden = done;
    list.hidden = !done;
    back.hidden = rows.every((r) => r.get() === "");
    for (const [row, chip] of chips) {
      const before = boxes.find((b) => b.key === row.get())?.place ?? back, mark = row.element.dataset.mark ?? "";
      if (chip.parentElement !== before.parentElement) before.before(chip);
      setMark(chip, mark);
      setDisabled(chip, mark !== "");
      chip.replaceChildren(...(mark ? [icon(mark)] : []), row.text);
    }
    rows.forEach((row, i) => {
      results[i].textContent = sides.find((s) => s.key === row.get())?.word ?? say("pick.nowhere");
      results[i].toggleAttribute("data-full", row.get() !== "");
    });
  }
  update();
  return { update, controls: (open) => open.map((r) => chips.get(r) as HTMLElement) };
}

// sidesOf are the choices of the page's menus.
function sidesOf(list: HTMLElement): { key: string; word: string }[] {
  const menu = find<HTMLSelectElement>(list, "select") as HTMLSelectElement;
  return Array.from(menu.options).filter((o) => o.value !== "").map((o) => ({ key: o.value, word: plain(o) }));
}

function chipOf(key: string, word: string): HTMLButtonElement {
  return el("button", { class: "chip", type: "button", "aria-pressed": "false", "data-key": key }, word);
}

function trayOf(things: HTMLElement[]): HTMLElement {
  return el("div", { class: "tray", role: "group", "aria-label": say("pick.tray") }, el("p", {}, say("pick.tray")), ...things);
}

// placeOf is a place to tap; in a row it stands in for the row's menu.
function placeOf(row: HTMLElement | null, tapped?: () => void): HTMLButtonElement {
  const place = el("button", { class: "place", type: "button" });
  if (tapped) place.addEventListener("click", tapped);
  const menu = row && find(row, "select");
  if (menu) menu.hidden = true;
  menu?.after(place);
  return place;
}

// A Hand holds the word that was tapped last.
interface Hand {
  take(chip: HTMLElement | null, word?: string): void;
  key(): string;
}

function handOf(p: Place<Match>): Hand {
  let held: HTMLElement | null = null;
  return {
    key: () => held?.dataset.key ?? "",
    take(chip, word = "") {
      held?.setAttribute("aria-pressed", "false");
      held = chip === held ? null : chip;
      held?.setAttribute("aria-pressed", "true");
      p.form.classList.toggle("picking", held !== null);
      if (held) p.live(say("pick.picked", word));
    },
  };
}
