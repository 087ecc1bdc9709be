package site

import (
	"path"
	"strings"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/search"
	"suluh/generator/words"
)

// What the pages of a course bring to its search.

// found is what the text of a page brings: its passages, and the scenes of its
// cases. Questions are left out, they would be answered by being found.
func found(l *course.Lesson) search.Page {
	var passages []search.Passage
	for _, p := range l.Text.Passages(scenes) {
		passages = append(passages, search.Passage{Level: p.Level, Anchor: p.ID, Title: p.Title, Text: p.Text})
	}
	return search.Gather(l.Facts.Lang, passages)
}

// scenes is the text of a branching case; other blocks have none.
func scenes(d *markup.Directive) string {
	var c *course.Case
	switch v := d.Value.(type) {
	case *course.Case:
		c = v
	case *markup.Figure:
		return v.Caption.Plain()
	default:
		return ""
	}
	var b strings.Builder
	for _, s := range c.Scenes {
		b.WriteString(s.Title.Plain() + ".\n" + s.Text.Plain() + "\n")
	}
	return b.String()
}

// searchFolder is where the files of a course's search stand.
func searchFolder(dir, lang string, languages []string) string {
	return "_/cari/" + path.Dir(course.CoursePage(dir, "cari", lang, languages)) + "/"
}

// SearchFiles are the addresses of the files of a course's search, in the order
// in which [SearchIndex] makes them. They follow from the outline, not from what
// the pages say.
func SearchFiles(e Edition, o *course.Outline) []string {
	names := search.Names(len(searchDocuments(e, o, func(string) []byte { return nil })), searchShards(o))
	for i, name := range names {
		names[i] = searchFolder(e.Course, e.Lang, e.Site.Languages) + name
	}
	return names
}

// searchShards follows from how long it takes to read the course: 200 words a minute.
func searchShards(o *course.Outline) int {
	minutes := 0
	for _, m := range o.Modules {
		for _, l := range m.Lessons {
			minutes += l.Minutes
		}
	}
	return search.Shards(200 * minutes)
}

// SearchIndex makes the files of a course's search. pages gives what a file of
// the course brings to it ([Body.Search]).
func SearchIndex(e Edition, o *course.Outline, pages func(file string) []byte) []search.File {
	return search.Build(e.Lang, searchDocuments(e, o, pages), searchShards(o))
}

// searchDocuments are the course, its modules, its lessons and its terms.
func searchDocuments(e Edition, o *course.Outline, pages func(file string) []byte) []search.Document {
	languages := e.Site.Languages
	say, from := words.In(e.Lang), course.CoursePage(e.Course, "cari", e.Lang, languages)
	var all []search.Document
	add := func(it course.Item, where string) {
		title := it.Title
		if it.Number != "" {
			title = it.Number + " " + title
		}
		d := search.Document{Title: title, Where: where, URL: course.Relative(from, it.Address)}
		if it.File != "" {
			d.Page = search.ReadPage(pages(it.File))
		}
		all = append(all, d)
	}
	add(o.Item, "")
	for _, m := range o.Modules {
		where := o.Short
		if m.Address != "" {
			where = say.Say("page.module", m.Number, m.Title)
			module := m.Item
			module.Number, module.Title = "", where
			add(module, o.Short)
		}
		for _, l := range m.Lessons {
			add(l, where)
		}
	}
	glossary := course.Relative(from, course.CoursePage(e.Course, "glosarium", e.Lang, languages))
	for _, t := range e.Terms {
		d := search.Document{Title: t.Term.In(e.Lang, languages...), URL: glossary + "#" + t.ID, Answer: t.Text.In(e.Lang, languages...)}
		d.Also = append(d.Also, t.Forms[e.Lang]...)
		var others []string
		for _, lang := range languages {
			if name := t.Term[lang]; lang != e.Lang && name != "" && name != d.Title {
				d.Also = append(d.Also, name)
				others = append(others, name)
			}
		}
		d.Where = strings.Join(others, ", ")
		all = append(all, d)
	}
	return all
}

// search is filled by a script; who reads without one finds the course and its
// glossary.
func (b *framer) search() {
	p := b.p
	p.Title = b.say.Say("search.title")
	if b.Edition.Bound != nil {
		return // it looks through the document itself
	}
	p.Index = b.to(searchFolder(b.Edition.Course, b.Edition.Lang, b.Edition.Site.Languages))
	p.More = []Link{{Link: b.to(b.Nav.Course.Address), Title: b.Nav.Course.Title, Note: b.say.Say("search.course")}}
	if b.Nav.Glossary {
		p.More = append(p.More, Link{
			Link:  b.to(course.CoursePage(b.Edition.Course, "glosarium", b.Edition.Lang, b.Edition.Site.Languages)),
			Title: b.say.Say("page.glossary"), Note: b.say.Say("page.glossary.note"),
		})
	}
}
