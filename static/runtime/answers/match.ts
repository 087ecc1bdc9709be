// Pairing two lists. A grid is answered as it stands. Pairs and groups get words
// to tap and places to tap (board.ts); the menus of the page, unseen, hold what
// was put where.

import type { Match, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find, plain, setDisabled, setMark, tag } from "../dom";
import { say } from "../words";
import { groups, pairs, type Row } from "./board";

export function match(p: Place<Match>): Answer {
  const list = find(p.form, ".rows") as HTMLElement;
  const rows = p.ask.left.map((l) => find(list, '.pair[data-key="' + l.key + '"]')).filter((e) => e !== null).map(rowOf);
  const board = p.ask.style === "grid" ? grid(p, list, rows) : p.ask.style === "groups" ? groups(p, list, rows) : pairs(p, list, rows);

  function unmark(row: Row): void {
    for (const e of [row.element, ...all(row.element, "label")]) setMark(e, "");
    for (const e of all(row.element, ".tag, .reason")) e.remove();
  }

  function show(row: Row, ok: boolean): void {
    unmark(row);
    const mark = ok ? "right" : "not";
    setMark(row.element, mark);
    const label = find<HTMLInputElement>(row.element, "input:checked")?.closest("label");
    if (label) setMark(label, mark);
    row.element.append(tag(mark, say(ok ? "tag.right" : "tag.not")));
    const reason = p.key.reason(row.key);
    if (reason.length) row.element.append(el("div", { class: "reason" }, ...reason));
  }

  return {
    read: () => rows.filter((r) => r.get() !== "").map((r) => r.key + "=" + r.get()),
    missing() {
      const open = rows.filter((r) => r.get() === "");
      // In groups an item may belong nowhere.
      if (open.length === 0 || (p.ask.style === "groups" && open.length < rows.length)) return null;
      return { text: say("missing.places", open.map((r) => r.text).join("; ")), at: board.controls(open) };
    },
    write(response) {
      for (const r of rows) r.set(response.find((s) => s.startsWith(r.key + "="))?.slice(r.key.length + 1) ?? "");
      board.update();
    },
    mark(v: Verdict) {
      for (const row of rows) {
        const mark = v.parts.find((part) => part.key === row.key)?.mark;
        show(row, mark === "right" || mark === "left");
      }
      board.update();
    },
    reveal() {
      for (const row of rows) {
        row.set(p.ask.left.find((l) => l.key === row.key)?.right ?? "");
        show(row, true);
      }
      board.update();
    },
    clear(v) {
      for (const row of rows) {
        if (v?.parts.some((part) => part.key === row.key && part.mark === "right")) continue;
        unmark(row);
        row.set("");
      }
      board.update();
    },
  };
}

// rowOf is a row of the page, with a menu or with radios.
function rowOf(element: HTMLElement): Row {
  const key = element.dataset.key ?? "", text = plain(element.children[0]);
  const menu = find<HTMLSelectElement>(element, "select");
  if (menu) return { key, element, text, get: () => menu.value, set: (side) => (menu.value = side) };
  const radios = all<HTMLInputElement>(element, "input");
  return {
    key, element, text,
    get: () => radios.find((r) => r.checked)?.value ?? "",
    set(side) {
      for (const r of radios) r.checked = r.value === side;
    },
  };
}

// grid leaves the rows as they are; one that has been judged is no longer changed.
function grid(p: Place<Match>, list: HTMLElement, rows: Row[]) {
  list.addEventListener("click", (e) => {
    if ((e.target as Element).closest(".pair[data-mark] label")) e.preventDefault();
  });
  list.addEventListener("change", p.used);
  return {
    controls: (open: Row[]) => open.flatMap((r) => all(r.element, "input")),
    update() {
      for (const r of rows) for (const i of all(r.element, "input")) setDisabled(i, "mark" in r.element.dataset);
    },
  };
}
