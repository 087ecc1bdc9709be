package site

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"suluh/generator/course"
	"suluh/generator/source"
	"suluh/generator/words"
)

// A Kind is what a page is to its site; it names the template.
type Kind string

const (
	KindLesson     Kind = "lesson" // a quiz too
	KindModule     Kind = "module"
	KindCourse     Kind = "course"
	KindHome       Kind = "home"
	KindGlossary   Kind = "glossary"
	KindReferences Kind = "references"
	KindReview     Kind = "review"
	KindProgress   Kind = "progress"
	KindSearch     Kind = "search"
	KindNotFound   Kind = "notfound"
	KindSitemap    Kind = "sitemap"
	KindFeed       Kind = "feed"
)

// A Frame is what a page is made of. Plain data.
type Frame struct {
	Kind    Kind
	Address string // from the root of the site
	Edition Edition
	Assets  AssetAddresses
	Others  Others

	Structure string // address of the course's structure, for a page whose scripts look at the whole of it

	Courses []*course.Outline // home, notfound, sitemap, feed
	Outline *course.Outline   // course, glossary, references
	Nav     course.Nav        // lesson, module, course, glossary, references
	Lesson  int               // a lesson's place in Nav.Lessons
	Facts   course.Facts      // of the page's file
	Body    Body
}

// Others are the addresses of the course's pages that the runtime fills; "" is
// a page that the site does not have.
type Others struct {
	Search, Progress, Review string
}

// Page makes the file of a frame. The problems are slips in the author's own
// templates; the page is then made with the built-in ones.
func (th *Theme) Page(f Frame) ([]byte, source.Problems) {
	switch f.Kind {
	case KindSitemap:
		return sitemap(f), nil
	case KindFeed:
		return feed(f), nil
	}
	p := th.page(f)
	made, problems, err := th.execute(p.Lang, string(f.Kind)+".html", p)
	if err != nil { // a built-in template: a test runs each of them
		panic(err)
	}
	return th.withIcons(made, slices.Concat(f.Body.Kinds, extrasOf(f))), append(problems, p.problems...)
}

// page fills in what all kinds have, and then what each has of its own.
func (th *Theme) page(f Frame) *Page {
	say := words.In(f.Edition.Lang)
	b := &framer{Frame: f, th: th, say: say, p: &Page{Kind: f.Kind, Lang: f.Edition.Lang, Theme: f.Edition.Site.Theme, say: say}}
	p := b.p
	p.Policy = template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + f.Assets.Policy + `">`)
	if f.Assets.First != "" {
		p.FirstScript = template.HTML("<script>" + f.Assets.First + "</script>")
	}
	p.Favicon = template.URL(b.to("favicon.svg"))
	p.Styles, p.Scripts = b.styles(), b.scripts()
	p.Search, p.Progress, p.Review = b.to(f.Others.Search), b.to(f.Others.Progress), b.to(f.Others.Review)
	p.Canonical = b.absolute(f.Address)
	p.Icons = iconPlace
	p.theme, p.sheaf = th, th.sheafOf(f, b.shared)
	b.editions()
	if f.Edition.Bound != nil {
		p.Leaf, p.Extras = f.Edition.Bound.Page, strings.Join(extrasOf(f), " ")
	} else {
		p.Questions = len(f.Body.Questions)
	}
	p.Shares = f.Body.Shares
	p.Exam = f.Facts.Front.Quiz != nil && f.Facts.Front.Quiz.Mode == course.Exam
	p.Body = f.Body.HTML
	p.Draft = f.Facts.Front.Draft
	p.Summary = summary(f.Facts.Lead)
	switch f.Kind {
	case KindHome:
		b.home()
	case KindNotFound:
		b.notFound()
	default:
		b.ofCourse()
	}
	if f.Kind != KindNotFound {
		p.Data = b.data()
	}
	return p
}

// A framer fills a page.
type framer struct {
	Frame
	th  *Theme
	say words.Words
	p   *Page
}

// to is the link from the page to an address; "" stays "".
func (b *framer) to(address string) string {
	switch {
	case address == "":
		return ""
	case b.Edition.Bound != nil:
		return address // of a section of the same document
	case b.Kind == KindNotFound && b.Edition.Site.BaseURL != "":
		return b.absolute(address)
	}
	return course.Relative(b.Address, address)
}

// at is the link to an id of another page.
func (b *framer) at(page, id string) string {
	if b.Edition.Bound != nil {
		return page + "/" + id
	}
	return page + "#" + id
}

// styles are what the page loads, in this order: a lesson needs one.
func (b *framer) styles() []string {
	all := []string{b.to(b.Assets.Style)}
	if b.Kind != KindLesson || b.Facts.Front.Quiz != nil || b.Body.Case {
		all = append(all, b.to(b.Assets.Pages))
	}
	return slices.DeleteFunc(all, func(address string) bool { return address == "" })
}

// scripts are what the page loads, in this order.
func (b *framer) scripts() []string {
	all := []string{b.to(b.Assets.Scripts[b.Edition.Lang])}
	for _, name := range extrasOf(b.Frame) {
		all = append(all, b.to(b.Assets.Extras[name+"-"+b.Edition.Lang]))
	}
	return slices.DeleteFunc(all, func(address string) bool { return address == "" })
}

// extrasOf are the scripts that a page needs beside the one of all pages.
func extrasOf(f Frame) (extra []string) {
	switch f.Kind {
	case KindLesson:
		if f.Body.Case {
			extra = append(extra, "case")
		}
		if f.Facts.Front.Quiz != nil || f.Body.Draws {
			return append(extra, "quiz")
		}
		if !slices.ContainsFunc(f.Facts.Questions, course.QuestionFacts.Counts) {
			return append(extra, "map") // it sees when the page was read
		}
	case KindCourse:
		return []string{"schedule", "course"}
	case KindModule:
		return []string{"course"}
	case KindProgress:
		return []string{"schedule", "progress"}
	case KindReview:
		return []string{"schedule", "review"}
	case KindSearch:
		return []string{"search"}
	}
	return extra
}

// absolute is an address for those who read the page elsewhere; only with base_url.
func (b *framer) absolute(address string) string {
	if b.Edition.Bound != nil {
		return ""
	}
	return absolute(b.Edition.Site, address)
}

// ofAll is a page that every course has, such as glosarium: its link.
func (b *framer) ofAll(page string) string {
	if b.Edition.Bound != nil {
		return "#_" + page
	}
	return b.to(course.CoursePage(b.Edition.Course, page, b.Edition.Lang, b.Edition.Site.Languages))
}

func absolute(site course.Site, address string) string {
	if site.BaseURL == "" {
		return ""
	}
	return strings.TrimRight(site.BaseURL, "/") + "/" + course.Relative("", address)
}

// editions are the same page in the other languages. The address of a page is
// that of its first language with the language before it.
func (b *framer) editions() {
	languages := b.Edition.Site.Languages
	if len(languages) < 2 || b.Kind == KindNotFound || b.Edition.Bound != nil {
		return
	}
	plain := strings.TrimPrefix(b.Address, b.Edition.Lang+"/")
	if b.Edition.Lang == languages[0] {
		plain = b.Address
	}
	for i, lang := range languages {
		address := plain
		if i > 0 {
			address = lang + "/" + plain
		}
		e := Edit{Lang: lang, Code: strings.ToUpper(lang), Absolute: b.absolute(address)}
		if lang != b.Edition.Lang {
			e.Link = b.to(address)
			e.Here = words.In(lang).Say("page.here")
		}
		b.p.Editions = append(b.p.Editions, e)
	}
}

// data is the element with what the runtime needs to know of the page.
func (b *framer) data() template.HTML {
	d := pageData{
		Course: b.Nav.ID, Page: b.Facts.Front.ID, Lang: b.Edition.Lang, Role: string(b.Kind), Hub: b.to(b.Assets.Hub),
		Structure: b.to(b.Structure),
	}
	if q := b.Facts.Front.Quiz; q != nil && b.Kind == KindLesson {
		d.Role = "quiz"
		d.Quiz = &quizData{Draw: q.Draw, Exam: q.Mode == course.Exam, Pass: q.Pass, Attempts: q.Attempts, Seconds: q.Seconds, Shuffle: q.ShuffleQuestion}
		for _, o := range named(b.Facts.Front.Outcomes, b.Nav.Outcomes) {
			d.Quiz.Outcomes = append(d.Quiz.Outcomes, [2]string{o.Code, o.Text})
		}
	}
	made, err := safeJSON(d)
	if err != nil {
		panic(err) // strings and numbers
	}
	// What is JSON already is put in as it is: reading it again would cost as
	// much as the rest of the page.
	made = made[:len(made)-1]
	for _, part := range []struct {
		name string
		json []byte
	}{{"questions", b.Body.Data}, {"notes", b.Body.Notes}} {
		if len(part.json) > 0 {
			made = append(append(made, `,"`+part.name+`":`...), part.json...)
		}
	}
	id := ` id="suluh-data"`
	if b.Edition.Bound != nil {
		id = "" // the runtime finds it in its section
	}
	return template.HTML(`<script type="application/json"` + id + `>` + string(made) + "}</script>")
}

// pageData is what the runtime knows of a page, beside its questions.
type pageData struct {
	Course    string    `json:"course"`
	Page      string    `json:"page"`
	Lang      string    `json:"lang"`
	Role      string    `json:"role"` // lesson, quiz, or the kind of the page
	Hub       string    `json:"hub,omitempty"`
	Structure string    `json:"structure,omitempty"` // address of the course's structure
	Quiz      *quizData `json:"quiz,omitempty"`
}

// quizData is what the runtime knows of a quiz.
type quizData struct {
	Draw     int         `json:"draw,omitempty"` // how many of the questions it asks; 0: all
	Exam     bool        `json:"exam,omitempty"` // results and reasons only after handing in
	Pass     float64     `json:"pass,omitempty"` // percent of the points
	Attempts int         `json:"attempts,omitempty"`
	Seconds  int         `json:"seconds,omitempty"`  // time limit
	Shuffle  bool        `json:"shuffle,omitempty"`  // of the questions
	Outcomes [][2]string `json:"outcomes,omitempty"` // code and text
}

// iconPlace is where the signs will stand: which ones is known when the rest of
// the page is written.
const iconPlace = template.HTML("<!--icons-->")

// withIcons puts in the signs that a page uses, and those that the runtime will
// need for its questions.
func (th *Theme) withIcons(page []byte, kinds []string) []byte {
	before, after, found := bytes.Cut(page, []byte(iconPlace))
	if !found {
		return page
	}
	used := map[string]bool{}
	for rest := page; ; {
		i := bytes.Index(rest, []byte(`href="#i-`))
		if i < 0 {
			break
		}
		rest = rest[i+len(`href="#i-`):]
		name, _, _ := bytes.Cut(rest, []byte(`"`))
		used[string(name)] = true
	}
	if len(kinds) > 0 {
		for _, name := range runtimeIcons {
			used[name] = true
		}
	}
	for _, kind := range kinds {
		for _, name := range iconsOf[kind] {
			used[name] = true
		}
	}
	out := make([]byte, 0, len(page)+8<<10)
	out = append(append(out, before...), "<svg hidden>\n"...)
	for _, name := range th.iconNames {
		if used[name] {
			out = append(append(out, th.icons[name]...), '\n')
		}
	}
	return append(append(out, "</svg>"...), after...)
}

// runtimeIcons are the signs of verdicts and marks, and of what the runtime says
// of an answer that was kept; iconsOf are those of one interaction, and of a
// script that only some pages load.
var (
	runtimeIcons = []string{"right", "part", "not", "none", "eye", "warn", "change"}
	iconsOf      = map[string][]string{"order": {"up", "down"}, "case": {"eye", "not"}, "quiz": {"flag", "next"}, "review": {"next"},
		"course": {"right", "part", "none", "next"}, "progress": {"right", "part", "not", "none", "next"}}
)

// summary cuts a text at a word for the head of the page.
func summary(text string) string {
	const most = 160
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	cut := string(r[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, ".,;: ") + " …"
}
