// Judges a page by the rules of accessibility (axe-core: WCAG 2.0 to 2.2, A and
// AA, and good practice).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// judge wants no violation, with the page scrolled to its top: a bar that
// covers a button is one.
export async function judge(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(async (tags) => {
    scrollTo(0, 0);
    await Promise.all(document.getAnimations().map((a) => a.finished.catch(() => undefined)));
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    return violations.map((v) => `${v.id}: ${v.help}\n` + v.nodes.map((n) => `  ${n.html.slice(0, 200)}\n  ${n.failureSummary.replace(/\s+/g, " ")}`).join("\n"));
  }, tags);
  assert.equal(found.join("\n"), "", what);
}
