/*! ts-fsrs 5.4.2

MIT License

Copyright (c) 2026 Open Spaced Repetition

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE. */

// What is believed of a memory: FSRS-6 with its default weights, as the package
// ts-fsrs computes it. Of the package only the algorithm is used: its scheduler
// counts days in UTC and in minutes, and lengthens short intervals.

import { FSRSAlgorithm, generatorParameters } from "../../vendor/ts-fsrs@5.4.2/index.mjs";

// A Grade is how well something was remembered: 1 not, 2 barely, 3 well, 4 at
// once.
export type Grade = 1 | 2 | 3 | 4;

// A Memory is what FSRS believes: after how many days it is remembered with nine
// chances in ten, and how hard it is, from 1 to 10.
export interface Memory {
  stability: number;
  difficulty: number;
}

// Ask again when the chance to remember has come down to this.
const retention = 0.9;

const fsrs = /* @__PURE__ */ new FSRSAlgorithm(generatorParameters({ request_retention: retention, enable_short_term: false, enable_fuzz: false }));

// remembered is a memory after a review; null before the first. days passed
// since the one before.
export function remembered(memory: Memory | null, days: number, grade: Grade): Memory {
  return fsrs.next_state(memory, days, grade);
}

// interval is after how many days a memory is to be asked for again, 1 or more.
export function interval(memory: Memory): number {
  return fsrs.next_interval(memory.stability, 0);
}
