package quiz

import (
	"suluh/generator/markup"
	"suluh/generator/source"
)

// Order is putting steps in order.
type Order struct {
	Steps   []Step  `json:"steps"`   // in the right order
	Scoring Scoring `json:"scoring"` // "" or "all"
}

// A Step is one thing to put in its place.
type Step struct {
	Key      string      `json:"key"`
	Text     markup.Text `json:"-"`
	Feedback markup.Text `json:"-"` // shown with the step's result
	Pos      source.Pos  `json:"-"`
}

// Name is "order".
func (o *Order) Name() string { return "order" }

// Grade is the score of Judge.
func (o *Order) Grade(r Response) Score { return o.Judge(r).Score }

// Judge gives a share for each two steps that are rightly neighboured. A step
// is marked right when it stands behind its forerunner, the first one when it
// comes first.
func (o *Order) Judge(r Response) Verdict {
	v := Verdict{Parts: []PartVerdict{}}
	before, known := map[string]string{}, map[string]bool{}
	for i, k := range r {
		known[k] = true
		before[k] = ""
		if i > 0 {
			before[k] = r[i-1]
		}
	}
	strange := len(r) != len(o.Steps) || len(known) != len(r)
	right, last := 0, ""
	for i, s := range o.Steps {
		at, placed := before[s.Key]
		mark := Wrong
		switch {
		case !placed:
			mark, strange = Missed, true
		case at == last:
			mark = Right
			if i > 0 {
				right++
			}
		}
		v.Parts = append(v.Parts, PartVerdict{Key: s.Key, Mark: mark})
		last = s.Key
	}
	if !strange {
		v.Score = whole(o.Scoring, share(right, len(o.Steps)-1))
	}
	return v
}

// Parts are the steps.
func (o *Order) Parts() []Part {
	parts := []Part{}
	for _, s := range o.Steps {
		parts = append(parts, Part{s.Key, "1.", s.Pos})
	}
	return parts
}

func (o *Order) rekey(keys []string) {
	for i := range o.Steps {
		o.Steps[i].Key = keys[i]
	}
}

func (o *Order) truth() []string { return marked(o.Parts()) }

// Check wants two steps or more, no two alike.
func (o *Order) Check() source.Problems {
	var c check
	if c.some(max(len(o.Steps)-1, 0)) {
		c.alike("step", o.Parts())
	}
	return c.problems
}
