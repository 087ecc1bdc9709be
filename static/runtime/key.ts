// The key of a question: what is right, and why. It stands in the page for
// readers without scripts; from here on the question gives out what is due.

import { all, find, take } from "./dom";

export interface Key {
  there: boolean;
  // reason gives copies of what the author says about a part, or nothing.
  reason(part: string): Node[];
  // note gives copies of what is said of the whole: right, why, again, model.
  note(name: string): Node[];
}

// takeKey takes the key out of a form; an exam has it in its data, as HTML that
// was made with the page.
export function takeKey(form: HTMLFormElement, note: string | undefined): Key {
  const element: ParentNode | null = find(form, "details[data-key]");
  (element as Element | null)?.remove();
  const key = element ?? (note ? new DOMParser().parseFromString(note, "text/html").body : null);
  return {
    there: key !== null,
    reason: (part) => take(key && all(key, "[data-reason]").find((r) => r.dataset.reason === part)),
    note: (name) => take(key && find(key, "[data-" + name + "]")),
  };
}
