// Search: word families, slips, answers from the glossary, keys alone, on the
// web and from a disk; and what is loaded for it.

import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { judge } from "../lib/axe.mjs";
import { both, desk, open, phone } from "../lib/browsers.mjs";
import { watch } from "../lib/pages.mjs";
import { serve } from "../lib/server.mjs";
import { build, copy, fileURL } from "../lib/site.mjs";

const lesson = (id, title, text) => `---\nid: ${id}\ntitle: ${title}\noutcomes: [CU1.1]\n---\n\n${text}\n`;

// folder is the fixture's site with two more lessons, to find words in.
let folder;
before(() => {
  const project = copy();
  const add = (name, text) => writeFileSync(join(project, "content/uji/01-awal", name), text);
  add("03-menaksir.md", lesson("menaksir", "Menaksir bersama", "Pelajaran tentang taksiran.\n\n## Penilaian bersama {#bersama}\n\nPenilaian dibuat bersama klien. Apa yang dinilai berasal dari klien.\n\n## Genogram keluarga {#keluarga}\n\nGenogram memuat tiga generasi."));
  add("03-menaksir.en.md", lesson("menaksir", "Working together", "A lesson about assessments.\n\n## Assessment with clients {#bersama}\n\nWhat is assessed comes from the client."));
  for (let i = 1; i <= 8; i++) add(`1${i}-kunjungan-${i}.md`, lesson(`kunjungan-${i}`, `Kunjungan ke-${i}`, `Petugas berkunjung ke rumah nomor ${i}.`));
  folder = build(project);
});

// note lets a page note the files of the index that it asks for; asked are those.
function note(page) {
  return page.evaluateOnNewDocument(() => {
    window.noted = [];
    new MutationObserver((all) => {
      for (const { src } of all.flatMap((m) => [...m.addedNodes])) if (src?.includes("/_/cari/")) window.noted.push(src.split("/_/cari/")[1].replace(/\?.*/, ""));
    }).observe(document, { childList: true, subtree: true });
  });
}

const asked = (page) => page.evaluate(() => window.noted);

const said = (page) => page.$eval("[data-count]", (e) => e.textContent);

// says waits until the page says something of a query.
const says = (page, text) => page.waitForFunction((text) => document.querySelector("[data-count]").textContent.includes(text), {}, text);

// focus enters the field, and waits until what is loaded then is there.
async function focus(page) {
  await page.focus("#_q");
  await page.waitForFunction(() => window.noted.length > 0 && !document.querySelector("head script[src*='/_/cari/']"));
}

// follow presses Enter and waits until the page of an address is there.
async function follow(page, address) {
  await page.keyboard.press("Enter");
  await page.waitForFunction((address) => location.pathname.endsWith(address) && document.readyState === "complete", {}, address);
}

async function type(page, query) {
  await page.click("#_q", { count: 3 });
  await page.type("#_q", query);
  await says(page, `“${query}”`);
}

const hits = (page) =>
  page.$$eval(".hit", (all) => all.map((h) => ({ title: h.querySelector("a").textContent, to: h.querySelector("a").getAttribute("href"), marks: [...h.querySelectorAll("mark")].map((m) => m.textContent) })));

for (const name of both) {
  for (const how of ["web", "disk"]) {
    describe(`${name}, ${how}`, () => {
      let browser, web, url;
      before(async () => {
        web = await serve(folder);
        url = (address) => (how === "web" ? web.url(address) : fileURL(folder, address));
        browser = await open(name);
      });
      after(async () => {
        await browser?.close();
        await web?.close();
      });

      test("families, a slip, the glossary, the address", async () => {
        const page = await browser.page();
        const wrong = await watch(page, url(""));
        await note(page);
        await page.goto(url("uji/cari.html"));
        assert.deepEqual(await asked(page), [], "nothing before it is needed");
        await focus(page);
        assert.deepEqual(await asked(page), ["uji/dir.js"]);

        await type(page, "menilai"); // a word that no page has
        assert.deepEqual((await hits(page)).map((h) => [h.title, h.to, h.marks]), [["Penilaian bersama", "awal/menaksir.html#bersama", ["Penilaian", "dinilai"]]]);
        assert.equal(new URL(page.url()).hash, "#q=menilai");

        await type(page, "genog"); // not whole yet
        assert.equal(await page.$eval(".reply b", (e) => e.textContent), "genogram");
        assert.equal((await hits(page))[0].title, "Genogram keluarga");

        await type(page, "genogran");
        assert.equal(await said(page), "Tidak ada hasil untuk “genogran”.");
        await page.click("[data-mean] a");
        await says(page, "“genogram”");
        assert.equal(await page.$eval("#_q", (e) => e.value), "genogram");
        assert.equal(await page.$eval(".reply a", (e) => e.getAttribute("href")), "glosarium.html#genogram");
        await page.goBack();
        await says(page, "“genogran”");

        await type(page, "rumah petugas");
        assert.equal(await said(page), "8 hasil untuk “rumah petugas”");
        assert.equal((await hits(page)).length, 5);
        await page.click("[data-found] button");
        await page.waitForFunction(() => document.querySelectorAll(".hit").length === 8);
        assert.equal(await page.evaluate(() => document.activeElement.closest("li") === document.querySelectorAll(".hit")[5]), true);
        assert.equal(await page.$("[data-found] button"), null);
        assert.deepEqual(wrong, []);
        await page.close();
      });

      test("keys alone, from another page and back", async () => {
        const page = await browser.page({ viewport: desk });
        const wrong = await watch(page, url(""));
        await page.goto(url("uji/awal/memilih.html"));
        await page.focus(".find input");
        await page.keyboard.type("dinilai");
        await follow(page, "/uji/cari.html");
        await says(page, "“dinilai”");
        await page.focus("#_q");
        await page.keyboard.press("ArrowDown");
        assert.equal(await page.evaluate(() => document.activeElement.textContent), "Penilaian bersama");
        await page.keyboard.press("ArrowUp");
        assert.equal(await page.evaluate(() => document.activeElement.id), "_q");
        await page.keyboard.press("ArrowDown");
        await follow(page, "/uji/awal/menaksir.html");
        assert.ok(page.url().endsWith("/uji/awal/menaksir.html#bersama"), page.url());
        await page.evaluate(() => history.back()); // the driver waits for an event that a page kept in memory never sends
        await says(page, "hasil untuk “dinilai”");
        assert.deepEqual(wrong, []);
        await page.close();
      });

      test("in English", async () => {
        const page = await browser.page();
        const wrong = await watch(page, url(""));
        await page.goto(url("en/uji/cari.html") + "#q=assess%20client");
        await says(page, "“assess client”");
        assert.deepEqual((await hits(page)).map((h) => [h.title, h.to]), [["Assessment with clients", "awal/menaksir.html#bersama"]]);
        assert.deepEqual(wrong, []);
        await page.close();
      });

      test("a part of the index is missing", async () => {
        const broken = build(copy());
        rmSync(join(broken, "_/cari/uji/0.js"));
        const host = await serve(broken), page = await browser.page();
        await page.goto((how === "web" ? host.url("uji/cari.html") : fileURL(broken, "uji/cari.html")) + "#q=genogram");
        await says(page, "tidak dapat dimuat");
        await page.close();
        await host.close();
      });
    });
  }
}

test("the course was published anew while the page was open", async (t) => {
  const project = copy(), out = build(project), browser = await open("chromium"), web = await serve(out);
  t.after(async () => {
    await browser.close();
    await web.close();
  });
  const page = await browser.page();
  await note(page);
  await page.goto(web.url("uji/cari.html"));
  await focus(page);
  writeFileSync(join(project, "content/uji/01-awal/03-baru.md"), lesson("baru", "Baru", "Kata yang baru: ekomap."));
  build(project, out);
  await page.type("#_q", "ekomap");
  await says(page, "1 hasil untuk “ekomap”");
  assert.equal((await asked(page)).filter((f) => f === "uji/dir.js").length, 2);
});

test("accessibility", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  for (const look of [{ theme: "light", viewport: phone }, { theme: "dark", viewport: desk }]) {
    const page = await browser.page(look);
    await page.goto(fileURL(folder, "uji/cari.html"));
    await judge(page, "empty");
    for (const query of ["genogram", "menilai", "genogran", "rumah"]) {
      await type(page, query);
      await judge(page, query);
    }
    await page.close();
  }
});

test("without script there are other ways", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.setJavaScriptEnabled(false);
  await page.goto(fileURL(folder, "uji/cari.html"));
  assert.deepEqual(await page.$$eval("main a", (all) => all.filter((a) => a.checkVisibility()).map((a) => a.getAttribute("href"))), ["index.html", "glosarium.html"]);
  assert.equal(await page.$eval("#_q", (e) => e.checkVisibility()), false);
});
