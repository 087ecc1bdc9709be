// How texts are compared: the twin of source.Fold. The rules are written in
// package quiz; generator/quiz/testdata/fold.json holds both to the same cases.

// White space is space, tab, line ends and the no-break space, nothing else.
const white = " \t\r\n\u00A0";

// A hyphen counts as a blank: hyphen-minus, hyphen, non-breaking hyphen.
const hyphens = "-\u2010\u2011";

const closing = " .,;:!?\u2026";

// fold is a text in NFC, in lower case, with single blanks and no punctuation
// at its end.
export function fold(text: string): string {
  let out = "";
  let blank = false;
  for (const c of valid(text).normalize("NFC")) {
    if (white.includes(c) || hyphens.includes(c)) {
      blank = out !== "";
      continue;
    }
    out += (blank ? " " : "") + lower(c);
    blank = false;
  }
  return trimEnd(out, closing);
}

// folded is a text as it is compared: folded, or, if nothing is left then, as
// it was typed ("?").
export function folded(text: string): string {
  return fold(text) || trim(valid(text).normalize("NFC"));
}

// trim takes white space off both ends.
export function trim(text: string): string {
  let start = 0;
  while (start < text.length && white.includes(text[start])) start++;
  return trimEnd(text.slice(start), white);
}

export function trimEnd(text: string, set: string): string {
  let end = text.length;
  while (end > 0 && set.includes(text[end - 1])) end--;
  return text.slice(0, end);
}

// valid puts U+FFFD in the place of half characters.
export function valid(text: string): string {
  let out = "";
  for (const c of text) out += c >= "\uD800" && c <= "\uDFFF" && c.length === 1 ? "\uFFFD" : c;
  return out;
}

// lower is one character to one. A letter whose lower case is two (İ) stays.
function lower(c: string): string {
  const l = c.toLowerCase();
  return Array.from(l).length === 1 ? l : c;
}
