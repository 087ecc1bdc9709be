package quiz

import (
	"regexp"
	"strconv"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// Essay is writing a text, which a person rates.
type Essay struct {
	Min    int   `json:"min"`    // words to write before the model answer is shown; 0: any
	Rubric []Row `json:"rubric"` // may be empty: then the score stays open
}

// A Row is one criterion of a rubric.
type Row struct {
	Key    string      `json:"key"`
	Levels []Level     `json:"levels"` // in the author's order
	Text   markup.Text `json:"-"`      // the criterion
	Pos    source.Pos  `json:"-"`
}

// A Level is one step of a row.
type Level struct {
	Points float64     `json:"points"` // 0 or more
	Text   markup.Text `json:"-"`      // what earns it
}

// Name is "essay".
func (e *Essay) Name() string { return "essay" }

// Max is the best sum that the rubric gives.
func (e *Essay) Max() float64 {
	sum := 0.0
	for _, row := range e.Rubric {
		sum += row.best()
	}
	return sum
}

func (r Row) best() float64 {
	best := 0.0
	for _, l := range r.Levels {
		best = max(best, l.Points)
	}
	return best
}

// Grade is the score of Judge.
func (e *Essay) Grade(r Response) Score { return e.Judge(r).Score }

// rating is how the points of a level are written in a response.
var rating = regexp.MustCompile(`^[0-9]{1,9}(?:\.[0-9]{1,9})?$`)

// Judge sums the rated levels up. A row counts as right with the points of its
// best level, else as wrong, and as missed until it is rated.
func (e *Essay) Judge(r Response) Verdict {
	v := Verdict{Parts: []PartVerdict{}, Open: true}
	written := len(r) > 0 && !r[:1].blank()
	var rated map[string]string
	if written {
		rated = r[1:].set()
	}
	sum, known := 0.0, 0
	for _, row := range e.Rubric {
		p := PartVerdict{Key: row.Key, Mark: Missed}
		if points, ok := row.rated(rated[row.Key]); ok {
			known++
			sum += points
			p.Mark = pick(points == row.best(), true)
			p.Answer = rated[row.Key]
		}
		v.Parts = append(v.Parts, p)
	}
	v.Open = known < len(e.Rubric) || len(e.Rubric) == 0 || !written
	if known == len(rated) && sum > 0 {
		v.Score = Score(sum / e.Max())
	}
	return v
}

// rated reads the points of a rating; only those of a level count.
func (r Row) rated(s string) (points float64, ok bool) {
	if !rating.MatchString(s) {
		return 0, false
	}
	points, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, false
	}
	for _, l := range r.Levels {
		if l.Points == points {
			return points, true
		}
	}
	return 0, false
}

// Parts are the rows.
func (e *Essay) Parts() []Part {
	parts := []Part{}
	for _, row := range e.Rubric {
		parts = append(parts, Part{row.Key, row.mark(), row.Pos})
	}
	return parts
}

// mark is the points of the row's levels.
func (r Row) mark() string {
	mark := "|"
	for _, l := range r.Levels {
		mark += " " + shortest(l.Points) + " |"
	}
	return mark
}

func (e *Essay) rekey(keys []string) {
	for i := range e.Rubric {
		e.Rubric[i].Key = keys[i]
	}
}

func (e *Essay) truth() []string { return marked(e.Parts()) }

// Check wants no two rows alike; an essay needs no answer.
func (e *Essay) Check() source.Problems {
	var c check
	c.alike("row", e.Parts())
	return c.problems
}
