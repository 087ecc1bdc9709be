package syntax

import (
	"strings"
	"testing"

	"suluh/generator/source"
)

// TestEndsInTime reads files that are made to take long: what grows with the
// cube of the file does not end before the test run's own deadline.
func TestEndsInTime(t *testing.T) {
	const size = 20_000
	for _, pattern := range []string{
		"::: a\n", ":::\n", "::::\n:::\n", "::: soal\n- (x) a\n:::\n", "- ( ) a (x) b\n", "- ( ) a\n> b\n", "- (*) a\n", "A. a\nB. b\n",
		"[[a]] ", "[[a", "[[ ", "| [[a|b]] |\n|---|\n", "- a -> b -> c\n", "- -> ", "- a => b\n", "## a\n\n- [b](#a)\n", "## a\n- [b](#c)\n",
		"> **Petunjuk:** a\n", "> Petunjuk: a\n\n", "<!-- ", "<!-- a\n", "```\n", "- ", "- - ", "> ", "  - a\n", "1. a\n", "\t", "`", "*", "_a_ ", "(x)", "[x] ", "= a\n", "- = a | b\n", "- = 1.500\n", "a\n---\n",
		"[a]: b\n", "[^a]: b\n\n", ":", "::: soal a=b c d e f\n", "::: soal \"", "- ( ) ", "x=", "—>", " \u00a0", "(х)", "≠",
	} {
		for _, head := range []string{"", "::: soal satu\n\n", ":::: kasus dua\n\n", "::: urutkan tiga\n\n", "::: kelompokkan empat\n\n", "::: matriks lima\n\n"} {
			f := source.NewFile("a.md", []byte(head+strings.Repeat(pattern, size/len(pattern))+"\n\n:::\n"))
			_, problems := ReadLesson(f, Options{})
			inside(t, f, problems)
		}
	}
}
