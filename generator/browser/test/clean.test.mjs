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

// Budgets in kibibytes, after gzip: above the first figure the test says so, above
// the second the page is too heavy for a slow line.
test("what a page loads is small", (t) => {
  const folder = join(site(), "_"), kib = 1024;
  const files = readdirSync(folder).filter((f) => /\.(js|css)$/.test(f) && !/^(course|search)-.*-/.test(f));
  for (const file of files) {
    const name = file.replace(/-[0-9a-f]{8}/, "");
    const [wanted, most] = { "suluh-id.js": [10, 14], "suluh-en.js": [10, 14], "hub.js": [3, 4], "suluh.css": [8, 10] }[name] ?? [6, 10];
    const bytes = gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
    t.diagnostic(`${name}: ${bytes} bytes, ${wanted * kib} are wanted`);
    assert.ok(bytes <= most * kib, `${name} has ${bytes} bytes of at most ${most * kib}`);
  }
});
