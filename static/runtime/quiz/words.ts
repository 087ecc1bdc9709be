// The words that the script of a quiz shows, by their keys in the catalogue.

export const keys = ["quiz.number", "quiz.more"] as const;
