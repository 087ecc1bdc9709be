package course

import (
	"cmp"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"suluh/generator/source"
)

// Content is the folder that holds the author's text, beside templates and static.
const Content = "content"

// A Tree is what the names of files say of a site: which page stands where, in
// which languages. Nothing but site.yaml is read for it. Plain data.
type Tree struct {
	Site    Site
	Courses []TreeCourse
}

// A TreeCourse is a folder with a course.md.
type TreeCourse struct {
	Dir        string // peksos
	Page       Place  // course.md
	Modules    []TreeModule
	Glossary   string // glossary.yaml, or ""
	References string // references.yaml, or ""
}

// A TreeModule is a folder of lessons inside a course, or, with Dir "", the
// lessons that stand in the course's own folder.
type TreeModule struct {
	Dir     string // peksos/01-asesmen
	Page    Place  // module.md; without one it has no files
	Lessons []Place
}

// A Place is one page in all its languages.
type Place struct {
	Slug  string            // the page's name in its address, without .html
	Name  string            // the file's name without number, language and .md
	Files map[string]string // language: path of the file below the content folder
}

// Places are all pages of the course, in order.
func (c TreeCourse) Places() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		if !yield(c.Page) {
			return
		}
		for _, m := range c.Modules {
			if len(m.Page.Files) > 0 && !yield(m.Page) {
				return
			}
			for _, l := range m.Lessons {
				if !yield(l) {
					return
				}
			}
		}
	}
}

// Has reports whether a file is a page of the site.
func (t *Tree) Has(file string) bool {
	for _, c := range t.Courses {
		for p := range c.Places() {
			for _, f := range p.Files {
				if f == file {
					return true
				}
			}
		}
	}
	return false
}

// File is the file that a language is made from, and whether it is a
// translation into that language or the first language's text in its place.
func (p Place) File(lang string, languages []string) (file string, own bool) {
	if f, ok := p.Files[lang]; ok {
		return f, true
	}
	for _, l := range languages {
		if f, ok := p.Files[l]; ok {
			return f, false
		}
	}
	return "", false
}

// Scan reads the names below the content folder. The file system is the folder
// that holds content.
func Scan(fsys fs.FS) (*Tree, source.Problems, error) {
	site, problems := ReadSite(fsys)
	t := &Tree{Site: *site}
	entries, err := fs.ReadDir(fsys, Content)
	if err != nil {
		return nil, nil, err
	}
	s := scanner{fsys: fsys, languages: site.Languages, problems: problems}
	var stray string
	for _, e := range entries {
		switch {
		case ignored(e.Name()):
		case e.IsDir():
			if c, ok := s.course(e.Name()); ok {
				t.Courses = append(t.Courses, c)
			}
		case strings.HasSuffix(e.Name(), ".md") && stray == "":
			stray = e.Name()
		}
	}
	if stray != "" {
		s.report("E301", stray, stray)
	}
	if len(t.Courses) == 0 && !slices.ContainsFunc(s.problems, func(p source.Problem) bool { return p.Code == "E301" }) {
		s.report("E310", "")
	}
	byNumber(t.Courses, func(c TreeCourse) string { return c.Dir })
	seen := map[string]string{}
	for _, c := range t.Courses {
		s.name(c.Dir, seen)
	}
	return t, s.problems, nil
}

type scanner struct {
	fsys      fs.FS
	languages []string
	problems  source.Problems
}

func (s *scanner) report(code source.Code, file string, args ...any) {
	s.problems = append(s.problems, source.Problem{Code: code, Pos: source.Pos{File: file}, End: source.Pos{File: file}, Args: args})
}

// Hidden reports whether a path has a part that begins with a dot. Such files are
// the machine's and the author's own; no lesson can publish them.
func Hidden(file string) bool {
	return strings.HasPrefix(file, ".") || strings.Contains(file, "/.")
}

// ignored names are not content: hidden files, and what editors leave behind.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~") || name == "README.md" || name == "LICENSE.md"
}

// list gives the entries of a folder below the content folder. One that the
// system would not give is a problem, and empty.
func (s *scanner) list(dir string) []fs.DirEntry {
	entries, err := fs.ReadDir(s.fsys, path.Join(Content, dir))
	if err != nil {
		s.problems = append(s.problems, Unreadable(dir, err))
	}
	return entries
}

func (s *scanner) course(dir string) (c TreeCourse, ok bool) {
	entries := s.list(dir)
	c.Dir = dir
	loose := TreeModule{}
	for _, e := range entries {
		if e.IsDir() && !ignored(e.Name()) {
			if m, found := s.module(path.Join(dir, e.Name())); found {
				c.Modules = append(c.Modules, m)
			}
		}
		switch e.Name() {
		case "glossary.yaml":
			c.Glossary = path.Join(dir, e.Name())
		case "references.yaml":
			c.References = path.Join(dir, e.Name())
		}
	}
	loose.Lessons, c.Page = s.pages(dir, entries, "course")
	byNumber(c.Modules, func(m TreeModule) string { return path.Base(m.Dir) })
	if len(loose.Lessons) > 0 {
		c.Modules = append([]TreeModule{loose}, c.Modules...)
	}
	if len(c.Page.Files) == 0 {
		if len(c.Modules) == 0 {
			return c, false // a folder of pictures or data
		}
		s.report("E301", dir, dir)
		return c, false
	}
	seen := map[string]string{}
	for _, m := range c.Modules {
		if m.Dir != "" {
			s.name(m.Dir, seen)
		}
	}
	return c, true
}

func (s *scanner) module(dir string) (m TreeModule, ok bool) {
	entries := s.list(dir)
	m.Dir = dir
	m.Lessons, m.Page = s.pages(dir, entries, "module")
	for _, e := range entries {
		if !e.IsDir() || ignored(e.Name()) {
			continue
		}
		for _, d := range s.list(path.Join(dir, e.Name())) {
			if strings.HasSuffix(d.Name(), ".md") && !ignored(d.Name()) {
				s.report("E302", path.Join(dir, e.Name(), d.Name()))
				break
			}
		}
	}
	return m, len(m.Lessons) > 0 || len(m.Page.Files) > 0
}

// pages sorts the .md files of a folder into lessons and the page of the
// folder itself, whose file is named index (course or module).
func (s *scanner) pages(dir string, entries []fs.DirEntry, index string) (lessons []Place, own Place) {
	type named struct {
		Place
		order string
	}
	var all []*named
	by := map[string]*named{}
	for _, e := range entries {
		if e.IsDir() || ignored(e.Name()) || !strings.HasSuffix(e.Name(), ".md") {
			continue
		}
		file := path.Join(dir, e.Name())
		if len([]rune(e.Name())) > source.MaxName {
			s.report("E405", file, source.MaxName)
			continue
		}
		name, lang := SplitName(e.Name(), s.languages)
		if name == index {
			if own.Files == nil {
				own = Place{Slug: "index", Name: name, Files: map[string]string{}}
			}
			own.Files[lang] = file
			continue
		}
		slug := Slug(name)
		if slug == "" {
			s.report("E303", file, e.Name())
			continue
		}
		if taken(slug, s.languages) || name == "course" || name == "module" { // of another kind of folder
			s.report("E304", file, slug)
			continue
		}
		p := by[slug]
		if p == nil {
			p = &named{Place{Slug: slug, Name: name, Files: map[string]string{}}, e.Name()}
			by[slug] = p
			all = append(all, p)
		}
		if first, there := p.Files[lang]; there {
			s.report("E305", file, file, first)
			continue
		}
		p.Files[lang] = file
		if lang == s.languages[0] {
			p.order = e.Name()
		}
	}
	byNumber(all, func(n *named) string { return n.order })
	for _, n := range all {
		lessons = append(lessons, n.Place)
	}
	return lessons, own
}

// name reports a folder whose name leaves no address, or one that the site or
// another folder has. seen are the folders before it by their slugs.
func (s *scanner) name(dir string, seen map[string]string) {
	slug := Slug(stem(path.Base(dir)))
	switch {
	case slug == "":
		s.report("E303", dir, path.Base(dir))
	case taken(slug, s.languages):
		s.report("E304", dir, slug)
	case seen[slug] != "":
		s.report("E305", dir, dir, seen[slug])
	default:
		seen[slug] = dir
	}
}

// byNumber sorts by the number that a name begins with, then by name; a name
// without a number comes after those that have one.
func byNumber[T any](items []T, name func(T) string) {
	slices.SortStableFunc(items, func(a, b T) int {
		x, y := leading(name(a)), leading(name(b))
		if c := cmp.Compare(x, y); c != 0 {
			return c
		}
		return strings.Compare(name(a), name(b))
	})
}

// leading is the number a name begins with.
func leading(name string) int {
	n, digits := 0, 0
	for digits < len(name) && digits < 9 && name[digits] >= '0' && name[digits] <= '9' {
		n = n*10 + int(name[digits]-'0')
		digits++
	}
	if digits == 0 || digits == len(name) || !strings.ContainsRune("-_. ", rune(name[digits])) {
		return 1 << 30
	}
	return n
}
