// Builds sites with bin/suluh, and tells what is in them.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const suluh = join(root, "bin", "suluh");
const fixture = fileURLToPath(new URL("../testdata/site", import.meta.url));

const folders = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

// tmp is a new folder that goes when the tests of this file have run.
export function tmp(name) {
  folders.push(mkdtempSync(join(tmpdir(), "suluh-" + name + "-")));
  return folders.at(-1);
}

// copy is a copy of the fixture's project that a test may change.
export function copy() {
  const folder = tmp("project");
  cpSync(fixture, folder, { recursive: true });
  return folder;
}

// build makes a project's site and returns its folder, which has a folder of its own:
// builds into one folder wait for each other.
export function build(project, out = join(tmp("site"), "site")) {
  execFileSync(suluh, ["build", project, "--output", out], { stdio: ["ignore", "ignore", "pipe"] });
  return out;
}

const made = {};

// site is the fixture's site, made once for a file of tests.
export function site() {
  return (made.fixture ??= build(fixture));
}

// bundled is the site of the courses that come with Suluh.
export function bundled() {
  return (made.bundled ??= build(root));
}

// pages are the addresses of the pages of a site, but for what no reader opens.
export function pages(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && f.name.endsWith(".html"))
    .map((f) => relative(folder, join(f.parentPath ?? f.path, f.name)))
    .filter((address) => !address.startsWith("_/"))
    .sort();
}

// fileURL is a page of a site as a double-click opens it.
export function fileURL(folder, address) {
  return pathToFileURL(join(folder, address)).href;
}
