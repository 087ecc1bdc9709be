package markup

import (
	"bytes"
	"html/template"
	"strconv"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"suluh/generator/source"
)

// HTML writes the text out for a place. An error is one that the target gave.
//
// Whatever the author wrote, the result holds no style, no event handler and
// no address but those that the target spells and those of link.go.
func (t Text) HTML(to *Target) (template.HTML, error) {
	if to == nil {
		to = &Target{}
	}
	w := &writer{to: to}
	if t.File != nil {
		w.file, w.src = t.File, t.File.Data
	}
	if to.Terms != nil && to.Term != nil {
		w.terms = to.Terms.start()
	}
	w.lead = to.Lead
	for _, n := range t.Nodes {
		if w.lead {
			w.leadOf(n)
		}
		w.node(n)
	}
	return template.HTML(bytes.ToValidUTF8(w.b, []byte("\ufffd"))), w.err
}

// A writer writes one Text for one Target. Its methods never fail: the first
// error of the target is kept and given back at the end.
type writer struct {
	b     []byte
	file  *source.File
	src   []byte
	to    *Target
	err   error
	lead  bool           // the first paragraph is still to come
	first bool           // the next paragraph is the lead
	terms *marks         // nil where no term is marked
	depth int            // of inline nodes
	names map[string]int // of regions, and how often each was used
}

func (w *writer) str(s string)          { w.b = append(w.b, s...) }
func (w *writer) html(h template.HTML)  { w.b = append(w.b, h...) }
func (w *writer) text(s string)         { w.b = appendEscaped(w.b, []byte(s)) }
func (w *writer) attr(name, val string) { w.str(" " + name + `="`); w.text(val); w.str(`"`) }
func (w *writer) int(n int)             { w.b = strconv.AppendInt(w.b, int64(n), 10) }
func (w *writer) children(n ast.Node)   { w.siblings(n.FirstChild()) }
func (w *writer) wrap(a string, n ast.Node, z string) {
	w.str(a)
	w.children(n)
	w.str(z)
}

func (w *writer) siblings(n ast.Node) {
	for n != nil {
		if _, ok := n.(*ast.Text); ok && w.terms != nil {
			n = w.prose(n)
			continue
		}
		w.node(n)
		n = n.NextSibling()
	}
}

// quiet writes with f while no glossary term is marked.
func (w *writer) quiet(f func()) {
	terms := w.terms
	w.terms = nil
	f()
	w.terms = terms
}

// say is a word of the catalogue, or what stands for it when the target has none.
func (w *writer) say(otherwise, key string, args ...any) string {
	if w.to.Say == nil {
		return otherwise
	}
	return w.to.Say(key, args...)
}

func (w *writer) anchor(id string) string {
	if w.to.Anchor == nil {
		return id
	}
	return w.to.Anchor(id)
}

func (w *writer) icon(name string) {
	if w.to.Icon != nil {
		w.html(w.to.Icon(name))
	}
}

// name names a region. Two of one name get numbers, or a reader who goes from
// region to region could not tell them apart.
func (w *writer) name(name string) {
	if name == "" {
		return
	}
	if w.names == nil {
		w.names = map[string]int{}
	}
	if w.names[name]++; w.names[name] > 1 {
		name += " " + strconv.Itoa(w.names[name])
	}
	w.attr("aria-label", name)
}

// leadOf decides at a node of the top whether it is the lead.
func (w *writer) leadOf(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.first, w.lead = soleImage(n) == nil, false
	case *ast.HTMLBlock, *ast.LinkReferenceDefinition:
	default:
		w.lead = false
	}
}

// node writes one node with all below it. A node of a kind that is not listed
// writes what is inside it.
func (w *writer) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.textNode(n)
	case *ast.String:
		w.b = appendEscaped(w.b, n.Value)
	case *ast.Emphasis:
		w.emphasis(n)
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Link:
		w.link(n)
	case *ast.Image:
		w.image(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.RawHTML:
		w.rawHTML(n)
	case *xast.Strikethrough:
		w.nested("<del>", n, "</del>")
	case *xast.FootnoteLink:
		w.footnoteLink(n)
	case *xast.FootnoteBacklink:
		w.footnoteBacklink(n)
	case *Cite:
		w.cite(n)
	case *Gap:
		w.gap(n)
	case *Mark:
		w.box(n)

	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.children(n)
		if n.NextSibling() != nil && n.FirstChild() != nil {
			w.str("\n")
		}
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.listItem(n)
	case *ast.Blockquote:
		w.wrap("<blockquote>\n", n, "</blockquote>\n")
	case *ast.ThematicBreak:
		w.str("<hr>\n")
	case *ast.CodeBlock:
		w.code(n.Lines(), nil)
	case *ast.FencedCodeBlock:
		w.fence(n)
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *ast.LinkReferenceDefinition:
	case *xast.Table:
		w.table(n)
	case *xast.DefinitionList:
		w.wrap("<dl>\n", n, "</dl>\n")
	case *xast.DefinitionTerm:
		w.quiet(func() { w.wrap("<dt>", n, "</dt>\n") })
	case *xast.DefinitionDescription:
		w.definition(n)
	case *xast.FootnoteList:
		w.footnotes(n)
	case *Alert:
		w.alert(n)
	case *Directive:
		w.directive(n)
	default:
		w.children(n)
	}
}

func (w *writer) paragraph(n *ast.Paragraph) {
	if img := soleImage(n); img != nil && img.Title != nil {
		w.titledImage(img)
		return
	}
	if w.first {
		w.first = false
		w.wrap(`<p class="lead">`, n, "</p>\n")
		return
	}
	w.wrap("<p>", n, "</p>\n")
}

func (w *writer) heading(n *ast.Heading) {
	level := string(rune('0' + n.Level))
	w.str("<h" + level)
	if id := attribute(n, "id"); id != "" {
		w.attr("id", w.anchor(id))
	}
	w.quiet(func() { w.wrap(">", n, "</h"+level+">\n") })
}

func (w *writer) list(n *ast.List) {
	if !n.IsOrdered() {
		w.wrap("<ul>\n", n, "</ul>\n")
		return
	}
	w.str("<ol")
	if n.Start != 1 {
		w.str(` start="`)
		w.int(n.Start)
		w.str(`"`)
	}
	w.wrap(">\n", n, "</ol>\n")
}

func (w *writer) listItem(n *ast.ListItem) {
	w.str("<li>")
	if c := n.FirstChild(); c != nil {
		if _, tight := c.(*ast.TextBlock); !tight {
			w.str("\n")
		}
	}
	w.children(n)
	w.str("</li>\n")
}

func (w *writer) definition(n *xast.DefinitionDescription) {
	open := "<dd>\n"
	if n.IsTight {
		open = "<dd>"
	}
	w.wrap(open, n, "</dd>\n")
}

// directive writes the blocks that the dialect itself gives a meaning and asks
// the target for all others.
func (w *writer) directive(n *Directive) {
	switch v := n.Value.(type) {
	case *Figure:
		w.figure(n.ID, v)
		return
	case *Details:
		w.details(n.ID, v)
		return
	}
	if w.to.Block == nil {
		return
	}
	h, err := w.to.Block(n)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.html(h)
}

func (w *writer) gap(n *Gap) {
	if w.to.Gap == nil {
		w.str("____") // never what stands between the brackets: that is the answer
		return
	}
	w.html(w.to.Gap(n))
}

// sub writes a Text inside another.
func (w *writer) sub(t Text) {
	for _, n := range t.Nodes {
		w.node(n)
	}
}

// lines are the bytes of a block without the marks of what holds it.
func (w *writer) lines(segments *text.Segments) []byte {
	var b []byte
	for i := range segments.Len() {
		s := segments.At(i)
		b = append(b, s.Value(w.src)...)
	}
	return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
}

// attribute is what finish noted at a node, or "".
func attribute(n ast.Node, name string) string {
	v, _ := n.AttributeString(name)
	s, _ := v.(string)
	return s
}
