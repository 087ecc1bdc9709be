// What the site's script leaves for the scripts that only some pages load
// (each in a folder of its own, with index.ts): they take it from core.ts, so
// that nothing is carried twice.

import { all, el, find, icon, plain, setMark, tag } from "./dom";
import type { Page } from "./page";
import { use } from "./extra";
import { openQuestion, type Question } from "./question";
import { answers, localDay, merge, readEvents, standing, version } from "./record";
import { shuffle } from "./shuffle";
import type { Store } from "./store";
import { tick } from "./tick";
import { say } from "./words";

export const tools = { all, el, find, icon, plain, setMark, tag, openQuestion, answers, localDay, merge, readEvents, standing, version, shuffle, tick, use, say: say as (key: string, ...args: (string | number)[]) => string };

export interface Shared {
  asked: HTMLElement[]; // buttons that were pressed for what was still to be loaded
  page: Page; // this and what follows: on pages of a course
  store: Store;
  questions: Map<string, Question>; // those of the page that answer, by id
  lend?: (address: string) => string; // in one document with other pages: the text of one, as it came
  onChange(listener: (answered: boolean) => void): void; // more is known of the record; true: something was answered here
}

export type Core = Shared & typeof tools;

// share leaves it where core.ts finds it.
export function share(s: Partial<Shared>): void {
  const it = self as unknown as { suluh?: Core };
  it.suluh = { ...it.suluh, ...tools, ...s } as Core;
}
