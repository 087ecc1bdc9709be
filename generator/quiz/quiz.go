// Package quiz is what a question is, how an answer is marked, and the record
// of what a learner did.
//
// A [Question] is asked in one of seven ways, each an [Interaction] with a file
// of its own: [Select], [Entry], [Number], [Match], [Order], [Gaps], [Essay].
// Many ways of writing a question lead into them, and many formats lead out.
//
//	ask := &quiz.Select{Options: []quiz.Option{{Key: "abcdef", Right: true}, {Key: "ghijkl"}}}
//	ask.Grade(quiz.Response{"abcdef"}) // 1
//
// # The marking rules
//
// Answers are marked twice: here, for the lecturer, and in the learner's
// browser by static/runtime/interactions/NAME.ts. Both follow the rules below;
// testdata/NAME.json holds both to the same cases, and FuzzAgree looks for more.
//
// In general. A response that is empty, or has nothing but white space, is no
// answer and earns nothing. So does a strange one: a key that the question does
// not have, a text where keys belong. Nothing makes marking fail. What is named
// twice counts once, and where the two differ the later one counts. With
// scoring "all" whatever is less than everything is nothing.
//
// Texts are compared after folding (source.Fold, fold.ts): NFC, each character
// to its one lower-case character, white space (space, tab, line ends, U+00A0)
// and hyphens to one blank, no punctuation at the end. A text that folds to
// nothing, such as "?", is compared as it is typed, in NFC and trimmed. Only of
// letters younger than Unicode 15, Go's tables, may the two sides think
// differently what their lower case is.
//
// Select. One of several: 1 for the single pick of a right option, else 0;
// with Any each of the right options will do. Many: each right pick earns
// 1/right and each wrong pick takes 1/wrong, down to nothing ("plusminus");
// without wrong options nothing is taken. "each": every option that is rightly
// picked or rightly left earns 1/n.
//
// Entry. The typed text is held against the answers in their order: first the
// accepted ones, then those that are specifically wrong, then, with Typo, the
// accepted ones again, allowing one slip. In a variant "*" stands for any run of
// characters without a blank, also an empty one, and `\*` for a star. A slip
// is one letter added, missing or changed, or two neighbours swapped; it is
// allowed for variants of five letters or more that have no "*".
//
// Number. What is typed is a number with, at most, one unit before or behind
// it. The number is read every way it can be: digits with a point or comma as
// decimal sign, or with points, commas or blanks between groups of three, and
// an exponent such as e-3. It is right if one reading lies between Low and High
// of an accepted range, give or take 1e-9 of the larger bound. A unit may be
// left out; where one is typed it must be one of the range's. Units are folded,
// without blanks. A unit that no range lists is neither right nor wrong: the
// learner is asked to write the number alone (Verdict.Unit), and the same goes
// for what is no number at all (Verdict.Unread); the page counts neither as an
// attempt.
//
// Match. Each left side that has a right one earns an equal share when it is
// put to that one. In groups, an item that belongs nowhere takes such a share
// when it is put anywhere, down to nothing. In pairs a right side that nobody
// has earns nothing, and takes nothing.
//
// Order. Of n steps, each pair that is rightly neighboured earns 1/(n-1). A
// response that is not each step once is strange.
//
// Gaps. Equal shares; a menu is marked like Select, a typed gap like Entry.
//
// Essay. The learner, or a lecturer, rates each row of the rubric with the
// points of one of its levels; the score is the sum over the best sum. Without
// a text there is nothing to rate. As long as a row is not rated the verdict is
// open.
//
// # Keys and revisions
//
// Options, answers, pairs, steps, gaps and rows have short keys made from their
// folded text ([Key]), so that their order may change freely. A question's
// revision ([Revise]) is a short hash of its kind, its keys and what is right.
//
// # The record
//
// What a learner did is a log of events that only grows; see [Event].
package quiz
