// Every word that the site's script shows. The keys are those of the catalogue
// (generator/words); their texts stand before the script, which is made once
// for each language. Scripts of some pages add their own.

export const keys = [
  "verdict.right", "verdict.part", "verdict.part.extra", "verdict.not", "verdict.later", "verdict.shown", "verdict.shown.later",
  "verdict.spelling", "verdict.accepted", "verdict.unit", "verdict.unread", "verdict.stays", "verdict.sure", "verdict.open", "verdict.rated",
  "tag.yours", "tag.yours.right", "tag.first", "tag.missed", "tag.right", "tag.not", "tag.answer", "tag.here", "tag.nothere", "gap.of",
  "missing.one", "missing.many", "missing.text", "missing.number", "missing.gaps", "missing.places", "missing.order", "missing.essay", "missing.few",
  "hint.more", "changed", "changed.right", "changed.part", "changed.not",
  "pick.tray", "pick.put", "pick.back", "pick.placed", "pick.picked", "pick.empty", "pick.nowhere",
  "order.up", "order.down", "order.now", "essay.words", "essay.saved", "essay.model", "bank.used",
] as const;

export type Key = (typeof keys)[number];

declare const suluhWords: { [key: string]: string };

// say is the text of a key with its arguments put in: {1} for the first, and
// {1|day|days} for the word that goes with it, the first if it is 1.
export function say(key: Key, ...args: (string | number)[]): string {
  return (suluhWords[key] ?? key).replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, n: string, one?: string, other?: string) => {
    const arg = args[Number(n) - 1];
    if (arg === undefined) return whole;
    if (one === undefined || other === undefined) return String(arg);
    return String(arg) === "1" ? one : other;
  });
}
