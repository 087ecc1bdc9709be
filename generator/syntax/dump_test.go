package syntax

import (
	"fmt"
	"strings"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
	"suluh/generator/words"
)

// A dump writes a lesson in a form that a person can check and a test can
// compare: the whole model, without places.
type dump struct{ strings.Builder }

func (d *dump) line(indent int, format string, args ...any) {
	d.WriteString(strings.Repeat("  ", indent))
	s := fmt.Sprintf(format, args...)
	d.WriteString(strings.TrimRight(s, " ") + "\n")
}

// oneLine is a Text on one line.
func oneLine(t markup.Text) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(t.Plain(), "\n", " / ")), " ")
}

func (d *dump) lesson(l *course.Lesson) {
	f := l.Facts
	var front []string
	add := func(name string, value any, is bool) {
		if is {
			front = append(front, fmt.Sprintf("%s=%v", name, value))
		}
	}
	add("id", f.Front.ID, f.Front.ID != "" && !f.TempID)
	add("title", f.Front.Title, f.Front.Title != "")
	add("short", f.Front.Short, f.Front.Short != "")
	add("outcomes", f.Front.Outcomes, f.Front.Outcomes != nil)
	add("prerequisites", f.Front.Prerequisites, f.Front.Prerequisites != nil)
	add("bank", "yes", f.Front.Bank)
	add("draft", "yes", f.Front.Draft)
	add("confidence", "yes", f.Front.Confidence)
	if q := f.Front.Quiz; q != nil {
		add("quiz", fmt.Sprintf("%+v", *q), true)
	}
	for _, o := range f.Front.Declares {
		add("outcome", fmt.Sprintf("%s %q %s", o.Code, o.Text, o.Level), true)
	}
	d.line(0, "page %s", strings.Join(front, " "))
	d.line(0, "words %d lead %q", f.Words, f.Lead)
	for _, h := range f.Headings {
		d.line(0, "heading %d #%s %s (%d)", h.Level, h.ID, h.Text, h.Words)
	}
	if len(f.Anchors) > 0 {
		d.line(0, "anchors %s", strings.Join(f.Anchors, " "))
	}
	for _, k := range f.Links {
		d.line(0, "link %s", k.To)
	}
	for _, c := range f.Cites {
		d.line(0, "cite %s %s", c.Key, c.Locator)
	}
	for _, w := range f.Draws {
		d.line(0, "draw %d from=%v tags=%v", w.Count, w.From, w.Tags)
	}
	if f.Examples > 0 {
		d.line(0, "examples %d", f.Examples)
	}
	d.line(0, "shown %s", oneLine(l.Text))
	for i, q := range l.Questions {
		d.question(q)
		if i < len(f.Questions) {
			d.line(1, "facts %s %s %s %v", f.Questions[i].ID, f.Questions[i].Interaction, f.Questions[i].Revision, f.Questions[i].Marks)
		}
	}
	for _, c := range l.Cases {
		d.branching(c)
	}
}

func (d *dump) question(q *quiz.Question) {
	id := q.ID
	if q.Temporary {
		id += " (temporary)"
	}
	d.line(0, "%s %s %s", q.Kind, id, q.Ask.Name())
	var keys []string
	add := func(name string, value any, is bool) {
		if is {
			keys = append(keys, fmt.Sprintf("%s=%v", name, value))
		}
	}
	add("points", q.Points, q.Points != 1)
	add("outcomes", q.Outcomes, q.Outcomes != nil)
	add("level", q.Level, q.Level != "")
	add("tags", q.Tags, q.Tags != nil)
	add("aliases", q.Aliases, q.Aliases != nil)
	add("confidence", "yes", q.Confident)
	add("opening", "yes", q.Opening)
	add("lint", "off", q.LintOff)
	if keys != nil {
		d.line(1, "%s", strings.Join(keys, " "))
	}
	d.line(1, "prompt %s", oneLine(q.Prompt))
	d.ask(q.Ask)
	fb := q.Feedback
	for _, h := range fb.Hints {
		d.line(1, "hint %s", oneLine(h))
	}
	d.reason(1, "why", fb.Why)
	d.reason(1, "again", fb.ReadAgain)
	d.reason(1, "model", fb.ModelAnswer)
}

func (d *dump) reason(indent int, name string, t markup.Text) {
	if !t.Empty() {
		d.line(indent, "%s %s", name, oneLine(t))
	}
}

func (d *dump) ask(ask quiz.Interaction) {
	mark := func(right bool) string {
		if right {
			return "*"
		}
		return "-"
	}
	switch a := ask.(type) {
	case *quiz.Select:
		d.line(1, "many=%v any=%v scoring=%s fixed=%v", a.Many, a.Any, a.Scoring, a.Fixed)
		for _, o := range a.Options {
			d.line(1, "%s %s %s", mark(o.Right), o.Key, oneLine(o.Text))
			d.reason(2, ">", o.Feedback)
		}
	case *quiz.Entry:
		d.line(1, "typo=%v", a.Typo)
		for _, o := range a.Answers {
			d.line(1, "%s %s %s", mark(o.Right), o.Key, strings.Join(o.Variants, " | "))
			d.reason(2, ">", o.Feedback)
		}
	case *quiz.Number:
		for _, o := range a.Answers {
			d.line(1, "%s %s %s", mark(o.Right), o.Key, o.Written)
			for _, r := range o.Ranges {
				d.line(2, "%v..%v %v", r.Low, r.High, r.Units)
			}
			d.reason(2, ">", o.Feedback)
		}
	case *quiz.Match:
		d.line(1, "style=%s scoring=%s", a.Style, a.Scoring)
		sides := map[string]string{"": "_"}
		for _, s := range a.Right {
			sides[s.Key] = oneLine(s.Text)
		}
		had := map[string]bool{}
		for _, i := range a.Left {
			had[i.Right] = true
			d.line(1, "%s %s -> %s", i.Key, oneLine(i.Text), sides[i.Right])
			d.reason(2, ">", i.Feedback)
		}
		for _, s := range a.Right {
			if !had[s.Key] {
				d.line(1, "_ -> %s", oneLine(s.Text))
			}
		}
	case *quiz.Order:
		d.line(1, "scoring=%s", a.Scoring)
		for _, s := range a.Steps {
			d.line(1, "%s %s", s.Key, oneLine(s.Text))
			d.reason(2, ">", s.Feedback)
		}
	case *quiz.Gaps:
		d.line(1, "bank=%v typo=%v distractors=%q", a.Bank, a.Typo, a.Distractors)
		for i, g := range a.Gaps {
			d.line(1, "gap %d %s menu=%v", i+1, g.Key, g.Menu)
			for _, o := range g.Options {
				d.line(2, "%s %s %s", mark(o.Right), o.Key, o.Text)
				d.reason(3, ">", o.Feedback)
			}
			for _, o := range g.Answers {
				d.line(2, "%s %s %s", mark(o.Right), o.Key, strings.Join(o.Variants, " | "))
				d.reason(3, ">", o.Feedback)
			}
			d.reason(2, ">", g.Why)
		}
	case *quiz.Essay:
		d.line(1, "min=%d", a.Min)
		for _, r := range a.Rubric {
			var levels []string
			for _, l := range r.Levels {
				levels = append(levels, fmt.Sprintf("%v=%s", l.Points, oneLine(l.Text)))
			}
			d.line(1, "row %s %s: %s", r.Key, oneLine(r.Text), strings.Join(levels, ", "))
		}
	}
}

func (d *dump) branching(c *course.Case) {
	d.line(0, "case %s scored=%v best=%d", c.ID, c.Scored, c.Best)
	for _, s := range c.Scenes {
		end := ""
		if s.End {
			end = " (end)"
		}
		d.line(1, "scene %s %q%s: %s", s.ID, oneLine(s.Title), end, oneLine(s.Text))
		for _, ch := range s.Choices {
			d.line(2, "choice %q to %s %+d", oneLine(ch.Text), ch.To, ch.Points)
			d.reason(3, ">", ch.Consequence)
		}
	}
	d.reason(1, "debrief", c.Debrief)
}

// problems writes each problem as file:line:col-endcol CODE sentence, the
// quoted line, and its mend.
func (d *dump) problems(ps source.Problems) {
	for _, p := range ps {
		d.line(0, "%s-%d %s %s", p.Pos, p.End.Col, p.Code, words.In("id").Say(string(p.Code), p.Args...))
		d.line(1, "| %s", p.Quote)
		for _, m := range strings.Split(p.Mend, "\n") {
			if p.Mend != "" {
				d.line(1, "+ %s", m)
			}
		}
	}
}
