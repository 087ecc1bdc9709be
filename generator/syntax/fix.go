package syntax

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// A lack is a place where an id belongs and none stands.
type lack struct {
	at   int    // in the author's file
	word string // the kind, which stands right before the place
	text string // what the id is made from
}

// Fix gives a page, its questions and its cases the ids that they lack, made
// from their texts and unlike those in taken, and returns the file with them
// and what they are. Not a byte is changed otherwise. The new ids are added to
// taken.
func Fix(f *source.File, o Options, taken map[string]bool) (mended []byte, ids []string) {
	r := read(f, o)
	used := func(id string) bool {
		_, here := r.ids[id]
		return here || taken[id]
	}
	fresh := func(text, other string) string {
		name := orElse(slug(text, 30), other)
		id := name
		for n := 2; used(id); n++ {
			id = name + "-" + strconv.Itoa(n)
		}
		taken[id] = true
		ids = append(ids, id)
		return id
	}
	var edits []markup.Edit
	if r.lesson.Facts.TempID {
		edits = append(edits, pageEdit(f, fresh(nameOf(f.Name), "halaman")))
	}
	slices.SortStableFunc(r.lacks, func(a, b lack) int { return a.at - b.at })
	for _, l := range r.lacks {
		if !bytes.HasSuffix(f.Data[:l.at], []byte(l.word)) {
			continue // the line has another slip, which comes first
		}
		edits = append(edits, markup.Edit{Start: l.at, End: l.at, New: " " + fresh(l.text, strings.ToLower(l.word))})
	}
	return newView(f).edited(edits).file.Data, ids
}

// pageEdit puts a page's id first in its front matter, or front matter first
// in the page.
func pageEdit(f *source.File, id string) markup.Edit {
	end := "\n"
	if i := bytes.IndexByte(f.Data, '\n'); i > 0 && f.Data[i-1] == '\r' {
		end = "\r\n"
	}
	start, _, body, _ := markup.FrontMatter(f)
	if start >= 0 {
		return markup.Edit{Start: start, End: start, New: "id: " + id + end}
	}
	return markup.Edit{Start: body, End: body, New: "---" + end + "id: " + id + end + "---" + end + end}
}
