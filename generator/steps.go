package generator

import (
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"

	"suluh/generator/build"
	"suluh/generator/course"
	"suluh/generator/lint"
	"suluh/generator/quiz"
	"suluh/generator/site"
	"suluh/generator/source"
	"suluh/generator/syntax"
)

// The steps that read lessons and hold them against each other. Each is plain
// data in and out.

func (p *Project) tree(s *build.Step) (*course.Tree, error) {
	return build.Need(s, "tree", func(s *build.Step) (*course.Tree, error) {
		t, problems, err := course.Scan(s)
		report(s, problems)
		return t, err
	})
}

// settings are site.yaml alone, so that a new lesson does not touch the others.
func (p *Project) settings(s *build.Step) (course.Site, error) {
	return build.Need(s, "settings", func(s *build.Step) (course.Site, error) {
		t, err := p.tree(s)
		if err != nil {
			return course.Site{}, err
		}
		return t.Site, nil
	})
}

// folder is a course's place in the tree.
func (p *Project) folder(s *build.Step, dir string) (course.TreeCourse, error) {
	return build.Need(s, "folder "+dir, func(s *build.Step) (course.TreeCourse, error) {
		t, err := p.tree(s)
		if err != nil {
			return course.TreeCourse{}, err
		}
		for _, c := range t.Courses {
			if c.Dir == dir {
				return c, nil
			}
		}
		return course.TreeCourse{}, fs.ErrNotExist
	})
}

// A lesson is what leaves the lesson step: facts and HTML, no tree. What waits for
// its frame lies in blobs.
type lesson struct {
	Facts course.Facts
	Body  site.Body // but for what follows
	HTML  build.Blob
	Data  build.Blob
	Found build.Blob // what search finds in it
}

// whole is the body with its HTML and its data.
func (l lesson) whole() (site.Body, error) {
	body := l.Body
	html, err := l.HTML.Bytes()
	if err != nil {
		return body, err
	}
	body.HTML = template.HTML(html)
	body.Data, err = l.Data.Bytes()
	return body, err
}

// lesson reads one file for one edition (language): the only step with trees.
func (p *Project) lesson(s *build.Step, file, lang string) (lesson, error) {
	return build.Need(s, "lesson "+file+" "+lang, func(s *build.Step) (lesson, error) {
		set, err := p.settings(s)
		if err != nil {
			return lesson{}, err
		}
		th, err := p.theme(s)
		if err != nil {
			return lesson{}, err
		}
		dir, _, _ := strings.Cut(file, "/")
		e := site.Edition{Site: set, Lang: lang, Course: dir, Size: sizes(s)}
		e.Example = examples(set, file, lang)
		if e.Terms, err = p.names(s, dir); err != nil {
			return lesson{}, err
		}
		if e.References, err = p.references(s, dir); err != nil {
			return lesson{}, err
		}
		l, f, problems := p.read(s, file, set)
		outcomes, err := p.outcomes(s, dir)
		if err != nil {
			return lesson{}, err
		}
		problems = append(problems, lint.Lesson(f, l, lint.Course{Outcomes: outcomes}, problems)...)
		if err := p.adopt(s, l, set); err != nil {
			return lesson{}, err
		}
		if err := p.draw(s, l, set); err != nil {
			return lesson{}, err
		}
		body, err := th.Body(l, e)
		if err != nil {
			return lesson{}, err
		}
		report(s, append(problems, body.Problems...))
		made := lesson{Facts: l.Facts, HTML: build.NewBlob([]byte(body.HTML)), Data: build.NewBlob(body.Data), Found: build.NewBlob(body.Search)}
		body.HTML, body.Data, body.Search = "", nil, nil
		made.Body = body
		return made, nil
	})
}

// read reads a file with its trees. One that the system would not give is an
// empty lesson with a problem, so that the others are made all the same.
func (p *Project) read(s *build.Step, file string, set course.Site) (*course.Lesson, *source.File, source.Problems) {
	data, err := fs.ReadFile(s, path.Join(course.Content, file))
	f := source.NewFile(file, data)
	l, problems := syntax.ReadLesson(f, options(set, file))
	if err != nil {
		problems = source.Problems{course.Unreadable(file, err)} // an empty lesson lacks everything else
	}
	return l, f, problems
}

// options are how a file of a site is read.
func options(set course.Site, file string) syntax.Options {
	_, lang := course.SplitName(path.Base(file), set.Languages)
	return syntax.Options{Lang: lang, Languages: set.Languages, UnsafeHTML: set.UnsafeHTML}
}

// facts are what a file says of itself, without its HTML.
func (p *Project) facts(s *build.Step, file string) (*course.Facts, error) {
	return build.Need(s, "facts "+file, func(s *build.Step) (*course.Facts, error) {
		set, err := p.settings(s)
		if err != nil {
			return nil, err
		}
		_, lang := course.SplitName(path.Base(file), set.Languages)
		l, err := p.lesson(s, file, lang)
		if err != nil {
			return nil, err
		}
		return &l.Facts, nil
	})
}

// outcomes reports whether a course declares any. It reads the heads of the
// course and its modules alone: a lesson step cannot wait for other lessons.
func (p *Project) outcomes(s *build.Step, dir string) (bool, error) {
	return build.Need(s, "outcomes "+dir, func(s *build.Step) (bool, error) {
		set, err := p.settings(s)
		if err != nil {
			return false, err
		}
		c, err := p.folder(s, dir)
		if err != nil {
			return false, err
		}
		heads := []course.Place{c.Page}
		for _, m := range c.Modules {
			heads = append(heads, m.Page)
		}
		for _, h := range heads {
			file, _ := h.File(set.Languages[0], set.Languages)
			if file == "" {
				continue
			}
			l, _, _ := p.read(s, file, set)
			if len(l.Facts.Front.Declares) > 0 {
				return true, nil
			}
		}
		return false, nil
	})
}

// adopt gives the questions of a translation the keys and revisions of their
// originals, so that an answer in one language is known in the other.
func (p *Project) adopt(s *build.Step, l *course.Lesson, set course.Site) error {
	if l.Facts.Lang == set.Languages[0] {
		return nil
	}
	original, err := p.original(s, l.Facts.File, set)
	if err != nil || original == "" {
		return err
	}
	o, err := p.facts(s, original)
	if err != nil {
		return err
	}
	if l.Facts.Front.ID == "" || l.Facts.TempID {
		l.Facts.Front.ID, l.Facts.TempID = o.Front.ID, o.TempID
	}
	by := map[string]course.QuestionFacts{}
	for _, q := range o.Questions {
		by[q.ID] = q
	}
	for i, q := range l.Questions {
		if first, ok := by[q.ID]; ok && quiz.Rekey(q.Ask, first.Keys) {
			q.Revision = first.Revision
			l.Facts.Questions[i].Keys, l.Facts.Questions[i].Revision = first.Keys, first.Revision
		}
	}
	return nil
}

// original is the file in the first language that a translation belongs to.
func (p *Project) original(s *build.Step, file string, set course.Site) (string, error) {
	dir, _, _ := strings.Cut(file, "/")
	c, err := p.folder(s, dir)
	if err != nil {
		return "", err
	}
	for place := range c.Places() {
		for _, f := range place.Files {
			if f == file {
				first, _ := place.File(set.Languages[0], set.Languages)
				if first == file {
					return "", nil
				}
				return first, nil
			}
		}
	}
	return "", nil
}

// draw adds the questions that a page draws from other pages. Their files are
// read here again, since a tree stays within its step.
func (p *Project) draw(s *build.Step, l *course.Lesson, set course.Site) error {
	draws := drawsOf(&l.Facts)
	if len(draws) == 0 {
		return nil
	}
	dir, _, _ := strings.Cut(l.Facts.File, "/")
	c, err := p.folder(s, dir)
	if err != nil {
		return err
	}
	have := map[string]bool{}
	for _, q := range l.Questions {
		have[q.ID] = true
	}
	for _, d := range draws {
		for _, place := range c.Drawn(d, set.Languages) {
			file, _ := place.File(l.Facts.Lang, set.Languages)
			other, _, _ := p.read(s, file, set)
			if err := p.adopt(s, other, set); err != nil {
				return err
			}
			for _, q := range other.Questions {
				if d.Takes(q.Tags) && !have[q.ID] {
					have[q.ID] = true
					l.Drawn = append(l.Drawn, q)
				}
			}
		}
	}
	return nil
}

// drawsOf are the draws of a page: its own lines, and that of a quiz.
func drawsOf(f *course.Facts) []course.Draw {
	draws := slices.Clone(f.Draws)
	if q := f.Front.Quiz; q != nil && len(q.From) > 0 {
		draws = append(draws, course.Draw{Count: q.Draw, From: q.From, Tags: q.Tags})
	}
	return draws
}

// every gives the facts of all files of a course, by file. Drafts are left out
// unless the project shows them.
func (p *Project) every(s *build.Step, dir string) (map[string]*course.Facts, error) {
	c, err := p.folder(s, dir)
	if err != nil {
		return nil, err
	}
	var files []string
	for place := range c.Places() {
		for _, f := range place.Files {
			files = append(files, f)
		}
	}
	slices.Sort(files)
	all, err := build.All(s, len(files), func(s *build.Step, i int) (*course.Facts, error) { return p.facts(s, files[i]) })
	if err != nil {
		return nil, err
	}
	by := make(map[string]*course.Facts, len(files))
	for i, f := range all {
		if p.options.Drafts || !f.Front.Draft {
			by[files[i]] = f
		}
	}
	return by, nil
}

// outline is what the pages of a course show of each other in one edition.
func (p *Project) outline(s *build.Step, dir, lang string) (*course.Outline, error) {
	return build.Need(s, "outline "+dir+" "+lang, func(s *build.Step) (*course.Outline, error) {
		set, err := p.settings(s)
		if err != nil {
			return nil, err
		}
		c, err := p.folder(s, dir)
		if err != nil {
			return nil, err
		}
		facts, err := p.every(s, dir)
		if err != nil {
			return nil, err
		}
		return c.Outlined(set, lang, facts), nil
	})
}

// judged is the course step: it makes nothing but problems.
func (p *Project) judged(s *build.Step, dir string) (int, error) {
	return build.Need(s, "course "+dir, func(s *build.Step) (int, error) {
		set, err := p.settings(s)
		if err != nil {
			return 0, err
		}
		c, err := p.folder(s, dir)
		if err != nil {
			return 0, err
		}
		t, err := p.tree(s)
		if err != nil {
			return 0, err
		}
		facts, err := p.every(s, dir)
		if err != nil {
			return 0, err
		}
		refs, err := p.references(s, dir)
		if err != nil {
			return 0, err
		}
		known := course.Known{Exists: func(file string) bool { return exists(s, file) }, InTree: t.Has}
		for _, r := range refs {
			known.References = append(known.References, r.ID)
		}
		problems := c.Judge(set, facts, known)
		report(s, p.quoted(s, problems))
		return len(problems), nil
	})
}

// quoted gives problems that know only their place the line that stands there.
func (p *Project) quoted(s *build.Step, problems source.Problems) source.Problems {
	files := map[string]*source.File{}
	for i, one := range problems {
		if one.Quote != "" || one.Pos.Line == 0 {
			continue
		}
		f := files[one.Pos.File]
		if f == nil {
			data, _ := fs.ReadFile(s, path.Join(course.Content, one.Pos.File))
			f = source.NewFile(one.Pos.File, data)
			files[one.Pos.File] = f
		}
		problems[i] = f.Complete(one)
	}
	return problems
}

func exists(s *build.Step, file string) bool {
	if !fs.ValidPath(file) || course.Hidden(file) {
		return false
	}
	info, err := fs.Stat(s, path.Join(course.Content, file))
	return err == nil && info.Mode().IsRegular()
}

// sizes measures pictures through the step, so that a new picture is noticed.
func sizes(s *build.Step) func(string) (int, int) {
	return func(file string) (int, int) {
		if !fs.ValidPath(file) {
			return 0, 0
		}
		f, err := s.Open(path.Join(course.Content, file))
		if err != nil {
			return 0, 0
		}
		defer f.Close()
		return site.PictureSize(path.Ext(file), f)
	}
}
