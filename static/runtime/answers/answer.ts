// What each way of answering does on the page. The marking is in interactions/;
// here is how an answer is read off the form, shown again, and marked.

import type { Ask, Verdict } from "../types";

export interface Answer {
  // read is the response as it stands in the form.
  read(): string[];
  // missing says what is not answered yet, or "".
  missing(): string;
  // write shows a response in the form.
  write(response: string[]): void;
  // mark shows what became of each part, with the reasons for what was chosen.
  mark(verdict: Verdict): void;
  // reveal shows the right answer, with all reasons.
  reveal(verdict: Verdict): void;
  // clear makes the form ready for another try; what was right may stay.
  clear(verdict: Verdict | null): void;
}

// A Place is what an answer works with.
export interface Place<A extends Ask> {
  form: HTMLFormElement;
  ask: A;
  id: string;
  seed: string;
  // reason gives copies of what the author says about a part, or nothing.
  reason(key: string): Node[];
  // live says something to those who hear the page.
  live(text: string): void;
  // used is to be called when the learner has changed the answer.
  used(): void;
}
