package syntax

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// asking begins a question: what every kind of question has in common.
func (b *block) asking() *quiz.Question {
	b.q = &quiz.Question{Kind: b.kind, Points: 1, Pos: b.v.pos(b.d.Start), Span: [2]int{b.v.at(b.d.Start), b.v.at(b.d.End)}}
	b.common()
	b.headings()
	return b.q
}

// common reads the keys of every question.
func (b *block) common() {
	q := b.q
	if a, ok := b.args["points"]; ok {
		points, err := strconv.ParseFloat(strings.Replace(a.value, ",", ".", 1), 64)
		if err != nil || !(points > 0 && points <= 1e6) {
			b.badValue(a.Arg, "")
		} else {
			q.Points = points
		}
	}
	q.Outcomes = list(b.args["outcome"].value)
	q.Level = b.args["level"].value
	q.Tags = list(b.args["tags"].value)
	for _, id := range list(b.args["alias"].value) {
		if !idPattern.MatchString(id) {
			a := b.args["alias"]
			p := b.report("E003", a.Start, a.End, source.Key("id.form"), id)
			if mended := slug(id, 64); idPattern.MatchString(mended) {
				p.Mend = b.replaced(a.Start, a.End, strings.Replace(string(b.v.file.Data[a.Start:a.End]), id, mended, 1))
			}
			continue
		}
		q.Aliases = append(q.Aliases, id)
	}
	q.Confident = b.args["confidence"].value == "yes" || b.args["confidence"].value == "" && b.lesson.Facts.Front.Confidence
	q.Opening = b.args["use"].value == "opening"
	q.LintOff = b.args["lint"].value == "off"
}

// finish ends a question: its answers have become ask, and what is left in the
// block is the stem.
func (b *block) finish(ask quiz.Interaction) {
	q := b.q
	q.Ask = ask
	if b.mark != nil {
		b.d.RemoveChild(b.d, b.mark)
	}
	q.Prompt = b.d.Inside(b.lesson.Text)
	b.check()
	q.ID = b.id(q)
	q.Revision = quiz.Revise(q)
	b.reasons()
	b.d.Value = q
	b.lesson.Questions = append(b.lesson.Questions, q)
	if b.prefix == "" {
		b.lesson.Facts.Questions = append(b.lesson.Facts.Questions, b.questionFacts())
	}
}

func (b *block) questionFacts() course.QuestionFacts {
	q := b.q
	line, _ := b.v.line(b.d.Start)
	f := course.QuestionFacts{ID: q.ID, Temporary: q.Temporary, Revision: q.Revision, Kind: q.Kind, Interaction: q.Ask.Name(),
		Outcomes: q.Outcomes, Level: q.Level, Tags: q.Tags, Aliases: q.Aliases, Points: q.Points, Opening: q.Opening,
		Explained: !q.Feedback.Why.Empty(), Pos: q.Pos, Quote: line}
	for _, p := range q.Ask.Parts() {
		f.Keys = append(f.Keys, p.Key)
		f.Marks = append(f.Marks, p.Mark)
	}
	return f
}

// check adds what is wrong with the question itself, unless it only follows
// from a slip that has been reported.
func (b *block) check() {
	f := b.v.origin()
	for _, p := range b.q.Ask.Check() {
		if b.off[string(p.Code)] {
			continue
		}
		if p.Pos.Line == 0 {
			p.Pos, p.End = b.opener()
			p.Args = []any{source.Key("answer.none")}
		}
		p = f.Complete(p)
		if p.End == p.Pos {
			p.End = markEnd(p)
		}
		b.problems = append(b.problems, p)
		if p.Code == "E009" {
			b.off["W102"] = true
		}
	}
}

// opener is where the opening line begins and ends.
func (b *block) opener() (start, end source.Pos) {
	p := b.v.origin().LineProblem("", b.v.pos(b.d.Start).Line)
	return p.Pos, p.End
}

// markEnd is the end of the mark, or of the line, that a problem points at.
func markEnd(p source.Problem) source.Pos {
	line := []rune(p.Quote)
	end := p.Pos
	if from := p.Pos.Col - 1; from < len(line) {
		rest := string(line[from:])
		n := len([]rune(strings.TrimRight(rest, " \t")))
		if m, _ := markup.ReadMark(rest); m != nil {
			n = len([]rune(rest[:m.End]))
		}
		end.Col += n
	}
	return end
}

// headings reports headings of level 1 and 2 in the block (E004).
func (b *block) headings() {
	if !b.d.Closed {
		return
	}
	each(b.d, func(n ast.Node) bool {
		if _, inner := n.(*markup.Directive); inner && n != ast.Node(b.d) {
			return false
		}
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			b.heading(h)
		}
		return true
	})
}

func (b *block) heading(h *ast.Heading) {
	start := nodeStart(h)
	line, at := b.v.line(start)
	text := b.text(h).Plain()
	if m, ok := h.FirstChild().(*markup.Mark); ok && text == "" {
		text = m.Raw
	}
	p := b.report("E004", start, at+len(line), text)
	p.Mend = "### " + strings.TrimLeft(strings.TrimLeft(line, " \t"), "# ")
	if _, answer := h.Parent().(*ast.ListItem); answer { // underlined by chance: the line below goes
		p.Mend = line
	}
}

// nested finds the blocks in a block that is no case. Pictures and details stay
// where they are; a question is taken out and stands behind it (E005).
func (b *block) nested() {
	each(b.d, func(n ast.Node) bool {
		d, ok := n.(*markup.Directive)
		if !ok || d == b.d {
			return true
		}
		if kind, _ := kindOf(d.Word); kind != "figure" && kind != "details" {
			line, at := b.v.line(d.Start)
			take(d)
			b.d.Parent().InsertAfter(b.d.Parent(), b.d, d)
			b.queue(d)
			if b.kind == "" {
				return false // of a kind that nobody knows
			}
			b.report("E005", d.Start, at+len(line), source.Key("block.inner"), b.d.Word).Mend = strings.TrimLeft(line, " \t")
		}
		b.queue(d)
		return false
	})
}

// reasons warns of a question that does not say why (W102).
func (b *block) reasons() {
	q := b.q
	if b.off["W102"] || b.prefix != "" || !q.Feedback.Why.Empty() || !q.Feedback.ModelAnswer.Empty() {
		return
	}
	start, end := b.opener()
	key := source.Key("reason.none")
	if at, ok := unexplained(q.Ask); ok {
		start, end, key = at, at, "reason.part"
	}
	p := b.v.origin().Complete(source.Problem{Code: "W102", Pos: start, End: end, Args: []any{key}})
	if p.End == p.Pos {
		p.End = markEnd(p)
	}
	b.problems = append(b.problems, p)
}

// unexplained is the first part of a question that has no reason of its own.
func unexplained(ask quiz.Interaction) (at source.Pos, found bool) {
	add := func(reason markup.Text, pos source.Pos) {
		if reason.Empty() && !found {
			at, found = pos, true
		}
	}
	switch a := ask.(type) {
	case *quiz.Select:
		for _, o := range a.Options {
			add(o.Feedback, o.Pos)
		}
	case *quiz.Entry:
		for _, o := range a.Answers {
			add(o.Feedback, o.Pos)
		}
	case *quiz.Number:
		for _, o := range a.Answers {
			add(o.Feedback, o.Pos)
		}
	case *quiz.Match:
		for _, o := range a.Left {
			add(o.Feedback, o.Pos)
		}
	case *quiz.Order:
		for _, o := range a.Steps {
			add(o.Feedback, o.Pos)
		}
	case *quiz.Gaps:
		for _, o := range a.Gaps {
			add(o.Why, o.Pos)
		}
	}
	return at, found
}

// id judges the id of a block (E003), or makes a temporary one (W108).
func (b *block) id(q *quiz.Question) string {
	d := b.d
	if d.ID != "" {
		return b.goodID(d.ID, d.IDStart, d.IDEnd)
	}
	var parts []string
	for _, p := range q.Ask.Parts() {
		parts = append(parts, p.Key)
	}
	text := q.Prompt.Plain()
	q.Temporary = true
	b.lacks = append(b.lacks, lack{b.v.at(d.IDEnd), d.Word, text})
	if b.prefix == "" && !b.off["id"] {
		code := source.Code("W108")
		if b.lesson.Facts.Front.Quiz != nil {
			code = "E003"
		}
		start, end := b.opener()
		p := b.v.origin().Complete(source.Problem{Code: code, Pos: start, End: end, Args: []any{source.Key("id.question")}})
		line, at := b.v.line(d.Start)
		i := min(max(0, d.IDEnd-at), len(line))
		b.problems = append(b.problems, p.With(line[:i]+" "+orElse(slug(text, 30), "soal")+line[i:]))
	}
	return b.prefix + temporaryID(text, strings.Join(parts, " "))
}

// goodID is an id that is well formed and new on the page; else it is reported
// (E003).
func (b *block) goodID(id string, start, end int) string {
	r := b.reader
	if !idPattern.MatchString(id) {
		p := r.report("E003", start, end, source.Key("id.form"), id)
		if mended := slug(id, 64); idPattern.MatchString(mended) {
			p.Mend, id = r.replaced(start, end, mended), mended
		}
	} else if first, twice := r.ids[id]; twice {
		r.report("E003", start, end, source.Key("id.twice"), id, first)
		return r.prefix + id
	}
	r.ids[id] = r.v.pos(start)
	return r.prefix + id
}
