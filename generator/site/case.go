package site

import (
	"html/template"
	"slices"

	"suluh/generator/course"
	"suluh/generator/words"
)

// A Case is all that the template of a branching case (parts/case.html) may use.
type Case struct {
	ID      string
	Top     bool // no section stands above it: its scenes are the page's sections
	Example bool // nothing of it is kept
	Scored  bool
	Best    int // the best sum of points
	Scenes  []Scene
	Debrief template.HTML

	say words.Words
}

// A Scene is one place in a case. Without a script all stand in order, and the
// choices jump.
type Scene struct {
	ID      string // in the page
	Name    string // in the case
	Title   template.HTML
	Text    template.HTML
	Choices []Choice
	End     bool
}

// A Choice leads from one scene to another.
type Choice struct {
	Letter      string // a, b, c
	Text        template.HTML
	To          string // id in the page
	Name        string // of the scene that it leads to
	Points      int
	Consequence template.HTML
}

// Say is a text of the catalogue in the page's language.
func (c Case) Say(key string, args ...any) string { return c.say.Say(key, args...) }

// Icon is one of the signs of icons.html.
func (c Case) Icon(name string) template.HTML { return icon(name) }

// branches writes a case; one in an example has a prefix before its ids.
func (w *bodyWriter) branches(c *course.Case, prefix string) (template.HTML, error) {
	w.out.Case = true
	v := Case{ID: prefix + c.ID, Example: prefix != "", Top: !slices.ContainsFunc(w.l.Facts.Headings, func(h course.Heading) bool { return h.Level == 2 }), Scored: c.Scored, Best: c.Best, Debrief: w.html(c.Debrief), say: w.say}
	for _, s := range c.Scenes {
		scene := Scene{ID: w.anchor(prefix + c.ID + "-" + s.ID), Name: s.ID, Title: w.part("", s.Title).Text, Text: w.html(s.Text), End: s.End}
		for i, o := range s.Choices {
			scene.Choices = append(scene.Choices, Choice{
				Letter: letter(i), Text: w.part("", o.Text).Text, To: w.anchor(prefix + c.ID + "-" + o.To), Name: o.To,
				Points: o.Points, Consequence: w.html(o.Consequence),
			})
		}
		v.Scenes = append(v.Scenes, scene)
	}
	return w.run("parts/case.html", v) + "\n", w.err
}

func letter(i int) string { return string(rune('a' + i%26)) }
