package quiz

// A Verdict is a response marked, part by part.
type Verdict struct {
	Score Score         `json:"score"` // share of the points, 0 to 1
	Parts []PartVerdict `json:"parts"` // in the author's order; none for entry and number
	// Answer is the key of the answer that what was typed met (entry, number):
	// its reason is the one to show. "" when it met none.
	Answer string `json:"answer"`
	Slip   bool   `json:"slip"`   // accepted with one slip of the fingers: say so
	Unit   bool   `json:"unit"`   // a unit that no answer lists: ask for the number alone, count no attempt
	Unread bool   `json:"unread"` // no number where one was asked for: count no attempt
	Open   bool   `json:"open"`   // an essay that is not rated yet, or not in full
}

// A PartVerdict is what became of one option, left side, step, gap or row.
type PartVerdict struct {
	Key    string `json:"key"`
	Mark   Mark   `json:"mark"`
	Answer string `json:"answer"` // the key of the answer or option that a gap was filled with, if known
	Slip   bool   `json:"slip"`   // a typed gap accepted with one slip
}

// A Mark is what became of one part.
type Mark string

const (
	Right  Mark = "right"  // picked, placed or filled, and rightly so
	Wrong  Mark = "wrong"  // picked, placed or filled wrongly
	Missed Mark = "missed" // right, but not picked; or left empty
	Left   Mark = "left"   // rightly left alone
)

// whole makes a score all or nothing where the question asks for that.
func whole(how Scoring, s Score) Score {
	if how == All && s < 1 {
		return 0
	}
	return s
}

// share is part of all as a score, never below 0.
func share(part, all int) Score {
	if part <= 0 || all <= 0 {
		return 0
	}
	return Score(float64(part) / float64(all))
}
