// The words that the script of the page of progress shows, by their keys in the
// catalogue.

export const keys = [
  "progress.none", "progress.begun", "progress.some", "progress.all", "progress.answered", "progress.due",
  "progress.modules", "progress.own", "progress.module", "progress.module.none", "progress.holds",
  "progress.due.title", "progress.due.finding", "progress.due.empty", "progress.due.go", "progress.day", "progress.today", "progress.questions", "progress.table",
  "progress.sure.title", "progress.sure.finding", "progress.sure.none", "progress.sure.over", "progress.sure.under", "progress.sure.fit", "progress.sure.few",
  "progress.sure.word", "progress.sure.given", "progress.sure.right", "progress.sure.hope", "ask.sure.1", "ask.sure.2", "ask.sure.3",
  "progress.outcomes", "progress.outcomes.about", "progress.outcomes.of", "progress.outcomes.later", "progress.outcomes.table", "progress.outcome", "progress.lasting", "progress.state",
  "progress.hold.right", "progress.hold.part", "progress.hold.not", "progress.hold.none",
  "record.code.copied", "record.code.select", "record.code.bad", "record.merged", "record.old", "record.damaged", "record.foreign", "record.foreign.part", "record.bad",
  "record.erase.all", "record.erased",
  "kept.nowhere", "kept.full",
] as const;
