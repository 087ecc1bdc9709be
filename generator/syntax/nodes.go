package syntax

import (
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

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

// inline moves some inline nodes into a block of their own, without what makes
// a paragraph.
func inline(nodes []ast.Node) *ast.TextBlock {
	t := ast.NewTextBlock()
	for _, n := range nodes {
		t.AppendChild(t, n)
	}
	return t
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
