package markup

import (
	"bytes"
	"slices"
	"strings"

	"suluh/generator/source"
)

// A lineState goes through the lines of a file and knows which of them are
// fenced code or an HTML comment, and how deep in lists a line stands: as much
// of Markdown as the scan for blocks needs.
type lineState struct {
	f        *source.File
	comments [][2]int

	comment int    // where the open comment began; -1: none is open
	fence   string // the fence that would close the open code block
	inner   int    // the column of the list item that the fence stands in
	quoted  bool   // the fence stands in a quote
	items   []int  // columns where the text of the open list items begins
	blank   bool   // the line before was blank
	endless bool   // no --> follows
}

func newLineState(f *source.File) *lineState { return &lineState{f: f, comment: -1, blank: true} }

// fork is a copy that can run ahead.
func (l *lineState) fork() *lineState {
	c := *l
	c.items = slices.Clone(l.items)
	return &c
}

// A scanLine is one line. Comments in its text are blanks.
type scanLine struct {
	text  string
	quiet bool // in fenced code or in a comment
}

// next takes line n; lines are taken in order.
func (l *lineState) next(n int) scanLine {
	text := string(l.f.Line(n))
	start := lineStart(l.f, n)
	quiet := false
	if l.comment >= 0 {
		i := strings.Index(text, "-->")
		if i < 0 {
			return scanLine{text, true}
		}
		l.comments = append(l.comments[:len(l.comments):len(l.comments)], [2]int{l.comment, start + i + 3})
		l.comment, quiet = -1, true
		text = strings.Repeat(" ", i+3) + text[i+3:]
	}
	if l.fence != "" && l.inFence(text) {
		return scanLine{text, true}
	}
	indent, body := leading(text)
	if body == "" {
		l.blank = true
		return scanLine{text, quiet}
	}
	deep := l.follow(indent, body)
	if !quiet && l.opensFence(text) {
		return scanLine{text, true}
	}
	if !(deep && l.blank) {
		text = l.dropComments(text, start)
	}
	l.blank = deep && l.blank // indented code goes on after indented code
	if strings.TrimSpace(text) == "" {
		l.blank, quiet = true, true
	}
	return scanLine{text, quiet}
}

// follow keeps the list items up to date, and reports whether the line is
// indented like code.
func (l *lineState) follow(indent int, body string) (deep bool) {
	for len(l.items) > 0 && indent < l.items[len(l.items)-1] {
		l.items = l.items[:len(l.items)-1]
	}
	base := 0
	if len(l.items) > 0 {
		base = l.items[len(l.items)-1]
	}
	if indent-base > 3 {
		return true
	}
	for len(l.items) < source.MaxNesting {
		size, ok := listMarker(body)
		if !ok || size == len(body) {
			return false
		}
		rest := strings.TrimLeft(body[size:], " \t")
		gap := width(strings.Repeat(" ", (indent+size)%4)+body[size:len(body)-len(rest)]) - (indent+size)%4
		if gap > 4 {
			gap = 1
		}
		indent += size + gap
		l.items = append(l.items, indent)
		body = rest
	}
	return false
}

// nested reports whether a line with this indent stands in a list item.
func (l *lineState) nested(indent int) bool {
	return len(l.items) > 0 && indent >= l.items[0] && indent > 0
}

// opensFence notes the fence of code that a line opens, in whatever list or
// quote.
func (l *lineState) opensFence(text string) bool {
	body := strings.TrimLeft(text, " \t>")
	for {
		size, ok := listMarker(body)
		if !ok {
			break
		}
		body = strings.TrimLeft(body[size:], " \t>")
	}
	if body == "" || body[0] != '`' && body[0] != '~' {
		return false
	}
	run := len(body) - len(strings.TrimLeft(body, body[:1]))
	if run < 3 || body[0] == '`' && strings.Contains(body[run:], "`") {
		return false
	}
	indent, first := leading(text)
	l.inner = 0
	if len(l.items) > 0 {
		l.inner = l.items[len(l.items)-1]
	}
	if indent-l.inner > 3 && l.blank {
		return false // indented code
	}
	l.fence, l.quoted = body[:run], first[0] == '>'
	return true
}

// inFence reports whether a line belongs to the open code block; the line that
// closes it does.
func (l *lineState) inFence(text string) bool {
	indent, body := leading(text)
	if body == "" {
		return true
	}
	if l.quoted && body[0] != '>' || !l.quoted && indent < l.inner {
		l.fence = "" // the list item or the quote has ended, and the code with it
		return false
	}
	body = strings.TrimRight(strings.TrimLeft(body, " \t>"), " \t")
	if len(body) >= len(l.fence) && strings.Trim(body, l.fence[:1]) == "" {
		l.fence = ""
		l.blank = false
	}
	return true
}

// dropComments makes the comments of a line blank, and notes where they are.
// One that does not end on the line stays open.
func (l *lineState) dropComments(text string, start int) string {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == '`':
			run := len(text[i:]) - len(strings.TrimLeft(text[i:], "`"))
			i += run - 1
			if j := closingTicks(text[i+1:], run); j >= 0 {
				i += j
			}
		case strings.HasPrefix(text[i:], "<!--"):
			j := strings.Index(text[i+4:], "-->")
			if j >= 0 {
				end := i + 4 + j + 3
				l.comments = append(l.comments[:len(l.comments):len(l.comments)], [2]int{start + i, start + end})
				text = text[:i] + strings.Repeat(" ", end-i) + text[end:]
				i = end - 1
				continue
			}
			if l.endless = l.endless || !bytes.Contains(l.f.Data[start+i:], []byte("-->")); l.endless {
				return text
			}
			l.comment = start + i
			return text[:i]
		}
	}
	return text
}

// closingTicks is the length of a code span up to and with its closing run.
func closingTicks(text string, run int) int {
	for i := 0; i < len(text); i++ {
		if text[i] == '`' {
			n := len(text[i:]) - len(strings.TrimLeft(text[i:], "`"))
			if n == run {
				return i + n
			}
			i += n - 1
		}
	}
	return -1
}
