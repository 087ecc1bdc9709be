package quiz

import (
	"fmt"
	"strings"
	"testing"

	"suluh/generator/source"
)

// at is line n of a lesson.
func at(n int) source.Pos { return source.Pos{File: "a.md", Line: n, Col: 3} }

// TestCheck wants each slip of a question found at its later place, and
// nothing found in a sound one.
func TestCheck(t *testing.T) {
	option := func(n int, key string, right bool) Option { return Option{Key: key, Right: right, Pos: at(n)} }
	answer := func(n int, right bool, variants ...string) Answer {
		return Answer{Key: Key(variants[0]), Right: right, Variants: variants, Pos: at(n)}
	}
	figure := func(n int, right bool, text string) Figure {
		f, _, _ := ReadFigure(text)
		f.Right, f.Pos = right, at(n)
		return f
	}
	for _, c := range []struct {
		name string
		ask  Interaction
		want string
	}{
		{"select: sound", &Select{Options: []Option{option(1, "a", true), option(2, "b", false)}}, ""},
		{"select: no options", &Select{}, "E009 0"},
		{"select: none right", &Select{Options: []Option{option(1, "a", false), option(2, "b", false)}}, "E011 1 right.none"},
		{"select: two right", &Select{Options: []Option{option(1, "a", true), option(2, "b", false), option(3, "c", true)}}, "E011 3 right.several a.md:1:3"},
		{"select: two right, any", &Select{Any: true, Options: []Option{option(1, "a", true), option(2, "b", true)}}, ""},
		{"select: two alike", &Select{Options: []Option{option(1, "a", true), option(2, "b", false), option(3, "b", false)}}, "E010 3 alike.option a.md:2:3"},
		{"select: many, one right", &Select{Many: true, Options: []Option{option(1, "a", false), option(2, "b", true)}}, "W101 2"},
		{"select: many, two right", &Select{Many: true, Options: []Option{option(1, "a", true), option(2, "b", true), option(3, "c", false)}}, ""},
		{"select: many, none right", &Select{Many: true, Options: []Option{option(1, "a", false)}}, "E011 1 right.none"},
		{"entry: sound", &Entry{Answers: []Answer{answer(1, true, "a", "b"), answer(2, false, "c")}}, ""},
		{"entry: no answers", &Entry{}, "E009 0"},
		{"entry: only wrong ones", &Entry{Answers: []Answer{answer(1, false, "a")}}, "E011 1 right.none"},
		{"entry: accepted and wrong", &Entry{Answers: []Answer{answer(1, true, "Eko-map"), answer(2, false, "eko map.")}}, "E010 2 alike.answer a.md:1:3"},
		{"number: sound", &Number{Answers: []Figure{figure(1, true, "75 kg"), figure(2, false, "57"), figure(3, false, "-75")}}, ""},
		{"number: no answers", &Number{}, "E009 0"},
		{"number: only wrong ones", &Number{Answers: []Figure{figure(1, false, "57")}}, "E011 1 right.none"},
		{"number: one twice", &Number{Answers: []Figure{figure(1, true, "75 kg"), figure(2, false, "75,0 Kg")}}, "E010 2 alike.answer a.md:1:3"},
		{"match: sound", &Match{Left: []Item{{Key: "a", Right: "1"}, {Key: "b", Right: "1"}}, Right: []Side{{Key: "1"}}}, ""},
		{"match: a text on both sides", &Match{Left: []Item{{Key: "a", Right: "b"}, {Key: "b", Right: "a"}}, Right: []Side{{Key: "a"}, {Key: "b"}}}, ""},
		{"match: nothing", &Match{}, "E009 0"},
		{"match: two left alike", &Match{Style: Pairs, Left: []Item{{Key: "a", Right: "1", Pos: at(1)}, {Key: "a", Right: "1", Pos: at(2)}}, Right: []Side{{Key: "1"}}}, "E010 2 alike.left a.md:1:3"},
		{"match: two rows alike", &Match{Style: Grid, Left: []Item{{Key: "a", Right: "1", Pos: at(1)}, {Key: "a", Right: "1", Pos: at(2)}}, Right: []Side{{Key: "1"}}}, "E010 2 alike.row a.md:1:3"},
		{"match: two columns alike", &Match{Style: Grid, Left: []Item{{Key: "a", Right: "1"}}, Right: []Side{{Key: "1", Pos: at(1)}, {Key: "1", Pos: at(1)}}}, "E010 1 alike.right a.md:1:3"},
		{"order: sound", &Order{Steps: []Step{{Key: "a"}, {Key: "b"}}}, ""},
		{"order: one step", &Order{Steps: []Step{{Key: "a"}}}, "E009 0"},
		{"order: two alike", &Order{Steps: []Step{{Key: "a", Pos: at(1)}, {Key: "b"}, {Key: "a", Pos: at(3)}}}, "E010 3 alike.step a.md:1:3"},
		{"gaps: sound, two alike", &Gaps{Gaps: []Gap{{Key: "a", Answers: []Answer{answer(1, true, "a")}}, {Key: "a-2", Answers: []Answer{answer(2, true, "a")}}}}, ""},
		{"gaps: none", &Gaps{}, "E009 0"},
		{"gaps: a menu with two right", &Gaps{Gaps: []Gap{{Menu: true, Options: []Choice{{Key: "a", Right: true, Pos: at(1)}, {Key: "b", Right: true, Pos: at(2)}}}}}, "E011 2 right.several a.md:1:3"},
		{"gaps: a variant twice", &Gaps{Gaps: []Gap{{Answers: []Answer{answer(1, true, "a", "A.")}}}}, "E010 1 alike.answer a.md:1:3"},
		{"essay: sound without a rubric", &Essay{}, ""},
		{"essay: two rows alike", &Essay{Rubric: []Row{{Key: "a", Pos: at(1)}, {Key: "a", Pos: at(2)}}}, "E010 2 alike.row a.md:1:3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var all []string
			for _, p := range c.ask.Check() {
				s := fmt.Sprintf("%s %d", p.Code, p.Pos.Line)
				for _, a := range p.Args {
					s += fmt.Sprintf(" %v", a)
				}
				all = append(all, s)
			}
			if got := strings.Join(all, "; "); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
