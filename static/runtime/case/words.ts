// The words that the script of a branching case shows.

export const keys = ["case.path", "case.taken", "case.consequence", "case.other"] as const;
