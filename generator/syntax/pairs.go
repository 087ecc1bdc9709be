package syntax

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// anyArrow is what looks like an arrow to a person: the first alternative that
// fits at a place is the whole of it.
var anyArrow = regexp.MustCompile(`<?[-–—=]+>|[→⇒➔➜➡⟶⟹]`)

// pairs reads the last list of a question without marks, if it has arrows:
//
//   - Asesmen -> Mengumpulkan informasi
//   - _ -> Menggalang dana
func (b *block) pairs() {
	l := b.lastList(func(l *ast.List) bool { return b.arrows(l) > 0 })
	if l == nil {
		b.place(b.notes(nil))
		b.finish(&quiz.Select{}) // E009
		return
	}
	b.unfit("any", "shuffle", "typo", "wordbank")
	m := &quiz.Match{Style: quiz.Pairs, Scoring: b.wholeOnly()}
	b.place(b.notes(b.placeholder(l, []ast.Node{l})))
	sides := map[string]int{}
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		b.pair(m, sides, b.newItem(c))
	}
	b.finish(m)
}

// lastList is the last list at the block's top level that a test accepts.
func (b *block) lastList(ok func(*ast.List) bool) *ast.List {
	for n := b.d.LastChild(); n != nil; n = n.PreviousSibling() {
		if l, is := n.(*ast.List); is && ok(l) {
			return l
		}
	}
	return nil
}

// arrows counts the items of a list that have an arrow, well written or not;
// with more than half without one the list is text, and there are 0.
func (b *block) arrows(l *ast.List) int {
	n, good := 0, 0
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		found := b.findArrows(b.newItem(c))
		if len(found) > 0 {
			n++
			if found[0].good {
				good++
			}
		}
	}
	if good == 0 && 2*n < l.ChildCount() {
		return 0
	}
	return n
}

// An arrow in an item.
type arrow struct {
	node       *ast.Text // nil: it is not in the item's own text
	start, end int
	good       bool // written as the grammar has it
}

// findArrows finds the arrows in the first paragraph of an item, outside code,
// emphasis and links.
func (b *block) findArrows(it item) []arrow {
	var all []arrow
	data := b.v.file.Data
	first := it.node.FirstChild()
	if first == nil {
		return nil
	}
	if inner, ok := first.(*ast.List); ok { // - - -> b
		if deep := inner.FirstChild(); deep != nil && inner.ChildCount() == 1 {
			for _, a := range b.findArrows(b.newItem(deep)) {
				a.node, a.good = nil, false
				all = append(all, a)
			}
		}
		return all
	}
	for c := first.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		text := string(t.Segment.Value(data))
		for _, at := range anyArrow.FindAllStringIndex(text, -1) {
			if at[0] > 0 && text[at[0]-1] == '\\' {
				continue
			}
			a := arrow{node: t, start: t.Segment.Start + at[0], end: t.Segment.Start + at[1]}
			sign := text[at[0]:at[1]]
			a.good = (sign == "->" || sign == "→") && blankAt(data, a.start-1) && blankAt(data, a.end)
			all = append(all, a)
		}
	}
	return all
}

// blankAt reports whether a byte is white space, or outside of the text.
func blankAt(data []byte, i int) bool {
	return i < 0 || i >= len(data) || strings.IndexByte(" \t\r\n", data[i]) >= 0
}

// pair reads one item. An item without an arrow is E010, another arrow, two
// arrows or an empty side E017.
func (b *block) pair(m *quiz.Match, sides map[string]int, it item) {
	line, at := b.v.line(it.at)
	found := b.findArrows(it)
	if len(found) == 0 {
		b.report("E010", it.at, at+len(line), source.Key("mixed.arrow"))
		return
	}
	a := choose(found)
	line, at = b.v.line(a.start) // an answer may have several lines
	feedback := b.feedback(it.node)
	left, right := b.sides(it, a)
	hasLeft, hasRight := left.Plain() != "" || hasImage(left), right.Plain() != "" || hasImage(right)
	switch {
	case a.node == nil || !hasLeft:
		rest := strings.TrimSpace(line[min(a.end-at, len(line)):])
		b.report("E017", a.start, a.end, source.Key("arrow.left")).Mend = line[:b.bulletEnd(line)] + "_ -> " + rest
		left, hasLeft = markup.Text{}, false
	case !hasRight:
		b.report("E017", a.start, a.end, source.Key("arrow.right"))
		return
	case len(found) > 1:
		b.twoArrows(found, a)
	case !a.good:
		wrote := string(b.v.file.Data[a.start:a.end])
		before, after := line[:a.start-at], line[min(a.end-at, len(line)):]
		b.report("E017", a.start, a.end, source.Key("arrow.sign"), wrote).Mend =
			strings.TrimRight(before, " \t") + " -> " + strings.TrimLeft(after, " \t")
	}
	key := quiz.Key(b.keyText(right))
	i, known := sides[key]
	if !known {
		i = len(m.Right)
		sides[key] = i
		m.Right = append(m.Right, quiz.Side{Key: key, Text: right, Pos: b.v.pos(a.end)})
	}
	if !hasLeft || strings.TrimSpace(left.Plain()) == "_" {
		return // a distractor
	}
	m.Left = append(m.Left, quiz.Item{Key: quiz.Key(b.keyText(left)), Right: m.Right[i].Key, Text: left, Feedback: feedback, Pos: b.v.pos(it.at)})
}

// choose is the arrow that parts an item: the first good one, else the first.
func choose(found []arrow) arrow {
	for _, a := range found {
		if a.good {
			return a
		}
	}
	return found[0]
}

// twoArrows reports a second arrow. In the mend the arrows that do not part the
// pair are escaped; one that Markdown cannot escape has to be said in words.
func (b *block) twoArrows(found []arrow, a arrow) {
	other := found[0]
	if other == a {
		other = found[1]
	}
	p := b.report("E017", other.start, other.end, source.Key("arrow.two"))
	line, at := b.v.line(a.start)
	mend := line
	for i := len(found) - 1; i >= 0; i-- {
		o := found[i]
		if o == a {
			continue
		}
		if o.start < at || o.end > at+len(line) || line[o.start-at] > '~' {
			return
		}
		mend = mend[:o.start-at] + `\` + mend[o.start-at:]
	}
	p.Mend = mend
}

// bulletEnd is where the text of a list item begins on its line.
func (b *block) bulletEnd(line string) int {
	body := strings.TrimLeft(line, " \t")
	e := entry{}
	rest := e.readBullet(body)
	return len(line) - len(strings.TrimLeft(rest, " \t"))
}

// sides parts the first paragraph of an item at an arrow. Whatever else the
// item holds belongs to the right side.
func (b *block) sides(it item, a arrow) (left, right markup.Text) {
	if a.node == nil { // - - -> b
		inner := it.node.FirstChild().FirstChild()
		found := b.findArrows(b.newItem(inner))
		_, right = b.sides(item{node: inner.(*ast.ListItem)}, found[0])
		return left, right
	}
	b.noGaps(it.node)
	data := b.v.file.Data
	first := it.node.FirstChild()
	var before, after []ast.Node
	behind := false
	for _, n := range children(first) {
		switch {
		case n == ast.Node(a.node):
			behind = true
			rest := a.node.Segment.WithStart(a.end)
			tail := ast.NewTextSegment(rest.TrimLeftSpace(data))
			tail.SetSoftLineBreak(a.node.SoftLineBreak())
			tail.SetHardLineBreak(a.node.HardLineBreak())
			rest = a.node.Segment.WithStop(a.start)
			a.node.Segment = rest.TrimRightSpace(data)
			a.node.SetSoftLineBreak(false)
			a.node.SetHardLineBreak(false)
			if a.node.Segment.Len() > 0 {
				before = append(before, n)
			}
			if tail.Segment.Len() > 0 {
				after = append(after, tail)
			}
		case behind:
			after = append(after, n)
		default:
			before = append(before, n)
		}
	}
	rest := children(it.node)[1:]
	return b.text(b.part(first, before)), b.text(append([]ast.Node{b.part(first, after)}, rest...)...)
}

// hasImage reports whether a text shows a picture.
func hasImage(t markup.Text) bool {
	found := false
	for _, n := range t.Nodes {
		each(n, func(n ast.Node) bool {
			found = found || n.Kind() == ast.KindImage
			return !found
		})
	}
	return found
}
