// What the site's script, which runs first, has left for the scripts that only
// some pages load. They import from here and from their own folder alone.

import type { Core } from "./shared";

export const { asked, page, store, questions, lend, onChange, all, el, find, icon, plain, setMark, tag, openQuestion, answers, localDay, merge, readEvents, standing, version, shuffle, tick, use, say } =
  (self as unknown as { suluh: Core }).suluh;
