package syntax

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/source"
)

// The front matter of each role, as YAML.
type (
	lessonFront struct {
		ID            string                `yaml:"id"`
		Title         string                `yaml:"title"`
		Short         string                `yaml:"short"`
		Outcomes      []string              `yaml:"outcomes"`
		Prerequisites []string              `yaml:"prerequisites"`
		Quiz          *course.Quiz          `yaml:"quiz"`
		Bank          bool                  `yaml:"bank"`
		Draft         bool                  `yaml:"draft"`
		Confidence    bool                  `yaml:"confidence,yakin"`
		Pos           map[string]source.Pos `yaml:",places"`
	}
	indexFront struct { // course.md and module.md
		ID         string                `yaml:"id"`
		Title      string                `yaml:"title"`
		Short      string                `yaml:"short"`
		Outcomes   []outcomeFront        `yaml:"outcomes"`
		Draft      bool                  `yaml:"draft"`
		Confidence bool                  `yaml:"confidence,yakin"`
		Pos        map[string]source.Pos `yaml:",places"`
	}
	outcomeFront struct {
		Code  string                `yaml:"code"`
		Text  string                `yaml:"text"`
		Level string                `yaml:"level"`
		Pos   map[string]source.Pos `yaml:",places"`
	}
)

// front reads the front matter.
func (r *reader) front(f *source.File) {
	front := &r.lesson.Facts.Front
	start, end, _, closed := markup.FrontMatter(f)
	if start >= 0 {
		if !closed {
			r.problems = append(r.problems, f.LineProblem("E104", 1, f.Pos(end)).With("---"))
		}
		r.problems = append(r.problems, readFront(f, start, end, r.o.Role, front)...)
	}
	r.pageID(f)
}

// unread reports whether the front matter, or one of its keys, could not be
// read: then it is not missing as well.
func (r *reader) unread(key string) bool {
	for _, p := range r.problems {
		switch p.Code {
		case "E105", "E106", "E401", "E403":
			return true
		case "E101":
			if p.Args[1] == key {
				return true
			}
		case "E102":
			if at, ok := r.lesson.Facts.Front.Pos[key]; ok && at == p.Pos {
				return true
			}
		}
	}
	return false
}

func readFront(f *source.File, start, end int, role course.Role, front *course.Front) source.Problems {
	if role == course.RoleLesson {
		var y lessonFront
		problems := course.ReadYAML(f, start, end, &y)
		*front = course.Front{ID: y.ID, Title: y.Title, Short: y.Short, Outcomes: y.Outcomes, Prerequisites: y.Prerequisites,
			Quiz: y.Quiz, Bank: y.Bank, Draft: y.Draft, Confidence: y.Confidence, Pos: y.Pos}
		return problems
	}
	var y indexFront
	problems := course.ReadYAML(f, start, end, &y)
	*front = course.Front{ID: y.ID, Title: y.Title, Short: y.Short, Draft: y.Draft, Confidence: y.Confidence, Pos: y.Pos}
	for _, o := range y.Outcomes {
		front.Declares = append(front.Declares, course.Outcome{Code: o.Code, Text: o.Text, Level: o.Level, Pos: o.Pos["code"]})
	}
	return problems
}

// pageID judges the page's id (E003), and makes one where there is none
// (W108; a course and a quiz page must have one).
func (r *reader) pageID(f *source.File) {
	facts := &r.lesson.Facts
	front := &facts.Front
	at := front.Pos["id"]
	if front.ID != "" {
		if !idPattern.MatchString(front.ID) {
			p := f.Complete(source.Problem{Code: "E003", Pos: at, End: behind(f, at, front.ID), Args: []any{source.Key("id.form"), front.ID}})
			r.problems = append(r.problems, p.With("id: "+slug(front.ID, 64)))
		} else {
			r.ids[front.ID] = at
		}
		return
	}
	if r.o.translation() {
		return
	}
	facts.TempID = true
	front.ID = temporaryPageID(f.Name)
	if r.unread("id") {
		return
	}
	line := 1
	code := source.Code("W108")
	if r.o.Role == course.RoleCourse || front.Quiz != nil {
		code = "E003"
	}
	p := f.LineProblem(code, line, source.Key("id.page"))
	r.problems = append(r.problems, p.With("id: "+nameOf(f.Name)))
}

// behind is the place behind a text that begins at a place, on the same line.
func behind(f *source.File, at source.Pos, text string) source.Pos {
	room := utf8.RuneCount(f.Line(at.Line)) + 1 - at.Col
	at.Col += max(0, min(room, utf8.RuneCountInString(text)))
	return at
}

// title takes the page's title from its first heading where the front matter
// has none, and that heading out of the text.
func (r *reader) title(f *source.File) {
	front := &r.lesson.Facts.Front
	if front.Title != "" {
		return
	}
	for i, h := range r.lesson.Text.Headings() {
		if i == 0 && h.Level == 1 {
			front.Title = h.Text
			r.dropTitle()
			return
		}
	}
	if front.Title = nameOf(f.Name); r.unread("title") {
		return
	}
	r.problems = append(r.problems, f.LineProblem("E107", 1).With("title: "+strings.ReplaceAll(nameOf(f.Name), "-", " ")))
}

func (r *reader) dropTitle() {
	t := &r.lesson.Text
	for i, n := range t.Nodes {
		if h, ok := n.(*ast.Heading); ok {
			t.Nodes = append(t.Nodes[:i:i], t.Nodes[i+1:]...)
			h.Parent().RemoveChild(h.Parent(), h)
			return
		}
	}
}
