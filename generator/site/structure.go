package site

import (
	"encoding/hex"
	"path"
	"slices"

	"suluh/generator/course"
)

// What the scripts of pages that look at a course as a whole know of it: which
// question stands where, and what it asks for. It is a script of its own, since
// a page that is opened from a disk can load nothing else; pages of reading do
// not load it. The twin of these types is static/runtime/structure.ts.

// A structure is a course as its pages' scripts know it.
type structure struct {
	Course   string             `json:"course"`
	Lang     string             `json:"lang"`
	Outcomes []structureOutcome `json:"outcomes"`
	Modules  []structureModule  `json:"modules"`
}

type structureOutcome struct {
	Code   string `json:"code"`
	Text   string `json:"text"`
	Level  string `json:"level,omitempty"`  // C1 … C6, or a range
	Module string `json:"module,omitempty"` // id; none for an outcome of the course
}

// A structureModule without an address holds the course's own lessons.
type structureModule struct {
	ID      string            `json:"id"`
	Title   string            `json:"title"`
	Number  string            `json:"number,omitempty"`
	Address string            `json:"address,omitempty"` // from the root of the site
	Lessons []structureLesson `json:"lessons"`
}

type structureLesson struct {
	ID      string `json:"id"` // of the page, as events have it
	Title   string `json:"title"`
	Number  string `json:"number,omitempty"` // 1.4
	Address string `json:"address"`          // from the root of the site
	Minutes int    `json:"minutes,omitempty"`
	Quiz    bool   `json:"quiz,omitempty"`
	Asking
}

// Asking is what a page asks of its reader. Plain data.
type Asking struct {
	Draw      int      `json:"draw,omitempty"`  // of a quiz: how many questions it asks; none for all
	Pass      float64  `json:"pass,omitempty"`  // of a quiz: per cent of the points
	Exam      bool     `json:"exam,omitempty"`  // of a quiz: reasons are shown after handing in
	Cases     []string `json:"cases,omitempty"` // ids of its branching cases
	Questions []Asked  `json:"questions,omitempty"`
}

// Asked is one question.
type Asked struct {
	ID       string   `json:"id"`
	Revision string   `json:"rev"`
	Outcomes []string `json:"outcomes,omitempty"` // codes
	Level    string   `json:"level,omitempty"`
	Section  string   `json:"at,omitempty"`      // id of the heading it stands under
	Opening  bool     `json:"opening,omitempty"` // asked before reading
	Essay    bool     `json:"essay,omitempty"`   // written and rated by hand
	Aliases  []string `json:"aliases,omitempty"` // former ids
}

// AskingOf is what the page of some facts asks. Banked are the questions that it
// draws from pages which are never shown: they are asked here alone.
func AskingOf(f *course.Facts, banked []course.QuestionFacts) Asking {
	a := Asking{}
	if q := f.Front.Quiz; q != nil {
		a.Draw, a.Pass, a.Exam = q.Draw, q.Pass, q.Mode == course.Exam
	}
	for _, c := range f.Cases {
		a.Cases = append(a.Cases, c.ID)
	}
	asked := func(q course.QuestionFacts, section string) {
		a.Questions = append(a.Questions, Asked{
			ID: q.ID, Revision: q.Revision, Outcomes: q.Outcomes, Level: q.Level, Section: section,
			Opening: q.Opening, Essay: q.Interaction == "essay", Aliases: q.Aliases,
		})
	}
	for _, q := range f.Questions {
		asked(q, sectionOf(f, q))
	}
	for _, q := range banked {
		asked(q, "")
	}
	return a
}

// sectionOf is the id of the heading that a question stands under, or "".
func sectionOf(f *course.Facts, q course.QuestionFacts) string {
	section := ""
	for _, h := range f.Headings {
		if h.Pos.Line < q.Pos.Line {
			section = h.ID
		}
	}
	return section
}

// Structure is the script with the structure of a course. asking says what the
// page of a file asks. Drafts are not counted: a learner has not seen them.
func Structure(o *course.Outline, asking func(file string) Asking) []byte {
	return slices.Concat([]byte("suluhCourse("), structureOf(o, asking), []byte(");\n"))
}

func structureOf(o *course.Outline, asking func(file string) Asking) []byte {
	s := structure{Course: o.ID, Lang: o.Lang, Outcomes: outcomesFor("", o.Outcomes), Modules: []structureModule{}}
	for _, m := range o.Modules {
		s.Outcomes = append(s.Outcomes, outcomesFor(m.ID, m.Outcomes)...)
		sm := structureModule{ID: m.ID, Title: m.Title, Number: m.Number, Address: m.Address, Lessons: []structureLesson{}}
		for _, l := range m.Lessons {
			if l.Draft {
				continue
			}
			sl := structureLesson{ID: l.ID, Title: l.Title, Number: l.Number, Address: l.Address, Quiz: l.Quiz, Asking: asking(l.File)}
			if !l.Quiz {
				sl.Minutes = l.Minutes
			}
			sm.Lessons = append(sm.Lessons, sl)
		}
		s.Modules = append(s.Modules, sm)
	}
	made, err := safeJSON(s)
	if err != nil {
		panic(err) // strings and numbers
	}
	return made
}

func outcomesFor(module string, all []course.Outcome) []structureOutcome {
	out := []structureOutcome{}
	for _, o := range all {
		out = append(out, structureOutcome{Code: o.Code, Text: o.Text, Level: o.Level, Module: module})
	}
	return out
}

// StructureAddress is where the structure of a course's folder stands.
func StructureAddress(dir, lang string, sum Sum) string {
	return "_/course-" + path.Dir(course.AssetAddress(dir+"/_")) + "-" + lang + "-" + hex.EncodeToString(sum[:4]) + ".js"
}
