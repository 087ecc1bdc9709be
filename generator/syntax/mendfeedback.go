package syntax

import (
	"strings"

	"suluh/generator/markup"
)

// Feedback that does not stand under the first letter of its answer.

// feedback looks for quotes that are not under the first letter of the answer
// before them, and for a second line under an answer that is typed (E012).
func (m *mender) feedback() {
	for i := 0; i < len(m.lines); i++ {
		if l := &m.lines[i]; m.answers(l) {
			i = m.feedbackOf(i) - 1
		}
	}
}

// answers reports whether a line is an answer that feedback can stand under.
func (m *mender) answers(l *rawLine) bool {
	switch {
	case l.quiet || !l.item:
		return false
	case m.kind != "question":
		return true
	case m.marked:
		return l.entry.sort != 0
	}
	return anyArrow.MatchString(l.body)
}

// feedbackOf looks at the lines under the answer in line i, and returns the
// first one that is not under it.
func (m *mender) feedbackOf(i int) int {
	a := &m.lines[i]
	column := a.column
	touching, only := true, true
	for j := i + 1; j < len(m.lines); j++ {
		l := &m.lines[j]
		switch {
		case l.quiet:
			continue
		case l.body == "":
			touching = false
			continue
		case l.item && m.kind == "question" && l.entry.sort == 0 && l.indent >= column:
			touching, only = false, false // a list in the answer
			continue
		case l.item:
			return j
		case l.body[0] != '>':
			if touching && only && a.entry.sort == markup.Type && strings.Trim(l.body, "=- \t") != "" {
				m.indent(j, j+1, column, "> ")
				only = false
				continue
			}
			if !touching && l.indent < column {
				return j
			}
			only = false
			continue
		}
		end := j + 1
		for end < len(m.lines) && !m.lines[end].quiet && strings.HasPrefix(m.lines[end].body, ">") && (m.lines[end].indent < column) == (l.indent < column) {
			end++
		}
		only = false
		switch {
		case l.indent >= column && l.indent <= column+3:
		case l.indent >= column:
			m.indent(j, end, column, "")
		case startsNote(l.body):
			return j // a note at the margin
		case touching || l.indent > 0 || m.answerFollows(end):
			m.indent(j, end, column, "")
		default:
			return j
		}
		j = end - 1
	}
	return len(m.lines)
}

// answerFollows reports whether the next thing behind line i is an answer.
func (m *mender) answerFollows(i int) bool {
	for ; i < len(m.lines); i++ {
		if l := &m.lines[i]; l.body != "" && !l.quiet && l.body[0] != '>' {
			return m.answers(l)
		}
	}
	return false
}

// joined parts notes that follow each other in one quote without an empty line:
// Markdown would make the second one a part of the first one's paragraph, list
// or table. That is no slip.
func (m *mender) joined() {
	for i := 1; i < len(m.lines); i++ {
		l, before := &m.lines[i], &m.lines[i-1]
		if l.quiet || before.quiet || !strings.HasPrefix(l.body, ">") || strings.TrimLeft(before.body, "> \t") == "" || before.body[0] != '>' {
			continue
		}
		if startsNote(l.body) {
			m.edits = append(m.edits, markup.Edit{Start: l.start, End: l.start, New: l.text[:len(l.text)-len(l.body)] + ">\n"})
		}
	}
}

// indent reports the lines from i up to j, which belong at a column.
func (m *mender) indent(i, j, column int, quote string) {
	for k := i; k < j; k++ {
		l := &m.lines[k]
		l.slip, l.mend = "feedback", strings.Repeat(" ", column)+quote+l.body
		start := len(l.text) - len(l.body)
		l.at = [2]int{start, start + 1}
		if quote != "" {
			l.at[1] = len(l.text)
		}
	}
}
