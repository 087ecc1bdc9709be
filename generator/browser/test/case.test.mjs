// A branching case: scene by scene, what follows a choice, back again, the
// debrief with the path; by pointer and by keys, kept over a reload.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { both, desk, open, phone } from "../lib/browsers.mjs";
import { watch } from "../lib/pages.mjs";
import { bundled, fileURL } from "../lib/site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const address = "peksos/asesmen/kasus-dani.html";
const scene = (page) => page.$$eval("[data-scene]", (all) => all.filter((s) => s.checkVisibility()).map((s) => s.dataset.scene));
const choices = (page) => page.$$eval(".choice", (all) => all.filter((c) => c.checkVisibility()).length);

// choose takes the nth choice that can be seen.
async function choose(page, n, keys = false) {
  const before = await scene(page);
  const link = await page.evaluateHandle((n) => [...document.querySelectorAll(".choice")].filter((c) => c.checkVisibility())[n], n);
  await link.evaluate((e) => e.scrollIntoView({ block: "center" }));
  if (keys) {
    await link.focus();
    await page.keyboard.press("Enter");
  } else await link.click();
  await page.waitForFunction((before) => [...document.querySelectorAll("[data-scene]")].find((s) => s.checkVisibility()).dataset.scene !== before, {}, before[0]);
}

for (const name of both) {
  test(`a case is played to its end, ${name}`, async (t) => {
    const browser = await open(name);
    t.after(() => browser.close());
    const page = await browser.page();
    const wrong = await watch(page, "file:");
    await page.goto(fileURL(bundled(), address));
    const [first, ...others] = await scene(page);
    assert.deepEqual(others, [], "one scene at a time");
    await choose(page, 0);
    assert.match(await page.$eval(".branch > .verdict", (v) => v.innerText), /^Akibat pilihan Anda/);
    assert.match(await page.evaluate(() => document.activeElement.tagName), /^H[23]$/);
    const second = await scene(page);
    await page.reload();
    assert.deepEqual(await scene(page), second, "it goes on where it was");
    await page.evaluate(() => history.back());
    await page.waitForFunction((first) => [...document.querySelectorAll("[data-scene]")].find((s) => s.checkVisibility()).dataset.scene === first, {}, first);
    for (let i = 0; i < 20 && (await choices(page)); i++) await choose(page, 0, i % 2 === 1);
    assert.equal(await page.$eval("[data-debrief]", (d) => d.checkVisibility()), true);
    assert.ok((await page.$$eval(".taken li", (all) => all.length)) >= 3);
    const log = await page.evaluate(() => JSON.parse(localStorage.getItem("suluh/peksos/" + document.querySelector("[data-case]").id)));
    assert.deepEqual(log.map((e) => e.kind), ["path"]);
    const again = await page.$(".taken .button");
    if (again) {
      await again.evaluate((e) => e.scrollIntoView({ block: "center" }));
      await again.click();
      assert.ok(await choices(page), "another choice can be tried");
    }
    assert.deepEqual(wrong, []);
  });
}

test("without a script all scenes stand in order, and choices jump", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.setJavaScriptEnabled(false);
  await page.goto(fileURL(bundled(), address));
  const hrefs = await page.$$eval(".choice", (all) => all.map((a) => a.getAttribute("href")));
  for (const href of hrefs) assert.ok(await page.$(`[id="${href.slice(1)}"]`), href);
  assert.equal(await page.$$eval("[data-scene]", (all) => all.every((s) => s.checkVisibility())), true);
});

for (const look of [{ viewport: phone, theme: "dark" }, { viewport: desk }]) {
  test(`accessible, ${look.viewport.width}`, async (t) => {
    const browser = await open("chromium");
    t.after(() => browser.close());
    const page = await browser.page(look);
    await page.goto(fileURL(bundled(), address));
    const judge = async (what) => {
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        scrollTo(0, 0);
        const { violations } = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] });
        return violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 160) + n.failureSummary).join("\n"));
      });
      assert.deepEqual(found, [], what);
    };
    await judge("first scene");
    await choose(page, 0);
    await judge("after a choice");
    for (let i = 0; i < 20 && (await choices(page)); i++) await choose(page, 0);
    await judge("debrief");
  });
}
