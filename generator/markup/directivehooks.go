package markup

import "github.com/yuin/goldmark/util"

// What ::: blocks, marks and gaps add to the tables in parse.go. Blocks are
// asked first of all, so that an opening line closes whatever is open; marks
// and gaps come before code spans (100) and links (200), which would eat them.
var (
	directiveBlockParsers = []util.PrioritizedValue{
		util.Prioritized(directiveParser{}, 10),
	}
	directiveInlineParsers = []util.PrioritizedValue{
		util.Prioritized(markParser{}, 10),
		util.Prioritized(gapParser{}, 20),
	}
)

// scanDirectives looks over the lines of the file once, before goldmark, and
// makes HTML comments blank: they are nobody's text, and a ::: or an answer in
// one is not the author's last word.
func scanDirectives(s *state) {
	s.blocks = ScanBlocks(s.file, s.dialect)
	for _, c := range s.blocks.comments {
		s.hideComment(c[0], c[1])
	}
}
