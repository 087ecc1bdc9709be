// Accessibility rules (axe-core: WCAG 2.0 to 2.2, A and AA, and good practice)
// on each kind of page, light, dark and sepia, narrow and wide, and in each state
// of a question.

import { after, before, describe, test } from "node:test";
import { pointer as at } from "../lib/act.mjs";
import { judge } from "../lib/axe.mjs";
import { desk, open, phone } from "../lib/browsers.mjs";
import { cases, give } from "../lib/cases.mjs";
import { bundled, fileURL, site } from "../lib/site.mjs";

const kinds = {
  home: "index.html", course: "uji/index.html", module: "uji/awal/index.html", lesson: "uji/awal/memilih.html", typing: "uji/awal/mengetik.html",
  arranging: "uji/lanjut/menyusun.html", "writing, a case": "uji/lanjut/menulis.html", exam: "uji/lanjut/kuis-akhir.html",
  glossary: "uji/glosarium.html", references: "uji/rujukan.html", review: "uji/ulangan.html", progress: "uji/kemajuan.html", search: "uji/cari.html", "not found": "404.html", "another language": "en/uji/awal/memilih.html",
};

describe("each kind of page", () => {
  let browser;
  before(async () => (browser = await open("chromium")));
  after(() => browser?.close());
  for (const theme of ["light", "dark", "sepia"]) {
    for (const viewport of [phone, desk]) {
      test(`${theme}, ${viewport.width}`, async () => {
        const page = await browser.page({ viewport, theme });
        if (theme === "sepia") await page.evaluateOnNewDocument(() => localStorage.setItem("suluh-look", '{"theme":"sepia"}'));
        for (const [kind, address] of Object.entries(kinds)) {
          await page.goto(fileURL(site(), address));
          await judge(page, kind);
        }
        await page.close();
      });
    }
  }
});

test("a lesson with figures, tables, terms and works", async (t) => {
  const browser = await open("chromium");
  t.after(() => browser.close());
  for (const look of [{ theme: "light", viewport: phone }, { theme: "dark", viewport: desk }]) {
    const page = await browser.page(look);
    await page.goto(fileURL(bundled(), "peksos/asesmen/sumber-data-dan-alat.html"));
    await judge(page, look.theme);
  }
});

// The states of all questions of a page at once.
const states = {
  missing: (page, c) => at.press(page, c.id, ".check"),
  answered: async (page, c) => give(page, at, c, c.part || c.rate ? "part" : "wrong"),
  "tried again": async (page, c) => at.press(page, c.id, '[data-do="again"]'),
  shown: async (page, c) => {
    if (c.rated) return;
    await give(page, at, c, "wrong");
    await at.press(page, c.id, '[data-do="show"]');
  },
};

for (const [name, look] of [["chromium", { theme: "light", viewport: phone }], ["chromium", { theme: "dark", viewport: desk }], ["firefox", { viewport: phone }]]) {
  describe(`answering, ${name}, ${look.theme ?? "light"}, ${look.viewport.width}`, () => {
    let browser;
    before(async () => (browser = await open(name)));
    after(() => browser?.close());
    for (const address of new Set(cases.map((c) => c.address))) {
      test(address, async () => {
        const page = await browser.page(look);
        await page.goto(fileURL(site(), address));
        for (const [state, act] of Object.entries(states)) {
          for (const c of cases.filter((c) => c.address === address)) await act(page, c);
          await judge(page, state);
        }
        await page.close();
      });
    }
  });
}
