// The words of what helps to read.

export const keys = ["figure.close", "figure.zoom", "code.copied", "code.copy", "print.title", "print.sheet", "print.key", "print.answers"] as const;
