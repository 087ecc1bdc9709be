// Writing a text: kept as it is typed, compared with a model, rated by rows.

import type { Essay } from "../types";
import type { Answer, Place } from "./answer";
import { all, el, find, icon } from "../dom";
import { words } from "../marking";
import { say } from "../words";

export function essay(p: Place<Essay>): Answer {
  const field = find<HTMLTextAreaElement>(p.form, "textarea") as HTMLTextAreaElement;
  const count = find(p.form, "[data-count]") as HTMLElement;
  const rubric = find(p.form, "[data-rubric]");
  const radios = all<HTMLInputElement>(p.form, "[data-rubric] input");
  const rating = (i: HTMLInputElement) => i.name.slice(p.id.length + 1) + "=" + i.value;
  const model = el("div", { class: "model" }, el("p", { class: "tag" }, icon("eye"), say("essay.model")), ...p.key.note("model"));
  count.after(model);

  // A draft is kept with the page alone, until it is compared: the record is of
  // what was handed in. One that is there is newer than the record.
  const saved = p.draft ? read(p.draft) : "";
  if (saved) {
    field.value = saved;
    p.used();
  }
  field.addEventListener("input", () => {
    tell(p.draft !== "" && keep(p.draft, field.value));
    p.used();
  });
  rubric?.addEventListener("change", p.used);

  function tell(kept: boolean): void {
    const time = new Date().toLocaleTimeString(p.lang, { hour: "2-digit", minute: "2-digit" });
    count.hidden = field.value === "";
    count.replaceChildren(el("span", {}, say("essay.words", words(field.value))), ...(kept ? [el("span", {}, say("essay.saved", time))] : []));
  }

  // compared shows the model and the rubric, and holds the text as it was.
  function compared(on: boolean): void {
    field.readOnly = on;
    model.hidden = !on || model.childNodes.length < 2;
    if (rubric) rubric.hidden = !on;
  }

  tell(false);
  compared(false);
  return {
    read: () => [field.value, ...radios.filter((i) => i.checked).map(rating)],
    missing() {
      const n = words(field.value);
      if (n > 0 && n >= p.ask.min) return null;
      return { text: n === 0 ? say("missing.essay") : say("missing.few", n, p.ask.min), at: [field] };
    },
    write(response) {
      field.value = response[0] ?? "";
      for (const i of radios) i.checked = response.slice(1).includes(rating(i));
      tell(false);
    },
    mark() {
      compared(true);
      if (p.draft) keep(p.draft, "");
    },
    reveal: () => compared(true),
    clear() {
      compared(false);
      for (const i of radios) i.checked = false;
    },
  };
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

// keep keeps a text, or forgets an empty one, and tells whether it could.
function keep(key: string, text: string): boolean {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
    return text !== "";
  } catch {
    return false; // a notice on the page says so
  }
}
