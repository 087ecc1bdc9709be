// Pairing two lists. A grid is answered as it stands. For pairs and groups the
// menus of the page stay what is read and marked; over them lie words to tap
// and places to tap.

import type { Match, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find, plain, tag } from "../dom";
import { shuffle } from "../shuffle";
import { say } from "../words";

// A Row is one left side: its element, and how its choice is read and set.
interface Row {
  key: string;
  element: HTMLElement;
  text: string;
  get(): string;
  set(side: string): void;
  lock(on: boolean): void;
}

export function match(p: Place<Match>): Answer {
  const rows = p.ask.left.map((l) => rowOf(p, l.key)).filter((r): r is Row => r !== null);
  const board = p.ask.style === "grid" ? null : p.ask.style === "groups" ? groups(p, rows) : pairs(p, rows);
  const update = () => board?.();
  p.form.addEventListener("change", () => {
    update();
    p.used();
  });

  function unmark(row: Row): void {
    delete row.element.dataset.mark;
    for (const e of all(row.element, ".tag, .reason")) e.remove();
    for (const e of all(row.element, "label[data-mark]")) delete e.dataset.mark;
  }

  function show(row: Row, ok: boolean, word: string, reason: boolean): void {
    unmark(row);
    row.element.dataset.mark = ok ? "right" : "not";
    const chosen = all<HTMLInputElement>(row.element, "input").find((i) => i.checked);
    const label = chosen?.closest("label");
    if (label) label.dataset.mark = ok ? "right" : "not";
    row.element.append(tag(ok ? "right" : "not", word, ok ? "right" : "not"));
    const text = reason ? p.reason(row.key) : [];
    if (text.length) row.element.append(el("div", { class: "reason" }, ...text));
    row.lock(true);
  }

  return {
    read: () => rows.filter((r) => r.get() !== "").map((r) => r.key + "=" + r.get()),
    missing() {
      const must = rows.filter((r) => r.get() === "" && p.ask.left.some((l) => l.key === r.key && l.right !== ""));
      const open = p.ask.style === "groups" && rows.some((r) => r.get() !== "") ? [] : must;
      return open.length ? say("missing.places", open.map((r) => r.text).join("; ")) : "";
    },
    write(response) {
      for (const r of rows) r.set(response.find((s) => s.startsWith(r.key + "="))?.slice(r.key.length + 1) ?? "");
      update();
    },
    mark(v: Verdict) {
      for (const part of v.parts) {
        const row = rows.find((r) => r.key === part.key);
        const ok = part.mark === "right" || part.mark === "left";
        if (row) show(row, ok, say(ok ? "tag.right" : "tag.not"), true);
      }
      update();
    },
    reveal() {
      for (const l of p.ask.left) {
        const row = rows.find((r) => r.key === l.key);
        if (!row) continue;
        row.lock(false);
        row.set(l.right);
        show(row, true, say("tag.right"), true);
      }
      update();
    },
    clear(v) {
      for (const row of rows) {
        const mark = v?.parts.find((part) => part.key === row.key)?.mark;
        if (mark === "right") continue;
        unmark(row);
        row.lock(false);
        row.set("");
      }
      update();
    },
  };
}

function rowOf(p: Place<Match>, key: string): Row | null {
  const element = find(p.form, '.pair[data-key="' + key + '"]');
  if (!element) return null;
  const menu = find<HTMLSelectElement>(element, "select");
  if (menu) {
    return {
      key, element, text: plain(find(element, "label") as Element),
      get: () => menu.value,
      set: (side) => (menu.value = side),
      lock: (on) => (menu.disabled = on),
    };
  }
  const radios = all<HTMLInputElement>(element, "input");
  let locked = false;
  element.addEventListener("click", (e) => {
    if (locked) e.preventDefault();
  });
  return {
    key, element, text: plain(find(element, "span") as Element),
    get: () => radios.find((r) => r.checked)?.value ?? "",
    set(side) {
      for (const r of radios) r.checked = r.value === side;
    },
    lock(on) {
      locked = on;
      for (const r of radios) {
        if (on) r.setAttribute("aria-disabled", "true");
        else r.removeAttribute("aria-disabled");
      }
    },
  };
}

// A Hand holds the word that was tapped last.
interface Hand {
  take(chip: HTMLElement | null, key: string, word: string): void;
  key(): string;
  word(): string;
}

function handOf(p: Place<Match>): Hand {
  let held: HTMLElement | null = null, key = "", word = "";
  return {
    key: () => key,
    word: () => word,
    take(chip, k, w) {
      held?.setAttribute("aria-pressed", "false");
      if (chip && chip === held) chip = null;
      held = chip;
      key = chip ? k : "";
      word = chip ? w : "";
      held?.setAttribute("aria-pressed", "true");
      p.form.classList.toggle("picking", held !== null);
      if (chip) p.live(say("pick.picked", w));
    },
  };
}

function chipOf(key: string, word: string): HTMLButtonElement {
  return el("button", { class: "chip", type: "button", "aria-pressed": "false", "data-key": key }, word);
}

// pairs lays a tray of the right sides over the menus: tap a word, then its
// place. One word may serve several places.
function pairs(p: Place<Match>, rows: Row[]): () => void {
  const hand = handOf(p);
  const first = find<HTMLSelectElement>(p.form, ".pair select") as HTMLSelectElement;
  const sides = Array.from(first.options).filter((o) => o.value !== "").map((o) => ({ key: o.value, word: plain(o) }));
  const tray = el("div", { class: "tray", role: "group" }, el("p", {}, say("pick.tray")));
  tray.setAttribute("aria-label", say("pick.tray"));
  for (const s of shuffle(sides, p.seed)) {
    const chip = chipOf(s.key, s.word);
    chip.addEventListener("click", () => {
      if (!("done" in p.form.dataset)) hand.take(chip, s.key, s.word);
    });
    tray.append(chip);
  }
  rows[0]?.element.parentElement?.before(tray);
  const places = rows.map((row) => {
    const place = el("button", { class: "place", type: "button" });
    place.addEventListener("click", () => {
      if ("done" in p.form.dataset || row.element.dataset.mark) return;
      if (hand.key()) {
        row.set(hand.key());
        p.live(say("pick.placed", hand.word(), row.text));
        hand.take(null, "", "");
      } else if (row.get()) {
        p.live(say("pick.empty", sides.find((s) => s.key === row.get())?.word ?? ""));
        row.set("");
      } else return;
      update();
      p.used();
    });
    const menu = find(row.element, "select") as HTMLElement;
    menu.hidden = true;
    menu.after(place);
    return place;
  });
  function update(): void {
    const used = new Set(rows.map((r) => r.get()));
    for (const chip of all(tray, ".chip")) chip.classList.toggle("used", used.has(chip.dataset.key ?? ""));
    rows.forEach((row, i) => {
      const side = sides.find((s) => s.key === row.get());
      const place = places[i];
      place.textContent = side ? side.word : say("pick.put");
      place.toggleAttribute("data-full", side !== undefined);
      place.setAttribute("aria-label", row.text + ": " + (side ? side.word : say("pick.put")));
    });
  }
  update();
  return update;
}

// groups lays a tray of the items and a box for each group over the menus.
function groups(p: Place<Match>, rows: Row[]): () => void {
  const hand = handOf(p);
  const first = find<HTMLSelectElement>(p.form, ".pair select") as HTMLSelectElement;
  const sides = Array.from(first.options).filter((o) => o.value !== "").map((o) => ({ key: o.value, word: plain(o) }));
  const tray = el("div", { class: "tray", role: "group", "aria-label": say("pick.tray") }, el("p", {}, say("pick.tray")));
  const boxes = sides.map((s) => {
    const place = el("button", { class: "place", type: "button", "aria-label": s.word + ": " + say("pick.put") }, say("pick.put"));
    place.addEventListener("click", () => {
      const row = rows.find((r) => r.key === hand.key());
      if (row) put(row, s.key, s.word);
    });
    return { side: s, box: el("div", { class: "group", role: "group", "aria-label": s.word }, el("p", {}, s.word), place), place };
  });
  const chips = shuffle(rows, p.seed).map((row) => {
    const chip = chipOf(row.key, row.text);
    chip.addEventListener("click", () => {
      if (!("done" in p.form.dataset) && !row.element.dataset.mark) hand.take(chip, row.key, row.text);
    });
    return { row, chip };
  });
  // The tray is a place too: a word held is put back by a tap on it.
  const back = el("button", { class: "place", type: "button" }, say("pick.put"));
  back.addEventListener("click", () => {
    const row = rows.find((r) => r.key === hand.key());
    if (row) put(row, "", "");
  });
  const list = rows[0]?.element.parentElement as HTMLElement;
  list.before(tray, el("div", { class: "groups" }, ...boxes.map((b) => b.box)));

  function put(row: Row, key: string, word: string): void {
    row.set(key);
    p.live(key ? say("pick.placed", row.text, word) : say("pick.empty", row.text));
    hand.take(null, "", "");
    const chip = chips.find((c) => c.row === row)?.chip;
    update();
    chip?.focus();
    p.used();
  }
  function update(): void {
    const done = "done" in p.form.dataset || rows.some((r) => r.element.dataset.mark);
    for (const { row, chip } of chips) {
      const at = boxes.find((b) => b.side.key === row.get());
      if (at) at.place.before(chip);
      else tray.append(chip);
      chip.dataset.mark = row.element.dataset.mark ?? "";
    }
    list.hidden = !done; // the rows show what became of each item
    back.remove();
    if (!done && rows.some((r) => r.get() !== "")) tray.append(back);
  }
  list.hidden = true;
  update();
  return update;
}
