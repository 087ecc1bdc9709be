// Putting steps in order, by buttons: up and down.

import type { Order, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find, icon, plain, tag } from "../dom";
import { away } from "../shuffle";
import { say } from "../words";

export function order(p: Place<Order>): Answer {
  const list = find(p.form, ".order") as HTMLElement;
  const rows = all(list, "li");
  const right = p.ask.steps.map((s) => s.key);
  const text = new Map(rows.map((row) => [row, plain(find(row, "span") as Element)]));
  const key = (row: HTMLElement) => row.dataset.key ?? "";
  const now = () => all(list, "li");

  for (const row of rows) {
    find(row, "select")?.remove();
    row.append(move(row, "up"), move(row, "down"));
  }
  list.append(...away(rows, p.seed, (shown) => shown.every((row, i) => key(row) === right[i])));
  ends();

  function move(row: HTMLElement, way: "up" | "down"): HTMLElement {
    const button = el("button", { class: "move", type: "button", "data-move": way, "aria-label": say(way === "up" ? "order.up" : "order.down", text.get(row) ?? "") }, icon(way));
    button.addEventListener("click", () => {
      const other = way === "up" ? row.previousElementSibling : row.nextElementSibling;
      if (!other || "done" in p.form.dataset) return;
      if (way === "up") other.before(row);
      else other.after(row);
      button.focus(); // it has moved with its row
      ends();
      p.live(say("order.now", text.get(row) ?? "", now().indexOf(row) + 1, rows.length));
      p.used();
    });
    return button;
  }

  // ends marks the buttons that lead nowhere; they keep the focus they have.
  function ends(): void {
    const done = "done" in p.form.dataset;
    now().forEach((row, i) => {
      for (const b of all(row, ".move")) {
        const stuck = done || (b.dataset.move === "up" ? i === 0 : i === rows.length - 1);
        if (stuck) b.setAttribute("aria-disabled", "true");
        else b.removeAttribute("aria-disabled");
      }
    });
  }

  function unmark(): void {
    for (const row of rows) {
      delete row.dataset.mark;
      find(row, ".tag")?.remove();
      find(row, ".reason")?.remove();
    }
  }

  function write(response: string[]): void {
    for (const k of response) {
      const row = rows.find((r) => key(r) === k);
      if (row) list.append(row);
    }
    ends();
  }

  return {
    read: () => now().map(key),
    missing: () => "",
    write,
    mark(v: Verdict) {
      unmark();
      for (const part of v.parts) {
        const row = rows.find((r) => key(r) === part.key);
        if (!row) continue;
        const ok = part.mark === "right";
        row.dataset.mark = ok ? "right" : "not";
        row.append(tag(ok ? "right" : "not", say(ok ? "tag.here" : "tag.nothere")));
        const reason = p.reason(part.key);
        if (reason.length && v.score >= 1) row.append(el("div", { class: "reason tag" }, ...reason));
      }
      ends();
    },
    reveal() {
      unmark();
      write(right);
      for (const row of rows) {
        row.dataset.mark = "right";
        const reason = p.reason(key(row));
        if (reason.length) row.append(el("div", { class: "reason tag" }, ...reason));
      }
      ends();
    },
    clear() {
      unmark();
      ends();
    },
  };
}
