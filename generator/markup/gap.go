package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A Gap is a [[gap]] in the text of a question. Whatever begins like one is
// one, also where it breaks the rules of package syntax, so that what belongs
// into it is never shown.
type Gap struct {
	ast.BaseInline
	Index      int    // its place among the gaps of its question, from 0
	Raw        string // what stands between the brackets, as written; a line end is a blank
	Closed     bool   // ]] was found; else the gap is taken to end with the line
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

type gapParser struct{}

// Trigger implements parser.InlineParser.
func (gapParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements parser.InlineParser.
func (gapParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if bytes.HasPrefix(line, []byte("![[")) && asks(parent) {
		// Else ![ would begin a picture, and its text is not hidden.
		block.Advance(1)
		return ast.NewTextSegment(text.NewSegment(segment.Start, segment.Start+1))
	}
	if !bytes.HasPrefix(line, []byte("[[")) || !asks(parent) {
		return nil
	}
	g := &Gap{Start: segment.Start}
	g.SetPos(segment.Start)
	lineNumber, position := block.Position()
	var raw strings.Builder
	for from := 2; line != nil; from = 0 {
		if i := bytes.Index(line[from:], []byte("]]")); i >= 0 {
			i += from
			raw.Write(line[from:i])
			// In [[a [b]]] the last two brackets close.
			for i+2 < len(line) && line[i+2] == ']' && strings.Count(raw.String(), "[") > strings.Count(raw.String(), "]") {
				raw.WriteByte(']')
				i++
			}
			block.Advance(i + 2)
			g.Raw, g.Closed, g.End = raw.String(), true, segment.Start-segment.Padding+i+2
			return g
		}
		raw.Write(bytes.TrimRight(line[from:], "\r\n"))
		raw.WriteByte(' ')
		block.AdvanceLine()
		line, segment = block.PeekLine()
	}
	block.SetPosition(lineNumber, position)
	line, segment = block.PeekLine()
	size := len(bytes.TrimRight(line, "\r\n"))
	block.Advance(size)
	g.Raw, g.End = string(line[2:size]), segment.Start+size
	return g
}

// asks reports whether gaps are read in the block that a node stands in.
func asks(n ast.Node) bool {
	d := within(n)
	return d != nil && d.shape.Asks
}
