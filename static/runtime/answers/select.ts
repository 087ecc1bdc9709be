// Picking from options.

import type { Select, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find, setDisabled, setMark, tag } from "../dom";
import { shuffle } from "../shuffle";
import { say } from "../words";

export function select(p: Place<Select>): Answer {
  const box = find(p.form, ".options") as HTMLElement;
  const rows = all(box, ".option");
  const inputs = rows.map((row) => find<HTMLInputElement>(row, "input") as HTMLInputElement);
  const mix = (seed: string) => {
    if (!p.ask.fixed) box.append(...shuffle(rows, seed));
  };
  mix(p.seed);

  // A row that has been judged is still read, but no longer changed.
  box.addEventListener("click", (e) => {
    if ("done" in p.form.dataset && (e.target as Element).closest("label")) e.preventDefault();
  });
  box.addEventListener("change", p.used);

  // judged puts a mark, a word and the reason to each row that has a mark.
  function judged(of: (option: { key: string; right: boolean }) => [mark: string, word: HTMLElement | null] | null): void {
    for (const i of inputs) setDisabled(i, true);
    for (const row of rows) {
      find(row, ".reason")?.remove();
      const option = p.ask.options.find((o) => o.key === row.dataset.key);
      const [mark, word] = (option && of(option)) ?? ["", undefined];
      setMark(row, mark);
      if (word === undefined) continue;
      const text = [...(word ? [word] : []), ...p.key.reason(row.dataset.key ?? "")];
      if (text.length) row.append(el("div", { class: "reason" }, ...text));
    }
  }

  const markOf = (v: Verdict, key: string) => v.parts.find((part) => part.key === key)?.mark;

  return {
    mix,
    read: () => inputs.filter((i) => i.checked).map((i) => i.value),
    missing() {
      if (inputs.some((i) => i.checked)) return null;
      return { text: say(p.ask.many ? "missing.many" : "missing.one"), at: all(box, "input") };
    },
    write(response) {
      for (const i of inputs) i.checked = response.includes(i.value);
    },
    mark: (v: Verdict) =>
      judged((option) => {
        const mark = markOf(v, option.key);
        if (mark === "right") return ["right", tag("right", say(p.ask.many ? "tag.yours.right" : "tag.yours"))];
        if (mark === "wrong") return ["not", tag("not", say("tag.yours"))];
        return mark === "missed" && p.ask.many && v.score > 0 ? ["missed", tag("none", say("tag.missed"))] : null;
      }),
    reveal(v: Verdict) {
      judged((option) => {
        if (option.right) return ["right", tag("right", say("tag.answer"))];
        return markOf(v, option.key) === "wrong" ? ["not", tag("not", say("tag.first"))] : ["", null];
      });
      for (const i of inputs) i.checked = false;
    },
    clear() {
      for (const i of inputs) {
        setDisabled(i, false);
        i.checked = false;
      }
      for (const row of rows) {
        setMark(row, ""); // the reasons stay to be read
        find(row, ".tag")?.remove();
      }
    },
  };
}
