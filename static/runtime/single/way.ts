// Which page of the document is shown: the one that the address names, by its id
// or by the id of something in it. The browser's own ways, back, forward and the
// search in the page, lead there as well.

import { all, find } from "../dom";
import type { Leaf } from "./leaf";

// Special addresses name a page by what they bring to it.
const brings: [RegExp, string][] = [[/^q=/, "_cari"], [/^import=/, "_kemajuan"]];

// openWay shows the page of the address, and from then on the one that is asked
// for. shown is called with each.
export function openWay(leaves: Leaf[], shown: (leaf: Leaf) => void): () => Leaf {
  const places: number[] = []; // how far down the page was, by entry of the history
  let now: Leaf | null = null, entry = 0;

  const leafAt = (e: Element | null) => leaves.find((leaf) => leaf.element === e?.closest(".leaf")) ?? null;

  // target is what an address names: a page, and perhaps an element of it.
  function target(hash: string): { leaf: Leaf | null; at: Element | null } {
    let id = hash.slice(1);
    const brought = brings.find(([form]) => form.test(id))?.[1];
    if (brought) return { leaf: leaves.find((leaf) => leaf.id === brought) ?? null, at: null };
    try {
      id = decodeURIComponent(id);
    } catch {
      // not encoded, then
    }
    const at = document.getElementById(id), leaf = leafAt(at);
    return { leaf, at: at === leaf?.element ? null : at };
  }

  function show(leaf: Leaf): boolean {
    if (leaf === now) return false;
    const before = now;
    now = leaf;
    leaf.element.removeAttribute("hidden");
    shown(leaf);
    for (const other of before ? [before] : leaves) if (other !== leaf) other.element.setAttribute("hidden", "until-found");
    return true;
  }

  // go shows what an address names; y is how far down, for who comes back.
  function go(hash: string, y?: number): void {
    const { leaf, at } = hash ? target(hash) : { leaf: leaves[0], at: null };
    if (!leaf) return;
    const news = show(leaf);
    find<HTMLElement>(document, ":popover-open")?.hidePopover();
    if (y !== undefined) scrollTo({ top: y, behavior: "instant" });
    else if (at) at.scrollIntoView();
    else scrollTo({ top: 0, behavior: "instant" });
    if (news && y === undefined) (at instanceof HTMLElement && at.tabIndex >= 0 ? at : find(leaf.element, "h1"))?.focus({ preventScroll: true });
  }

  document.addEventListener("click", (e) => {
    const a = (e.target as Element).closest?.<HTMLAnchorElement>("a[href]");
    if (!a || e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || a.target) return;
    const hash = a.hash;
    if (!hash || a.href.split("#")[0] !== location.href.split("#")[0] || brings.some(([form]) => form.test(hash.slice(1))) || !target(hash).leaf) return;
    e.preventDefault();
    leave();
    entry = history.length;
    history.pushState({ entry }, "", hash);
    go(hash);
  });

  // leave remembers how far down the page is that is left.
  function leave(): void {
    places[entry] = scrollY;
  }

  addEventListener("scrollend", leave);
  addEventListener("popstate", (e) => {
    const at = (e.state as { entry?: number } | null)?.entry;
    if (at === undefined) return go(location.hash);
    entry = at;
    go(location.hash, places[at] ?? 0);
  });
  addEventListener("hashchange", () => {
    const { leaf } = target(location.hash);
    if (leaf && leaf !== now) go(location.hash);
  });
  // Found by the browser's own search.
  for (const leaf of leaves) leaf.element.addEventListener("beforematch", () => show(leaf));
  for (const title of all(document, ".leaf h1")) title.tabIndex = -1;

  history.scrollRestoration = "manual";
  entry = history.state?.entry ?? 0;
  if (!location.hash) history.replaceState({ entry }, "", "#" + leaves[0].id);
  show(leaves[0]);
  go(location.hash);
  // The browser has its own way to what the address names, when all is loaded.
  addEventListener("load", () => go(location.hash), { once: true });
  return () => now ?? leaves[0];
}
