package markup

import "github.com/yuin/goldmark/util"

// What ::: blocks, marks and gaps add to the tables in parse.go. A block
// parser that wants ':' before definition lists stands below 101.
var (
	directiveBlockParsers  []util.PrioritizedValue
	directiveInlineParsers []util.PrioritizedValue
	directiveTransformers  []util.PrioritizedValue
)

// A blockScan is what scanDirectives finds and the block parser needs.
type blockScan struct{}

// scanDirectives looks over the lines of s.src once, before goldmark.
func scanDirectives(s *state) {}
