package syntax

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/quiz"
	"suluh/generator/source"
)

// sorting reads a `kelompokkan`: the last bulleted list has groups, and in each
// group its items; those of `_` belong nowhere.
//
//	::: kelompokkan jenis-layanan
//
//	- Layanan langsung
//	  - Konseling individu
//	- Layanan tidak langsung
//	  - Advokasi kebijakan
//	- _
//	  - Belanja pribadi
//
//	:::
func sorting(b *block) {
	b.asking()
	m := &quiz.Match{Style: quiz.Groups, Scoring: b.wholeOnly()}
	l := b.lastList(func(l *ast.List) bool { return !l.IsOrdered() })
	if l == nil {
		l = b.lastList(func(*ast.List) bool { return true })
	}
	if l == nil {
		b.place(b.notes(nil))
		b.finish(m)
		return
	}
	b.place(b.notes(b.placeholder(l, []ast.Node{l})))
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		b.group(m, b.newItem(c))
	}
	b.finish(m)
}

// group reads one group with its items.
func (b *block) group(m *quiz.Match, it item) {
	b.unmark(it)
	pos := b.v.pos(it.at)
	reason := b.feedback(it.node)
	var lists []*ast.List
	for _, n := range children(it.node) {
		if l, ok := n.(*ast.List); ok {
			lists = append(lists, l)
			it.node.RemoveChild(it.node, l)
		}
	}
	text := b.itemText(it)
	name := strings.TrimSpace(text.Plain())
	key := ""
	if name != "_" {
		if text.Empty() {
			b.empty(it)
			return
		}
		key = quiz.Key(b.keyText(text))
		m.Right = append(m.Right, quiz.Side{Key: key, Text: text, Pos: pos})
	}
	if len(lists) == 0 {
		if !b.off["E018"] {
			line, at := b.v.line(it.at)
			b.report("E018", it.at, at+len(line), source.Key("sort.empty"), name)
			b.off["E018"], b.off["E009"] = true, true
		}
		return
	}
	if !reason.Empty() {
		start := nodeStart(reason.Nodes[0])
		line, at := b.v.line(max(0, start))
		b.report("E012", at+len(line)-len(strings.TrimLeft(line, " \t")), at+len(line), source.Key("feedback.group"))
	}
	for _, l := range lists {
		for c := l.FirstChild(); c != nil; c = c.NextSibling() {
			b.groupItem(m, key, b.newItem(c))
		}
	}
}

func (b *block) groupItem(m *quiz.Match, group string, it item) {
	b.unmark(it)
	i := quiz.Item{Right: group, Pos: b.v.pos(it.at), Feedback: b.feedback(it.node)}
	for _, n := range children(it.node) {
		if l, ok := n.(*ast.List); ok {
			deep := b.newItem(l.FirstChild())
			line, at := b.v.line(deep.at)
			b.report("E018", deep.at, at+len(line), source.Key("sort.deep"))
			it.node.RemoveChild(it.node, l)
		}
	}
	i.Text = b.itemText(it)
	if i.Text.Empty() {
		b.empty(it)
		return
	}
	i.Key = quiz.Key(b.keyText(i.Text))
	m.Left = append(m.Left, i)
}
