package site

import (
	"bytes"
	"crypto/sha256"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/words"
)

// A Question is all that the templates of questions may use: the card
// (parts/question.html), its answers (interactions/NAME.html) and what is right
// (parts/key.html). What a question does not have is empty.
type Question struct {
	ID          string
	Interaction string // select, entry, number, match, order, gaps, essay
	Title       string // Soal 2 dari 4
	Short       string // soal 2
	Points      string
	Outcomes    []string // codes
	Opening     bool     // asked before reading, not marked
	Confident   bool     // ask how sure the learner is
	Example     bool     // shows how a question is written; nothing is stored
	Bound       bool     // it stands in one document with all pages

	About     template.HTML // what stands before the question: a vignette, a table
	Stem      template.HTML // the question itself, inline
	More      template.HTML // what stands behind it
	How       string        // how it is answered without a script, in words
	HowScript string        // and with one; "" where the runtime says it itself
	Hints     []Hint

	Many    bool          // select: several are picked
	Fixed   bool          // select: options stay in the author's order
	Options []Part        // select
	Before  string        // number: the unit before the field
	After   string        // number: the unit behind it
	Style   string        // match: pairs, groups, grid
	Left    []Part        // match
	Sides   []Part        // match: in an order that tells nothing
	Steps   []Part        // order: in an order that is not the right one
	Places  []int         // order: 1, 2, …
	Gaps    template.HTML // gaps: the text with its fields
	Bank    []string      // gaps: words to tap
	Rubric  []Row         // essay

	Right     template.HTML // the right answer, in words
	Reasons   []Reason
	Model     template.HTML // essay: a model answer
	Why       template.HTML
	ReadAgain template.HTML // inline, with a link

	Answers template.HTML // made of interactions/NAME.html
	Key     template.HTML // made of parts/key.html; empty on an exam

	say words.Words
}

// A Part is an option, a left or right side, or a step.
type Part struct {
	Key   string
	Text  template.HTML // inline
	More  template.HTML // what does not fit on a line of its own
	Plain string        // without marks, for a menu
}

// A Hint is one hint.
type Hint struct {
	N     int
	Title string // Petunjuk 1 dari 2
	Text  template.HTML
}

// A Row is one criterion of a rubric.
type Row struct {
	Key    string
	Text   template.HTML
	Levels []Level
}

// A Level is one step of a row.
type Level struct {
	Points string
	Text   template.HTML
}

// A Reason is what is said about one answer.
type Reason struct {
	Key  string        // of the part; GAP=ANSWER for an answer to a gap
	Of   template.HTML // the answer itself, inline
	Text template.HTML
}

// A Gap is all that parts/gap.html may use.
type Gap struct {
	Name, Label string
	Menu        bool
	Options     []Part
}

// Say is a text of the catalogue in the page's language.
func (q Question) Say(key string, args ...any) string { return q.say.Say(key, args...) }

// Icon is one of the signs of icons.html.
func (q Question) Icon(name string) template.HTML { return icon(name) }

// Grid reports whether a match is shown as a grid.
func (q Question) Grid() bool { return q.Style == string(quiz.Grid) }

// question writes a question of the page.
func (w *bodyWriter) question(q *quiz.Question) (template.HTML, error) {
	w.out.Questions = append(w.out.Questions, q.ID)
	w.out.Kinds = append(w.out.Kinds, q.Ask.Name())
	if w.elsewhere(q) {
		w.out.Shares = true
		return template.HTML(`<div data-of="` + esc(q.ID) + "\"></div>\n"), nil
	}
	w.data = append(w.data, quiz.PageData(q))
	return w.card(q, w.place(q), false)
}

// card writes a question with an id in the page. An example's answers are kept
// nowhere, so its reasons may stand in the text, whatever the page is.
func (w *bodyWriter) card(q *quiz.Question, id string, example bool) (template.HTML, error) {
	n, count := w.places[q], len(w.places)
	v := Question{
		ID: id, Interaction: q.Ask.Name(), Points: figure(q.Points), Outcomes: q.Outcomes,
		Title: w.say.Say("question.number", n, count), Short: w.say.Say("ask.short", n),
		Opening: q.Opening, Confident: q.Confident, Example: example, Bound: w.e.Bound != nil, say: w.say,
	}
	if count == 1 {
		v.Title, v.Short = w.say.Say("ask.one"), w.say.Say("ask.short.one")
	}
	switch ask := q.Ask.(type) {
	case *quiz.Select:
		w.selecting(&v, ask)
	case *quiz.Entry:
		w.entry(&v, ask)
	case *quiz.Number:
		w.numeric(&v, ask)
	case *quiz.Match:
		w.match(&v, ask)
	case *quiz.Order:
		w.order(&v, ask)
	case *quiz.Gaps:
		w.gaps(&v, ask, q.Prompt)
	case *quiz.Essay:
		w.essay(&v, ask)
	}
	if _, ok := q.Ask.(*quiz.Gaps); !ok {
		w.stem(&v, q.Prompt)
	}
	for i, h := range q.Feedback.Hints {
		title := w.say.Say("ask.hint.one")
		if len(q.Feedback.Hints) > 1 {
			title = w.say.Say("ask.hint.number", i+1, len(q.Feedback.Hints))
		}
		v.Hints = append(v.Hints, Hint{i + 1, title, w.html(h)})
	}
	v.Why = w.html(q.Feedback.Why)
	v.ReadAgain = w.part("", q.Feedback.ReadAgain).Text
	v.Model = w.html(q.Feedback.ModelAnswer)
	key := w.run("parts/key.html", v)
	v.Answers = w.run("interactions/"+v.Interaction+".html", v)
	if w.exam && !example {
		if w.notes == nil {
			w.notes = map[string]string{}
		}
		w.notes[q.ID] = string(key)
	} else {
		v.Key = key
	}
	return w.run("parts/question.html", v) + "\n", w.err
}

// run executes a template of the theme.
func (w *bodyWriter) run(name string, data any) template.HTML {
	b, problems, err := w.th.execute(w.e.Lang, name, data)
	w.out.Problems = append(w.out.Problems, problems...)
	if err != nil && w.err == nil {
		w.err = err
	}
	return template.HTML(bytes.TrimSpace(b))
}

// A block is one block of a text, written out.
type block struct {
	html template.HTML
	gap  bool // has a gap in it
}

// inline is the inside of a paragraph; ok is false for any other block.
func (b block) inline() (template.HTML, bool) {
	s := strings.TrimSpace(string(b.html))
	if rest, ok := strings.CutPrefix(s, "<p>"); ok && strings.HasSuffix(rest, "</p>") {
		return template.HTML(strings.TrimSuffix(rest, "</p>")), true
	}
	return template.HTML(s), s != "" && !opensBlock(s)
}

// opensBlock tells a block from a line of text (a tight list item has no <p>).
func opensBlock(s string) bool {
	if !strings.HasPrefix(s, "<") {
		return false
	}
	name, _, _ := strings.Cut(strings.TrimRight(s[1:min(len(s), 14)], ">"), " ")
	name, _, _ = strings.Cut(name, ">")
	return slices.Contains([]string{"p", "ul", "ol", "dl", "div", "figure", "blockquote", "details", "aside", "section", "hr", "form", "table", "h1", "h2", "h3", "h4", "h5", "h6"}, name)
}

// blocks writes the blocks of a text one by one.
func (w *bodyWriter) blocks(t markup.Text, gap func(*markup.Gap) template.HTML) []block {
	var all []block
	for i := range t.Nodes {
		var b block
		target := w.target(t.File.Name)
		target.Gap = func(g *markup.Gap) template.HTML {
			b.gap = true
			if gap == nil {
				return "____"
			}
			return gap(g)
		}
		h, err := markup.Text{File: t.File, Nodes: t.Nodes[i : i+1]}.HTML(target)
		if err != nil && w.err == nil {
			w.err = err
		}
		if b.html = h; strings.TrimSpace(string(h)) != "" {
			all = append(all, b)
		}
	}
	return all
}

func join(blocks []block) template.HTML {
	var b strings.Builder
	for _, one := range blocks {
		b.WriteString(string(one.html))
	}
	return template.HTML(strings.TrimSpace(b.String()))
}

// stem takes a prompt apart. The last paragraph asks; it names the group of
// answers, so it must be a line of text. What stands before it is told first.
func (w *bodyWriter) stem(v *Question, prompt markup.Text) {
	v.stem(w.blocks(prompt, nil))
}

func (v *Question) stem(blocks []block) {
	for i := len(blocks) - 1; i >= 0; i-- {
		if line, ok := blocks[i].inline(); ok {
			v.About, v.Stem, v.More = join(blocks[:i]), line, join(blocks[i+1:])
			return
		}
	}
	v.About, v.Stem = join(blocks), template.HTML(esc(v.Say("ask.answer")))
}

// part writes an option, a side or a step: its first line stands in a label,
// whatever else it has below.
func (w *bodyWriter) part(key string, t markup.Text) Part {
	blocks := w.blocks(t, nil)
	p := Part{Key: key, Plain: strings.Join(strings.Fields(t.Plain()), " ")}
	if len(blocks) == 0 {
		return p
	}
	if line, ok := blocks[0].inline(); ok {
		p.Text, p.More = line, join(blocks[1:])
		return p
	}
	p.Text, p.More = template.HTML(esc(p.Plain)), join(blocks)
	return p
}

// how says how a question is answered, without a script and with one.
func (v *Question) how(key, script string) {
	v.How = v.Say(key)
	if script != "" {
		v.HowScript = v.Say(script)
	}
}

func (v *Question) reason(key string, of, text template.HTML) {
	if text != "" {
		v.Reasons = append(v.Reasons, Reason{key, of, text})
	}
}

// lines are some lines of text: one stands alone, more are a list.
func lines(tag string, all []template.HTML) template.HTML {
	if len(all) == 0 {
		return ""
	}
	if len(all) == 1 {
		return all[0]
	}
	var b strings.Builder
	b.WriteString("<" + tag + ">")
	for _, one := range all {
		b.WriteString("<li>" + string(one) + "</li>")
	}
	b.WriteString("</" + tag + ">")
	return template.HTML(b.String())
}

// shuffle puts parts into an order that is always the same for a question, and
// never the one they had.
func shuffle(id string, parts []Part) {
	was := slices.Clone(parts)
	place := func(p Part) string {
		sum := sha256.Sum256([]byte(id + "\n" + p.Key))
		return string(sum[:])
	}
	slices.SortStableFunc(parts, func(a, b Part) int { return strings.Compare(place(a), place(b)) })
	if len(parts) > 1 && slices.EqualFunc(parts, was, func(a, b Part) bool { return a.Key == b.Key }) {
		first := parts[0]
		copy(parts, parts[1:])
		parts[len(parts)-1] = first
	}
}

func figure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
