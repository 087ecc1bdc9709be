// The few ways in which scripts make and find elements. Texts go in as text,
// never as HTML.

export type Child = Node | string;

export function el<K extends keyof HTMLElementTagNameMap>(name: K, attributes: { [name: string]: string } = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(name);
  for (const a of Object.keys(attributes)) e.setAttribute(a, attributes[a]);
  e.append(...children);
  return e;
}

const svg = "http://www.w3.org/2000/svg";

// icon is a sign of the page's own sheet.
export function icon(name: string): SVGElement {
  const e = document.createElementNS(svg, "svg"), use = document.createElementNS(svg, "use");
  const attributes: { [name: string]: string } = { class: "icon", width: "20", height: "20", "aria-hidden": "true" };
  for (const a of Object.keys(attributes)) e.setAttribute(a, attributes[a]);
  use.setAttribute("href", "#i-" + name);
  e.append(use);
  return e;
}

export function find<E extends Element = HTMLElement>(inside: ParentNode, selector: string): E | null {
  return inside.querySelector<E>(selector);
}

export function all<E extends Element = HTMLElement>(inside: ParentNode, selector: string): E[] {
  return Array.from(inside.querySelectorAll<E>(selector));
}

// plain is an element's text in one line, without what only some hear.
export function plain(e: Element): string {
  return (e.textContent ?? "").replace(/\s+/g, " ").trim();
}

// tag is a word with its sign: what became of one answer.
export function tag(sign: string, word: string): HTMLElement {
  return el("span", { class: "tag" }, icon(sign), word);
}

// setMark says what became of a part, "" for nothing; the stylesheet shows it.
export function setMark(e: HTMLElement, mark: string): void {
  if (mark) e.dataset.mark = mark;
  else delete e.dataset.mark;
}

// setDisabled takes a control out of use without taking it from those who read
// with the keyboard.
export function setDisabled(e: HTMLElement, on: boolean): void {
  if (on) e.setAttribute("aria-disabled", "true");
  else e.removeAttribute("aria-disabled");
}

// take gives copies of what stands in an element.
export function take(from: Element | null | undefined): Node[] {
  return from ? Array.from(from.childNodes, (n) => n.cloneNode(true)) : [];
}
