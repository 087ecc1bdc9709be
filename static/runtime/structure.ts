// A course as the pages know it that look at the whole of it: the twin of
// generator/site/structure.go. It comes as a script of its own, whose address
// stands in the page's data.

import type { Page } from "./page";

export interface Structure {
  course: string; // id
  lang: string;
  outcomes: Outcome[];
  modules: Module[];
}

export interface Outcome {
  code: string;
  text: string;
  level?: string; // C1 … C6, or a range
  module?: string; // id; none for an outcome of the course
}

// A Module without an address holds the course's own lessons.
export interface Module {
  id: string;
  title: string;
  number?: string;
  address?: string; // from the root of the site
  lessons: Lesson[];
}

// A Lesson is a page that is read, a quiz or a case. Drafts are left out.
export interface Lesson {
  id: string; // of the page, as events have it
  title: string;
  number?: string; // 1.4
  address: string; // from the root of the site
  minutes?: number;
  quiz?: boolean;
  draw?: number; // of a quiz: how many of the questions it asks; none for all
  pass?: number; // of a quiz: per cent of the points
  exam?: boolean; // of a quiz: reasons are shown after handing in
  cases?: string[]; // ids of branching cases
  questions?: Asked[];
}

export interface Asked {
  id: string;
  rev: string;
  outcomes?: string[]; // codes
  level?: string;
  at?: string; // id of the heading that it stands under
  opening?: boolean; // asked before reading, not counted
  essay?: boolean; // written, and rated by hand
  aliases?: string[]; // former ids: answers may lie under them
}

declare const self: { suluhCourse(s: Structure): void };

// openStructure loads the structure that the page's data names, and gives it
// with the address of the site's root. It never fails: without it the page stays
// as it came.
export function openStructure(page: Page, then: (s: Structure, link: (address: string) => string) => void): void {
  if (page.whole) return then(page.whole, (address) => address);
  if (!page.structure) return;
  const script = document.createElement("script");
  script.src = page.structure;
  const root = new URL("..", script.src); // it stands in _/
  self.suluhCourse = (s) => then(s, (address) => new URL(address.split("/").map(encodeURIComponent).join("/"), root).href);
  document.head.append(script);
}
