// The page that searches a course by its index. Nothing is loaded before the field
// has the focus, or the address has a query (?q= from another page's field, #q=
// from this page's own).

import { find as select, page } from "../core";
import { find } from "./find";
import { openLoader } from "./load";
import { openSearch } from "./view";

const box = select(document, "[data-search]");
if (box) {
  const files = openLoader(box.dataset.search ?? "");
  openSearch({
    answer: (query, open, shown) => find(page.lang, query, open, shown, files.get),
    load: files.load,
    ready() {
      if (files.get("dir") === undefined) void files.load(["dir"]);
    },
  });
}
