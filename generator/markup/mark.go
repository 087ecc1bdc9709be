package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A Mark is what an answer begins with: ( ), (x), [ ], [x], = text or != text,
// at the start of a list item. It is taken from the line as written, before
// links and emphasis can eat it. A box is a mark only inside a block whose
// Shape asks; elsewhere it is a box to tick.
type Mark struct {
	ast.BaseInline
	Sort       MarkSort
	Right      bool   // (x), [x], =
	Raw        string // behind = and !=: the rest of the line, as written
	Start, End int    // byte offsets of the mark, without the text behind it
}

// A MarkSort is one of the three ways of marking answers.
type MarkSort byte

const (
	Pick MarkSort = '(' // ( ) and (x): one is picked
	Box  MarkSort = '[' // [ ] and [x]: several are picked
	Type MarkSort = '=' // = and !=: typed
)

// KindMark is the kind of Mark nodes.
var KindMark = ast.NewNodeKind("Mark")

// Kind implements ast.Node.
func (m *Mark) Kind() ast.NodeKind { return KindMark }

// Dump implements ast.Node.
func (m *Mark) Dump(source []byte, level int) {
	ast.DumpHelper(m, source, level, map[string]string{"Sort": string(m.Sort), "Raw": m.Raw}, nil)
}

type markParser struct{}

// Trigger implements parser.InlineParser.
func (markParser) Trigger() []byte { return []byte{'(', '[', '=', '!'} }

// Parse implements parser.InlineParser.
func (markParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() {
		return nil
	}
	line, segment := block.PeekLine()
	m, size := ReadMark(string(line))
	if m == nil {
		return nil
	}
	if d := within(item); m.Sort == Box && (d == nil || !d.shape.Asks) {
		return nil
	}
	m.Start, m.End = segment.Start, segment.Start+m.End
	m.SetPos(m.Start)
	block.Advance(size)
	return m
}

// ReadMark reads the mark that a text begins with, and how many bytes it takes
// with the blanks behind it; for = and != these are the whole line. A mark is
// followed by a blank or ends the line. Start and End count from the text's
// first byte.
func ReadMark(line string) (m *Mark, size int) {
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return nil, 0
	}
	m = &Mark{}
	switch line[0] {
	case '(', '[':
		m.Sort = MarkSort(line[0])
		closer := map[byte]string{'(': ")", '[': "]"}[line[0]]
		inside, _, found := strings.Cut(line[1:], closer)
		if !found {
			return nil, 0
		}
		switch strings.Trim(inside, Blanks) {
		case "":
		case "x", "X":
			m.Right = true
		default:
			return nil, 0
		}
		m.End = len(inside) + 2
	case '=':
		m.Sort, m.Right, m.End = Type, true, 1
	case '!':
		if !strings.HasPrefix(line, "!=") {
			return nil, 0
		}
		m.Sort, m.End = Type, 2
	default:
		return nil, 0
	}
	rest := line[m.End:]
	text := strings.TrimLeft(rest, Blanks)
	if rest != "" && len(text) == len(rest) {
		return nil, 0 // glued to what follows: (x)teks
	}
	if m.Sort == Type {
		m.Raw = strings.Trim(rest, Blanks)
		return m, len(line)
	}
	return m, len(line) - len(text)
}

// Blanks are what counts as a blank in and behind a mark.
const Blanks = " \t\u00A0"
