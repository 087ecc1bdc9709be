package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Raw HTML is shown as the text that it is: lessons are data. A comment is
// shown to nobody. Only where the dialect allows it does HTML come through;
// finish then marks its nodes, so that a piece of the text keeps the leave.

const unsafe = "unsafe" // the attribute of a node whose HTML comes through

func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	raw := blockHTML(n, w.src)
	if attribute(n, unsafe) != "" {
		w.b = append(w.b, bytes.ReplaceAll(raw, []byte{0}, []byte("\ufffd"))...)
		return
	}
	if shown := bytes.TrimSpace(withoutComments(raw)); len(shown) > 0 {
		w.str("<p>")
		w.b = appendEscaped(w.b, shown)
		w.str("</p>\n")
	}
}

func (w *writer) rawHTML(n *ast.RawHTML) {
	raw := n.Segments.Value(w.src)
	if attribute(n, unsafe) != "" {
		w.b = append(w.b, raw...)
		return
	}
	w.b = appendEscaped(w.b, withoutComments(raw))
}

// blockHTML is the HTML of a block, its closing line included.
func blockHTML(n *ast.HTMLBlock, src []byte) []byte {
	var b []byte
	add := func(s text.Segment) { b = append(b, s.Value(src)...) }
	for i := range n.Lines().Len() {
		add(n.Lines().At(i))
	}
	if n.HasClosure() {
		add(n.ClosureLine)
	}
	return b
}

// withoutComments leaves out <!-- … -->; one that is not closed runs to the end.
func withoutComments(raw []byte) []byte {
	var b []byte
	for {
		before, rest, found := bytes.Cut(raw, []byte("<!--"))
		b = append(b, before...)
		if !found {
			return b
		}
		// <!--> and <!---> are whole comments.
		switch {
		case bytes.HasPrefix(rest, []byte(">")):
			raw = rest[1:]
			continue
		case bytes.HasPrefix(rest, []byte("->")):
			raw = rest[2:]
			continue
		}
		_, raw, found = bytes.Cut(rest, []byte("-->"))
		if !found {
			return b
		}
	}
}
