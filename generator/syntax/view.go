package syntax

import (
	"bytes"
	"slices"
	"strings"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// A view is a text that is made from the author's file and that remembers, for
// each of its bytes, where that byte comes from. What a problem's mend would
// change is changed in a view, and the view is what Markdown reads: so a slip
// is read as if it were mended, and nothing that only follows from it is
// reported. A file without slips is read as it is.
type view struct {
	file   *source.File // what is read
	below  *view        // what it is made from; nil: the file is the author's
	pieces []piece      // in order; none: the same bytes
}

// A piece is a run of bytes of a view.
type piece struct {
	start, end int  // in the view
	from       int  // in the text below
	new        bool // not copied: every byte comes from the same place
}

func newView(f *source.File) *view { return &view{file: f} }

// edited is the view with some edits made. Edits may come in any order; of two
// that overlap the first one counts.
func (v *view) edited(edits []markup.Edit) *view {
	if len(edits) == 0 {
		return v
	}
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b markup.Edit) int { return a.Start - b.Start })
	next := &view{below: v}
	var b strings.Builder
	data, at := v.file.Data, 0
	for _, e := range edits {
		if e.Start < at {
			continue
		}
		next.copy(&b, data, at, e.Start)
		start := b.Len()
		b.WriteString(e.New)
		next.pieces = append(next.pieces, piece{start, b.Len(), e.Start, true})
		at = e.End
	}
	next.copy(&b, data, at, len(data))
	next.file = source.NewFile(v.file.Name, []byte(b.String()))
	return next
}

func (v *view) copy(b *strings.Builder, data []byte, from, to int) {
	if from < to {
		start := b.Len()
		b.Write(data[from:to])
		v.pieces = append(v.pieces, piece{start, b.Len(), from, false})
	}
}

// origin is the author's file.
func (v *view) origin() *source.File {
	for v.below != nil {
		v = v.below
	}
	return v.file
}

// at is where a byte of the view comes from in the author's file.
func (v *view) at(offset int) int {
	for ; v.below != nil; v = v.below {
		if len(v.pieces) == 0 {
			continue
		}
		// The last piece that begins at the offset or before it; one that is
		// empty begins where the next one does.
		i, _ := slices.BinarySearchFunc(v.pieces, offset+1, func(p piece, o int) int { return p.start - o })
		p := v.pieces[max(0, i-1)]
		if p.new {
			offset = p.from
		} else {
			offset = p.from + min(max(0, offset-p.start), p.end-p.start)
		}
	}
	return offset
}

// problem points at bytes of the view, in the author's file; the end stays on
// the line of the start.
func (v *view) problem(code source.Code, start, end int, args ...any) source.Problem {
	f := v.origin()
	start, end = v.at(start), v.at(end)
	n := f.LineAt(start)
	end = max(start, min(end, f.LineStart(n)+len(f.Line(n))))
	return f.Problem(code, start, end, args...)
}

// pos is a place of the view in the author's file.
func (v *view) pos(offset int) source.Pos { return v.origin().Pos(v.at(offset)) }

// moved is a place that was made from the view's file, in the author's.
func (v *view) moved(p source.Pos) source.Pos {
	if v.below == nil || p.Line == 0 {
		return p
	}
	return v.pos(v.offset(p))
}

// offset is the byte of the view's file that a place means.
func (v *view) offset(p source.Pos) int {
	line, start := v.line(v.file.LineStart(p.Line))
	col := 1
	for i := range line {
		if col == p.Col {
			return start + i
		}
		col++
	}
	return start + len(line)
}

// movedProblem is a problem that was found in the view's file.
func (v *view) movedProblem(p source.Problem) source.Problem {
	if v.below == nil {
		return p
	}
	q := v.problem(p.Code, v.offset(p.Pos), v.offset(p.End), p.Args...)
	q.Mend = p.Mend
	for i, a := range q.Args {
		if at, ok := a.(source.Pos); ok {
			q.Args[i] = v.moved(at)
		}
	}
	return q
}

// line is the line of the view that holds an offset, without its line end, and
// where it begins.
func (v *view) line(offset int) (text string, start int) {
	n := v.file.LineAt(offset)
	text = string(v.file.Line(n))
	start = v.file.LineStart(n)
	if n == 1 && bytes.HasPrefix(v.file.Data, []byte("\ufeff")) {
		start += 3
	}
	return text, start
}
