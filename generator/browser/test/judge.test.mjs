// The cases that hold the markers of both languages together (package quiz),
// run in a browser, which has the last word.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { both, open } from "../lib/browsers.mjs";
import { build, copy, fileURL, root } from "../lib/site.mjs";

const interactions = ["select", "entry", "number", "match", "order", "gaps", "essay"];
const read = (name) => JSON.parse(readFileSync(join(root, "generator/quiz/testdata", name), "utf8"));

// An author's file stands in for one of ours, so a site can bundle what the
// tests call instead of what a learner's page runs.
const entry = `
import { judge } from "./interactions/index";
import { fold } from "./fold";
import { identity, readEvent, readEvents } from "./record";
Object.assign(window, { judge, fold, readEvents, identityOf: (e: unknown) => identity(readEvent(e)!) });
`;

for (const name of both) {
  describe(name, () => {
    let browser, page;
    before(async () => {
      const project = copy();
      mkdirSync(join(project, "static/runtime"), { recursive: true });
      writeFileSync(join(project, "static/runtime/site.ts"), entry);
      browser = await open(name);
      page = await browser.page();
      await page.goto(fileURL(build(project), "index.html"));
    });
    after(() => browser?.close());

    for (const interaction of interactions) {
      test(interaction, async () => {
        const { asks, cases } = read(interaction + ".json");
        const verdicts = await page.evaluate((asks, cases) => cases.map((c) => window.judge(asks[c.ask], c.response ?? [])), asks, cases);
        for (const [i, c] of cases.entries()) {
          const { parts, ...got } = verdicts[i];
          const { score = 0, answer = "", slip = false, unit = false, unread = false, open = false } = c;
          assert.deepEqual(got, { score, answer, slip, unit, unread, open }, c.name);
          if (c.marks) assert.equal(parts.map((p) => p.mark).join(" "), c.marks, c.name);
        }
      });
    }

    test("folding", async () => {
      const cases = read("fold.json");
      const got = await page.evaluate((texts) => texts.map(window.fold), cases.map((c) => c.text));
      for (const [i, c] of cases.entries()) assert.equal(got[i], c.folded, c.name);
    });

    test("events", async () => {
      const { identity, damaged } = read("record/cases.json");
      const ids = await page.evaluate((events) => events.map(window.identityOf), identity.map((c) => c.event));
      for (const [i, c] of identity.entries()) assert.equal(ids[i], c.id ?? identity.find((o) => o.name === c.same).id, c.name);
      const kept = await page.evaluate((events) => window.readEvents(events), damaged.map((c) => c.event));
      assert.deepEqual(kept, []);
    });
  });
}
