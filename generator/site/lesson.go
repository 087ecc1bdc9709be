package site

import (
	"html/template"
	"slices"
	"strconv"

	"suluh/generator/course"
	"suluh/generator/words"
)

// What pages inside a course show.

func (b *framer) ofCourse() {
	p, n := b.p, b.Nav
	home := course.HomeAddress(b.Edition.Lang, b.Edition.Site.Languages)
	p.HasMap = len(n.Modules) > 0
	p.Torch = b.Body.Questions
	if b.Facts.Lang != "" && b.Facts.Lang != b.Edition.Lang {
		p.TextLang = b.Facts.Lang
		p.Untranslated = b.say.Say("page.untranslated", b.languageName(b.Facts.Lang))
	}
	switch b.Kind {
	case KindLesson:
		b.lesson()
	case KindModule:
		b.module()
	case KindCourse:
		if b.Edition.Bound == nil {
			p.Home = b.to(home)
		}
		b.course()
	case KindGlossary:
		b.glossary()
	case KindReferences:
		b.references()
	case KindReview:
		b.review()
	case KindProgress:
		b.progress()
	case KindSearch:
		b.search()
	}
	p.FullTitle = p.Title + " · " + n.Short
	if p.Number != "" {
		p.FullTitle = p.Number + " " + p.FullTitle
	}
	if b.Kind == KindCourse {
		p.FullTitle = p.Title
	}
	b.notes()
}

func (b *framer) languageName(lang string) string {
	if key := "language." + lang; words.Has(key) {
		return b.say.Say(key)
	}
	return lang
}

func (b *framer) lesson() {
	p, n := b.p, b.Nav
	item := n.Lessons[b.Lesson]
	p.Title, p.Number, p.id = item.Title, item.Number, item.ID
	if n.Here >= 0 && n.Modules[n.Here].Address != "" {
		m := n.Modules[n.Here]
		p.Module = &Link{Link: b.to(m.Address), Title: b.say.Say("page.module", m.Number, m.Title)}
	} else {
		p.Module = &Link{Link: b.to(n.Course.Address), Title: n.Short}
	}
	if q := b.Facts.Front.Quiz; q != nil {
		p.Meta = b.quizMeta(*q)
	} else {
		p.Meta = b.lessonMeta(item)
		p.Contents = b.contents()
		p.Outcomes = named(b.Facts.Front.Outcomes, n.Outcomes)
	}
	p.Previous, p.Next = b.beside(b.Lesson-1, n.Edges[0]), b.beside(b.Lesson+1, n.Edges[1])
}

// lessonMeta: 9 menit baca · 4 soal · Pelajaran 4 dari 6.
func (b *framer) lessonMeta(item course.Item) []Detail {
	var meta []Detail
	if item.Minutes > 0 {
		meta = append(meta, Detail{Icon: "clock", Text: b.say.Say("page.minutes.read", item.Minutes)})
	}
	if n := len(b.Body.Questions); n > 0 {
		meta = append(meta, Detail{Text: b.say.Say("page.questions", n), Questions: true})
	}
	if item.Decisions > 0 {
		return append(meta, Detail{Text: b.say.Say("case.decisions", item.Decisions)}, Detail{Text: b.say.Say("case.free")})
	}
	at, all := 0, 0
	for i, l := range b.Nav.Lessons {
		if l.Lesson() {
			all++
			if i == b.Lesson {
				at = all
			}
		}
	}
	if at > 0 && all > 1 {
		meta = append(meta, Detail{Text: b.say.Say("page.lesson.number", at, all)})
	}
	return meta
}

// quizMeta: 10 soal dari 17 · batas lulus 70 · 2 percobaan.
func (b *framer) quizMeta(q course.Quiz) []Detail {
	var meta []Detail
	n := len(b.Body.Questions)
	if q.Draw > 0 && q.Draw < n {
		meta = append(meta, Detail{Text: b.say.Say("quiz.drawn", q.Draw, n)})
	} else {
		meta = append(meta, Detail{Text: b.say.Say("page.questions", n)})
	}
	if q.Seconds > 0 {
		meta = append(meta, Detail{Icon: "clock", Text: b.say.Say("quiz.limit", (q.Seconds+59)/60)})
	} else {
		meta = append(meta, Detail{Text: b.say.Say("quiz.nolimit")})
	}
	if q.Pass > 0 {
		meta = append(meta, Detail{Text: b.say.Say("quiz.pass", figure(q.Pass))})
	}
	if q.Attempts > 0 {
		meta = append(meta, Detail{Text: b.say.Say("quiz.attempts", q.Attempts)})
	}
	if q.Mode == course.Exam {
		meta = append(meta, Detail{Text: b.say.Say("quiz.exam")})
	}
	return meta
}

// sectionsForContents is how many headings a page needs before it lists them.
const sectionsForContents = 3

// contents are the sections of the page, each with the numbers of its questions.
func (b *framer) contents() []Section {
	var all []Section
	var lines []int
	for _, h := range b.Facts.Headings {
		if h.Level == 2 {
			all = append(all, Section{ID: h.ID, Title: h.Text})
			lines = append(lines, h.Pos.Line)
		}
	}
	if len(all) < sectionsForContents {
		return nil
	}
	for i := range all {
		first, last := 0, 0
		for q, facts := range b.Facts.Questions {
			if facts.Pos.Line > lines[i] && (i+1 == len(lines) || facts.Pos.Line < lines[i+1]) {
				if last = q + 1; first == 0 {
					first = last
				}
			}
		}
		switch {
		case first == 0:
		case first == last:
			all[i].Note = b.say.Say("ask.short", first)
		default:
			all[i].Note = b.say.Say("ask.short", strconv.Itoa(first)+"–"+strconv.Itoa(last))
		}
	}
	if len(b.Body.Cites) > 0 {
		all = append(all, Section{ID: "_refs", Title: b.say.Say("page.references")})
	}
	return all
}

// beside is the lesson at a place of the module, or what lies at its edge.
func (b *framer) beside(i int, edge course.Item) *Link {
	if i >= 0 && i < len(b.Nav.Lessons) {
		edge = b.Nav.Lessons[i]
	}
	if edge.Address == "" {
		return nil
	}
	l := b.link(edge)
	l.Note = ""
	if edge.Minutes > 0 && !edge.Quiz {
		l.Note = b.say.Say("page.minutes", edge.Minutes)
	}
	return &l
}

// link is a page in a list: 9 menit · 4 soal.
func (b *framer) link(item course.Item) Link {
	return Link{ID: item.ID, Link: b.to(item.Address), Title: item.Title, Number: item.Number, Note: b.size(item), Here: item.Address == b.Address}
}

func (b *framer) size(item course.Item) string {
	note := ""
	if item.Minutes > 0 && !item.Quiz {
		note = b.say.Say("page.minutes", item.Minutes)
	}
	if item.Questions > 0 {
		if note != "" {
			note += " · "
		}
		note += b.say.Say("page.questions", item.Questions)
	}
	if item.Draft {
		note += " · " + b.say.Say("page.draft.short")
	}
	return note
}

func (b *framer) links(items []course.Item) []Link {
	all := make([]Link, 0, len(items))
	for _, it := range items {
		all = append(all, b.link(it))
	}
	return all
}

// shared is what the pages of a module have in common.
func (b *framer) shared() *Shared {
	s := &Shared{Lang: b.p.Lang, Search: b.p.Search, Progress: b.p.Progress, say: b.say}
	languages := b.Edition.Site.Languages
	if b.Nav.Course.Address != "" {
		s.Brand = Brand{Title: b.Nav.Short, Long: b.Nav.Course.Title, Link: b.to(b.Nav.Course.Address)}
		s.Map = b.courseMap()
		return s
	}
	s.Brand.Title = b.siteTitle()
	s.Brand.Long = s.Brand.Title
	if b.Kind != KindNotFound || b.Edition.Site.BaseURL != "" {
		s.Brand.Link = b.to(course.HomeAddress(b.Edition.Lang, languages))
	}
	return s
}

func (b *framer) siteTitle() string {
	if title := b.Edition.Site.Title.In(b.Edition.Lang, b.Edition.Site.Languages...); title != "" {
		return title
	}
	return b.say.Say("page.courses")
}

// courseMap lists the modules, the page's own one with its lessons.
func (b *framer) courseMap() []Module {
	var all []Module
	for i, m := range b.Nav.Modules {
		mod := Module{Link: b.link(m.Item)}
		mod.Note = b.say.Say("page.pages", m.Lessons)
		if m.Address == "" { // the course's own lessons
			mod.Title, mod.Link.Link = "", b.to(b.Nav.Course.Address)
			if i != b.Nav.Here {
				continue
			}
		}
		if i == b.Nav.Here {
			mod.Lessons = b.links(b.Nav.Lessons)
			for j := range mod.Lessons {
				l := b.Nav.Lessons[j]
				mod.Lessons[j].Note = b.say.Say("page.minutes", l.Minutes)
				mod.Lessons[j].Marks, mod.Lessons[j].Draft = l.Marks, l.Draft
				if l.Quiz {
					mod.Lessons[j].Pass = strconv.FormatFloat(l.Pass, 'f', -1, 64)
					mod.Lessons[j].Note = b.say.Say("page.questions", l.Questions)
				}
			}
		}
		all = append(all, mod)
	}
	return all
}

// named are the outcomes of some codes, in the order of the codes.
func named(codes []string, all []course.Outcome) []Outcome {
	var out []Outcome
	for _, code := range codes {
		i := slices.IndexFunc(all, func(o course.Outcome) bool { return o.Code == code })
		if i >= 0 {
			out = append(out, Outcome{code, all[i].Text})
		}
	}
	return out
}

// notes are what the words and numbers in the text open, and the list of works.
func (b *framer) notes() {
	p, lang := b.p, b.Facts.Lang
	if lang == "" {
		lang = b.Edition.Lang
	}
	glossary := ""
	if b.Nav.Glossary {
		glossary = b.ofAll("glosarium")
	}
	for _, id := range b.Body.Terms {
		i := slices.IndexFunc(b.Edition.Terms, func(t course.Term) bool { return t.ID == id })
		if i < 0 {
			continue
		}
		t := b.Edition.Terms[i]
		note := Term{ID: id, Title: t.Term.In(lang), Text: t.Text.In(b.Edition.Lang, b.Edition.Site.Languages...), Lang: p.TextLang}
		if glossary != "" {
			note.Link = b.at(glossary, id)
		}
		p.Terms = append(p.Terms, note)
	}
	numbers, entries := map[string]int{}, map[string]template.HTML{}
	for _, r := range b.Edition.References {
		if slices.ContainsFunc(b.Body.Cites, func(c Cited) bool { return c.Key == r.ID }) {
			ref := b.reference(r)
			ref.Note = ""
			p.References = append(p.References, ref)
			numbers[r.ID], entries[r.ID] = len(p.References), ref.Entry
		}
	}
	for i, c := range b.Body.Cites {
		p.Cites = append(p.Cites, Cite{ID: "cite-" + strconv.Itoa(i+1), Number: numbers[c.Key], Locator: c.Locator, Entry: entries[c.Key]})
	}
}

// reference is a work as a list shows it.
func (b *framer) reference(r course.Reference) Reference {
	ref := Reference{ID: r.ID, Entry: entry(r, b.say), Note: r.Note.In(b.Edition.Lang, b.Edition.Site.Languages...)}
	if r.Status != "" {
		ref.Status = b.say.Say("references." + r.Status)
		ref.State, ref.Icon = "", "none"
		switch r.Status {
		case "read":
			ref.State, ref.Icon = "done", "right"
		case "part":
			ref.State, ref.Icon = "doing", "part"
		}
	}
	return ref
}

// entry writes a work after APA 7.
func entry(r course.Reference, say words.Words) template.HTML {
	var b []byte
	for _, run := range r.APA(say.Say) {
		text := esc(run.Text)
		switch {
		case run.Link:
			b = append(b, `<a href="`+text+`" rel="noopener">`+text+`</a>`...)
		case run.Italic:
			b = append(b, "<i>"+text+"</i>"...)
		default:
			b = append(b, text...)
		}
	}
	return template.HTML(b)
}
