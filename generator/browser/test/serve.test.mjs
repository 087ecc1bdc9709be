// The author's preview: what is saved is seen at once.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { pointer as at } from "../lib/act.mjs";
import { both, open } from "../lib/browsers.mjs";
import { stateIs } from "../lib/pages.mjs";
import { copy, suluh } from "../lib/site.mjs";

// preview starts `suluh serve` and gives the address that it says.
async function preview(t, project) {
  const server = spawn(suluh, ["serve", project, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  t.after(() => server.kill());
  return new Promise((resolve, reject) => {
    server.on("exit", (code) => reject(new Error(`suluh serve ended with ${code}`)));
    for (const out of [server.stdout, server.stderr]) {
      createInterface(out).on("line", (line) => {
        const url = /http:\/\/localhost:\d+\//.exec(line);
        if (url) resolve(url[0]);
      });
    }
  });
}

for (const name of both) {
  test(`${name}: an open page shows what was saved, and keeps what was answered`, async (t) => {
    const project = copy(), url = await preview(t, project), browser = await open(name);
    t.after(() => browser.close());
    const page = await browser.page();
    await page.goto(url + "uji/awal/memilih.html");
    await at.pick(page, "pilih-satu", "Memahami");
    await at.press(page, "pilih-satu", ".check");

    const file = join(project, "content/uji/01-awal/01-memilih.md"), text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("Pelajaran tentang memilih.", "Kalimat yang baru saja disimpan."));
    await page.waitForFunction(() => document.querySelector("article")?.textContent.includes("Kalimat yang baru saja disimpan."));
    await stateIs(page, "pilih-satu", "right");
  });
}

for (const name of both) {
  test(`${name}: what is wrong is shown over the page, and goes when it is mended`, async (t) => {
    const project = copy(), url = await preview(t, project), browser = await open(name);
    t.after(() => browser.close());
    const page = await browser.page();
    await page.goto(url + "uji/awal/memilih.html");
    const file = join(project, "content/uji/01-awal/01-memilih.md"), text = readFileSync(file, "utf8");
    writeFileSync(file, text + "\n::: soal tidak-ditutup\n\nApa?\n");
    await page.waitForFunction(() => document.querySelector("#suluh-slips[open]")?.textContent.includes("E001"));
    writeFileSync(file, text);
    await page.waitForFunction(() => !document.querySelector("#suluh-slips")?.textContent.includes("E001"));
  });
}
