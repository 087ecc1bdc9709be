package quiz

import (
	"suluh/generator/markup"
	"suluh/generator/source"
)

// A Question is one question as its author wrote it: what is asked, how it is
// answered, and what is said about each answer.
type Question struct {
	ID        string      // the author's, or a temporary one from the text
	Temporary bool        // the author gave no id
	Revision  string      // a short hash of kind, keys and what is right; see Revise
	Kind      string      // the kind as a canonical word: question, order, sort, grid, essay
	Prompt    markup.Text // the stem
	Ask       Interaction // how it is answered; never nil
	Feedback  Feedback    // what is said after the answer
	Points    float64     // > 0; 1 unless the author says otherwise
	Outcomes  []string    // codes of learning outcomes
	Level     string      // Bloom's level C1 … C6, or ""
	Tags      []string    // the author's own words for drawing
	Aliases   []string    // former ids
	Confident bool        // ask how sure the learner is before feedback
	Opening   bool        // asked before reading, not marked
	LintOff   bool        // the author has looked at the flaws
	Pos       source.Pos  // the opening line
	Span      [2]int      // byte offsets of the block in its file
}

// Feedback is what a question says beyond the reasons of single answers.
type Feedback struct {
	Why         markup.Text   // the explanation
	Hints       []markup.Text // at most three
	ReadAgain   markup.Text   // a paragraph with a link to the heading that teaches it
	ModelAnswer markup.Text   // essay only
}

// An Interaction is one of the seven ways of answering. Each is a struct whose
// JSON form is what the learner's page marks with; texts, reasons and places
// are not part of it.
type Interaction interface {
	// Name is the same word in every language: "select".
	Name() string
	// Check says what is wrong with the question itself: no right answer, two
	// alike. The problems have places, but no quoted line (source.File.Complete).
	Check() source.Problems
	// Judge marks a response, part by part. It never fails: a strange response
	// earns nothing.
	Judge(Response) Verdict
	// Grade is the score of Judge: the share of the points that a response earns.
	Grade(Response) Score
	// Parts are the options, answers, pairs, gaps or steps in the author's
	// order. A translation has as many, with the same marks, and takes over
	// their keys (Rekey).
	Parts() []Part

	// rekey gives the parts new keys, in the order of Parts.
	rekey(keys []string)
	// truth says what is right, folded, for the revision; its order does not
	// matter unless the interaction is about order.
	truth() []string
}

// A Part is one thing of a question that has a key of its own.
type Part struct {
	Key  string
	Mark string     // the mark it bears, "(x)", "-> 2", "_": equal in a translation
	Pos  source.Pos // where it stands
}

// A Response is what a learner did: the keys picked (select, order), what was
// typed (entry, number), or KEY=VALUE for each place filled (match, gaps). An
// essay's is its text, then ROW=POINTS for each row of the rubric rated.
type Response []string

// A Score is a share of a question's points, from 0 to 1.
type Score float64

// Scoring is how several marks make one score; "" is the usual way of each
// interaction, PlusMinus for Select.
type Scoring string

const (
	PlusMinus Scoring = "plusminus" // right picks add, wrong picks take, never below 0
	All       Scoring = "all"       // everything right, or nothing
	Each      Scoring = "each"      // every option is a small true or false
)

// Interactions are the seven, each as an empty value.
var Interactions = []Interaction{&Select{}, &Entry{}, &Number{}, &Match{}, &Order{}, &Gaps{}, &Essay{}}
