package generator

import (
	"crypto/sha256"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"suluh/generator/build"
	"suluh/generator/course"
	"suluh/generator/site"
	"suluh/generator/source"
)

// The steps that make pages, and the list of them.

// A list is what a site consists of: plain data, the bytes stay in the steps.
type list struct {
	Files  []item
	Unsafe []string
	Drafts []string // files of pages that a build leaves out
}

// An item is one file of the site and the step that has its bytes.
type item struct {
	Address string
	Sum     build.Sum // of a file that is no page
	Source  string    // a file of the project that is published as it is, or ""
	Page    *page     // a page, or nil
	Shelf   *shelf    // a file of a course's search, or nil
	Asset   bool      // style, runtime, files of the theme
}

// A page says what it is made of, so that it can be made alone.
type page struct {
	Kind   string // lesson, module, course, glossary, references, review, progress, search, home, notfound, sitemap, feed, structure
	Course string // folder
	Lang   string
	Module int // index in the outline
	Lesson int // index in the module
}

// check makes every step that can have problems, and gives the drafts.
func (p *Project) check(s *build.Step) (drafts []string, err error) {
	t, err := p.tree(s)
	if err != nil {
		return nil, err
	}
	if _, err := p.assets(s); err != nil {
		return nil, err
	}
	for _, c := range t.Courses {
		if _, err := p.glossary(s, c.Dir); err != nil {
			return nil, err
		}
		if _, err := p.judged(s, c.Dir); err != nil {
			return nil, err
		}
		for place := range c.Places() {
			for _, file := range place.Files {
				f, err := p.facts(s, file)
				if err != nil {
					return nil, err
				}
				if f.Front.Draft {
					drafts = append(drafts, file)
				}
			}
		}
	}
	slices.Sort(drafts)
	return drafts, p.clashes(s, t)
}

// site makes everything but the pages, and lists what there is.
func (p *Project) site(s *build.Step) (list, error) {
	var out list
	var err error
	if out.Drafts, err = p.check(s); err != nil {
		return out, err
	}
	t, err := p.tree(s)
	if err != nil {
		return out, err
	}
	pages, err := p.pages(s, t)
	if err != nil {
		return out, err
	}
	out.Files = pages
	for _, c := range t.Courses {
		for _, lang := range t.Site.Languages {
			files, err := p.indexed(s, c.Dir, lang)
			if err != nil {
				return out, err
			}
			out.Files = append(out.Files, files...)
		}
	}
	a, err := p.assets(s)
	if err != nil {
		return out, err
	}
	for name, data := range a.Files {
		out.Files = append(out.Files, item{Address: name, Sum: sha256.Sum256(data), Asset: true})
	}
	for _, c := range t.Courses {
		more, unsafe, err := p.attached(s, c.Dir, t.Site)
		if err != nil {
			return out, err
		}
		out.Files = append(out.Files, more...)
		out.Unsafe = append(out.Unsafe, unsafe...)
	}
	if overridden(s) { // the author's own templates may fail, and say so only when they run
		if _, err := p.sums(s, pages); err != nil {
			return out, err
		}
	}
	slices.SortStableFunc(out.Files, func(a, b item) int { return strings.Compare(a.Address, b.Address) })
	out.Files = slices.CompactFunc(out.Files, func(a, b item) bool { return a.Address == b.Address }) // said by clashes
	return out, nil
}

// overridden reports whether the project has templates of its own.
func overridden(s *build.Step) bool {
	own, err := fs.ReadDir(s, "templates")
	return err == nil && len(own) > 0
}

// pages lists the pages of a site.
func (p *Project) pages(s *build.Step, t *course.Tree) ([]item, error) {
	var all []item
	add := func(address string, pg page) { all = append(all, item{Address: address, Page: &pg}) }
	languages := t.Site.Languages
	for _, lang := range languages {
		add(course.HomeAddress(lang, languages), page{Kind: "home", Lang: lang})
		for _, c := range t.Courses {
			o, err := p.outline(s, c.Dir, lang)
			if err != nil {
				return nil, err
			}
			add(course.CoursePage(c.Dir, "index", lang, languages), page{Kind: "course", Course: c.Dir, Lang: lang})
			structure, err := p.structure(s, c.Dir, lang)
			if err != nil {
				return nil, err
			}
			add(structure, page{Kind: "structure", Course: c.Dir, Lang: lang})
			add(course.CoursePage(c.Dir, "ulangan", lang, languages), page{Kind: "review", Course: c.Dir, Lang: lang})
			add(course.CoursePage(c.Dir, "kemajuan", lang, languages), page{Kind: "progress", Course: c.Dir, Lang: lang})
			add(course.CoursePage(c.Dir, "cari", lang, languages), page{Kind: "search", Course: c.Dir, Lang: lang})
			if o.Glossary {
				add(course.CoursePage(c.Dir, "glosarium", lang, languages), page{Kind: "glossary", Course: c.Dir, Lang: lang})
			}
			if o.References {
				add(course.CoursePage(c.Dir, "rujukan", lang, languages), page{Kind: "references", Course: c.Dir, Lang: lang})
			}
			for m, mo := range o.Modules {
				if mo.Address != "" {
					add(mo.Address, page{Kind: "module", Course: c.Dir, Lang: lang, Module: m})
				}
				for l, it := range mo.Lessons {
					add(it.Address, page{Kind: "lesson", Course: c.Dir, Lang: lang, Module: m, Lesson: l})
				}
			}
		}
	}
	add("404.html", page{Kind: "notfound", Lang: languages[0]})
	if t.Site.BaseURL != "" {
		add("sitemap.xml", page{Kind: "sitemap", Lang: languages[0]})
		add("feed.xml", page{Kind: "feed", Lang: languages[0]})
	}
	return all, nil
}

// nav is what a page of module m shows of its course.
func (p *Project) nav(s *build.Step, dir, lang string, m int) (course.Nav, error) {
	return build.Need(s, "nav "+dir+" "+lang+" "+strconv.Itoa(m), func(s *build.Step) (course.Nav, error) {
		o, err := p.outline(s, dir, lang)
		if err != nil {
			return course.Nav{}, err
		}
		return o.Nav(m), nil
	})
}

// page puts the frame round what the lesson step made.
func (p *Project) page(s *build.Step, address string, pg page) ([]byte, error) {
	th, err := p.theme(s)
	if err != nil {
		return nil, err
	}
	f, err := p.frame(s, address, pg)
	if err != nil {
		return nil, err
	}
	made, problems := th.Page(f)
	report(s, problems)
	return made, nil
}

// step is the page as a step of its own: its value is the sum, the bytes go to
// the store.
func (i item) step(p *Project) (key string, fn func(*build.Step) (build.Sum, error)) {
	if i.Page.Kind == "structure" {
		return p.structureStep(i.Page.Course, i.Page.Lang)
	}
	key = "page " + i.Address + " " + i.Page.Kind
	return key, func(s *build.Step) (build.Sum, error) {
		data, err := p.page(s, i.Address, *i.Page)
		if err != nil {
			return build.Sum{}, err
		}
		sum := sha256.Sum256(data)
		p.made.put(key, sum, data)
		return sum, nil
	}
}

// frame collects what a page is made of.
func (p *Project) frame(s *build.Step, address string, pg page) (site.Frame, error) {
	f := site.Frame{Kind: site.Kind(pg.Kind), Address: address, Edition: site.Edition{Lang: pg.Lang, Course: pg.Course}}
	var err error
	if f.Edition.Site, err = p.settings(s); err != nil {
		return f, err
	}
	if f.Assets, err = p.addresses(s); err != nil {
		return f, err
	}
	switch pg.Kind {
	case "home", "notfound", "sitemap", "feed":
		f.Courses, err = p.outlines(s, pg.Lang)
		return f, err
	}
	module := -1
	if pg.Kind == "lesson" || pg.Kind == "module" {
		module = pg.Module
	}
	if f.Nav, err = p.nav(s, pg.Course, pg.Lang, module); err != nil {
		return f, err
	}
	f.Others.Review = course.CoursePage(pg.Course, "ulangan", pg.Lang, f.Edition.Site.Languages)
	f.Others.Search = course.CoursePage(pg.Course, "cari", pg.Lang, f.Edition.Site.Languages)
	f.Others.Progress = course.CoursePage(pg.Course, "kemajuan", pg.Lang, f.Edition.Site.Languages)
	switch pg.Kind {
	case "course", "module", "review", "progress":
		if f.Structure, err = p.structure(s, pg.Course, pg.Lang); err != nil {
			return f, err
		}
	}
	file := f.Nav.Course.File
	switch pg.Kind {
	case "lesson":
		f.Lesson = pg.Lesson
		file = f.Nav.Lessons[pg.Lesson].File
	case "module":
		file = f.Nav.Modules[pg.Module].File
	case "course":
		f.Outline, err = p.outline(s, pg.Course, pg.Lang)
	case "review", "progress", "search":
		return f, nil
	case "glossary":
		if f.Edition.Terms, err = p.glossary(s, pg.Course); err != nil {
			return f, err
		}
		f.Outline, err = p.outline(s, pg.Course, pg.Lang)
		return f, err
	case "references":
		if f.Edition.References, err = p.references(s, pg.Course); err != nil {
			return f, err
		}
		f.Outline, err = p.outline(s, pg.Course, pg.Lang)
		return f, err
	}
	if err != nil || file == "" {
		return f, err
	}
	l, err := p.lesson(s, file, pg.Lang)
	if err != nil {
		return f, err
	}
	f.Facts = l.Facts
	if f.Body, err = l.whole(); err != nil {
		return f, err
	}
	if f.Edition.Terms, err = p.termsOf(s, pg.Course, l.Body.Terms); err != nil {
		return f, err
	}
	f.Edition.References, err = p.worksOf(s, pg.Course, l.Body.Cites)
	return f, err
}

// addresses are where the assets stand, without their bytes.
func (p *Project) addresses(s *build.Step) (site.AssetAddresses, error) {
	return build.Need(s, "addresses", func(s *build.Step) (site.AssetAddresses, error) {
		a, err := p.assets(s)
		return a.Addresses, err
	})
}

func (p *Project) outlines(s *build.Step, lang string) ([]*course.Outline, error) {
	t, err := p.tree(s)
	if err != nil {
		return nil, err
	}
	var all []*course.Outline
	for _, c := range t.Courses {
		o, err := p.outline(s, c.Dir, lang)
		if err != nil {
			return nil, err
		}
		all = append(all, o)
	}
	return all, nil
}

// linked are the files beside the lessons that they show or link to.
func linked(s *build.Step, facts map[string]*course.Facts) []string {
	files := map[string]bool{}
	for _, f := range facts {
		for _, l := range f.Links {
			if file := course.LinkedFile(f.File, l.To); file != "" && exists(s, file) {
				files[file] = true
			}
		}
	}
	return sorted(files)
}

// clashes reports files that would stand where a page or another file stands.
// Of pages among themselves the names of their files have told already.
func (p *Project) clashes(s *build.Step, t *course.Tree) error {
	pages, err := p.pages(s, t)
	if err != nil {
		return err
	}
	taken := map[string]string{} // address: what stands there
	for _, i := range pages {
		taken[i.Address] = i.Address
	}
	claim := func(address, file string) {
		if first, there := taken[address]; there && first != file {
			at := source.Pos{File: file}
			s.Report(source.Problem{Code: "E305", Pos: at, End: at, Args: []any{file, first}})
			return
		}
		taken[address] = file
	}
	for _, c := range t.Courses {
		facts, err := p.every(s, c.Dir)
		if err != nil {
			return err
		}
		for _, file := range linked(s, facts) {
			claim(course.AssetAddress(file), file)
		}
	}
	a, err := p.assets(s)
	if err != nil {
		return err
	}
	for _, address := range slices.Sorted(maps.Keys(a.Files)) {
		claim(address, "../static/files/"+address)
	}
	return nil
}

// attached are the files that lessons show or link to, and the lessons whose
// raw HTML is passed on.
func (p *Project) attached(s *build.Step, dir string, set course.Site) (items []item, unsafe []string, err error) {
	facts, err := p.every(s, dir)
	if err != nil {
		return nil, nil, err
	}
	for _, f := range facts {
		if set.UnsafeHTML && f.RawHTML {
			unsafe = append(unsafe, f.File)
		}
	}
	slices.Sort(unsafe)
	for _, file := range linked(s, facts) {
		sum, err := build.Need(s, "file "+file, func(s *build.Step) (build.Sum, error) {
			return s.Sum(path.Join(course.Content, file))
		})
		if err != nil {
			return nil, nil, err
		}
		items = append(items, item{Address: course.AssetAddress(file), Sum: sum, Source: path.Join(course.Content, file)})
	}
	return items, unsafe, nil
}
