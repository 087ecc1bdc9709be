// The words that the page of reviews shows, by their keys in the catalogue.

export const keys = [
  "review.mixed", "review.today", "review.minutes", "review.from", "review.number", "review.again", "review.seen", "review.module", "review.next", "review.finish",
  "review.tomorrow", "review.days", "review.weeks", "review.months", "review.returns", "review.back", "review.back.last", "review.missing",
  "review.done", "review.done.part", "review.first", "review.of", "review.repeated", "review.questions", "review.read", "review.more", "review.continue",
  "review.none", "review.then", "review.empty", "review.empty.long", "page.begin", "ask.short.one",
] as const;
