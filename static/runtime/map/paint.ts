// How a lesson on the map looks, and what it says in words.

import { all, el, find, say } from "../core";
import type { State } from "../progress/state";

// paint shows a lesson's state; right and of are its questions, of 0 for none.
export function paint(link: HTMLElement, state: State, right: number, of: number): void {
  const small = find(link, "small");
  if (!small) return;
  link.dataset.note ??= small.textContent ?? "";
  if (state) link.dataset.s = state;
  else delete link.dataset.s;
  small.textContent = state === "done" ? say("state.map.done") : state === "doing" ? (of ? say("state.right", right, of) : say("state.map.doing")) : link.dataset.note;
}

// count says of a module how much of it is done.
export function count(map: Element, module: string, done: number, of: number): void {
  for (const e of all(map, "[data-module]")) if (e.dataset.module === module) e.replaceChildren(el("span", {}, say("state.of", done, of)));
}
