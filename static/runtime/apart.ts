// A form that stands in a document twice, as its page has it and as another asks
// it: the second has other ids.

import { all } from "./dom";

// apart puts a prefix before the ids of a form, and whatever refers to them.
export function apart(form: HTMLElement, prefix: string): void {
  const id = form.id;
  for (const e of [form, ...all(form, "*")]) {
    for (const name of ["id", "for", "name", "aria-labelledby", "aria-describedby"]) {
      const value = e.getAttribute(name);
      if (value?.startsWith(id)) e.setAttribute(name, prefix + value);
    }
  }
}
