package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/source"
)

// An Alert is a quote whose first line says what it is for:
//
//	> [!CASE] Dani no longer comes to school
//	> Dani, 13, was absent on nine days of a month.
//
// Its first child is the title (a TextBlock) if there is one.
type Alert struct {
	ast.BaseBlock
	Name   string // note, tip, … as in AlertKinds
	Word   string // as the author wrote it
	ID     string // {#id} at the end of the first line, or ""
	Titled bool   // the first child is the title
}

// KindAlert is the kind of Alert nodes.
var KindAlert = ast.NewNodeKind("Alert")

// Kind implements ast.Node.
func (a *Alert) Kind() ast.NodeKind { return KindAlert }

// Dump implements ast.Node.
func (a *Alert) Dump(source []byte, level int) {
	ast.DumpHelper(a, source, level, map[string]string{"Name": a.Name, "ID": a.ID}, nil)
}

// An AlertKind is one kind of alert: its name in the HTML and in the keys of
// the catalogue (alert.NAME), the sign at its title, and the words that an
// author may write for it.
type AlertKind struct {
	Name, Icon string
	Words      []string
}

// AlertKinds are the kinds; the first five are GitHub's.
var AlertKinds = []AlertKind{
	{"note", "hint", []string{"NOTE", "CATATAN"}},
	{"tip", "hint", []string{"TIP", "KIAT"}},
	{"important", "warn", []string{"IMPORTANT", "PENTING"}},
	{"warning", "warn", []string{"WARNING", "PERINGATAN"}},
	{"caution", "not", []string{"CAUTION", "AWAS"}},
	{"case", "book", []string{"CASE", "KASUS"}},
	{"remember", "hint", []string{"REMEMBER", "INGAT"}},
	{"myth", "not", []string{"MYTH", "KELIRU"}},
	{"care", "heart", []string{"CARE", "SENSITIF"}},
	{"summary", "book", []string{"SUMMARY", "RINGKASAN"}},
}

// alertOf finds the kind of a word, in any case.
func alertOf(word string) (AlertKind, bool) {
	for _, k := range AlertKinds {
		for _, w := range k.Words {
			if strings.EqualFold(w, word) {
				return k, true
			}
		}
	}
	return AlertKind{}, false
}

// alertWords are all words that an author may write.
func alertWords() (words []string) {
	for _, k := range AlertKinds {
		words = append(words, k.Words...)
	}
	return words
}

// alertMark finds [!WORD] at the start of a line: the word and where the mark
// ends. Without one end is -1.
func alertMark(line []byte) (word string, end int) {
	s := bytes.TrimLeft(line, " \t")
	if !bytes.HasPrefix(s, []byte("[!")) {
		return "", -1
	}
	n := 2
	for n < len(s) && (s[n] >= 'A' && s[n] <= 'Z' || s[n] >= 'a' && s[n] <= 'z') {
		n++
	}
	if n == 2 || n == len(s) || s[n] != ']' {
		return "", -1
	}
	return string(s[2:n]), len(line) - len(s) + n + 1
}

// alert turns a quote into an Alert if its first line says so. It reports a
// word that is none, with the nearest that is.
func (s *state) alert(q *ast.Blockquote) *Alert {
	p, ok := q.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return nil
	}
	line := p.Lines().At(0)
	word, end := alertMark(line.Value(s.src))
	if end < 0 {
		return nil
	}
	end += line.Start - line.Padding
	first, isText := p.FirstChild().(*ast.Text)
	if !isText || first.Segment.Stop < end {
		return nil // [!NOTE](url), or a reference of that name
	}
	kind, known := alertOf(word)
	if !known {
		p := s.file.Problem("W205", line.Start, end, word, strings.Join(alertWords(), ", "))
		if near := source.Nearest(word, alertWords()); near != "" {
			p.Mend = strings.Replace(p.Quote, "[!"+word+"]", "[!"+near+"]", 1)
		}
		s.problems = append(s.problems, p)
		return nil
	}
	a := &Alert{Name: kind.Name, Word: word}
	a.SetPos(q.Pos())
	a.SetBlankPreviousLines(q.HasBlankPreviousLines())
	a.title(p, first, end, s)
	if p.FirstChild() == nil {
		q.RemoveChild(q, p)
	}
	for c := q.FirstChild(); c != nil; c = q.FirstChild() {
		a.AppendChild(a, c)
	}
	q.Parent().ReplaceChild(q.Parent(), q, a)
	return a
}

// title moves what stands behind the mark, to the end of its line, out of the
// paragraph p into a child of its own.
func (a *Alert) title(p *ast.Paragraph, first *ast.Text, end int, s *state) {
	first.Segment.Start = min(end, first.Segment.Stop)
	first.Segment = first.Segment.TrimLeftSpace(s.src)
	t := ast.NewTextBlock()
	line := p.Lines().At(0)
	line = line.WithStart(first.Segment.Start)
	t.Lines().Append(line.TrimRightSpace(s.src))
	for c := p.FirstChild(); c != nil; c = p.FirstChild() {
		last, isText := c.(*ast.Text)
		lineEnd := isText && (last.SoftLineBreak() || last.HardLineBreak())
		if isText && lineEnd {
			last.SetSoftLineBreak(false)
			last.SetHardLineBreak(false)
		}
		if isText && last.Segment.Len() == 0 {
			p.RemoveChild(p, c)
		} else {
			t.AppendChild(t, c)
		}
		if lineEnd {
			break
		}
	}
	p.Lines().SetSliced(1, p.Lines().Len())
	a.ID, _, _ = s.cutID(t)
	if a.Titled = t.FirstChild() != nil; a.Titled {
		a.AppendChild(a, t)
	}
}

func (w *writer) alert(n *Alert) {
	kind, _ := alertOf(n.Word)
	label := w.say(n.Word, "alert."+kind.Name)
	w.str(`<aside class="callout" data-kind="` + kind.Name + `"`)
	if n.ID != "" {
		w.attr("id", w.anchor(n.ID))
	}
	name := label
	if n.Titled {
		name += ": " + inside(w.file, n.FirstChild()).Plain()
	}
	w.name(name)
	w.str(`><p class="label">`)
	w.icon(kind.Icon)
	w.text(label)
	c := n.FirstChild()
	if n.Titled {
		w.str(": ")
		w.quiet(func() { w.children(c) })
		c = c.NextSibling()
	}
	w.str("</p>\n")
	w.siblings(c)
	w.str("</aside>\n")
}
