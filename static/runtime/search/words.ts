// The words that the page of search shows, by their keys in the catalogue.

export const keys = [
  "search.found", "search.found.many", "search.found.part", "search.none", "search.mean", "search.try", "search.parts", "search.term", "search.term.open",
  "search.more", "search.broken",
] as const;
