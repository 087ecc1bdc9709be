// What each way of answering does on the page. The marking is in interactions/;
// here is how an answer is read off the form, shown again, and marked.

import type { Ask, Verdict } from "../types";
import type { Key } from "../key";

export interface Answer {
  // read is the response as it stands in the form.
  read(): string[];
  // missing says what is not answered yet.
  missing(): Missing | null;
  // write shows a response in the form.
  write(response: string[]): void;
  // mark shows what became of each part, with the reasons for what was chosen.
  mark(verdict: Verdict): void;
  // reveal shows the right answer, with all reasons.
  reveal(verdict: Verdict): void;
  // clear makes the form ready for another try; what was right may stay.
  clear(verdict: Verdict | null): void;
  // mix puts the parts into another order, where they have one of their own.
  mix?(seed: string): void;
}

// Missing is a sentence, and the controls that it is about; the first of them
// is the one to go to.
export interface Missing {
  text: string;
  at: HTMLElement[];
}

// A Place is what an answer works with.
export interface Place<A extends Ask> {
  form: HTMLFormElement;
  ask: A;
  id: string;
  seed: string;
  key: Key;
  // draft is where unfinished work is kept in the page's storage, "" for nowhere.
  draft: string;
  lang: string;
  // live says something to those who hear the page.
  live(text: string): void;
  // used is to be called when the learner has changed the answer.
  used(): void;
}
