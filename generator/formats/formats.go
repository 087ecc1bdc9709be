// Package formats is how a course leaves as one file: in another program's form,
// or whole, to be handed out. One file of this package for each format. What a
// format cannot carry over it says as a problem, never in silence.
//
//	for _, f := range formats.Formats {
//		problems, err := f.Write(w, from, formats.Options{})
//	}
package formats

import (
	"io"

	"suluh/generator/course"
	"suluh/generator/site"
	"suluh/generator/source"
)

// A Format is one way of writing.
type Format struct {
	Name  string // as the command names it; about.NAME in the catalogue says what it is
	File  string // the name a file of it has by custom
	Write func(io.Writer, Source, Options) (source.Problems, error)
	Pack  func(io.Writer, site.Files) error // instead of Write: it takes the files of a site as they are published
}

// Options are what one may ask of a format. Those that it does not know it
// leaves alone.
type Options struct {
	Lang   string // the language of the edition; "" is the first of the site
	Course string // id or folder; "" is the only one there is
	Module string // only this module: its number, id or folder
	Lesson string // only this page: its number, id or file
	Budget int64  // bytes that it may have; 0 is any number
}

// Formats are all formats, in the order in which help names them.
var Formats = []Format{
	{Name: "json", File: "suluh.json", Write: writeJSON},
	{Name: "single", File: "suluh.html", Write: writeSingle},
	{Name: "zip", File: "suluh.zip", Pack: writeZip},
}

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

	// For what is shown as pages are.
	Theme   *site.Theme
	Edition func(dir, lang string) site.Edition // of a course, with all its terms and works
	Outline func(dir, lang string) *course.Outline
	Asking  func(file string) site.Asking
	Example func(file, lang string) func([]byte) *course.Lesson // reads the examples of a file
	File    func(name string) ([]byte, error)                   // of the content folder
}
