package syntax

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// facts notes where the text leads and what it cites, before questions are
// taken apart.
func (r *reader) facts() {
	f, t := &r.lesson.Facts, r.lesson.Text
	r.choices = map[source.Pos]bool{}
	f.Anchors = t.Anchors(inCase)
	for _, n := range t.Nodes { // the number of a draw is no id
		if d, ok := n.(*markup.Directive); ok {
			if kind, _ := kindOf(d.Word); kind == "draw" {
				if i := slices.Index(f.Anchors, d.ID); i >= 0 {
					f.Anchors = slices.Delete(f.Anchors, i, i+1)
				}
			}
		}
	}
	for _, l := range t.Links(nil) {
		p := r.v.movedProblem(source.Problem{Pos: l.Pos, End: l.End, Quote: l.Quote})
		f.Links = append(f.Links, course.Link{To: l.To, Image: l.Image, Pos: p.Pos, End: p.End, Quote: p.Quote})
	}
	for _, c := range t.Cites() {
		c.Pos = r.v.moved(c.Pos)
		f.Cites = append(f.Cites, c)
	}
}

// inCase leaves out what stands in a case: its scenes are named for it alone.
func inCase(d *markup.Directive) bool {
	kind, _ := kindOf(d.Word)
	return kind == "case"
}

// gather notes the rest: headings, words, the first paragraph.
func (r *reader) gather() {
	f, t := &r.lesson.Facts, r.lesson.Text
	f.Links = slices.DeleteFunc(f.Links, func(l course.Link) bool { return r.choices[l.Pos] })
	f.Words = t.Words()
	for i, n := range t.Nodes {
		switch n := n.(type) {
		case *ast.Heading:
			h := r.text(n).Headings()[0]
			f.Headings = append(f.Headings, course.Heading{Level: h.Level, ID: h.ID, Text: h.Text, Pos: r.v.moved(h.Pos),
				Words: r.text(section(t.Nodes[i+1:], h.Level)...).Words()})
		case *ast.Paragraph:
			if f.Lead == "" {
				f.Lead = r.text(n).Plain()
			}
		}
		each(n, func(n ast.Node) bool {
			f.RawHTML = f.RawHTML || n.Kind() == ast.KindHTMLBlock || n.Kind() == ast.KindRawHTML
			return !f.RawHTML
		})
	}
}

// section are the nodes before the next heading of a level or above.
func section(nodes []ast.Node, level int) []ast.Node {
	for i, n := range nodes {
		if h, ok := n.(*ast.Heading); ok && h.Level <= level {
			return nodes[:i]
		}
	}
	return nodes
}

// examples reads the `example` fences of the page as the questions that they
// are, and reports what is wrong with them.
func (r *reader) examples() {
	ids := map[string]source.Pos{}
	for _, n := range r.lesson.Text.Nodes {
		each(n, func(n ast.Node) bool {
			c, ok := n.(*ast.FencedCodeBlock)
			if ok && isExample(c, r.v.file.Data) && c.Lines().Len() > 0 {
				inner := example(r.v.part(c), r.o, ids)
				r.problems = append(r.problems, inner.problems...)
				r.lesson.Facts.Examples += len(inner.lesson.Questions) + len(inner.lesson.Cases)
			}
			return true
		})
	}
}

// isExample reports whether a block of code is one of ours: its first word is
// example.
func isExample(c *ast.FencedCodeBlock, data []byte) bool {
	if c.Info == nil {
		return false
	}
	word, _, _ := bytes.Cut(c.Info.Segment.Value(data), []byte(" "))
	return string(word) == "example"
}

// part is the content of a block of code as a view of its own.
func (v *view) part(c *ast.FencedCodeBlock) *view {
	next := &view{below: v}
	var b bytes.Buffer
	for i := range c.Lines().Len() {
		s := c.Lines().At(i)
		if s.Padding > 0 {
			next.pieces = append(next.pieces, piece{b.Len(), b.Len() + s.Padding, s.Start, true})
			b.WriteString("    "[:s.Padding])
		}
		if s.Start < s.Stop {
			next.pieces = append(next.pieces, piece{b.Len(), b.Len() + s.Stop - s.Start, s.Start, false})
			b.Write(v.file.Data[s.Start:s.Stop])
		}
	}
	next.file = source.NewFile(v.file.Name, b.Bytes())
	return next
}

// examplePrefix stands before the ids of examples, so that they are never
// those of a question that counts.
const examplePrefix = "example-"

// example reads the content of an example. Ids are its own and those in ids.
func example(v *view, o Options, ids map[string]source.Pos) *reader {
	r := &reader{o: o, lesson: &course.Lesson{}, ids: ids, prefix: examplePrefix}
	r.read(v)
	r.choices = map[source.Pos]bool{}
	r.blocks()
	return r
}

// ReadExample reads the content of an `example` fence for its live side. The
// text holds the blocks; ids are prefixed, and nothing of it is counted. What
// is wrong with it was reported when its page was read.
func ReadExample(content []byte, o Options) (markup.Text, []*quiz.Question) {
	r := example(newView(source.NewFile("", content)), o, map[string]source.Pos{})
	return r.lesson.Text, r.lesson.Questions
}
