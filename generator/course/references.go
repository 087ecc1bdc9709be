package course

import (
	"cmp"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"suluh/generator/source"
)

// A Reference is a work that a course cites. Keys and types are CSL's
// (citationstyles.org), so that a reference manager can read and write the
// list; status and note are ours.
type Reference struct {
	ID             string                `yaml:"id"`
	Type           string                `yaml:"type"`
	Author         []Name                `yaml:"author"`
	Editor         []Name                `yaml:"editor"`
	Issued         string                `yaml:"issued"` // a year
	Title          string                `yaml:"title"`
	ContainerTitle string                `yaml:"container-title"`
	Edition        string                `yaml:"edition"`
	Volume         string                `yaml:"volume"`
	Issue          string                `yaml:"issue"`
	Page           string                `yaml:"page"`
	Publisher      string                `yaml:"publisher"`
	Place          string                `yaml:"publisher-place"`
	DOI            string                `yaml:"DOI,doi"`
	URL            string                `yaml:"URL,url"`
	Status         string                `yaml:"status"` // what this course knows of the work: read, part, unread, memory
	Note           Localized             `yaml:"note,catatan"`
	Pos            map[string]source.Pos `yaml:",places"`
}

// A Name is a person, or an institution with its name in Literal.
type Name struct {
	Family  string `yaml:"family"`
	Given   string `yaml:"given"`
	Literal string `yaml:"literal"`
}

// Statuses are what a course may say it knows of a work.
var Statuses = []string{"read", "part", "unread", "memory"}

// ReadReferences reads a course's references.yaml, in the order of an APA list.
func ReadReferences(fsys fs.FS, file string) ([]Reference, source.Problems) {
	var refs []Reference
	f, problems := readData(fsys, file, &refs)
	at := func(code source.Code, p source.Pos, args ...any) {
		problems = append(problems, f.Complete(source.Problem{Code: code, Pos: p, Args: args}))
	}
	seen := map[string]source.Pos{}
	whole := refs[:0]
	for _, r := range refs {
		if r.Status != "" && !slices.Contains(Statuses, r.Status) {
			at("E325", r.Pos["status"], r.Status, source.Nearest(r.Status, Statuses))
		}
		switch {
		case r.ID == "" || r.Title == "":
			at("E323", anyPlace(r.Pos, f), r.ID)
		case seen[r.ID].Line > 0:
			at("E324", r.Pos["id"], r.ID, seen[r.ID])
		default:
			seen[r.ID] = r.Pos["id"]
			whole = append(whole, r)
		}
	}
	slices.SortStableFunc(whole, func(a, b Reference) int {
		return cmp.Or(strings.Compare(a.sortKey(), b.sortKey()), strings.Compare(a.Issued, b.Issued), strings.Compare(a.Title, b.Title))
	})
	return whole, problems
}

func (r Reference) people() []Name {
	if len(r.Author) == 0 {
		return r.Editor
	}
	return r.Author
}

func (r Reference) sortKey() string {
	var b strings.Builder
	for _, n := range r.people() {
		b.WriteString(source.Fold(n.Family + n.Literal + " " + n.Given))
		b.WriteByte('\t')
	}
	if b.Len() == 0 {
		return source.Fold(r.Title)
	}
	return b.String()
}

// Short is the work in a sentence, as APA 7 has it: Siporin, 1975; Hepworth
// et al., 2017. and is the word between two names.
func (r Reference) Short(and, others, noDate string) string {
	var who string
	switch p := r.people(); len(p) {
	case 0:
		who = r.Title
	case 1:
		who = p[0].Family + p[0].Literal
	case 2:
		who = p[0].Family + p[0].Literal + " " + and + " " + p[1].Family + p[1].Literal
	default:
		who = p[0].Family + p[0].Literal + " " + others
	}
	return who + ", " + cmp.Or(r.Issued, noDate)
}

// A Run is a stretch of a reference; titles of whole works are italic.
type Run struct {
	Text   string
	Italic bool
	Link   bool
}

// APA is the entry of a reference list after APA 7, for books, chapters,
// articles, reports, laws and web pages. words gives the few words that depend
// on the language: n.d., In, Ed., Eds., ed. (edition).
func (r Reference) APA(words func(key string, args ...any) string) []Run {
	var runs []Run
	add := func(italic bool, parts ...string) {
		if text := strings.Join(parts, ""); text != "" {
			runs = append(runs, Run{Text: text, Italic: italic})
		}
	}
	who := names(r.people())
	year := cmp.Or(r.Issued, words("reference.nodate"))
	title := strings.TrimRight(r.Title, ".")
	if who == "" {
		add(true, title)
		add(false, ". (", year, "). ")
	} else {
		switch {
		case len(r.Author) == 0:
			who += " (" + words("reference.editors", len(r.Editor)) + ")."
		case !strings.HasSuffix(who, "."):
			who += "."
		}
		add(false, who, " (", year, "). ")
	}
	switch r.Type {
	case "article-journal":
		add(false, title, ". ")
		add(true, r.ContainerTitle)
		if r.Volume != "" {
			add(false, ", ")
			add(true, r.Volume)
		}
		if r.Issue != "" {
			add(false, "(", r.Issue, ")")
		}
		if r.Page != "" {
			add(false, ", ", r.Page)
		}
		add(false, ".")
	case "chapter":
		add(false, title, ". ", words("reference.in"), " ")
		if len(r.Author) > 0 && len(r.Editor) > 0 {
			add(false, namesForward(r.Editor), " (", words("reference.editors", len(r.Editor)), "), ")
		}
		add(true, r.ContainerTitle)
		r.inBrackets(add, words)
		add(false, ". ", r.publisher())
	default:
		if who != "" {
			add(true, title)
			r.inBrackets(add, words)
			add(false, ". ")
		}
		add(false, r.publisher())
	}
	for i := range runs {
		if i > 0 {
			runs[i].Text = strings.ReplaceAll(runs[i].Text, ". .", ".")
		}
	}
	if link := r.link(); link != "" {
		if n := len(runs); n > 0 {
			runs[n-1].Text = strings.TrimRight(runs[n-1].Text, " ") + " "
		}
		runs = append(runs, Run{Text: link, Link: true})
	}
	return runs
}

func (r Reference) inBrackets(add func(bool, ...string), words func(string, ...any) string) {
	var in []string
	if r.Edition != "" {
		if n, err := strconv.Atoi(r.Edition); err == nil {
			in = append(in, words("reference.edition", ordinal(n), n))
		} else {
			in = append(in, r.Edition)
		}
	}
	if r.Page != "" {
		in = append(in, words("reference.pages", r.Page))
	}
	if len(in) > 0 {
		add(false, " (", strings.Join(in, ", "), ")")
	}
}

func (r Reference) publisher() string {
	if r.Publisher == "" {
		return ""
	}
	return strings.TrimRight(r.Publisher, ".") + "."
}

func (r Reference) link() string {
	if r.DOI != "" {
		return "https://doi.org/" + strings.TrimPrefix(r.DOI, "https://doi.org/")
	}
	return r.URL
}

func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

func initials(given string) string {
	var b strings.Builder
	for i, word := range strings.Fields(given) {
		if i > 0 {
			b.WriteByte(' ')
		}
		for j, part := range strings.Split(word, "-") {
			if j > 0 {
				b.WriteByte('-')
			}
			for _, letter := range part {
				b.WriteRune(letter)
				b.WriteByte('.')
				break
			}
		}
	}
	return b.String()
}

// names are the authors of an entry, family name first, up to twenty (APA 7).
func names(all []Name) string {
	var out []string
	for _, n := range all {
		switch {
		case n.Literal != "":
			out = append(out, n.Literal)
		case n.Given == "":
			out = append(out, n.Family)
		default:
			out = append(out, n.Family+", "+initials(n.Given))
		}
	}
	switch n := len(out); {
	case n == 0:
		return ""
	case n == 1:
		return out[0]
	case n > 20:
		return strings.Join(out[:19], ", ") + ", … " + out[n-1]
	default:
		return strings.Join(out[:n-1], ", ") + ", & " + out[n-1]
	}
}

// namesForward are editors behind "In": A. B. Family & C. Family.
func namesForward(all []Name) string {
	var out []string
	for _, n := range all {
		out = append(out, strings.TrimSpace(initials(n.Given)+" "+n.Family+n.Literal))
	}
	switch n := len(out); {
	case n < 3:
		return strings.Join(out, " & ")
	default:
		return strings.Join(out[:n-1], ", ") + ", & " + out[n-1]
	}
}
