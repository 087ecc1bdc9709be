// Package course is what a site is made of: a Site holds courses, a course
// modules, a module lessons.
//
// It is known in three depths, so that nothing is read or kept without need:
//
//   - [Tree], from the names of files alone: which page stands where, in which
//     languages, at which address.
//   - [Facts], what a page's own file says of itself, as plain data: title,
//     headings, links, questions. A [Lesson] is Facts with the parsed text; it
//     lives only while its page is made.
//   - [Outline], what pages show of each other, made by [New] from all Facts
//     of a course, together with what only the whole can show: an id used
//     twice, a link to nowhere, prerequisites in a circle.
package course

import (
	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// A Lesson is one page with its trees: what package syntax reads from a file.
// It is never nil, however broken the file.
type Lesson struct {
	Facts     Facts
	Text      markup.Text      // the body; a question in it is a markup.Directive
	Questions []*quiz.Question // in the order of the file, examples left out
	Cases     []*Case          // in the order of the file
	Drawn     []*quiz.Question // from other pages, for its draws
}

// A Role is what a file is to its course.
type Role string

const (
	RoleCourse Role = "course" // course.md
	RoleModule Role = "module" // module.md
	RoleLesson Role = "lesson" // any other .md file
)

// Facts are what one file says of its page. Plain data.
type Facts struct {
	File string // slash path below the content folder
	Lang string
	Role Role

	Front     Front
	TempID    bool   // the id comes from the path
	Words     int    // of the running text, questions left out
	Lead      string // the first paragraph as plain text, for lists and descriptions
	Headings  []Heading
	Anchors   []string // every id a link may lead to
	Links     []Link
	Cites     []markup.Citation
	Questions []QuestionFacts
	Cases     []CaseFacts
	Draws     []Draw
	Examples  int  // questions in example fences
	RawHTML   bool // some raw HTML stands in it
}

// Front is the front matter of a page, in canonical words.
type Front struct {
	ID            string
	Title         string
	Short         string                // course.md: the name in the page's corner
	Declares      []Outcome             // course.md, module.md: the outcomes that are taught
	Outcomes      []string              // a lesson: codes of outcomes
	Prerequisites []string              // ids of pages
	Quiz          *Quiz                 // a quiz page
	Bank          bool                  // never shown; quizzes draw from it
	Draft         bool                  // left out of a build, shown and marked by serve
	Confidence    bool                  // ask how sure the learner is
	Pos           map[string]source.Pos // where each key stands
}

// An Outcome is something a learner can do afterwards.
type Outcome struct {
	Code  string // CP1.1
	Text  string
	Level string // Bloom's level, C1 … C6, or a range C2–C3
	Pos   source.Pos
}

// Quiz is how a quiz page asks. The zero value of a field is the author's silence.
type Quiz struct {
	Draw            int      // how many questions; 0: all
	From            []string // folders or files, from the course folder, without number and .md
	Tags            []string // only questions with one of these
	ShuffleQuestion bool
	ShuffleOption   bool
	Pass            float64 // per cent; 0: no mark is set
	Attempts        int     // 0: as many as one likes
	Seconds         int     // time limit; 0: none
	Mode            Mode
}

// A Mode is how a quiz shows its reasons.
type Mode string

const (
	Practice Mode = "practice" // result and reasons at once
	Exam     Mode = "exam"     // after handing in; the key is in the page's data, never in its text
)

// A Heading is one heading of a page.
type Heading struct {
	Level int
	ID    string
	Text  string // plain
	Words int    // of the running text up to the next heading of its level or above
	Pos   source.Pos
}

// A Link is a link or a picture that leads to another file or heading.
type Link struct {
	To       string // as written
	Image    bool
	Pos, End source.Pos
	Quote    string // the line, for a problem
}

// QuestionFacts are what the rest of a course needs to know of a question.
type QuestionFacts struct {
	ID          string
	Temporary   bool
	Revision    string
	Kind        string // question, order, sort, grid, essay
	Interaction string // select, entry, number, match, order, gaps, essay
	Outcomes    []string
	Level       string
	Tags        []string
	Aliases     []string
	Points      float64
	Opening     bool
	Explained   bool     // has an explanation
	Keys        []string // of its parts, in the author's order
	Marks       []string // of its parts: equal in a translation
	Pos         source.Pos
	Quote       string
}

// Counts reports whether a lesson is done only when this question was answered
// rightly: what is asked before reading is no test, and an essay is rated by a
// person.
func (q QuestionFacts) Counts() bool { return !q.Opening && q.Interaction != "essay" }

// CaseFacts are what the rest of a course needs to know of a branching case.
type CaseFacts struct {
	ID        string
	Scenes    int
	Decisions int // choices on the shortest way from its beginning to an end
	Words     int // of all scenes, their choices and consequences left out
	Pos       source.Pos
	Quote     string
}

// A Draw is one `::: draw 3 from=…` line of a page.
type Draw struct {
	Count int
	From  []string
	Tags  []string
	Pos   source.Pos
}

// A Case is a branching case: scenes that choices lead between.
type Case struct {
	ID      string
	Scenes  []*Scene // the first is where it starts
	Debrief markup.Text
	Scored  bool // some choice bears points, and the best path more than none
	Best    int  // the best sum over paths that visit no scene twice
	Pos     source.Pos
}

// A Scene is one heading of a case and what stands under it.
type Scene struct {
	ID      string
	Title   markup.Text
	Text    markup.Text
	Choices []Choice
	End     bool // marked (selesai) or (end)
	Pos     source.Pos
}

// A Choice is one link of a scene.
type Choice struct {
	Text        markup.Text
	To          string // id of a scene
	Points      int
	Consequence markup.Text
	Pos         source.Pos
}
