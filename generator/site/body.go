package site

import (
	"encoding/json"
	"html/template"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
	"suluh/generator/words"
)

// An Edition is a course in one language, as its pages need it.
type Edition struct {
	Site       course.Site
	Lang       string // of the edition
	Course     string // the folder of the course
	Terms      []course.Term
	References []course.Reference // in the order of a list
	// Size measures a picture of the content folder; nil or 0 where unknown.
	Size func(file string) (width, height int)
	// Bound says how the page stands in one document with others; nil for a page
	// of its own.
	Bound *Binding
	// Example reads the source of an `example` fence as a lesson; nil shows the
	// source alone.
	Example func(source []byte) *course.Lesson
}

// A Body is what a page says, without its frame. Plain data.
type Body struct {
	HTML      template.HTML   // inside the article: lead, sections, questions
	Data      []byte          // JSON: the page's questions for the runtime, `<` escaped
	Notes     []byte          // JSON: by id of a question, its reasons; for an exam alone
	Questions []string        // ids, in order
	Kinds     []string        // interactions used, sorted
	Case      bool            // it has a branching case
	Search    []byte          // what is found in it, for SearchIndex; only where the text is in the language of the edition
	Shares    bool            // it asks some that another page of the same document has
	Draws     bool            // it asks some of several questions
	Terms     []string        // ids of glossary terms marked in it
	Cites     []Cited         // works cited, in order; a work stands once for each locator
	Problems  source.Problems // of the author's templates
}

// Cited is a work with the place in it that is cited.
type Cited struct {
	Key, Locator string
}

// Body writes what a lesson says for one edition. It needs the lesson's trees
// and gives plain data. An error is one of the built-in templates.
func (th *Theme) Body(l *course.Lesson, e Edition) (Body, error) {
	w := &bodyWriter{
		th: th, l: l, e: e, say: words.In(e.Lang),
		address: course.Address(l.Facts.File, e.Lang, e.Site.Languages),
		works:   map[string]int{}, figures: map[string]int{}, texts: map[string]template.HTML{},
	}
	w.own = ownIDs(&l.Facts)
	w.exam = l.Facts.Front.Quiz != nil && l.Facts.Front.Quiz.Mode == course.Exam
	w.number()
	target := w.target(l.Facts.File)
	target.Lead = true
	target.Terms = w.vocabulary()
	target.Block = w.block
	target.Example = w.example
	html, err := l.Text.HTML(target)
	if err != nil {
		return Body{}, err
	}
	if w.err != nil {
		return Body{}, w.err
	}
	rest, err := w.undrawn()
	if err != nil {
		return Body{}, err
	}
	if w.e.Bound != nil {
		w.out.HTML = template.HTML(kept(glued(string(html + rest))))
	} else {
		w.out.HTML = template.HTML(lazy(glued(string(html + rest))))
	}
	w.out.Data, err = safeJSON(w.data)
	if err != nil {
		return Body{}, err
	}
	if len(w.notes) > 0 {
		if w.out.Notes, err = safeJSON(w.notes); err != nil {
			return Body{}, err
		}
	}
	if l.Facts.Lang == e.Lang {
		w.out.Search = found(l).Bytes()
	}
	slices.Sort(w.out.Kinds)
	w.out.Kinds = slices.Compact(w.out.Kinds)
	return w.out, nil
}

// A bodyWriter writes one body.
type bodyWriter struct {
	th      *Theme
	l       *course.Lesson
	e       Edition
	say     words.Words
	address string          // of the page
	own     map[string]bool // ids that the record knows
	exam    bool            // reasons travel in the page's data
	works   map[string]int
	figures map[string]int // numbers by id
	texts   map[string]template.HTML
	places  map[*quiz.Question]int // numbers of the page's questions, from 1
	drawn   map[*quiz.Question]bool
	data    []quiz.Data
	notes   map[string]string
	out     Body
	err     error
}

// number gives the page's works their numbers, those of the list below the
// text, and its questions theirs.
func (w *bodyWriter) number() {
	cited := map[string]bool{}
	for _, c := range w.l.Facts.Cites {
		cited[c.Key] = true
	}
	for _, r := range w.e.References {
		if cited[r.ID] {
			w.works[r.ID] = len(w.works) + 1
		}
	}
	w.places, w.drawn = map[*quiz.Question]int{}, map[*quiz.Question]bool{}
	for _, q := range slices.Concat(w.l.Questions, w.l.Drawn) {
		w.places[q] = len(w.places) + 1
	}
	w.data = []quiz.Data{}
}

// target is the place that texts of a file are written for: a question that is
// drawn from another page has its links and pictures there.
func (w *bodyWriter) target(file string) *markup.Target {
	return &markup.Target{
		Lang:    w.e.Lang,
		Buttons: true,
		Anchor:  w.anchor,
		Link:    func(to string) string { return w.link(file, to) },
		Image:   func(to string) (string, int, int) { return w.image(file, to) },
		Term:    w.term,
		Cite:    w.cite,
		Label:   w.label,
		Icon:    icon,
		Say:     w.say.Say,
	}
}

// html writes a text that stands in a question or a case: no terms are marked
// there, they might give the answer away.
func (w *bodyWriter) html(t markup.Text) template.HTML {
	if t.Empty() {
		return ""
	}
	h, err := t.HTML(w.target(t.File.Name))
	if err != nil && w.err == nil {
		w.err = err
	}
	return h
}

// link spells the address of another page or file of the course.
func (w *bodyWriter) link(from, to string) string {
	name, fragment, found := strings.Cut(to, "#")
	address := ""
	if page, err := url.PathUnescape(name); err == nil && strings.HasSuffix(page, ".md") {
		file := path.Join(path.Dir(from), page)
		if w.e.Bound != nil {
			return w.e.Bound.Link(file, fragment)
		}
		address = course.Address(file, w.e.Lang, w.e.Site.Languages)
	} else if file := course.LinkedFile(from, name); file != "" {
		if w.e.Bound != nil {
			return w.e.Bound.Data(file)
		}
		address = course.AssetAddress(file)
	} else {
		return to
	}
	if found {
		address += "#" + fragment
	}
	return course.Relative(w.address, address)
}

func (w *bodyWriter) image(from, to string) (src string, width, height int) {
	file := course.LinkedFile(from, to)
	if file == "" {
		return to, 0, 0
	}
	if w.e.Size != nil {
		width, height = w.e.Size(file)
	}
	if w.e.Bound != nil {
		return w.e.Bound.Data(file), width, height
	}
	return course.Relative(w.address, course.AssetAddress(file)), width, height
}

// vocabulary are the terms of the glossary in the language of the text.
func (w *bodyWriter) vocabulary() *markup.Terms {
	var terms []markup.Term
	lang := w.l.Facts.Lang
	for _, t := range w.e.Terms {
		if name := t.Term.In(lang); name != "" {
			terms = append(terms, markup.Term{ID: t.ID, Words: append([]string{name}, t.Forms[lang]...)})
		}
	}
	if len(terms) == 0 {
		return nil
	}
	return markup.NewTerms(terms)
}

func (w *bodyWriter) term(id, text string) template.HTML {
	if !slices.Contains(w.out.Terms, id) {
		w.out.Terms = append(w.out.Terms, id)
	}
	return template.HTML(`<button class="term" type="button" popovertarget="` + esc(w.note(id)) + `">` + esc(text) + `</button>`)
}

// cite writes a button for each work, with its number in the list below the
// text. A work that the course does not list stays as it was written.
func (w *bodyWriter) cite(works []markup.Citation) template.HTML {
	var b strings.Builder
	for _, c := range works {
		n := w.works[c.Key]
		if n == 0 {
			b.WriteString(" [@" + esc(c.Key) + "]")
			continue
		}
		one := Cited{c.Key, c.Locator}
		i := slices.Index(w.out.Cites, one)
		if i < 0 {
			i = len(w.out.Cites)
			w.out.Cites = append(w.out.Cites, one)
		}
		b.WriteString(`<button class="cite" type="button" popovertarget="` + esc(w.anchor("cite-"+strconv.Itoa(i+1))) + `"><span class="hide">` +
			esc(w.say.Say("note.work.short")) + ` </span>` + strconv.Itoa(n) + `</button>`)
	}
	return template.HTML(b.String())
}

// label numbers the figures that have an id.
func (w *bodyWriter) label(id string) string {
	if id == "" {
		return ""
	}
	if w.figures[id] == 0 {
		w.figures[id] = len(w.figures) + 1
	}
	return w.say.Say("figure.number", w.figures[id])
}

// block writes what a ::: block means.
func (w *bodyWriter) block(d *markup.Directive) (template.HTML, error) {
	switch v := d.Value.(type) {
	case *quiz.Question:
		return w.question(v)
	case *course.Case:
		return w.branches(v, "")
	case *course.Draw:
		return w.draw(*v)
	case course.Draw:
		return w.draw(v)
	}
	return "", nil
}

// draw writes the questions that a draw takes from: all of them, for the
// runtime to pick from.
func (w *bodyWriter) draw(d course.Draw) (template.HTML, error) {
	var b strings.Builder
	for _, q := range w.l.Drawn {
		if !w.drawn[q] && takesFrom(d, q.Pos.File, w.e.Site.Languages) && d.Takes(q.Tags) {
			w.drawn[q] = true
			h, err := w.question(q)
			if err != nil {
				return "", err
			}
			b.WriteString(string(h))
		}
	}
	if b.Len() == 0 {
		return "", nil
	}
	w.out.Draws = true
	return template.HTML(`<div class="draw" data-draw="` + strconv.Itoa(d.Count) + "\">\n" + b.String() + "</div>\n"), nil
}

// undrawn are the questions that a quiz draws by its head; how many of them are
// asked stands in the page's data.
func (w *bodyWriter) undrawn() (template.HTML, error) {
	var rest []*quiz.Question
	for _, q := range w.l.Drawn {
		if !w.drawn[q] {
			rest = append(rest, q)
		}
	}
	var b strings.Builder
	for _, q := range rest {
		h, err := w.question(q)
		if err != nil {
			return "", err
		}
		b.WriteString(string(h))
	}
	return template.HTML(b.String()), nil
}

// example shows what an example fence makes. Its ids are prefixed, so that two
// examples of one page may be alike; nothing of it is stored or counted.
func (w *bodyWriter) example(src []byte, offset int) (template.HTML, error) {
	if w.e.Example == nil {
		return "", nil
	}
	l := w.e.Example(src)
	if l == nil {
		return "", nil
	}
	inner := &bodyWriter{own: map[string]bool{}, th: w.th, l: l, e: w.e, say: w.say, address: w.address, works: w.works, figures: w.figures, texts: w.texts}
	inner.number()
	prefix := w.anchor("x" + strconv.Itoa(offset) + "-")
	target := inner.target(l.Facts.File)
	target.Anchor = func(id string) string { return prefix + id }
	target.Block = func(d *markup.Directive) (template.HTML, error) {
		if q, ok := d.Value.(*quiz.Question); ok {
			data := quiz.PageData(q)
			data.ID = prefix + q.ID
			w.data = append(w.data, data)
			return inner.card(q, data.ID, true)
		}
		if c, ok := d.Value.(*course.Case); ok {
			w.out.Case = true
			return inner.branches(c, prefix)
		}
		return inner.block(d)
	}
	html, err := l.Text.HTML(target)
	w.out.Problems = append(w.out.Problems, inner.out.Problems...)
	if err != nil || strings.TrimSpace(string(html)) == "" {
		return "", err
	}
	return template.HTML(`<div class="example">` + string(html) + "</div>\n"), inner.err
}

// lazy lets every picture but the first wait until it is nearly seen.
func lazy(html string) string {
	const img = `<img src=`
	first, rest, found := strings.Cut(html, img)
	if !found {
		return html
	}
	return first + img + strings.ReplaceAll(rest, img, `<img loading="lazy" src=`)
}

// safeJSON is JSON that may stand in an element of a page.
func safeJSON(v any) ([]byte, error) {
	return json.Marshal(v) // escapes <, > and &
}

// glued puts the number of a work close to the word that it belongs to, whatever
// blank the author wrote between them.
func glued(html string) string {
	const cite = `<button class="cite"`
	return strings.ReplaceAll(strings.ReplaceAll(html, " "+cite, cite), "\n"+cite, cite)
}

func esc(s string) string { return template.HTMLEscapeString(s) }

// takesFrom reports whether a draw takes questions from a file of its course:
// it is named, or lies in a folder that is named, with or without numbers.
func takesFrom(d course.Draw, file string, languages []string) bool {
	plain := func(name string) string {
		var parts []string
		for part := range strings.SplitSeq(name, "/") {
			stem, _ := course.SplitName(part, languages)
			parts = append(parts, course.Slug(stem))
		}
		return strings.Join(parts, "/")
	}
	_, inside, _ := strings.Cut(file, "/")
	name := plain(inside)
	return slices.ContainsFunc(d.From, func(from string) bool {
		from = plain(from)
		return from == name || strings.HasPrefix(name, from+"/")
	})
}
