package syntax

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// order reads an `urutkan`: the last numbered list is in the right order.
//
//	::: urutkan tahap-pertolongan
//
//	Urutkan tahapan pertolongan.
//
//	1. Asesmen
//	2. Perencanaan
//
//	:::
func order(b *block) {
	b.asking()
	o := &quiz.Order{Scoring: b.wholeOnly()}
	l := b.lastList(func(l *ast.List) bool { return l.IsOrdered() })
	if l == nil {
		if l = b.lastList(func(*ast.List) bool { return true }); l != nil {
			b.bulleted(l)
		}
	}
	var items []item
	if l != nil {
		for c := l.FirstChild(); c != nil; c = c.NextSibling() {
			items = append(items, b.newItem(c))
		}
		items = b.again(items)
		b.place(b.notes(b.placeholder(l, []ast.Node{l})))
	} else {
		b.place(b.notes(nil))
	}
	for _, it := range items {
		b.unmark(it)
		s := quiz.Step{Pos: b.v.pos(it.at), Feedback: b.feedback(it.node)}
		s.Text = b.itemText(it)
		if s.Text.Empty() {
			b.empty(it)
			continue
		}
		s.Key = quiz.Key(b.keyText(s.Text))
		o.Steps = append(o.Steps, s)
	}
	b.finish(o)
}

// wholeOnly is the scoring of a kind that only knows all or nothing beside its
// usual way.
func (b *block) wholeOnly() quiz.Scoring {
	a, ok := b.args["score"]
	if ok && a.value != "all" {
		b.badValue(a.Arg, "semua")
		return ""
	}
	return quiz.Scoring(a.value)
}

// bulleted reports that steps have no numbers (E018).
func (b *block) bulleted(l *ast.List) {
	var mend []string
	var first item
	n := 0
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		it := b.newItem(c)
		if n++; n == 1 {
			first = it
		}
		line, _ := b.v.line(it.at)
		mend = append(mend, strconv.Itoa(n)+". "+line[b.bulletEnd(line):])
	}
	line, at := b.v.line(first.at)
	b.report("E018", first.at, at+len(line), source.Key("order.bullet")).Mend = strings.Join(mend, "\n")
}

// again reports numbers that start again (E018): Markdown makes one list of
// two that only an empty line parts. The last of them counts.
func (b *block) again(items []item) []item {
	before := -1
	for i, it := range items {
		line, at := b.v.line(it.at)
		body := strings.TrimLeft(line, " \t")
		number, _ := strconv.Atoi(body[:len(body)-len(strings.TrimLeft(body, "0123456789"))])
		if number < before {
			start := at + len(line) - len(body)
			b.report("E018", start, start+len(strconv.Itoa(number))+1, source.Key("order.again"), number, before)
			b.backToStem(items[:i])
			return items[i:]
		}
		before = number
	}
	return items
}

// unmark reports a mark in a kind whose answers bear none (E010).
func (b *block) unmark(it item) {
	if it.mark == nil || b.off["mark"] {
		return
	}
	b.off["mark"] = true
	line, at := b.v.line(it.mark.Start)
	mend := strings.TrimRight(line[:it.mark.Start-at], " \t") + " " + strings.TrimLeft(line[it.mark.End-at:], markup.Blanks)
	b.report("E010", it.mark.Start, it.mark.End, source.Key("mixed.kind"), b.d.Word).Mend = mend
}
