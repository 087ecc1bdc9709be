package quiz

import (
	"strings"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// Entry is typing a word.
type Entry struct {
	Answers []Answer `json:"answers"` // in the author's order
	Typo    bool     `json:"typo"`    // allow one slip of the fingers
}

// An Answer is one line of `=` or `!=`: the words that are accepted, or
// specifically wrong, alike.
type Answer struct {
	Key      string      `json:"key"`
	Right    bool        `json:"right"`    // accepted; else specifically wrong
	Variants []string    `json:"variants"` // as written; "*" is any letters, `\*` a star. The first is shown
	Feedback markup.Text `json:"-"`        // shown when it is met
	Pos      source.Pos  `json:"-"`        // its mark
}

// Name is "entry".
func (e *Entry) Name() string { return "entry" }

// Grade is the score of Judge.
func (e *Entry) Grade(r Response) Score { return e.Judge(r).Score }

// Judge holds what was typed against the accepted answers, the specifically
// wrong ones, and the accepted ones with one slip, in this order.
func (e *Entry) Judge(r Response) Verdict {
	v := Verdict{Parts: []PartVerdict{}}
	if len(r) != 1 || r.blank() {
		return v
	}
	if a, slip := meet(e.Answers, r[0], e.Typo); a != nil {
		v.Answer, v.Slip = a.Key, slip
		if a.Right {
			v.Score = 1
		}
	}
	return v
}

// meet is the answer that a typed text meets, if any, and whether that took one
// slip.
func meet(answers []Answer, typed string, typo bool) (*Answer, bool) {
	text := []rune(folded(typed))
	for _, right := range []bool{true, false} {
		for i, a := range answers {
			for _, v := range a.Variants {
				if a.Right == right && matches(pattern(v), text) {
					return &answers[i], false
				}
			}
		}
	}
	for i, a := range answers {
		for _, v := range a.Variants {
			if typo && a.Right && slipped(pattern(v), text) {
				return &answers[i], true
			}
		}
	}
	return nil, false
}

// anything is a "*" in a pattern.
const anything = -1

// pattern is a variant, folded, with its stars told from its wildcards.
func pattern(variant string) []rune {
	var p []rune
	f := []rune(folded(variant))
	for i := 0; i < len(f); i++ {
		switch {
		case f[i] == '\\' && i+1 < len(f) && f[i+1] == '*':
			p = append(p, '*')
			i++
		case f[i] == '*':
			p = append(p, anything)
		default:
			p = append(p, f[i])
		}
	}
	return p
}

// matches reports whether a text is what the pattern says. It goes back to the
// last wildcard only, so that it takes pattern times text steps at the most.
func matches(p, text []rune) bool {
	i, j := 0, 0        // in the pattern, in the text
	star, from := -1, 0 // the last wildcard, and where in the text it ends so far
	for j < len(text) || i < len(p) {
		switch {
		case i < len(p) && p[i] == anything:
			star, from = i, j
			i++
		case i < len(p) && j < len(text) && p[i] == text[j]:
			i++
			j++
		case star >= 0 && from < len(text) && text[from] != ' ':
			from++
			i, j = star+1, from
		default:
			return false
		}
	}
	return true
}

// slipLength is how many letters a word needs for a slip to be allowed.
const slipLength = 5

// slipped reports whether two texts are one letter added, missing, changed, or
// one swap of neighbours apart.
func slipped(p, text []rune) bool {
	if len(p) < slipLength {
		return false
	}
	for _, r := range p {
		if r == anything {
			return false
		}
	}
	i := 0 // the first difference
	for i < len(p) && i < len(text) && p[i] == text[i] {
		i++
	}
	p, text = p[i:], text[i:]
	switch len(p) - len(text) {
	case 0:
		return len(p) > 0 && (same(p[1:], text[1:]) ||
			len(p) > 1 && p[0] == text[1] && p[1] == text[0] && same(p[2:], text[2:]))
	case 1:
		return same(p[1:], text)
	case -1:
		return same(p, text[1:])
	}
	return false
}

func same(a, b []rune) bool { return string(a) == string(b) }

// Parts are the answers.
func (e *Entry) Parts() []Part { return answerParts(e.Answers) }

func answerParts(answers []Answer) []Part {
	parts := []Part{}
	for _, a := range answers {
		parts = append(parts, Part{a.Key, equals(a.Right), a.Pos})
	}
	return parts
}

// equals is what an author writes before a typed answer.
func equals(right bool) string {
	if right {
		return "="
	}
	return "!="
}

func (e *Entry) rekey(keys []string) {
	for i := range e.Answers {
		e.Answers[i].Key = keys[i]
	}
}

func (e *Entry) truth() []string { return answerTruth(e.Answers) }

func answerTruth(answers []Answer) []string {
	lines := []string{}
	for _, a := range answers {
		for _, v := range a.Variants {
			lines = append(lines, equals(a.Right)+" "+folded(v))
		}
	}
	return lines
}

// Check wants something to be accepted, and no variant twice.
func (e *Entry) Check() source.Problems {
	var c check
	if c.some(len(e.Answers)) {
		c.answers(e.Answers)
	}
	return c.problems
}

// answers wants one accepted answer, and each variant once.
func (c *check) answers(answers []Answer) {
	right := false
	var all []Part
	for _, a := range answers {
		right = right || a.Right
		for _, v := range a.Variants {
			all = append(all, Part{Key: folded(v), Pos: a.Pos})
		}
	}
	if !right {
		c.add("E011", answers[0].Pos, source.Key("right.none"))
	}
	c.alike("answer", all)
}

// ReadVariants parts what an author wrote behind `=` or `!=`, or in a typed
// gap, at its bars; `\|` is a bar. A number in quotes ("75") is text and loses
// them. An empty variant stays in the list, as "".
func ReadVariants(s string) []string {
	var all []string
	for _, v := range splitBars(s) {
		all = append(all, unquoted(v))
	}
	return all
}

func splitBars(s string) []string {
	var all []string
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '|':
			b.WriteByte('|')
			i++
		case s[i] == '|':
			all = append(all, strings.Trim(b.String(), white))
			b.Reset()
		default:
			b.WriteByte(s[i])
		}
	}
	return append(all, strings.Trim(b.String(), white))
}

// unquoted takes the quotes off a number that is meant as text.
func unquoted(v string) string {
	r := []rune(v)
	if len(r) < 3 || !strings.ContainsRune("\"“”„'‘’", r[0]) || !strings.ContainsRune("\"“”'‘’", r[len(r)-1]) {
		return v
	}
	inside := string(r[1 : len(r)-1])
	if _, _, ok := ReadFigure(inside); !ok {
		return v
	}
	return inside
}
