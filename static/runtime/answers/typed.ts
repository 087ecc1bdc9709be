// Typing a word, or a number.

import type { Entry, Number as NumberAsk, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { find, setMark } from "../dom";
import { trim } from "../fold";
import { say } from "../words";

export const entry = (p: Place<Entry>): Answer => typed(p, "missing.text", () => p.ask.answers.find((a) => a.right)?.variants[0] ?? "");

export const number = (p: Place<NumberAsk>): Answer => typed(p, "missing.number", () => figure(p.ask, p.lang));

// figure is the middle of the first accepted range, as the page writes numbers.
function figure(ask: NumberAsk, lang: string): string {
  const range = ask.answers.find((a) => a.right)?.ranges[0];
  if (!range) return "";
  const middle = Number(((range.low + range.high) / 2).toPrecision(10));
  return middle.toLocaleString(lang, { useGrouping: false, maximumFractionDigits: 10 });
}

function typed(p: Place<Entry> | Place<NumberAsk>, empty: "missing.text" | "missing.number", right: () => string): Answer {
  const field = find<HTMLInputElement>(p.form, ".field") as HTMLInputElement;
  field.addEventListener("input", p.used);
  const lock = (on: boolean, mark: string) => {
    field.readOnly = on;
    setMark(field, mark);
  };
  return {
    read: () => [field.value],
    missing: () => (trim(field.value) === "" ? { text: say(empty), at: [field] } : null),
    write(response) {
      field.value = response[0] ?? "";
    },
    mark: (v: Verdict) => lock(true, v.score >= 1 ? "right" : "not"),
    reveal() {
      field.value = right();
      lock(true, "right");
    },
    clear() {
      field.value = "";
      lock(false, "");
    },
  };
}
