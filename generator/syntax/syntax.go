// Package syntax is how authors write: lesson files into the model, and
// questions back into files.
//
//	lesson, problems := syntax.ReadLesson(f, syntax.Options{Lang: "id"})
//
// The grammar is a promise. A file that was read one way is never read another
// way, so every rule has a fixture in testdata that stays for ever. Three rules
// gave it its shape: a plain Markdown viewer shows something sensible; in a
// question the mark on the answers decides what is asked; a slip is an error
// with file, line and mend, never a guess.
//
// Reading goes in four steps. The scan of package markup finds the ::: blocks
// in the lines. The lines of questions are looked at as they are written
// (mend.go), and each slip is reported. What the mends of all these slips would
// change is changed in a [view] of the file, and the view is what Markdown
// reads: a slip costs one message, and what only follows from it costs none.
// Then each block gets its meaning from the function of its kind, in a file of
// that name: question.go, order.go, sort.go, grid.go, essay.go, case.go,
// draw.go, figure.go, details.go.
package syntax

import (
	"path"
	"slices"
	"strings"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// Options say what a file is. The zero value reads a lesson in the only
// language of its course.
type Options struct {
	Lang       string      // the language of the file
	Languages  []string    // those of the site, the first being the default
	Role       course.Role // "" is read off the file's name
	UnsafeHTML bool        // raw HTML is passed on
}

// translation reports whether the file is one: its ids are the original's.
func (o Options) translation() bool {
	return len(o.Languages) > 0 && o.Lang != "" && o.Lang != o.Languages[0]
}

// ReadLesson reads a page. It never fails and never returns nil: what cannot
// be read is reported, and the rest is kept.
func ReadLesson(f *source.File, o Options) (*course.Lesson, source.Problems) {
	r := read(f, o)
	return r.lesson, few(r.problems.Sort())
}

// read reads a page.
func read(f *source.File, o Options) *reader {
	if o.Role == "" {
		o.Role = role(f.Name)
	}
	r := &reader{o: o, lesson: &course.Lesson{}, ids: map[string]source.Pos{}}
	r.lesson.Facts = course.Facts{File: f.Name, Lang: o.Lang, Role: o.Role}
	r.front(f)
	r.read(newView(f))
	r.facts()
	r.blocks()
	r.title(f)
	r.gather()
	r.examples()
	return r
}

// maxAlike is how many problems of one code a file may have; more say nothing
// new.
const maxAlike = 100

func few(all source.Problems) source.Problems {
	count := map[source.Code]int{}
	return slices.DeleteFunc(all, func(p source.Problem) bool {
		count[p.Code]++
		return count[p.Code] > maxAlike
	})
}

// role is what a file is by its name.
func role(name string) course.Role {
	name, _, _ = strings.Cut(path.Base(name), ".")
	switch name {
	case "course":
		return course.RoleCourse
	case "module":
		return course.RoleModule
	}
	return course.RoleLesson
}

// A reader reads one page, or one example in it.
type reader struct {
	o        Options
	v        *view // what Markdown reads
	lesson   *course.Lesson
	problems source.Problems
	ids      map[string]source.Pos // of the page, its questions, cases, figures
	prefix   string                // of the ids of an example
	lacks    []lack                // ids that are missing
	choices  map[source.Pos]bool   // links that a case judges
	found    []*markup.Directive   // blocks that wait for their meaning
	queued   map[*markup.Directive]bool
	unmarked map[int]bool    // opening lines of questions whose answers bore letters
	defined  map[string]bool // labels of links that the page defines, folded
}

// report notes a problem with the bytes from start to end of the view.
func (r *reader) report(code source.Code, start, end int, args ...any) *source.Problem {
	r.problems = append(r.problems, r.v.problem(code, start, end, args...))
	return &r.problems[len(r.problems)-1]
}

// read mends what is wrong with the lines, and reads the Markdown.
func (r *reader) read(v *view) {
	d := dialect(r.o)
	if len(v.file.Data) > source.MaxLesson { // the parser says so
		d.Block = nil
	}
	scan := markup.ScanBlocks(v.file, d)
	for _, p := range scan.Problems {
		r.problems = append(r.problems, v.movedProblem(p))
	}
	if len(scan.Edits) > 0 {
		v = v.edited(scan.Edits)
		scan = markup.ScanBlocks(v.file, d)
	}
	r.unmarked = map[int]bool{}
	var edits []markup.Edit
	for i := range scan.All {
		kind, _ := kindOf(scan.All[i].Word)
		problems, some := mendBlock(v, kind, rawLines(v, &scan, i))
		for _, p := range problems {
			if p.Code == "E014" && p.Args[0] == source.Key("mark.letter") {
				r.unmarked[v.pos(scan.All[i].Start).Line] = true
			}
		}
		r.problems = append(r.problems, problems...)
		edits = append(edits, some...)
	}
	r.v = v.edited(edits)
	text, problems := markup.Parse(r.v.file, d)
	for _, p := range problems {
		r.problems = append(r.problems, r.v.movedProblem(p))
	}
	r.lesson.Text = text
}

// rawLines are the lines inside block i; those of blocks in it are quiet.
func rawLines(v *view, scan *markup.Blocks, i int) []rawLine {
	b := scan.All[i]
	var lines []rawLine
	f := v.file
	inner := i + 1 // the next block in it
	for n := b.Line + 1; n <= f.Lines() && f.LineStart(n) < b.End; n++ {
		text, start := v.line(f.LineStart(n))
		l := rawLine{start: start, text: text, quiet: scan.Quiet(n)}
		l.body = strings.TrimLeft(text, " \t")
		l.indent = columns(text[:len(text)-len(l.body)])
		for inner < len(scan.All) && start >= scan.All[inner].After {
			inner++
		}
		l.quiet = l.quiet || inner < len(scan.All) && start >= scan.All[inner].Start
		lines = append(lines, l)
	}
	return lines
}

// columns is the width of blanks and tabs.
func columns(blanks string) int {
	n := 0
	for _, c := range blanks {
		if c == '\t' {
			n += 4 - n%4
		} else {
			n++
		}
	}
	return n
}

// kinds are what blocks may be; each gives a block its meaning.
var kinds = map[string]func(*block){
	"question": question,
	"order":    order,
	"sort":     sorting,
	"grid":     grid,
	"essay":    essay,
	"case":     branching,
	"draw":     draw,
	"figure":   figure,
	"details":  details,
}

// blocks gives every ::: block its meaning, and reports answers that stand
// outside of them. Blocks in blocks are found when the outer one is read.
func (r *reader) blocks() {
	if len(r.lesson.Text.Nodes) == 0 {
		return
	}
	r.queued = map[*markup.Directive]bool{}
	page := r.lesson.Text.Nodes[0].Parent()
	for _, n := range r.lesson.Text.Nodes {
		r.visit(n)
	}
	for len(r.found) > 0 {
		d := r.found[0]
		r.found = r.found[1:]
		r.directive(d)
	}
	r.lesson.Text.Nodes = children(page)
	slices.SortStableFunc(r.lesson.Questions, func(a, b *quiz.Question) int { return a.Span[0] - b.Span[0] })
	slices.SortStableFunc(r.lesson.Facts.Questions, func(a, b course.QuestionFacts) int {
		if a.Pos.Before(b.Pos) {
			return -1
		}
		return 1
	})
}
