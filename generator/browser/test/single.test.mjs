// The whole course as one file, opened from a disk as a phone does: in both
// browsers with scripts, and without.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { pointer as at, state } from "../lib/act.mjs";
import { judge } from "../lib/axe.mjs";
import { both, desk, newProfile, open, phone, removeProfile } from "../lib/browsers.mjs";
import { cases, give, hows, stateOf } from "../lib/cases.mjs";
import { inHub, onDay, stateIs, watch } from "../lib/pages.mjs";
import { copy, fileURL, site, suluh, tmp } from "../lib/site.mjs";

// single makes the file of a project and gives its address.
function single(project, ...more) {
  const file = join(tmp("single"), "kursus.html");
  execFileSync(suluh, ["export", "single", project, "--output", file, ...more], { stdio: ["ignore", "ignore", "pipe"] });
  return pathToFileURL(file).href;
}

const fixture = single(copy());
const leafOf = (c) => c.address.split("/").at(-1).replace(".html", "");
const find = (id) => cases.find((c) => c.id === id);

// shown is the page of the document that can be seen, and what the address says.
const shown = (page) => page.evaluate(() => ({ leaf: [...document.querySelectorAll(".leaf")].filter((l) => !l.hidden).map((l) => l.id).join(), hash: location.hash }));
const shows = (page, leaf) => page.waitForFunction((leaf) => [...document.querySelectorAll(".leaf")].filter((l) => !l.hidden).map((l) => l.id).join() === leaf, {}, leaf);
const follow = (page, selector) => page.$eval(".leaf:not([hidden]) " + selector, (a) => a.click());
const said = (page, selector) => page.$eval(".leaf:not([hidden]) " + selector, (e) => e.textContent.replace(/\s+/g, " ").trim());

// reload opens a place of the file anew: another hash alone would not.
async function goTo(page, address) {
  await page.goto("about:blank");
  await page.goto(address);
}

for (const name of both) {
  describe(name, () => {
    let shared;
    before(async () => (shared = await open(name)));
    after(() => shared?.close());

    // fresh is a page of a browser that has stored nothing yet.
    async function fresh(t, options) {
      const browser = await shared.alone();
      t.after(() => browser.close());
      const page = await browser.page(options), wrong = await watch(page, "file:");
      return { browser, page, wrong };
    }

    test("one page at a time, and the browser's own ways", async (t) => {
      const { page, wrong } = await fresh(t);
      await page.goto(fixture);
      assert.deepEqual(await shown(page), { leaf: "uji", hash: "#uji" });
      await follow(page, '.lessons a[href="#mengetik"]');
      assert.deepEqual(await shown(page), { leaf: "mengetik", hash: "#mengetik" });
      assert.equal(await page.title(), "1.2 Mengetik · Kursus uji");
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", "who hears the page hears where it is");
      assert.equal(await page.$eval("#_map [aria-current]", (a) => a.dataset.page), "mengetik");
      await page.evaluate(() => scrollTo({ top: 600, behavior: "instant" }));
      await page.waitForFunction(() => scrollY > 500);
      await new Promise((done) => page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))).then(done));
      await follow(page, '.turn [rel="next"]');
      await shows(page, "menyusun");
      assert.equal(await page.evaluate(() => scrollY), 0);
      await page.evaluate(() => history.back());
      await shows(page, "mengetik");
      await page.waitForFunction(() => scrollY > 500, {}, "where it was left");
      await page.evaluate(() => history.back());
      await shows(page, "uji");
      await page.evaluate(() => history.forward());
      await shows(page, "mengetik");

      // An address leads to a page, a heading, a question.
      await goTo(page, fixture + "#menyusun/urutan");
      await shows(page, "menyusun");
      assert.ok(await page.evaluate(() => Math.abs(document.getElementById("menyusun/urutan").getBoundingClientRect().top) < 200));
      await goTo(page, fixture + "#pilih-satu");
      await shows(page, "memilih");
      await page.evaluate(() => (location.hash = "menulis"));
      await shows(page, "menulis");
      await page.evaluate(() => (location.hash = "tidak-ada"));
      assert.equal((await shown(page)).leaf, "menulis");
      assert.deepEqual(wrong, []);
    });

    test("what is shown is what the browser's own search finds", async (t) => {
      const { page } = await fresh(t);
      await page.goto(fixture);
      const hidden = await page.$$eval(".leaf[hidden]", (all) => all.map((l) => l.getAttribute("hidden")));
      assert.ok(hidden.length > 5 && hidden.every((h) => h === "until-found"));
      await page.$eval("#menyusun", (l) => {
        l.dispatchEvent(new Event("beforematch"));
        l.removeAttribute("hidden");
      });
      await shows(page, "menyusun");
    });

    test("every way of asking, after a restart too", async (t) => {
      const profile = newProfile(), before = {};
      t.after(() => removeProfile(profile));
      let browser = await open(name, { profile });
      try {
        const page = await browser.page(), wrong = await watch(page, "file:");
        await page.goto(fixture);
        for (const [i, c] of cases.entries()) {
          await page.evaluate((leaf) => (location.hash = leaf), leafOf(c));
          await shows(page, leafOf(c));
          const how = c.rated ? "right" : hows(c)[i % hows(c).length];
          await give(page, at, c, how);
          before[c.id] = await state(page, c.id);
          assert.equal(before[c.id].state, stateOf[how], c.id);
          if (c.says?.[how]) assert.ok(before[c.id].verdict.includes(c.says[how]), c.id + ": " + before[c.id].verdict);
        }
        assert.deepEqual(wrong, []);
        await goTo(page, fixture + "#_kemajuan");
        await page.waitForFunction((n) => document.querySelector("#_kemajuan [data-meta]").textContent.includes(String(n)), {}, cases.length);
      } finally {
        await browser.close();
      }
      browser = await open(name, { profile });
      try {
        const page = await browser.page();
        for (const leaf of new Set(cases.map(leafOf))) {
          await goTo(page, fixture + "#" + leaf);
          for (const c of cases.filter((c) => leafOf(c) === leaf)) {
            assert.deepEqual({ ...(await state(page, c.id)), focus: 0 }, { ...before[c.id], focus: 0 }, c.id);
          }
        }
      } finally {
        await browser.close();
      }
    });

    test("an exam, a search, the way on", async (t) => {
      const { page, wrong } = await fresh(t);
      await page.goto(fixture + "#kuis-akhir");
      await shows(page, "kuis-akhir");
      const press = (text) => page.$$eval(".leaf:not([hidden]) button", (all, text) => all.find((b) => b.checkVisibility() && b.textContent.trim().startsWith(text)).click(), text);
      await press("Mulai");
      await page.$eval("#kuis-tujuan input", (i) => i.click());
      await press("Tampilkan semua");
      await press("Kumpulkan");
      await page.waitForSelector("#kuis-akhir .result");
      assert.match(await said(page, ".result .lead"), /^Belum lulus/);
      assert.ok((await said(page, ".result .review")).includes("Alasan-rahasia"), "reasons come with the result");

      await page.evaluate(() => (location.hash = "q=genogramnya"));
      await shows(page, "_cari");
      await page.waitForFunction(() => document.querySelector("#_cari .reply"));
      assert.match(await said(page, ".reply"), /^[Gg]enogram/);
      assert.ok((await page.$$("#_cari .hit")).length > 0);
      await page.$eval('#_cari [type="search"]', (i) => ((i.value = "genogarm"), i.dispatchEvent(new Event("input"))));
      await page.waitForFunction(() => document.querySelector("#_cari [data-mean] a")?.textContent === "genogram");
      await follow(page, "[data-mean] a");
      await page.waitForFunction(() => document.querySelector("#_cari .hit a"));
      await follow(page, ".hit a");
      assert.notEqual((await shown(page)).leaf, "_cari");
      await page.evaluate(() => history.back());
      await shows(page, "_cari");
      assert.ok((await page.$$("#_cari .hit")).length > 0);

      await page.evaluate(() => (location.hash = "uji"));
      await shows(page, "uji");
      await page.waitForFunction(() => document.querySelector("#uji [data-resume] a").textContent.startsWith("Lanjutkan"));
      assert.deepEqual(wrong, []);
    });

    test("a case, and the way back in it", async (t) => {
      const { page, wrong } = await fresh(t);
      await page.goto(fixture + "#menulis");
      const scene = () => page.$$eval("#kasus-ani [data-scene]", (all) => all.filter((s) => s.checkVisibility()).map((s) => s.dataset.scene).join());
      assert.equal(await scene(), "bertemu");
      await page.$eval("#kasus-ani .choice", (a) => a.click());
      assert.equal(await scene(), "penutup-kasus");
      await page.evaluate(() => history.back());
      await page.waitForFunction(() => location.hash === "#menulis");
      assert.deepEqual([await scene(), (await shown(page)).leaf], ["bertemu", "menulis"]);
      assert.deepEqual(wrong, []);
    });

    test("a question returns in a review", async (t) => {
      const { browser, page } = await fresh(t);
      await page.goto(fixture + "#memilih");
      await give(page, at, find("pilih-satu"), "wrong");
      await page.close();
      const later = await onDay(browser, 2), wrong = await watch(later, "file:");
      await later.goto(fixture + "#_ulangan");
      const form = '#_ulangan form.question';
      await later.waitForSelector(form);
      assert.equal(await later.$eval(form, (f) => f.id), "_ulangan/pilih-satu");
      const label = (await later.$$(form + " .option label"))[0];
      await label.evaluate((l) => l.scrollIntoView({ block: "center" }));
      await label.click();
      assert.ok(await later.$eval(form + " .option input", (i) => i.checked), "a label belongs to its own copy");
      await later.$eval(form + " .check", (b) => b.click());
      await later.waitForFunction((form) => document.querySelector(form).dataset.state !== "", {}, form);
      assert.match(await later.$eval(form + " [data-verdict]", (v) => v.textContent), /Muncul lagi|sekali lagi/);
      await later.$eval(form + " [data-actions] button", (b) => b.click());
      assert.deepEqual(wrong, []);
    });

    test("the record goes to the folder and back", async (t) => {
      const { page } = await fresh(t);
      const saved = async () => {
        await page.evaluate(() => {
          const make = URL.createObjectURL;
          URL.createObjectURL = (blob) => ((globalThis.saved = blob.text()), make.call(URL, blob));
        });
        await page.$eval('.record [data-do="save"]', (b) => b.click());
        return page.evaluate(() => globalThis.saved);
      };
      const loaded = async (text) => {
        const file = join(tmp("record"), "kemajuan.json");
        writeFileSync(file, text);
        await (await page.$("[data-file]")).uploadFile(file);
        await page.waitForFunction(() => document.querySelector("[data-said]").textContent.trim());
        return page.$eval("[data-said]", (e) => e.textContent);
      };
      await page.goto(fixture + "#memilih");
      await give(page, at, find("pilih-satu"), "right");
      await goTo(page, fixture + "#_kemajuan");
      const one = await saved();

      const folder = await fresh(t), url = (address) => fileURL(site(), address);
      await folder.page.goto(url("uji/lanjut/menyusun.html"));
      await give(folder.page, at, find("urut-tahap"), "right");
      await inHub(folder.page, "urut-tahap");
      await folder.page.goto(url("uji/kemajuan.html"));
      const file = join(tmp("record"), "satu.json");
      writeFileSync(file, one);
      await (await folder.page.$("[data-file]")).uploadFile(file);
      await folder.page.waitForFunction(() => document.querySelector("[data-said]").textContent.includes("1 jawaban baru"));
      await folder.page.evaluate(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => ((globalThis.saved = blob.text()), make.call(URL, blob));
      });
      await folder.page.$eval('.record [data-do="save"]', (b) => b.click());
      const both = await folder.page.evaluate(() => globalThis.saved);

      assert.match(await loaded(both), /^1 jawaban baru, 1 sudah ada/);
      await page.evaluate(() => (location.hash = "menyusun"));
      await stateIs(page, "urut-tahap", "right");
    });
  });
}

describe("without scripts", () => {
  let browser, page;
  before(async () => {
    browser = await open("chromium");
    page = await browser.page();
    await page.setJavaScriptEnabled(false);
    await page.goto(fixture);
  });
  after(() => browser?.close());

  test("it is a book that says how to open it", async () => {
    assert.match(await page.$eval("p.open", (p) => (p.checkVisibility() ? p.textContent : "")), /buka di peramban/);
    const seen = await page.$$eval(".leaf", (all) => all.filter((l) => l.checkVisibility()).map((l) => l.id));
    assert.deepEqual(seen, ["uji", "awal", "memilih", "mengetik", "lanjut", "menyusun", "menulis", "kuis-akhir", "_glosarium", "_rujukan"]);
    const dead = await page.$$eval("a[href^='#']", (all) => all.filter((a) => a.checkVisibility() && !document.getElementById(decodeURIComponent(a.hash.slice(1)))?.checkVisibility()).map((a) => a.hash));
    assert.deepEqual(dead, []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  });

  test("every answer is there, folded away, but for those of an exam", async () => {
    const keys = await page.$$eval("form.question", (forms) =>
      forms.map((f) => {
        const key = f.querySelector("details.key");
        return { id: f.id, key: key ? key.querySelector("summary").checkVisibility() && key.querySelector("[data-right], [data-model]")?.textContent.trim() !== "" : null };
      }),
    );
    assert.deepEqual(keys.filter((k) => k.key).map((k) => k.id).sort(), cases.map((c) => c.id).sort());
    assert.deepEqual(keys.filter((k) => !k.key).map((k) => k.id), ["kuis-tujuan", "kuis-kata"]);
  });
});

for (const scripts of [true, false]) {
  test(`on paper each lesson stands once, in order, with${scripts ? "" : "out"} scripts`, async (t) => {
    const browser = await open("chromium");
    t.after(() => browser.close());
    const page = await browser.page({ viewport: desk }), file = join(tmp("paper"), "kursus.pdf");
    await page.setJavaScriptEnabled(scripts);
    await page.goto(fixture + (scripts ? "#menyusun" : ""));
    const leads = await page.$$eval(".leaf .lead", (all) => all.map((p) => p.textContent.replace(/\s+/g, "").replace(/Rujukan1/, "")));
    await page.pdf({ path: file, format: "A4" });
    const paper = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }), text = paper.replace(/\s+/g, "");
    assert.ok(leads.length > 6);
    let from = 0;
    for (const lead of leads) {
      const start = lead.slice(0, 40);
      assert.equal(text.split(start).length, 2, start + " stands once");
      assert.ok(text.indexOf(start) > from, start + " stands in its place");
      from = text.indexOf(start);
    }
    assert.ok(!text.includes("Jawabandanalasan") && !text.includes("Carimateri"));
    const sheets = paper.split("\f").slice(0, -1);
    assert.ok(sheets.every((sheet) => sheet.trim() !== ""), "no sheet is empty");
  });
}

for (const [theme, viewport] of [["light", phone], ["dark", desk]]) {
  test(`accessibility of each page, ${theme}, ${viewport.width}`, async (t) => {
    const browser = await open("chromium");
    t.after(() => browser.close());
    const page = await browser.page({ theme, viewport });
    await page.goto(fixture);
    for (const leaf of await page.$$eval(".leaf", (all) => all.map((l) => l.id))) {
      await page.evaluate((leaf) => (location.hash = leaf), leaf);
      await shows(page, leaf);
      await judge(page, leaf);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, leaf);
    }
  });
}
