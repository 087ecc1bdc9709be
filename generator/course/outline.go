package course

import (
	"cmp"
	"hash/fnv"
	"strconv"
	"strings"
)

// An Outline is what the pages of one course show of each other in one
// edition (language). Plain data.
type Outline struct {
	Lang       string
	ID         string // the course's id
	Item              // the course itself
	Short      string // the name in the page's corner
	Outcomes   []Outcome
	Modules    []ModuleOutline
	Glossary   bool // there is a page of terms
	References bool // there is a page of works
	Confidence bool // ask how sure the learner is, on every page
}

// A ModuleOutline is one module. A course's own lessons stand in one without a
// page of its own (no address).
type ModuleOutline struct {
	Item
	Index    int // its number in the course, from 1; 0 for the course's own lessons
	Outcomes []Outcome
	Lessons  []Item
}

// An Item is a page as others name it.
type Item struct {
	ID         string
	File       string // what it is made from
	Address    string // from the root of the site
	Title      string
	Number     string // 1.4, or "" for a quiz page
	Lead       string // plain text
	Minutes    int    // to read
	Questions  int    // practice questions, or the questions of a quiz
	Marks      string // of the questions that count, see Mark
	Quiz       bool
	Decisions  int     // of its branching cases; a page that is nothing else is no lesson, nor numbered
	Pass       float64 // of a quiz: per cent of the points
	Draft      bool
	Translated bool // made from a file in this language
}

// Outlined makes the outline of a course in one edition. facts are by file.
func (c TreeCourse) Outlined(site Site, lang string, facts map[string]*Facts) *Outline {
	o := &Outline{Lang: lang, Glossary: c.Glossary != "", References: c.References != ""}
	item, front := c.item(c.Page, site, lang, facts, c.Dir)
	o.Item, o.ID = item, item.ID
	o.Title = cmp.Or(item.Title, stem(c.Dir))
	o.Short = cmp.Or(front.Short, o.Title)
	o.Outcomes = outcomes(c.Page, lang, site.Languages, facts)
	o.Confidence = front.Confidence
	modules := 0
	for _, m := range c.Modules {
		mo := ModuleOutline{}
		if m.Dir != "" {
			mo.Item, _ = c.item(m.Page, site, lang, facts, m.Dir)
			mo.Address = CoursePage(m.Dir, "index", lang, site.Languages)
			mo.Title = cmp.Or(mo.Title, title(m.Dir))
			mo.Outcomes = outcomes(m.Page, lang, site.Languages, facts)
		}
		for _, l := range m.Lessons {
			it, front := c.item(l, site, lang, facts, "")
			if it.File != "" && !front.Bank {
				mo.Lessons = append(mo.Lessons, it)
			}
		}
		if len(mo.Lessons) == 0 && mo.File == "" {
			continue
		}
		before := ""
		if m.Dir != "" {
			modules++
			mo.Index, mo.Number = modules, strconv.Itoa(modules)
			before = mo.Number + "."
		}
		number(mo.Lessons, before)
		o.Modules = append(o.Modules, mo)
	}
	return o
}

// number numbers lessons; quizzes and cases are between them.
func number(lessons []Item, before string) {
	n := 0
	for i := range lessons {
		if lessons[i].Lesson() {
			n++
			lessons[i].Number = before + strconv.Itoa(n)
		}
	}
}

// Lesson reports whether a page is one to read, and no quiz or case.
func (i Item) Lesson() bool { return !i.Quiz && i.Decisions == 0 }

// item is one page; dir names a folder that may lack a page of its own.
func (c TreeCourse) item(p Place, site Site, lang string, facts map[string]*Facts, dir string) (Item, Front) {
	file, own := p.File(lang, site.Languages)
	f := facts[file]
	if f == nil {
		return Item{ID: dir, Title: title(dir)}, Front{}
	}
	it := Item{
		ID: f.Front.ID, File: file, Title: f.Front.Title, Lead: f.Lead, Draft: f.Front.Draft, Quiz: f.Front.Quiz != nil,
		Address: Address(file, lang, site.Languages), Translated: own, Minutes: minutes(f.Words, f.Lang),
	}
	if len(f.Questions) == 0 && !it.Quiz {
		words := f.Words
		for _, c := range f.Cases {
			it.Decisions += c.Decisions
			words += c.Words
		}
		it.Minutes = minutes(words, f.Lang)
	}
	for _, q := range f.Questions {
		if !q.Opening {
			it.Questions++
		}
	}
	it.Marks = marks(f.Questions)
	if q := f.Front.Quiz; q != nil {
		it.Pass = q.Pass
		if q.Draw > 0 {
			it.Questions = q.Draw
		}
	}
	return it, f.Front
}

// marks are the marks of the questions that count, apart by blanks; those of a
// question's former ids follow its own after a point.
func marks(questions []QuestionFacts) string {
	var all []string
	for _, q := range questions {
		if q.Counts() {
			own := Mark(q.ID)
			for _, former := range q.Aliases {
				own += "." + Mark(former)
			}
			all = append(all, own)
		}
	}
	return strings.Join(all, " ")
}

// Mark is a sign of a question's id that is short enough for every page of a
// module to carry those of the others: the map tells from the record which
// lessons are done. It tells the few questions of one page apart, no more. Its
// twin is mark in static/runtime/map/mark.ts.
func Mark(id string) string {
	h := fnv.New32a()
	h.Write([]byte(id))
	return strconv.FormatUint(uint64(h.Sum32()%(36*36*36)), 36)
}

// outcomes are those that a page declares, in a language where there is one,
// with code and level of the first language's file.
func outcomes(p Place, lang string, languages []string, facts map[string]*Facts) []Outcome {
	first, _ := p.File(languages[0], languages)
	if facts[first] == nil {
		return nil
	}
	all := append([]Outcome(nil), facts[first].Front.Declares...)
	if own := facts[p.Files[lang]]; own != nil && own != facts[first] {
		texts := map[string]string{}
		for _, o := range own.Front.Declares {
			texts[o.Code] = o.Text
		}
		for i := range all {
			all[i].Text = cmp.Or(texts[all[i].Code], all[i].Text)
		}
	}
	return all
}

// minutes to read a text: 200 words a minute in Indonesian, 230 in English
// (Brysbaert 2019 gives 238 for adults reading English non-fiction; for
// Indonesian no comparable figure was found, 200 is an assumption).
func minutes(words int, lang string) int {
	speed := 200
	if lang == "en" {
		speed = 230
	}
	return (words + speed - 1) / speed
}

// title makes a title of a folder's name: 01-kerja-kelompok is Kerja kelompok.
func title(dir string) string {
	name := []rune(stem(dir[lastSlash(dir)+1:]))
	for i, r := range name {
		if r == '-' || r == '_' {
			name[i] = ' '
		}
	}
	if len(name) > 0 && name[0] >= 'a' && name[0] <= 'z' {
		name[0] -= 'a' - 'A'
	}
	return string(name)
}

func lastSlash(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' {
			return i
		}
	}
	return -1
}

// A Nav is what one page shows of the rest of its course: the modules by name,
// the lessons of its own module, and its neighbours. It stays the same when
// another module's lessons change.
type Nav struct {
	Course                           Item
	ID                               string
	Short                            string
	Modules                          []ModuleItem
	Here                             int // index of the page's module in Modules, -1 for none
	Lessons                          []Item
	Outcomes                         []Outcome // of the course and the page's module
	Edges                            [2]Item   // the page before the module's first lesson and the one after its last
	Glossary, References, Confidence bool
}

// A ModuleItem is a module as others name it.
type ModuleItem struct {
	Item
	Index   int
	Lessons int
}

// Nav is what the pages of module i show; i < 0 is for pages outside modules.
func (o *Outline) Nav(i int) Nav {
	n := Nav{Course: o.Item, ID: o.ID, Short: o.Short, Here: i, Glossary: o.Glossary, References: o.References, Confidence: o.Confidence, Outcomes: o.Outcomes}
	n.Course.Minutes, n.Course.Questions = 0, 0
	for _, m := range o.Modules {
		item := ModuleItem{Item: m.Item, Index: m.Index, Lessons: len(m.Lessons)}
		item.Lead = ""
		n.Modules = append(n.Modules, item)
	}
	if i < 0 {
		return n
	}
	n.Lessons = o.Modules[i].Lessons
	n.Outcomes = append(append([]Outcome(nil), o.Outcomes...), o.Modules[i].Outcomes...)
	for j := i - 1; j >= 0 && n.Edges[0].Address == ""; j-- {
		if l := o.Modules[j].Lessons; len(l) > 0 {
			n.Edges[0] = l[len(l)-1]
		}
	}
	for j := i + 1; j < len(o.Modules) && n.Edges[1].Address == ""; j++ {
		if l := o.Modules[j].Lessons; len(l) > 0 {
			n.Edges[1] = l[0]
		}
	}
	return n
}
