package markup

import (
	"github.com/yuin/goldmark/ast"
)

// A Directive is a ::: block. The dialect knows its shape; package syntax gives
// it a meaning in Value.
type Directive struct {
	ast.BaseBlock
	Word   string // the kind as written: soal, Question
	ID     string // the first bare word behind it, or ""
	Args   []Arg  // key=value, in order; a further bare word is a Value without Key
	Colons int    // how many colons it opens with
	Start  int    // byte offset of the opening line
	End    int    // offset just behind the block
	Closed bool   // whether a closing line was found
	Value  any    // what it means: *quiz.Question, *course.Case, …; nil shows nothing

	IDStart, IDEnd int // byte offsets of ID; without one where it would stand

	shape Shape
	body  int // offset of the line behind the opening one
	last  int // offset of the first line that is not inside: the closing line, if there is one
}

// An Arg is one key=value of an opening line; Start and End are byte offsets
// of the whole of it.
type Arg struct {
	Key, Value string
	Start, End int
}

// KindDirective is the kind of Directive nodes.
var KindDirective = ast.NewNodeKind("Directive")

// Kind implements ast.Node.
func (d *Directive) Kind() ast.NodeKind { return KindDirective }

// Dump implements ast.Node.
func (d *Directive) Dump(source []byte, level int) {
	ast.DumpHelper(d, source, level, map[string]string{"Word": d.Word, "ID": d.ID}, nil)
}

// Inside is what stands inside the block, as a part of the text that holds it.
func (d *Directive) Inside(of Text) Text {
	t := Text{File: of.File}
	for n := d.FirstChild(); n != nil; n = n.NextSibling() {
		t.Nodes = append(t.Nodes, n)
	}
	return t
}

// within is the innermost block that a node stands in, or nil.
func within(n ast.Node) *Directive {
	for ; n != nil; n = n.Parent() {
		if d, ok := n.(*Directive); ok {
			return d
		}
	}
	return nil
}
