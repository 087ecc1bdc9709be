// What the page tells its scripts, in one JSON element. The words to show come
// with the script, which is made once for each language.

import type { Data } from "./types";

// A Page is the content of the element suluh-data; generator/site writes it.
export interface Page {
  course: string; // id of the course
  page: string; // id of the page
  lang: string;
  hub: string; // address of the hub
  role: "lesson" | "quiz" | "other";
  draw: number; // how many of the questions a quiz asks; 0: all
  questions: Data[];
  notes: { [question: string]: string }; // of an exam: reasons as HTML, made with the page
  words: { [key: string]: string };
}

declare const suluhWords: { [key: string]: string } | undefined;

export function readPage(): Page | null {
  const element = document.getElementById("suluh-data");
  if (!element) return null;
  const empty = { course: "", page: "", lang: "id", hub: "", role: "other", draw: 0, questions: [], notes: {} } as const;
  return { ...empty, words: typeof suluhWords === "undefined" ? {} : suluhWords, ...JSON.parse(element.textContent ?? "") } as Page;
}
