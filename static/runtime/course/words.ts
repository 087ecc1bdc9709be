// The words that the script of a course's and a module's page shows, by their
// keys in the catalogue.

export const keys = [
  "state.none", "state.doing", "state.done", "state.right", "state.right.short", "state.mark", "state.map.done", "state.map.doing", "state.of",
  "resume.begin", "resume.go", "resume.note", "resume.next", "page.begin", "due.title", "due.note", "due.none", "due.next",
] as const;
