// What helps to read: a figure in full, code to copy, the page on paper.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { pointer as at } from "../lib/act.mjs";
import { open } from "../lib/browsers.mjs";
import { bundled, fileURL, tmp } from "../lib/site.mjs";

const lesson = "peksos/asesmen/sumber-data-dan-alat.html";
const loads = (page) => page.evaluate(() => performance.getEntriesByType("resource").map((r) => r.name).filter((n) => /\/(reading|quiz|case|search|review|progress)-/.test(n)));

test("nothing is loaded before it is asked for", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(bundled(), lesson));
  assert.deepEqual(await loads(page), []);
});

test("a figure fills the screen, and comes back", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(bundled(), lesson));
  await page.$eval("[data-zoom]", (b) => b.scrollIntoView({ block: "center" }));
  await page.click("[data-zoom]");
  await page.waitForFunction(() => document.fullscreenElement?.matches("figure") && document.fullscreenElement.innerText.includes("Kembali"));
  await page.click(":fullscreen [data-zoom]");
  await page.waitForFunction(() => !document.fullscreenElement && document.querySelector("[data-zoom]").textContent === "Perbesar");
});

test("code is copied", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(bundled(), "manual/menulis-soal.html"));
  const id = await page.$eval("[data-copy]", (b) => {
    b.scrollIntoView({ block: "center" });
    return (b.id = "copy-me");
  });
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (window.copied = text);
  });
  await page.click("#" + id);
  await page.waitForFunction(() => document.getElementById("copy-me").textContent === "Tersalin");
  assert.equal(await page.evaluate(() => window.copied), await page.$eval("#copy-me ~ pre", (e) => e.textContent));
});

for (const how of ["Lembar kerja", "Dengan kunci"]) {
  test(`on paper: ${how}`, async (t) => {
    const browser = await open("chromium");
    t.after(() => browser.close());
    const page = await browser.page();
    await page.goto(fileURL(bundled(), lesson));
    await page.evaluate(() => (window.print = () => (window.printed = document.body.dataset.print)));
    await page.click('[popovertarget="_look"]');
    const button = await page.waitForFunction((how) => [...document.querySelectorAll("#_look button")].find((b) => b.textContent === how), {}, how);
    await button.asElement().click();
    const key = how === "Dengan kunci";
    assert.equal(await page.evaluate(() => window.printed), key ? "key" : "sheet");
    const file = join(tmp("paper"), "page.pdf");
    writeFileSync(file, await page.pdf({ format: "A4" }));
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    assert.match(text, /Kerjakan|Sumber data dan alat/);
    assert.equal(/Kunci jawaban/.test(text), key);
    assert.equal(/Perbedaan antarsumber adalah petunjuk/.test(text), false, "an opening question has no key");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.evaluate(() => document.body.dataset.print ?? document.querySelector(".answer-key")), null);
  });
}

test("what was not right, and the opening questions, come again at the end", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  const page = await browser.page();
  await page.goto(fileURL(bundled(), lesson));
  assert.equal(await page.$(".again"), null, "nothing is asked again before something was answered");
  await at.pick(page, "gambar-untuk-pola", "Ekomap");
  await at.press(page, "gambar-untuk-pola", ".check");
  await page.waitForSelector(".again:not([hidden])");
  await at.type(page, "persen-absen-dani", null, "12");
  await at.press(page, "persen-absen-dani", ".check");
  await page.waitForFunction(() => document.querySelector(".again").innerText.includes("1 soal belum tepat"));
  await page.$eval(".again .button", (b) => b.scrollIntoView({ block: "center" }));
  await page.click(".again .button");
  const again = () => page.$$eval(".again form", (forms) => forms.map((f) => [f.id, f.dataset.state]));
  assert.deepEqual(await again(), [["gambar-untuk-pola", ""], ["persen-absen-dani", ""]]);
  await at.pick(page, "gambar-untuk-pola", "Genogram");
  await at.press(page, "gambar-untuk-pola", ".check");
  await at.type(page, "persen-absen-dani", null, "45");
  await at.press(page, "persen-absen-dani", ".check");
  await page.waitForFunction(() => document.querySelector(".again").innerText.includes("Semua sudah tepat"));
  assert.match(await page.$eval("[data-count-questions]", (e) => e.textContent), /7 soal, 1 sudah tepat/);
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#persen-absen-dani").dataset.state === "right");
  assert.equal(await page.evaluate(() => document.querySelector(".again")?.checkVisibility() ?? false), false);
});
