// Each way of answering, by pointer and with the keyboard alone. Firefox has the
// pointer in keep.test.mjs.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { keys, pointer, state } from "../lib/act.mjs";
import { open } from "../lib/browsers.mjs";
import { cases, give, hows, stateOf } from "../lib/cases.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";

const words = { right: "Tepat.", part: "Sebagian tepat", wrong: "Belum tepat." };

for (const [name, way] of [["chromium", "pointer"], ["chromium", "keys"], ["firefox", "keys"]]) {
  describe(`${name}, ${way}`, () => {
    const at = { pointer, keys }[way];
    let browser, web, page;
    before(async () => {
      web = await serve(site());
      browser = await open(name);
      page = await browser.page();
      await page.goto(web.url("404.html"));
    });
    after(async () => {
      await browser?.close();
      await web?.close();
    });

    // fresh opens the page as someone who has answered nothing.
    async function fresh(c) {
      await page.evaluate(() => localStorage.clear());
      await page.goto(web.url(c.address));
    }

    for (const c of cases) {
      test(`${c.id}: missing`, async () => {
        await fresh(c);
        await at.press(page, c.id, ".check");
        const now = await state(page, c.id);
        assert.ok(now.missing.startsWith(c.missing), `${now.missing} should begin with ${c.missing}`);
        assert.equal(now.done, false);
        assert.notEqual(now.focus, null, "the focus goes to what is missing");
      });

      for (const how of hows(c)) {
        test(`${c.id}: ${how}`, async () => {
          await fresh(c);
          await give(page, at, c, how);
          const now = await state(page, c.id), says = c.says?.[how] ?? "";
          assert.equal(now.state, stateOf[how]);
          if (!c.rated) assert.ok(now.verdict.startsWith(words[how]), now.verdict);
          assert.ok(now.verdict.includes(says), `${now.verdict} should say ${says}`);
          assert.notEqual(now.focus, null, "the focus stays in the question");
          assert.deepEqual(now.buttons, c.rated ? ["again"] : how === "right" ? [] : ["again", "show"]);
          if (how === "right") return;

          await at.press(page, c.id, '[data-do="again"]');
          const then = await state(page, c.id);
          assert.deepEqual([then.state, then.verdict, then.buttons.includes("check")], ["", "", true]);
          assert.notEqual(then.focus, null, "the focus goes to the first thing to change");
        });
      }

      if (c.rated) continue;
      test(`${c.id}: shown`, async () => {
        await fresh(c);
        await give(page, at, c, "wrong");
        await at.press(page, c.id, '[data-do="show"]');
        const now = await state(page, c.id);
        assert.ok(now.verdict.startsWith("Jawaban ditampilkan."), now.verdict);
        assert.deepEqual(now.buttons, []);
        assert.ok(Object.values(now.marks).includes("right"), "the right answer is marked");
      });
    }

    test("right after a second try", async () => {
      const c = cases.find((c) => c.id === "jodohkan-istilah");
      await fresh(c);
      await give(page, at, c, "part");
      await at.press(page, c.id, '[data-do="again"]');
      await at.press(page, c.id, ".tray .chip", "Gambar keluarga");
      await at.press(page, c.id, ".place", "Genogram");
      await at.press(page, c.id, ".check");
      assert.equal((await state(page, c.id)).state, "right");
    });

    test("hints, and how sure", async () => {
      const c = cases.find((c) => c.id === "pilih-satu");
      await fresh(c);
      await at.press(page, c.id, '[data-do="hint"]');
      let now = await state(page, c.id);
      assert.equal(now.hints, 1);
      assert.equal(now.focus, "hint", "the focus stays on the button");
      await at.press(page, c.id, '[data-do="hint"]');
      now = await state(page, c.id);
      assert.equal(now.hints, 2);
      assert.deepEqual(now.buttons, ["check"]);
      assert.notEqual(now.focus, null, "the focus goes on when the button goes");
      await c.wrong(page, at);
      await at.segment(page, c.id, "Seberapa yakin", "Sangat yakin");
      await at.press(page, c.id, ".check");
      now = await state(page, c.id);
      assert.ok(now.verdict.includes("Anda sangat yakin."), now.verdict);
      const kinds = await page.evaluate((id) => JSON.parse(localStorage.getItem("suluh/uji/" + id)).map((e) => [e.kind, ...e.resp]), c.id);
      assert.deepEqual(kinds.slice(0, 3), [["hint", "1"], ["hint", "2"], ["confidence", "very"]]);
      await page.reload();
      assert.equal((await state(page, c.id)).hints, 2, "opened hints are open again");
    });

    test("Enter in a field checks, and the focus stays there", async () => {
      const c = cases.find((c) => c.id === "ketik-kata");
      await fresh(c);
      await at.type(page, c.id, null, "ekomap");
      await page.keyboard.press("Enter");
      const now = await state(page, c.id);
      assert.deepEqual([now.state, now.focus], ["right", "field"]);
    });

    test("a unit that is not asked for costs no try", async () => {
      const c = cases.find((c) => c.id === "ketik-angka");
      await fresh(c);
      await at.type(page, c.id, null, "45 kg");
      await at.press(page, c.id, ".check");
      const now = await state(page, c.id);
      assert.ok(now.missing.startsWith("Tulis angkanya saja."), now.missing);
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("suluh/"))), []);
    });
  });
}
