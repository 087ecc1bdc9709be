package quiz

import (
	"suluh/generator/markup"
	"suluh/generator/source"
)

// Gaps is filling gaps in a text, by typing or from menus.
type Gaps struct {
	Gaps        []Gap    `json:"gaps"`        // in the order of the text
	Bank        bool     `json:"bank"`        // the words of the typed gaps are shown, to tap
	Distractors []string `json:"distractors"` // words of the bank that fit nowhere
	Typo        bool     `json:"typo"`        // allow one slip in each typed gap
	Scoring     Scoring  `json:"scoring"`     // "" or "all"
}

// A Gap is one [[gap]].
type Gap struct {
	Key     string      `json:"key"`     // see Keys; from its first accepted variant or its right option
	Menu    bool        `json:"menu"`    // filled from Options; else typed, and judged by Answers
	Options []Choice    `json:"options"` // of a menu, in the author's order
	Answers []Answer    `json:"answers"` // of a typed gap
	Why     markup.Text `json:"-"`       // the reason, from the note "Gap n"
	Pos     source.Pos  `json:"-"`
}

// A Choice is one option of a menu.
type Choice struct {
	Key      string      `json:"key"`
	Right    bool        `json:"right"`
	Text     string      `json:"text"` // plain: a menu has no other
	Feedback markup.Text `json:"-"`
	Pos      source.Pos  `json:"-"`
}

// Name is "gaps".
func (g *Gaps) Name() string { return "gaps" }

// Grade is the score of Judge.
func (g *Gaps) Grade(r Response) Score { return g.Judge(r).Score }

// Judge gives each gap an equal share.
func (g *Gaps) Judge(r Response) Verdict {
	v := Verdict{Parts: []PartVerdict{}}
	put := r.set()
	right, known := 0, 0
	for _, gap := range g.Gaps {
		p := PartVerdict{Key: gap.Key, Mark: Missed}
		if at, filled := put[gap.Key]; filled {
			known++
			p.Mark, p.Answer, p.Slip = gap.judge(at, g.Typo)
		}
		if p.Mark == Right {
			right++
		}
		v.Slip = v.Slip || p.Slip
		v.Parts = append(v.Parts, p)
	}
	if known == len(put) {
		v.Score = whole(g.Scoring, share(right, len(g.Gaps)))
	}
	return v
}

// judge is the mark of one gap, the answer or option that it met, and whether
// that took a slip.
func (g *Gap) judge(at string, typo bool) (Mark, string, bool) {
	if g.Menu {
		for _, o := range g.Options {
			if o.Key == at {
				return pick(o.Right, true), o.Key, false
			}
		}
		return Wrong, "", false
	}
	a, slip := meet(g.Answers, at, typo)
	if a == nil {
		return Wrong, "", false
	}
	return pick(a.Right, true), a.Key, slip
}

// Parts are the gaps, each followed by its options or answers.
func (g *Gaps) Parts() []Part {
	parts := []Part{}
	for _, gap := range g.Gaps {
		parts = append(parts, Part{gap.Key, "[[]]", gap.Pos})
		for _, o := range gap.Options {
			parts = append(parts, Part{o.Key, mark(o.Right, false), o.Pos})
		}
		parts = append(parts, answerParts(gap.Answers)...)
	}
	return parts
}

func (g *Gaps) rekey(keys []string) {
	for i := range g.Gaps {
		gap := &g.Gaps[i]
		gap.Key, keys = keys[0], keys[1:]
		for j := range gap.Options {
			gap.Options[j].Key, keys = keys[0], keys[1:]
		}
		for j := range gap.Answers {
			gap.Answers[j].Key, keys = keys[0], keys[1:]
		}
	}
}

func (g *Gaps) truth() []string {
	lines := []string{}
	for _, gap := range g.Gaps {
		lines = append(lines, gap.Key)
		for _, o := range gap.Options {
			lines = append(lines, gap.Key+" "+o.Key+" "+mark(o.Right, false))
		}
		for _, a := range answerTruth(gap.Answers) {
			lines = append(lines, gap.Key+" "+a)
		}
	}
	for _, d := range g.Distractors {
		lines = append(lines, "_ "+folded(d))
	}
	return lines
}

// Check wants a right answer for each gap, and none twice. Two gaps may well be
// alike.
func (g *Gaps) Check() source.Problems {
	var c check
	c.some(len(g.Gaps))
	for i := range g.Gaps {
		gap := &g.Gaps[i]
		switch {
		case gap.Menu && len(gap.Options) > 0:
			c.menu(gap.Options)
		case !gap.Menu && len(gap.Answers) > 0:
			c.answers(gap.Answers)
		}
	}
	return c.problems
}

// menu wants what a Select to pick one from wants.
func (c *check) menu(choices []Choice) {
	var options []Option
	for _, o := range choices {
		options = append(options, Option{Key: o.Key, Right: o.Right, Pos: o.Pos})
	}
	s := Select{Options: options}
	c.problems = append(c.problems, s.Check()...)
}
