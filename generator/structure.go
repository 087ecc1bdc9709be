package generator

import (
	"crypto/sha256"
	"strings"

	"suluh/generator/build"
	"suluh/generator/course"
	"suluh/generator/site"
)

// The steps of a course's structure, which the scripts of some pages look at whole.

// asking is what a page asks of its reader, as the structure of its course says
// it. A body that changes around its questions leaves it as it is.
func (p *Project) asking(s *build.Step, file string) (site.Asking, error) {
	return build.Need(s, "asking "+file, func(s *build.Step) (site.Asking, error) {
		f, err := p.facts(s, file)
		if err != nil {
			return site.Asking{}, err
		}
		banked, err := p.banked(s, f)
		return site.AskingOf(f, banked), err
	})
}

// banked are the questions that a page may draw from pages that are never shown.
func (p *Project) banked(s *build.Step, f *course.Facts) ([]course.QuestionFacts, error) {
	draws := drawsOf(f)
	if len(draws) == 0 {
		return nil, nil
	}
	set, err := p.settings(s)
	if err != nil {
		return nil, err
	}
	dir, _, _ := strings.Cut(f.File, "/")
	c, err := p.folder(s, dir)
	if err != nil {
		return nil, err
	}
	have := map[string]bool{}
	var all []course.QuestionFacts
	for _, d := range draws {
		for _, place := range c.Drawn(d, set.Languages) {
			file, _ := place.File(f.Lang, set.Languages)
			if file == f.File {
				continue
			}
			from, err := p.facts(s, file)
			if err != nil {
				return nil, err
			}
			for _, q := range from.Questions {
				if from.Front.Bank && d.Takes(q.Tags) && !have[q.ID] {
					have[q.ID] = true
					all = append(all, q)
				}
			}
		}
	}
	return all, nil
}

// structure is the address of a course's structure.
func (p *Project) structure(s *build.Step, dir, lang string) (string, error) {
	key, fn := p.structureStep(dir, lang)
	sum, err := build.Need(s, key, fn)
	return site.StructureAddress(dir, lang, sum), err
}

// structureStep makes the structure of a course: its value is the sum, the bytes
// go to the store, as with a page.
func (p *Project) structureStep(dir, lang string) (key string, fn func(*build.Step) (build.Sum, error)) {
	key = "structure " + dir + " " + lang
	return key, func(s *build.Step) (build.Sum, error) {
		o, err := p.outline(s, dir, lang)
		if err != nil {
			return build.Sum{}, err
		}
		var files []string
		for _, m := range o.Modules {
			for _, l := range m.Lessons {
				files = append(files, l.File)
			}
		}
		asking, err := build.All(s, len(files), func(s *build.Step, i int) (site.Asking, error) { return p.asking(s, files[i]) })
		if err != nil {
			return build.Sum{}, err
		}
		by := make(map[string]site.Asking, len(files))
		for i, a := range asking {
			by[files[i]] = a
		}
		data := site.Structure(o, func(file string) site.Asking { return by[file] })
		sum := sha256.Sum256(data)
		p.made.put(key, sum, data)
		return sum, nil
	}
}
