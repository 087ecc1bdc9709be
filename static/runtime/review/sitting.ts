// How far the learner has come with what is asked today. What was not right comes
// back at the end until it is, once. Pure.

import { mix, type Waiting } from "../schedule/core";

// A Sitting is some questions, those that are left, and what became of the others.
export interface Sitting<W extends Waiting> {
  left: W[]; // the first is being asked
  all: W[];
  asked: number; // of them, the first time
  wrong: W[]; // those that were not right the first time
}

export function begin<W extends Waiting>(all: W[]): Sitting<W> {
  return { left: all, all, asked: 0, wrong: [] };
}

// answered goes on to the next question.
export function answered<W extends Waiting>(s: Sitting<W>, right: boolean): Sitting<W> {
  const [now, ...rest] = s.left, asked = Math.min(s.asked + 1, s.all.length), again = s.asked === s.all.length;
  const left = right ? rest : [...rest, now];
  return {
    left: asked === s.all.length && !again ? mix(left, now) : left,
    all: s.all,
    asked,
    wrong: right || again ? s.wrong : [...s.wrong, now],
  };
}
