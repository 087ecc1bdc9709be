package syntax

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// A note is what stands behind a known label in bold at the start of a quote's
// paragraph: hint, explanation, rubric, model answer, read again, distractors,
// gap N. It goes on to the next label or to the end of the quote.
type note struct {
	name       string // canonical
	gap        int    // N of gap N
	start, end int    // where its label stands
	guessed    bool   // the label is another one, or there is none: reported
	text       markup.Text
}

// notes takes the notes out of the block. A quote behind the answers must be a
// note (E015); before them a quote without a label belongs to the stem.
// answers is the node that stands for the answers, or nil.
func (b *block) notes(answers ast.Node) []note {
	var all []note
	behind := false
	for _, n := range children(b.d) {
		switch q := n.(type) {
		case *ast.Blockquote:
			all = append(all, b.notesIn(q, behind)...)
		case *markup.Alert:
			if behind {
				start := max(0, nodeStart(q))
				line, at := b.v.line(start)
				b.report("E015", start, at+len(line), source.Key("note.none"))
				take(q)
				all = append(all, note{name: "explanation", start: start, end: start, guessed: true, text: b.text(children(q)...)})
			}
		}
		behind = behind || answers != nil && n == answers
	}
	return all
}

// notesIn takes the notes out of a quote, and the quote out of the block if
// nothing else is in it.
func (b *block) notesIn(q *ast.Blockquote, behind bool) []note {
	var all []note
	for i, n := range children(q) {
		if p, ok := n.(*ast.Paragraph); ok {
			if l, ok := b.label(p, i == 0, behind); ok {
				all = append(all, l)
			}
		}
		if len(all) == 0 {
			continue // no note yet
		}
		q.RemoveChild(q, n)
		if n.ChildCount() > 0 || !ast.IsParagraph(n) {
			last := &all[len(all)-1].text
			last.Nodes = append(last.Nodes, n)
			b.eachGap(n, "gap.note")
		}
	}
	if q.FirstChild() == nil {
		take(q)
	}
	return all
}

// label reads the label that a paragraph of a quote begins with, and takes it
// off. first says that the paragraph is the quote's first one.
func (b *block) label(p *ast.Paragraph, first, behind bool) (note, bool) {
	l := b.readLabel(p)
	if l.start < 0 {
		return note{}, false
	}
	n := note{start: l.start, end: l.end, text: b.text()}
	nearest := ""
	n.name, n.gap, nearest = readLabel(l.text)
	written := "**" + l.text + ":**"
	switch {
	case n.name != "" && l.bold && l.colon:
	case n.name != "" && l.colon, n.name != "" && l.bold && first:
		b.report("E015", l.start, l.end, source.Key("note.bold"), l.text).Mend = b.replaced(l.start, l.cut, written)
	case l.bold && l.colon && first && (behind || nearest != ""):
		n.guessed = true
		problem := b.report("E015", l.start, l.end, source.Key("note.unknown"), l.text, nearest)
		n.name = "explanation"
		if nearest != "" {
			problem.Mend = b.replaced(l.start, l.cut, "**"+nearest+":**")
			n.name, n.gap, _ = readLabel(nearest)
		}
	case first && behind:
		line, at := b.v.line(l.start)
		n.name, n.guessed, n.end = "explanation", true, at+len(line)
		b.report("E015", l.start, n.end, source.Key("note.none")).Mend = line[:l.start-at] + "**Pembahasan:** " + line[l.start-at:]
		return n, true
	default:
		return note{}, false
	}
	l.drop(p, b.v.file.Data)
	return n, true
}

// A label is the beginning of a paragraph that may be the label of a note.
type label struct {
	text        string
	bold, colon bool
	start, end  int           // the label with its stars; -1: there is no text
	cut         int           // behind the colon
	node        *ast.Emphasis // that holds it, if it is emphasised
	rest        *ast.Text     // that begins with the colon, or with the label itself
}

func (b *block) readLabel(p *ast.Paragraph) label {
	data := b.v.file.Data
	l := label{start: nodeStart(p)}
	switch first := p.FirstChild().(type) {
	case *ast.Emphasis:
		l.node, l.bold = first, first.Level == 2
		l.start, l.end = nodeStart(first), b.behind(first)
		l.text, l.colon = strings.CutSuffix(strings.TrimSpace(b.text(first).Plain()), ":")
		l.cut = l.end
		if next, ok := first.NextSibling().(*ast.Text); ok && !l.colon {
			v := string(next.Segment.Value(data))
			if strings.HasPrefix(strings.TrimLeft(v, " "), ":") {
				l.colon, l.rest = true, next
				l.cut = next.Segment.Start + strings.IndexByte(v, ':') + 1
			}
		}
	case *ast.Text:
		l.start = first.Segment.Start
		before, _, found := strings.Cut(string(first.Segment.Value(data)), ":")
		if found {
			l.text, l.colon, l.rest = before, true, first
			l.end = l.start + len(before)
			l.cut = l.end + 1
		}
	}
	l.text = strings.TrimSpace(l.text)
	return l
}

// drop takes the label off its paragraph.
func (l label) drop(p *ast.Paragraph, data []byte) {
	if l.rest != nil {
		l.rest.Segment = l.rest.Segment.WithStart(l.cut)
	}
	if l.node != nil {
		p.RemoveChild(p, l.node)
	}
	if t, ok := p.FirstChild().(*ast.Text); ok {
		t.Segment = t.Segment.TrimLeftSpace(data)
		if t.Segment.Len() == 0 {
			p.RemoveChild(p, t)
		}
	}
	beginAt(p, firstText(p))
}

func isLabel(text string) bool {
	name, _, _ := readLabel(strings.TrimSpace(text))
	return name != ""
}

// startsNote reports whether a line of a quote begins with the label of a note,
// in bold or with a colon behind it.
func startsNote(body string) bool {
	rest := strings.TrimLeft(strings.TrimPrefix(body, ">"), " \t")
	text := strings.TrimLeft(rest, "*_")
	i := strings.IndexAny(text, ":*_")
	if i < 0 || !isLabel(text[:i]) {
		return false
	}
	bold := strings.HasPrefix(rest, "**") || strings.HasPrefix(rest, "__")
	return bold || strings.HasPrefix(strings.TrimLeft(text[i:], "*_"), ":")
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

// place gives the notes of a question to where they belong; those that only the
// kind itself knows are returned.
func (b *block) place(notes []note, own ...string) []note {
	var left, guessed []note
	fb := &b.q.Feedback
	for _, n := range notes {
		switch {
		case n.guessed && n.name == "explanation":
			guessed = append(guessed, n)
			continue
		case n.name == "hint" && len(fb.Hints) == maxHints:
			b.report("E015", n.start, n.end, source.Key("note.hints"), maxHints)
			continue
		case n.name == "hint":
			fb.Hints = append(fb.Hints, n.text)
			continue
		case n.name == "gap" && slices.Contains(own, "gap"):
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
		case slices.Contains(own, n.name):
			left = append(left, n)
		default:
			b.report("E015", n.start, n.end, source.Key("note.unfit"), b.d.Word)
		}
	}
	for _, n := range guessed {
		if fb.Why.Empty() {
			fb.Why = n.text
		}
	}
	return left
}

// maxHints is how often a question may give a hint.
const maxHints = 3

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
		for _, p := range children(q) {
			nodes = append(nodes, p)
			b.eachGap(p, "gap.note")
			if p, ok := p.(*ast.Paragraph); ok {
				b.indentedNote(p)
			}
		}
	}
	return b.text(nodes...)
}

func (b *block) indentedNote(p *ast.Paragraph) {
	l := b.readLabel(p)
	if !l.bold || !isLabel(l.text) {
		return
	}
	line, _ := b.v.line(l.start)
	b.report("E015", l.start, l.end, source.Key("note.indented")).Mend = strings.TrimLeft(line, " \t")
}
