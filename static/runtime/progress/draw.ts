// Drawings of figures: SVG with its finding as the title, and the same figures as
// a table below. Colours come from the stylesheet; what is not styled still has
// its lines.

import { el, say } from "../core";

const space = "http://www.w3.org/2000/svg";

type Attributes = { [name: string]: string | number };

export function shape(name: string, attributes: Attributes, ...children: (Node | string)[]): SVGElement {
  const e = document.createElementNS(space, name);
  for (const a of Object.keys(attributes)) e.setAttribute(a, String(attributes[a]));
  e.append(...children);
  return e;
}

export function label(x: number, y: number, text: string, more: Attributes = {}): SVGElement {
  return shape("text", { x, y, "text-anchor": "middle", fill: "currentColor", stroke: "none", ...more }, text);
}

// drawing is a figure: its finding is the title of the drawing, and said below it
// unless the caption says something else.
export function drawing(id: string, width: number, height: number, finding: string, shapes: SVGElement[], caption: string, table: HTMLElement): HTMLElement {
  const svg = shape("svg", { class: "draw", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-labelledby": id, fill: "none", stroke: "currentColor" }, shape("title", { id }, finding), ...shapes);
  return el("figure", { class: "figure" }, svg, el("figcaption", {}, caption), folded(say("progress.table"), table));
}

export function folded(summary: string, content: HTMLElement): HTMLElement {
  return el("details", {}, el("summary", {}, summary), content);
}

// table has a head, and names its rows by their first column. numbers are the
// columns of figures.
export function table(head: string[], rows: string[][], numbers: number[]): HTMLElement {
  const numeric = (i: number): { [name: string]: string } => (numbers.includes(i) ? { class: "num" } : {});
  return el("table", {},
    el("thead", {}, el("tr", {}, ...head.map((t, i) => el("th", { scope: "col", ...numeric(i) }, t)))),
    el("tbody", {}, ...rows.map((row) => el("tr", {}, ...row.map((t, i) => (i ? el("td", numeric(i), t) : el("th", { scope: "row" }, t)))))));
}

// bars are upright ones, each with its figure above; under some stands a word.
export function bars(values: number[], under: (i: number) => string): SVGElement[] {
  const base = 94, room = 72, most = Math.max(1, ...values), out: SVGElement[] = [shape("path", { class: "ax", d: `M0 ${base + 0.5}h340` })];
  values.forEach((v, i) => {
    const x = 4 + i * 24, height = v ? Math.max(4, Math.round((v / most) * room)) : 1;
    out.push(shape("rect", { class: "lit", x, y: base - height, width: 18, height, rx: v ? 2 : 0 }));
    if (v) out.push(label(x + 9, base - height - 6, String(v)));
    const word = under(i);
    const edge: Attributes = i === 0 ? { "text-anchor": "start", x } : i === values.length - 1 ? { "text-anchor": "end", x: x + 18 } : {};
    if (word) out.push(label(x + 9, base + 18, word, edge));
  });
  return out;
}

// bar lies, filled by a share, with an upright mark.
export function bar(share: number, mark: number): SVGElement {
  const line = `M${mark * 100} 0v8`;
  return shape("svg", { class: "bar", viewBox: "0 0 100 8", width: 100, height: 8, preserveAspectRatio: "none", "aria-hidden": "true" },
    shape("rect", { class: "v", width: Math.round(share * 100), height: 8 }), shape("path", { class: "p", d: line }), shape("path", { class: "p", d: line }));
}
