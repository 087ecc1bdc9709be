// Filling gaps in a text, by typing, from menus, or from a bank of words.

import type { Gaps, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find, plain } from "../dom";
import { fold, trim } from "../fold";
import { shuffle } from "../shuffle";
import { say } from "../words";

type Field = HTMLInputElement | HTMLSelectElement;

export function gaps(p: Place<Gaps>): Answer {
  const fields = p.ask.gaps.map((g) => p.form.elements.namedItem(p.id + "." + g.key) as Field);
  const bank = bankOf(p, fields);
  for (const f of fields) f.addEventListener("input", () => {
    bank();
    p.used();
  });

  function lock(f: Field, on: boolean, mark: string): void {
    if (f instanceof HTMLInputElement) f.readOnly = on;
    else if (on) f.setAttribute("aria-disabled", "true");
    else f.removeAttribute("aria-disabled");
    for (const o of f instanceof HTMLSelectElement ? Array.from(f.options) : []) o.disabled = on && !o.selected;
    if (mark) f.dataset.mark = mark;
    else delete f.dataset.mark;
  }

  return {
    read: () => p.ask.gaps.map((g, i) => g.key + "=" + fields[i].value).filter((_, i) => trim(fields[i].value) !== ""),
    missing() {
      const empty = fields.map((f, i) => (trim(f.value) === "" ? i + 1 : 0)).filter((n) => n > 0);
      return empty.length ? say("missing.gaps", empty.join(", ")) : "";
    },
    write(response) {
      p.ask.gaps.forEach((g, i) => {
        fields[i].value = response.find((r) => r.startsWith(g.key + "="))?.slice(g.key.length + 1) ?? "";
      });
      bank();
    },
    mark(v: Verdict) {
      v.parts.forEach((part, i) => lock(fields[i], true, part.mark === "right" ? "right" : "not"));
      bank();
    },
    reveal() {
      p.ask.gaps.forEach((g, i) => {
        const f = fields[i];
        lock(f, false, "");
        f.value = g.menu ? g.options.find((o) => o.right)?.key ?? "" : g.answers.find((a) => a.right)?.variants[0] ?? "";
        lock(f, true, "right");
      });
      bank();
    },
    clear(v) {
      p.ask.gaps.forEach((_, i) => {
        const stays = v?.parts[i]?.mark === "right";
        lock(fields[i], stays, stays ? "right" : "");
        if (!stays) fields[i].value = "";
      });
      bank();
    },
  };
}

// bankOf makes buttons of the bank's words: a tap fills the gap that has the
// focus last, else the next empty one. It returns what keeps them up to date.
function bankOf(p: Place<Gaps>, fields: Field[]): () => void {
  const box = find(p.form, "[data-bank]");
  if (!box) return () => undefined;
  let at: Field | null = null;
  for (const f of fields) f.addEventListener("focus", () => (at = f));
  const typed = fields.filter((f): f is HTMLInputElement => f instanceof HTMLInputElement);
  const chips = shuffle(all(box, ".chip"), p.seed).map((old) => {
    const word = plain(old), chip = el("button", { class: "chip", type: "button" }, word);
    old.remove();
    box.append(chip);
    chip.addEventListener("click", () => {
      if ("done" in p.form.dataset || chip.getAttribute("aria-disabled")) return;
      const to = at instanceof HTMLInputElement && typed.includes(at) && !at.readOnly && at.value === "" ? at : typed.find((f) => f.value === "" && !f.readOnly);
      if (!to) return;
      to.value = word;
      at = null;
      p.live(say("pick.placed", word, to.getAttribute("aria-label") ?? ""));
      update();
      p.used();
    });
    return { chip, word };
  });
  function update(): void {
    const used = typed.map((f) => fold(f.value));
    for (const { chip, word } of chips) {
      const i = used.indexOf(fold(word));
      if (i >= 0) {
        used.splice(i, 1);
        chip.setAttribute("aria-disabled", "true");
        chip.setAttribute("aria-label", say("bank.used", word));
      } else {
        chip.removeAttribute("aria-disabled");
        chip.removeAttribute("aria-label");
      }
    }
  }
  return update;
}
