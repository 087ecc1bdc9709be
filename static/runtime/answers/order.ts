// Putting steps in order, by buttons: up and down.

import type { Order, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find, icon, plain, setDisabled, setMark, tag } from "../dom";
import { away } from "../shuffle";
import { say } from "../words";

export function order(p: Place<Order>): Answer {
  const list = find(p.form, ".order") as HTMLElement;
  const rows = all(list, "li");
  const right = p.ask.steps.map((s) => s.key);
  const text = new Map(rows.map((row) => [row, plain(find(row, "span") as Element)]));
  const key = (row: HTMLElement) => row.dataset.key ?? "";
  const now = () => all(list, "li");
  let touched = false; // the order that is shown first is no answer

  for (const row of rows) {
    find(row, "select")?.remove();
    row.append(move(row, "up"), move(row, "down"));
  }
  function mix(seed: string): void {
    list.append(...away(rows, seed, (shown) => shown.every((row, i) => key(row) === right[i])));
    ends();
  }
  mix(p.seed);

  function move(row: HTMLElement, way: "up" | "down"): HTMLElement {
    const button = el("button", { class: "move", type: "button", "data-move": way, "aria-label": say(way === "up" ? "order.up" : "order.down", text.get(row) ?? "") }, icon(way));
    button.addEventListener("click", () => {
      const other = way === "up" ? row.previousElementSibling : row.nextElementSibling;
      if (!other || "done" in p.form.dataset) return;
      if (way === "up") other.before(row);
      else other.after(row);
      button.focus(); // it has moved with its row
      touched = true;
      ends();
      p.live(say("order.now", text.get(row) ?? "", now().indexOf(row) + 1, rows.length));
      p.used();
    });
    return button;
  }

  // ends marks the buttons that lead nowhere; they keep the focus they have.
  function ends(): void {
    now().forEach((row, i) => {
      for (const b of all(row, ".move")) setDisabled(b, b.dataset.move === "up" ? i === 0 : i === rows.length - 1);
    });
  }

  // show marks the rows, or takes all marks away.
  function show(of?: (key: string) => { mark: string; word: HTMLElement | null; reason: boolean }): void {
    for (const row of rows) {
      for (const e of all(row, ".tag, .reason")) e.remove();
      for (const b of all(row, ".move")) b.hidden = of !== undefined;
      const shown = of?.(key(row));
      setMark(row, shown?.mark ?? "");
      if (shown?.word) row.append(shown.word);
      const reason = shown?.reason ? p.key.reason(key(row)) : [];
      if (reason.length) row.append(el("div", { class: "reason" }, ...reason));
    }
  }

  function write(response: string[]): void {
    for (const k of response) {
      const row = rows.find((r) => key(r) === k);
      if (row) list.append(row);
    }
    touched = true;
    ends();
  }

  return {
    mix,
    read: () => now().map(key),
    missing: () => (touched ? null : { text: say("missing.order"), at: all(list, '.move:not([aria-disabled])') }),
    write,
    mark: (v: Verdict) =>
      show((k) => {
        const ok = v.parts.some((part) => part.key === k && part.mark === "right");
        return { mark: ok ? "right" : "not", word: tag(ok ? "right" : "not", say(ok ? "tag.here" : "tag.nothere")), reason: v.score >= 1 };
      }),
    reveal() {
      write(right);
      show(() => ({ mark: "right", word: null, reason: true }));
    },
    clear() {
      show();
      touched = false;
    },
  };
}
