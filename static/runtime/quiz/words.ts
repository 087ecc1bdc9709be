// The words that the script of a quiz shows, by their keys in the catalogue.

export const keys = [
  "quiz.start.title", "quiz.start", "quiz.on", "quiz.repeat", "quiz.all", "quiz.one", "quiz.none",
  "quiz.about.drawn", "quiz.about.exam", "quiz.about.practice", "quiz.about.limit", "quiz.about.stop", "quiz.about.attempts", "quiz.attempt",
  "quiz.extra", "quiz.extra.1", "quiz.extra.2", "quiz.extra.3", "quiz.left", "quiz.left.one", "quiz.over",
  "quiz.number", "quiz.questions", "quiz.count", "quiz.answered", "quiz.steps", "quiz.step.open", "quiz.step.done", "quiz.flag", "quiz.flagged", "ask.short.n",
  "quiz.finish", "quiz.see", "quiz.before", "quiz.before.practice", "quiz.open", "quiz.open.flagged", "quiz.open.empty", "quiz.ready", "quiz.ready.flagged", "quiz.back", "quiz.hand",
  "quiz.result", "quiz.points", "quiz.passed", "quiz.failed", "quiz.mark", "quiz.first", "quiz.next", "quiz.read",
  "quiz.outcomes", "quiz.outcomes.mark", "quiz.of", "quiz.review", "quiz.empty", "quiz.state.right", "quiz.state.part", "quiz.state.not",
] as const;
