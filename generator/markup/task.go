package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// taskParser reads the box of a task list, - [x], where no question stands:
// there boxes are marks and markParser comes first.
type taskParser struct{}

func (taskParser) Trigger() []byte { return []byte{'['} }

func (taskParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() {
		return nil
	}
	line, segment := block.PeekLine()
	m, size := ReadMark(string(line))
	if m == nil || m.Sort != Box || m.End == 2 || size == len(line) {
		return nil // [] and a box without a task are text
	}
	m.Start, m.End = segment.Start, segment.Start+m.End
	m.SetPos(m.Start)
	block.Advance(size)
	return m
}

// box writes the box of a task. The marks of answers are for package syntax:
// what is right is never written.
func (w *writer) box(m *Mark) {
	if m.Sort != Box || within(m) != nil && within(m).shape.Asks {
		return
	}
	w.str(`<input type="checkbox" disabled`)
	key := "task.open"
	if m.Right {
		key = "task.done"
		w.str(" checked")
	}
	if label := w.say("", key); label != "" {
		w.attr("aria-label", label)
	}
	w.str("> ")
}
