// What was answered on a lesson comes back on the page of reviews when it is
// due: on the web and from a disk, in both browsers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pointer as at, state } from "../lib/act.mjs";
import { judge } from "../lib/axe.mjs";
import { both, desk, open, phone } from "../lib/browsers.mjs";
import { cases, give } from "../lib/cases.mjs";
import { inEach } from "../lib/each.mjs";
import { inHub, onDay, watch } from "../lib/pages.mjs";
import { serve } from "../lib/server.mjs";
import { fileURL, site } from "../lib/site.mjs";

const find = (id) => cases.find((c) => c.id === id);

// answered is what was done on the first day: how each question was answered.
const answered = { "awal-pembuka": "wrong", "pilih-satu": "wrong", "pilih-banyak": "right", "ketik-kata": "wrong", "urut-tahap": "part" };

// asked is the question that is shown.
const asked = (page) => page.waitForSelector("[data-sitting] form.question").then((form) => form.evaluate((f) => f.id));
const heading = (page) => page.$eval("[data-sitting] h2", (h) => h.firstChild.data.trim());
const text = (page, selector) => page.$eval(selector, (e) => e.textContent.replace(/\s+/g, " ").trim());

// next goes on, and waits until something else is shown.
async function next(page) {
  const shown = await page.$("[data-sitting] form.question");
  await shown.$eval("[data-actions] .button:first-child", (b) => b.click());
  await page.waitForFunction((shown) => !shown.isConnected, {}, shown);
  await page.waitForSelector("[data-sitting] h2");
}

inEach((there) => {
  for (const [where, url] of Object.entries({ web: (address) => there.web.url(address), disk: (address) => fileURL(site(), address) })) {
    test(`a week of reviews, ${where}`, async (t) => {
      const browser = await there.browser.alone();
      t.after(() => browser.close());
      const first = await browser.page();
      await first.goto(url("uji/ulangan.html"));
      await first.waitForSelector("[data-sitting] .card");
      assert.equal(await heading(first), "Belum ada yang diulang");
      for (const [id, how] of Object.entries(answered)) {
        const c = find(id);
        await first.goto(url(c.address));
        await give(first, at, c, how);
        if (where === "disk") await inHub(first, id);
      }
      await first.goto(url("uji/ulangan.html"));
      await first.waitForFunction(() => document.querySelector("[data-sitting] h2")?.textContent === "Tidak ada ulangan hari ini");
      assert.match(await text(first, "[data-sitting] .card p"), /^Berikutnya \S+, \d+ \S+: 3 soal\.$/);
      await first.close();

      const page = await onDay(browser, 1);
      const wrong = await watch(page, url(""));
      await page.goto(url("uji/ulangan.html"));
      const order = [];
      assert.equal(await asked(page).then(() => heading(page)), "Soal 1 dari 3");
      assert.equal(await text(page, "[data-meta]"), "3 soal hari inisekitar 3 menitdari modul 1 dan 2");
      assert.match(await text(page, "[data-sitting] h2 span"), /^terakhir kemarin$/);
      for (let i = 0; i < 3; i++) {
        const id = await asked(page);
        order.push(id);
        assert.equal((await state(page, id)).done, false, `${id} is asked anew`);
        await give(page, at, find(id), i === 0 ? "wrong" : "right");
        const { verdict, buttons } = await state(page, id);
        assert.match(verdict, i === 0 ? /Kembali di akhir ulangan ini, lalu besok, \d+ \S+\.$/ : /Muncul lagi (besok|\d+ hari lagi), \d+ \S+\.$/);
        assert.equal(buttons.includes("again"), false);
        await next(page);
      }
      assert.deepEqual([...order].sort(), ["ketik-kata", "pilih-satu", "urut-tahap"], "not the question asked before reading, nor what was right");
      assert.equal(await asked(page), order[0], "what was wrong comes back at the end");
      assert.equal(await heading(page), "Sekali lagi, 1 tersisa");
      await give(page, at, find(order[0]), "right");
      assert.match((await state(page, order[0])).verdict, /Muncul lagi besok/);
      await next(page);
      assert.equal(await heading(page), "Selesai untuk hari ini");
      assert.deepEqual(await page.$$eval(".figures dd", (all) => all.map((d) => d.textContent.trim())), ["2 dari 3", "1", "2 soal"]);
      const links = await page.$$eval("[data-sitting] .plain a", (all) => all.map((a) => a.href));
      assert.equal(links.length, 1);
      assert.ok(links[0].startsWith(url("uji/")) && links[0].includes(".html#"), links[0]);
      await page.reload();
      await page.waitForFunction(() => document.querySelector("[data-sitting] h2")?.textContent === "Tidak ada ulangan hari ini");
      assert.deepEqual(wrong, []);
      await page.close();

      const later = await onDay(browser, 2); // what was right from the start joins
      await later.goto(url("uji/ulangan.html"));
      assert.equal(await asked(later).then(() => heading(later)), "Soal 1 dari 2");
      await later.goto(url("en/uji/ulangan.html"));
      assert.match(await asked(later).then(() => heading(later)), /^Question 1 of/);
      await later.close();
    });
  }

  test("a lesson that is gone is passed over", async (t) => {
    const browser = await there.browser.alone();
    t.after(() => browser.close());
    const page = await browser.page(), c = find("ketik-kata");
    await page.goto(there.web.url(c.address));
    await give(page, at, c, "wrong");
    await page.close();
    const later = await onDay(browser, 1);
    await later.setRequestInterception(true);
    later.on("request", (r) => (r.url().includes("mengetik.html") ? r.abort() : r.continue()));
    await later.goto(there.web.url("uji/ulangan.html"));
    await later.waitForSelector("[data-sitting] .card a");
    assert.match(await text(later, "[data-sitting] .card"), /^Soal ini tidak dapat dimuat di sini\./);
    await later.click("[data-sitting] .card .button");
    await later.waitForFunction(() => document.querySelector("[data-sitting] h2")?.textContent.startsWith("Tidak ada ulangan"));
  });
});

test("the plan is the learner's", async (t) => {
  const browser = await open("chromium"), web = await serve(site());
  t.after(() => Promise.all([browser.close(), web.close()]));
  const page = await browser.page(), c = find("pilih-banyak");
  await page.goto(web.url(c.address));
  await give(page, at, c, "right");
  const later = await onDay(browser, 1);
  await later.goto(web.url("uji/ulangan.html"));
  await later.waitForSelector("[data-sitting] .card");
  await later.click("[data-plan] summary");
  await later.click('[data-plan] input[value="fixed"]'); // a day, not two
  assert.equal(await asked(later), "pilih-banyak");
  await later.reload();
  assert.equal(await asked(later), "pilih-banyak");
});

test("nothing stands in the way of anyone", async (t) => {
  const browser = await open("chromium"), web = await serve(site());
  t.after(() => Promise.all([browser.close(), web.close()]));
  const page = await browser.page();
  for (const id of ["pilih-satu", "ketik-kata"]) {
    await page.goto(web.url(find(id).address));
    await give(page, at, find(id), "wrong");
  }
  for (const [day, look] of [[1, { theme: "light", viewport: phone }], [9, { theme: "dark", viewport: desk }], [40, { theme: "light", viewport: { width: 320, height: 700 } }]]) {
    const later = await onDay(browser, day, look);
    await later.goto(web.url("uji/ulangan.html"));
    const id = await asked(later);
    await judge(later, "asked");
    assert.ok((await later.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, "nothing is wider than the screen");
    await give(later, at, find(id), "wrong");
    await judge(later, "answered");
    assert.equal(await later.evaluate(() => document.activeElement.textContent.trim()), "Soal berikutnya");
    await later.keyboard.press("Enter");
    await later.waitForFunction((id) => !document.getElementById(id), {}, id);
    await later.waitForFunction(() => document.activeElement?.id === "_now");
    await give(later, at, find(await asked(later)), "right");
    await next(later);
    await give(later, at, find(id), "right");
    await next(later);
    await judge(later, "finished");
    await later.close();
  }
});

for (const name of both) {
  test(`a page lends its questions, and does nothing else: ${name}`, async (t) => {
    const browser = await open(name);
    t.after(() => browser.close());
    const page = await browser.page(), wrong = await watch(page, "file:");
    await page.goto(fileURL(site(), "uji/index.html"));
    for (const address of ["awal/memilih.html", "lanjut/kuis-akhir.html"]) {
      const lent = await page.evaluate((address) => new Promise((resolve) => {
        const frame = document.createElement("iframe");
        frame.hidden = true;
        addEventListener("message", (e) => {
          if (e.source === frame.contentWindow && e.data.cards) resolve(e.data.cards);
        });
        frame.src = address + "#_cards";
        document.body.append(frame);
      }), address);
      assert.match(lent, /<form class="question" /);
      assert.match(lent, /id="suluh-data"/);
      const frame = await page.waitForFrame((f) => f.url().endsWith(address + "#_cards"));
      await frame.waitForFunction(() => document.readyState !== "loading");
      assert.deepEqual(await frame.evaluate(() => [typeof self.suluh, document.querySelectorAll("form.question [data-actions]:not([hidden])").length]), ["undefined", 0]);
    }
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("suluh/"))), []);
    assert.deepEqual(wrong.filter((w) => !w.startsWith("failed:")), []); // what was still on its way is called off
  });
}
