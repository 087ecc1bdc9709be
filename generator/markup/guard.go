package markup

import (
	"bytes"
	"unicode/utf8"

	"suluh/generator/source"
)

// Limits that only this package knows. Like those of package source they are
// far above what a lesson needs, and below what goldmark can do in a second.
const (
	maxMarks     = 2_000     // marks of emphasis, links and code in one paragraph
	maxFootnotes = 1_000     // footnotes of a file
	maxOpen      = 2_000_000 // lists and quotes open at a line, summed over the lines
	maxAlike     = 100       // problems of one kind in a file; more say nothing new
)

// guard looks at every line once before goldmark does, and blanks what a limit
// refuses. It reports whether there is anything to read at all.
func guard(s *state) bool {
	f := s.file
	if len(f.Data) > source.MaxLesson {
		s.report("E401", 0, 0, len(f.Data), source.MaxLesson)
		return false
	}
	_, _, body, _ := FrontMatter(f)
	s.src = bytes.Clone(f.Data)
	s.hide(0, body)
	if i := notText(f.Data[body:]); i >= 0 {
		s.report("E105", body+i, body+i+1)
	}
	return true
}

// notText is the place of the first byte that is no text: a NUL, or one that
// is not UTF-8. Without one it is -1.
func notText(data []byte) int {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i
	}
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}

// guardLines goes through the lines, when it is known which of them are code.
func guardLines(s *state) {
	g := &lineGuard{state: s}
	start := 0
	for n := 1; start < len(s.src); n++ {
		end := len(s.src)
		if i := bytes.IndexByte(s.src[start:], '\n'); i >= 0 {
			end = start + i
		}
		g.line(n, start, end)
		start = end + 1
	}
	g.endTable()
}

// A lineGuard is where guardLines stands.
type lineGuard struct {
	*state

	items     []int // columns where the text of the open list items begins
	open      int   // sum of the depths so far
	stopped   bool  // that sum was too large: the rest is refused
	marks     int   // in the paragraph so far
	paragraph int   // where it begins
	footnotes int
	cells     int // of all tables so far
	last      int // where the line before begins; -1: it was blank

	table   int // where the table begins that the line is in; -1: none
	columns int
	rows    int
	again   int // lines of hyphens
	escapes int // \| in rows with code, of all tables so far
}

func (g *lineGuard) line(n, start, end int) {
	line := g.src[start:end]
	if g.stopped {
		g.hide(start, end)
		return
	}
	if len(line) > source.MaxLine {
		g.report("E402", start, start, len(line), source.MaxLine)
		g.hide(start, end)
		line = nil
	}
	blank := len(bytes.TrimSpace(line)) == 0
	if g.blocks.Quiet(n) {
		blank = true // code and comments are no paragraphs, and bear no marks
	} else if depth := g.depth(line, blank); depth > source.MaxNesting {
		g.report("E403", start, start, depth, source.MaxNesting)
		g.hide(start, end)
		blank = true
	}
	if g.open += len(g.items); g.open > maxOpen {
		g.report("E408", start, start, n)
		g.stopped = true
		g.hide(start, end)
		return
	}
	if blank {
		g.endTable()
		g.marks, g.last = 0, -1
		return
	}
	g.inTable(line, start)
	g.countMarks(line, start, end)
	g.last = start
}

// depth is how many lists, quotes and definitions hold the text of a line. It
// keeps the open list items up to date, as goldmark would.
func (g *lineGuard) depth(line []byte, blank bool) int {
	if blank {
		return len(g.items)
	}
	quotes, column, i := 0, 0, 0
	indent := func() {
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
			if line[i] == '\t' {
				column += 3 - column%4
			}
			column++
			i++
		}
	}
	indent()
	for i < len(line) && line[i] == '>' {
		quotes++
		i++
		column++
		indent()
	}
	for len(g.items) > 0 && column < g.items[len(g.items)-1] {
		g.items = g.items[:len(g.items)-1]
	}
	if rule(line[i:]) {
		return len(g.items) + quotes
	}
	for i < len(line) {
		if line[i] == '>' {
			quotes++
			i++
			column++
			indent()
			continue
		}
		size := containerMark(line[i:])
		if size == 0 {
			break
		}
		i += size
		column += size
		indent()
		g.items = append(g.items, column)
	}
	return len(g.items) + quotes
}

// rule reports whether a line is a rule: one of its marks alone, three or more.
func rule(line []byte) bool {
	text := bytes.TrimSpace(line)
	if len(text) == 0 || bytes.IndexByte([]byte("-*_"), text[0]) < 0 {
		return false
	}
	return len(bytes.Trim(text, string(text[:1])+" \t")) == 0
}

// containerMark is the length of the mark of a list item or a definition that
// a text begins with; a blank or the end of the line follows it.
func containerMark(s []byte) int {
	n := 0
	switch c := s[0]; {
	case c == '-', c == '*', c == '+', c == ':':
		n = 1
	case c >= '0' && c <= '9':
		for n < len(s) && n < 10 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	default:
		return 0
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\t' && s[n] != '\r' {
		return 0
	}
	return n
}

// countMarks counts the marks that goldmark must find partners for: brackets
// and pointed brackets one by one, emphasis and backticks by their runs.
func (g *lineGuard) countMarks(line []byte, start, end int) {
	text := bytes.TrimLeft(line, " \t>")
	if bytes.HasPrefix(text, []byte("[^")) && bytes.Contains(text, []byte("]:")) {
		if g.footnotes++; g.footnotes > maxFootnotes {
			g.report("E407", start, start+2, maxFootnotes)
			g.hide(start, end)
			return
		}
	}
	// What begins a list item, a heading or a row begins a text of its own.
	if g.last < 0 || g.rows > 0 || len(text) > 0 && (containerMark(text) > 0 || text[0] == '#') {
		g.marks, g.paragraph = 0, start
	}
	for i, c := range line {
		switch c {
		case '[', ']', '<':
			g.marks++
		case '*', '_', '~', '`':
			if i == 0 || line[i-1] != c {
				g.marks++
			}
		}
	}
	if g.marks > maxMarks {
		if g.paragraph >= 0 {
			g.report("E406", g.paragraph, g.paragraph, g.marks, "[ * _ ` <", maxMarks)
			g.hide(g.paragraph, end)
			g.paragraph = -1
		}
		g.hide(start, end)
	}
}

// inTable notices where a table begins and counts its cells. A second line of
// hyphens in a table makes goldmark read all rows below it once more.
func (g *lineGuard) inTable(line []byte, start int) {
	if g.rows > 0 {
		g.rows++
		if bytes.IndexByte(line, '`') >= 0 {
			g.escapes += bytes.Count(line, []byte(`\|`))
		}
	}
	columns := delimiterColumns(line)
	if columns == 0 || g.last < 0 || columns != cellsOf(g.src[g.last:start]) {
		return
	}
	if g.rows == 0 {
		g.table, g.rows = g.last, 2
	}
	g.columns = max(columns, g.columns)
	g.again++
}

// endTable settles the table that ends here.
func (g *lineGuard) endTable() {
	if g.rows == 0 {
		return
	}
	cells := g.columns * g.rows * g.again
	switch {
	case g.columns > source.MaxColumns || g.cells+cells > source.MaxCells:
		g.report("E404", g.table, g.table, g.columns, cells, source.MaxColumns, source.MaxCells)
		g.hideTable()
	case g.escapes > maxMarks:
		g.report("E406", g.table, g.table, g.escapes, `\|`, maxMarks)
		g.hideTable()
	default:
		g.cells += cells
	}
	g.rows, g.columns, g.again = 0, 0, 0
}

// hideTable blanks the lines from the head of the table to the next blank one.
func (g *lineGuard) hideTable() {
	for at := g.table; at < len(g.src); {
		end := lineEnd(g.src, at)
		if len(bytes.TrimSpace(g.src[at:end])) == 0 {
			return
		}
		g.hide(at, end)
		at = end + 1
	}
}

// delimiterColumns is the number of columns of a line such as |:--|--:|, or 0.
func delimiterColumns(line []byte) int {
	text := bytes.Trim(line, " \t\r>")
	dash := false
	columns := 1
	for i, c := range text {
		switch c {
		case '-':
			dash = true
		case '|':
			if i > 0 && i < len(text)-1 {
				columns++
			}
		case ':', ' ', '\t':
		default:
			return 0
		}
	}
	if !dash {
		return 0
	}
	return columns
}

// cellsOf is the number of cells that a line of a table has.
func cellsOf(line []byte) int {
	text := bytes.Trim(line, " \t\r\n>")
	columns := 1
	for i, c := range text {
		if c == '|' && i > 0 && i < len(text)-1 && text[i-1] != '\\' {
			columns++
		}
	}
	return columns
}
