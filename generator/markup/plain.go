package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"suluh/generator/source"
)

// inside is what a node holds, as a Text.
func inside(f *source.File, n ast.Node) Text {
	t := Text{File: f}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t.Nodes = append(t.Nodes, c)
	}
	return t
}

// Plain is the text without any markup, for titles, search and tables: blocks
// on lines of their own, cells parted by blanks, a picture as its alternative
// text, a gap as ____. Citations, marks of footnotes and ::: blocks are left out.
func (t Text) Plain() string {
	p := plainWriter{}
	if t.File != nil {
		p.src = t.File.Data
	}
	for _, n := range t.Nodes {
		p.node(n)
	}
	return strings.ToValidUTF8(strings.TrimSpace(string(p.b)), "\ufffd")
}

type plainWriter struct {
	b   []byte
	src []byte
}

func (p *plainWriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		p.text(n)
		return
	case *ast.String:
		p.b = append(p.b, n.Value...)
		return
	case *ast.AutoLink:
		p.b = append(p.b, n.Label(p.src)...)
		return
	case *Gap:
		p.b = append(p.b, "____"...)
		return
	case *Cite:
		p.b = bytes.TrimRight(p.b, " ")
		return
	case *Directive, *ast.RawHTML, *ast.HTMLBlock, *ast.LinkReferenceDefinition,
		*xast.FootnoteLink, *xast.FootnoteBacklink, *xast.FootnoteList:
		return
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w := writer{src: p.src}
		p.line()
		p.b = append(p.b, w.lines(n.Lines())...)
		p.line()
		return
	}
	_, cell := n.(*xast.TableCell)
	block := n.Type() == ast.TypeBlock && !cell
	if block {
		p.line()
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.node(c)
	}
	if cell {
		p.b = append(p.b, ' ')
	}
	if block {
		p.line()
	}
}

func (p *plainWriter) text(n *ast.Text) {
	s := n.Segment.Value(p.src)
	if _, code := n.Parent().(*ast.CodeSpan); code || n.IsRaw() {
		p.b = append(p.b, bytes.ReplaceAll(s, []byte("\n"), []byte(" "))...)
	} else {
		if k := len(p.b); k == 0 || p.b[k-1] == ' ' || p.b[k-1] == '\n' {
			s = bytes.TrimLeft(s, " \t")
		}
		p.b = appendResolved(p.b, s)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		p.b = append(p.b, ' ')
	}
}

// line ends the line that is being written, if there is one.
func (p *plainWriter) line() {
	p.b = bytes.TrimRight(p.b, " ")
	if len(p.b) > 0 && p.b[len(p.b)-1] != '\n' {
		p.b = append(p.b, '\n')
	}
}
