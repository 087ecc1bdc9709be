package syntax

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// gaps finds the gaps of the stem. One in a heading or in a link's text is
// E020, and shown empty.
func (b *block) gaps() []*markup.Gap {
	var all []*markup.Gap
	each(b.d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *markup.Directive:
			return n == b.d
		case *markup.Gap:
			if where := forbidden(n); where != "" {
				b.report("E020", n.Start, n.End, source.Key(where))
				b.off["E009"] = true
				blankOut(n)
				return false
			}
			all = append(all, n)
		}
		return true
	})
	return all
}

// forbidden is where a gap stands that cannot stand there, as a key of the
// catalogue.
func forbidden(g *markup.Gap) string {
	for n := g.Parent(); n != nil; n = n.Parent() {
		switch n.(type) {
		case *ast.Heading:
			return "gap.heading"
		case *ast.Link, *ast.Image:
			return "gap.link"
		}
	}
	return ""
}

// blankOut puts an ellipsis in the place of a gap that nobody can fill.
func blankOut(g *markup.Gap) {
	g.Parent().ReplaceChild(g.Parent(), g, ast.NewString([]byte("…")))
}

// noGaps reports gaps in an answer (E020).
func (b *block) noGaps(n ast.Node) {
	b.eachGap(n, "gap.answer")
}

// eachGap reports the gaps below a node, where none may be.
func (b *block) eachGap(n ast.Node, where source.Key) {
	each(n, func(n ast.Node) bool {
		if g, ok := n.(*markup.Gap); ok {
			b.report("E020", g.Start, g.End, where)
			blankOut(g)
			return false
		}
		return true
	})
}

// strayGaps reports gaps beside a list of answers (E013).
func (b *block) strayGaps(gaps []*markup.Gap, first item) {
	for i, g := range gaps {
		if i == 0 {
			end := first.at
			if first.mark != nil {
				end = first.mark.End
			}
			b.report("E013", first.at, end, source.Key("lists.gap"), b.v.pos(g.Start).Line, b.v.pos(first.at).Line)
		}
		blankOut(g)
	}
}

// filling reads the gaps of a question:
//
//	Tahap terakhir disebut [[terminasi | pengakhiran]], sesudah
//	[[(x) evaluasi | ( ) asesmen]].
func (b *block) filling(gaps []*markup.Gap, notes []note) {
	b.unfit("any", "shuffle")
	if a, ok := b.args["score"]; ok && a.value != "all" {
		b.unfit("score")
	}
	if !slices.ContainsFunc(gaps, func(g *markup.Gap) bool { return !isMenu(g) }) {
		b.unfit("wordbank", "typo")
	}
	ask := &quiz.Gaps{Bank: b.args["wordbank"].value == "yes", Typo: b.args["typo"].value == "1", Scoring: quiz.Scoring(b.args["score"].value)}
	var texts []string
	for i, g := range gaps {
		g.Index = i
		gap, text := b.gap(g)
		ask.Gaps = append(ask.Gaps, gap)
		texts = append(texts, text)
	}
	for i, key := range quiz.Keys(texts...) {
		ask.Gaps[i].Key = key
	}
	for _, n := range notes {
		switch {
		case n.name == "distractors":
			for _, w := range strings.Split(strings.TrimRight(n.text.Plain(), "."), ";") {
				if w = strings.TrimSpace(w); w != "" {
					ask.Distractors = append(ask.Distractors, w)
				}
			}
			if !ask.Bank {
				b.report("E015", n.start, n.end, source.Key("note.bank"))
			}
		case n.gap < 1 || n.gap > len(gaps):
			b.report("E015", n.start, n.end, source.Key("note.gap"), n.gap, len(gaps))
		case !ask.Gaps[n.gap-1].Why.Empty():
			b.report("E015", n.start, n.end, source.Key("note.twice"), 0)
		default:
			b.gapNote(&ask.Gaps[n.gap-1], n)
		}
	}
	b.finish(ask)
}

// isMenu reports whether a gap is filled from a menu: marks stand in it.
func isMenu(g *markup.Gap) bool {
	return slices.ContainsFunc(quiz.ReadVariants(strings.ReplaceAll(g.Raw, `\|`, "|")), func(v string) bool {
		m, _ := markup.ReadMark(v)
		return m != nil && m.Sort != markup.Type
	})
}

// gap reads what stands between the brackets. text is what its key is made of.
func (b *block) gap(g *markup.Gap) (gap quiz.Gap, text string) {
	gap.Pos = b.v.pos(g.Start)
	raw := g.Raw
	cell := inCell(g)
	if cell {
		raw = strings.ReplaceAll(raw, `\|`, "|")
	}
	b.gapSlips(g, raw)
	variants := quiz.ReadVariants(raw)
	marked := 0
	var marks []*markup.Mark
	for i, v := range variants {
		m, size := markup.ReadMark(v)
		if m != nil && m.Sort == markup.Type {
			m = nil
		}
		marks = append(marks, m)
		if m != nil {
			marked++
			variants[i] = strings.TrimSpace(v[size:])
		}
	}
	if marked > 0 {
		gap.Menu = true
		for i, v := range variants {
			o := quiz.Choice{Text: v, Key: quiz.Key(v), Pos: gap.Pos}
			if m := marks[i]; m != nil {
				o.Right = m.Right
			} else if v != "" && !b.off["E011"] {
				b.report("E010", g.Start, g.End, source.Key("mixed.gap"), v)
				b.off["E011"] = true
			}
			if v == "" {
				b.report("E020", g.Start, g.End, source.Key("gap.variant"))
				continue
			}
			gap.Options = append(gap.Options, o)
			if o.Right && text == "" {
				text = v
			}
		}
		return gap, text
	}
	a := quiz.Answer{Right: true, Pos: gap.Pos}
	for _, v := range variants {
		if v == "" {
			continue
		}
		a.Variants = append(a.Variants, v)
	}
	if len(a.Variants) > 0 {
		a.Key = quiz.Key(strings.Join(a.Variants, "|"))
		gap.Answers = append(gap.Answers, a)
		text = a.Variants[0]
	}
	if len(a.Variants) > 0 && len(a.Variants) < len(variants) {
		b.report("E020", g.Start, g.End, source.Key("gap.variant"))
	}
	return gap, text
}

// gapSlips reports what makes a gap none (E020): nothing in it, a bracket, no
// end, a link's address behind it; and warns where a plain viewer sees a link.
func (b *block) gapSlips(g *markup.Gap, raw string) {
	data := b.v.file.Data
	next := byte(0)
	if g.End < len(data) {
		next = data[g.End]
	}
	end := g.End
	switch {
	case !g.Closed:
		line, _ := b.v.line(g.Start)
		b.report("E020", g.Start, g.End, source.Key("gap.open")).Mend = line + "]]"
	case strings.Trim(raw, "| \t\u00A0") == "":
		b.report("E020", g.Start, g.End, source.Key("gap.empty"))
	case strings.ContainsAny(raw, "[]"):
		b.report("E020", g.Start, g.End, source.Key("gap.bracket"))
	case next == '(' || next == '[' && (g.End+1 >= len(data) || data[g.End+1] != '['):
		if i := bytes.IndexAny(data[g.End:], ")]\n"); i > 0 {
			end = g.End + i + 1
		}
		b.report("E020", g.Start, end, source.Key("gap.url")).Mend = b.replaced(g.End, g.End, " ")
	case b.definitions()[source.Fold(raw)]:
		b.report("W104", g.Start, g.End, strings.TrimSpace(raw))
	}
}

// inCell reports whether a gap stands in a table.
func inCell(g *markup.Gap) bool {
	for n := g.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == xast.KindTableCell {
			return true
		}
	}
	return false
}

// definitions are the labels of links that the page defines, folded.
func (r *reader) definitions() map[string]bool {
	if r.defined == nil {
		r.defined = map[string]bool{}
		for _, n := range r.lesson.Text.Nodes {
			each(n, func(n ast.Node) bool {
				if d, ok := n.(*ast.LinkReferenceDefinition); ok {
					r.defined[source.Fold(string(d.Label))] = true
				}
				return n.Type() == ast.TypeBlock
			})
		}
	}
	return r.defined
}

// hasGaps reports whether the block has any gap outside its notes.
func (b *block) hasGaps() bool {
	found := false
	each(b.d, func(n ast.Node) bool {
		if d, inner := n.(*markup.Directive); inner && d != b.d {
			return false
		}
		if p, ok := n.FirstChild().(*ast.Paragraph); ok && n.Kind() == ast.KindBlockquote && isLabel(b.readLabel(p).text) {
			return false
		}
		found = found || n.Kind() == markup.KindGap
		return !found
	})
	return found
}

// gapNote reads the note of one gap: paragraphs are the reason, a list of !=
// its known wrong answers.
func (b *block) gapNote(gap *quiz.Gap, n note) {
	var why []ast.Node
	for _, c := range n.text.Nodes {
		l, ok := c.(*ast.List)
		if !ok || !isMarked(l) {
			why = append(why, c)
			continue
		}
		for i := l.FirstChild(); i != nil; i = i.NextSibling() {
			line := b.typedLine(b.newItem(i))
			if line.text == "" {
				b.empty(line.item)
				continue
			}
			if gap.Menu {
				b.menuNote(gap, line)
				continue
			}
			a := b.entryAnswer(line)
			gap.Answers = append(gap.Answers, a)
		}
	}
	gap.Why = b.text(why...)
}

// menuNote gives a reason to an option of a menu.
func (b *block) menuNote(gap *quiz.Gap, line typedLine) {
	for i := range gap.Options {
		if o := &gap.Options[i]; o.Key == quiz.Key(line.text) {
			o.Feedback = line.reason
			return
		}
	}
	b.report("E015", line.at, line.from+len(line.text), source.Key("note.option"), line.text)
}
