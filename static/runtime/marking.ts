// What the marking of several interactions has in common. The rules are
// written in package quiz, in Go; its testdata/NAME.json holds both languages
// to the same cases.

import type { Mark, PartVerdict, Scoring, Verdict } from "./types";
import { trim } from "./fold";

// nothing is the verdict of a response that earns nothing.
export function nothing(parts: PartVerdict[] = []): Verdict {
  return { score: 0, parts, answer: "", slip: false, unit: false, unread: false, open: false };
}

// part is the verdict of one part.
export function part(key: string, mark: Mark, answer = "", slip = false): PartVerdict {
  return { key, mark, answer, slip };
}

// pick is the mark of an option that is right or not and picked or not.
export function pick(right: boolean, picked: boolean): Mark {
  if (right) return picked ? "right" : "missed";
  return picked ? "wrong" : "left";
}

// share is part of all as a score, never below 0.
export function share(part: number, all: number): number {
  return part <= 0 || all <= 0 ? 0 : part / all;
}

// whole makes a score all or nothing where the question asks for that.
export function whole(how: Scoring, score: number): number {
  return how === "all" && score < 1 ? 0 : score;
}

// count is how many parts have a mark.
export function count(parts: PartVerdict[], mark: Mark): number {
  return parts.filter((p) => p.mark === mark).length;
}

// blank tells whether nothing was answered.
export function blank(response: string[]): boolean {
  return response.every((s) => trim(s) === "");
}

// placed is what KEY=VALUE responses put where; the later one of two counts,
// and an empty value takes back what was put there.
export function placed(response: string[]): Map<string, string> {
  const put = new Map<string, string>();
  for (const s of response) {
    const at = s.indexOf("=");
    if (at < 0) continue;
    const value = s.slice(at + 1);
    if (trim(value) === "") put.delete(s.slice(0, at));
    else put.set(s.slice(0, at), value);
  }
  return put;
}

// words counts the words of an essay: runs of anything but white space.
export function words(text: string): number {
  return trim(text).split(/[ \t\r\n\u00A0]+/).filter((w) => w !== "").length;
}
