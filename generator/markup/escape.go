package markup

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// appendEscaped adds s so that it is text in HTML, inside elements and quoted
// attributes alike. A NUL becomes U+FFFD.
func appendEscaped(b, s []byte) []byte {
	from := 0
	for i, c := range s {
		var e string
		switch c {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&quot;"
		case 0:
			e = "\ufffd"
		default:
			continue
		}
		b = append(append(b, s[from:i]...), e...)
		from = i + 1
	}
	return append(b, s[from:]...)
}

// appendResolved adds s with backslash escapes and character references
// replaced by what they stand for: \* and &amp; become * and &.
func appendResolved(b, s []byte) []byte {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			b = append(b, s[i+1])
			i += 2
		case c == '&':
			var n int
			b, n = appendReference(b, s[i:])
			i += n
		default:
			b = append(b, c)
			i++
		}
	}
	return b
}

// maxReference is the length of the longest name of a character, with & and ;.
const maxReference = 33

// appendReference adds the character that s, which starts with &, refers to,
// and says how long the reference is; what is none is the sign itself.
func appendReference(b, s []byte) ([]byte, int) {
	end := 1
	for end < len(s) && end < maxReference && (util.IsAlphaNumeric(s[end]) || end == 1 && s[end] == '#') {
		end++
	}
	if end == len(s) || s[end] != ';' || end == 1 {
		return append(b, '&'), 1
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(string(name)); ok {
			return append(b, e.Characters...), end + 1
		}
		return append(b, '&'), 1
	}
	r, ok := number(name[1:])
	if !ok {
		return append(b, '&'), 1
	}
	if r == 0 || r > utf8.MaxRune || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return utf8.AppendRune(b, r), end + 1
}

// number reads a code point: up to seven decimal digits, or x and up to six
// hexadecimal ones.
func number(s []byte) (rune, bool) {
	base, most := rune(10), 7
	if len(s) > 0 && (s[0] == 'x' || s[0] == 'X') {
		s, base, most = s[1:], 16, 6
	}
	if len(s) == 0 || len(s) > most {
		return 0, false
	}
	var r rune
	for _, c := range s {
		d := rune(99)
		switch {
		case c >= '0' && c <= '9':
			d = rune(c - '0')
		case c >= 'a' && c <= 'f':
			d = rune(c-'a') + 10
		case c >= 'A' && c <= 'F':
			d = rune(c-'A') + 10
		}
		if d >= base {
			return 0, false
		}
		r = r*base + d
	}
	return r, true
}
