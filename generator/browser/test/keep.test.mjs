// Answers are there again: after a reload, on another page of the same folder,
// and when the browser was closed.

import assert from "node:assert/strict";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pointer as at, state } from "../lib/act.mjs";
import { both, newProfile, open, removeProfile } from "../lib/browsers.mjs";
import { cases, give, hows } from "../lib/cases.mjs";
import { inEach } from "../lib/each.mjs";
import { hub, inHub, stateIs } from "../lib/pages.mjs";
import { serve } from "../lib/server.mjs";
import { bundled, fileURL, site, tmp } from "../lib/site.mjs";

const addresses = [...new Set(cases.map((c) => c.address))];
const find = (id) => cases.find((c) => c.id === id);

inEach((there, name) => {
  // fresh is a browser that has stored nothing yet.
  async function fresh(t) {
    const browser = await there.browser.alone();
    t.after(() => browser.close());
    return browser;
  }

  test("after a reload, on the web", async (t) => {
    const browser = await fresh(t);
    const page = await browser.page();
    for (const address of addresses) {
      const asked = cases.filter((c) => c.address === address), before = {};
      await page.goto(there.web.url(address));
      for (const [i, c] of asked.entries()) {
        await give(page, at, c, hows(c)[i % hows(c).length]);
        before[c.id] = await state(page, c.id);
      }
      await page.reload();
      for (const c of asked) {
        const now = await state(page, c.id);
        assert.deepEqual({ ...now, focus: 0 }, { ...before[c.id], focus: 0 }, c.id);
      }
      const lit = await page.$$eval(".torch [data-s]", (all) => all.length);
      assert.equal(lit, asked.length, "a mark of the torch for each question");
    }
  });

  test("over pages, languages and a restart, from a disk", async (t) => {
    const profile = newProfile();
    t.after(() => removeProfile(profile));
    const one = find("pilih-satu"), two = find("urut-tahap");
    const url = (address) => fileURL(site(), address);

    let browser = await open(name, { profile });
    try {
      let page = await browser.page();
      await page.goto(url(one.address));
      await give(page, at, one, "wrong");
      await inHub(page, one.id);
      await page.goto(url(two.address));
      await give(page, at, two, "part");
      await inHub(page, one.id, two.id);
      await page.goto(url(one.address));
      await stateIs(page, one.id, "not");
      await page.goto(url("en/" + one.address));
      await stateIs(page, one.id, "not");
      const { verdict } = await state(page, one.id);
      assert.ok(verdict.startsWith("Not yet."), verdict);
      await page.goto(url("en/" + two.address));
      await stateIs(page, two.id, "part");
    } finally {
      await browser.close();
    }

    browser = await open(name, { profile });
    try {
      const page = await browser.page();
      await page.goto(url(two.address));
      await stateIs(page, two.id, "part");
      await page.goto(url("en/" + one.address));
      await stateIs(page, one.id, "not");
    } finally {
      await browser.close();
    }
  });

  test("two pages of a folder, side by side", async (t) => {
    const browser = await fresh(t);
    const c = find("pilih-banyak"), a = await browser.page(), b = await browser.page();
    await a.goto(fileURL(site(), c.address));
    await b.goto(fileURL(site(), "en/" + c.address));
    await hub(a);
    await hub(b);
    await a.bringToFront();
    await give(a, at, c, "part");
    await b.bringToFront();
    await stateIs(b, c.id, "part"); // the hub told it
  });

  test("without the hub a page still keeps its own answers", async (t) => {
    const folder = tmp("no-hub"), browser = await fresh(t);
    cpSync(site(), folder, { recursive: true });
    rmSync(join(folder, "_/hub.html"));
    const c = find("ketik-kata"), page = await browser.page();
    await page.goto(fileURL(folder, c.address));
    await give(page, at, c, "right");
    await page.reload();
    await stateIs(page, c.id, "right");
    assert.equal(await page.$("[data-trouble]"), null);
  });

  test("the look stays as it was chosen", async (t) => {
    const browser = await fresh(t);
    const page = await browser.page();
    await page.goto(there.web.url("uji/index.html"));
    await page.click('[popovertarget="_look"]');
    for (const choice of ["theme=dark", "size=large", "leading=open"]) {
      const [kind, value] = choice.split("=");
      await page.click(`#_look input[name="${kind}"][value="${value}"]`);
    }
    const look = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
    assert.deepEqual(await look(), { theme: "dark", size: "large", leading: "open" });
    await page.goto(there.web.url("en/uji/awal/memilih.html"));
    assert.deepEqual(await look(), { theme: "dark", size: "large", leading: "open" });
    await page.click('[popovertarget="_look"]');
    await page.click('#_look input[name="theme"][value=""]');
    assert.deepEqual(await look(), { size: "large", leading: "open" });
  });

  test("two tabs keep what both were told", async (t) => {
    const browser = await fresh(t);
    const one = find("ketik-kata"), two = find("ketik-angka");
    const a = await browser.page(), b = await browser.page();
    await a.goto(there.web.url(one.address));
    await b.goto(there.web.url(one.address));
    await a.bringToFront();
    await give(a, at, one, "right");
    await b.bringToFront();
    await give(b, at, two, "wrong");
    await stateIs(b, one.id, "right"); // heard of while the page is open
    await a.bringToFront();
    await stateIs(a, two.id, "not");
    await a.reload();
    await stateIs(a, one.id, "right");
    await stateIs(a, two.id, "not");
  });
});

test("Firefox may not read a sibling of a page, as no learner's may", async (t) => {
  const folder = tmp("siblings");
  writeFileSync(join(folder, "a.html"), "<!doctype html><title>a</title>"); // no policy: the rule alone refuses
  writeFileSync(join(folder, "b.html"), "b");
  const browser = await open("firefox");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(folder, "a.html"));
  assert.equal(await page.evaluate(() => fetch("b.html").then(() => "read", (e) => e.name)), "TypeError");
});

test("what is left of an essay is a draft until it is compared", async (t) => {
  const web = await serve(site());
  t.after(() => web.close());
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page(), c = find("tulis-asesmen");
  await page.goto(web.url(c.address));
  await at.type(page, c.id, null, "Bu Ani datang");
  await page.reload();
  const text = () => page.$eval(`[id="${c.id}"] textarea`, (e) => e.value);
  assert.equal(await text(), "Bu Ani datang");
  assert.deepEqual((await state(page, c.id)).buttons, ["check"]);
  await at.type(page, c.id, null, "Bu Ani datang bersama anaknya kemarin.");
  await at.press(page, c.id, ".check");
  await page.reload();
  assert.equal(await text(), "Bu Ani datang bersama anaknya kemarin.");
  assert.ok((await state(page, c.id)).verdict.startsWith("Bandingkan"));
  await at.segment(page, c.id, "Masalah", "2");
  await at.segment(page, c.id, "Kekuatan", "1");
  await stateIs(page, c.id, "part");
  await page.reload();
  await stateIs(page, c.id, "part");
});

test("an example answers, and nothing of it is kept", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(bundled(), "manual/menulis-soal.html"));
  const id = await page.$eval("form.question[data-example]", (f) => f.id);
  await at.press(page, id, ".option label");
  await at.press(page, id, ".check");
  assert.equal((await state(page, id)).done, true);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});
