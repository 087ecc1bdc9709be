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
	Args   []Arg  // key=value, in order
	Start  int    // byte offset of the opening line
	End    int    // offset just behind the block
	Closed bool   // whether a closing line was found
	Value  any    // what it means: *quiz.Question, *course.Case, …; nil shows nothing
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

// A Gap is a [[gap]] in the text of a question.
type Gap struct {
	ast.BaseInline
	Index      int    // its place among the gaps of its question, from 0
	Raw        string // what stands between the brackets, as written
	Start, End int    // byte offsets of the brackets
}

// KindGap is the kind of Gap nodes.
var KindGap = ast.NewNodeKind("Gap")

// Kind implements ast.Node.
func (g *Gap) Kind() ast.NodeKind { return KindGap }

// Dump implements ast.Node.
func (g *Gap) Dump(source []byte, level int) {
	ast.DumpHelper(g, source, level, map[string]string{"Raw": g.Raw}, nil)
}
