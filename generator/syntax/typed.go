package syntax

import (
	"strings"

	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// typed reads answers behind = and !=: numbers if every accepted one is a
// number, else words.
func (b *block) typed(items []item) {
	b.unfit("any", "shuffle", "wordbank")
	if a, ok := b.args["score"]; ok && a.value != "all" {
		b.unfit("score")
	}
	var lines []typedLine
	numeric := true
	for _, it := range items {
		l := b.typedLine(it)
		if l.text == "" {
			b.empty(it)
			continue
		}
		lines = append(lines, l)
		numeric = numeric && (!l.right || l.number)
	}
	if numeric && len(lines) > 0 && anyRight(lines) {
		b.number(lines)
		return
	}
	e := &quiz.Entry{Typo: b.args["typo"].value == "1"}
	for _, l := range lines {
		e.Answers = append(e.Answers, b.entryAnswer(l))
	}
	b.finish(e)
}

// A typedLine is one line behind = or !=.
type typedLine struct {
	item
	right  bool
	text   string // as written
	from   int    // where the text begins
	figure quiz.Figure
	twice  []string
	number bool
	reason markup.Text
}

func (b *block) typedLine(it item) typedLine {
	l := typedLine{item: it, reason: b.feedback(it.node)}
	l.right, l.from = true, it.at
	if m := it.mark; m != nil && m.Sort == markup.Type {
		l.right, l.text = m.Right, m.Raw
		line, at := b.v.line(m.Start)
		l.from = m.End + len(line[m.End-at:]) - len(strings.TrimLeft(line[m.End-at:], markup.Blanks))
	} else { // E010 has been reported
		l.text = b.itemText(it).Plain()
	}
	l.figure, l.twice, l.number = quiz.ReadFigure(l.text)
	return l
}

func anyRight(lines []typedLine) bool {
	for _, l := range lines {
		if l.right {
			return true
		}
	}
	return false
}

// number reads numeric answers. A number that reads two ways is E022.
func (b *block) number(lines []typedLine) {
	n := &quiz.Number{}
	for _, l := range lines {
		switch {
		case !l.number:
			b.report("E010", l.at, l.from+len(l.text), source.Key("mixed.number"), l.text)
			continue
		case len(l.twice) == 2:
			b.report("E022", l.from, l.from+len(l.text), l.twice[0], l.twice[1], l.text)
		}
		f := l.figure
		f.Right, f.Feedback, f.Pos = l.right, l.reason, b.v.pos(l.at)
		n.Answers = append(n.Answers, f)
	}
	b.finish(n)
}

// entryAnswer is a line of words. An empty variant is E020.
func (b *block) entryAnswer(l typedLine) quiz.Answer {
	a := quiz.Answer{Right: l.right, Feedback: l.reason, Pos: b.v.pos(l.at)}
	for _, v := range quiz.ReadVariants(l.text) {
		if v == "" {
			b.report("E020", l.from, l.from+len(l.text), source.Key("gap.variant"))
			continue
		}
		a.Variants = append(a.Variants, v)
	}
	a.Key = quiz.Key(strings.Join(a.Variants, "|"))
	return a
}
