package syntax

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// grid reads a `matriks`: the last table, with one mark in each row.
//
//	::: matriks prinsip
//
//	| Pernyataan | Benar | Salah | Umpan balik |
//	|---|---|---|---|
//	| Kerahasiaan bersifat mutlak | | x | Ada batasnya. |
//
//	:::
func grid(b *block) {
	b.asking()
	m := &quiz.Match{Style: quiz.Grid, Scoring: b.wholeOnly()}
	var table ast.Node
	for n := b.d.LastChild(); n != nil && table == nil; n = n.PreviousSibling() {
		if isTable(n) {
			table = n
		}
	}
	if table == nil {
		b.place(b.notes(nil))
		b.finish(m)
		return
	}
	b.place(b.notes(b.placeholder(table, []ast.Node{table})))
	rows := children(table)
	head := children(rows[0])
	reasons := len(head) > 2 && feedbackHead.is(b.text(head[len(head)-1]).Plain())
	columns := head[min(1, len(head)):]
	if reasons {
		columns = columns[:len(columns)-1]
	}
	for _, c := range columns {
		s := quiz.Side{Text: b.cell(c), Pos: b.v.pos(max(0, nodeStart(c)))}
		s.Key = quiz.Key(b.keyText(s.Text))
		m.Right = append(m.Right, s)
	}
	for _, r := range rows[1:] {
		b.gridRow(m, r, len(head), reasons)
	}
	b.finish(m)
}

var feedbackHead = word{"Feedback", []string{"Umpan balik"}}

// cell is the content of a cell.
func (b *block) cell(n ast.Node) markup.Text {
	b.noGaps(n)
	t := b.part(n, children(n))
	if t.FirstChild() == nil {
		return b.text()
	}
	return b.text(t)
}

// gridRow reads one row. No mark, two, or more cells than the head has, is
// E019; a mark written another way E014.
func (b *block) gridRow(m *quiz.Match, row ast.Node, width int, reasons bool) {
	at := cellStart(row)
	if at < 0 {
		return
	}
	line, start := b.v.line(at)
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	slip := func(code source.Code, args ...any) *source.Problem {
		return b.report(code, start+indent, start+len(strings.TrimRight(line, " \t")), args...)
	}
	if n := cellCount(line); n > width {
		slip("E019", source.Key("row.cells"), n, width)
		return
	}
	cells := children(row)
	right, marks := -1, 0
	for i := range m.Right {
		if i+1 >= len(cells) {
			break
		}
		text := strings.TrimSpace(b.text(cells[i+1]).Plain())
		switch {
		case text == "":
			continue
		case !gridMarks[text]:
			if !strangeGridMark(text) {
				slip("E019", source.Key("row.text"), text)
				return
			}
			from := textStart(cells[i+1])
			b.report("E014", from, from+len(text), source.Key("mark.sign"), text).Mend = b.replaced(from, from+len(text), "x")
		}
		right = i
		marks++
	}
	if marks != 1 {
		key := source.Key("row.none")
		if marks > 1 {
			key = "row.two"
		}
		slip("E019", key, marks)
		if marks == 0 {
			return
		}
	}
	it := quiz.Item{Right: m.Right[right].Key, Text: b.cell(cells[0]), Pos: b.v.pos(at)}
	if reasons && len(cells) == width {
		it.Feedback = b.cell(cells[width-1])
	}
	it.Key = quiz.Key(b.keyText(it.Text))
	m.Left = append(m.Left, it)
}

// gridMarks are the marks of a cell.
var gridMarks = map[string]bool{"x": true, "X": true, "(x)": true, "(X)": true, "[x]": true, "[X]": true, "✓": true}

// strangeGridMark reports whether a text is meant as a mark.
func strangeGridMark(text string) bool {
	e := entry{}
	return len([]rune(text)) == 1 && strings.Contains(crosses, text) || e.readMark(text+" ")
}

// cellStart is where the first cell of a row that has text begins.
func cellStart(row ast.Node) int {
	if at := textStart(row); at >= 0 {
		return at
	}
	return nodeStart(row)
}

// cellCount is how many cells a row has as it is written: Markdown drops those
// that the head has no column for.
func cellCount(line string) int {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = line[:len(line)-1]
	}
	n := 1
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			n++
		}
	}
	return n
}
