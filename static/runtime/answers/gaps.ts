// Filling gaps in a text, by typing, from menus, or from a bank of words.

import type { Gaps, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find, plain, setDisabled, setMark } from "../dom";
import { fold, trim } from "../fold";
import { shuffle } from "../shuffle";
import { say } from "../words";

type Field = HTMLInputElement | HTMLSelectElement;

export function gaps(p: Place<Gaps>): Answer {
  const fields = p.ask.gaps.map((g) => p.form.elements.namedItem(p.id + "." + g.key) as Field);
  const bank = bankOf(p, fields);
  const empty = (f: Field) => trim(f.value) === "";
  for (const f of fields) f.addEventListener("input", () => {
    bank();
    p.used();
  });

  // lock holds a field as it is. A menu is read as long as it can be opened, so
  // its other choices are taken out of reach instead.
  function lock(f: Field, on: boolean, mark: string): void {
    if (f instanceof HTMLInputElement) f.readOnly = on;
    else {
      setDisabled(f, on);
      for (const o of Array.from(f.options)) o.disabled = on && !o.selected;
    }
    setMark(f, mark);
  }

  return {
    read: () => p.ask.gaps.map((g, i) => g.key + "=" + fields[i].value).filter((_, i) => !empty(fields[i])),
    missing() {
      const at = fields.filter(empty);
      return at.length ? { text: say("missing.gaps", at.map((f) => fields.indexOf(f) + 1).join(", ")), at } : null;
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
        lock(fields[i], false, "");
        fields[i].value = g.menu ? g.options.find((o) => o.right)?.key ?? "" : g.answers.find((a) => a.right)?.variants[0] ?? "";
        lock(fields[i], true, "right");
      });
      bank();
    },
    clear(v) {
      fields.forEach((f, i) => {
        const stays = v?.parts[i]?.mark === "right";
        lock(f, stays, stays ? "right" : "");
        if (!stays) f.value = "";
      });
      bank();
    },
  };
}

// bankOf makes buttons of the bank's words: a tap fills the gap that was tapped
// last, else the next empty one (the keyboard passes all gaps on its way to the
// bank). It returns what keeps them up to date.
function bankOf(p: Place<Gaps>, fields: Field[]): () => void {
  const box = find(p.form, "[data-bank]");
  if (!box) return () => undefined;
  const typed = fields.filter((f): f is HTMLInputElement => f instanceof HTMLInputElement);
  const open = (f: HTMLInputElement) => f.value === "" && !f.readOnly;
  let at: HTMLInputElement | null = null;
  for (const f of typed) f.addEventListener("pointerdown", () => (at = f));
  const chips = shuffle(all(box, ".chip"), p.seed).map((old) => {
    const word = plain(old), chip = el("button", { class: "chip", type: "button" }, word);
    old.remove();
    box.append(chip);
    chip.addEventListener("click", () => {
      const to = at && open(at) ? at : typed.find(open);
      if (!to || "done" in p.form.dataset || chip.getAttribute("aria-disabled")) return;
      to.value = word;
      at = null;
      p.live(say("pick.placed", word, to.getAttribute("aria-label") ?? ""));
      update();
      p.used();
    });
    return chip;
  });
  function update(): void {
    (box as HTMLElement).hidden = "done" in p.form.dataset;
    const used = typed.map((f) => fold(f.value));
    for (const chip of chips) {
      const word = plain(chip), i = used.indexOf(fold(word));
      if (i >= 0) used.splice(i, 1);
      setDisabled(chip, i >= 0);
      if (i >= 0) chip.setAttribute("aria-label", say("bank.used", word));
      else chip.removeAttribute("aria-label");
    }
  }
  return update;
}
