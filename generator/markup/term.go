package markup

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/source"
)

// A Term is a word that the glossary explains.
type Term struct {
	ID    string
	Words []string // the term in the language of the page, and its other forms
}

// Terms are the glossary terms of a page, ready to be found. They may be used
// by many goroutines.
//
// A term is marked where it first occurs in running text: not in headings,
// links, code, titles and table heads, not in footnotes, and not in what a
// target writes for a ::: block. Case does not matter, nor whether a blank, a hyphen or a
// line end parts its words; it must be whole words, and the longest term wins.
type Terms struct {
	count int
	first map[string][]phrase // by the first word, longest first
}

type phrase struct {
	text string // folded, one blank between words
	id   string
	term int
}

// NewTerms prepares terms. A form that does not begin with a letter or a digit
// is never found.
func NewTerms(terms []Term) *Terms {
	t := &Terms{count: len(terms), first: map[string][]phrase{}}
	for i, term := range terms {
		for _, words := range term.Words {
			text := source.Fold(words)
			word := text[:wordLength(text)]
			if word == "" {
				continue
			}
			t.first[word] = append(t.first[word], phrase{text, term.ID, i})
		}
	}
	for _, list := range t.first {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].text) > len(list[j].text) })
	}
	return t
}

// marks remember, while a text is written, which terms have been marked.
type marks struct {
	*Terms
	seen []bool
	flat []byte // reused
}

func (t *Terms) start() *marks { return &marks{Terms: t, seen: make([]bool, t.count)} }

// prose writes a run of text nodes, with the terms in it, and gives the node behind it.
func (w *writer) prose(n ast.Node) ast.Node {
	flat, hard := w.terms.flat[:0], false
	for {
		t, ok := n.(*ast.Text)
		if !ok {
			break
		}
		if s := t.Segment.Value(w.src); t.IsRaw() {
			flat = append(flat, s...)
		} else {
			flat = appendResolved(flat, s)
		}
		n = t.NextSibling()
		if hard = t.HardLineBreak(); hard {
			break
		}
		if t.SoftLineBreak() {
			flat = append(flat, '\n')
		}
	}
	w.terms.flat = flat
	w.mark(flat)
	if hard {
		w.str("<br>\n")
	}
	return n
}

// mark writes plain text with the terms that occur in it for the first time.
func (w *writer) mark(s []byte) {
	from := 0
	for i := 0; i < len(s); {
		end := i + wordLength(s[i:])
		if end == i {
			_, n := utf8.DecodeRune(s[i:])
			i += n
			continue
		}
		p, stop := w.terms.find(s, i, end)
		if p == nil {
			i = end
			continue
		}
		if !w.terms.seen[p.term] {
			w.terms.seen[p.term] = true
			w.b = appendEscaped(w.b, s[from:i])
			term := w.to.Term(p.id, strings.Join(strings.Fields(string(s[i:stop])), " "))
			if n := punctuation(s[stop:]); n > 0 { // a line may end after a button, and must not before a comma
				w.str(`<span class="join">`)
				w.html(term)
				w.b = appendEscaped(w.b, s[stop:stop+n])
				w.str("</span>")
				stop += n
			} else {
				w.html(term)
			}
			from = stop
		}
		i = stop
	}
	w.b = appendEscaped(w.b, s[from:])
}

// punctuation is the length of the punctuation that a text begins with and that belongs
// to the word before it.
func punctuation(s []byte) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRune(s[n:])
		if !strings.ContainsRune(".,;:!?)]”’…\"'", r) {
			break
		}
		n += size
	}
	return n
}

// find is the longest term at s[start:], whose first word ends at end, and where it ends.
func (m *marks) find(s []byte, start, end int) (*phrase, int) {
	var buf [64]byte
	word := buf[:0]
	for i := start; i < end; {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			word = append(word, c)
			i++
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		word = utf8.AppendRune(word, unicode.ToLower(r))
		i += n
	}
	list := m.first[string(word)]
	for i := range list {
		if stop := match(s, start, list[i].text); stop >= 0 {
			return &list[i], stop
		}
	}
	return nil, 0
}

// match compares a folded phrase with the text at i and gives the end of what
// is equal, or -1. It must not end inside a word.
func match(s []byte, i int, phrase string) int {
	for _, want := range phrase {
		r, n := utf8.DecodeRune(s[i:])
		switch {
		case n == 0:
			return -1
		case want == ' ':
			if !parts(r) {
				return -1
			}
			for n > 0 && parts(r) {
				i += n
				r, n = utf8.DecodeRune(s[i:])
			}
		case unicode.ToLower(r) != want:
			return -1
		default:
			i += n
		}
	}
	if wordLength(s[i:]) > 0 {
		return -1
	}
	return i
}

// parts reports whether a character parts the words of a term.
func parts(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '-', '\u2010', '\u2011':
		return true
	}
	return false
}

// wordLength is the length of the word that s begins with: letters, their marks, digits.
func wordLength[T string | []byte](s T) int {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if ('a' > c || c > 'z') && ('A' > c || c > 'Z') && ('0' > c || c > '9') {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(string(s[i:min(len(s), i+utf8.UTFMax)]))
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return i
		}
		i += n
	}
	return len(s)
}
