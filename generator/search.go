package generator

import (
	"cmp"

	"suluh/generator/build"
	"suluh/generator/course"
	"suluh/generator/site"
)

// The steps of search. Which files there are follows from the outline, so that
// a body that changes touches none but its own page; the index is made when one
// of its files is asked for.

// A shelf is the place of a file in the index of a course.
type shelf struct {
	Course string // folder
	Lang   string
	At     int // among the files of the index
}

// An index is the files of a course's search.
type index []build.Blob

// indexed are the files of a course's search, not yet made.
func (p *Project) indexed(s *build.Step, dir, lang string) ([]item, error) {
	return build.Need(s, "search "+dir+" "+lang, func(s *build.Step) ([]item, error) {
		e, err := p.edition(s, dir, lang, p.names)
		if err != nil {
			return nil, err
		}
		o, err := p.outline(s, dir, lang)
		if err != nil {
			return nil, err
		}
		var items []item
		for i, address := range site.SearchFiles(e, o) {
			items = append(items, item{Address: address, Shelf: &shelf{dir, lang, i}})
		}
		return items, nil
	})
}

// edition is a course in a language, with what terms gives of its glossary.
func (p *Project) edition(s *build.Step, dir, lang string, terms func(*build.Step, string) ([]course.Term, error)) (e site.Edition, err error) {
	e.Course, e.Lang = dir, lang
	if e.Site, err = p.settings(s); err != nil {
		return e, err
	}
	e.Terms, err = terms(s, dir)
	return e, err
}

// index makes the index that a file stands in, and gives that file.
func (p *Project) index(f *shelf) (build.Blob, error) {
	made, err := build.Do(p.graph, "index "+f.Course+" "+f.Lang, func(s *build.Step) (index, error) {
		e, err := p.edition(s, f.Course, f.Lang, p.glossary)
		if err != nil {
			return nil, err
		}
		o, err := p.outline(s, f.Course, f.Lang)
		if err != nil {
			return nil, err
		}
		facts, err := p.every(s, f.Course)
		if err != nil {
			return nil, err
		}
		// What a page brings lies with its facts, in the language that it is
		// written in.
		var failed error
		files := site.SearchIndex(e, o, func(file string) []byte {
			l, err := p.lesson(s, file, facts[file].Lang)
			data, unread := l.Found.Bytes()
			failed = cmp.Or(failed, err, unread)
			return data
		})
		made := make(index, len(files))
		for i, f := range files {
			made[i] = build.NewBlob(f.Data)
		}
		return made, failed
	})
	if err != nil {
		return build.Blob{}, err
	}
	return made[f.At], nil
}
