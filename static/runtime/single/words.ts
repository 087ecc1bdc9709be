// The words that the script of the one file shows beside those of all pages.

export const keys = ["ask.short", "ask.short.one", "ask.compare"] as const;
