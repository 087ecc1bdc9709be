// What the page tells its scripts, in one JSON element.

import type { Structure } from "./structure";
import type { Data } from "./types";

// A Page is the content of the element suluh-data; generator/site writes it.
export interface Page {
  course: string; // id of the course
  page: string; // id of the page
  lang: string;
  hub: string; // address of the hub
  whole?: Structure; // the structure itself, in one document with all pages
  structure?: string; // address of the course's structure (structure.ts), of a page that looks at the whole of it
  role: string; // quiz, or the kind of the page: lesson, module, course, …
  quiz?: Quiz;
  questions: Data[];
  notes: { [question: string]: string }; // of an exam: reasons as HTML, made with the page
}

// A Quiz says how its questions are asked. What is not set is not there.
export interface Quiz {
  draw?: number; // how many of the questions it asks; else all
  exam?: boolean; // results and reasons only after handing in
  pass?: number; // per cent of the points
  attempts?: number; // else as many as one likes
  seconds?: number; // time limit
  shuffle?: boolean; // of the questions
  outcomes?: [code: string, text: string][];
}

export function readPage(): Page | null {
  const element = document.getElementById("suluh-data");
  if (!element) return null;
  return { hub: "", questions: [], notes: {}, ...JSON.parse(element.textContent ?? "") } as Page;
}
