// The words that a word may be made from: the twin of generator/search/roots.go,
// with the same rules in the same order. testdata/roots.json holds both to it.

const shortest = 3, mostPrefixes = 3;
const vowels = "aiueo";

const particles = ["nya", "lah", "kah", "pun", "ku", "mu"];
const suffixes = ["kan", "an", "i"];

// A prefix, with what the rest must begin, what the root has lost to it, and
// whether it stands first or not at all.
type Prefix = [prefix: string, before?: string, lost?: string, outer?: boolean];

const prefixes: Prefix[] = [
  ["di", "", "", true], ["ke"], ["se"],
  ["ber"], ["be", "rk"], ["bel", "a"],
  ["ter"], ["te", "r"],
  ["per"], ["pel", "a"],
  ["menge", "", "", true], ["penge"],
  ["meng", "ghkqxaiueo", "", true], ["peng", "ghkqxaiueo"], ["meng", vowels, "k", true], ["peng", vowels, "k"],
  ["meny", vowels, "s", true], ["peny", vowels, "s"],
  ["men", "cdjzs", "", true], ["pen", "cdjzs"], ["men", vowels, "t", true], ["pen", vowels, "t"],
  ["mem", "bfvp", "", true], ["pem", "bfvp"], ["mem", vowels, "p", true], ["pem", vowels, "p"],
  ["me", "lrwymn", "", true], ["pe", "lrwymnkjtsdb"],
];

export function roots(lang: string, word: string): string[] {
  return lang === "en" ? english(word) : indonesian(word);
}

function indonesian(word: string): string[] {
  const found: string[] = [];
  const add = (root: string) => {
    if (root.length >= shortest && root !== word && /[aiueo]/.test(root) && !found.includes(root)) found.push(root);
  };
  const prefixed = (word: string, depth: number): void => {
    for (const [prefix, before, lost, outer] of prefixes) {
      let rest = word.slice(prefix.length);
      if (!word.startsWith(prefix) || !rest || (outer && depth > 1) || (before && !before.includes(rest[0]))) continue;
      rest = (lost ?? "") + rest;
      if (rest.length <= shortest && !little(rest, prefix, depth)) continue;
      add(rest);
      if (depth < mostPrefixes) prefixed(rest, depth + 1);
    }
  };
  const stems = [word];
  for (const p of particles) if (word.endsWith(p)) stems.push(word.slice(0, -p.length));
  for (const stem of stems) {
    add(stem);
    prefixed(stem, 1);
    for (const s of suffixes) {
      if (!stem.endsWith(s)) continue;
      const inner = stem.slice(0, -s.length);
      if (!inner) continue;
      if (inner.length > shortest || vowels.includes(inner[0])) add(inner);
      prefixed(inner, 1);
    }
  }
  return found;
}

function little(root: string, prefix: string, depth: number): boolean {
  return vowels.includes(root[0]) || (depth === 1 && (prefix.length === 3 || prefix === "di"));
}

const endings: [ending: string, instead: string][] = [
  ["ies", "y"], ["ied", "y"], ["ations", "at"], ["ation", "at"], ["ments", ""], ["ment", ""], ["ings", ""], ["ing", ""],
  ["ness", ""], ["ally", "al"], ["ly", ""], ["ers", ""], ["er", ""], ["ors", ""], ["or", ""], ["es", ""], ["ed", ""], ["s", ""], ["e", ""],
];

function english(word: string): string[] {
  const found: string[] = [];
  for (const [ending, instead] of endings) {
    if (word.endsWith(ending) && word.length - ending.length > shortest) found.push(word.slice(0, -ending.length) + instead);
  }
  return found;
}
