package search

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

// Families tells of each of the words the head of its family: the one of them
// that the most pages use, for it is what most readers look for. English
// families are told by Porter's second stemmer; Indonesian ones by the words
// themselves, for no list of roots is needed if a root is believed only when
// other words of the course bear it out. The words are sorted; uses, heads and
// roots stand in the same order. A root may be no word of the course; in English
// there is none.
func Families(lang string, words []string, uses []int32) (heads, roots []string) {
	keys := make([]string, len(words))
	if lang == "en" {
		for i, w := range words {
			keys[i] = english.Stem(w, true)
		}
	} else {
		keysId(words, keys)
	}
	first := make(map[string]int, len(words)/2)
	for i, w := range words {
		head, known := first[keys[i]]
		if !known || uses[i] > uses[head] || uses[i] == uses[head] && len(w) < len(words[head]) {
			first[keys[i]] = i
		}
	}
	heads = make([]string, len(words))
	for i, key := range keys {
		heads[i] = words[first[key]]
	}
	if lang == "en" {
		return heads, nil
	}
	return heads, keys
}

// keysId gives words of one family the same key: their root.
func keysId(words, keys []string) {
	known := make(map[string]int32, len(words))
	for i, w := range words {
		known[w] = int32(i)
	}
	// How many words speak for a root that is no word itself, and whether they
	// differ in what stands before it: one ending alone proves nothing.
	type witness struct {
		count  int32
		first  string // the beginning of the first of them
		differ bool
	}
	support := map[string]*witness{}
	roots := make([][]string, len(words))
	for i, w := range words {
		if len(w) <= shortestRoot+1 || w[0] <= '9' {
			continue
		}
		roots[i] = slices.DeleteFunc(rootsId(w), func(root string) bool { return apart(w, root) })
		for _, root := range roots[i] {
			s := support[root]
			if s == nil {
				s = &witness{first: w[:2]}
				support[root] = s
			}
			s.count++
			s.differ = s.differ || s.first != w[:2]
		}
	}
	const word = 1 << 20 // a root that is a word outweighs any that is not
	key := func(i int) string {
		best, most := "", int32(0)
		for _, root := range roots[i] {
			s := support[root]
			weight := s.count
			if _, ok := known[root]; ok {
				weight += word
			} else if !s.differ || len(root) < 4 || len(root) == 4 && s.count < 4 {
				continue
			}
			if weight > most || weight == most && len(root) > len(best) {
				best, most = root, weight
			}
		}
		return best
	}
	next := make([]string, len(words))
	for i := range words {
		next[i] = key(i)
	}
	for i, w := range words {
		// From root to root: what is found is shorter each time, or a root
		// that is no word and so the last.
		at := w
		for j := int32(i); next[j] != ""; {
			at = next[j]
			k, ok := known[at]
			if !ok || len(next[k]) >= len(at) {
				break
			}
			j = k
		}
		keys[i] = at
	}
}

// apart reports whether a word is not made from what looks like its root.
func apart(word, root string) bool { return slices.Contains(strangers()[word], root) }

//go:embed strangers-id.txt
var strangersList string

// strangers are words and, in the same line, the roots that they only seem to have.
var strangers = sync.OnceValue(func() map[string][]string {
	by := map[string][]string{}
	for line := range strings.Lines(strangersList) {
		if words := strings.Fields(line); len(words) > 1 {
			by[words[0]] = words[1:]
		}
	}
	return by
})
