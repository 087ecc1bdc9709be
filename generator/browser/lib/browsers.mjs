// Starts the two browsers of Debian, as a learner has them.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

// names of the browsers that every test of storage and of file:// runs in.
export const both = ["chromium", "firefox"];

// open starts a browser. A profile is a folder of its own: give one from
// newProfile to start again with what was kept in it.
export async function open(name, { profile } = {}) {
  const own = profile ?? newProfile();
  const browser = await puppeteer.launch(name === "firefox" ? firefox(own) : chromium(own));
  return {
    name,
    browser,
    page: (options) => newPage(browser, options),
    alone: () => alone(browser),
    async close() {
      await browser.close();
      if (!profile) removeProfile(own);
    },
  };
}

// alone is a browser within the browser, that has stored nothing yet.
async function alone(browser) {
  const context = await browser.createBrowserContext();
  return { page: (options) => newPage(context, options), close: () => context.close() };
}

export function newProfile() {
  return mkdtempSync(join(tmpdir(), "suluh-profile-"));
}

export function removeProfile(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function chromium(profile) {
  return {
    executablePath: "/usr/bin/chromium",
    headless: true,
    userDataDir: profile,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  };
}

// firefox gets back the rule that drivers take away: a page opened from a disk
// may not read its siblings. keep.test.mjs sees to it that this holds.
function firefox(profile) {
  return {
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    userDataDir: profile,
    extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
  };
}

// A phone is the narrowest screen that pages are made for, a desk the widest
// that changes them.
export const phone = { width: 360, height: 740 }, desk = { width: 1280, height: 900 };

async function newPage(context, { viewport = phone, theme = "light" } = {}) {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.setViewport(viewport);
  if (theme !== "light") await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  return page;
}
