package syntax

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suluh/generator/markup"
	"suluh/generator/source"
)

// This file looks at the lines of a question as they are written, before
// Markdown does: Markdown glues a line that is indented too far to the one
// before, ends a list where a quote is indented too little, and shows as text
// what was meant as a mark. Each such line is reported with its mend (E012,
// E014, a bar in a table's gap E020), and the mend is what Markdown reads.

// A mender goes through the lines of one block.
type mender struct {
	v     *view
	kind  string
	lines []rawLine

	problems source.Problems
	edits    []markup.Edit
	marked   bool // some line bears a mark
}

// A rawLine is a line of a block.
type rawLine struct {
	start  int
	text   string
	indent int    // columns
	body   string // behind the indent
	quiet  bool   // code, a comment, or inside another block: looked at by nobody

	item   bool   // it is an item of a list, or meant as one
	entry  entry  // what stands in it, if it is an item
	column int    // where the text of an answer begins
	slip   string // what is wrong, as a key of the catalogue
	mend   string // the line as it should be; "" if it is right
	read   string // how it is read, if that is not the mend
	at     [2]int // where the slip is, in the line
}

// mendBlock looks at the lines from first to last of a block of some kind.
func mendBlock(v *view, kind string, lines []rawLine) (source.Problems, []markup.Edit) {
	m := &mender{v: v, kind: kind, lines: lines}
	m.joined()
	switch kind {
	case "question":
		m.marks()
		m.letters()
		m.tables()
		m.feedback()
	case "order", "sort":
		m.steps()
		m.letters()
		m.feedback()
	}
	m.report()
	return m.problems, m.edits
}

// marks looks for marks, and for what is meant as one (E014).
func (m *mender) marks() {
	var open []*rawLine // the items that the line stands in
	for i := range m.lines {
		l := &m.lines[i]
		if l.quiet || l.body == "" || l.body[0] == '>' {
			continue
		}
		for len(open) > 0 && l.indent < open[len(open)-1].column {
			open = open[:len(open)-1]
		}
		e := readEntry(l.body)
		among := e.sort == markup.Type && i > 0 && m.lines[i-1].entry.sort == markup.Type
		if e.sort == 0 || e.bullet == "" && !among && (e.sort == markup.Type || !e.exact && wide.Replace(e.wrote) == e.wrote) {
			// A plain item, or a sentence that begins with = or (v).
			if e.plain {
				l.item, l.entry, l.column = true, e, l.indent+e.column
				open = append(open, l)
			}
			continue
		}
		l.item, l.entry, l.column, m.marked = true, e, l.indent+e.column, true
		bullet := e.bullet
		if r, _ := utf8.DecodeRuneInString(bullet); bullet == "" || strings.ContainsRune(strangeBullets, r) || unicode.IsLetter(r) {
			bullet = "-"
		}
		mended := e.mark() + spaced(e.text)
		switch {
		case !e.plain || !e.exact:
			l.slip, l.mend = e.slip(), bullet+" "+mended
		case len(open) > 0 || l.indent > 3:
			l.slip, l.mend = "mark.deep", bullet+" "+mended
			if len(open) > 0 && open[0].entry.sort == 0 && open[0].entry.bullet == bullet {
				l.read = "* " + mended // not an item of the list that it stood in
			}
		}
		start := len(l.text) - len(l.body)
		l.at = [2]int{start, start + len(e.bullet) + strings.Index(l.body[len(e.bullet):], e.wrote) + len(e.wrote)}
		m.together(l, bullet)
		if l.mend != "" {
			l.column, open = len(bullet)+1, nil
		}
		open = append(open, l)
	}
}

// together finds a second answer on the line of another.
func (m *mender) together(l *rawLine, bullet string) {
	if l.entry.sort == markup.Type {
		return
	}
	text := l.entry.text
	at := second(text, l.entry.sort)
	if at < 0 {
		return
	}
	parts := []string{bullet + " " + l.entry.mark() + spaced(trimBullet(text[:at]))}
	for at >= 0 {
		e := entry{}
		e.readMark(text[at:])
		text = e.text
		at = second(text, e.sort)
		part := text
		if at >= 0 {
			part = trimBullet(text[:at])
		}
		parts = append(parts, bullet+" "+e.mark()+spaced(part))
	}
	if l.slip == "" {
		l.slip = "mark.together"
		start := len(l.text) - len(l.entry.text) + second(l.entry.text, l.entry.sort)
		l.at = [2]int{start, len(l.text)}
	}
	l.mend, l.read = strings.Join(parts, "\n"), ""
}

// second is where a further mark of the same sort stands in a text, between
// blanks and outside code; -1 if there is none.
func second(text string, sort markup.MarkSort) int {
	code := false
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == '`':
			code = !code
		case !code && i > 0 && text[i] == byte(sort) && (text[i-1] == ' ' || text[i-1] == '\t'):
			if mark, _ := markup.ReadMark(text[i:]); mark != nil && mark.Sort == sort {
				return i
			}
		}
	}
	return -1
}

// trimBullet takes the bullet off the end that a second answer left there.
func trimBullet(text string) string {
	text = strings.TrimRight(text, " \t")
	for _, b := range []string{" -", " *", " •", " –"} {
		if cut, ok := strings.CutSuffix(text, b); ok {
			return strings.TrimRight(cut, " \t")
		}
	}
	return text
}

var lettered = regexp.MustCompile(`^([A-Za-z])[.)][ \t\x{00A0}]+(\S.*)$`)

// letters looks for answers that bear letters, or bullets that Markdown does
// not know, in the place of marks: `A. teks` where B. follows, and any such
// line right beside an answer.
func (m *mender) letters() {
	gaps := m.has("[[")
	for i := 0; i < len(m.lines); i++ {
		run := m.letterRun(i)
		if run == 0 || m.marked && !m.besideAnswer(i, i+run) || !m.marked && (run < 2 || gaps) {
			i += max(0, run-1)
			continue
		}
		for j := i; j < i+run; j++ {
			l := &m.lines[j]
			var text, bullet string
			if s := lettered.FindStringSubmatch(l.body); s != nil {
				text, bullet = s[2], l.body[:2]
			} else {
				_, size := utf8.DecodeRuneInString(l.body)
				text, bullet = strings.TrimLeft(l.body[size:], markup.Blanks), l.body[:size]
			}
			l.entry = entry{bullet: bullet, text: text}
			prefix := "- "
			switch {
			case m.kind == "order":
				prefix = "1. "
			case m.kind == "question" && !anyArrow.MatchString(text):
				l.entry.sort = markup.Pick
				prefix = "- ( ) "
			}
			l.item, l.slip, l.mend, l.column = true, "mark.letter", prefix+text, strings.Index(prefix, " ")+1
			start := len(l.text) - len(l.body)
			l.at = [2]int{start, start + len(bullet)}
		}
		i += run - 1
	}
}

// letterRun counts the lines from i on that are lettered one after another, or
// bear a strange bullet.
func (m *mender) letterRun(i int) int {
	n := 0
	for j := i; j < len(m.lines); j++ {
		l := &m.lines[j]
		if l.quiet || l.item || l.indent > 3 {
			break
		}
		s := lettered.FindStringSubmatch(l.body)
		r, size := utf8.DecodeRuneInString(l.body)
		if s == nil && !(strings.ContainsRune(strangeBullets, r) && r != '–' && r != '—' && size < len(l.body)) {
			break
		}
		if s != nil && n > 0 {
			before := m.lines[j-1].body
			if !strings.EqualFold(string(before[0]+1), string(l.body[0])) {
				break
			}
		}
		n++
	}
	if n == 1 && !m.marked {
		return 0
	}
	if first := lettered.FindStringSubmatch(m.lines[i].body); n > 0 && first != nil && !m.marked && !strings.EqualFold(first[1], "a") {
		return 0
	}
	return n
}

// besideAnswer reports whether the lines from i up to j touch an answer.
func (m *mender) besideAnswer(i, j int) bool {
	before := i > 0 && (m.lines[i-1].entry.sort != 0 || m.lines[i-1].indent > 0 && m.lines[i-1].body != "")
	after := j < len(m.lines) && m.lines[j].entry.sort != 0
	return before || after
}

func (m *mender) has(text string) bool {
	return slices.ContainsFunc(m.lines, func(l rawLine) bool { return !l.quiet && strings.Contains(l.text, text) })
}

// steps looks at the items of order and sort.
func (m *mender) steps() {
	top := -1 // the indent of the categories
	for i := range m.lines {
		l := &m.lines[i]
		if l.quiet || l.body == "" {
			continue
		}
		e := readEntry(l.body)
		if !e.plain {
			if l.indent == 0 && l.body[0] != '>' {
				top = -1
			}
			continue
		}
		l.item, l.entry, l.column = true, entry{bullet: e.bullet, plain: true}, l.indent+e.column
		if m.kind != "sort" {
			continue
		}
		if top < 0 {
			top = l.indent
		}
		if l.indent == top+1 && !m.hasDeeper(i) {
			l.slip, l.mend = "sort.beside", strings.Repeat(" ", top+2)+l.body
			l.at = [2]int{0, len(l.text)}
			l.indent++
			l.column = l.indent + e.column
		}
		if inner := l.body[len(e.bullet):]; ordered(strings.TrimLeft(inner, " \t")) {
			text := strings.TrimLeft(inner, " \t")
			i := strings.IndexAny(text, ".)")
			l.slip, l.mend = "sort.number", l.text[:len(l.text)-len(l.body)]+e.bullet+" "+text[:i]+`\`+text[i:]
			l.at = [2]int{len(l.text) - len(text), len(l.text)}
		}
	}
}

var orderedPattern = regexp.MustCompile(`^[0-9]{1,9}[.)][ \t]`)

func ordered(text string) bool { return orderedPattern.MatchString(text) }

// hasDeeper reports whether the item behind line i is indented more than it is.
func (m *mender) hasDeeper(i int) bool {
	for j := i + 1; j < len(m.lines); j++ {
		if l := m.lines[j]; !l.quiet && l.body != "" && readEntry(l.body).plain {
			return l.indent > m.lines[i].indent
		}
	}
	return false
}

// tables looks for gaps in tables whose bars are not escaped (E020).
func (m *mender) tables() {
	for i := 1; i < len(m.lines); i++ {
		if !delimiterRow(m.lines[i].body) || m.lines[i].quiet {
			continue
		}
		for i--; i < len(m.lines) && !m.lines[i].quiet && m.lines[i].body != ""; i++ {
			l := &m.lines[i]
			if mended, at := escapeBars(l.text); mended != l.text {
				l.slip, l.mend, l.at = "gap.bar", mended, at
			}
		}
	}
}

var delimiter = regexp.MustCompile(`^\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)

func delimiterRow(body string) bool {
	return strings.Contains(body, "|") && delimiter.MatchString(body)
}

// escapeBars puts a backslash before each bare bar in a gap, and says where the
// first such gap stands.
func escapeBars(text string) (mended string, at [2]int) {
	var b strings.Builder
	inside := 0
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text):
			b.WriteByte(text[i])
			i++
		case inside == 0 && strings.HasPrefix(text[i:], "[["):
			if j := strings.Index(text[i:], "]]"); j > 0 {
				inside = i + j
				if strings.Contains(strings.ReplaceAll(text[i:inside], `\|`, ""), "|") && at[1] == 0 {
					at = [2]int{i, inside + 2}
				}
			}
		case i == inside:
			inside = 0
		case inside > 0 && text[i] == '|':
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String(), at
}

// slipCodes are the codes of the slips of lines.
var slipCodes = map[string]source.Code{"feedback": "E012", "gap.bar": "E020", "sort.beside": "E018", "sort.number": "E018"}

// maxMended is how many lines of a mend are shown.
const maxMended = 20

// report makes one problem of lines that are wrong in the same way and follow
// each other, with nothing but feedback and empty lines between them.
func (m *mender) report() {
	var open *source.Problem
	var slip string
	count := 0
	add := func(p source.Problem) {
		m.problems = append(m.problems, p)
		open = &m.problems[len(m.problems)-1]
	}
	for i := range m.lines {
		l := &m.lines[i]
		if l.mend != "" {
			text, read := l.text, l.mend
			if l.read != "" {
				read = l.read
			}
			m.edits = append(m.edits, markup.Edit{Start: l.start, End: l.start + len(text), New: read})
			if open != nil && slip == l.slip {
				if count++; count < maxMended {
					open.Mend += "\n" + l.mend
				}
				continue
			}
			count = 0
			code, is := slipCodes[l.slip]
			if !is {
				code = "E014"
			}
			slip = l.slip
			add(m.v.problem(code, l.start+l.at[0], l.start+l.at[1], source.Key(l.slip), text[l.at[0]:l.at[1]]).With(l.mend))
			continue
		}
		switch {
		case l.body == "" || l.quiet:
		case slip == "feedback": // each feedback is a slip of its own
			open = nil
		case l.body[0] == '>', l.indent > 0 && !l.item:
		default:
			open = nil
		}
	}
}
