package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// directiveParser makes Directive nodes where ScanBlocks found blocks. It
// decides nothing itself, so that goldmark and the scan cannot disagree about
// where a block ends.
type directiveParser struct{}

// Trigger implements parser.BlockParser.
func (directiveParser) Trigger() []byte { return []byte{':'} }

// Open implements parser.BlockParser.
func (directiveParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	switch parent.(type) {
	case *ast.Document, *Directive:
	default:
		return nil, parser.NoChildren
	}
	_, segment := reader.PeekLine()
	b := stateOf(pc).blocks.at(segment.Start)
	if b == nil {
		return nil, parser.NoChildren
	}
	d := &Directive{Word: b.Word, ID: b.ID, Args: b.Args, Colons: b.Colons, Start: b.Start, End: b.After, Closed: b.Closed,
		IDStart: b.IDStart, IDEnd: b.IDEnd, shape: b.shape, body: b.Body, last: b.End}
	reader.AdvanceToEOL()
	if b.shape.Line {
		return d, parser.NoChildren
	}
	return d, parser.HasChildren
}

// Continue implements parser.BlockParser.
func (directiveParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	d := node.(*Directive)
	line, segment := reader.PeekLine()
	switch {
	case d.shape.Line || segment.Start >= d.End:
		return parser.Close
	case segment.Start >= d.last: // the closing line
		reader.AdvanceToEOL()
		return parser.Close
	case line == nil:
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (directiveParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (directiveParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (directiveParser) CanAcceptIndentedLine() bool { return false }

// yielding makes block parsers give way to an opening line: a ::: block never
// becomes part of a list, a quote or raw HTML that is still open before it.
func yielding(parsers []util.PrioritizedValue) []util.PrioritizedValue {
	all := make([]util.PrioritizedValue, len(parsers))
	for i, p := range parsers {
		all[i] = p
		if _, options := p.Value.(parser.SetOptioner); !options {
			all[i].Value = yieldingParser{p.Value.(parser.BlockParser)}
		}
	}
	return all
}

type yieldingParser struct{ parser.BlockParser }

// Continue implements parser.BlockParser.
func (y yieldingParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if _, segment := reader.PeekLine(); stateOf(pc).blocks.at(segment.Start) != nil {
		return parser.Close
	}
	return y.BlockParser.Continue(node, reader, pc)
}
