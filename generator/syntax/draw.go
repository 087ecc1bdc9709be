package syntax

import (
	"strconv"

	"suluh/generator/course"
	"suluh/generator/source"
)

// draw reads an `ambil`: so many questions from other pages, at this place. It
// is one line.
//
//	::: ambil 3 dari=bank/terminasi.md tag=sulit
func draw(b *block) {
	n, err := strconv.Atoi(b.d.ID)
	if err != nil || n < 1 || n > 1000 {
		end := b.d.IDEnd
		if b.d.ID == "" {
			_, at := b.v.line(b.d.Start)
			end = at + len(b.v.file.Line(b.v.file.LineAt(b.d.Start)))
			b.report("E002", b.d.Start, end, source.Key("what.count"), b.d.ID, "").Mend = b.replaced(b.d.IDEnd, b.d.IDEnd, " 3")
			return
		}
		b.report("E002", b.d.IDStart, end, source.Key("what.count"), b.d.ID, "").Mend = b.replaced(b.d.IDStart, end, "3")
		return
	}
	if b.args["from"].value == "" {
		line, at := b.v.line(b.d.Start)
		b.report("E002", b.d.Start, at+len(line), source.Key("what.from"), b.d.Word, "").Mend = line + " dari=bank.md"
		return
	}
	d := course.Draw{Count: n, From: list(b.args["from"].value), Tags: list(b.args["tags"].value), Pos: b.v.pos(b.d.Start)}
	b.d.Value = &d
	if b.prefix == "" {
		b.lesson.Facts.Draws = append(b.lesson.Facts.Draws, d)
	}
}
