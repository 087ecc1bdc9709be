// Writing a text: kept as it is typed, compared with a model, rated by rows.

import type { Essay, Verdict } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find } from "../dom";
import { words } from "../marking";
import { say } from "../words";

export function essay(p: Place<Essay>): Answer {
  const field = find<HTMLTextAreaElement>(p.form, "textarea") as HTMLTextAreaElement;
  const count = find(p.form, "[data-count]");
  const rubric = find(p.form, "[data-rubric]");
  const tell = () => {
    if (!count) return;
    count.hidden = false;
    count.replaceChildren(el("span", {}, say("essay.words", words(field.value))));
  };
  field.addEventListener("input", () => {
    tell();
    p.used();
  });
  rubric?.addEventListener("change", p.used);
  const ratings = () =>
    all<HTMLInputElement>(p.form, "[data-rubric] input").filter((i) => i.checked).map((i) => i.name.slice(p.id.length + 1) + "=" + i.value);
  return {
    read: () => [field.value, ...ratings()],
    missing() {
      const n = words(field.value);
      if (n === 0) return say("missing.essay");
      return n < p.ask.min ? say("missing.few", n, p.ask.min) : "";
    },
    write(response) {
      field.value = response[0] ?? "";
      for (const i of all<HTMLInputElement>(p.form, "[data-rubric] input")) {
        i.checked = response.slice(1).includes(i.name.slice(p.id.length + 1) + "=" + i.value);
      }
      if (field.value) tell();
    },
    mark(_: Verdict) {
      if (rubric) rubric.hidden = false;
    },
    reveal(_: Verdict) {
      if (rubric) rubric.hidden = false;
    },
    clear() {
      if (rubric) rubric.hidden = true;
    },
  };
}
