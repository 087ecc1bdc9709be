package search

import (
	"slices"
	"strings"
)

// Roots are the words that a word may be made from, itself left out, in the
// order of the rules: a guess, which the words of a course confirm or not. The
// browser makes the same guesses of a word that a course does not have
// (static/runtime/search/roots.ts; testdata/roots.json holds both to it).
func Roots(lang, word string) []string {
	if lang == "en" {
		return rootsEn(word)
	}
	return rootsId(word)
}

const shortestRoot = 3

// Indonesian. A word is (prefix …) root (suffix) (particle): mem-per-guna-kan,
// pe-nilai-an-nya.

var (
	particles = []string{"nya", "lah", "kah", "pun", "ku", "mu"}
	suffixes  = []string{"kan", "an", "i"}
)

// prefixes are what may stand before a root, and what the root may have lost
// to it. before says with what the rest must begin, "" with anything. What is
// outer stands first or not at all.
var prefixes = []struct {
	prefix, before, lost string
	outer                bool
}{
	{"di", "", "", true}, {"ke", "", "", false}, {"se", "", "", false},
	{"ber", "", "", false}, {"be", "rk", "", false}, {"bel", "a", "", false},
	{"ter", "", "", false}, {"te", "r", "", false},
	{"per", "", "", false}, {"pel", "a", "", false},
	{"menge", "", "", true}, {"penge", "", "", false},
	{"meng", "ghkqxaiueo", "", true}, {"peng", "ghkqxaiueo", "", false}, {"meng", "aiueo", "k", true}, {"peng", "aiueo", "k", false},
	{"meny", "aiueo", "s", true}, {"peny", "aiueo", "s", false},
	{"men", "cdjzs", "", true}, {"pen", "cdjzs", "", false}, {"men", "aiueo", "t", true}, {"pen", "aiueo", "t", false},
	{"mem", "bfvp", "", true}, {"pem", "bfvp", "", false}, {"mem", "aiueo", "p", true}, {"pem", "aiueo", "p", false},
	{"me", "lrwymn", "", true}, {"pe", "lrwymnkjtsdb", "", false},
}

const mostPrefixes = 3 // ke-ber-pe-…

// prefixesAt are the places in prefixes of those that begin with a letter.
var prefixesAt = func() (at [256][]int) {
	for i, p := range prefixes {
		at[p.prefix[0]] = append(at[p.prefix[0]], i)
	}
	return at
}()

func rootsId(word string) []string {
	var found []string
	add := func(root string) {
		if len(root) >= shortestRoot && root != word && strings.ContainsAny(root, vowels) && !slices.Contains(found, root) {
			found = append(found, root)
		}
	}
	var prefixed func(word string, depth int)
	prefixed = func(word string, depth int) {
		if word == "" {
			return
		}
		for _, i := range prefixesAt[word[0]] {
			p := &prefixes[i]
			rest, ok := strings.CutPrefix(word, p.prefix)
			if !ok || rest == "" || p.outer && depth > 1 || p.before != "" && strings.IndexByte(p.before, rest[0]) < 0 {
				continue
			}
			rest = p.lost + rest
			if len(rest) <= shortestRoot && !little(rest, p.prefix, depth) {
				continue
			}
			add(rest)
			if depth < mostPrefixes {
				prefixed(rest, depth+1)
			}
		}
	}
	stems := []string{word}
	for _, p := range particles {
		if stem, ok := strings.CutSuffix(word, p); ok {
			stems = append(stems, stem)
		}
	}
	for _, stem := range stems {
		add(stem)
		prefixed(stem, 1)
		for _, s := range suffixes {
			if inner, ok := strings.CutSuffix(stem, s); ok && inner != "" {
				if len(inner) > shortestRoot || strings.IndexByte(vowels, inner[0]) >= 0 {
					add(inner)
				}
				prefixed(inner, 1)
			}
		}
	}
	return found
}

const vowels = "aiueo"

// little reports whether a root of three letters may follow a prefix: most only
// seem to (ketua, sebab, menahan), but for those with a vowel in front (mengisi).
func little(root, prefix string, depth int) bool {
	return strings.IndexByte(vowels, root[0]) >= 0 || depth == 1 && (len(prefix) == 3 || prefix == "di")
}

// English. Which words are of a family Porter's stemmer decides; these are for
// the browser alone, which looks for words that begin so.
var endings = []struct{ ending, instead string }{
	{"ies", "y"}, {"ied", "y"}, {"ations", "at"}, {"ation", "at"}, {"ments", ""}, {"ment", ""}, {"ings", ""}, {"ing", ""},
	{"ness", ""}, {"ally", "al"}, {"ly", ""}, {"ers", ""}, {"er", ""}, {"ors", ""}, {"or", ""}, {"es", ""}, {"ed", ""}, {"s", ""}, {"e", ""},
}

func rootsEn(word string) []string {
	var found []string
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, e.ending); ok && len(stem) > shortestRoot {
			found = append(found, stem+e.instead)
		}
	}
	return found
}
