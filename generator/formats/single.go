package formats

import (
	"encoding/base64"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"suluh/generator/course"
	"suluh/generator/site"
	"suluh/generator/source"
)

// The course as one HTML file, for phones and for messages: a phone hands a file
// that is tapped to the browser alone, without the folder round it. It reads as a
// book where no script may run. See site.Book.

// A ChoiceError names a part that there is not, or asks which of several.
type ChoiceError struct {
	Of    string // course, module, lesson, language
	Name  string // as it was asked for; "" where one must be named
	Known []string
}

func (e *ChoiceError) Error() string { return "no " + e.Of + " " + e.Name }

// A BudgetError is a file that is larger than it may be, and what makes it so.
type BudgetError struct {
	Size, Budget int64
	Weights      []site.Weight // the heaviest first
}

func (e *BudgetError) Error() string { return fmt.Sprintf("%d bytes of %d", e.Size, e.Budget) }

func writeSingle(w io.Writer, from Source, o Options) (source.Problems, error) {
	b, err := bind(from, o)
	if err != nil {
		return nil, err
	}
	data, weights, problems := from.Theme.Book(b.Book)
	if o.Budget > 0 && int64(len(data)) > o.Budget {
		return problems, &BudgetError{int64(len(data)), o.Budget, b.weighed(weights)}
	}
	_, err = w.Write(data)
	return problems, err
}

// A binder puts the pages of a course together.
type binder struct {
	site.Book
	from     Source
	pictures map[string]int    // what files weigh in the document
	within   []int             // what those of each page weigh
	held     int               // what all of them weigh
	ids      map[string]string // the ids of its pages, by their files
}

// bind reads the pages that are asked for, one at a time.
func bind(from Source, o Options) (*binder, error) {
	lang, err := editionOf(from, o)
	if err != nil {
		return nil, err
	}
	dir, err := courseOf(from, lang, o)
	if err != nil {
		return nil, err
	}
	chosen, err := partOf(from.Outline(dir, lang), o)
	if err != nil {
		return nil, err
	}
	b := &binder{from: from, pictures: map[string]int{}, ids: map[string]string{}}
	b.Edition, b.Outline, b.Asking = from.Edition(dir, lang), site.Bind(chosen), from.Asking
	b.place(b.Outline.Item, b.Edition.Site.Languages)
	for _, m := range b.Outline.Modules {
		b.place(m.Item, b.Edition.Site.Languages)
		for _, l := range m.Lessons {
			b.place(l, b.Edition.Site.Languages)
		}
	}
	return b, b.pages()
}

// place notes where a page stands, whatever language a link names it in.
func (b *binder) place(it course.Item, languages []string) {
	if it.File == "" {
		return
	}
	for _, c := range b.from.Tree.Courses {
		for p := range c.Places() {
			for _, lang := range languages {
				if p.Files[lang] == it.File {
					for _, file := range p.Files {
						b.ids[file] = strings.TrimPrefix(it.Address, "#")
					}
				}
			}
		}
	}
}

// pages makes the pages of the book in their order.
func (b *binder) pages() error {
	if err := b.page(site.KindCourse, b.Outline.Item, -1, 0); err != nil {
		return err
	}
	for i, m := range b.Outline.Modules {
		if m.Address != "" {
			if err := b.page(site.KindModule, m.Item, i, 0); err != nil {
				return err
			}
		}
		for j, l := range m.Lessons {
			if err := b.page(site.KindLesson, l, i, j); err != nil {
				return err
			}
		}
	}
	if b.Outline.Glossary {
		b.listed(site.KindGlossary, "_glosarium")
	}
	if b.Outline.References {
		b.listed(site.KindReferences, "_rujukan")
	}
	b.listed(site.KindSearch, "_cari")
	b.listed(site.KindProgress, "_kemajuan")
	b.listed(site.KindReview, "_ulangan")
	return nil
}

// frame is what all pages have.
func (b *binder) frame(kind site.Kind, id string, module int) site.Frame {
	f := site.Frame{
		Kind: kind, Address: "#" + id, Edition: b.Edition, Outline: b.Outline, Nav: b.Outline.Nav(module), Lesson: 0,
		Others: site.Others{Search: "#_cari", Progress: "#_kemajuan", Review: "#_ulangan"},
	}
	f.Edition.Bound = &site.Binding{Page: id, Link: b.link, Data: b.data}
	return f
}

// listed adds a page that is made of no file.
func (b *binder) listed(kind site.Kind, id string) {
	b.Pages = append(b.Pages, b.frame(kind, id, -1))
}

// page adds the page of a file; a module's folder may have none.
func (b *binder) page(kind site.Kind, it course.Item, module, lesson int) error {
	f := b.frame(kind, strings.TrimPrefix(it.Address, "#"), module)
	f.Lesson = lesson
	before := b.held
	if it.File != "" {
		l, err := b.from.Read(it.File)
		if err != nil {
			return err
		}
		f.Edition.Example = b.from.Example(it.File, b.Edition.Lang)
		if f.Body, err = b.from.Theme.Body(l, f.Edition); err != nil {
			return err
		}
		f.Facts = l.Facts
	}
	b.Pages, b.within = append(b.Pages, f), append(b.within, b.held-before)
	return nil
}

// link is the link to an id of a page; "" where the page is not in the document.
func (b *binder) link(file, id string) string {
	page, there := b.ids[file]
	facts := b.from.Facts(file)
	if !there || facts == nil {
		return ""
	}
	return "#" + site.Anchored(page, facts, id)
}

// data is an address that holds a file.
func (b *binder) data(file string) string {
	data, err := b.from.File(file)
	if err != nil {
		return ""
	}
	kind, _, _ := strings.Cut(typeOf(path.Ext(file)), ";")
	if !strings.HasPrefix(kind, "image/") {
		kind += ";name=" + path.Base(course.AssetAddress(file))
	}
	address := "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
	b.pictures[file] += len(address)
	b.held += len(address)
	return address
}

// types are those of files that lessons show; what the system says of a name
// differs from machine to machine.
var types = map[string]string{
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif",
	".pdf": "application/pdf", ".txt": "text/plain", ".csv": "text/csv", ".mp3": "audio/mpeg", ".mp4": "video/mp4",
}

func typeOf(ext string) string {
	if known := types[strings.ToLower(ext)]; known != "" {
		return known
	}
	return "application/octet-stream"
}

// weighed are the pages without their pictures and files, and those by
// themselves, the heaviest first.
func (b *binder) weighed(weights []site.Weight) []site.Weight {
	for i, n := range b.within {
		weights[i].Bytes -= n
	}
	for file, n := range b.pictures {
		weights = append(weights, site.Weight{Name: file, Bytes: n})
	}
	slices.SortFunc(weights, func(x, y site.Weight) int {
		if x.Bytes != y.Bytes {
			return y.Bytes - x.Bytes
		}
		return strings.Compare(x.Name, y.Name)
	})
	return weights
}

// editionOf is the language that is asked for.
func editionOf(from Source, o Options) (string, error) {
	languages := from.Tree.Site.Languages
	switch {
	case o.Lang == "":
		return languages[0], nil
	case !slices.Contains(languages, o.Lang):
		return "", &ChoiceError{"language", o.Lang, languages}
	}
	return o.Lang, nil
}

// courseOf is the folder of the course that is asked for.
func courseOf(from Source, lang string, o Options) (string, error) {
	var known []string
	for _, c := range from.Tree.Courses {
		id := from.Outline(c.Dir, lang).ID
		if o.Course == c.Dir || o.Course == id {
			return c.Dir, nil
		}
		known = append(known, id)
	}
	if o.Course == "" && len(known) == 1 {
		return from.Tree.Courses[0].Dir, nil
	}
	return "", &ChoiceError{"course", o.Course, known}
}

// partOf is the outline with the module or the page alone that is asked for.
func partOf(o *course.Outline, asked Options) (*course.Outline, error) {
	part := *o
	if asked.Module != "" {
		var known []string
		part.Modules = nil
		for _, m := range o.Modules {
			if m.Address == "" {
				continue
			}
			if named(asked.Module, m.Item, path.Dir(m.Address)) {
				part.Modules = []course.ModuleOutline{m}
			}
			known = append(known, m.Number+" "+m.ID)
		}
		if part.Modules == nil {
			return nil, &ChoiceError{"module", asked.Module, known}
		}
	}
	if asked.Lesson == "" {
		return &part, nil
	}
	var known []string
	for _, m := range part.Modules {
		for _, l := range m.Lessons {
			if named(asked.Lesson, l, l.Address) {
				m.Item, m.Lessons = course.Item{}, []course.Item{l} // without the module's own page
				part.Modules = []course.ModuleOutline{m}
				return &part, nil
			}
			known = append(known, strings.TrimSpace(l.Number+" "+l.ID))
		}
	}
	return nil, &ChoiceError{"lesson", asked.Lesson, known}
}

// named reports whether a page is meant: by its number, its id, its file, or the
// last part of its address.
func named(name string, it course.Item, address string) bool {
	return name == it.Number || name == it.ID || name == it.File || name == strings.TrimSuffix(path.Base(address), ".html")
}
