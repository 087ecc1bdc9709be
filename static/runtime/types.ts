// Written by `go test ./generator/quiz -run Types -update`: the structs of
// package quiz as the learner's page has them. Not by hand.

// Scoring is how several marks make one score; "" is the usual way of each
// interaction, PlusMinus for Select.
export type Scoring = "" | "plusminus" | "all" | "each";

// A Style is how a Match is shown.
export type Style = "pairs" | "groups" | "grid";

// A Mark is what became of one part.
export type Mark = "right" | "wrong" | "missed" | "left";

// A Response is what a learner did: the keys picked (select, order), what was
// typed (entry, number), or KEY=VALUE for each place filled (match, gaps). An
// essay's is its text, then ROW=POINTS for each row of the rubric rated.
export type Response = string[];

// Select is picking from options: one, or several with Many.
export interface Select {
  interaction: "select";
  // several are picked: [ ]
  many: boolean;
  // one is picked, and any of several right ones will do
  any: boolean;
  // with Many: "plusminus" (also ""), "all" or "each"
  scoring: Scoring;
  // shown in the author's order, not shuffled
  fixed: boolean;
  // in the author's order
  options: Option[];
}

// An Option is one thing to pick.
export interface Option {
  key: string;
  right: boolean;
}

// Entry is typing a word.
export interface Entry {
  interaction: "entry";
  // in the author's order
  answers: Answer[];
  // allow one slip of the fingers
  typo: boolean;
}

// An Answer is one line of `=` or `!=`: the words that are accepted, or
// specifically wrong, alike.
export interface Answer {
  key: string;
  // accepted; else specifically wrong
  right: boolean;
  // as written; "*" is any letters, `\*` a star. The first is shown
  variants: string[];
}

// Number is typing a number.
export interface Number {
  interaction: "number";
  // in the author's order
  answers: Figure[];
}

// A Figure is one line of `=` or `!=` whose every accepted variant is a number.
export interface Figure {
  key: string;
  // accepted; else specifically wrong
  right: boolean;
  ranges: Range[];
}

// A Range is from where to where a number is met, and in which units.
export interface Range {
  low: number;
  high: number;
  // as written; the first is shown
  units: string[];
}

// Match is pairing two lists: pairs, items sorted into groups, or rows of a
// grid. Several left sides may share a right one.
export interface Match {
  interaction: "match";
  style: Style;
  // in the author's order
  left: Item[];
  // each once, in the order of first mention; distractors too
  right: Side[];
  // "" or "all"
  scoring: Scoring;
}

// An Item is a left side: the left of a pair, an item of a group, a grid's row.
export interface Item {
  key: string;
  // the key of its right side; "" for an item that belongs nowhere (groups)
  right: string;
}

// A Side is a right side: the right of a pair, a group, a grid's column. One
// that no item has is a distractor.
export interface Side {
  key: string;
}

// Order is putting steps in order.
export interface Order {
  interaction: "order";
  // in the right order
  steps: Step[];
  // "" or "all"
  scoring: Scoring;
}

// A Step is one thing to put in its place.
export interface Step {
  key: string;
}

// Gaps is filling gaps in a text, by typing or from menus.
export interface Gaps {
  interaction: "gaps";
  // in the order of the text
  gaps: Gap[];
  // the words of the typed gaps are shown, to tap
  bank: boolean;
  // words of the bank that fit nowhere
  distractors: string[];
  // allow one slip in each typed gap
  typo: boolean;
  // "" or "all"
  scoring: Scoring;
}

// A Gap is one [[gap]].
export interface Gap {
  // see Keys; from its first accepted variant or its right option
  key: string;
  // filled from Options; else typed, and judged by Answers
  menu: boolean;
  // of a menu, in the author's order
  options: Choice[];
  // of a typed gap
  answers: Answer[];
}

// A Choice is one option of a menu.
export interface Choice {
  key: string;
  right: boolean;
  // plain: a menu has no other
  text: string;
}

// Essay is writing a text, which a person rates.
export interface Essay {
  interaction: "essay";
  // words to write before the model answer is shown; 0: any
  min: number;
  // may be empty: then the score stays open
  rubric: Row[];
}

// A Row is one criterion of a rubric.
export interface Row {
  key: string;
  // in the author's order
  levels: Level[];
}

// A Level is one step of a row.
export interface Level {
  // 0 or more
  points: number;
}

// An Ask is one of the seven ways of answering.
export type Ask = Select | Entry | Number | Match | Order | Gaps | Essay;

// Data is a question as the learner's page has it, in JSON: what the runtime
// needs to mark and to keep answers. Sentences and reasons stand in the page.
export interface Data {
  id: string;
  // its revision
  rev: string;
  // question, order, sort, grid, essay
  kind: string;
  // > 0
  points: number;
  // the interaction and its name: {"interaction":"select", …}
  ask: Ask;
  // ask how sure the learner is before feedback
  confident: boolean;
  // asked before reading, not marked
  opening: boolean;
  // former ids: answers may lie under them
  aliases: string[];
  // codes of learning outcomes
  outcomes: string[];
}

// A Verdict is a response marked, part by part.
export interface Verdict {
  // share of the points, 0 to 1
  score: number;
  // in the author's order; none for entry and number
  parts: PartVerdict[];
  // Answer is the key of the answer that what was typed met (entry, number):
  // its reason is the one to show. "" when it met none.
  answer: string;
  // accepted with one slip of the fingers: say so
  slip: boolean;
  // a unit that no answer lists: ask for the number alone, count no attempt
  unit: boolean;
  // no number where one was asked for: count no attempt
  unread: boolean;
  // an essay that is not rated yet, or not in full
  open: boolean;
}

// A PartVerdict is what became of one option, left side, step, gap or row.
export interface PartVerdict {
  key: string;
  mark: Mark;
  // the key of the answer or option that a gap was filled with, if known
  answer: string;
  // a typed gap accepted with one slip
  slip: boolean;
}

// An Event is one thing that a learner did. The record of a learner is a log
// of events: it only grows, and whatever is said about it is computed.
//
// An event's identity is a hash of itself ([Event.Identity]). So two records,
// of two tabs, two devices or an imported file, are merged as sets: twice is
// once, and order never matters. Members that this version does not know are
// kept, and an event of a newer version is kept untouched and not counted.
//
// In the browser's storage the events of a question lie under
// suluh/COURSE/QUESTION, those of a page under suluh/COURSE/PAGE; what the key
// says is left out of the events there (record.ts, pack and unpack). Files,
// SCORM and results carry them in full, as a [Record]. The schema and examples
// are in testdata/record.
export interface Event {
  // form of the event
  v: number;
  // the ids as the author wrote them
  course?: string;
  // where it was done: practice never counts as a quiz attempt
  page?: string;
  // "" for an event of the page itself
  q?: string;
  // the question's revision
  rev?: string;
  // UTC, to the millisecond; the device's clock: a claim
  at: string;
  // from 1: which attempt at the question, or at the quiz
  try?: number;
  // what was done
  kind: string;
  // what it means depends on the kind
  resp?: Response;
  // of an answer, a case, a quiz: 0 to 1
  score?: number;
}
