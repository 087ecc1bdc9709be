package syntax

import (
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"suluh/generator/quiz"
)

// nameOf is what a file is called, as an id.
func nameOf(file string) string {
	name, _, _ := strings.Cut(path.Base(file), ".")
	if name == "course" || name == "module" {
		name = path.Base(path.Dir(file))
	}
	name = strings.TrimLeft(name, "0123456789")
	return orElse(slug(name, 64), "halaman")
}

// temporaryPageID is the id of a page that has none: its path.
func temporaryPageID(file string) string {
	return orElse(slug(strings.TrimSuffix(file, ".md"), 200), "halaman")
}

// temporaryID is the id of a question that has none, from its stem and what
// else there is to tell it from others.
func temporaryID(text, more string) string {
	return orElse(slug(text, 30), "soal") + "-" + quiz.Key(text+" "+more)
}

func orElse(s, other string) string {
	if len(s) < 2 {
		return other
	}
	return s
}

// slug is a text as an id: small Latin letters, digits and hyphens, cut at a
// word so that it has at most so many letters.
func slug(text string, most int) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToValidUTF8(text, " ")) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r):
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	s := b.String()
	if len(s) <= most {
		return s
	}
	if i := strings.LastIndexByte(s[:most+1], '-'); i > 1 {
		return s[:i]
	}
	return s[:most]
}
