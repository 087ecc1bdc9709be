package syntax

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/quiz"
	"suluh/generator/source"
)

// essay reads an `uraian`: the learner writes, then reads the model answer and
// rates each row of the rubric.
//
//	::: uraian asesmen-ani poin=10 min=80
//
//	Buat asesmen awal untuk kasus Ani.
//
//	> **Rubrik:**
//	>
//	> | Kriteria | 0 | 1 | 2 |
//	> |---|---|---|---|
//	> | Masalah | tidak ada | sebagian | lengkap |
//
//	> **Contoh jawaban:** …
//
//	:::
func essay(b *block) {
	b.asking()
	e := &quiz.Essay{}
	if a, ok := b.args["min"]; ok {
		n, err := strconv.Atoi(a.value)
		if err != nil || n < 0 || n > 100_000 {
			b.badValue(a.Arg, "")
		} else {
			e.Min = n
		}
	}
	if items, last := b.answers(); len(items) > 0 {
		b.unmark(items[0])
		b.d.RemoveChild(b.d, last)
		b.mark = nil
	}
	for _, n := range b.place(b.notes(nil), "rubric", "model answer") {
		if n.name == "model answer" {
			b.q.Feedback.ModelAnswer = n.text
			continue
		}
		b.rubric(e, n)
	}
	b.finish(e)
}

// rubric reads the table of a rubric: a criterion a row, points in the head.
func (b *block) rubric(e *quiz.Essay, n note) {
	for _, node := range n.text.Nodes {
		if !isTable(node) {
			continue
		}
		rows := children(node)
		head := children(rows[0])
		var points []float64
		for _, c := range head[min(1, len(head)):] {
			text := b.text(c).Plain()
			p, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
			if err != nil || !(p >= 0 && p <= 1e6) {
				start := max(nodeStart(c), n.start)
				line, at := b.v.line(start)
				b.report("E019", start, min(start+len(text), at+len(line)), source.Key("rubric.points"), text)
				return
			}
			points = append(points, p)
		}
		for _, r := range rows[1:] {
			b.rubricRow(e, children(r), points)
		}
		return
	}
	b.report("E015", n.start, n.end, source.Key("note.rubric"))
}

func (b *block) rubricRow(e *quiz.Essay, cells []ast.Node, points []float64) {
	if len(cells) == 0 {
		return
	}
	row := quiz.Row{Text: b.cell(cells[0]), Pos: b.v.pos(max(0, nodeStart(cells[0].Parent())))}
	row.Key = quiz.Key(row.Text.Plain())
	for i, p := range points {
		l := quiz.Level{Points: p}
		if i+1 < len(cells) {
			l.Text = b.cell(cells[i+1])
		}
		row.Levels = append(row.Levels, l)
	}
	e.Rubric = append(e.Rubric, row)
}
