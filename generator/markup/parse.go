package markup

import (
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"suluh/generator/source"
)

// A Dialect is what a reader of Markdown may choose.
type Dialect struct {
	// Block says whether a word opens a ::: block, and of what shape. Nil knows none.
	Block func(word string) (Shape, bool)
	// UnsafeHTML lets the author's HTML through; otherwise it is shown as text.
	UnsafeHTML bool
}

// A Shape is what the dialect must know of a kind of block before it has a meaning.
type Shape struct {
	Holds bool // it may hold other ::: blocks, and then bears more colons than they do
	Line  bool // it is one line and opens nothing
	Asks  bool // lists in it may bear boxes as marks, and [[…]] in its text is a gap
}

// Parse reads the Markdown of a file. It never fails: what cannot be read is
// reported and the rest is kept. Front matter is skipped; byte offsets in the
// tree are those of the file.
func Parse(f *source.File, d Dialect) (Text, source.Problems) {
	s := &state{file: f, dialect: d}
	if !guard(s) {
		return Text{File: f}, s.problems
	}
	scanDirectives(s)
	guardLines(s)
	pc := parser.NewContext()
	pc.Set(stateKey, s)
	root := markdown().Parse(text.NewReader(s.src), parser.WithContext(pc))
	finish(s, root)
	t := Text{File: f}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		t.Nodes = append(t.Nodes, n)
	}
	return t, s.problems.Sort()
}

// A state is what the parsers share while one file is read. They find it with
// stateOf; scanDirectives gets it before goldmark sees a byte.
type state struct {
	file     *source.File
	dialect  Dialect
	src      []byte // what goldmark reads: the file, with blanks where it must not look
	problems source.Problems
	alike    map[source.Code]int // how many problems of a kind there are
	blocks   Blocks              // what scanDirectives found
	hidden   [][2]int            // comments: byte offsets, in order
}

var stateKey = parser.NewContextKey()

func stateOf(pc parser.Context) *state { return pc.Get(stateKey).(*state) }

// report notes a problem with the bytes from start to end of the file.
func (s *state) report(code source.Code, start, end int, args ...any) {
	if s.alike == nil {
		s.alike = map[source.Code]int{}
	}
	if s.alike[code]++; s.alike[code] > maxAlike {
		return
	}
	s.problems = append(s.problems, s.file.Problem(code, start, end, args...))
}

// hide makes the bytes from start to end blank for goldmark; line ends stay,
// so no offset changes.
func (s *state) hide(start, end int) {
	for i := start; i < end; i++ {
		if c := s.src[i]; c != '\n' && c != '\r' {
			s.src[i] = ' '
		}
	}
}

// markdown is the parser: CommonMark with tables, strikethrough, autolinks,
// footnotes and definition lists, and what is our own. It is safe for use by
// many goroutines.
var markdown = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(yielding(parser.DefaultBlockParsers())...),
		parser.WithBlockParsers(yielding(blockParsers)...),
		parser.WithBlockParsers(directiveBlockParsers...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(inlineParsers...),
		parser.WithInlineParsers(directiveInlineParsers...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(paragraphTransformers...),
		parser.WithASTTransformers(astTransformers...),
	)
})

// The parsers beside CommonMark's own. A lower number is asked first; those of
// CommonMark stand at 100 (setext headings, code spans) to 1000 (paragraphs).
// What ::: blocks, marks and gaps need stands beside them, in directive*.go.
var (
	blockParsers = []util.PrioritizedValue{
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(extension.NewFootnoteBlockParser(), 999),
	}
	inlineParsers = []util.PrioritizedValue{
		util.Prioritized(taskParser{}, 30),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(citeParser{}, 150),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
		util.Prioritized(extension.NewLinkifyParser(), 999),
	}
	paragraphTransformers = []util.PrioritizedValue{
		util.Prioritized(extension.NewTableParagraphTransformer(), 200),
	}
	astTransformers = []util.PrioritizedValue{
		util.Prioritized(extension.NewTableASTTransformer(), 0),
		util.Prioritized(unusedNotes{}, 998),
		util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
	}
)
