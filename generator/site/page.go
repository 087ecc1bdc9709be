package site

import (
	"html/template"
	"strings"

	"suluh/generator/source"
	"suluh/generator/words"
)

// A Page is all that a template of a page may use. What a page does not have is
// empty. Links are relative to the page and spelled for an attribute.
type Page struct {
	Kind  Kind
	Lang  string // the language of the words round the text
	Title string // Sumber data dan alat

	// In the head.
	FullTitle   string        // for the tab: 1.4 Sumber data dan alat · Proses Pertolongan
	Summary     string        // plain, for search engines
	Theme       string        // light, dark, sepia; "" follows the reader's system
	Canonical   string        // absolute; only with base_url
	Policy      template.HTML // the element with the Content-Security-Policy
	FirstScript template.HTML // the one script that stands in the page
	Styles      []string      // in the order in which they apply
	Scripts     []string      // in the order in which they run
	Favicon     template.URL
	Editions    []Edit // the same page in every language of the site

	// In the header, and round the text.
	Search   string   // the page that searches
	Index    string   // of that page: where the files of its search stand
	Progress string   // the page that shows what was done
	Review   string   // the page that asks again
	Home     string   // the list of courses
	Torch    []string // ids of the page's questions
	HasMap   bool     // there is a map of the course
	Contents []Section
	Data     template.HTML // the element with what the runtime needs
	Icons    template.HTML // the signs that the page uses

	// The band and the text.
	Module       *Link    // where the page belongs
	Number       string   // 1.4
	Meta         []Detail // 9 menit baca, 4 soal
	Outcomes     []Outcome
	Draft        bool
	Untranslated string // says so, in the reader's language
	TextLang     string // the language of the text where it is not Lang
	Body         template.HTML
	Questions    int  // in the text
	Shares       bool // it asks what stands on other pages of the same document
	Exam         bool // its reasons are shown after handing in, and stand in no text
	Previous     *Link
	Next         *Link

	// Notes and works.
	Terms      []Term
	Cites      []Cite
	References []Reference

	// Lists of a course, a module, or the site.
	Courses []Link
	Modules []Module
	Lessons []Link
	Quizzes []Link
	More    []Link
	Letters []Letter // of the glossary
	Works   []Works  // of the references

	// In one document with others (single.html).
	Leaf    string          // id of the page as a section of it; "" for a page of its own
	Extras  string          // names of the scripts that it needs beside that of all
	Leaves  []template.HTML // of the whole: its pages, as sections
	Style   template.HTML   // the element with the style
	Script  template.HTML   // the element with the script
	Actions template.HTML   // what one can do with a question
	Whole   template.HTML   // the element with the structure of the course

	id       string // of the page's file
	say      words.Words
	theme    *Theme
	sheaf    *sheaf
	problems source.Problems // of shared parts
}

// Edit is a page in one of the languages of the site.
type Edit struct {
	Lang     string
	Code     string // EN
	Link     string // "" for the page itself
	Absolute string // only with base_url
	Here     string // ", this page in English": said in that language
}

// Brand is the name in the corner.
type Brand struct {
	Title, Long string
	Link        string
}

// A Link is a page as others name it.
type Link struct {
	ID     string
	Link   string
	Title  string
	Number string
	Note   string // 9 menit · 4 soal
	Lead   string // plain
	Lang   string // of the title where it is not the page's
	Here   bool   // it is this page
	Marks  string // of the questions that count, for the map
	Pass   string // of a quiz: per cent of the points, or 0
	Draft  bool
}

// A Module is a module in a list; on the map only the page's own one has its
// lessons. Its address is .Link.Link.
type Module struct {
	Link
	Lessons []Link
}

// A Section is a heading of the page.
type Section struct {
	ID, Title string
	Note      string // soal 2–3
}

// A Detail is one entry of the line below the title.
type Detail struct {
	Icon, Text string
	Questions  bool // it counts the questions of the page; the runtime adds how many are right
}

// An Outcome is something a learner can do afterwards.
type Outcome struct {
	Code, Text string
}

// A Term is a note that explains a word, or an entry of the glossary.
type Term struct {
	ID, Title, Text string
	Lang            string // of the title where it is not the page's
	Link            string // to the glossary
	Others          []Term // the word in the other languages
}

// A Letter holds the terms that begin with it.
type Letter struct {
	Name  string
	Terms []Term
}

// A Cite is a note that names a work.
type Cite struct {
	ID      string
	Number  int    // in the list of works
	Locator string // hlm. 12
	Entry   template.HTML
}

// A Reference is a work in a list.
type Reference struct {
	ID     string
	Entry  template.HTML // after APA 7
	Status string        // what the course knows of it, in words
	State  string        // the same as a state: done, doing, ""
	Icon   string        // and as a sign
	Note   string
}

// Works are the works of one sort.
type Works struct {
	Title      string
	References []Reference
}

// Anchor is an id of the page: as it is, or in one document with others behind
// the id of the page, so that each stands there once.
func (p *Page) Anchor(id string) string {
	if p.Leaf == "" {
		return id
	}
	return p.Leaf + "/" + id
}

// Here is the link to an id of the page.
func (p *Page) Here(id string) string { return "#" + p.Anchor(id) }

// Say is a text of the catalogue in the page's language.
func (p *Page) Say(key string, args ...any) string { return p.say.Say(key, args...) }

// Icon is one of the signs of icons.html.
func (p *Page) Icon(name string) template.HTML { return icon(name) }

// Close is the button that closes a panel or a note.
func (p *Page) Close(id, key string) template.HTML { return closeButton(id, p.Say(key)) }

func closeButton(id, label string) template.HTML {
	var b strings.Builder
	b.WriteString(`<button class="close" type="button" popovertarget="`)
	template.HTMLEscape(&b, []byte(id))
	b.WriteString(`" popovertargetaction="hide" aria-label="`)
	template.HTMLEscape(&b, []byte(label))
	b.WriteString(`">`)
	b.WriteString(string(icon("close")))
	b.WriteString("</button>")
	return template.HTML(b.String())
}

func icon(name string) template.HTML {
	return template.HTML(`<svg class="icon" width="20" height="20" aria-hidden="true"><use href="#i-` + template.HTMLEscapeString(name) + `"/></svg>`)
}
