package syntax

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// A word of the grammar is canonical in English; its aliases are equal, in any
// case.
type word struct {
	name    string
	aliases []string
}

// is reports whether text is the word, or one of its aliases.
func (w word) is(text string) bool {
	return strings.EqualFold(text, w.name) || slices.ContainsFunc(w.aliases, func(a string) bool { return strings.EqualFold(text, a) })
}

// spellings are all the ways to write some words.
func spellings(words []word) []string {
	var all []string
	for _, w := range words {
		all = append(append(all, w.aliases...), w.name)
	}
	return all
}

// find is the canonical form of a text among some words, or, for one that none
// of them is, the nearest spelling; "" if none is near.
func find(text string, words []word) (name, nearest string) {
	for _, w := range words {
		if w.is(text) {
			return w.name, ""
		}
	}
	return "", source.Nearest(text, spellings(words))
}

// The kinds of ::: blocks.
var kindWords = []word{
	{"question", []string{"soal"}},
	{"order", []string{"urutkan"}},
	{"sort", []string{"kelompokkan"}},
	{"grid", []string{"matriks"}},
	{"essay", []string{"uraian"}},
	{"case", []string{"kasus"}},
	{"draw", []string{"ambil"}},
	{"figure", []string{"gambar"}},
	{"details", []string{"rincian"}},
}

// shapes is what the scan for blocks must know of each kind.
var shapes = map[string]markup.Shape{
	"question": {Asks: true},
	"case":     {Holds: true},
	"draw":     {Line: true},
}

// dialect is the author's Markdown. A word that is nearly a kind has its shape.
func dialect(o Options) markup.Dialect {
	return markup.Dialect{UnsafeHTML: o.UnsafeHTML, Block: func(text string) (markup.Shape, bool) {
		name, nearest := find(text, kindWords)
		if nearest != "" {
			near, _ := find(nearest, kindWords)
			return shapes[near], false
		}
		return shapes[name], name != ""
	}}
}

// kindOf is the kind that a block's word means; exact says that it is written
// as the grammar has it.
func kindOf(text string) (name string, exact bool) {
	name, nearest := find(text, kindWords)
	if name == "" && nearest != "" {
		name, _ = find(nearest, kindWords)
		return name, false
	}
	return name, name != ""
}

// A key of an opening line.
type key struct {
	word
	kinds  []string // that take it
	values []word   // that it may have; nil: see args.go
}

// questions are the kinds that ask and are marked.
var questions = []string{"question", "order", "sort", "grid", "essay"}

var yesNo = []word{{"yes", []string{"ya"}}, {"no", []string{"tidak"}}}

var scorings = []word{{"all", []string{"semua"}}, {"each", []string{"tiap"}}, {"plusminus", nil}}

// keys are all keys of opening lines. The list is closed: another one is E002.
var keys = []key{
	{word{"points", []string{"poin"}}, questions, nil},
	{word{"outcome", []string{"cp"}}, questions, nil},
	{word{"level", []string{"jenjang"}}, questions, []word{{"C1", nil}, {"C2", nil}, {"C3", nil}, {"C4", nil}, {"C5", nil}, {"C6", nil}}},
	{word{"tags", []string{"tag"}}, append([]string{"draw"}, questions...), nil},
	{word{"alias", nil}, questions, nil},
	{word{"lint", nil}, questions, []word{{"off", nil}}},
	{word{"confidence", []string{"yakin"}}, questions, yesNo},
	{word{"use", []string{"pakai"}}, questions, []word{{"opening", []string{"pembuka"}}}},
	{word{"score", []string{"skor"}}, []string{"question", "order", "sort", "grid"}, scorings},
	{word{"any", []string{"sebarang"}}, []string{"question"}, yesNo},
	{word{"shuffle", []string{"acak"}}, []string{"question"}, yesNo},
	{word{"typo", []string{"salah-ketik"}}, []string{"question"}, []word{{"1", nil}, {"0", nil}}},
	{word{"wordbank", []string{"bank-kata"}}, []string{"question"}, yesNo},
	{word{"min", nil}, []string{"essay"}, nil},
	{word{"from", []string{"dari"}}, []string{"draw"}, nil},
	{word{"title", []string{"judul"}}, []string{"details"}, nil},
}

// The labels of notes; Gap N has a number and stands in gapLabel.
var labels = []word{
	{"hint", []string{"Petunjuk"}},
	{"explanation", []string{"Pembahasan"}},
	{"rubric", []string{"Rubrik"}},
	{"model answer", []string{"Contoh jawaban"}},
	{"read again", []string{"Baca lagi"}},
	{"distractors", []string{"Pengecoh"}},
}

var gapLabel = regexp.MustCompile(`^(?i:gap|rumpang)[ \x{00A0}]*([0-9]{1,3})$`)

// readLabel reads the text of a note's label: its canonical name, and for a gap
// its number. For a text that is no label it gives the nearest one, or "".
func readLabel(text string) (name string, gap int, nearest string) {
	text = strings.Join(strings.Fields(text), " ")
	if m := gapLabel.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		return "gap", n, ""
	}
	name, nearest = find(text, labels)
	return name, 0, nearest
}

// idPattern is what ids look like.
var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,63}$`)
