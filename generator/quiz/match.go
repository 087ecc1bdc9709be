package quiz

import (
	"strconv"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// Match is pairing two lists: pairs, items sorted into groups, or rows of a
// grid. Several left sides may share a right one.
type Match struct {
	Style   Style   `json:"style"`
	Left    []Item  `json:"left"`    // in the author's order
	Right   []Side  `json:"right"`   // each once, in the order of first mention; distractors too
	Scoring Scoring `json:"scoring"` // "" or "all"
}

// A Style is how a Match is shown.
type Style string

const (
	Pairs  Style = "pairs"  // a right side is chosen for each left one
	Groups Style = "groups" // items are put into groups; some may belong nowhere
	Grid   Style = "grid"   // rows of statements, columns to tick
)

// An Item is a left side: the left of a pair, an item of a group, a grid's row.
type Item struct {
	Key      string      `json:"key"`
	Right    string      `json:"right"` // the key of its right side; "" for an item that belongs nowhere (groups)
	Text     markup.Text `json:"-"`
	Feedback markup.Text `json:"-"` // shown with the row's result
	Pos      source.Pos  `json:"-"`
}

// A Side is a right side: the right of a pair, a group, a grid's column. One
// that no item has is a distractor.
type Side struct {
	Key  string      `json:"key"`
	Text markup.Text `json:"-"`
	Pos  source.Pos  `json:"-"`
}

// Name is "match".
func (m *Match) Name() string { return "match" }

// Grade is the score of Judge.
func (m *Match) Grade(r Response) Score { return m.Judge(r).Score }

// Judge gives each item that has a right side an equal share. In groups an item
// that belongs nowhere takes a share when it is put anywhere.
func (m *Match) Judge(r Response) Verdict {
	v := Verdict{Parts: []PartVerdict{}}
	put := r.set()
	right, taken, all := 0, 0, 0
	for _, l := range m.Left {
		at, placed := put[l.Key]
		mark := Wrong
		switch {
		case l.Right == "" && placed:
			taken++
		case l.Right == "":
			mark = Left
		case !placed:
			mark = Missed
		case at == l.Right:
			mark = Right
			right++
		}
		if l.Right != "" {
			all++
		}
		v.Parts = append(v.Parts, PartVerdict{Key: l.Key, Mark: mark, Answer: at})
	}
	if !m.strange(put) {
		v.Score = whole(m.Scoring, share(right-taken, all))
	}
	return v
}

// strange reports whether a response names sides that the question lacks.
func (m *Match) strange(put map[string]string) bool {
	left, right := map[string]bool{}, map[string]bool{}
	for _, l := range m.Left {
		left[l.Key] = true
	}
	for _, s := range m.Right {
		right[s.Key] = true
	}
	for l, s := range put {
		if !left[l] || !right[s] {
			return true
		}
	}
	return false
}

// Parts are the left sides, then the right ones.
func (m *Match) Parts() []Part {
	parts := []Part{}
	place, had := map[string]int{}, map[string]bool{}
	for i, s := range m.Right {
		place[s.Key] = i + 1
	}
	for _, l := range m.Left {
		mark := "_"
		if l.Right != "" {
			mark = "-> " + strconv.Itoa(place[l.Right])
			had[l.Right] = true
		}
		parts = append(parts, Part{l.Key, mark, l.Pos})
	}
	for _, s := range m.Right {
		mark := "->"
		if !had[s.Key] {
			mark = "_ ->"
		}
		parts = append(parts, Part{s.Key, mark, s.Pos})
	}
	return parts
}

func (m *Match) rekey(keys []string) {
	new := map[string]string{}
	for i := range m.Right {
		k := keys[len(m.Left)+i]
		new[m.Right[i].Key], m.Right[i].Key = k, k
	}
	for i := range m.Left {
		m.Left[i].Key, m.Left[i].Right = keys[i], new[m.Left[i].Right]
	}
}

func (m *Match) truth() []string {
	lines := []string{}
	for _, l := range m.Left {
		lines = append(lines, l.Key+" -> "+l.Right)
	}
	for _, s := range m.Right {
		lines = append(lines, "-> "+s.Key)
	}
	return lines
}

// Check wants two lists, each without two alike.
func (m *Match) Check() source.Problems {
	var c check
	if !c.some(min(len(m.Left), len(m.Right))) {
		return c.problems
	}
	parts := m.Parts()
	word := "left"
	if m.Style == Grid {
		word = "row"
	}
	c.alike(word, parts[:len(m.Left)])
	c.alike("right", parts[len(m.Left):])
	return c.problems
}
