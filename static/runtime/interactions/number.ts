// Typing a number: the twin of quiz/number.go and of the learner's side of
// quiz/figure.go.

import type { Figure, Number as NumberAsk, Range, Verdict } from "../types";
import { fold, valid } from "../fold";
import { blank, nothing } from "../marking";

// judge reads what was typed in every way it can be read, and looks for a
// reading that an accepted figure meets, then one that a wrong figure meets.
export function judge(ask: NumberAsk, response: string[]): Verdict {
  const v = nothing();
  if (response.length !== 1 || blank(response)) return v;
  const { readings, unit } = read(response[0]);
  if (readings.length === 0) return { ...v, unread: true };
  if (unit !== "" && !ask.answers.some((f) => f.ranges.some((g) => lists(g, unit)))) return { ...v, unit: true };
  for (const right of [true, false]) {
    const f = ask.answers.find((f) => f.right === right && met(f, readings, unit));
    if (f) return { ...v, answer: f.key, score: right ? 1 : 0 };
  }
  return v;
}

function met(f: Figure, readings: number[], unit: string): boolean {
  return f.ranges.some((g) => (unit === "" || lists(g, unit)) && readings.some((x) => holds(g, x)));
}

function lists(g: Range, unit: string): boolean {
  return g.units.some((u) => foldUnit(u) === unit);
}

// holds tells whether x lies in the range; a relative error of 1e-9 is forgiven.
function holds(g: Range, x: number): boolean {
  const slack = 1e-9 * Math.max(Math.abs(g.low), Math.abs(g.high));
  return x >= g.low - slack && x <= g.high + slack;
}

// foldUnit is a unit as it is compared: folded, without blanks.
function foldUnit(unit: string): string {
  return fold(unit).split(" ").join("");
}

// The patterns of numbers; quiz/figure.go has the same.
const power = /^[eE]([+-]?[0-9]{1,3})((?: [^]*)?)$/;
const plain = /^[0-9]*(?:[.,][0-9]+)?$/;
const grouped = /^[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+(?:,[0-9]+)?|(?:,[0-9]{3})+(?:\.[0-9]+)?|(?: [0-9]{3})+(?:[.,][0-9]+)?)$/;

// read takes a typed text apart: the numbers that it may be, and the unit,
// folded; "" when there is none.
function read(text: string): { readings: number[]; unit: string } {
  const s = trimBlanks(valid(text).normalize("NFC").replace(/[\t\r\n\u00A0\u202F\u2009]/g, " ").replace(/\u2212/g, "-"));
  const first = s.search(/[0-9]/);
  if (first < 0) return { readings: [], unit: "" };
  let start = first;
  // .5 is a number, Rp.5 is not
  if (first > 0 && ".,".includes(s[first - 1]) && (first === 1 || " +-".includes(s[first - 2]))) start--;
  let before = s.slice(0, start).replace(/ +$/, "");
  const minus = before.endsWith("-");
  if (minus || before.endsWith("+")) before = before.slice(0, -1);
  let end = first;
  while (isDigit(s, end) || (end < s.length && "., ".includes(s[end]) && isDigit(s, end + 1))) end++;
  const digits = s.slice(start, end);
  let after = s.slice(end), exponent = "";
  const p = power.exec(after);
  if (p) {
    exponent = "e" + p[1];
    after = p[2];
  }
  const readings: number[] = [];
  const add = (decimal: string) => {
    const x = Number(decimal + exponent);
    if (isFinite(x)) readings.push(minus ? -x : x);
  };
  if (plain.test(digits)) add(digits.replace(",", "."));
  if (grouped.test(digits)) add(ungrouped(digits));
  return { readings, unit: foldUnit(before + " " + after) };
}

// ungrouped takes the group signs out and makes the decimal sign a point.
function ungrouped(digits: string): string {
  const sign = digits[digits.search(/[., ]/)];
  return digits.split(sign).join("").replace(",", ".");
}

function isDigit(s: string, i: number): boolean {
  return i < s.length && s[i] >= "0" && s[i] <= "9";
}

function trimBlanks(s: string): string {
  return s.replace(/^ +/, "").replace(/ +$/, "");
}
