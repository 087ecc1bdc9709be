package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"suluh/generator"
)

func (a *app) health() *cobra.Command {
	var drafts, asJSON bool
	c := a.command("health", func(c *cobra.Command, args []string) error {
		dir, err := a.folder(args)
		if err != nil {
			return err
		}
		p, closeDir, err := open(dir, generator.Options{Drafts: drafts})
		if err != nil {
			return err
		}
		defer closeDir()
		h, err := p.Health(c.Context())
		if err != nil {
			return err
		}
		if asJSON {
			return healthJSON(a.out, h)
		}
		r := healthReport{app: a, width: screen(a.out.w, os.Getenv("COLUMNS")), languages: h.Languages}
		r.health(h, drafts)
		_, err = r.WriteTo(a.out)
		return err
	})
	c.Flags().BoolVar(&asJSON, "json", false, a.words.Say("flag.health.json"))
	c.Flags().BoolVar(&drafts, "drafts", false, a.words.Say("flag.drafts"))
	return c
}

// healthJSON prints what generator.Health documents, field by field.
func healthJSON(w io.Writer, h *generator.Health) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(h); err != nil {
		return err
	}
	_, err := io.WriteString(w, escaped(b.String()))
	return err
}

// widest is how long a line is at most: longer ones are hard to follow.
const widest = 100

// screen is how wide lines may be: as the terminal, or as COLUMNS says.
func screen(out io.Writer, columns string) int {
	width := widest
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			width = w
		}
	}
	if n, err := strconv.Atoi(columns); err == nil && n > 0 {
		width = n
	}
	return min(width, widest)
}

// A healthReport is what health prints, while it is written.
type healthReport struct {
	*app
	bytes.Buffer
	width     int
	languages []string
}

func (r *healthReport) line(text string) { r.WriteString(text + "\n") }

// note prints a text of the catalogue, below a table.
func (r *healthReport) note(key string, args ...any) {
	for _, line := range wrapped(r.words.Say(key, args...), r.width) {
		r.line(line)
	}
}

// title begins a table.
func (r *healthReport) title(key string) { r.line("\n" + r.words.Say(key)) }

// table prints a table, and gives what there was room for.
func (r *healthReport) table(t table) table {
	t, widths := t.fitting(r.width)
	for _, line := range t.lines(widths) {
		r.line(line)
	}
	return t
}

// few prints the first rows of a table; that others follow is said.
func (r *healthReport) few(t table, most int) {
	more := len(t.rows) - most
	t.rows = t.rows[:min(most, len(t.rows))]
	r.table(t)
	if more > 0 {
		r.note("health.more", r.whole(more))
	}
}

// column is one of texts, file one of paths, and number one of numbers; see
// column for least and drop.
func (r *healthReport) column(key string, least, drop int) column {
	return column{head: r.words.Say(key), least: least, drop: drop}
}

func (r *healthReport) file(key string) column {
	return column{head: r.words.Say(key), least: 12, file: true}
}

func (r *healthReport) number(key string, drop int) column {
	return column{head: r.words.Say(key), right: true, drop: drop}
}

func (r *healthReport) health(h *generator.Health, drafts bool) {
	for i, c := range h.Courses {
		if i > 0 {
			r.line("\n" + strings.Repeat("─", r.width) + "\n")
		}
		r.course(c)
	}
	if len(h.Problems) > 0 {
		r.title("health.site")
		r.problems(h.Problems)
	}
	if len(h.Drafts) > 0 && !drafts {
		r.line("")
		r.note("health.drafts", strings.Join(h.Drafts, ", "))
	}
}

func (r *healthReport) course(c generator.CourseHealth) {
	t := c.Totals
	for _, line := range wrapped(c.Title, r.width) {
		r.line(line)
	}
	r.note("health.head", t.Lessons, t.Quizzes, t.CasePages)
	if t.Asked.Questions+t.Asked.Opening > 0 {
		r.note("health.asked", t.Asked.Questions, r.percent(t.Asked.Production), t.Asked.Opening)
	}
	r.title("health.problems")
	if len(c.Problems) == 0 {
		r.note("health.problems.none")
	} else {
		r.problems(c.Problems)
	}
	if len(c.Pages) > 0 {
		r.pages(c.Pages)
	}
	if asking := slices.DeleteFunc(slices.Clone(c.Pages), asksNothing); len(asking) > 0 {
		r.questions(asking, t.Asked)
	}
	r.coverage(c.Coverage)
	r.translations(c.Translations)
	r.weight(c.Weight)
	if len(c.Cases) > 0 {
		r.cases(c.Cases)
	}
}

func (r *healthReport) problems(files []generator.FileProblems) {
	var rows [][]string
	for _, f := range files {
		var codes []string
		for _, code := range slices.Sorted(maps.Keys(f.Codes)) {
			if n := f.Codes[code]; n > 1 {
				code += fmt.Sprintf(" ×%d", n)
			}
			codes = append(codes, code)
		}
		rows = append(rows, []string{f.File, r.some(f.Errors), r.some(f.Warnings), strings.Join(codes, ", ")})
	}
	r.table(table{[]column{r.file("health.file"), r.number("health.errors", 0), r.number("health.warnings", 0), r.column("health.codes", 12, 1)}, rows})
}

// called is a page's number and title.
func (r *healthReport) called(p generator.PageHealth) string {
	text := strings.TrimSpace(p.Number + " " + p.Title)
	if p.Draft {
		text += " " + r.words.Say("health.draft")
	}
	return text
}

func (r *healthReport) pages(pages []generator.PageHealth) {
	r.title("health.pages")
	var rows [][]string
	unlike := false
	for _, p := range pages {
		for i, e := range p.Editions {
			name, ratio := "", ""
			if i == 0 {
				name = r.called(p)
			}
			if e.Ratio > 0 {
				ratio = r.decimal(e.Ratio, 2)
			}
			if e.Unlike() {
				ratio, unlike = "! "+ratio, true
			}
			rows = append(rows, []string{name, e.Lang, r.whole(e.Words), ratio, r.some(e.Minutes), r.some(e.Sections), r.some(e.Drawings), r.some(e.Terms)})
		}
	}
	t := r.table(table{[]column{r.column("health.page", 12, 0), r.column("health.lang", 0, 0), r.number("health.words", 0), r.number("health.ratio", 1),
		r.number("health.minutes", 5), r.number("health.sections", 4), r.number("health.drawings", 2), r.number("health.terms", 3)}, rows})
	if unlike && t.has(r.words.Say("health.ratio")) {
		r.note("health.unlike", r.decimal(generator.RatioLow, 1), r.decimal(generator.RatioHigh, 1))
	}
}

// asksNothing reports whether no edition of a page has or draws a question.
func asksNothing(p generator.PageHealth) bool {
	return !slices.ContainsFunc(p.Editions, func(e generator.EditionHealth) bool {
		return e.Asked.Questions+e.Asked.Opening+e.Draws > 0
	})
}

// questions shows the formats of a page's questions, in one row unless they
// differ in its languages.
func (r *healthReport) questions(pages []generator.PageHealth, all generator.Asked) {
	r.title("health.questions")
	row := func(name, lang string, asked generator.Asked, draws int) []string {
		cells := []string{name, lang, r.some(asked.Opening), r.some(asked.Questions)}
		for _, format := range generator.AskFormats {
			cells = append(cells, r.some(asked.Formats[format]))
		}
		part := ""
		if asked.Questions > 0 {
			part = r.percent(asked.Production)
		}
		return append(cells, part, r.some(draws))
	}
	var rows [][]string
	draws, lang := false, false
	for _, p := range pages {
		first := p.Editions[0]
		draws = draws || first.Draws > 0
		rows = append(rows, row(r.called(p), first.Lang, first.Asked, first.Draws))
		for _, e := range p.Editions[1:] {
			if e.Asked.Opening != first.Asked.Opening || !maps.Equal(e.Asked.Formats, first.Asked.Formats) || e.Draws != first.Draws {
				lang = true
				rows = append(rows, row("", e.Lang, e.Asked, e.Draws))
			}
		}
	}
	rows = append(rows, row(r.words.Say("health.all"), "", all, 0))
	columns := []column{r.column("health.page", 12, 0), r.column("health.lang", 0, 0), r.number("health.opening", 8), r.number("health.asks", 0)}
	for _, format := range generator.AskFormats {
		columns = append(columns, r.number("health.format."+format, 5))
	}
	t := table{append(columns, r.number("health.production", 0), r.number("health.draws", 7)), rows}
	t = r.table(t.without(func(c column) bool {
		return !draws && c.head == r.words.Say("health.draws") || !lang && c.head == r.words.Say("health.lang")
	}))
	for _, about := range [][2]string{
		{"health.opening", "health.opening.about"},
		{"health.production", "health.production.about"},
		{"health.draws", "health.draws.about"},
	} {
		if t.has(r.words.Say(about[0])) {
			r.note(about[1])
		}
	}
	if len(r.languages) > 1 {
		r.note("health.same")
	}
}

func (r *healthReport) coverage(c generator.Coverage) {
	r.title("health.coverage")
	if len(c.Outcomes) == 0 {
		r.note("health.coverage.none")
		return
	}
	columns := []column{r.column("health.outcome", 0, 0), r.column("health.level", 0, 2)}
	for _, level := range c.Levels {
		if level == "" {
			level = r.words.Say("health.level.none")
		}
		columns = append(columns, column{head: level, right: true, drop: 1})
	}
	columns = append(columns, r.number("health.practice", 0), r.number("health.quiz", 0), r.column("health.text", 20, 3))
	row := func(code, level, text string, l generator.Levels, few bool) []string {
		cells := []string{code, level}
		for _, level := range c.Levels {
			cell := "–"
			if p, q := l.Practice[level], l.Quiz[level]; p+q > 0 {
				cell = fmt.Sprintf("%d+%d", p, q)
			}
			cells = append(cells, cell)
		}
		practice, quiz := l.Sums()
		of := r.some(quiz)
		if few {
			of = "! " + of
		}
		return append(cells, r.some(practice), of, text)
	}
	var rows [][]string
	var few []string
	for _, o := range c.Outcomes {
		short := slices.Contains(c.Few, o.Code)
		if short {
			_, quiz := o.Sums()
			few = append(few, fmt.Sprintf("%s (%d)", o.Code, quiz))
		}
		rows = append(rows, row(o.Code, o.Level, o.Text, o.Levels, short))
	}
	if practice, quiz := c.Untied.Sums(); practice+quiz > 0 {
		rows = append(rows, row(r.words.Say("health.untied"), "", "", c.Untied, false))
	}
	if r.table(table{columns, rows}).has(columns[2].head) {
		r.note("health.coverage.about")
	}
	if len(few) > 0 {
		r.note("health.few", generator.MinQuizItems, strings.Join(few, ", "))
	}
}

func (r *healthReport) translations(all []generator.Translation) {
	r.title("health.translations")
	var rows [][]string
	for _, t := range all {
		terms := ""
		if t.Terms > 0 {
			terms = r.of(t.Terms-len(t.TermsMissing), t.Terms)
		}
		rows = append(rows, []string{t.Lang, r.of(t.Translated, t.Pages), r.percent(t.Share), terms})
	}
	r.table(table{[]column{r.column("health.lang", 0, 0), r.number("health.count", 0), r.number("health.share", 0), r.number("health.terms", 1)}, rows})
	for _, t := range all {
		if len(t.Missing) > 0 {
			r.note("health.missing", t.Lang, strings.Join(t.Missing, ", "))
		}
		if len(t.TermsMissing) > 0 {
			r.note("health.missing.terms", t.Lang, strings.Join(t.TermsMissing, ", "))
		}
	}
}

// weighed is how many pages and images are named: the heaviest.
const weighed = 8

func (r *healthReport) weight(w generator.Weight) {
	r.title("health.weight")
	var rows [][]string
	sum := 0
	for _, p := range w.Pages {
		sum += p.Gzip
		rows = append(rows, []string{p.Address, r.size(p.Gzip), r.size(p.Bytes)})
	}
	r.few(table{[]column{r.file("health.address"), r.number("health.gzip", 0), r.number("health.bytes", 1)}, rows}, weighed)
	r.note("health.weight.about", len(w.Pages), r.size(sum), r.size(w.Pages[len(w.Pages)/2].Gzip))
	if len(w.Images) == 0 {
		return
	}
	r.title("health.images")
	rows, sum = nil, 0
	for _, i := range w.Images {
		sum += i.Bytes
		size := r.size(i.Bytes)
		if i.Heavy {
			size = "! " + size
		}
		rows = append(rows, []string{i.File, size})
	}
	r.few(table{[]column{r.file("health.file"), r.number("health.bytes", 0)}, rows}, weighed)
	r.note("health.images.about", len(w.Images), r.size(sum))
	if w.Images[0].Heavy {
		r.note("health.images.heavy", r.size(generator.HeavyImage))
	}
}

// cases shows each case in one row unless its languages differ.
func (r *healthReport) cases(all []generator.CaseHealth) {
	r.title("health.cases")
	var rows [][]string
	differ := false
	for i, c := range all {
		name := c.Title
		if i > 0 && all[i-1].ID == c.ID {
			if all[i-1].Scenes == c.Scenes && all[i-1].Decisions == c.Decisions {
				continue
			}
			name, differ = "", true
		}
		rows = append(rows, []string{name, c.ID, c.Lang, r.whole(c.Scenes), r.whole(c.Decisions), r.whole(c.Words)})
	}
	t := table{[]column{r.column("health.page", 12, 0), r.column("health.case", 0, 2), r.column("health.lang", 0, 0), r.number("health.scenes", 1), r.number("health.decisions", 0), r.number("health.words", 3)}, rows}
	r.table(t.without(func(c column) bool { return !differ && c.head == r.words.Say("health.lang") }))
	r.note("health.cases.about")
}

// some is a number, with a dash for none.
func (r *healthReport) some(n int) string {
	if n == 0 {
		return "–"
	}
	return r.whole(n)
}

// whole is a number with the language's mark between thousands.
func (r *healthReport) whole(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + r.words.Say("number.thousands") + text[i:]
	}
	return text
}

// decimal is a number with so many places behind the language's decimal mark.
func (r *healthReport) decimal(n float64, places int) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', places, 64), ".", r.words.Say("number.decimal"), 1)
}

func (r *healthReport) percent(share float64) string { return r.decimal(100*share, 0) + "%" }

// of is how many of how many.
func (r *healthReport) of(part, whole int) string { return r.whole(part) + "/" + r.whole(whole) }

// size is a number of bytes, as files are weighed.
func (r *healthReport) size(n int) string {
	return strings.Replace(inWords(int64(n)), ".", r.words.Say("number.decimal"), 1)
}
