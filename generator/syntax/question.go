package syntax

import (
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// question reads a `soal`: what its answers are marked with says what is asked.
//
//	::: soal tujuan-asesmen
//
//	Apa tujuan **utama** asesmen?
//
//	- ( ) Menilai klien
//	  > Asesmen tidak menghakimi.
//	- (x) Memahami klien
//
//	> **Pembahasan:** …
//
//	:::
//
// ( ) and (x) ask to pick one, [ ] and [x] several, = and != a word or a
// number, a -> b pairs, and [[a | b]] in the text fills gaps.
func question(b *block) {
	b.asking()
	items, last := b.answers()
	if len(items) == 0 && !b.hasGaps() {
		b.pairs()
		return
	}
	notes := b.notes(last)
	gaps := b.gaps()
	switch {
	case len(items) > 0:
		b.strayGaps(gaps, items[0])
		b.place(notes)
		b.marked(items)
	default:
		b.filling(gaps, b.place(notes, "gap", "distractors"))
	}
}

// An item is one answer in a list.
type item struct {
	node *ast.ListItem
	mark *markup.Mark // nil: it bears none
	at   int          // where it begins: its mark, or its text
}

func (b *block) newItem(n ast.Node) item {
	it := item{node: n.(*ast.ListItem), mark: markOf(n)}
	if it.mark != nil {
		it.at = it.mark.Start
	} else {
		it.at = max(0, nodeStart(n))
		if first := n.FirstChild(); first != nil && nodeStart(first) >= 0 {
			it.at = nodeStart(first)
		}
	}
	return it
}

// answers takes the list of answers out of the block: the last one whose items
// bear marks. last is where it stood: the node before what follows.
func (b *block) answers() (items []item, last ast.Node) {
	var lists [][]ast.Node // each with the nodes that it is made of
	var between ast.Node   // what stands between the last two
	var since ast.Node
	joined := true // nothing stands between the last list and here
	for _, n := range children(b.d) {
		l, ok := n.(*ast.List)
		switch {
		case ok && isMarked(l) && joined && len(lists) > 0:
			lists[len(lists)-1] = append(lists[len(lists)-1], l)
		case ok && isMarked(l):
			if len(lists) > 0 {
				between = since
			}
			lists = append(lists, []ast.Node{l})
			joined, since = true, nil
		default:
			if since == nil {
				since = n
			}
			joined = false
		}
	}
	if len(lists) == 0 {
		return nil, nil
	}
	answer := lists[len(lists)-1]
	if len(lists) > 1 {
		answer = b.twoLists(lists, between)
	}
	last = answer[len(answer)-1]
	for _, l := range answer {
		for c := l.FirstChild(); c != nil; c = c.NextSibling() {
			items = append(items, b.newItem(c))
		}
	}
	return b.unmixed(items), b.placeholder(last, answer)
}

// placeholder takes the lists out and leaves an empty node in the place of the
// last one, so that what follows the answers is known to; notes looks for it.
func (b *block) placeholder(last ast.Node, lists []ast.Node) ast.Node {
	mark := ast.NewTextBlock()
	b.d.InsertAfter(b.d, last, mark)
	for _, l := range lists {
		b.d.RemoveChild(b.d, l)
	}
	b.mark = mark
	return mark
}

// isMarked reports whether an item of a list bears a mark.
func isMarked(l *ast.List) bool {
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		if markOf(c) != nil {
			return true
		}
	}
	return false
}

// twoLists reports that a question has several lists of answers (E013). If each
// could be one of its own the last one counts; else they are one list, and what
// stands between does not belong there.
func (b *block) twoLists(lists [][]ast.Node, between ast.Node) []ast.Node {
	first, last := lists[0], lists[len(lists)-1]
	a, z := b.firstItem(first), b.firstItem(last)
	if between == nil || b.whole(first) && b.whole(last) {
		b.report("E013", z.at, z.mark.End, source.Key("lists.two"), b.v.pos(a.at).Line, b.v.pos(z.at).Line)
		for _, l := range lists[:len(lists)-1] {
			for _, n := range l {
				take(n)
			}
		}
		return last
	}
	start := max(0, nodeStart(between))
	line, at := b.v.line(start)
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	b.report("E013", at+indent, at+len(line), source.Key("lists.between"), b.v.pos(a.at).Line, b.v.pos(z.at).Line)
	var all []ast.Node
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

func (b *block) firstItem(lists []ast.Node) item {
	for _, l := range lists {
		for c := l.FirstChild(); c != nil; c = c.NextSibling() {
			if markOf(c) != nil {
				return b.newItem(c)
			}
		}
	}
	return item{}
}

// whole reports whether lists have two answers or more and a right one.
func (b *block) whole(lists []ast.Node) bool {
	n, right := 0, false
	for _, l := range lists {
		for c := l.FirstChild(); c != nil; c = c.NextSibling() {
			if m := markOf(c); m != nil {
				n++
				right = right || m.Right
			}
		}
	}
	return right && (n > 1 || markSort(lists) == markup.Type)
}

func markSort(lists []ast.Node) markup.MarkSort {
	for c := lists[0].FirstChild(); c != nil; c = c.NextSibling() {
		if m := markOf(c); m != nil {
			return m.Sort
		}
	}
	return 0
}

// unmixed reports answers without a mark, and marks of two kinds (E010).
func (b *block) unmixed(items []item) []item {
	first, sort := -1, markup.MarkSort(0)
	for i, it := range items {
		if it.mark != nil {
			first, sort = i, it.mark.Sort
			break
		}
	}
	sample := "( )"
	switch sort {
	case markup.Box:
		sample = "[ ]"
	case markup.Type:
		sample = "="
	}
	before := first > 0
	for _, it := range items[first:] {
		if it.mark == nil {
			before = false
		}
	}
	if before { // a list of the stem with only an empty line behind it
		line, at := b.v.line(items[0].at)
		b.report("E010", items[0].at, at+len(line), source.Key("mixed.before"), b.v.pos(items[first].at).Line)
		b.backToStem(items[:first])
		return items[first:]
	}
	for _, it := range items {
		line, at := b.v.line(it.at)
		switch {
		case it.mark == nil:
			p := b.report("E010", it.at, at+len(line), source.Key("mixed.unmarked"), b.v.pos(items[first].at).Line)
			p.Mend = line[:it.at-at] + sample + " " + line[it.at-at:]
			b.off["E011"], b.off["W101"] = true, true
			return items
		case it.mark.Sort != sort:
			b.report("E010", it.mark.Start, it.mark.End, source.Key("mixed.sorts"), b.v.pos(items[first].at).Line)
			b.off["E011"], b.off["W101"] = true, true
			return items
		}
	}
	return items
}

// backToStem makes a list of items and puts it where the answers stand.
func (b *block) backToStem(items []item) {
	old := items[0].node.Parent().(*ast.List)
	l := ast.NewList(old.Marker)
	l.IsTight, l.Start = old.IsTight, old.Start
	for _, it := range items {
		l.AppendChild(l, it.node)
	}
	b.d.InsertBefore(b.d, old, l)
}

// marked reads a list of marked answers.
func (b *block) marked(items []item) {
	sort := markup.MarkSort(0)
	for _, it := range items {
		if it.mark != nil {
			sort = it.mark.Sort
			break
		}
	}
	if sort == markup.Type {
		b.typed(items)
		return
	}
	many := sort == markup.Box
	b.unfit("typo", "wordbank")
	if many {
		b.unfit("any")
	} else if a, ok := b.args["score"]; ok && a.value != "all" {
		b.unfit("score")
	}
	s := &quiz.Select{Many: many, Any: b.args["any"].value == "yes", Scoring: quiz.Scoring(b.args["score"].value), Fixed: b.args["shuffle"].value == "no"}
	for _, it := range items {
		o := quiz.Option{Pos: b.v.pos(it.at), Right: it.mark != nil && it.mark.Right, Feedback: b.feedback(it.node)}
		o.Text = b.itemText(it)
		o.Key = quiz.Key(b.keyText(o.Text))
		if o.Text.Empty() {
			b.empty(it)
			continue
		}
		s.Options = append(s.Options, o)
	}
	b.finish(s)
}

// empty reports a mark with nothing behind it (E009).
func (b *block) empty(it item) {
	end := it.at
	if it.mark != nil {
		end = it.mark.End
	}
	b.report("E009", it.at, end, source.Key("answer.empty"))
	b.off["E009"], b.off["E011"], b.off["W101"] = true, true, true
}

// itemText is what an item holds without its mark.
func (b *block) itemText(it item) markup.Text {
	if it.mark != nil {
		p := it.mark.Parent()
		p.RemoveChild(p, it.mark)
		if p.FirstChild() == nil {
			p.Parent().RemoveChild(p.Parent(), p)
		} else {
			beginAt(p, firstText(p))
		}
	}
	b.noGaps(it.node)
	return b.text(children(it.node)...)
}

// keyText is the text that the key of a part is made of: of a picture alone its
// file's name.
func (b *block) keyText(t markup.Text) string {
	if len(t.Nodes) == 1 && t.Nodes[0].ChildCount() == 1 {
		if image, ok := t.Nodes[0].FirstChild().(*ast.Image); ok {
			return path.Base(string(image.Destination))
		}
	}
	return t.Plain()
}
