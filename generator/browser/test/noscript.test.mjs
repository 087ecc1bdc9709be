// Without scripts, and without the folder round a page, everything can be read.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { both, open } from "../lib/browsers.mjs";
import { cases } from "../lib/cases.mjs";
import { fileURL, site, tmp } from "../lib/site.mjs";

describe("without scripts", () => {
  let browser, page;
  before(async () => {
    browser = await open("chromium");
    page = await browser.page();
    await page.setJavaScriptEnabled(false);
  });
  after(() => browser?.close());

  for (const address of new Set(cases.map((c) => c.address))) {
    test(`${address} has every answer and its reasons, folded away`, async () => {
      await page.goto(fileURL(site(), address));
      const seen = await page.$$eval("form.question", (forms) =>
        forms.map((f) => {
          const key = f.querySelector("details.key"), shown = (e) => e.checkVisibility({ visibilityProperty: true });
          return {
            id: f.id,
            summary: shown(key.querySelector("summary")),
            folded: !key.open,
            right: key.querySelector("[data-right], [data-model]")?.textContent.trim() ?? "",
            reasons: key.querySelectorAll("[data-reason], [data-why]").length,
            inputs: [...f.querySelectorAll("fieldset input, fieldset select, fieldset textarea")].filter(shown).length,
            buttons: [...f.querySelectorAll("button")].filter(shown).length,
          };
        }),
      );
      assert.deepEqual(seen.map((s) => s.id), cases.filter((c) => c.address === address).map((c) => c.id));
      for (const s of seen) {
        assert.ok(s.summary && s.folded, s.id);
        assert.notEqual(s.right, "", s.id);
        assert.ok(s.reasons > 0 && s.inputs > 0, s.id);
        assert.equal(s.buttons, 0, `${s.id} offers what needs a script`);
      }
      assert.equal(await page.$$eval(".notice.noscript", (all) => all.filter((e) => e.checkVisibility()).length), 1);
    });
  }

  test("an exam's text holds no key", async () => {
    await page.goto(fileURL(site(), "uji/lanjut/kuis-akhir.html"));
    const html = await page.evaluate(() => {
      const copy = document.documentElement.cloneNode(true);
      copy.querySelector("#suluh-data").remove();
      return copy.outerHTML;
    });
    assert.ok(html.includes("Kapan asesmen selesai?"));
    assert.ok(!html.includes("rahasia"), "the key stands in the page");
    assert.equal(await page.$("[data-key].key"), null);
  });
});

// A page that was sent alone, or opened out of an archive, has no stylesheet.
for (const name of both) {
  test(`${name}: a page without its folder says so`, async (t) => {
    const folder = tmp("alone"), browser = await open(name);
    t.after(() => browser.close());
    const page = await browser.page();
    const says = () => page.$eval("p.alone", (p) => (p.checkVisibility() ? p.textContent.trim() : ""));
    copyFileSync(join(site(), "uji/awal/memilih.html"), join(folder, "memilih.html"));
    await page.goto(fileURL(folder, "memilih.html"));
    assert.match(await says(), /^Halaman ini dibuka tanpa foldernya/);
    assert.ok((await page.$$eval("form.question input", (all) => all.filter((i) => i.checkVisibility()).length)) > 0, "and can be read");
    await page.goto(fileURL(site(), "uji/awal/memilih.html"));
    assert.equal(await says(), "");
  });
}

test("no page of the site links to what only a server has", () => {
  const html = readFileSync(join(site(), "uji/awal/memilih.html"), "utf8");
  assert.doesNotMatch(html, /(href|src|action)="\//);
  assert.doesNotMatch(html, /(crossorigin|integrity|type="module")/);
});
