package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suluh/generator/course"
	"suluh/generator/source"
)

// Pages that list: the site, a course, a module, its words, its works.

func (b *framer) home() {
	p := b.p
	p.Title = b.siteTitle()
	p.FullTitle = p.Title
	p.Courses = b.courses()
	p.Meta = []Detail{{Text: b.say.Say("page.courses.count", len(p.Courses))}}
}

func (b *framer) courses() []Link {
	var all []Link
	for _, o := range b.Courses {
		l := b.link(o.Item)
		l.ID, l.Title, l.Lead = o.ID, o.Title, summary(o.Lead)
		lessons, minutes := 0, 0
		for _, m := range o.Modules {
			n, min, _ := total(m.Lessons)
			lessons, minutes = lessons+n, minutes+min
		}
		l.Note = b.say.Say("page.lessons", lessons)
		if minutes > 0 {
			l.Note += " · " + b.duration(minutes)
		}
		if !o.Translated {
			if l.Lang = b.Edition.Site.Languages[0]; l.Lang == b.Edition.Lang {
				l.Lang = ""
			}
		}
		all = append(all, l)
	}
	return all
}

// duration is a reading time in words: from two hours on in hours.
func (b *framer) duration(minutes int) string {
	if minutes < 120 {
		return b.say.Say("page.minutes", minutes)
	}
	return b.say.Say("page.hours", (minutes+30)/60)
}

// total counts the lessons of some items and the minutes that they take.
func total(items []course.Item) (lessons, minutes, quiz int) {
	for _, it := range items {
		if it.Quiz {
			quiz += it.Questions
			continue
		}
		if it.Lesson() {
			lessons++
		}
		minutes += it.Minutes
	}
	return lessons, minutes, quiz
}

func (b *framer) course() {
	p, o := b.p, b.Outline
	p.Title = o.Title
	lessons, minutes, modules := 0, 0, 0
	for _, m := range o.Modules {
		l, min, quiz := total(m.Lessons)
		lessons, minutes = lessons+l, minutes+min
		if p.Next == nil && len(m.Lessons) > 0 {
			first := b.link(m.Lessons[0])
			p.Next = &first
		}
		if m.Address == "" {
			p.Lessons = b.links(m.Lessons)
			continue
		}
		modules++
		mod := Module{Link: b.link(m.Item), Lessons: b.links(m.Lessons)}
		mod.Note = b.moduleSize(l, min, quiz)
		p.Modules = append(p.Modules, mod)
	}
	if modules > 0 {
		p.Meta = append(p.Meta, Detail{Text: b.say.Say("page.modules.count", modules)})
	}
	p.Meta = append(p.Meta, Detail{Text: b.say.Say("page.lessons", lessons)})
	if minutes > 0 {
		p.Meta = append(p.Meta, Detail{Icon: "clock", Text: b.say.Say("page.about", b.duration(minutes))})
	}
	more := func(there bool, page, title, note string) {
		if there {
			p.More = append(p.More, Link{Link: b.ofAll(page), Title: b.say.Say(title), Note: b.say.Say(note)})
		}
	}
	more(o.Glossary, "glosarium", "page.glossary", "page.glossary.note")
	more(o.References, "rujukan", "page.references", "page.references.note")
}

// moduleSize: 6 pelajaran, 55 menit, kuis 17 soal.
func (b *framer) moduleSize(lessons, minutes, quiz int) string {
	parts := []string{b.say.Say("page.lessons", lessons)}
	if minutes > 0 {
		parts = append(parts, b.duration(minutes))
	}
	if quiz > 0 {
		parts = append(parts, b.say.Say("page.quiz.size", quiz))
	}
	return strings.Join(parts, ", ")
}

func (b *framer) module() {
	p, n := b.p, b.Nav
	m := n.Modules[n.Here]
	p.Title, p.Number, p.id = m.Title, m.Number, m.ID
	modules := 0
	for _, other := range n.Modules {
		if other.Address != "" {
			modules++
		}
	}
	p.Module = &Link{Link: b.to(n.Course.Address), Title: n.Short, Note: b.say.Say("page.module.number", m.Index, modules)}
	lessons, minutes, quiz := total(n.Lessons)
	p.Meta = []Detail{{Text: b.say.Say("page.lessons", lessons)}}
	if minutes > 0 {
		p.Meta = append(p.Meta, Detail{Icon: "clock", Text: b.duration(minutes)})
	}
	if quiz > 0 {
		p.Meta = append(p.Meta, Detail{Text: b.say.Say("page.quiz.size", quiz)})
	}
	for _, it := range n.Lessons {
		if it.Quiz {
			p.Quizzes = append(p.Quizzes, b.link(it))
		} else {
			p.Lessons = append(p.Lessons, b.link(it))
		}
	}
	if len(p.Lessons) > 0 {
		p.Next = &p.Lessons[0]
	}
	own := map[string]bool{}
	for _, o := range b.Facts.Front.Declares {
		own[o.Code] = true
	}
	for _, o := range n.Outcomes {
		if own[o.Code] {
			p.Outcomes = append(p.Outcomes, Outcome{o.Code, o.Text})
		}
	}
}

// glossary lists the terms by their first letter in the page's language.
func (b *framer) glossary() {
	p, lang := b.p, b.Edition.Lang
	p.Title = b.say.Say("page.glossary")
	p.Meta = []Detail{{Text: b.say.Say("glossary.count", len(b.Edition.Terms))}}
	var all []Term
	for _, t := range b.Edition.Terms {
		entry := Term{ID: t.ID, Title: t.Term.In(lang, b.Edition.Site.Languages...), Text: t.Text.In(lang, b.Edition.Site.Languages...)}
		for _, other := range b.Edition.Site.Languages {
			if name := t.Term[other]; other != lang && name != "" && name != entry.Title {
				entry.Others = append(entry.Others, Term{Lang: other, Title: name})
			}
		}
		all = append(all, entry)
	}
	slices.SortStableFunc(all, func(x, y Term) int { return strings.Compare(source.Fold(x.Title), source.Fold(y.Title)) })
	for _, t := range all {
		name := initial(t.Title)
		if n := len(p.Letters); n == 0 || p.Letters[n-1].Name != name {
			p.Letters = append(p.Letters, Letter{Name: name})
		}
		last := &p.Letters[len(p.Letters)-1]
		last.Terms = append(last.Terms, t)
	}
}

// review is filled by a script; who reads without one finds the modules.
func (b *framer) review() {
	b.p.Title = b.say.Say("review.title")
	b.modules()
}

// progress is filled by a script as well.
func (b *framer) progress() {
	b.p.Title = b.say.Say("progress.title")
	b.modules()
}

// modules are the links that a page which a script fills has without one.
func (b *framer) modules() {
	p, n := b.p, b.Nav
	if b.Edition.Bound != nil {
		return // its first section lists them
	}
	for _, m := range n.Modules {
		if m.Address != "" {
			p.Lessons = append(p.Lessons, b.link(m.Item))
		}
	}
	if len(p.Lessons) == 0 {
		p.Lessons = []Link{b.link(n.Course)}
	}
}

// initial is the letter that a word is listed under.
func initial(word string) string {
	r, _ := utf8.DecodeRuneInString(source.Fold(word))
	if !unicode.IsLetter(r) {
		return "0"
	}
	return string(unicode.ToUpper(r))
}

// sorts are the types of works that have a list of their own; all others are books.
var sorts = []struct {
	key   string // of the title in the catalogue
	types []string
}{
	{"references.law", []string{"legislation", "bill", "legal_case", "treaty", "regulation", "standard"}},
	{"references.books", nil},
}

// references lists the works, laws apart.
func (b *framer) references() {
	b.p.Title = b.say.Say("page.references")
	for _, sort := range sorts {
		works := Works{Title: b.say.Say(sort.key)}
		for _, r := range b.Edition.References {
			law := slices.Contains(sorts[0].types, r.Type)
			if law == (sort.types != nil) {
				works.References = append(works.References, b.reference(r))
			}
		}
		if len(works.References) > 0 {
			b.p.Works = append(b.p.Works, works)
		}
	}
}

// notFound is shown by a host at any address: without base_url it links nowhere.
func (b *framer) notFound() {
	p := b.p
	p.Title = b.say.Say("notfound.title")
	p.FullTitle = p.Title
	p.Canonical = ""
	if b.Edition.Site.BaseURL != "" {
		p.Courses = b.courses()
	}
}
