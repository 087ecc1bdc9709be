// Picking from options.

import type { Select, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find, tag } from "../dom";
import { shuffle } from "../shuffle";
import { say } from "../words";

export function select(p: Place<Select>): Answer {
  const box = find(p.form, ".options") as HTMLElement;
  const rows = all(box, ".option");
  const inputs = rows.map((row) => find<HTMLInputElement>(row, "input") as HTMLInputElement);
  if (!p.ask.fixed) box.append(...shuffle(rows, p.seed));

  function unmark(): void {
    for (const row of rows) {
      delete row.dataset.mark;
      find(row, ".reason")?.remove();
    }
  }

  // show puts a mark, a word and the reason to a row.
  function show(row: HTMLElement, mark: string, word: HTMLElement | null): void {
    if (mark) row.dataset.mark = mark;
    const reason = p.reason(row.dataset.key ?? "");
    if (!word && reason.length === 0) return;
    const text = el("div", { class: "reason" });
    if (word) text.append(word);
    text.append(...reason);
    row.append(text);
  }

  function fix(on: boolean): void {
    for (const input of inputs) {
      if (on) input.setAttribute("aria-disabled", "true");
      else input.removeAttribute("aria-disabled");
    }
  }

  // A row that has been judged is still read, but no longer changed.
  box.addEventListener("click", (e) => {
    if ("done" in p.form.dataset && (e.target as Element).closest("label")) e.preventDefault();
  });
  box.addEventListener("change", p.used);

  return {
    read: () => inputs.filter((i) => i.checked).map((i) => i.value),
    missing: () => (inputs.some((i) => i.checked) ? "" : say(p.ask.many ? "missing.many" : "missing.one")),
    write(response) {
      for (const i of inputs) i.checked = response.includes(i.value);
    },
    mark(v: Verdict) {
      unmark();
      fix(true);
      const solved = v.score >= 1;
      for (const part of v.parts) {
        const row = rows.find((r) => r.dataset.key === part.key);
        if (!row) continue;
        if (part.mark === "right") show(row, "right", tag("right", say(p.ask.many ? "tag.yours.right" : "tag.yours")));
        else if (part.mark === "wrong") show(row, "not", tag("not", say("tag.yours")));
        else if (part.mark === "missed" && p.ask.many && (solved || v.score > 0)) show(row, "missed", tag("none", say("tag.missed")));
      }
    },
    reveal(v: Verdict) {
      unmark();
      fix(true);
      for (const option of p.ask.options) {
        const row = rows.find((r) => r.dataset.key === option.key);
        const picked = v.parts.some((part) => part.key === option.key && (part.mark === "wrong" || part.mark === "right"));
        if (!row) continue;
        if (option.right) show(row, "right", tag("right", say("tag.answer")));
        else if (picked) show(row, "not", tag("not", say("tag.first")));
        else show(row, "", null);
      }
      for (const i of inputs) i.checked = false;
    },
    clear() {
      fix(false);
      for (const row of rows) {
        delete row.dataset.mark; // the reasons stay to be read
        find(row, ".tag")?.remove();
      }
      for (const i of inputs) i.checked = false;
    },
  };
}
