// The words of what comes again at the end of a lesson.

export const keys = ["again.title", "again.wrong", "again.opening", "again.go", "again.moved", "again.right", "again.count"] as const;
