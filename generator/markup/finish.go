package markup

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"suluh/generator/source"
)

// finish walks the tree once and settles what only the whole file can show:
// ids, alerts, addresses that lead nowhere good, HTML, the colours of code.
func finish(s *state, root ast.Node) {
	f := &finisher{
		state:     s,
		ids:       idBook{taken: map[string]bool{}, count: map[string]int{}},
		at:        map[string]int{},
		footnotes: bytes.Contains(s.src, []byte("[^")),
	}
	f.walk(root, false)
	for _, h := range f.unnamed {
		h.SetAttributeString(idAttribute, f.ids.name(inside(s.file, h).Plain()))
	}
}

type finisher struct {
	*state
	ids       idBook
	at        map[string]int // where an explicit id stands
	unnamed   []*ast.Heading // to be named when all explicit ids are known
	footnotes bool           // some text looks like a footnote
}

// walk visits what is below a node; inner says that a ::: block holds it.
// A visit may take its node out of the tree.
func (f *finisher) walk(n ast.Node, inner bool) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		f.visit(c, inner)
		c = next
	}
}

func (f *finisher) visit(n ast.Node, inner bool) {
	f.join(n)
	switch n := n.(type) {
	case *ast.Text:
		if len(f.hidden) > 0 {
			f.uncomment(n)
		}
		if f.footnotes {
			f.strayNote(n)
		}
		return
	case *ast.CodeSpan:
		return
	case *Directive:
		if n.ID != "" {
			f.ids.taken[n.ID] = true
		}
		inner = true
	case *ast.Heading:
		f.heading(n, inner)
	case *ast.Link:
		if to := resolve(n.Destination); classify(to) == refused {
			f.refuse("E203", n, to)
		}
	case *ast.Image:
		if to := resolve(n.Destination); classify(to) != inCourse {
			f.refuse("E204", n, to)
		}
	case *ast.AutoLink:
		if to := autoAddress(n, f.src); classify(to) == refused {
			f.refuse("E203", n, to)
		}
	case *ast.HTMLBlock:
		f.rawHTML(n, blockHTML(n, f.src))
	case *ast.RawHTML:
		f.rawHTML(n, n.Segments.Value(f.src))
	case *ast.FencedCodeBlock:
		f.colour(n)
	case *xast.Table:
		if !inner {
			f.longRows(n)
		}
	case *xast.Footnote:
		f.ids.taken[noteID(n.Index)] = true
		f.ids.taken[backID(n.Index, 0)] = true
	case *ast.Blockquote:
		f.walk(n, inner)
		if a := f.alert(n); a != nil && a.ID != "" && !inner {
			f.take(a.ID, a.Pos(), a.Pos())
		}
		return
	}
	f.walk(n, inner)
}

// join makes one node of pieces of text that lie side by side: goldmark cuts
// where a mark might have begun.
func (f *finisher) join(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok || t.IsRaw() {
			continue
		}
		for !t.SoftLineBreak() && !t.HardLineBreak() && t.Segment.Len() > 0 {
			next, ok := t.NextSibling().(*ast.Text)
			if !ok || !t.Merge(next, f.src) {
				break
			}
			n.RemoveChild(n, next)
		}
	}
}

// heading takes the author's own id of a heading, or puts it down to be named.
func (f *finisher) heading(h *ast.Heading, inner bool) {
	id, start, end := f.cutID(h)
	switch {
	case inner && id == "":
		h.SetAttributeString(innerAttribute, Slug(inside(f.file, h).Plain()))
	case inner:
		h.SetAttributeString(innerAttribute, id)
	case id == "" || !f.take(id, start, end):
		f.unnamed = append(f.unnamed, h)
	default:
		h.SetAttributeString(idAttribute, id)
	}
}

// take notes an id that the author gave. One that is given twice is reported
// where it stands the second time.
func (f *finisher) take(id string, start, end int) bool {
	if first, ok := f.at[id]; ok {
		f.report("E205", start, end, id, f.file.Pos(first))
		return false
	}
	f.at[id] = start
	f.ids.taken[id] = true
	return true
}

// refuse reports a link or a picture that leads where it may not.
func (f *finisher) refuse(code source.Code, n ast.Node, to string) {
	f.report(code, n.Pos(), linkEnd(f.src, n), to)
}

// rawHTML reports HTML that will be shown as text, or lets it through.
func (f *finisher) rawHTML(n ast.Node, raw []byte) {
	if f.dialect.UnsafeHTML {
		n.SetAttributeString(unsafe, unsafe)
		return
	}
	shown := bytes.TrimSpace(withoutComments(raw))
	if len(shown) > 0 && !bytes.HasPrefix(shown, []byte("</")) {
		tag := string(tagName.Find(shown))
		f.report("W206", n.Pos(), n.Pos()+len(tag), tag)
	}
}

// longRows reports rows with more cells than their table has columns: what is
// too much would be lost without a word.
func (f *finisher) longRows(n *xast.Table) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		at := row.Pos()
		if at < 0 {
			continue
		}
		end := lineEnd(f.src, at)
		if cells := cellsOf(f.src[at:end]); cells > len(n.Alignments) {
			f.report("W209", at, end, cells, len(n.Alignments))
		}
	}
}

var (
	tagName  = regexp.MustCompile(`^<[A-Za-z][A-Za-z0-9-]*`)
	noteMark = regexp.MustCompile(`\[\^[^\]\s]+\]`)
)

// strayNote reports the mark of a footnote that is written nowhere.
func (f *finisher) strayNote(n *ast.Text) {
	if n.IsRaw() {
		return
	}
	v := n.Segment.Value(f.src)
	for _, m := range noteMark.FindAllIndex(v, -1) {
		if m[0] > 0 && v[m[0]-1] == '\\' {
			continue
		}
		start := n.Segment.Start - n.Segment.Padding
		f.report("W208", start+m[0], start+m[1], string(v[m[0]+2:m[1]-1]))
	}
}

// unusedNotes reports, before goldmark drops them, the footnotes that no mark
// in the text leads to.
type unusedNotes struct{}

func (unusedNotes) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	s := stateOf(pc)
	if !bytes.Contains(s.src, []byte("[^")) {
		return
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		note, ok := n.(*xast.Footnote)
		if ok && entering && note.Index < 0 {
			at := max(note.Pos(), 0)
			s.report("W207", at, at+len(note.Ref)+3, string(note.Ref))
		}
		return ast.WalkContinue, nil
	})
}
