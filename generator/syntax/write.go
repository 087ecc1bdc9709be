package syntax

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/markup"
	"suluh/generator/quiz"
)

// WriteQuestion writes a question as a block that ReadLesson reads back as the
// same question, in the Indonesian words of the grammar. It is how questions of
// other programs become lesson files.
func WriteQuestion(w io.Writer, q *quiz.Question) error {
	b := &writer{}
	b.paragraph(q.Prompt.Markdown())
	b.answers(q.Ask)
	for _, h := range q.Feedback.Hints {
		b.note("Petunjuk", h)
	}
	if e, ok := q.Ask.(*quiz.Essay); ok {
		b.rubric(e)
	}
	b.note("Contoh jawaban", q.Feedback.ModelAnswer)
	if g, ok := q.Ask.(*quiz.Gaps); ok {
		b.gapNotes(g)
	}
	b.note("Pembahasan", q.Feedback.Why)
	b.note("Baca lagi", q.Feedback.ReadAgain)
	colons := strings.Repeat(":", b.colons())
	_, err := fmt.Fprintf(w, "%s\n\n%s%s\n", strings.TrimRight(colons+" "+opening(q), " "), b.String(), colons)
	return err
}

// opening is the opening line behind its colons.
func opening(q *quiz.Question) string {
	words := []string{own(kindWords, q.Kind)}
	if !q.Temporary {
		words = append(words, q.ID)
	}
	add := func(key, value string) {
		if value == "" {
			return
		}
		if strings.ContainsAny(value, " \t") {
			value = `"` + value + `"`
		}
		words = append(words, key+"="+value)
	}
	if q.Points != 1 && q.Points != 0 {
		add("poin", strconv.FormatFloat(q.Points, 'f', -1, 64))
	}
	add("cp", strings.Join(q.Outcomes, ","))
	add("jenjang", q.Level)
	add("tag", strings.Join(q.Tags, ","))
	add("alias", strings.Join(q.Aliases, ","))
	yes := func(key string, is bool, value string) {
		if is {
			add(key, value)
		}
	}
	yes("lint", q.LintOff, "off")
	yes("yakin", q.Confident, "ya")
	yes("pakai", q.Opening, "pembuka")
	switch a := q.Ask.(type) {
	case *quiz.Select:
		yes("sebarang", a.Any, "ya")
		yes("acak", a.Fixed, "tidak")
		add("skor", own(scorings, string(a.Scoring)))
	case *quiz.Entry:
		yes("salah-ketik", a.Typo, "1")
	case *quiz.Match:
		add("skor", own(scorings, string(a.Scoring)))
	case *quiz.Order:
		add("skor", own(scorings, string(a.Scoring)))
	case *quiz.Gaps:
		yes("bank-kata", a.Bank, "ya")
		yes("salah-ketik", a.Typo, "1")
		add("skor", own(scorings, string(a.Scoring)))
	case *quiz.Essay:
		yes("min", a.Min > 0, strconv.Itoa(a.Min))
	}
	return strings.Join(words, " ")
}

// own is a canonical word as Indonesian authors write it.
func own(words []word, name string) string {
	for _, w := range words {
		if w.name == name && len(w.aliases) > 0 {
			return w.aliases[0]
		}
	}
	return name
}

type writer struct{ strings.Builder }

// colons are as many as the block needs: more than any block inside has.
func (b *writer) colons() int {
	n := 3
	for line := range strings.SplitSeq(b.String(), "\n") {
		body := strings.TrimLeft(line, " \t>")
		if k := len(body) - len(strings.TrimLeft(body, ":")); k >= n {
			n = k + 1
		}
	}
	return n
}

func (b *writer) paragraph(text string) {
	if text != "" {
		b.WriteString(text + "\n\n")
	}
}

// item writes one item of a list, with its feedback under it.
func (b *writer) item(indent, bullet, text string, feedback markup.Text) {
	under := indent + strings.Repeat(" ", len(strings.Fields(bullet)[0])+1)
	b.WriteString(indent + bullet)
	for i, line := range strings.Split(text, "\n") {
		switch {
		case i == 0 && line != "":
			b.WriteString(" " + line)
		case i > 0 && line != "":
			b.WriteString(under + line)
		}
		b.WriteByte('\n')
	}
	if feedback.Empty() {
		return
	}
	if strings.Contains(text, "\n") {
		b.WriteByte('\n')
	}
	for line := range strings.SplitSeq(feedback.Markdown(), "\n") {
		b.WriteString(strings.TrimRight(under+"> "+line, " ") + "\n")
	}
}

func (b *writer) answers(ask quiz.Interaction) {
	switch a := ask.(type) {
	case *quiz.Select:
		for _, o := range a.Options {
			mark := "( )"
			switch {
			case a.Many && o.Right:
				mark = "[x]"
			case a.Many:
				mark = "[ ]"
			case o.Right:
				mark = "(x)"
			}
			b.item("", "- "+mark, o.Text.Markdown(), o.Feedback)
		}
	case *quiz.Entry:
		for _, o := range a.Answers {
			b.item("", "- "+equals(o.Right), variants(o.Variants), o.Feedback)
		}
	case *quiz.Number:
		for _, o := range a.Answers {
			b.item("", "- "+equals(o.Right), figureText(o), o.Feedback)
		}
	case *quiz.Match:
		b.match(a)
	case *quiz.Order:
		for i, s := range a.Steps {
			b.item("", strconv.Itoa(i+1)+".", s.Text.Markdown(), s.Feedback)
		}
	default:
		return // gaps stand in the text, an essay has none
	}
	b.WriteByte('\n')
}

func equals(right bool) string {
	if right {
		return "="
	}
	return "!="
}

// variants are words behind = or !=. A number that is meant as a text stands in
// quotes.
func variants(words []string) string {
	var all []string
	for _, v := range words {
		if _, _, number := quiz.ReadFigure(v); number {
			v = `"` + v + `"`
		}
		all = append(all, strings.ReplaceAll(v, "|", `\|`))
	}
	return strings.Join(all, " | ")
}

// figureText is a number as its author wrote it, or as an author would.
func figureText(f quiz.Figure) string {
	if f.Written != "" {
		return f.Written
	}
	var all []string
	for _, r := range f.Ranges {
		text := number(r.Value)
		switch {
		case r.Tolerance > 0:
			text += " ± " + number(r.Tolerance)
		case r.Low != r.High:
			text = number(r.Low) + ".." + number(r.High)
		}
		for i, u := range r.Units {
			if i > 0 {
				text += " |"
			}
			text += " " + u
		}
		all = append(all, text)
	}
	return strings.Join(all, " | ")
}

// number writes a number that reads one way only: three digits behind the comma
// would also be thousands.
func number(x float64) string {
	s := strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", ",", 1)
	if i := strings.IndexByte(s, ','); i >= 0 && len(s)-i == 4 {
		s += "0"
	}
	return s
}

func (b *writer) match(m *quiz.Match) {
	line := func(t markup.Text) string { return strings.Join(strings.Fields(t.Markdown()), " ") }
	side := map[string]string{}
	for _, s := range m.Right {
		side[s.Key] = s.Text.Markdown()
	}
	had := map[string]bool{}
	for _, l := range m.Left {
		had[l.Right] = true
	}
	switch m.Style {
	case quiz.Grid:
		b.grid(m)
	case quiz.Groups:
		group := func(key, name string) {
			b.item("", "-", name, markup.Text{})
			for _, l := range m.Left {
				if l.Right == key {
					b.item("  ", "-", l.Text.Markdown(), l.Feedback)
				}
			}
		}
		for _, s := range m.Right {
			group(s.Key, s.Text.Markdown())
		}
		if had[""] {
			group("", "_")
		}
	default:
		for _, l := range m.Left {
			b.item("", "-", line(l.Text)+" -> "+side[l.Right], l.Feedback)
		}
		for _, s := range m.Right {
			if !had[s.Key] {
				b.item("", "-", "_ -> "+side[s.Key], markup.Text{})
			}
		}
	}
}

func (b *writer) grid(m *quiz.Match) {
	reasons := false
	head := []string{"Pernyataan"}
	for _, s := range m.Right {
		head = append(head, cellText(s.Text))
	}
	for _, l := range m.Left {
		reasons = reasons || !l.Feedback.Empty()
	}
	if reasons {
		head = append(head, "Umpan balik")
	}
	b.row(head)
	b.row(strings.Fields(strings.Repeat("--- ", len(head))))
	for _, l := range m.Left {
		row := []string{cellText(l.Text)}
		for _, s := range m.Right {
			mark := ""
			if s.Key == l.Right {
				mark = "x"
			}
			row = append(row, mark)
		}
		if reasons {
			row = append(row, cellText(l.Feedback))
		}
		b.row(row)
	}
}

func (b *writer) row(cells []string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// cellText is a text on one line, without a bare bar.
func cellText(t markup.Text) string {
	s := strings.Join(strings.Fields(t.Markdown()), " ")
	return strings.ReplaceAll(strings.ReplaceAll(s, `\|`, "|"), "|", `\|`)
}

// note writes a note, if there is one: behind its label, or below it where the
// text does not begin with a paragraph.
func (b *writer) note(label string, t markup.Text) {
	if t.Empty() {
		return
	}
	b.WriteString("> **" + label + ":**")
	text := t.Markdown()
	if !ast.IsParagraph(t.Nodes[0]) {
		text = "\n\n" + text
	} else {
		b.WriteByte(' ')
	}
	b.quote(text)
}

// quote writes the rest of a quote whose first line has begun.
func (b *writer) quote(text string) {
	for i, line := range strings.Split(text, "\n") {
		switch {
		case i == 0:
			b.WriteString(line + "\n")
		default:
			b.WriteString(strings.TrimRight("> "+line, " ") + "\n")
		}
	}
	b.WriteByte('\n')
}

func (b *writer) rubric(e *quiz.Essay) {
	if len(e.Rubric) == 0 {
		return
	}
	t := &writer{}
	head := []string{"Kriteria"}
	for _, l := range e.Rubric[0].Levels {
		head = append(head, strings.Replace(strconv.FormatFloat(l.Points, 'f', -1, 64), ".", ",", 1))
	}
	t.row(head)
	t.row(strings.Fields(strings.Repeat("--- ", len(head))))
	for _, r := range e.Rubric {
		row := []string{cellText(r.Text)}
		for _, l := range r.Levels {
			row = append(row, cellText(l.Text))
		}
		t.row(row)
	}
	b.WriteString("> **Rubrik:**")
	b.quote("\n\n" + strings.TrimSuffix(t.String(), "\n"))
}

// gapNotes writes what is said about gaps, their known wrong answers, and the
// words that fit nowhere. The gaps themselves stand in the text.
func (b *writer) gapNotes(g *quiz.Gaps) {
	for i, gap := range g.Gaps {
		inner := &writer{}
		for j, a := range gap.Answers {
			if j > 0 { // the first one stands in the gap
				inner.item("", "- "+equals(a.Right), variants(a.Variants), a.Feedback)
			}
		}
		for _, o := range gap.Options {
			if !o.Feedback.Empty() {
				inner.item("", "- "+equals(o.Right), o.Text, o.Feedback)
			}
		}
		text := gap.Why.Markdown()
		if list := strings.TrimSuffix(inner.String(), "\n"); list != "" {
			text += "\n\n" + list
		}
		if text != "" {
			b.WriteString("> **Rumpang " + strconv.Itoa(i+1) + ":** ")
			b.quote(text)
		}
	}
	if len(g.Distractors) > 0 {
		b.WriteString("> **Pengecoh:** ")
		b.quote(strings.Join(g.Distractors, "; "))
	}
}
