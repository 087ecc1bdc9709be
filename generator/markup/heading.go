package markup

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// A heading has an id: the author's own, {#id} at its end, or one made of its
// text as GitHub makes it. Ids are unique in a page; a second heading of the
// same text gets -1, a third -2. A heading inside a ::: block has an id too
// (HeadingID gives it, the scenes of a case are named by it), but it belongs
// to its block: it is not written out and takes part in nothing.

const (
	idAttribute    = "id"    // of a heading of the page: written out
	innerAttribute = "inner" // of a heading inside a block
)

// HeadingID is the id of a heading, inside a block or not.
func HeadingID(h *ast.Heading) string {
	if id := attribute(h, idAttribute); id != "" {
		return id
	}
	return attribute(h, innerAttribute)
}

// An idBook gives out the ids of a page.
type idBook struct {
	taken map[string]bool
	count map[string]int // how many headings of one text there were
}

// name gives the text of a heading an id that no other has.
func (b *idBook) name(text string) string {
	slug := Slug(text)
	if slug == "" {
		slug = "section"
	}
	for n := b.count[slug]; ; n++ {
		id := slug
		if n > 0 {
			id += "-" + strconv.Itoa(n)
		}
		if !b.taken[id] {
			b.taken[id], b.count[slug] = true, n+1
			return id
		}
	}
}

// Slug is the id that GitHub makes of a heading's text: lower case, letters,
// digits, hyphens and underscores kept, blanks turned into hyphens.
func Slug(text string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(text) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '-', r == '_':
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsSpace(r):
			b.WriteByte('-')
		}
	}
	return b.String()
}

// cutID takes {#id} off the end of a block's text, and gives the id with its
// place. A last word in brackets may stand behind it: {#end} (selesai).
func (s *state) cutID(n ast.Node) (id string, start, end int) {
	t, ok := n.LastChild().(*ast.Text)
	if !ok {
		return "", 0, 0
	}
	v := t.Segment.Value(s.src)
	id, from, to := findID(v)
	if id == "" {
		return "", 0, 0
	}
	offset := t.Segment.Start - t.Segment.Padding
	start, end = offset+from, offset+to
	rest, before := t.Segment.WithStart(end), t.Segment.WithStop(start)
	t.Segment = before.TrimRightSpace(s.src)
	switch {
	case len(bytes.TrimSpace(v[to:])) > 0:
		n.AppendChild(n, ast.NewTextSegment(rest.TrimRightSpace(s.src)))
	case t.Segment.Len() == 0:
		n.RemoveChild(n, t)
	}
	return id, start, end
}

// findID finds {#id} at the end of v, or before a last word in brackets.
func findID(v []byte) (id string, start, end int) {
	start = bytes.LastIndex(v, []byte("{#"))
	if start < 0 {
		return "", 0, 0
	}
	n := bytes.IndexByte(v[start:], '}')
	if n < 3 {
		return "", 0, 0
	}
	end = start + n + 1
	name := v[start+2 : end-1]
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRune(name[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.:", r) {
			return "", 0, 0
		}
		i += size
	}
	rest := bytes.TrimSpace(v[end:])
	if len(rest) > 0 && (rest[0] != '(' || bytes.IndexByte(rest, ')') != len(rest)-1) {
		return "", 0, 0
	}
	return string(name), start, end
}
