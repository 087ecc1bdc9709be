package syntax

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// A note is a quote, or a part of one, that begins with a known label in bold:
// hint, explanation, rubric, model answer, read again, distractors, gap N.
type note struct {
	name  string // canonical
	gap   int    // N of gap N
	start int    // where its label stands
	end   int
	text  markup.Text
}

// notes takes the notes out of the block. Quotes behind the answers must be
// notes (E015); before them a quote without a label belongs to the stem.
// answers is the last node of the answers, or nil.
func (b *block) notes(answers ast.Node) []note {
	var all []note
	behind := false
	for _, n := range children(b.d) {
		if q, ok := n.(*ast.Blockquote); ok {
			all = append(all, b.notesIn(q, behind)...)
		}
		behind = behind || n == answers
	}
	return all
}

// notesIn takes the notes out of a quote, and the quote out of the block if
// nothing else is in it.
func (b *block) notesIn(q *ast.Blockquote, behind bool) []note {
	var all []note
	for _, n := range children(q) {
		p, ok := n.(*ast.Paragraph)
		if !ok {
			if len(all) > 0 {
				last := &all[len(all)-1].text
				last.Nodes = append(last.Nodes, n)
			}
			continue
		}
		pieces := b.split(p, q.FirstChild() == n, behind)
		if len(pieces) > 0 && pieces[0].name == "" {
			if len(all) > 0 {
				last := &all[len(all)-1].text
				last.Nodes = append(last.Nodes, pieces[0].text.Nodes...)
			} else {
				q.ReplaceChild(q, p, pieces[0].text.Nodes[0])
			}
			pieces = pieces[1:]
		} else {
			q.RemoveChild(q, p)
		}
		all = append(all, pieces...)
	}
	for i := range all {
		for _, n := range all[i].text.Nodes {
			if n.Parent() == ast.Node(q) {
				q.RemoveChild(q, n)
			}
		}
	}
	if q.FirstChild() == nil {
		b.take(q)
	}
	return all
}

// split parts a paragraph of a quote at the labels that its lines begin with.
// What stands before the first one is a note without a name.
func (b *block) split(p *ast.Paragraph, first, behind bool) []note {
	var all []note
	fresh := func(name string, gap, start, end int) *[]ast.Node {
		t := ast.NewParagraph()
		t.SetPos(start)
		all = append(all, note{name: name, gap: gap, start: start, end: end, text: b.text(t)})
		return nil
	}
	lineStart := true
	for _, n := range children(p) {
		if lineStart {
			if l := b.labelAt(n, first && len(all) == 0, behind); l.name != "" {
				fresh(l.name, l.gap, l.start, l.end)
				lineStart = false
				if l.rest != nil {
					t := all[len(all)-1].text.Nodes[0]
					t.AppendChild(t, l.rest)
				}
				continue
			}
		}
		if len(all) == 0 {
			fresh("", 0, nodeStart(p), nodeStart(p))
		}
		t := all[len(all)-1].text.Nodes[0]
		if x, ok := n.(*ast.Text); ok {
			lineStart = x.SoftLineBreak() || x.HardLineBreak()
			if l := t.FirstChild(); l == nil {
				x.Segment = x.Segment.TrimLeftSpace(b.v.file.Data)
			}
		} else {
			lineStart = false
		}
		t.AppendChild(t, n)
	}
	for i := range all {
		if t := all[i].text.Nodes[0]; t.FirstChild() == nil {
			all[i].text.Nodes = nil
		}
	}
	return all
}

// A found label, and what is left of the node that it was in.
type foundLabel struct {
	name       string
	gap        int
	start, end int
	rest       ast.Node
}

var emphasised = []string{"**", "__", "*", "_"}

// labelAt reads the label that a line of a quote begins with, in the node n.
// first says that it is the quote's first line.
func (b *block) labelAt(n ast.Node, first, behind bool) (l foundLabel) {
	label, bold, colon := "", false, false
	l.start = nodeStart(n)
	switch x := n.(type) {
	case *ast.Emphasis:
		label, bold = b.text(x).Plain(), x.Level == 2
		l.end = b.behind(x)
		var inside bool
		if label, inside = strings.CutSuffix(label, ":"); inside {
			colon = true
		} else if next, ok := x.NextSibling().(*ast.Text); ok {
			v := next.Segment.Value(b.v.file.Data)
			trimmed := strings.TrimLeft(string(v), " ")
			if strings.HasPrefix(trimmed, ":") {
				colon = true
				if _, _, nearest := readLabel(strings.TrimSpace(label)); b.isLabel(label) || nearest != "" || first && behind {
					next.Segment = next.Segment.WithStart(next.Segment.Start + len(v) - len(trimmed) + 1)
				}
			}
		}
	case *ast.Text:
		v := string(x.Segment.Value(b.v.file.Data))
		i := strings.IndexByte(v, ':')
		if i < 0 || !b.isLabel(v[:i]) {
			break
		}
		label, colon, l.end = v[:i], true, x.Segment.Start+i
		l.rest = x
		rest := x.Segment.WithStart(x.Segment.Start + i + 1)
		x.Segment = rest.TrimLeftSpace(b.v.file.Data)
	}
	label = strings.TrimSpace(label)
	name, gap, nearest := readLabel(label)
	switch {
	case name != "" && bold && colon:
		l.name, l.gap = name, gap
		return l
	case name != "" && colon, name != "" && bold && first:
		written := strings.TrimRight(string(b.v.file.Data[l.start:max(l.start, l.end)]), ":")
		b.report("E015", l.start, l.end, source.Key("note.bold"), label).Mend = b.replaced(l.start, l.end+b.colonAfter(l.end), "**"+strings.Trim(written, "*_ ")+":**")
		l.name, l.gap = name, gap
		return l
	case bold && colon && first && (behind || nearest != ""):
		p := b.report("E015", l.start, l.end, source.Key("note.unknown"), label, nearest)
		if nearest != "" {
			p.Mend = b.replaced(l.start, l.end+b.colonAfter(l.end), "**"+nearest+":**")
		}
		l.name, l.gap, _ = readLabel(nearest)
		if l.name == "" {
			l.name = "explanation"
		}
		return l
	case first && behind:
		line, at := b.v.line(l.start)
		p := b.report("E015", l.start, at+len(line), source.Key("note.none"))
		p.Mend = line[:l.start-at] + "**Pembahasan:** " + line[l.start-at:]
		return foundLabel{name: "explanation", start: l.start, end: at + len(line), rest: n}
	}
	return foundLabel{}
}

func (b *block) isLabel(text string) bool {
	name, _, _ := readLabel(strings.TrimSpace(text))
	return name != ""
}

// behind is where the stars behind an emphasis end.
func (b *block) behind(e *ast.Emphasis) int {
	end := nodeStart(e)
	each(e, func(n ast.Node) bool {
		if t, ok := n.(*ast.Text); ok {
			end = max(end, t.Segment.Stop)
		}
		return true
	})
	data := b.v.file.Data
	for i := 0; i < e.Level && end < len(data) && (data[end] == '*' || data[end] == '_'); i++ {
		end++
	}
	return end
}

// colonAfter is 1 where a colon stands at an offset.
func (b *block) colonAfter(at int) int {
	if data := b.v.file.Data; at < len(data) && data[at] == ':' {
		return 1
	}
	return 0
}

// place gives the notes of a question to where they belong; the kind's own ones
// are returned.
func (b *block) place(notes []note, own ...string) []note {
	var left []note
	for _, n := range notes {
		fb := &b.q.Feedback
		switch {
		case n.name == "hint" && len(fb.Hints) == 3:
			b.report("E015", n.start, n.end, source.Key("note.hints"))
			continue
		case n.name == "hint":
			fb.Hints = append(fb.Hints, n.text)
			continue
		case n.name == "gap" && contains(own, "gap"):
			left = append(left, n)
			continue
		}
		if first, twice := b.seen[n.name]; twice {
			b.report("E015", n.start, n.end, source.Key("note.twice"), b.v.pos(first).Line)
			continue
		}
		b.seen[n.name] = n.start
		switch {
		case n.name == "explanation":
			fb.Why = n.text
		case n.name == "read again":
			fb.ReadAgain = n.text
		case contains(own, n.name):
			left = append(left, n)
		default:
			b.report("E015", n.start, n.end, source.Key("note.unfit"), b.d.Word)
		}
	}
	return left
}

// feedback takes the quotes out of an item: they are one feedback. A note among
// them is E015.
func (b *block) feedback(item ast.Node) markup.Text {
	var nodes []ast.Node
	for _, n := range children(item) {
		q, ok := n.(*ast.Blockquote)
		if !ok {
			continue
		}
		item.RemoveChild(item, q)
		nodes = append(nodes, children(q)...)
		p := q.FirstChild()
		if p == nil || p.FirstChild() == nil {
			continue
		}
		if e, ok := p.FirstChild().(*ast.Emphasis); ok && e.Level == 2 && b.isLabel(strings.TrimSuffix(b.text(e).Plain(), ":")) {
			start := nodeStart(e)
			line, _ := b.v.line(start)
			b.report("E015", start, b.behind(e), source.Key("note.indented")).Mend = strings.TrimLeft(line, " \t")
		}
	}
	return b.text(nodes...)
}
