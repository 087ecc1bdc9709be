package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"suluh/generator/source"
)

// A Heading is one heading of a page.
type Heading struct {
	Level int
	ID    string
	Text  string // plain
	Pos   source.Pos
}

// A Link is a link or a picture that leads to another file or heading of the course.
type Link struct {
	To       string // as written, with backslashes and character references resolved
	Image    bool
	Pos, End source.Pos
	Quote    string // the line
}

// each calls f for every node of the text until f says not to look inside.
func (t Text) each(f func(ast.Node) (inside bool)) {
	var walk func(n ast.Node)
	walk = func(n ast.Node) {
		if !f(n) {
			return
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			walk(c)
		}
	}
	for _, n := range t.Nodes {
		walk(n)
	}
}

// Headings are the headings of the text, but not those inside ::: blocks,
// quotes and lists: they are no parts of the page.
func (t Text) Headings() []Heading {
	var list []Heading
	for _, n := range t.Nodes {
		if h, ok := n.(*ast.Heading); ok {
			list = append(list, Heading{
				Level: h.Level,
				ID:    HeadingID(h),
				Text:  inside(t.File, h).Plain(),
				Pos:   t.File.Pos(h.Pos()),
			})
		}
	}
	return list
}

// Anchors are the ids that a link to the text may name: headings, alerts and
// ::: blocks. What stands inside a block that skip names is left out, the block is not.
func (t Text) Anchors(skip func(*Directive) bool) []string {
	var ids []string
	t.each(func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Heading:
			if id := attribute(n, idAttribute); id != "" {
				ids = append(ids, id)
			}
		case *Alert:
			if n.ID != "" {
				ids = append(ids, n.ID)
			}
		case *Directive:
			if n.ID != "" {
				ids = append(ids, n.ID)
			}
			return skip == nil || !skip(n)
		}
		return true
	})
	return ids
}

// Links are the links and pictures that lead to a file or heading of the
// course, in order, those in blocks that skip names left out. Links to other
// sites, and those that are refused, are not among them.
func (t Text) Links(skip func(*Directive) bool) []Link {
	var list []Link
	add := func(n ast.Node, destination []byte, image bool) {
		to := resolve(destination)
		if kind := classify(to); to == "" || kind != inCourse && (image || kind != onPage) {
			return
		}
		p := t.File.Problem("", n.Pos(), linkEnd(t.File.Data, n))
		list = append(list, Link{To: to, Image: image, Pos: p.Pos, End: p.End, Quote: p.Quote})
	}
	t.each(func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Link:
			add(n, n.Destination, false)
		case *ast.Image:
			add(n, n.Destination, true)
		case *Directive:
			return skip == nil || !skip(n)
		}
		return true
	})
	return list
}

// Cites are the works that the text names, in order.
func (t Text) Cites() []Citation {
	var list []Citation
	t.each(func(n ast.Node) bool {
		if c, ok := n.(*Cite); ok {
			list = append(list, c.Works...)
		}
		return true
	})
	return list
}

// Words counts the words of the running text: code and ::: blocks are left out.
func (t Text) Words() int {
	count, inWord := 0, false
	t.each(func(n ast.Node) bool {
		switch n := n.(type) {
		case *Directive, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock,
			*ast.LinkReferenceDefinition, *xast.FootnoteList:
			return false
		case *ast.Text:
			s := n.Segment.Value(t.File.Data)
			for i := 0; i < len(s); {
				if end := wordLength(s[i:]); end > 0 {
					if !inWord {
						count++
					}
					i += end
					inWord = true
					continue
				}
				inWord = inWord && s[i] == '-' // a compound is one word
				i++
			}
			inWord = inWord && !n.SoftLineBreak() && !n.HardLineBreak()
		default:
			inWord = inWord && n.Type() == ast.TypeInline
		}
		return true
	})
	return count
}

// linkEnd is where a link ends, on the line where its text ends.
func linkEnd(src []byte, n ast.Node) int {
	if a, ok := n.(*ast.AutoLink); ok {
		return n.Pos() + len(a.Label(src))
	}
	end := max(n.Pos(), lastOffset(n))
	line := src[end:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	closing := byte(')')
	if i := bytes.IndexByte(line, ']'); i < 0 || i+1 >= len(line) || line[i+1] != '(' {
		closing = ']'
	}
	if i := bytes.IndexByte(line, closing); i >= 0 {
		return end + i + 1
	}
	return end
}

// lastOffset is the end of the last text below a node, or -1.
func lastOffset(n ast.Node) int {
	if t, ok := n.(*ast.Text); ok {
		return t.Segment.Stop
	}
	for c := n.LastChild(); c != nil; c = c.PreviousSibling() {
		if end := lastOffset(c); end >= 0 {
			return end
		}
	}
	return -1
}
