package site

import (
	"regexp"

	"suluh/generator/course"
	"suluh/generator/quiz"
)

// A Binding says how a page stands in one document with others: as a section,
// whose id is the page's. The address of a section is # and that id.
//
// Within the document an id may stand once. What the record knows by its id, a
// question or a case, keeps it; all else has the id of its page before it
// ([Anchored]), and so has a question that a page draws from one that is never
// shown.
type Binding struct {
	Page string // id of the section
	// Link is the link to an id of a page of the course, by the page's file, or
	// to the page itself; "" where the document does not have it.
	Link func(file, id string) string
	// Data is an address that holds a file of the content folder; "" if there is
	// no such file.
	Data func(file string) string
}

// Anchored is an id of a page as it stands in a document of many pages; "" is
// the page itself.
func Anchored(page string, f *course.Facts, id string) string {
	return anchored(page, ownIDs(f), id)
}

func anchored(page string, own map[string]bool, id string) string {
	switch {
	case id == "":
		return page
	case own[id]:
		return id
	}
	return page + "/" + id
}

// ownIDs are the ids of a page by which the record knows things.
func ownIDs(f *course.Facts) map[string]bool {
	own := map[string]bool{}
	for _, q := range f.Questions {
		own[q.ID] = true
	}
	for _, c := range f.Cases {
		own[c.ID] = true
	}
	return own
}

// anchor is an id of the page that is written.
func (w *bodyWriter) anchor(id string) string {
	if w.e.Bound == nil {
		return id
	}
	return anchored(w.e.Bound.Page, w.own, id)
}

// place is the id of a question of the page.
func (w *bodyWriter) place(q *quiz.Question) string {
	if w.e.Bound == nil || q.Pos.File == w.l.Facts.File {
		return q.ID
	}
	return w.e.Bound.Page + "/" + q.ID
}

// elsewhere reports whether another page of the document has a question, which
// then stands there alone: the runtime takes it from there.
func (w *bodyWriter) elsewhere(q *quiz.Question) bool {
	return w.e.Bound != nil && q.Pos.File != w.l.Facts.File && w.e.Bound.Link(q.Pos.File, q.ID) != ""
}

// note is the id of the note that explains a term: one for the whole document.
func (w *bodyWriter) note(term string) string {
	if w.e.Bound == nil {
		return "term-" + term
	}
	return wholeDocument + "/term-" + term
}

// wholeDocument stands before the ids of what no section has for itself.
const wholeDocument = "_"

// held is a link to a file that its address holds; browsers follow such a link
// only where it says that it is one to keep.
var held = regexp.MustCompile(`<a href="data:([^;"]*);name=([^;"]*);`)

// kept names the files that links hold.
func kept(html string) string { return held.ReplaceAllString(html, `<a download="$2" href="data:$1;`) }
