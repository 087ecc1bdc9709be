package markup

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// noteID and backID are the ids of a footnote and of the place that it belongs
// to; the second place of one note ends in -2.
func noteID(index int) string { return "fn-" + strconv.Itoa(index) }

func backID(index, place int) string {
	id := "fnref-" + strconv.Itoa(index)
	if place > 0 {
		id += "-" + strconv.Itoa(place+1)
	}
	return id
}

func (w *writer) footnoteLink(n *xast.FootnoteLink) {
	w.str(`<sup class="footnote"><a`)
	w.attr("id", w.anchor(backID(n.Index, n.RefIndex)))
	w.attr("href", "#"+w.anchor(noteID(n.Index)))
	w.str(` role="doc-noteref"`)
	if label := w.say("", "footnote.link", n.Index); label != "" {
		w.attr("aria-label", label)
	}
	w.str(">")
	w.int(n.Index)
	w.str("</a></sup>")
}

func (w *writer) footnoteBacklink(n *xast.FootnoteBacklink) {
	w.str(" <a")
	w.attr("href", "#"+w.anchor(backID(n.Index, n.RefIndex)))
	w.str(` class="back" role="doc-backlink"`)
	if label := w.say("", "footnote.back", n.Index); label != "" {
		w.attr("aria-label", label)
	}
	w.str(">↩\ufe0e</a>")
}

func (w *writer) footnotes(n *xast.FootnoteList) {
	w.str(`<section class="footnotes" role="doc-endnotes"`)
	w.name(w.say("", "footnote.list"))
	w.str(">\n<ol>\n")
	w.quiet(func() {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			w.footnote(c)
		}
	})
	w.str("</ol>\n</section>\n")
}

func (w *writer) footnote(n ast.Node) {
	note, ok := n.(*xast.Footnote)
	if !ok {
		return
	}
	w.str("<li")
	w.attr("id", w.anchor(noteID(note.Index)))
	w.wrap(">\n", n, "</li>\n")
}
