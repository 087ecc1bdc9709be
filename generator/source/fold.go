package source

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a text to the form in which answers, keys and names are
// compared: NFC, each character to its one lower-case character, white space
// (space, tab, line ends, no-break space) to one blank, hyphens to a blank,
// no punctuation at the end. Invalid UTF-8 becomes U+FFFD. The runtime's
// fold.ts does the same; testdata/fold.json in package quiz holds both to it.
func Fold(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	var b strings.Builder
	blank := false
	for _, r := range s {
		switch r {
		case ' ', '\t', '\n', '\r', '\u00A0', '-', '\u2010', '\u2011':
			blank = b.Len() > 0
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(lower(r))
	}
	return strings.TrimRight(b.String(), " .,;:!?…")
}

// lower is one to one: what Unicode's simple mapping says, without the letters
// whose lower case is two characters in JavaScript (İ).
func lower(r rune) rune {
	if r == 'İ' {
		return r
	}
	return unicode.ToLower(r)
}
