// A suite of tests for each of the two browsers, with the fixture's site on the
// web beside it.

import { after, before, describe } from "node:test";
import { both, open } from "./browsers.mjs";
import { serve } from "./server.mjs";
import { site } from "./site.mjs";

// inEach describes tests(there, name) for each browser; while they run there has
// the browser and the web server.
export function inEach(tests) {
  for (const name of both) {
    describe(name, () => {
      const there = { browser: null, web: null };
      before(async () => {
        there.web = await serve(site());
        there.browser = await open(name);
      });
      after(async () => {
        await there.browser?.close();
        await there.web?.close();
      });
      tests(there, name);
    });
  }
}
