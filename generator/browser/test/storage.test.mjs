// Storage that refuses, is full, or holds what it should not: the page works,
// says so once, and touches nothing that is not its own.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { pointer as at, state } from "../lib/act.mjs";
import { both, open } from "../lib/browsers.mjs";
import { cases, give } from "../lib/cases.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";

const c = cases.find((c) => c.id === "pilih-satu"), other = cases.find((c) => c.id === "pilih-banyak");

for (const name of both) {
  describe(name, () => {
    let browser, web;
    before(async () => {
      web = await serve(site());
      browser = await open(name);
    });
    after(async () => {
      await browser?.close();
      await web?.close();
    });

    // visit opens the lesson with what is stored, after a script of the test's
    // has run in the page.
    async function visit(t, { stored = {}, first } = {}) {
      const page = await browser.page(), errors = [];
      t.after(() => page.close());
      page.on("pageerror", (e) => errors.push(e.message));
      await page.goto(web.url("404.html"));
      await page.evaluate((stored) => {
        localStorage.clear();
        for (const key of Object.keys(stored)) localStorage.setItem(key, stored[key]);
      }, stored);
      if (first) await page.evaluateOnNewDocument(first);
      await page.goto(web.url(c.address));
      return { page, errors };
    }

    // troubles are those that the page tells of, as soon as it does: the script
    // that says so comes when it is needed.
    const troubles = async (page, some = true) => {
      if (some) await page.waitForSelector("[data-trouble]");
      return page.$$eval("[data-trouble]", (all) => all.map((e) => e.dataset.trouble));
    };
    const stored = (page) => page.evaluate(() => ({ ...localStorage }));

    async function works(page) {
      await give(page, at, c, "right");
      assert.equal((await state(page, c.id)).state, "right");
    }

    test("all is well", async (t) => {
      const { page } = await visit(t);
      await works(page);
      assert.deepEqual(await troubles(page, false), []);
    });

    test("refused", async (t) => {
      const { page, errors } = await visit(t, {
        first: () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }),
      });
      assert.deepEqual(await troubles(page), ["kept.nowhere"]);
      await works(page);
      assert.deepEqual(await troubles(page), ["kept.nowhere"]);
      assert.deepEqual(errors, []);
    });

    test("full", async (t) => {
      const old = JSON.stringify([{ v: 1, page: "memilih", rev: await revision(), at: "2026-11-20T08:00:00.000Z", try: 1, kind: "answer", resp: ["4b45t7"] }]);
      const { page, errors } = await visit(t, {
        stored: { "suluh/uji/pilih-satu": old },
        first: () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
      });
      assert.deepEqual(await troubles(page), ["kept.full"]);
      assert.equal((await state(page, c.id)).state, "not", "what was answered before is there");
      await give(page, at, other, "right");
      assert.equal((await state(page, other.id)).state, "right");
      assert.deepEqual(await troubles(page), ["kept.full"]);
      assert.deepEqual(Object.keys(await stored(page)), ["suluh/uji/pilih-satu"]);
      assert.deepEqual(errors, []);
    });

    test("damaged", async (t) => {
      const damaged = {
        "suluh/uji/awal-pembuka": "{", "suluh/uji/pilih-satu": "null", "suluh/uji/pilih-banyak": '{"v":1}', "suluh/uji/memilih": "\u0000",
        "suluh/uji/ketik-kata": '[1,null,"a",{"v":1},{"v":1,"at":"kemarin","kind":"answer"}]',
        "suluh-look": "[", "suluh/lain/soal": "[", bukan: "suluh",
      };
      const { page, errors } = await visit(t, { stored: damaged });
      assert.deepEqual(await troubles(page), ["kept.damaged"]);
      await works(page);
      assert.deepEqual(await troubles(page), ["kept.damaged"]);
      const { "suluh/uji/pilih-satu": mended, ...rest } = await stored(page), { "suluh/uji/pilih-satu": _, ...before } = damaged;
      assert.deepEqual(rest, before);
      assert.equal(JSON.parse(mended).at(-1).kind, "answer");
      assert.deepEqual(errors, []);
    });

    test("of a newer version", async (t) => {
      const newer = { v: 2, when: 1764000000, what: { answered: "4b45t7" } };
      const { page, errors } = await visit(t, { stored: { "suluh/uji/pilih-satu": JSON.stringify([newer]) } });
      assert.deepEqual(await troubles(page, false), []);
      assert.equal((await state(page, c.id)).done, false, "what is not understood is not shown");
      await works(page);
      const events = JSON.parse((await stored(page))["suluh/uji/pilih-satu"]);
      assert.deepEqual(events.filter((e) => e.v === 2), [newer]);
      assert.equal(events.filter((e) => e.v === 1).length, 1);
      assert.deepEqual(errors, []);
    });

    // revision is the one that the page gives the question.
    async function revision() {
      const page = await browser.page();
      await page.goto(web.url(c.address));
      const rev = await page.$eval("#suluh-data", (e, id) => JSON.parse(e.textContent).questions.find((q) => q.id === id).rev, c.id);
      await page.close();
      return rev;
    }
  });
}
