package markup

import (
	"bytes"
	"strings"

	"suluh/generator/source"
)

// Blocks are the ::: blocks of a file, found in one look over its lines before
// goldmark sees them. A lecturer forgets a closing line or indents one too far,
// and goldmark would then show the answers; here what was meant is still plain.
type Blocks struct {
	All      []Block         // in the order of their opening lines
	Problems source.Problems // E001, E005, E006, E007
	Edits    []Edit          // what the mends of E005, E006 and E007 would change

	comments [][2]int // HTML comments outside code: byte offsets
	quiet    []bool   // by line: in fenced code or in a comment
	starts   map[int]int
}

// An Edit puts New in the place of the bytes from Start to End.
type Edit struct {
	Start, End int
	New        string
}

// A Block is a ::: block as its lines show it. Offsets count bytes.
type Block struct {
	Word, ID       string
	IDStart, IDEnd int // where the ID stands, or would stand
	Args           []Arg
	Colons         int  // of its opening line
	Line           int  // number of its opening line
	Start          int  // the opening line
	Body           int  // the line behind it
	End            int  // the first line that is not inside: the closing line, if there is one
	After          int  // just behind the block
	Closed         bool // a closing line was found
	Parent         int  // the block around it, as an index of All, or -1

	shape   Shape
	heading int    // the first heading that ends it if it is never closed; 0: none
	prefix  string // what stands before the colons of a block that is not at the margin
}

// Quiet reports whether line n (from 1) is in fenced code or an HTML comment.
func (b *Blocks) Quiet(n int) bool { return n >= 1 && n <= len(b.quiet) && b.quiet[n-1] }

// at is the block that opens at a byte offset, or nil.
func (b *Blocks) at(offset int) *Block {
	if i, ok := b.starts[offset]; ok {
		return &b.All[i]
	}
	return nil
}

// ScanBlocks finds the blocks of a file. Without Dialect.Block there are none.
func ScanBlocks(f *source.File, d Dialect) Blocks {
	s := &scanner{f: f, d: d, lines: newLineState(f)}
	s.b.starts = map[int]int{}
	s.b.quiet = make([]bool, f.Lines())
	_, _, body, _ := FrontMatter(f)
	first := f.LineAt(body)
	for n := first; n <= f.Lines(); n++ {
		line := s.lines.next(n)
		if s.b.quiet[n-1] = line.quiet; line.quiet || d.Block == nil {
			continue
		}
		s.line(n, line.text)
	}
	for len(s.open) > 0 {
		s.unclosed(len(f.Data))
	}
	s.b.comments = s.lines.comments
	for i, b := range s.b.All {
		s.b.starts[b.Start] = i
	}
	return s.b
}

type scanner struct {
	f     *source.File
	d     Dialect
	b     Blocks
	lines *lineState
	open  []int // the open blocks, outermost first
	later int   // the line that closes the innermost block, where closedLater found one
}

func (s *scanner) top() *Block {
	if len(s.open) == 0 {
		return nil
	}
	return &s.b.All[s.open[len(s.open)-1]]
}

// line takes one line that is neither code nor comment.
func (s *scanner) line(n int, text string) {
	text, cut := s.strip(n, text)
	switch k, wide := closing(text); {
	case k >= 3 && !wide:
		s.closer(n, k, cut)
		return
	case k >= 2 && s.top() != nil:
		s.slip("E007", n, strings.Repeat(":", s.top().Colons))
		s.close(s.f.LineStart(n), s.after(n), true)
		return
	}
	if o, ok := readOpening(text, s.d.Block); ok {
		s.opener(n, o)
		return
	}
	if level := s.headingLevel(n, text); level > 0 {
		for _, i := range s.open {
			b := &s.b.All[i]
			if b.heading == 0 && (level == 1 || level == 2 && !b.shape.Holds) {
				b.heading = s.headingStart(n, text)
			}
		}
	}
}

// strip takes from a line what stands before every line of a block that is not
// at the margin, and notes the edit.
func (s *scanner) strip(n int, text string) (string, int) {
	top := s.top()
	if top == nil || top.prefix == "" {
		return text, 0
	}
	cut, pad, ok := cutPrefix(text, top.prefix)
	if !ok { // the quote around it has ended
		s.unclosed(s.f.LineStart(n))
		return s.strip(n, text)
	}
	if cut > 0 {
		start := s.lineStart(n)
		s.b.Edits = append(s.b.Edits, Edit{start, start + cut, pad})
	}
	return pad + text[cut:], cut
}

func (s *scanner) opener(n int, o opening) {
	start := s.lineStart(n)
	b := Block{Word: o.word, Args: o.args, ID: o.id, Colons: o.colons, Line: n, Start: s.f.LineStart(n), Body: s.after(n),
		IDStart: start + o.idStart, IDEnd: start + o.idEnd, Parent: -1, prefix: o.prefix}
	for i := range b.Args {
		b.Args[i].Start += start
		b.Args[i].End += start
	}
	b.shape, _ = s.d.Block(o.word)
	if b.prefix == "" && s.lines.nested(o.indent) {
		b.prefix = strings.Repeat(" ", o.indent)
	}
	for s.top() != nil && (o.colons >= s.top().Colons || b.shape.Line && !s.top().shape.Holds) {
		s.unclosed(b.Start)
	}
	mended := strings.Repeat(":", o.colons) + " " + strings.TrimLeft(string(s.f.Line(n))[o.rest:], " \t\u00A0\u3000")
	switch {
	case b.prefix != "":
		s.slip("E005", n, mended, source.Key("block.margin"))
	case o.wide:
		s.slip("E007", n, mended)
	}
	if len(s.open) > 0 {
		b.Parent = s.open[len(s.open)-1]
	}
	if b.shape.Line {
		b.End, b.After, b.Closed = b.Body, b.Body, true
		s.b.All = append(s.b.All, b)
		return
	}
	s.b.All = append(s.b.All, b)
	s.open = append(s.open, len(s.b.All)-1)
	s.later = 0
}

// closer takes a line of k colons alone.
func (s *scanner) closer(n, k, cut int) {
	for i := len(s.open) - 1; i >= 0; i-- {
		if s.b.All[s.open[i]].Colons == k {
			for len(s.open)-1 > i {
				s.unclosed(s.f.LineStart(n))
			}
			s.close(s.f.LineStart(n), s.after(n), true)
			return
		}
	}
	if top := s.top(); top != nil && !s.closedLater(n, top) {
		s.slip("E006", n, strings.Repeat(":", top.Colons), source.Key("close.length"))
		s.close(s.f.LineStart(n), s.after(n), true)
		return
	}
	s.slip("E006", n, "", source.Key("close.stray"))
}

// closedLater reports whether a block is closed behind line n before another
// one opens: then a closing line of other length at n is one too many.
func (s *scanner) closedLater(n int, b *Block) bool {
	if s.later > n {
		return true
	}
	ahead := s.lines.fork()
	for n++; n <= s.f.Lines(); n++ {
		line := ahead.next(n)
		if line.quiet {
			continue
		}
		if k, wide := closing(line.text); k == b.Colons && !wide {
			s.later = n
			return true
		}
		if o, ok := readOpening(line.text, s.d.Block); ok && o.colons >= b.Colons {
			return false
		}
	}
	return false
}

// close takes the innermost block off the stack.
func (s *scanner) close(end, after int, closed bool) {
	b := s.top()
	b.End, b.After, b.Closed = end, after, closed
	s.open = s.open[:len(s.open)-1]
	s.later = 0
}

// unclosed ends the innermost block at its first heading, or else at the given
// place, and says so.
func (s *scanner) unclosed(at int) {
	b, i := s.top(), s.open[len(s.open)-1]
	if b.heading > 0 && b.heading < at {
		at = b.heading
	}
	s.close(at, at, false)
	for j := i + 1; j < len(s.b.All); j++ {
		if c := &s.b.All[j]; c.Parent == i && c.Start >= at {
			c.Parent = b.Parent
		}
	}
	p := s.f.LineProblem("E001", b.Line, b.Word, s.f.Pos(at))
	s.b.Problems = append(s.b.Problems, p.With(strings.Repeat(":", b.Colons)))
}

// slip reports line n, and notes that the mend would put mended in its place.
func (s *scanner) slip(code source.Code, n int, mended string, args ...any) {
	start := s.lineStart(n)
	line := string(s.f.Line(n))
	if edits := s.b.Edits; len(edits) > 0 && edits[len(edits)-1].Start == start { // the whole line is replaced
		s.b.Edits = edits[:len(edits)-1]
	}
	s.b.Edits = append(s.b.Edits, Edit{start, start + len(line), mended})
	s.b.Problems = append(s.b.Problems, s.f.LineProblem(code, n, args...).With(mended))
}

// lineStart is the offset of a line's text: behind the byte-order mark.
func (s *scanner) lineStart(n int) int { return lineStart(s.f, n) }

func lineStart(f *source.File, n int) int {
	start := f.LineStart(n)
	if n == 1 && bytes.HasPrefix(f.Data, []byte("\ufeff")) {
		start += 3
	}
	return start
}

// after is the offset of the line behind line n.
func (s *scanner) after(n int) int {
	if n >= s.f.Lines() {
		return len(s.f.Data)
	}
	return s.f.LineStart(n + 1)
}

// headingLevel is the level of the heading that line n is, or underlines.
func (s *scanner) headingLevel(n int, text string) int {
	indent, body := leading(text)
	if indent > 3 || body == "" {
		return 0
	}
	hashes := len(body) - len(strings.TrimLeft(body, "#"))
	if hashes > 0 && hashes <= 6 && (len(body) == hashes || strings.ContainsRune(" \t", rune(body[hashes]))) {
		return hashes
	}
	if s.headingStart(n, text) == s.f.LineStart(n) {
		return 0
	}
	if strings.TrimLeft(strings.TrimRight(body, " \t"), "=") == "" {
		return 1
	}
	return 2
}

// headingStart is where a heading that line n belongs to begins: where n is a
// line of = or - under plain text, that text is the heading.
func (s *scanner) headingStart(n int, text string) int {
	_, body := leading(text)
	body = strings.TrimRight(body, " \t")
	start := n
	if strings.Trim(body, "=") == "" || strings.Trim(body, "-") == "" {
		for start > 1 && !s.b.quiet[start-2] && plain(string(s.f.Line(start-1))) {
			start--
		}
	}
	return s.f.LineStart(start)
}

// plain reports whether a line can only be the text of a paragraph.
func plain(line string) bool {
	indent, body := leading(line)
	if body == "" || indent > 3 {
		return false
	}
	if k, _ := closing(line); k > 0 || strings.HasPrefix(body, ":::") || strings.Trim(body, "=-*_ \t") == "" {
		return false
	}
	_, bullet := listMarker(body)
	return !bullet && !strings.ContainsRune(">#|<", rune(body[0]))
}

// leading is the indent of a line in columns (a tab goes to the next multiple
// of four), and the rest.
func leading(line string) (columns int, body string) {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns, line[i:]
		}
	}
	return columns, ""
}

// listMarker is the length of the bullet or number that a text begins with,
// which a blank or the line's end must follow.
func listMarker(body string) (size int, ok bool) {
	switch {
	case body == "":
		return 0, false
	case strings.ContainsRune("-*+", rune(body[0])):
		size = 1
	default:
		for size < len(body) && size < 9 && body[size] >= '0' && body[size] <= '9' {
			size++
		}
		if size == 0 || size == len(body) || body[size] != '.' && body[size] != ')' {
			return 0, false
		}
		size++
	}
	return size, size == len(body) || body[size] == ' ' || body[size] == '\t'
}

// closing counts the colons of a line that has nothing else; wide says that one
// of them is a full-width colon.
func closing(text string) (n int, wide bool) {
	for _, r := range strings.Trim(text, " \t") {
		switch r {
		case ':':
		case '：':
			wide = true
		default:
			return 0, false
		}
		n++
	}
	return n, wide
}

// cutPrefix finds how much of a line belongs to the prefix of a block that is
// not at the margin, and the blanks that a half-cut tab leaves. It fails where
// the prefix has a quote and the line has none.
func cutPrefix(line, prefix string) (cut int, pad string, ok bool) {
	column := 0
	want := 0
	for _, r := range prefix {
		want++
		if r == '>' {
			for cut < len(line) && (line[cut] == ' ' || line[cut] == '\t') {
				cut++
			}
			if cut == len(line) || line[cut] != '>' {
				return 0, "", false
			}
			cut++
			column = want
			continue
		}
		if column >= want {
			continue
		}
		if cut < len(line) && line[cut] == ' ' {
			cut++
			column++
		} else if cut < len(line) && line[cut] == '\t' {
			cut++
			column += 4 - column%4
		}
	}
	return cut, strings.Repeat(" ", max(0, column-want)), true
}

// columns is a prefix with every character but > as a blank, tabs spread out.
func columns(prefix string) string {
	var b strings.Builder
	for _, r := range prefix {
		switch r {
		case '\t':
			b.WriteString(strings.Repeat(" ", 4-b.Len()%4))
		case '>':
			b.WriteByte('>')
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func width(prefix string) int { return len(columns(prefix)) }

// quotes are the pairs of quotation marks that a value may stand in.
var quotes = map[rune]string{'"': `"”“`, '\'': `'’‘`, '“': `”"“`, '”': `”"`, '„': `“”"`, '‘': `’'`}
