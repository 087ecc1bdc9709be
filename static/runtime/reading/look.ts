// How the page looks, as its reader chooses: theme, size of letters, distance of
// lines. first.ts sets it before the first paint.

import { all, find } from "../core";

const choices = ["theme", "size", "leading"];

export function openLook(): void {
  const form = find<HTMLFormElement>(document, "#_look form");
  if (!form) return;
  const root = document.documentElement;
  for (const input of all<HTMLInputElement>(form, "input")) input.checked = input.value === (root.dataset[input.name] ?? "");
  form.addEventListener("change", () => {
    const look: { [name: string]: string } = {};
    for (const name of choices) {
      const value = all<HTMLInputElement>(form, "input").find((i) => i.name === name && i.checked)?.value ?? "";
      if (value) root.dataset[name] = look[name] = value;
      else delete root.dataset[name];
    }
    try {
      localStorage.setItem("suluh-look", JSON.stringify(look));
    } catch {
      // Chosen for this page alone, then.
    }
  });
}
