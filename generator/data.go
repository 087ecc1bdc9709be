package generator

import (
	"slices"
	"strings"

	"suluh/generator/build"
	"suluh/generator/course"
	"suluh/generator/site"
)

// The steps of a course's data files: glossary.yaml and references.yaml.

func (p *Project) glossary(s *build.Step, dir string) ([]course.Term, error) {
	return build.Need(s, "glossary "+dir, func(s *build.Step) ([]course.Term, error) {
		c, err := p.folder(s, dir)
		if err != nil {
			return nil, err
		}
		terms, problems := course.ReadGlossary(s, c.Glossary)
		report(s, problems)
		return terms, nil
	})
}

// names are the words of a glossary without what they mean: a new meaning
// makes no lesson again.
func (p *Project) names(s *build.Step, dir string) ([]course.Term, error) {
	return build.Need(s, "names "+dir, func(s *build.Step) ([]course.Term, error) {
		terms, err := p.glossary(s, dir)
		if err != nil {
			return nil, err
		}
		names := slices.Clone(terms)
		for i := range names {
			names[i].Text, names[i].Pos = nil, nil
		}
		return names, nil
	})
}

func (p *Project) references(s *build.Step, dir string) ([]course.Reference, error) {
	return build.Need(s, "references "+dir, func(s *build.Step) ([]course.Reference, error) {
		c, err := p.folder(s, dir)
		if err != nil {
			return nil, err
		}
		refs, problems := course.ReadReferences(s, c.References)
		report(s, problems)
		return refs, nil
	})
}

// termsOf are the terms that a page explains, each a step of its own: a new
// meaning makes only the pages again that show it.
func (p *Project) termsOf(s *build.Step, dir string, ids []string) ([]course.Term, error) {
	var terms []course.Term
	for _, id := range ids {
		t, err := build.Need(s, "term "+dir+" "+id, func(s *build.Step) (course.Term, error) {
			all, err := p.glossary(s, dir)
			i := slices.IndexFunc(all, func(t course.Term) bool { return t.ID == id })
			if err != nil || i < 0 {
				return course.Term{}, err
			}
			t := all[i]
			t.Pos = nil
			return t, nil
		})
		if err != nil {
			return nil, err
		}
		terms = append(terms, t)
	}
	return terms, nil
}

// worksOf are the works that a page cites, in the order of a list.
func (p *Project) worksOf(s *build.Step, dir string, cites []site.Cited) ([]course.Reference, error) {
	if len(cites) == 0 {
		return nil, nil
	}
	keys := map[string]bool{}
	for _, c := range cites {
		keys[c.Key] = true
	}
	cited := sorted(keys)
	return build.Need(s, "works "+dir+" "+strings.Join(cited, " "), func(s *build.Step) ([]course.Reference, error) {
		all, err := p.references(s, dir)
		var works []course.Reference
		for _, r := range all {
			if keys[r.ID] {
				works = append(works, r)
			}
		}
		return works, err
	})
}
