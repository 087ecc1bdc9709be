// A course changes under its learners: what they answered stays theirs.

import assert from "node:assert/strict";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pointer as at, state } from "../lib/act.mjs";
import { both, open } from "../lib/browsers.mjs";
import { cases, give } from "../lib/cases.mjs";
import { inHub, stateIs } from "../lib/pages.mjs";
import { build, copy, fileURL, tmp } from "../lib/site.mjs";

const c = cases.find((c) => c.id === "pilih-satu");

// edit changes a file of a project; what is to change must be there.
function edit(project, file, from, to) {
  const path = join(project, "content/uji", file), text = readFileSync(path, "utf8");
  assert.ok(text.includes(from), `${file} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

for (const name of both) {
  describe(`${name}, from a disk`, () => {
    let shared;
    before(async () => (shared = await open(name)));
    after(() => shared?.close());

    // answered makes a site, answers a question rightly there, and gives the
    // project that made it.
    async function answered(t) {
      const project = copy(), out = tmp("changing"), browser = await shared.alone();
      t.after(() => browser.close());
      build(project, out);
      const page = await browser.page();
      await page.goto(fileURL(out, c.address));
      await give(page, at, c, "right");
      await inHub(page, c.id);
      return { project, out, page };
    }

    test("a lesson is renamed and moved, and a comma mended", async (t) => {
      const { project, out, page } = await answered(t);
      for (const lang of ["", ".en"]) {
        renameSync(join(project, `content/uji/01-awal/01-memilih${lang}.md`), join(project, `content/uji/02-lanjut/04-memilih-lagi${lang}.md`));
      }
      edit(project, "02-lanjut/04-memilih-lagi.md", "asesmen, menurut pelajaran ini?", "asesmen menurut pelajaran ini?");
      build(project, out);
      await page.goto(fileURL(out, "uji/lanjut/memilih-lagi.html"));
      await stateIs(page, c.id, "right");
      assert.equal((await state(page, c.id)).changed, "");
      await page.goto(fileURL(out, "en/uji/lanjut/memilih-lagi.html"));
      await stateIs(page, c.id, "right");
    });

    test("another answer is right now", async (t) => {
      const { project, out, page } = await answered(t);
      edit(project, "01-awal/01-memilih.md", "- (x) Memahami", "- ( ) Memahami");
      edit(project, "01-awal/01-memilih.md", "- ( ) Melengkapi", "- (x) Melengkapi");
      edit(project, "01-awal/01-memilih.en.md", "- (x) To understand", "- ( ) To understand");
      edit(project, "01-awal/01-memilih.en.md", "- ( ) To complete", "- (x) To complete");
      build(project, out);
      await page.goto(fileURL(out, c.address));
      await page.waitForSelector(`[id="${c.id}"] .changed`);
      const now = await state(page, c.id);
      assert.match(now.changed, /^Soal ini berubah sejak Anda menjawab pada \d+ \p{L}+\. Hasil lama \(tepat\) tetap disimpan/u);
      assert.deepEqual([now.state, now.done], ["", false]);
      await at.pick(page, c.id, "Melengkapi");
      await at.press(page, c.id, ".check");
      const then = await state(page, c.id);
      assert.deepEqual([then.state, then.changed], ["right", ""]);
    });

    test("a question gets another id, and names its former one", async (t) => {
      const { project, out, page } = await answered(t);
      edit(project, "01-awal/01-memilih.md", "::: soal pilih-satu", "::: soal tujuan-asesmen alias=pilih-satu");
      edit(project, "01-awal/01-memilih.en.md", "::: question pilih-satu", "::: question tujuan-asesmen alias=pilih-satu");
      build(project, out);
      await page.goto(fileURL(out, c.address));
      await stateIs(page, "tujuan-asesmen", "right");
    });
  });
}
