package quiz

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"suluh/generator/source"
)

// Key is the short key of a part: the first six characters of the lower-case
// base32 of the SHA-256 of its folded text. Of a picture alone the text is its
// file name. A hyphen before a number is a minus, so that -1 is not 1; and what
// folds to nothing ("?") stands for itself.
func Key(text string) string {
	text = minus.ReplaceAllString(text, "$1\u2212$2")
	sum := sha256.Sum256([]byte(folded(text)))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:6])
}

var minus = regexp.MustCompile(`(^|[ \t\r\n\x{A0}(])-([0-9])`)

// Keys are the keys of gaps. Unlike options two gaps may well have the same
// words in them; the second such gap has "-2" behind its key.
func Keys(texts ...string) []string {
	keys, seen := make([]string, len(texts)), map[string]int{}
	for i, text := range texts {
		k := Key(text)
		seen[k]++
		if keys[i] = k; seen[k] > 1 {
			keys[i] = fmt.Sprintf("%s-%d", k, seen[k])
		}
	}
	return keys
}

// Rekey gives a translation the keys of its original, place by place. It does
// nothing and returns false if the number of parts differs.
func Rekey(ask Interaction, keys []string) bool {
	if len(keys) != len(ask.Parts()) {
		return false
	}
	ask.rekey(keys)
	return true
}

// Revise is the revision of a question: eight hexadecimal digits over its kind,
// its keys and what is right, folded as typed answers are. A mended comma
// changes nothing; a right answer more does. The order of options does not
// matter, the order of steps does.
func Revise(q *Question) string {
	truth := q.Ask.truth()
	if _, ok := q.Ask.(*Order); !ok {
		slices.Sort(truth)
	}
	all := append([]string{q.Kind, q.Ask.Name()}, truth...)
	sum := sha256.Sum256([]byte(strings.Join(all, "\n")))
	return hex.EncodeToString(sum[:4])
}

// folded is a text as it is compared: folded, or, if nothing is left then, as
// it was typed.
func folded(text string) string {
	if f := source.Fold(text); f != "" {
		return f
	}
	return strings.Trim(norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD")), white)
}

// white is what counts as white space.
const white = " \t\r\n\u00A0"

// blank reports whether nothing was answered.
func (r Response) blank() bool {
	for _, s := range r {
		if strings.Trim(s, white) != "" {
			return false
		}
	}
	return true
}

// set is what KEY=VALUE responses put where; the later one of two counts. A
// line without "=" is dropped, and so is one whose value is empty: it takes
// back what was put there.
func (r Response) set() map[string]string {
	m := map[string]string{}
	for _, s := range r {
		if k, v, ok := strings.Cut(s, "="); !ok {
			continue
		} else if strings.Trim(v, white) == "" {
			delete(m, k)
		} else {
			m[k] = v
		}
	}
	return m
}
