// The words that the script of notices shows, by their keys in the catalogue.

export const keys = ["kept.nowhere", "kept.full", "kept.damaged", "kept.here", "kept.save"] as const;
