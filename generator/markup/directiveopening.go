package markup

import (
	"strings"
	"unicode/utf8"
)

// The opening line of a block, and its words.

// An opening is what an opening line says. Offsets count from the line's start.
type opening struct {
	prefix         string // bullets, quotes and deep indents before the colons, as columns
	indent         int    // columns before the colons
	colons         int    // as they should be: at least three
	wide           bool   // fewer than three, or full-width
	word, id       string
	idStart, idEnd int
	args           []Arg
	rest           int // where the word begins
}

// readOpening reads an opening line. Two colons and full-width ones open a
// block only before a word that is known.
func readOpening(line string, known func(string) (Shape, bool)) (o opening, ok bool) {
	i, marked := 0, false
	for i < len(line) {
		size, isMarker := listMarker(line[i:])
		switch {
		case line[i] == ' ', line[i] == '\t':
			size = 1
		case line[i] == '>':
			marked, size = true, 1
		case isMarker && i+size < len(line):
			marked = true
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		i += size
	}
	o.indent = width(line[:i])
	if marked || o.indent > 3 {
		o.prefix = columns(line[:i])
	}
	ascii := 0
	for i < len(line) {
		r, size := utf8.DecodeRuneInString(line[i:])
		if r != ':' && r != '：' {
			break
		}
		if r == ':' {
			ascii++
		} else {
			o.wide = true
		}
		o.colons++
		i += size
	}
	if o.colons < 2 {
		return o, false
	}
	o.wide = o.wide || ascii < 3
	o.colons = max(3, o.colons)
	for i < len(line) {
		r, size := utf8.DecodeRuneInString(line[i:])
		if !strings.ContainsRune(" \t\u00A0\u3000", r) {
			break
		}
		i += size
	}
	o.rest = i
	if !o.words(line) {
		return o, false
	}
	if o.wide {
		_, is := known(o.word)
		return o, is
	}
	return o, true
}

// words reads the kind, the id and the key=value pairs.
func (o *opening) words(line string) bool {
	end := len(strings.TrimRight(line, " \t:："))
	i := o.rest
	for i < end {
		start := i
		i = wordEnd(line, i, end)
		word := line[start:i]
		key, value, pair := strings.Cut(word, "=")
		switch {
		case start == o.rest:
			o.word = word
			o.idStart, o.idEnd = i, i
		case pair && key != "":
			o.args = append(o.args, Arg{key, unquote(value), start, i})
		case o.id == "" && len(o.args) == 0 && word != "=":
			o.id, o.idStart, o.idEnd = word, start, i
		default:
			o.args = append(o.args, Arg{"", word, start, i})
		}
		for i < end && (line[i] == ' ' || line[i] == '\t') {
			i++
		}
	}
	return o.word != ""
}

// wordEnd is where the word that begins at i ends: at a blank outside quotes.
func wordEnd(line string, i, end int) int {
	for i < end && line[i] != ' ' && line[i] != '\t' {
		r, size := utf8.DecodeRuneInString(line[i:end])
		i += size
		if closers := quotes[r]; closers != "" && i > size && line[i-size-1] == '=' {
			if j := strings.IndexAny(line[i:end], closers); j >= 0 {
				_, size := utf8.DecodeRuneInString(line[i+j:])
				i += j + size
			}
		}
	}
	return i
}

func unquote(value string) string {
	first, size := utf8.DecodeRuneInString(value)
	last, lastSize := utf8.DecodeLastRuneInString(value)
	if closers := quotes[first]; closers != "" && len(value) >= size+lastSize && strings.ContainsRune(closers, last) {
		return value[size : len(value)-lastSize]
	}
	return value
}
