// A quiz from its first card to its result: drawn, one at a time or all, flags,
// what is open before handing in, marks by outcome, attempts, the time limit.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { pointer as at } from "../lib/act.mjs";
import { both, open, phone } from "../lib/browsers.mjs";
import { watch } from "../lib/pages.mjs";
import { serve } from "../lib/server.mjs";
import { bundled, fileURL, site } from "../lib/site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const exam = "uji/lanjut/kuis-akhir.html", practice = "peksos/asesmen/kuis-asesmen.html";

// press presses the button of the quiz that says this.
async function press(page, text) {
  const button = await page.waitForFunction((text) => [...document.querySelectorAll(".quiz button, .quiz .link, .quiz .flag")].find((b) => b.checkVisibility() && [b.textContent, b.getAttribute("aria-label") ?? ""].some((t) => t.trim().startsWith(text))), { polling: 20 }, text);
  await button.evaluate((b) => b.scrollIntoView({ block: "center" }));
  await button.asElement().click();
}

const says = (page, text) => page.waitForFunction((text) => document.querySelector(".quiz")?.innerText.includes(text), { polling: 20 }, text);
const shown = (page) => page.$$eval("form.question", (forms) => forms.filter((f) => f.checkVisibility()).map((f) => f.id));
const log = (page, id) => page.evaluate((id) => JSON.parse(localStorage.getItem(id) ?? "[]"), id);

for (const name of both) {
  for (const way of ["file", "http"]) {
    test(`an exam, ${name}, ${way}`, async (t) => {
      const browser = await open(name);
      t.after(() => browser.close());
      const server = way === "http" ? await serve(site()) : null;
      t.after(() => server?.close());
      const page = await browser.page();
      const url = server ? server.url(exam) : fileURL(site(), exam);
      const wrong = await watch(page, server?.url("") ?? "file:");
      await page.goto(url);
      assert.deepEqual(await shown(page), [], "no question before the start");
      await press(page, "Mulai");
      assert.equal((await shown(page)).length, 1);
      await at.pick(page, "kuis-tujuan", "Ketika rencana");
      assert.equal(await page.$eval("#kuis-tujuan", (f) => f.querySelector(".check").checkVisibility()), false, "an exam has no button to check");
      assert.deepEqual(await log(page, "suluh/uji/kuis-tujuan"), [], "nothing is recorded before handing in");
      await page.click('[popovertarget="_look"]');
      await page.waitForFunction(() => document.querySelector("#_look").innerText.includes("Lembar kerja"));
      assert.equal(await page.$eval("#_look", (p) => p.innerText.includes("Dengan kunci")), false, "an exam's key is not to be printed");
      await page.keyboard.press("Escape");
      await press(page, "Tandai");
      await press(page, "Soal 2");
      await at.type(page, "kuis-kata", null, "katarahasia");
      await page.reload();
      await press(page, "Lanjutkan");
      await says(page, "2 terjawab, 1 ditandai");
      await press(page, "Soal 1, terjawab, ditandai");
      await at.pick(page, "kuis-tujuan", "Ketika hubungan");
      await press(page, "Kumpulkan sekarang");
      await says(page, "Lulus, 2 dari 2 poin.");
      const [answer] = await log(page, "suluh/uji/kuis-tujuan");
      assert.equal(answer.kind, "answer");
      assert.equal(answer.score, 1);
      const kinds = (await log(page, "suluh/uji/kuis-akhir")).map((e) => e.kind);
      assert.deepEqual(kinds, ["start", "finish"]);
      await page.reload();
      await says(page, "Lulus, 2 dari 2 poin.");
      await page.$eval(".review summary", (s) => s.click());
      assert.match(await page.$eval(".review details[open]", (d) => d.innerText), /rahasia/, "after handing in the reasons are there");
      await press(page, "Ulang");
      await says(page, "Sisa percobaan: 1 dari 2");
      await press(page, "Ulang");
      await press(page, "Soal 2");
      await press(page, "Kumpulkan");
      await says(page, "2 soal belum dijawab");
      await press(page, "Kumpulkan sekarang");
      await says(page, "Belum lulus, 0 dari 70");
      await says(page, "Percobaan pertama: 100");
      await says(page, "Semua percobaan sudah dipakai");
      assert.deepEqual(wrong, []);
    });
  }
}

test("the time runs out: what is there is handed in", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(site(), exam));
  await press(page, "Mulai");
  await says(page, "Sisa waktu: 10 menit");
  await at.pick(page, "kuis-tujuan", "Ketika hubungan");
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 9 * 60_000;
  });
  await page.waitForFunction(() => document.querySelector('.quiz [role="status"].hide')?.textContent.includes("kurang dari satu menit"));
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 2 * 60_000;
  });
  await says(page, "Waktu habis");
  await says(page, "Belum lulus, 50 dari 70");
});

test("extra time is the learner's to take", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(site(), exam));
  await page.evaluate(() => [...document.querySelectorAll(".quiz .seg label")].find((l) => l.textContent.includes("1,5")).click());
  await press(page, "Mulai");
  await says(page, "Sisa waktu: 15 menit");
  await page.reload();
  await press(page, "Lanjutkan");
  await says(page, "Sisa waktu: 15 menit");
});

test("a practice asks what it has drawn, answers at once, and draws others the next time", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(bundled(), practice));
  await press(page, "Tampilkan semua soal");
  const drawn = await shown(page);
  assert.equal(drawn.length, 10);
  const id = await page.$$eval('form.question[data-interaction="select"]', (forms) => forms.find((f) => f.checkVisibility()).id);
  await at.press(page, id, ".option label");
  await at.press(page, id, ".check");
  assert.deepEqual(await shown(page), drawn);
  await page.reload();
  await press(page, "Tampilkan semua soal");
  assert.deepEqual(await shown(page), drawn);
  await page.waitForFunction((id) => "done" in document.getElementById(id).dataset, {}, id);
  await press(page, "Lihat hasil");
  await says(page, "dari 70 yang diperlukan");
  assert.equal(await page.$$eval(".quiz .outcome", (o) => o.length > 0), true);
  await press(page, "Ulang");
  await press(page, "Ulang");
  await press(page, "Tampilkan semua soal");
  const others = await shown(page);
  assert.equal(others.filter((q) => !drawn.includes(q)).length, 10, "all parallel questions");
});

test("an answer given in a lesson is none in a quiz", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(site(), exam));
  await page.evaluate(() => {
    const at = new Date(Date.now() + 1000).toISOString();
    localStorage.setItem("suluh/uji/kuis-kata", JSON.stringify([{ v: 1, page: "menyusun", rev: "x", at, kind: "answer", try: 1, resp: ["katarahasia"], score: 1 }]));
  });
  await page.reload();
  await press(page, "Mulai");
  await says(page, "0 terjawab");
  await press(page, "Soal 2");
  await press(page, "Kumpulkan");
  await press(page, "Kumpulkan sekarang");
  await says(page, "Belum lulus, 0 dari 70");
});

describe("accessibility of a quiz", () => {
  for (const theme of ["light", "dark"]) {
    test(theme, async (t) => {
      const browser = await open("chromium");
      t.after(() => browser.close());
      const page = await browser.page({ viewport: phone, theme });
      await page.goto(fileURL(site(), exam));
      const judge = async (what) => {
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          scrollTo(0, 0);
          await Promise.all(document.getAnimations().map((a) => a.finished.catch(() => undefined)));
          const { violations } = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] });
          return violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 160)).join("\n"));
        });
        assert.deepEqual(found, [], what);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, what);
      };
      await judge("the card before");
      await press(page, "Mulai");
      await judge("asking");
      await press(page, "Tandai");
      await press(page, "Tampilkan semua");
      await judge("all, with what is open");
      await press(page, "Kumpulkan sekarang");
      await page.$$eval(".review details", (all) => all.forEach((d) => (d.open = true)));
      await judge("the result");
    });
  }
});
