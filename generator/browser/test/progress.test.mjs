// What the pages say of progress, and the record as a file: on the web and from
// a disk, in both browsers.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pointer as at, state } from "../lib/act.mjs";
import { judge } from "../lib/axe.mjs";
import { desk, open, phone } from "../lib/browsers.mjs";
import { cases, give } from "../lib/cases.mjs";
import { inEach } from "../lib/each.mjs";
import { inHub, onDay, watch } from "../lib/pages.mjs";
import { serve } from "../lib/server.mjs";
import { build, copy, fileURL, site, tmp } from "../lib/site.mjs";

const find = (id) => cases.find((c) => c.id === id);
const lesson = "uji/awal/memilih.html", progress = "uji/kemajuan.html";

// text is what an element says, as soon as it says something that begins so.
async function text(page, selector, begins = "") {
  const handle = await page.waitForFunction(
    (selector, begins) => {
      const said = [...document.querySelectorAll(selector)].map((e) => e.textContent.replace(/\s+/g, " ").trim());
      return said.find((t) => t !== "" && t.startsWith(begins));
    },
    {},
    selector,
    begins,
  );
  return handle.jsonValue();
}

const press = (page, name) => page.$eval(`.record [data-do="${name}"]`, (b) => b.click());
const answer = async (page, url, ids, how = "right") => {
  for (const id of ids) {
    const c = find(id);
    await page.goto(url(c.address));
    await give(page, at, c, how);
    if (url("").startsWith("file:")) await inHub(page, id);
  }
};

// saved is the text of the file that the button gives.
async function saved(page) {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      globalThis.saved = blob.text().then((text) => ({ text, type: blob.type }));
      return make.call(URL, blob);
    };
  });
  await press(page, "save");
  return page.evaluate(() => globalThis.saved);
}

// loaded chooses a file, and gives what the page says of it.
async function loaded(page, content, name = "kemajuan.json") {
  const file = join(tmp("record"), name);
  writeFileSync(file, content);
  await page.$eval("[data-said]", (e) => e.replaceChildren());
  const input = await page.$("[data-file]");
  await input.uploadFile(file);
  return text(page, "[data-said]");
}

inEach((there) => {
  for (const [where, url] of Object.entries({ web: (address) => there.web.url(address), disk: (address) => fileURL(site(), address) })) {
    test(`from the first answer to another device, ${where}`, async (t) => {
      const browser = await there.browser.alone(), elsewhere = await there.browser.alone();
      t.after(() => Promise.all([browser.close(), elsewhere.close()]));
      const page = await browser.page({ viewport: desk }), wrong = await watch(page, url("").replace(/[^/]*$/, ""));

      // Nothing is known yet.
      await page.goto(url("uji/index.html"));
      assert.equal(await text(page, "[data-resume] .go", "Mulai"), "Mulai 1.1 Memilih Awal · 1 menit baca");
      await page.goto(url(progress));
      assert.equal(await text(page, "h1", "Belum"), "Belum ada pelajaran yang dimulai");

      // The first answer says once where it is kept.
      await answer(page, url, ["pilih-satu"]);
      assert.equal(await text(page, "[data-told]"), "Jawaban tersimpan di perangkat ini.");
      await answer(page, url, ["pilih-banyak"]);
      await page.goto(url(find("ketik-kata").address));
      await answer(page, url, ["ketik-kata"]);
      await answer(page, url, ["ketik-angka"], "wrong");
      assert.equal(await page.$("[data-told]"), null);

      // The map of a lesson, in words; it comes when there is time.
      assert.equal(await text(page, '#_map a[data-page="memilih"] small', "selesai"), "selesai");
      assert.match(await text(page, '#_map a[data-page="mengetik"] small', "1 dari"), /^1 dari \d soal$/);
      assert.equal(await page.$eval('#_map a[data-page="memilih"]', (a) => a.dataset.s), "done");

      // The pages of the module and the course.
      await page.goto(url("uji/awal/index.html"));
      assert.equal(await text(page, '.lessons a[data-page="memilih"] .state', "S"), "Selesai");
      assert.equal(await text(page, '.lessons a[data-page="mengetik"] .state', "S"), "Sedang");
      assert.match(await text(page, '.lessons a[data-page="mengetik"] small'), / · 1 tepat$/);
      assert.equal(await text(page, "[data-resume] a", "Lanjutkan"), "Lanjutkan 1.2");
      await page.goto(url("uji/index.html"));
      assert.match(await text(page, "[data-resume] .go", "Lanjutkan"), /^Lanjutkan 1\.2 /);
      assert.deepEqual(await page.$$eval('[data-module="awal"] .torch i', (all) => all.map((i) => i.dataset.s ?? "")), ["lit", "part"]);
      assert.match(await page.$eval("[data-resume] .go", (a) => a.getAttribute("href")), /uji\/awal\/mengetik\.html$/);

      // The page of progress.
      await page.goto(url(progress));
      assert.equal(await text(page, "h1", "1"), "1 pelajaran terang, 3 lagi");
      assert.match(await text(page, "[data-meta] li", "4 soal"), /^4 soal dijawab sejak \d+ \S+$/);
      assert.match(await text(page, '[data-module="awal"] p', "1 dari"), /^1 dari 2 pelajaran\. Bertahan: 0 dari \d+ soal/);
      assert.match(await page.$eval("svg.draw title", (e) => e.textContent), /^Ulangan 14 hari ke depan: 0 soal hari ini, \d besok/);
      assert.equal(await page.$$eval("[aria-labelledby=_due] tbody tr", (all) => all.length), 14);

      // The record as a file, and the same again.
      const file = await saved(page);
      assert.equal(file.type, "application/json");
      const record = JSON.parse(file.text);
      assert.equal(record.suluh, 1);
      assert.equal(record.events.filter((e) => e.kind === "answer").length, 4);
      assert.ok(record.events.every((e) => e.course === "uji" && e.v === 1));
      assert.equal(await loaded(page, file.text), "0 jawaban baru, 4 sudah ada. Tidak ada yang ditimpa.");
      await page.$eval("[data-code] summary", (s) => s.click());
      await page.waitForFunction(() => document.querySelector("[data-own]").value !== "");
      const code = await page.$eval("[data-own]", (e) => e.value);

      // Another device: the file, twice; then the code, by hand and in the address.
      const other = await elsewhere.page();
      await other.goto(url(progress));
      await text(other, "h1", "Belum");
      assert.equal(await loaded(other, file.text), "4 jawaban baru, 0 sudah ada. Tidak ada yang ditimpa.");
      assert.equal(await text(other, "h1", "1"), "1 pelajaran terang, 3 lagi");
      assert.equal((await saved(other)).text, file.text);
      await other.$eval("[data-paste]", (e, code) => (e.value = code), code);
      await other.$eval("[data-said]", (e) => e.replaceChildren());
      await press(other, "paste");
      assert.equal(await text(other, "[data-said]"), "0 jawaban baru, 4 sudah ada. Tidak ada yang ditimpa.");
      const third = await there.browser.alone();
      t.after(() => third.close());
      const handed = await third.page();
      await handed.goto(url(progress) + "#import=" + code);
      assert.equal(await text(handed, "[data-said]"), "4 jawaban baru, 0 sudah ada. Tidak ada yang ditimpa.");
      assert.equal(await handed.evaluate(() => location.hash), "");

      // One lesson is erased, then all.
      await press(other, "erase");
      await other.select("[data-what]", "memilih");
      await other.$eval("[data-ask] [type=submit]", (b) => b.click());
      assert.equal(await text(other, "[data-said]", "Kemajuan dihapus"), "Kemajuan dihapus: 1.1 Memilih.");
      assert.equal(await text(other, "h1", "Pelajaran"), "Pelajaran pertama sedang berjalan");
      await press(other, "erase");
      await other.select("[data-what]", "");
      await other.$eval("[data-ask] [type=submit]", (b) => b.click());
      assert.equal(await text(other, "h1", "Belum"), "Belum ada pelajaran yang dimulai");
      await other.reload();
      assert.equal(await text(other, "h1", "Belum"), "Belum ada pelajaran yang dimulai");
      await other.goto(url(lesson));
      assert.equal((await state(other, "pilih-satu")).state, "");
      assert.deepEqual(wrong, []);
    });
  }

  test("files that are not what they should be", async (t) => {
    const browser = await there.browser.alone();
    t.after(() => browser.close());
    const page = await browser.page();
    await answer(page, (address) => there.web.url(address), ["pilih-satu"]);
    await page.goto(there.web.url(progress));
    await text(page, "h1", "Pelajaran");
    const file = (await saved(page)).text;
    assert.equal(await loaded(page, "halo"), "Berkas ini bukan kemajuan Suluh.");
    assert.equal(await loaded(page, '{"events":[]}'), "Berkas ini bukan kemajuan Suluh.");
    assert.equal(await loaded(page, file.replaceAll('"uji"', '"lain"')), "Berkas ini dari kursus lain (lain), jadi tidak dimuat. Buka halaman kemajuan kursus itu.");
    const one = { v: 1, course: "uji", page: "memilih", q: "pilih-banyak", at: "2026-11-01T08:00:00.000Z", try: 1, kind: "answer", resp: ["a"], score: 1 };
    const newer = { v: 2, course: "uji", page: "memilih", q: "pilih-banyak", when: 7 };
    const lines = [one, newer].map((e) => JSON.stringify(e)).join(",\n");
    assert.equal(await loaded(page, `{"suluh":1,"events":[\n${lines},\n{"v":1,"kind":"ans`), "1 jawaban baru, 0 sudah ada. Tidak ada yang ditimpa. 1 baris rusak dilewati.");
    assert.equal(await loaded(page, JSON.stringify({ suluh: 1, events: [one, { v: 1, kind: "answer" }] })), "0 jawaban baru, 1 sudah ada. Tidak ada yang ditimpa. 1 baris rusak dilewati.");
    assert.deepEqual(JSON.parse((await saved(page)).text).events.find((e) => e.v === 2), newer);
    await page.$eval("[data-paste]", (e) => (e.value = "suluh1.abc"));
    await press(page, "paste");
    assert.equal(await text(page, "[data-said]", "Ini"), "Ini bukan kode kemajuan, atau belum lengkap.");
  });

  test("outcomes are held by two days, and confidence is drawn", async (t) => {
    const browser = await there.browser.alone();
    t.after(() => browser.close());
    const page = await browser.page(), events = [];
    await page.goto(there.web.url(progress));
    await text(page, "h1", "Belum");
    const ids = await page.evaluate(() => new Promise((done) => {
      globalThis.suluhCourse = (s) => done(s.modules.flatMap((m) => m.lessons).flatMap((l) => l.questions ?? []).map((q) => q.id));
      const script = document.createElement("script");
      script.src = JSON.parse(document.getElementById("suluh-data").textContent).structure;
      document.head.append(script);
    }));
    assert.ok(ids.includes("pilih-satu"));
    for (const day of ["01", "03"]) {
      const when = (s) => `2026-11-${day}T08:00:0${s}.000Z`;
      events.push({ v: 1, course: "uji", page: "memilih", q: "pilih-satu", at: when(0), kind: "confidence", resp: ["very"] });
      events.push({ v: 1, course: "uji", page: "memilih", q: "pilih-satu", at: when(1), kind: "answer", resp: ["a"], score: 1 });
    }
    assert.equal(await loaded(page, JSON.stringify({ suluh: 1, events })), "2 jawaban baru, 0 sudah ada. Tidak ada yang ditimpa.");
    assert.match(await text(page, '[data-module="awal"] p', "0 dari"), /Bertahan: 1 dari/);
    assert.match(await page.$eval("#_sure-t", (e) => e.textContent), /^Saat sangat yakin, 2 dari 2 jawaban tepat \(100\u00a0%\)\. Jawabannya masih sedikit/);
  });
});

// Two courses of one site, and of one origin, with questions of the same name.
test("a second course keeps to itself", async (t) => {
  const project = copy(), first = join(project, "content/uji"), second = join(project, "content/dua");
  mkdirSync(join(second, "01-awal"), { recursive: true });
  for (const file of readdirSync(join(first, "01-awal")).filter((f) => f.startsWith("01-") || f.startsWith("module"))) {
    writeFileSync(join(second, "01-awal", file), readFileSync(join(first, "01-awal", file), "utf8").replace(/\]\(0[^)]*\)/g, "](01-memilih.md)"));
  }
  for (const file of ["glossary.yaml", "references.yaml"]) writeFileSync(join(second, file), readFileSync(join(first, file)));
  writeFileSync(join(second, "course.md"), "---\nid: dua\ntitle: Kursus kedua\n---\n\nSatu modul.\n");
  const web = await serve(build(project)), browser = await open("chromium");
  t.after(async () => {
    await browser.close();
    await web.close();
  });
  const page = await browser.page(), url = (address) => web.url(address);
  await answer(page, url, ["pilih-satu", "pilih-banyak"]);
  await page.goto(url(progress));
  assert.equal(await text(page, "h1", "1"), "1 pelajaran terang, 3 lagi");
  const file = (await saved(page)).text;
  await page.goto(url("dua/kemajuan.html"));
  assert.equal(await text(page, "h1", "Belum"), "Belum ada pelajaran yang dimulai");
  assert.equal(await loaded(page, file), "Berkas ini dari kursus lain (uji), jadi tidak dimuat. Buka halaman kemajuan kursus itu.");
  await page.goto(url("dua/awal/memilih.html"));
  assert.equal((await state(page, "pilih-satu")).state, "");
});

// A page without questions is done when its end was seen.
test("a page that is read", async (t) => {
  const project = copy();
  writeFileSync(join(project, "content/uji/01-awal/03-membaca.md"), "---\nid: membaca\ntitle: Membaca saja\n---\n\nPembuka.\n\n" + "Satu paragraf yang cukup panjang untuk dibaca.\n\n".repeat(80) + "Penutup.\n");
  const web = await serve(build(project)), browser = await open("chromium");
  t.after(async () => {
    await browser.close();
    await web.close();
  });
  const page = await browser.page(), url = (address) => web.url(address);
  const read = () => page.evaluate(() => localStorage.getItem("suluh/uji/membaca"));
  await page.goto(url("uji/awal/membaca.html"));
  await page.waitForFunction(() => self.suluh);
  assert.equal(await read(), null);
  await page.$eval("article > :last-child", (e) => e.scrollIntoView());
  await page.waitForFunction(() => localStorage.getItem("suluh/uji/membaca"));
  assert.match(await read(), /"kind":"read"/);
  await page.goto(url("uji/awal/index.html"));
  assert.equal(await text(page, '.lessons a[data-page="membaca"] .state', "S"), "Selesai");
});

// The look of it: nothing against the rules, nothing wider than the screen.
for (const [theme, viewport] of [["light", { width: 320, height: 640 }], ["dark", desk], ["dark", phone]]) {
  test(`pages with progress, ${theme}, ${viewport.width}`, async (t) => {
    const browser = await open("chromium");
    t.after(() => browser.close());
    const url = (address) => fileURL(site(), address);
    const page = await browser.page({ viewport, theme });
    for (const address of [progress, "uji/index.html"]) { // before anything is known
      await page.goto(url(address));
      await text(page, address === progress ? "[data-progress] p" : "[data-resume] .go");
      await judge(page, "nothing known: " + address);
    }
    await answer(page, url, ["pilih-satu", "pilih-banyak", "ketik-kata"]);
    await answer(page, url, ["ketik-angka"], "wrong");
    await judge(page, "a lesson, with its map");
    const later = await onDay(browser, 2, { viewport, theme });
    for (const [address, ready] of [["uji/index.html", "[data-resume] .go + .go"], ["uji/awal/index.html", '.state[data-s="done"]'], [progress, '.torch [data-s="lit"]']]) {
      await later.goto(url(address));
      await later.waitForSelector(ready);
      if (address === progress) {
        await later.$$eval(".read details", (all) => all.forEach((d) => (d.open = true)));
        await press(later, "erase");
      }
      await judge(later, address);
      assert.deepEqual(await later.evaluate(() => [document.documentElement.scrollWidth <= innerWidth, [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .hide, svg")).map((e) => e.outerHTML.slice(0, 80))]), [true, []]);
    }
  });
}
