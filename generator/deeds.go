package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"suluh/generator/build"
	"suluh/generator/course"
	"suluh/generator/formats"
	"suluh/generator/site"
	"suluh/generator/source"
	"suluh/generator/syntax"
)

// Formats are the names of what Export can write.
func Formats() []string {
	var names []string
	for _, f := range formats.Formats {
		names = append(names, f.Name)
	}
	return names
}

// FormatOptions are what one may ask of a format.
type FormatOptions = formats.Options

// ChoiceError and BudgetError are what a format refuses to write for.
type (
	ChoiceError = formats.ChoiceError
	BudgetError = formats.BudgetError
)

// Export writes courses in one of the Formats. Nothing is written while they
// have errors.
func (p *Project) Export(ctx context.Context, format string, o FormatOptions) (data []byte, problems source.Problems, err error) {
	f, known := formats.Named(format)
	if !known {
		return nil, nil, fmt.Errorf("no format %s", format)
	}
	if problems, err = p.Check(ctx); err != nil || problems.Errors() > 0 {
		return nil, problems, err
	}
	if f.Pack != nil {
		return p.pack(ctx, f, o)
	}
	g := p.graph.WithContext(ctx)
	step := "export " + format + fmt.Sprintf("%+v", o)
	data, err = build.Do(g, step, func(s *build.Step) ([]byte, error) {
		from, err := p.exported(s)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		found, err := f.Write(&b, from, o)
		report(s, found)
		return b.Bytes(), err
	})
	if err != nil {
		return nil, problems, err
	}
	drafts, err := build.Do(g, "check", p.check)
	return data, append(problems, p.problems(step, drafts)...).Sort(), err
}

// pack writes the files of the site, with each course as one file beside them and
// a note on how to open both.
func (p *Project) pack(ctx context.Context, f formats.Format, o FormatOptions) ([]byte, source.Problems, error) {
	made, err := p.Site(ctx)
	if err != nil {
		return nil, nil, err
	}
	problems := made.Problems
	t, err := build.Do(p.graph.WithContext(ctx), "packed", p.tree)
	if err != nil {
		return nil, nil, err
	}
	for _, lang := range t.Site.Languages {
		var files []string
		title, note := t.Site.Title.In(lang, t.Site.Languages...), ""
		for _, c := range t.Courses {
			of := path.Dir(course.AssetAddress(c.Dir + "/_"))
			if len(t.Courses) == 1 {
				of = ""
			}
			data, found, err := p.Export(ctx, "single", FormatOptions{Course: c.Dir, Lang: lang, Budget: o.Budget})
			if err != nil {
				return nil, problems, err
			}
			problems = append(problems, found...)
			var open string
			open, note = site.Handout(lang, of)
			files = append(files, open)
			made.Files[open] = site.Bytes(data)
		}
		if note != "" {
			made.Files[note] = site.Bytes(site.HandoutNote(lang, title, files))
		}
	}
	var b bytes.Buffer
	err = f.Pack(&b, made.Files)
	return b.Bytes(), distinct(problems), err
}

// distinct are problems without those that were said before.
func distinct(problems source.Problems) (out source.Problems) {
	for _, one := range problems.Sort() {
		if len(out) == 0 || out[len(out)-1].Code != one.Code || out[len(out)-1].Pos != one.Pos {
			out = append(out, one)
		}
	}
	return out
}

// exported is what a format writes, read lesson by lesson.
func (p *Project) exported(s *build.Step) (formats.Source, error) {
	t, err := p.tree(s)
	if err != nil {
		return formats.Source{}, err
	}
	from := formats.Source{Tree: t}
	facts := map[string]*course.Facts{}
	terms, refs := map[string][]course.Term{}, map[string][]course.Reference{}
	for _, c := range t.Courses {
		all, err := p.every(s, c.Dir)
		if err != nil {
			return from, err
		}
		for file, f := range all {
			facts[file] = f
		}
		if terms[c.Dir], err = p.glossary(s, c.Dir); err != nil {
			return from, err
		}
		if refs[c.Dir], err = p.references(s, c.Dir); err != nil {
			return from, err
		}
	}
	from.Facts = func(file string) *course.Facts { return facts[file] }
	from.Terms = func(dir string) []course.Term { return terms[dir] }
	from.References = func(dir string) []course.Reference { return refs[dir] }
	from.Read = func(file string) (*course.Lesson, error) {
		l, _, _ := p.read(s, file, t.Site)
		if err := p.adopt(s, l, t.Site); err != nil {
			return l, err
		}
		return l, p.draw(s, l, t.Site)
	}
	return from, p.shown(s, &from)
}

// shown adds what a format needs that shows lessons as pages do.
func (p *Project) shown(s *build.Step, from *formats.Source) error {
	var err error
	if from.Theme, err = p.theme(s); err != nil {
		return err
	}
	set, editions, outlines, asking := from.Tree.Site, map[string]site.Edition{}, map[string]*course.Outline{}, map[string]site.Asking{}
	for _, c := range from.Tree.Courses {
		for _, lang := range set.Languages {
			e, err := p.edition(s, c.Dir, lang, p.glossary)
			if err != nil {
				return err
			}
			e.References, e.Size = from.References(c.Dir), sizes(s)
			editions[c.Dir+lang] = e
			if outlines[c.Dir+lang], err = p.outline(s, c.Dir, lang); err != nil {
				return err
			}
			for _, m := range outlines[c.Dir+lang].Modules {
				for _, l := range m.Lessons {
					if asking[l.File], err = p.asking(s, l.File); err != nil {
						return err
					}
				}
			}
		}
	}
	from.Edition = func(dir, lang string) site.Edition { return editions[dir+lang] }
	from.Outline = func(dir, lang string) *course.Outline { return outlines[dir+lang] }
	from.Asking = func(file string) site.Asking { return asking[file] }
	from.Example = func(file, lang string) func([]byte) *course.Lesson { return examples(set, file, lang) }
	from.File = func(name string) ([]byte, error) {
		if !exists(s, name) {
			return nil, fs.ErrNotExist
		}
		return fs.ReadFile(s, path.Join(course.Content, name))
	}
	return nil
}

// examples reads the examples of a file: the sources that it shows beside what
// they make.
func examples(set course.Site, file, lang string) func([]byte) *course.Lesson {
	return func(source []byte) *course.Lesson {
		text, questions := syntax.ReadExample(source, options(set, file))
		return &course.Lesson{Facts: course.Facts{File: file, Lang: lang}, Text: text, Questions: questions}
	}
}

// NameFree reports whether a new course, module or lesson may have this name.
func NameFree(name string) bool { return course.Free(name, []string{"id", "en"}) }

// A Mended is a lesson with the ids that it lacked.
type Mended struct {
	File string // below the content folder
	Data []byte // the whole file; but for the ids, byte for byte as it was
	IDs  []string
}

// Fix gives the lessons that lack ids, with ids. It writes nothing.
func (p *Project) Fix(ctx context.Context) ([]Mended, error) {
	return build.Do(p.graph.WithContext(ctx), "fix", func(s *build.Step) ([]Mended, error) {
		t, err := p.tree(s)
		if err != nil {
			return nil, err
		}
		var all []Mended
		for _, c := range t.Courses {
			facts, err := p.every(s, c.Dir)
			if err != nil {
				return nil, err
			}
			taken := map[string]bool{}
			for _, f := range facts {
				if !f.TempID {
					taken[f.Front.ID] = true
				}
				for _, q := range f.Questions {
					if !q.Temporary {
						taken[q.ID] = true
					}
				}
			}
			for place := range c.Places() {
				// Translations have their original's ids.
				file, _ := place.File(t.Site.Languages[0], t.Site.Languages)
				f := facts[file]
				if f == nil || !lacksIDs(f) {
					continue
				}
				data, err := fs.ReadFile(s, path.Join(course.Content, file))
				if err != nil {
					return nil, err
				}
				mended, ids := syntax.Fix(source.NewFile(file, data), options(t.Site, file), taken)
				if len(ids) > 0 {
					all = append(all, Mended{file, mended, ids})
				}
			}
		}
		return all, nil
	})
}

func lacksIDs(f *course.Facts) bool {
	for _, q := range f.Questions {
		if q.Temporary {
			return true
		}
	}
	return f.TempID
}

// A Reason is one link of the chain that says why a page was made.
type Reason struct {
	Step  string
	Cause string // new, file, folder, step, unchanged
	Of    string
}

// Why says why the page at an address was made last, from the page to the
// change; nil when there is no such page.
func (p *Project) Why(address string) []Reason {
	for _, kind := range []string{"lesson", "module", "course", "glossary", "references", "home", "notfound", "sitemap", "feed"} {
		var chain []Reason
		for _, r := range p.graph.Why("page " + address + " " + kind) {
			chain = append(chain, Reason{r.Key, string(r.Cause), strings.TrimPrefix(r.Of, course.Content+"/")})
		}
		if chain != nil {
			return chain
		}
	}
	return nil
}
