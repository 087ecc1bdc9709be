package generator

import (
	"context"
	"strings"

	"suluh/generator/build"
	"suluh/generator/course"
	"suluh/generator/site"
	"suluh/generator/source"
)

// The health of a project: its courses at a glance, for those who write them.
// The types below are plain data; `suluh health --json` prints them as they are,
// so a field that has a name in JSON keeps it, and its meaning. What is computed
// stands in healthpages.go (lessons, translations, cases), healthcoverage.go and
// healthweight.go. All of it comes from facts: no file is read for it again.
//
// Files are slash paths below the content folder. Shares are from 0 to 1.

// A Health is all courses of a project.
type Health struct {
	Languages []string       `json:"languages"` // of the site; the first is the one that others are translated from
	Problems  []FileProblems `json:"problems"`  // of files that belong to no course: site.yaml, and what stands beside content: templates, static
	Drafts    []string       `json:"drafts"`    // files of drafts, left out of all that follows unless they were asked for
	Courses   []CourseHealth `json:"courses"`
}

// A CourseHealth is one course. Its tables are in the order of the course.
type CourseHealth struct {
	Dir          string         `json:"dir"`   // folder below content
	ID           string         `json:"id"`    // as the author wrote it
	Title        string         `json:"title"` // in the first language
	Totals       Totals         `json:"totals"`
	Problems     []FileProblems `json:"problems"`     // files with problems, and no others
	Pages        []PageHealth   `json:"pages"`        // lessons, quizzes, cases, banks
	Coverage     Coverage       `json:"coverage"`     // what is asked for each outcome
	Translations []Translation  `json:"translations"` // one for each language of the site
	Weight       Weight         `json:"weight"`       // what a reader loads
	Cases        []CaseHealth   `json:"cases"`        // one for each case and language
}

// Totals are the figures of a course that one asks for first. Pages and
// questions are those of the first language, or of the one that a page has.
type Totals struct {
	Errors    int   `json:"errors"`
	Warnings  int   `json:"warnings"`
	Lessons   int   `json:"lessons"`   // pages to read
	Quizzes   int   `json:"quizzes"`   // pages with quiz: in their front matter
	CasePages int   `json:"casePages"` // pages that are nothing but branching cases
	Asked     Asked `json:"asked"`     // of all pages
}

// FileProblems are what is wrong with one file.
type FileProblems struct {
	File     string         `json:"file"`
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Codes    map[string]int `json:"codes"` // how often each code was found
}

// A PageHealth is one page in all its languages.
type PageHealth struct {
	Number   string          `json:"number"`   // 1.4, or "" for a page that has none, such as a quiz
	Title    string          `json:"title"`    // in the first language that it has
	Kind     PageKind        `json:"kind"`     // lesson, quiz, case, bank
	Draft    bool            `json:"draft"`    // marked as such
	Editions []EditionHealth `json:"editions"` // in the order of the site's languages, without those that it lacks
}

// A PageKind is what a page is for.
type PageKind string

// The kinds of pages.
const (
	PageLesson PageKind = "lesson"
	PageQuiz   PageKind = "quiz"
	PageCase   PageKind = "case" // nothing but branching cases
	PageBank   PageKind = "bank" // never shown; quizzes draw from it
)

// An EditionHealth is one page in one language.
type EditionHealth struct {
	Lang     string  `json:"lang"`
	File     string  `json:"file"`
	Words    int     `json:"words"`    // of the running text and the scenes of cases; questions left out
	Ratio    float64 `json:"ratio"`    // of its words to those of the first language; 0 where that has none, and for the first itself
	Minutes  int     `json:"minutes"`  // to read; 0 for a bank
	Sections int     `json:"sections"` // headings of the second level
	Asked    Asked   `json:"asked"`    // questions that stand in this file
	Draws    int     `json:"draws"`    // questions that it asks from other pages, for each attempt
	Drawings int     `json:"drawings"` // different pictures
	Terms    int     `json:"terms"`    // terms of the glossary that are marked in it
}

// The words of a translation are likely to be wrong when they are fewer, or
// more, than this share of the original's.
const (
	RatioLow  = 0.8
	RatioHigh = 1.4
)

// Unlike reports whether a translation is much shorter or longer than its
// original: something may be missing in one of the two.
func (e EditionHealth) Unlike() bool {
	return e.Ratio != 0 && (e.Ratio < RatioLow || e.Ratio > RatioHigh)
}

// Asked counts questions.
type Asked struct {
	Opening    int            `json:"opening"`    // asked before reading; not among the following
	Questions  int            `json:"questions"`  // the others
	Formats    map[string]int `json:"formats"`    // the others by format; all of AskFormats are there
	Production float64        `json:"production"` // share of those whose answer the learner makes, all but choice
}

// AskFormats are the ways of answering that are counted. All but the first are
// production: the learner makes the answer instead of recognising it.
var AskFormats = []string{"choice", "words", "numbers", "gaps", "pairs", "order", "groups", "essay"}

// Coverage says which questions serve which outcome. Opening questions are left
// out. A question that names several outcomes counts for each.
type Coverage struct {
	Levels   []string          `json:"levels"`   // Bloom's levels that occur, sorted; "" is of questions that name none
	Outcomes []OutcomeCoverage `json:"outcomes"` // those of the course, then of its modules, as declared
	Untied   Levels            `json:"untied"`   // questions that name no outcome of the course
	Few      []string          `json:"few"`      // codes of outcomes with fewer than MinQuizItems
}

// MinQuizItems are as many quiz questions as an outcome needs before a result
// says anything about it.
const MinQuizItems = 3

// An OutcomeCoverage is one outcome of a course.
type OutcomeCoverage struct {
	Code  string `json:"code"`
	Text  string `json:"text"`  // in the first language
	Level string `json:"level"` // as declared: C3, C2-C3
	Levels
}

// Levels are numbers of questions by Bloom's level.
type Levels struct {
	Practice map[string]int `json:"practice"` // asked in lessons alone
	Quiz     map[string]int `json:"quiz"`     // asked in a quiz, or drawn by one
}

// Sums are how many practice and quiz questions there are in all.
func (l Levels) Sums() (practice, quiz int) { return sum(l.Practice), sum(l.Quiz) }

// A Translation is how much of a course there is in one language.
type Translation struct {
	Lang         string   `json:"lang"`
	Pages        int      `json:"pages"`        // of the course: its own, those of modules, lessons, quizzes, banks
	Translated   int      `json:"translated"`   // of them, those with a file in this language
	Share        float64  `json:"share"`        // the second of the first
	Missing      []string `json:"missing"`      // files of other languages that lack one in this
	Terms        int      `json:"terms"`        // of the glossary
	TermsMissing []string `json:"termsMissing"` // ids of those that lack this language
}

// Weight is what a reader loads. Style and scripts, which all pages share, are
// left out.
type Weight struct {
	Pages  []PageWeight  `json:"pages"`  // heaviest first
	Images []ImageWeight `json:"images"` // heaviest first
}

// A PageWeight is one page as it was built.
type PageWeight struct {
	Address string `json:"address"`
	Bytes   int    `json:"bytes"`
	Gzip    int    `json:"gzip"` // bytes as a web host sends them
}

// An ImageWeight is one picture that pages of the course show.
type ImageWeight struct {
	File  string `json:"file"`
	Bytes int    `json:"bytes"`
	Heavy bool   `json:"heavy"` // above HeavyImage
}

// HeavyImage is what a picture may weigh, in bytes, before it is worth making
// smaller: two seconds at 400 kbit/s.
const HeavyImage = 100_000

// A CaseHealth is one branching case in one language.
type CaseHealth struct {
	ID        string `json:"id"`
	File      string `json:"file"`
	Lang      string `json:"lang"`
	Title     string `json:"title"`     // of its page
	Scenes    int    `json:"scenes"`    // with the ends
	Decisions int    `json:"decisions"` // on the shortest way to an end
	Words     int    `json:"words"`     // of its scenes
}

// Health looks at all courses. Every page is made for it, to be weighed. A slip
// in a lesson is counted and costs nothing else.
func (p *Project) Health(ctx context.Context) (*Health, error) {
	h, err := build.Do(p.graph.WithContext(ctx), "health", p.health)
	if err != nil {
		return nil, err
	}
	all := Health{Languages: h.Languages, Drafts: h.Drafts, Problems: []FileProblems{}, Courses: make([]CourseHealth, len(h.Courses))}
	copy(all.Courses, h.Courses) // the step's value stays as it is
	for _, f := range byFile(p.problems("health", h.Drafts)) {
		to := &all.Problems
		for i := range all.Courses {
			c := &all.Courses[i]
			if strings.HasPrefix(f.File, c.Dir+"/") && !beside(f) {
				to = &c.Problems
				c.Totals.Errors += f.Errors
				c.Totals.Warnings += f.Warnings
			}
		}
		*to = append(*to, f)
	}
	return &all, nil
}

// beside reports whether a file stands beside the content folder, as templates
// do: a course may have the same name.
func beside(f FileProblems) bool {
	for code := range f.Codes {
		if code[1] == '5' {
			return true
		}
	}
	return false
}

// byFile counts problems by their file, in their order.
func byFile(problems source.Problems) []FileProblems {
	all := []FileProblems{}
	for _, one := range problems {
		if n := len(all); n == 0 || all[n-1].File != one.Pos.File {
			all = append(all, FileProblems{File: one.Pos.File, Codes: map[string]int{}})
		}
		f := &all[len(all)-1]
		f.Codes[string(one.Code)]++
		if one.Level() == source.Error {
			f.Errors++
		} else {
			f.Warnings++
		}
	}
	return all
}

// health is all but the problems, which belong to the steps below it.
func (p *Project) health(s *build.Step) (Health, error) {
	var h Health
	drafts, err := p.check(s)
	if err != nil {
		return h, err
	}
	t, err := p.tree(s)
	if err != nil {
		return h, err
	}
	h.Languages, h.Drafts = t.Site.Languages, append([]string{}, drafts...)
	weights, err := p.weights(s, t)
	if err != nil {
		return h, err
	}
	for _, c := range t.Courses {
		one, err := p.courseHealth(s, t.Site, c)
		if err != nil {
			return h, err
		}
		one.Weight.Pages = weights[c.Dir]
		h.Courses = append(h.Courses, one)
	}
	return h, nil
}

func (p *Project) courseHealth(s *build.Step, set course.Site, c course.TreeCourse) (CourseHealth, error) {
	one := CourseHealth{Dir: c.Dir, Problems: []FileProblems{}}
	facts, err := p.every(s, c.Dir)
	if err != nil {
		return one, err
	}
	outlines := map[string]*course.Outline{}
	for _, lang := range set.Languages {
		if outlines[lang], err = p.outline(s, c.Dir, lang); err != nil {
			return one, err
		}
	}
	terms, err := p.glossary(s, c.Dir)
	if err != nil {
		return one, err
	}
	bodies := map[string]site.Body{} // by file, in its own language
	for file, f := range facts {
		l, err := p.lesson(s, file, f.Lang)
		if err != nil {
			return one, err
		}
		bodies[file] = l.Body
	}
	first := outlines[set.Languages[0]]
	one.ID, one.Title = first.ID, first.Title
	one.Pages = pagesHealth(c, set, facts, outlines, bodies)
	one.Totals = totals(one.Pages)
	one.Coverage = coverage(c, set, facts, first)
	one.Translations = translations(c, set, facts, terms)
	one.Cases = casesHealth(one.Pages, facts)
	one.Weight.Images, err = images(s, facts)
	return one, err
}
