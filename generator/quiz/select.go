package quiz

import (
	"suluh/generator/markup"
	"suluh/generator/source"
)

// Select is picking from options: one, or several with Many.
type Select struct {
	Many    bool     `json:"many"`    // several are picked: [ ]
	Any     bool     `json:"any"`     // one is picked, and any of several right ones will do
	Scoring Scoring  `json:"scoring"` // with Many: "plusminus" (also ""), "all" or "each"
	Fixed   bool     `json:"fixed"`   // shown in the author's order, not shuffled
	Options []Option `json:"options"` // in the author's order
}

// An Option is one thing to pick.
type Option struct {
	Key      string      `json:"key"`
	Right    bool        `json:"right"`
	Text     markup.Text `json:"-"`
	Feedback markup.Text `json:"-"` // the reason, shown when it is picked
	Pos      source.Pos  `json:"-"` // its mark
}

// Name is "select".
func (s *Select) Name() string { return "select" }

// Grade is the score of Judge.
func (s *Select) Grade(r Response) Score { return s.Judge(r).Score }

// Judge gives, with Many, 1/right for each right pick and takes 1/wrong for
// each wrong one, down to nothing; a single pick is right or not.
func (s *Select) Judge(r Response) Verdict {
	picked, strange := map[string]bool{}, false
	for _, k := range r {
		picked[k] = true
		strange = strange || !s.has(k)
	}
	v := Verdict{Parts: []PartVerdict{}}
	n := map[Mark]int{}
	for _, o := range s.Options {
		mark := pick(o.Right, picked[o.Key])
		n[mark]++
		v.Parts = append(v.Parts, PartVerdict{Key: o.Key, Mark: mark})
	}
	switch {
	case strange || len(r) == 0:
	case !s.Many:
		if len(picked) == 1 && n[Right] == 1 {
			v.Score = 1
		}
	case s.Scoring == Each:
		v.Score = share(n[Right]+n[Left], len(s.Options))
	default:
		v.Score = whole(s.Scoring, share(n[Right], n[Right]+n[Missed])-share(n[Wrong], n[Wrong]+n[Left]))
		v.Score = max(v.Score, 0)
	}
	return v
}

// pick is the mark of an option that is right or not and picked or not.
func pick(right, picked bool) Mark {
	switch {
	case right && picked:
		return Right
	case right:
		return Missed
	case picked:
		return Wrong
	}
	return Left
}

func (s *Select) has(key string) bool {
	for _, o := range s.Options {
		if o.Key == key {
			return true
		}
	}
	return false
}

// Parts are the options.
func (s *Select) Parts() []Part {
	parts := []Part{}
	for _, o := range s.Options {
		parts = append(parts, Part{o.Key, mark(o.Right, s.Many), o.Pos})
	}
	return parts
}

// mark is what an author writes before an option.
func mark(right, many bool) string {
	switch {
	case many && right:
		return "[x]"
	case many:
		return "[ ]"
	case right:
		return "(x)"
	}
	return "( )"
}

func (s *Select) rekey(keys []string) {
	for i := range s.Options {
		s.Options[i].Key = keys[i]
	}
}

func (s *Select) truth() []string { return marked(s.Parts()) }

// marked are the parts as lines of KEY MARK.
func marked(parts []Part) []string {
	lines := []string{}
	for _, p := range parts {
		lines = append(lines, p.Key+" "+p.Mark)
	}
	return lines
}

// Check wants a right option: exactly one to pick one, unless any will do.
func (s *Select) Check() source.Problems {
	var c check
	if !c.some(len(s.Options)) {
		return c.problems
	}
	c.alike("option", s.Parts())
	c.options(s.Options, s.Many, s.Any)
	return c.problems
}
