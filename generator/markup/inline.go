package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// maxInline is how deep inline elements are nested in the HTML; what lies
// deeper is written without its element. Browsers flatten at 512.
const maxInline = 100

// nested writes an inline element.
func (w *writer) nested(open string, n ast.Node, close string) {
	if w.depth >= maxInline {
		w.children(n)
		return
	}
	w.depth++
	w.wrap(open, n, close)
	w.depth--
}

func (w *writer) emphasis(n *ast.Emphasis) {
	if n.Level == 2 {
		w.nested("<strong>", n, "</strong>")
		return
	}
	w.nested("<em>", n, "</em>")
}

func (w *writer) textNode(n *ast.Text) {
	s := n.Segment.Value(w.src)
	switch {
	case n.IsRaw() || bytes.IndexByte(s, '&') < 0 && bytes.IndexByte(s, '\\') < 0:
		w.b = appendEscaped(w.b, s)
	default:
		w.b = appendEscaped(w.b, appendResolved(nil, s))
	}
	w.lineBreak(n)
}

func (w *writer) lineBreak(n *ast.Text) {
	switch {
	case n.HardLineBreak():
		w.b = bytes.TrimRight(w.b, " ")
		w.str("<br>\n")
	case n.SoftLineBreak():
		w.str("\n")
	}
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.str("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		s := t.Segment.Value(w.src)
		if cut, ok := bytes.CutSuffix(s, []byte("\n")); ok {
			w.b = appendEscaped(w.b, bytes.TrimSuffix(cut, []byte("\r")))
			w.str(" ")
			continue
		}
		w.b = appendEscaped(w.b, s)
	}
	w.str("</code>")
}
