// Package formats is how others write: one file for each format. A format
// takes a whole site and leaves as bytes; what it cannot carry over it says as
// a problem, never in silence.
//
//	for _, f := range formats.Formats {
//		problems, err := f.Write(w, s)
//	}
package formats

import (
	"io"

	"suluh/generator/course"
	"suluh/generator/source"
)

// A Format is one way of writing.
type Format struct {
	Name  string // as the command names it; about.NAME in the catalogue says what it is
	File  string // the name a file of it has by custom
	Write func(io.Writer, Source) (source.Problems, error)
}

// Formats are all formats, in the order in which help names them.
var Formats = []Format{{Name: "json", File: "suluh.json", Write: writeJSON}}

// Named is the format of a name.
func Named(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// A Source gives a format what it writes, a lesson at a time, so that no more
// than one is held with its trees.
type Source struct {
	Tree       *course.Tree
	Facts      func(file string) *course.Facts // nil for a page that is left out, such as a draft
	Read       func(file string) (*course.Lesson, error)
	Terms      func(dir string) []course.Term
	References func(dir string) []course.Reference
}
