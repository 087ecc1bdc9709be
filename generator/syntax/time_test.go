package syntax

import (
	"strings"
	"testing"
	"time"

	"suluh/generator/source"
)

// TestEndsInTime reads files that are made to take long. What takes more than
// a few milliseconds here grows with the square of the file.
func TestEndsInTime(t *testing.T) {
	const size, limit = 20_000, 10 * time.Second
	for _, pattern := range []string{
		"::: a\n", ":::\n", "::::\n:::\n", "::: soal\n- (x) a\n:::\n", "- ( ) a (x) b\n", "- ( ) a\n> b\n", "- (*) a\n", "A. a\nB. b\n",
		"[[a]] ", "[[a", "[[ ", "| [[a|b]] |\n|---|\n", "- a -> b -> c\n", "- -> ", "- a => b\n", "## a\n\n- [b](#a)\n", "## a\n- [b](#c)\n",
		"> **Petunjuk:** a\n", "> Petunjuk: a\n\n", "<!-- ", "<!-- a\n", "```\n", "- ", "- - ", "> ", "  - a\n", "1. a\n", "\t", "`", "*", "_a_ ", "(x)", "[x] ", "= a\n", "- = a | b\n", "- = 1.500\n", "a\n---\n",
		"[a]: b\n", "[^a]: b\n\n", ":", "::: soal a=b c d e f\n", "::: soal \"", "- ( ) ", "x=", "—>", " \u00a0", "(х)", "≠",
	} {
		for _, head := range []string{"", "::: soal satu\n\n", ":::: kasus dua\n\n", "::: urutkan tiga\n\n", "::: kelompokkan empat\n\n", "::: matriks lima\n\n"} {
			f := source.NewFile("a.md", []byte(head+strings.Repeat(pattern, size/len(pattern))+"\n\n:::\n"))
			start := time.Now()
			_, problems := ReadLesson(f, Options{})
			if d := time.Since(start); d > limit {
				t.Errorf("%q after %q took %v", pattern, head, d)
			}
			inside(t, f, problems)
		}
	}
}
