// Package source is where text comes from and where problems point.
//
// A [File] is kept whole, so a byte offset into it stays true from the
// Markdown parser to the message a lecturer reads. A [Problem] is a code, two
// places and arguments; it holds no sentence. Package words turns it into one
// in the reader's language:
//
//	f := source.NewFile("01-asesmen.md", data)
//	p := f.Problem("E011", 120, 123, first, second)
//	p.Pos // 01-asesmen.md:7:1
package source

import (
	"bytes"
	"fmt"
	"sort"
	"unicode/utf8"
)

// A File is one text file of the author's, as it stands on the disk.
type File struct {
	Name string // slash path from the content folder
	Data []byte // the bytes, byte-order mark included; never changed

	lines []int // offset of the first byte of each line
}

// NewFile makes a File and its line table.
func NewFile(name string, data []byte) *File {
	f := &File{Name: name, Data: data, lines: []int{0}}
	for i, b := range data {
		if b == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// A Pos is a place in a file. Line and Col count from 1, columns in
// characters (code points); the zero Pos is no place.
type Pos struct {
	File      string
	Line, Col int
}

// String is the form that editors and terminals make clickable:
// 01-asesmen.md:7:1. A place without a line is the file's name.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Before reports whether p stands before q, by file name, line and column.
func (p Pos) Before(q Pos) bool {
	if p.File != q.File {
		return p.File < q.File
	}
	if p.Line != q.Line {
		return p.Line < q.Line
	}
	return p.Col < q.Col
}

// Pos is the place of a byte offset. An offset outside the file is its nearest
// end, so that a place always lies inside it.
func (f *File) Pos(offset int) Pos {
	offset = max(0, min(offset, len(f.Data)))
	n := f.LineAt(offset)
	start := f.lines[n-1]
	if n == 1 {
		start += len(f.bom())
	}
	col := 1
	if offset > start {
		col += utf8.RuneCount(f.Data[start:offset])
	}
	return Pos{File: f.Name, Line: n, Col: col}
}

// Lines is the number of lines; a file that ends in a line end has an empty
// last one.
func (f *File) Lines() int { return len(f.lines) }

// LineAt is the number, from 1, of the line that holds a byte offset.
func (f *File) LineAt(offset int) int {
	return sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset })
}

// LineStart is the offset of the first byte of line n (from 1).
func (f *File) LineStart(n int) int { return f.lines[max(0, min(n-1, len(f.lines)-1))] }

// Line is line n (from 1) as written, without its line end.
func (f *File) Line(n int) []byte {
	if n < 1 || n > len(f.lines) {
		return nil
	}
	start, end := f.lines[n-1], len(f.Data)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	if n == 1 {
		start += len(f.bom())
	}
	return bytes.TrimSuffix(f.Data[start:max(start, end)], []byte("\r"))
}

func (f *File) bom() []byte {
	if bytes.HasPrefix(f.Data, []byte("\ufeff")) {
		return f.Data[:3]
	}
	return nil
}
