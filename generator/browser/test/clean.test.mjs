// Every page of both sites, opened from a disk: no word of complaint, nothing
// refused, nothing asked of the internet. And the scripts stay small.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { both, open } from "../lib/browsers.mjs";
import { hub, watch } from "../lib/pages.mjs";
import { serve } from "../lib/server.mjs";
import { bundled, fileURL, pages, site, tmp } from "../lib/site.mjs";

for (const name of both) {
  for (const [which, build] of Object.entries({ fixture: site, bundled })) {
    test(`${name}, ${which}`, async (t) => {
      const folder = build(), browser = await open(name);
      t.after(() => browser.close());
      const page = await browser.page();
      const wrong = await watch(page, fileURL(folder, ""));
      for (const address of pages(folder)) {
        await page.goto(fileURL(folder, address));
        // The hub's first answer is the last thing that a page does by itself.
        if (await page.$("form.question")) await (await hub(page)).waitForFunction(() => document.readyState === "complete");
        assert.deepEqual(wrong, [], address);
      }
    });
  }
}

// A watch that sleeps would find every page clean.
for (const name of both) {
  test(`${name}: the watch is awake`, async (t) => {
    const folder = tmp("unclean"), browser = await open(name);
    t.after(() => browser.close());
    const policy = readFileSync(join(site(), "index.html"), "utf8").match(/<meta http-equiv[^>]*>/)[0];
    writeFileSync(join(folder, "a.html"), `<!doctype html>${policy}<title>a</title><style>p{}</style><img src="https://example.invalid/a.png"><script src="a.js"></script>`);
    writeFileSync(join(folder, "a.js"), "console.error('said'); nothing.there");
    const page = await browser.page(), wrong = await watch(page, fileURL(folder, ""));
    await page.goto(fileURL(folder, "a.html"));
    for (const what of [/said/, /nothing/, /style-src/, /img-src/]) assert.ok(wrong.some((w) => what.test(w)), `${what} in ${wrong.join("; ")}`);
  });
}

test("a lesson on the web asks for three files, and one sign", async (t) => {
  const web = await serve(site()), browser = await open("chromium");
  t.after(() => Promise.all([browser.close(), web.close()]));
  const page = await browser.page(), asked = [];
  page.on("request", (r) => asked.push(new URL(r.url()).pathname.replace(/-[0-9a-f]{8}/, "")));
  await page.goto(web.url("uji/awal/memilih.html"));
  assert.deepEqual(asked.filter((a) => a !== "/favicon.svg").sort(), ["/_/suluh-id.js", "/_/suluh.css", "/uji/awal/memilih.html"]);
});

// Budgets in bytes, after gzip: above the first one says so, above the second
// one is too heavy for a slow line.
test("what a page loads is small", (t) => {
  const folder = join(site(), "_");
  const size = (name) => gzipSync(readFileSync(join(folder, readdirSync(folder).find((f) => f.startsWith(name[0]) && f.endsWith(name[1])))), { level: 9 }).length;
  for (const [name, wanted, most] of [[["suluh", ".js"], 10_000, 14_336], [["hub", ".js"], 3_000, 4_000], [["suluh", ".css"], 10_000, 10_240]]) {
    const bytes = size(name);
    t.diagnostic(`${name.join("")}: ${bytes} bytes, ${wanted} are wanted`);
    assert.ok(bytes <= most, `${name.join("")} has ${bytes} bytes of at most ${most}`);
  }
});
