package quiz

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"suluh/generator/source"
)

// TestFold holds source.Fold and fold.ts to the same cases.
func TestFold(t *testing.T) {
	var cases []struct{ Name, Text, Folded string }
	readJSON(t, "testdata/fold.json", &cases)
	b := newBrowser(t)
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			if got := source.Fold(c.Text); got != c.Folded {
				t.Errorf("go: %+q, want %+q", got, c.Folded)
			}
			var got string
			if b.run(t, &got, "fold", c.Text); got != c.Folded {
				t.Errorf("ts: %+q, want %+q", got, c.Folded)
			}
		})
	}
}

// TestFoldEveryLetter goes through all characters that folding may change.
func TestFoldEveryLetter(t *testing.T) {
	var all []string
	for r := rune(0); r <= unicode.MaxRune; r++ {
		s := string(r)
		if unicode.ToLower(r) != r || unicode.ToUpper(r) != r || !norm.NFC.IsNormalString(s) {
			all = append(all, "("+s+")")
		}
	}
	if len(all) < 2000 {
		t.Fatalf("only %d characters", len(all))
	}
	b := newBrowser(t)
	var there []string
	b.run(t, &there, "foldAll", all)
	for i, s := range all {
		if got := source.Fold(s); got != there[i] {
			t.Errorf("%+q: go %+q, ts %+q", s, got, there[i])
		}
	}
}
