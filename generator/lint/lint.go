// Package lint says what an experienced colleague would say of a lesson: the
// flaws of items that the literature names, and lessons that read long and ask
// little. It judges the model alone, so its warnings hold for a lesson read
// from any format.
//
//	problems := lint.Lesson(f, l, lint.Course{Outcomes: true}, slips)
//
// Item flaws (W103) are those of Haladyna, Downing & Rodriguez (2002), A review
// of multiple-choice item-writing guidelines, Applied Measurement in Education
// 15(3), 309–333. lint=off on a question silences them; the promise of the
// grammar asks the author for a comment that says why.
package lint

import (
	"slices"
	"strings"
	"suluh/generator/course"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// Measures of a lesson and its questions.
const (
	wordsPerQuestion = 400  // W105: a lesson asks at least one question in so many words
	sectionWords     = 600  // W109
	lessonWords      = 1500 // W109
	keyRatio         = 1.3  // W103: the key against the next longest option
	keyLeast         = 20   // characters; shorter keys are not told by their length
	pageLeast        = 4    // questions on a page before its keys are compared
	sameShare        = 0.8  // W103: this share of the keys in one place
)

// Course is what a lesson's own file does not say.
type Course struct {
	// Outcomes: some page of the course declares outcomes. A course without is
	// there to be looked things up in, and is not asked to question its reader.
	Outcomes bool
}

// Lesson finds the warnings of one page. f is the file it was read from, and
// slips are what was wrong with it: a question with an error in it is left
// alone, since what it lacks may only follow from that.
func Lesson(f *source.File, l *course.Lesson, c Course, slips source.Problems) source.Problems {
	r := &report{f: f}
	if slices.ContainsFunc(slips, func(p source.Problem) bool { return p.Code == "E113" || p.Code == "E401" }) {
		return nil // it was not read at all
	}
	if l.Facts.Role == course.RoleLesson && !l.Facts.Front.Bank {
		lengths(r, l)
		if c.Outcomes {
			enough(r, l)
		}
	}
	var asked []*quiz.Question
	for _, q := range l.Questions {
		if broken(f, q, slips) {
			continue
		}
		links(r, q, c)
		if !q.LintOff {
			asked = append(asked, q)
			item(r, q)
		}
	}
	page(r, asked)
	return r.problems
}

func broken(f *source.File, q *quiz.Question, slips source.Problems) bool {
	last := f.LineAt(max(q.Span[0], q.Span[1]-1))
	return slices.ContainsFunc(slips, func(p source.Problem) bool {
		return strings.HasPrefix(string(p.Code), "E0") && p.Pos.Line >= q.Pos.Line && p.Pos.Line <= last
	})
}

type report struct {
	f        *source.File
	problems source.Problems
}

func (r *report) at(code source.Code, pos source.Pos, args ...any) {
	p := r.f.LineProblem(code, max(1, pos.Line), args...)
	r.problems = append(r.problems, p)
}

// links asks every question for the way back to what teaches it, and for what
// it serves. Opening questions come before the teaching.
func links(r *report, q *quiz.Question, c Course) {
	if q.Feedback.ReadAgain.Empty() && !q.Opening {
		r.at("W106", q.Pos)
	}
	if c.Outcomes && len(q.Outcomes) == 0 {
		r.at("W107", q.Pos)
	}
}

// lengths warns of what is long to read in one go.
func lengths(r *report, l *course.Lesson) {
	if l.Facts.Words > lessonWords {
		r.at("W109", source.Pos{Line: 1}, source.Key("lint.lesson"), l.Facts.Words, lessonWords)
	}
	for _, h := range l.Facts.Headings {
		if h.Level == 2 && h.Words > sectionWords {
			r.at("W109", h.Pos, source.Key("lint.section"), h.Words, sectionWords)
		}
	}
}

// enough warns of a lesson that asks too little for its length. Questions in
// example fences count: the reader answers them too.
func enough(r *report, l *course.Lesson) {
	n := len(l.Questions) + len(l.Cases) + l.Facts.Examples
	for _, d := range l.Facts.Draws {
		n += d.Count
	}
	if want := (l.Facts.Words + wordsPerQuestion - 1) / wordsPerQuestion; n < max(1, want) && l.Facts.Front.Quiz == nil {
		r.at("W105", source.Pos{Line: 1}, n, l.Facts.Words, max(1, want))
	}
}
