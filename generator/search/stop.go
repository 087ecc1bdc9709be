package search

import (
	"embed"
	"strings"
	"sync"
)

// Words that stand everywhere and find nothing. They are in no index, and a
// query that has them is answered as if it had not.
//
//go:embed stop-*.txt
var stopLists embed.FS

var stopWords = func() func(lang string) map[string]bool {
	var lists sync.Map // by language
	return func(lang string) map[string]bool {
		if set, ok := lists.Load(lang); ok {
			return set.(map[string]bool)
		}
		set := map[string]bool{}
		list, _ := stopLists.ReadFile("stop-" + lang + ".txt") // none for a language that we have no list of
		for _, word := range strings.Fields(string(list)) {
			set[word] = true
		}
		lists.Store(lang, set)
		return set
	}
}()
