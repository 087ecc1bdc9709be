package quiz

import (
	"math"
	"strconv"
	"strings"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// Number is typing a number.
type Number struct {
	Answers []Figure `json:"answers"` // in the author's order
}

// A Figure is one line of `=` or `!=` whose every accepted variant is a number.
type Figure struct {
	Key      string      `json:"key"`
	Right    bool        `json:"right"` // accepted; else specifically wrong
	Ranges   []Range     `json:"ranges"`
	Written  string      `json:"-"` // as the author wrote it
	Feedback markup.Text `json:"-"`
	Pos      source.Pos  `json:"-"`
}

// A Range is from where to where a number is met, and in which units.
type Range struct {
	Low       float64  `json:"low"`
	High      float64  `json:"high"`
	Units     []string `json:"units"` // as written; the first is shown
	Value     float64  `json:"-"`     // before the ±, or the middle of a..b
	Tolerance float64  `json:"-"`     // half the width, in the number's own measure
}

// Name is "number".
func (n *Number) Name() string { return "number" }

// Grade is the score of Judge.
func (n *Number) Grade(r Response) Score { return n.Judge(r).Score }

// Judge reads what was typed in every way it can be read, and looks for a
// reading that an accepted figure meets, then one that a wrong figure meets.
func (n *Number) Judge(r Response) Verdict {
	v := Verdict{Parts: []PartVerdict{}}
	if len(r) != 1 || r.blank() {
		return v
	}
	readings, unit := readTyped(r[0])
	if len(readings) == 0 {
		v.Unread = true
		return v
	}
	if unit != "" && !n.lists(unit) {
		v.Unit = true
		return v
	}
	for _, right := range []bool{true, false} {
		for _, f := range n.Answers {
			if f.Right == right && f.met(readings, unit) {
				v.Answer = f.Key
				if right {
					v.Score = 1
				}
				return v
			}
		}
	}
	return v
}

// lists reports whether any answer has the unit.
func (n *Number) lists(unit string) bool {
	for _, f := range n.Answers {
		for _, g := range f.Ranges {
			if g.lists(unit) {
				return true
			}
		}
	}
	return false
}

func (g Range) lists(unit string) bool {
	for _, u := range g.Units {
		if foldUnit(u) == unit {
			return true
		}
	}
	return false
}

func (f Figure) met(readings []float64, unit string) bool {
	for _, g := range f.Ranges {
		for _, x := range readings {
			if (unit == "" || g.lists(unit)) && g.holds(x) {
				return true
			}
		}
	}
	return false
}

// near is the relative error that marking forgives: 59.2 is within 59.1 ± 0.1.
const near = 1e-9

// holds reports whether x lies in the range. The product is rounded before it
// is added (no fused multiply-add), so that every machine says the same.
func (g Range) holds(x float64) bool {
	slack := float64(near * max(math.Abs(g.Low), math.Abs(g.High)))
	return x >= g.Low-slack && x <= g.High+slack
}

// Parts are the answers.
func (n *Number) Parts() []Part {
	parts := []Part{}
	for _, f := range n.Answers {
		parts = append(parts, Part{f.Key, equals(f.Right), f.Pos})
	}
	return parts
}

func (n *Number) rekey(keys []string) {
	for i := range n.Answers {
		n.Answers[i].Key = keys[i]
	}
}

func (n *Number) truth() []string {
	lines := []string{}
	for _, f := range n.Answers {
		for _, g := range f.Ranges {
			line := equals(f.Right) + " " + shortest(g.Low) + ".." + shortest(g.High)
			for _, u := range g.Units {
				line += " " + foldUnit(u)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func shortest(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// Check wants something to be accepted, and no answer twice.
func (n *Number) Check() source.Problems {
	var c check
	if !c.some(len(n.Answers)) {
		return c.problems
	}
	right := false
	var all []Part
	for _, f := range n.Answers {
		right = right || f.Right
		for _, g := range f.Ranges {
			var units []string
			for _, u := range g.Units {
				units = append(units, foldUnit(u))
			}
			all = append(all, Part{Key: shortest(g.Low) + ".." + shortest(g.High) + strings.Join(units, "|"), Pos: f.Pos})
		}
	}
	if !right {
		c.add("E011", n.Answers[0].Pos, source.Key("right.none"))
	}
	c.alike("answer", all)
	return c.problems
}
