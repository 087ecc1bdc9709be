package generator

import (
	"slices"

	"suluh/generator/course"
	"suluh/generator/site"
)

// pagesHealth are the pages of a course but its own and those of its modules.
func pagesHealth(c course.TreeCourse, set course.Site, facts map[string]*course.Facts, outlines map[string]*course.Outline, bodies map[string]site.Body) []PageHealth {
	items := map[string]course.Item{} // by file, in its own language
	for _, o := range outlines {
		for _, m := range o.Modules {
			for _, l := range m.Lessons {
				if l.Translated {
					items[l.File] = l
				}
			}
		}
	}
	all := []PageHealth{}
	for _, m := range c.Modules {
		for _, place := range m.Lessons {
			var page PageHealth
			for _, lang := range set.Languages {
				f := facts[place.Files[lang]]
				if f == nil {
					continue
				}
				item := items[f.File]
				if len(page.Editions) == 0 {
					page = PageHealth{Number: item.Number, Title: f.Front.Title, Kind: kindOf(f, item), Draft: f.Front.Draft}
				}
				e := edition(f, item, bodies[f.File])
				e.Draws = taken(c, set, facts, f)
				if len(page.Editions) > 0 && page.Editions[0].Lang == set.Languages[0] {
					e.Ratio = share(e.Words, page.Editions[0].Words)
				}
				page.Editions = append(page.Editions, e)
			}
			if len(page.Editions) > 0 {
				all = append(all, page)
			}
		}
	}
	return all
}

func kindOf(f *course.Facts, i course.Item) PageKind {
	switch {
	case f.Front.Bank:
		return PageBank
	case i.Quiz:
		return PageQuiz
	case !i.Lesson():
		return PageCase
	}
	return PageLesson
}

// edition is one file; its page as others name it, and what its body marks.
func edition(f *course.Facts, i course.Item, b site.Body) EditionHealth {
	e := EditionHealth{Lang: f.Lang, File: f.File, Words: f.Words, Minutes: i.Minutes, Asked: asked(f.Questions), Terms: len(b.Terms)}
	for _, c := range f.Cases {
		e.Words += c.Words
	}
	for _, h := range f.Headings {
		if h.Level == 2 {
			e.Sections++
		}
	}
	e.Drawings = len(pictures(f))
	return e
}

// taken is how many questions of other pages a page asks in one attempt.
func taken(c course.TreeCourse, set course.Site, facts map[string]*course.Facts, f *course.Facts) (n int) {
	if q := f.Front.Quiz; q != nil && len(q.From) > 0 && q.Draw > 0 {
		return q.Draw
	}
	for _, d := range drawsOf(f) {
		switch {
		case len(d.From) == 0: // its own
		case d.Count > 0:
			n += d.Count
		default:
			n += len(pool(c, set, facts, d))
		}
	}
	return n
}

// pool are the ids of the questions that a draw takes from, in the order of the
// course.
func pool(c course.TreeCourse, set course.Site, facts map[string]*course.Facts, d course.Draw) (ids []string) {
	if len(d.From) == 0 {
		return nil
	}
	for _, place := range c.Drawn(d, set.Languages) {
		file, _ := place.File(set.Languages[0], set.Languages)
		if facts[file] == nil {
			continue
		}
		for _, q := range facts[file].Questions {
			if d.Takes(q.Tags) {
				ids = append(ids, q.ID)
			}
		}
	}
	return ids
}

// pictures are the files that a page shows, each once.
func pictures(f *course.Facts) []string {
	files := map[string]bool{}
	for _, l := range f.Links {
		if file := course.LinkedFile(f.File, l.To); l.Image && file != "" {
			files[file] = true
		}
	}
	return sorted(files)
}

func asked(questions []course.QuestionFacts) Asked {
	a := Asked{Formats: map[string]int{}}
	for _, format := range AskFormats {
		a.Formats[format] = 0
	}
	for _, q := range questions {
		if q.Opening {
			a.Opening++
			continue
		}
		a.Questions++
		a.Formats[formatOf(q)]++
	}
	a.Production = share(a.Questions-a.Formats[AskFormats[0]], a.Questions)
	return a
}

// formatOf is the format that a question is counted under. In a grid, as in
// groups, several left sides may share a right side.
func formatOf(q course.QuestionFacts) string {
	switch q.Interaction {
	case "entry":
		return "words"
	case "number":
		return "numbers"
	case "match":
		if q.Kind == "sort" || q.Kind == "grid" {
			return "groups"
		}
		return "pairs"
	case "gaps", "order", "essay":
		return q.Interaction
	}
	return "choice"
}

// totals are sums over pages, each counted in its first language.
func totals(pages []PageHealth) Totals {
	t := Totals{Asked: asked(nil)}
	for _, p := range pages {
		switch p.Kind {
		case PageLesson:
			t.Lessons++
		case PageQuiz:
			t.Quizzes++
		case PageCase:
			t.CasePages++
		}
		a := p.Editions[0].Asked
		t.Asked.Opening += a.Opening
		t.Asked.Questions += a.Questions
		for format, n := range a.Formats {
			t.Asked.Formats[format] += n
		}
	}
	t.Asked.Production = share(t.Asked.Questions-t.Asked.Formats[AskFormats[0]], t.Asked.Questions)
	return t
}

// translations are how much of a course each language has.
func translations(c course.TreeCourse, set course.Site, facts map[string]*course.Facts, terms []course.Term) []Translation {
	all := []Translation{}
	for _, lang := range set.Languages {
		t := Translation{Lang: lang, Missing: []string{}, Terms: len(terms), TermsMissing: []string{}}
		for place := range c.Places() {
			file, _ := place.File(lang, set.Languages)
			f := facts[file]
			if f == nil {
				continue
			}
			t.Pages++
			if f.Lang == lang {
				t.Translated++
			} else {
				t.Missing = append(t.Missing, file)
			}
		}
		for _, term := range terms {
			// A name may be the same in all languages; a sentence is in the first.
			if term.Term[lang]+term.Term[""] == "" || term.Text[lang] == "" && (lang != set.Languages[0] || term.Text[""] == "") {
				t.TermsMissing = append(t.TermsMissing, term.ID)
			}
		}
		t.Share = share(t.Translated, t.Pages)
		all = append(all, t)
	}
	return all
}

// casesHealth are the cases of pages, those of one page side by side in all its
// languages.
func casesHealth(pages []PageHealth, facts map[string]*course.Facts) []CaseHealth {
	all := []CaseHealth{}
	for _, p := range pages {
		from := len(all)
		for _, e := range p.Editions {
			f := facts[e.File]
			for _, c := range f.Cases {
				all = append(all, CaseHealth{ID: c.ID, File: f.File, Lang: f.Lang, Title: f.Front.Title, Scenes: c.Scenes, Decisions: c.Decisions, Words: c.Words})
			}
		}
		order := map[string]int{}
		for _, c := range all[from:] {
			if _, there := order[c.ID]; !there {
				order[c.ID] = len(order)
			}
		}
		slices.SortStableFunc(all[from:], func(a, b CaseHealth) int { return order[a.ID] - order[b.ID] })
	}
	return all
}

// share is a part of a whole; of nothing it is nothing.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func sum(by map[string]int) (n int) {
	for _, m := range by {
		n += m
	}
	return n
}
