// Package words holds every sentence that a learner or a lecturer reads, in
// Indonesian and English, in one catalogue: the files *.yaml of this folder,
// one for each subject.
//
//	w := words.In("id")
//	w.Say("question.number", 2, 4) // Soal 2 dari 4
//
// In a text {1}, {2} … stand for the arguments, and {1|day|days} for the word
// that goes with argument 1: the first if it is 1, else the second. {1?, or *}
// stands for what is behind the question mark, with argument 1 for the star, or
// for nothing where that argument is empty. An argument that is itself a key of
// the catalogue is said in the same language, and with the same arguments.
//
// The text of a problem stands under its code: E011 (what is there), E011.hint
// (what to write) and E011.long (what `suluh explain` prints).
package words

import (
	"embed"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

// Languages are the languages of the catalogue; the first is the default.
var Languages = []string{"id", "en"}

//go:embed *.yaml
var files embed.FS

var catalogue = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	entries, _ := files.ReadDir(".")
	for _, e := range entries {
		data, _ := files.ReadFile(e.Name())
		var c map[string]map[string]string
		if err := yaml.Unmarshal(data, &c); err != nil {
			panic(e.Name() + ": " + err.Error()) // our own file; a test reads it first
		}
		for key, texts := range c {
			if all[key] != nil {
				panic(e.Name() + ": " + key + " stands in another file too")
			}
			all[key] = texts
		}
	}
	return all
})

// Words is the catalogue in one language.
type Words struct{ Lang string }

// In gives the words of a language, given as a code such as "en" or "en-GB";
// a language that the catalogue lacks gets the default one.
func In(lang string) Words {
	lang, _, _ = strings.Cut(lang, "-")
	for _, l := range Languages {
		if l == lang {
			return Words{l}
		}
	}
	return Words{Languages[0]}
}

// Has reports whether the catalogue knows the key.
func Has(key string) bool { _, ok := catalogue()[key]; return ok }

// Keys are all keys of the catalogue, sorted, that begin with prefix.
func Keys(prefix string) []string {
	var keys []string
	for k := range catalogue() {
		if strings.HasPrefix(k, prefix) {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	return keys
}

// Say is the text of a key with its arguments put in. A key that the catalogue
// lacks is said as it is: it shows where a word is missing, and a test that
// walks the templates and the code finds it first.
func (w Words) Say(key string, args ...any) string {
	text, ok := catalogue()[key][w.Lang]
	if !ok {
		return key
	}
	if !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		inside, after, found := strings.Cut(rest, "}")
		if !found {
			return b.String() + "{" + rest
		}
		b.WriteString(w.fill(inside, args))
		text = after
	}
}

// fill is what stands for {inside}.
func (w Words) fill(inside string, args []any) string {
	if n, clause, ok := strings.Cut(inside, "?"); ok {
		arg := w.fill(n, args)
		if arg == "" || arg == "{"+n+"}" {
			return ""
		}
		return strings.ReplaceAll(clause, "*", arg)
	}
	parts := strings.Split(inside, "|")
	n, err := strconv.Atoi(parts[0])
	if err != nil || n < 1 || n > len(args) {
		return "{" + inside + "}"
	}
	arg := args[n-1]
	if len(parts) == 3 {
		if fmt.Sprint(arg) == "1" {
			return parts[1]
		}
		return parts[2]
	}
	if v := reflect.ValueOf(arg); v.IsValid() && v.Kind() == reflect.String && v.Type().Name() == "Key" {
		rest := slices.Clone(args)
		rest[n-1] = "" // a text never holds itself
		return w.Say(v.String(), rest...)
	}
	return fmt.Sprint(arg)
}
