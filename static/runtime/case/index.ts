// A branching case as a way through scenes: one scene at a time, what the last
// choice led to, the path so far; at the end the debrief, with the path to think
// over. Without this script all scenes stand in order and the choices jump.
//
// The record gets a path (kind "path": the scenes visited) when an end is
// reached; where a learner stands before that lies with the page alone.

import { all, el, find, icon, page, plain, say, store, tick, version } from "../core";
import type { Event } from "../types";

// A Step is a scene and the choice that was made in it; -1 where none was yet.
interface Step {
  scene: string;
  choice: number;
}

for (const box of all(document, "[data-case]")) play(box);

function play(box: HTMLElement): void {
  const scenes = new Map(all(box, "[data-scene]").map((e) => [e.dataset.scene ?? "", e]));
  const first = scenes.keys().next().value ?? "", debrief = find(box, "[data-debrief]");
  const path = find(box, "[data-path]") as HTMLElement, said = find(box, "[data-verdict]") as HTMLElement;
  const scored = "scored" in box.dataset, example = "example" in box.dataset;
  const draft = example ? "" : "suluh-draft/" + page.course + "/" + box.id;
  let steps = readSteps();

  const choicesOf = (scene: string) => all<HTMLAnchorElement>(scenes.get(scene) ?? box, ".choice");
  const pointsOf = (a: HTMLElement) => Number(a.dataset.points ?? 0);
  const madeIn = (s: Step) => (s.choice < 0 ? undefined : choicesOf(s.scene)[s.choice]);
  const consequence = (a: HTMLElement) => {
    const details = a.nextElementSibling;
    return details instanceof HTMLElement && "consequence" in details.dataset ? Array.from(details.childNodes).slice(1).map((n) => n.cloneNode(true)) : [];
  };
  // mark is what a choice looks like afterwards: worth a second thought, or not.
  const mark = (a: HTMLElement) => (scored && pointsOf(a) < 0 ? "not" : "");

  for (const [name, scene] of scenes) {
    choicesOf(name).forEach((a, i) =>
      a.addEventListener("click", (e) => {
        e.preventDefault();
        steps[steps.length - 1].choice = i;
        steps.push({ scene: a.dataset.to ?? first, choice: -1 });
        history.pushState(null, "", "#" + (scenes.get(a.dataset.to ?? first)?.id ?? box.id));
        moved();
      }),
    );
    for (const details of all(scene, "[data-consequence]")) details.hidden = true;
    for (const title of all(scene, "h2, h3")) title.tabIndex = -1;
  }
  find(box, '[data-do="restart"]')?.addEventListener("click", () => back(0));

  // The browser's own way back goes back in the case, if that was shown: it may
  // stand in one document with other pages.
  addEventListener("popstate", () => {
    if (box.closest("[hidden]")) return;
    const at = steps.map((s) => scenes.get(s.scene)?.id).lastIndexOf(location.hash.slice(1));
    if (at >= 0) back(at);
    else if (!location.hash || location.hash === "#" + page.page) back(0);
  }, true);

  function back(to: number): void {
    steps = steps.slice(0, to + 1);
    steps[to].choice = -1;
    moved();
  }

  function moved(): void {
    const now = steps[steps.length - 1], scene = scenes.get(now.scene);
    if (scene && "end" in scene.dataset) finish();
    else keep(JSON.stringify(steps));
    show();
    (scene && find(scene, "h2, h3"))?.focus({ preventScroll: true });
    (said.hidden ? path : said).scrollIntoView({ block: "start" });
  }

  function finish(): void {
    keep("");
    if (example) return;
    let sum = 0;
    for (const s of steps) sum += pointsOf(madeIn(s) ?? box);
    const best = Number(box.dataset.best ?? 0);
    store.add({
      v: version, course: page.course, page: page.page, q: box.id, at: tick(), kind: "path",
      resp: steps.map((s) => s.scene), score: scored && best > 0 ? Math.max(0, Math.min(1, sum / best)) : 0,
    } as Event);
  }

  function show(): void {
    const now = steps[steps.length - 1], ended = "end" in (scenes.get(now.scene)?.dataset ?? {});
    for (const [name, scene] of scenes) scene.hidden = name !== now.scene;
    const last = steps.length > 1 ? madeIn(steps[steps.length - 2]) : undefined, text = last ? consequence(last) : [];
    said.hidden = text.length === 0;
    said.dataset.is = last && mark(last) ? "not" : last && scored && pointsOf(last) > 0 ? "right" : "shown";
    said.replaceChildren(...(text.length ? [el("p", { class: "word" }, icon(last && mark(last) ? "not" : "eye"), el("span", {}, say("case.consequence") + " ")), ...text] : []));
    path.hidden = steps.length < 2 || ended;
    path.setAttribute("aria-label", say("case.path"));
    path.replaceChildren(...steps.map((s) => item(s, false)));
    if (debrief) {
      debrief.hidden = !ended;
      find(debrief, ".taken")?.remove();
      if (ended) debrief.append(el("div", { class: "taken" }, el(find(debrief, "h2") ? "h3" : "h4", {}, say("case.taken")), el("ol", { class: "path" }, ...steps.filter((s) => s.choice >= 0).map((s) => item(s, true)))));
    }
    for (const e of all(box, "[data-actions]")) e.hidden = steps.length < 2;
  }

  // item is a step of the path; in full with what came of it and a way to think again.
  function item(s: Step, full: boolean): HTMLElement {
    const made = madeIn(s), title = plain(find(scenes.get(s.scene) ?? box, "h2, h3") ?? box);
    if (!made) return el("li", { "aria-current": "step" }, el("b", {}, title));
    const li = el("li", mark(made) ? { "data-s": "not" } : {}, el("b", {}, title + ". "), plain(made.children[1] ?? made));
    if (!full) return li;
    li.append(...consequence(made));
    const better = !scored || choicesOf(s.scene).some((a) => pointsOf(a) > pointsOf(made));
    if (better) {
      const again = el("button", { class: "button bare", type: "button" }, say("case.other"));
      again.addEventListener("click", () => back(steps.indexOf(s)));
      li.append(again);
    }
    return li;
  }

  function readSteps(): Step[] {
    try {
      const kept = JSON.parse((draft && localStorage.getItem(draft)) || "null") as Step[] | null;
      if (Array.isArray(kept) && kept.length && kept.every((s) => scenes.has(s.scene) && s.choice < choicesIn(s.scene))) return kept;
    } catch {
      // nothing is kept here: from the beginning
    }
    return [{ scene: first, choice: -1 }];
  }

  function choicesIn(scene: string): number {
    return all(scenes.get(scene) ?? box, ".choice").length;
  }

  function keep(text: string): void {
    if (!draft) return;
    try {
      if (text) localStorage.setItem(draft, text);
      else localStorage.removeItem(draft);
    } catch {
      // it lasts as long as the page
    }
  }

  show();
}
