package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"suluh/generator/course"
	"suluh/generator/source"
	"suluh/generator/words"
)

// A Book is a course, or a part of it, as one document: one file that holds all
// that its pages show and do, and asks nothing of any other. Without a script it
// is a book to read from the first page to the last; with one it shows a page at
// a time. Its pages are made with [Edition.Bound] set.
type Book struct {
	Edition Edition         // with all terms of the course
	Outline *course.Outline // of what stands in it, as Bind makes it
	Asking  func(file string) Asking
	Pages   []Frame // in order: those of the outline and what follows them
}

// Bind is an outline for a document that holds its pages: their addresses are
// those of sections.
func Bind(o *course.Outline) *course.Outline {
	bound := *o
	bound.Address = "#" + o.ID
	bound.Modules = slices.Clone(o.Modules)
	for i, m := range bound.Modules {
		if m.Address != "" {
			bound.Modules[i].Address = "#" + m.ID
			if m.File == "" { // a folder without a page of its own
				bound.Modules[i].Address = "#_m" + m.Number
			}
		}
		bound.Modules[i].Lessons = slices.Clone(m.Lessons)
		for j, l := range m.Lessons {
			bound.Modules[i].Lessons[j].Address = "#" + l.ID
		}
	}
	return &bound
}

// A Weight is a part of a book, and how much it weighs.
type Weight struct {
	Name  string // the title of a page, or a key of the catalogue
	Bytes int
}

// Book makes the document. The parts are its pages in order, then its style and
// its scripts; with what stands around them they are the whole.
func (th *Theme) Book(b Book) (data []byte, parts []Weight, problems source.Problems) {
	lang := b.Edition.Lang
	say := words.In(lang)
	style, first, script, problems := th.oneFile(lang)
	p := &Page{
		Kind: "single", Lang: lang, Theme: b.Edition.Site.Theme, Leaf: wholeDocument, say: say,
		Title: b.Outline.Title, FullTitle: b.Outline.Title, Summary: summary(b.Outline.Lead),
		Search: "#_cari", Progress: "#_kemajuan", HasMap: true, Icons: iconPlace,
		Policy: template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + onePolicy(style, first, script) + `">`),
		Style:  template.HTML("<style>" + style + "</style>"),
		Script: template.HTML("<script>" + script + "</script>"),
		Whole:  template.HTML(`<script type="application/json" data-whole>` + string(structureOf(anchoredOutline(b))) + "</script>"),
	}
	if first != "" {
		p.FirstScript = template.HTML("<script>" + first + "</script>")
	}
	if sign, ok := th.files.Static["files/favicon.svg"]; ok {
		p.Favicon = template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(sign))
	}
	if base := b.Edition.Site.BaseURL; base != "" {
		p.Canonical = absolute(b.Edition.Site, course.CoursePage(b.Edition.Course, "index", lang, b.Edition.Site.Languages))
	}
	kinds := slices.Clone(singleExtras)
	var terms []string
	for _, f := range b.Pages {
		leaf := th.page(f)
		leaf.Terms, terms = nil, append(terms, f.Body.Terms...)
		kinds = append(kinds, f.Body.Kinds...)
		made, slips, err := th.execute(lang, "parts/leaf.html", leaf)
		if err != nil { // a built-in template: a test runs each of them
			panic(err)
		}
		problems = append(append(problems, slips...), leaf.problems...)
		made = tight(made)
		p.Leaves = append(p.Leaves, template.HTML(made))
		parts = append(parts, Weight{strings.TrimSpace(leaf.Number + " " + leaf.Title), len(made)})
	}
	parts = append(parts, Weight{"single.style", len(style)}, Weight{"single.script", len(first) + len(script)})

	frame := &framer{th: th, say: say, p: p, Frame: Frame{Edition: b.Edition, Nav: b.Outline.Nav(-1)}}
	frame.Edition.Bound = &Binding{Page: wholeDocument}
	shared := &Shared{
		Lang: lang, Search: p.Search, Progress: p.Progress, Map: frame.wholeMap(b.Outline), One: true, say: say,
		Brand: Brand{Title: b.Outline.Short, Long: b.Outline.Title, Link: b.Outline.Address},
	}
	deeds, slips, err := th.execute(lang, "parts/actions.html", Question{Hints: []Hint{{}}, say: say})
	if err != nil {
		panic(err)
	}
	p.Actions, problems = template.HTML(deeds), append(problems, slips...)
	p.theme, p.sheaf = th, &sheaf{data: func() *Shared { return shared }}
	slices.Sort(terms)
	frame.Body.Terms = slices.Compact(terms)
	frame.notes()
	made, slips, err := th.execute(lang, "single.html", p)
	if err != nil {
		panic(err)
	}
	return th.withIcons(made, kinds), parts, append(problems, slips...)
}

// tight is HTML without the blanks that its lines begin with, but for text whose
// blanks count.
func tight(html []byte) []byte {
	out := make([]byte, 0, len(html))
	for len(html) > 0 {
		rest := html
		if i := bytes.Index(html, []byte("<pre")); i >= 0 {
			rest = html[:i]
		}
		out = append(out, indent.ReplaceAll(rest, []byte("\n"))...)
		html = html[len(rest):]
		if i := bytes.Index(html, []byte("</pre>")); i >= 0 {
			out, html = append(out, html[:i]...), html[i:]
		} else {
			out, html = append(out, html...), nil
		}
	}
	return out
}

var indent = regexp.MustCompile(`\n\s+`)

// anchoredOutline is the outline with what its pages ask, whose headings have
// the ids that they have in the document.
func anchoredOutline(b Book) (*course.Outline, func(file string) Asking) {
	ids := map[string]string{}
	for _, m := range b.Outline.Modules {
		for _, l := range m.Lessons {
			ids[l.File] = l.ID
		}
	}
	return b.Outline, func(file string) Asking {
		a := b.Asking(file)
		a.Questions = slices.Clone(a.Questions)
		for i, q := range a.Questions {
			if q.Section != "" {
				a.Questions[i].Section = ids[file] + "/" + q.Section
			}
		}
		return a
	}
}

// wholeMap lists all modules with their lessons.
func (b *framer) wholeMap(o *course.Outline) []Module {
	var all []Module
	for i := range o.Modules {
		b.Nav = o.Nav(i)
		for _, m := range b.courseMap() {
			if len(m.Lessons) > 0 { // the module itself; of the others it names no lesson
				all = append(all, m)
			}
		}
	}
	return all
}

// singleExtras are the scripts of a site that its one file brings as functions:
// each runs for the page that needs it.
var singleExtras = []string{"reading", "again", "quiz", "case", "schedule", "review", "course", "map", "progress", "notice", "scan"}

const (
	singleEntry = "runtime/single/index.ts"
	singleStyle = "css/single.css"
)

// oneFile is the style and the scripts of a document that stands alone.
func (th *Theme) oneFile(lang string) (style, first, script string, problems source.Problems) {
	made := func(entry string) string {
		data, slips := th.bundle(entry)
		problems = append(problems, slips...)
		return strings.TrimSpace(string(data))
	}
	style, first = made(singleStyle), made("runtime/first.ts")
	lists := []string{"words.ts", "single/words.ts", "search/words.ts"}
	var extra bytes.Buffer
	for _, name := range singleExtras {
		if code := made("runtime/" + name + "/index.ts"); code != "" {
			extra.WriteString(strconv.Quote(name) + "(self){" + code + "\n},")
			lists = append(lists, name+"/words.ts")
		}
	}
	say, texts := words.In(lang), map[string]string{}
	for _, list := range lists {
		for _, key := range runtimeKeys(th.files.Static["runtime/"+list]) {
			texts[key] = say.Say(key)
		}
	}
	script = "self.suluhWords=" + asJSON(texts) + ";self.suluhExtras={" + extra.String() + "};" + made(singleEntry)
	return style, first, script, problems
}

// onePolicy lets a document use what stands in it, and nothing else.
func onePolicy(style string, scripts ...string) string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	allowed := ""
	for _, s := range scripts {
		if s != "" {
			allowed += hash(s)
		}
	}
	const held = " data: blob:"
	return "default-src 'none'; script-src" + allowed + "; style-src" + hash(style) + "; img-src" + held + "; media-src" + held +
		"; font-src" + held + "; base-uri 'none'; form-action 'none'"
}
