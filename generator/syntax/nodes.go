package syntax

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"suluh/generator/markup"
)

// each calls f for a node and what is below it, until f says not to look
// inside.
func each(n ast.Node, f func(ast.Node) bool) {
	if !f(n) {
		return
	}
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		each(c, f)
		c = next
	}
}

// nodeStart is where a node begins: goldmark does not know it for every node,
// so that of the first text below it may have to do.
func nodeStart(n ast.Node) int {
	if n.Pos() >= 0 {
		return n.Pos()
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if t, ok := n.(*ast.Text); ok {
		return t.Segment.Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if at := nodeStart(c); at >= 0 {
			return at
		}
	}
	return -1
}

// textStart is where the first text below a node begins, or -1.
func textStart(n ast.Node) int {
	at := -1
	each(n, func(n ast.Node) bool {
		if t, ok := n.(*ast.Text); ok && at < 0 {
			at = t.Segment.Start
		}
		return at < 0
	})
	return at
}

// markOf is the mark of an item, or nil.
func markOf(item ast.Node) *markup.Mark {
	if first := item.FirstChild(); first != nil && first.FirstChild() != nil {
		m, _ := first.FirstChild().(*markup.Mark)
		return m
	}
	return nil
}

// children are the nodes right below a node.
func children(n ast.Node) []ast.Node {
	var all []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		all = append(all, c)
	}
	return all
}

// part moves some inline nodes of a block into a block of their own, without
// what makes a paragraph.
func (r *reader) part(of ast.Node, nodes []ast.Node) *ast.TextBlock {
	t := ast.NewTextBlock()
	if len(nodes) == 0 {
		return t
	}
	start, end := max(0, nodeStart(nodes[0])), r.inlineEnd(nodes[len(nodes)-1])
	t.SetPos(start)
	lines := text.NewSegments()
	for i := range of.Lines().Len() {
		s := of.Lines().At(i)
		if s.Stop > start && s.Start < end {
			lines.Append(text.NewSegment(max(s.Start, start), min(s.Stop, end)))
		}
	}
	t.SetLines(lines)
	for _, n := range nodes {
		t.AppendChild(t, n)
	}
	return t
}

// inlineEnd is where an inline node ends: behind its last text and the marks
// that close it.
func (r *reader) inlineEnd(n ast.Node) int {
	end, data := nodeStart(n), r.v.file.Data
	each(n, func(n ast.Node) bool {
		if t, ok := n.(*ast.Text); ok {
			end = max(end, t.Segment.Stop)
		}
		return true
	})
	if n.Kind() == ast.KindText {
		return end
	}
	switch n.Kind() {
	case ast.KindLink, ast.KindImage:
		if i := bytes.IndexAny(data[end:], ")\n"); i >= 0 && data[end+i] == ')' {
			return end + i + 1
		}
	}
	for end < len(data) && bytes.IndexByte([]byte("*_~`]>"), data[end]) >= 0 {
		end++
	}
	return end
}

// beginAt makes a block begin at an offset: what stood before, a mark or a
// label, is no part of its text any more.
func beginAt(block ast.Node, offset int) {
	block.SetPos(offset)
	for lines := block.Lines(); lines.Len() > 0; {
		s := lines.At(0)
		if offset < s.Stop || lines.Len() == 1 {
			lines.Set(0, s.WithStart(min(max(s.Start, offset), s.Stop)))
			return
		}
		lines.SetSliced(1, lines.Len())
	}
}

// firstText is where the first inline node of a block begins, or the end of
// its lines.
func firstText(block ast.Node) int {
	if c := block.FirstChild(); c != nil && nodeStart(c) >= 0 {
		return nodeStart(c)
	}
	if n := block.Lines().Len(); n > 0 {
		return block.Lines().At(n - 1).Stop
	}
	return max(0, block.Pos())
}

// isTable reports whether a node is a table.
func isTable(n ast.Node) bool { return n.Kind() == xast.KindTable }

// take takes a node out of the tree.
func take(n ast.Node) {
	if n.Parent() != nil {
		n.Parent().RemoveChild(n.Parent(), n)
	}
}

// text is some nodes as a Text.
func (r *reader) text(nodes ...ast.Node) markup.Text {
	return markup.Text{File: r.v.file, Nodes: nodes}
}
