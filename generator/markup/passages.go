package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Passage is a part of a text: a heading and what stands under it, up to the
// next heading. What stands before the first has none.
type Passage struct {
	Level int
	ID    string
	Title string // plain
	Text  string // plain
}

// Passages cuts the text at its headings, for search. A ::: block says for
// itself, through inside, what of it may be found; nil leaves them all out.
func (t Text) Passages(inside func(*Directive) string) []Passage {
	all := []Passage{{}}
	var src []byte
	if t.File != nil {
		src = t.File.Data
	}
	p := plainWriter{src: src}
	end := func() {
		last := &all[len(all)-1]
		last.Text = strings.ToValidUTF8(strings.TrimSpace(string(p.b)), "\ufffd")
		p.b = p.b[:0]
	}
	for _, n := range t.Nodes {
		switch n := n.(type) {
		case *ast.Heading:
			end()
			title := plainWriter{src: src}
			title.node(n)
			all = append(all, Passage{Level: n.Level, ID: HeadingID(n), Title: strings.ToValidUTF8(strings.TrimSpace(string(title.b)), "\ufffd")})
		case *Directive:
			if inside != nil {
				p.line()
				p.b = append(p.b, inside(n)...)
				p.line()
			}
		default:
			p.node(n)
		}
	}
	end()
	return all
}
