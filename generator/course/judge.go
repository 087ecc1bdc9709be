package course

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"suluh/generator/source"
)

// Known is what a course may refer to beside its own pages.
type Known struct {
	References []string               // keys of references.yaml
	Exists     func(file string) bool // any file below the content folder
	InTree     func(file string) bool // a page of another course
}

// Judge finds what only the whole course can show: an id used twice, a link to
// nowhere, an unknown work or outcome, prerequisites in a circle, a quiz that
// draws from nothing, a translation that differs. facts are by file.
func (c TreeCourse) Judge(site Site, facts map[string]*Facts, known Known) source.Problems {
	j := judge{c: c, site: site, facts: facts, known: known, owners: map[string]owner{}, pages: map[string]*Facts{}, outcomes: map[string]bool{}}
	for p := range c.Places() {
		for _, lang := range site.Languages {
			if f := facts[p.Files[lang]]; f != nil {
				for _, o := range f.Front.Declares {
					j.outcomes[o.Code] = true
				}
			}
		}
		j.ids(p)
	}
	for p := range c.Places() {
		for _, lang := range site.Languages {
			if f := facts[p.Files[lang]]; f != nil {
				j.page(f)
			}
		}
		j.translations(p)
	}
	j.circles()
	return j.problems
}

type judge struct {
	c        TreeCourse
	site     Site
	facts    map[string]*Facts
	known    Known
	owners   map[string]owner  // ids and old ids
	pages    map[string]*Facts // by id, in the first language
	order    []string          // ids of pages, in order
	outcomes map[string]bool
	problems source.Problems
}

// An owner is the first to use an id.
type owner struct {
	place Place
	pos   source.Pos
}

func (j *judge) report(code source.Code, pos, end source.Pos, quote string, args ...any) {
	if end.Line == 0 {
		end = pos
	}
	j.problems = append(j.problems, source.Problem{Code: code, Pos: pos, End: end, Quote: quote, Args: args})
}

// ids claims the ids of a page and its questions; translations share them.
func (j *judge) ids(p Place) {
	file, _ := p.File(j.site.Languages[0], j.site.Languages)
	f := j.facts[file]
	if f == nil {
		return
	}
	j.claim(p, f.Front.ID, at(f, "id"), "")
	if _, twice := j.pages[f.Front.ID]; !twice {
		j.pages[f.Front.ID] = f
		j.order = append(j.order, f.Front.ID)
	}
	for _, q := range f.Questions {
		j.claim(p, q.ID, q.Pos, q.Quote)
		for _, old := range q.Aliases {
			j.claim(p, old, q.Pos, q.Quote)
		}
	}
	for _, k := range f.Cases {
		j.claim(p, k.ID, k.Pos, k.Quote)
	}
}

func (j *judge) claim(p Place, id string, pos source.Pos, quote string) {
	if id == "" {
		return
	}
	first, used := j.owners[id]
	if !used {
		j.owners[id] = owner{p, pos}
		return
	}
	if first.pos.File != pos.File { // twice in one file was said when it was read
		j.report("E003", pos, source.Pos{}, quote, source.Key("id.twice"), id, first.pos)
	}
}

// at is where a key of the front matter stands, or the page's first line.
func at(f *Facts, key string) source.Pos {
	if p, ok := f.Front.Pos[key]; ok {
		return p
	}
	return source.Pos{File: f.File, Line: 1, Col: 1}
}

func (j *judge) page(f *Facts) {
	for _, l := range f.Links {
		j.link(f, l)
	}
	for _, c := range f.Cites {
		if !slices.Contains(j.known.References, c.Key) {
			j.report("E308", c.Pos, source.Pos{}, "", c.Key, source.Nearest(c.Key, j.known.References))
		}
	}
	codes := make([]string, 0, len(j.outcomes))
	for code := range j.outcomes {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range f.Front.Outcomes {
		if !j.outcomes[code] {
			j.report("E307", at(f, "outcomes"), source.Pos{}, "", code, source.Nearest(code, codes))
		}
	}
	for _, q := range f.Questions {
		for _, code := range q.Outcomes {
			if !j.outcomes[code] {
				j.report("E307", q.Pos, source.Pos{}, q.Quote, code, source.Nearest(code, codes))
			}
		}
	}
	for _, id := range f.Front.Prerequisites {
		if j.pages[id] == nil {
			j.report("E306", at(f, "prerequisites"), source.Pos{}, "", id, source.Nearest(id, j.order))
		}
	}
	if q := f.Front.Quiz; q != nil {
		j.draw(Draw{Count: q.Draw, From: q.From, Tags: q.Tags, Pos: at(f, "quiz")}, f)
	}
	for _, d := range f.Draws {
		j.draw(d, f)
	}
}

// link judges one link or picture.
func (j *judge) link(f *Facts, l Link) {
	to, fragment, _ := strings.Cut(l.To, "#")
	if to, err := url.PathUnescape(to); err != nil || strings.HasPrefix(to, "/") {
		j.report("W210", l.Pos, l.End, l.Quote, l.To)
		return
	}
	to, _ = url.PathUnescape(to)
	fragment, _ = url.PathUnescape(fragment)
	if to == "" {
		if !slices.Contains(f.Anchors, fragment) && fragment != "" {
			j.report("W211", l.Pos, l.End, l.Quote, fragment, path.Base(f.File), source.Nearest(fragment, f.Anchors))
		}
		return
	}
	file := path.Join(path.Dir(f.File), to)
	if !strings.HasSuffix(file, ".md") {
		if !j.known.Exists(file) {
			code := source.Code("W210")
			if l.Image {
				code = "W212"
			}
			j.report(code, l.Pos, l.End, l.Quote, to)
		}
		return
	}
	target := j.facts[file]
	if target == nil {
		if j.known.InTree(file) && !strings.HasPrefix(file, j.c.Dir+"/") { // else it is a draft
			return
		}
		near, same := j.nearestFile(file)
		if same {
			j.report("W213", l.Pos, l.End, l.Quote, to, near)
			return
		}
		j.report("W210", l.Pos, l.End, l.Quote, to, near)
		return
	}
	if target.Front.Bank {
		j.report("W214", l.Pos, l.End, l.Quote, to)
		return
	}
	if fragment != "" && !slices.Contains(target.Anchors, fragment) {
		j.report("W211", l.Pos, l.End, l.Quote, fragment, to, source.Nearest(fragment, target.Anchors))
	}
}

// nearestFile is the file's name that a link may have meant, and whether only
// capitals tell them apart.
func (j *judge) nearestFile(file string) (near string, same bool) {
	var names []string
	for name := range j.facts {
		if strings.EqualFold(name, file) {
			return path.Base(name), true
		}
		if path.Dir(name) == path.Dir(file) {
			names = append(names, path.Base(name))
		}
	}
	slices.Sort(names)
	return source.Nearest(path.Base(file), names), false
}

// translations compares the questions of a page's languages, by id and place.
func (j *judge) translations(p Place) {
	file, _ := p.File(j.site.Languages[0], j.site.Languages)
	original := j.facts[file]
	for _, lang := range j.site.Languages {
		t := j.facts[p.Files[lang]]
		if t == nil || t == original || original == nil {
			continue
		}
		if id := t.Front.ID; id != "" && !t.TempID && id != original.Front.ID {
			j.report("E041", at(t, "id"), source.Pos{}, "", id, original.Front.ID, path.Base(original.File))
		}
		have := map[string]QuestionFacts{}
		for _, q := range original.Questions {
			have[q.ID] = q
		}
		for _, q := range t.Questions {
			o, ok := have[q.ID]
			if !ok {
				if first, used := j.owners[q.ID]; used {
					j.report("E003", q.Pos, source.Pos{}, q.Quote, source.Key("id.twice"), q.ID, first.pos)
				}
				continue
			}
			switch {
			case q.Kind != o.Kind || q.Interaction != o.Interaction:
				j.report("E040", q.Pos, source.Pos{}, q.Quote, source.Key("translation.kind"), o.Pos)
			case len(q.Keys) != len(o.Keys):
				j.report("E040", q.Pos, source.Pos{}, q.Quote, source.Key("translation.count"), o.Pos, len(o.Keys), len(q.Keys))
			case !slices.Equal(q.Marks, o.Marks):
				j.report("E040", q.Pos, source.Pos{}, q.Quote, source.Key("translation.marks"), o.Pos)
			}
		}
	}
}

// Takes reports whether a draw takes a question with these tags.
func (d Draw) Takes(tags []string) bool {
	return len(d.Tags) == 0 || slices.ContainsFunc(d.Tags, func(tag string) bool { return slices.Contains(tags, tag) })
}

// Drawn are the pages that a draw takes questions from, in order.
func (c TreeCourse) Drawn(d Draw, languages []string) (places []Place) {
	for p := range c.Places() {
		file, _ := p.File(languages[0], languages)
		if drawnFrom(d.From, strings.TrimPrefix(file, c.Dir+"/")) {
			places = append(places, p)
		}
	}
	return places
}

// LinkedFile is the file, below the content folder, that a link of a page
// leads to when it is no page itself, or "".
func LinkedFile(page, to string) string {
	to, _, _ = strings.Cut(to, "#")
	to, err := url.PathUnescape(to)
	if err != nil || to == "" || strings.HasPrefix(to, "/") || strings.HasSuffix(to, ".md") {
		return ""
	}
	return path.Join(path.Dir(page), to)
}

// drawnFrom reports whether a file, from the course folder, is one of the
// places named: with or without numbers and .md.
func drawnFrom(from []string, file string) bool {
	plain := func(name string) string {
		var parts []string
		for part := range strings.SplitSeq(strings.TrimSuffix(name, ".md"), "/") {
			parts = append(parts, Slug(stem(part)))
		}
		return strings.Join(parts, "/")
	}
	name := plain(file)
	for _, f := range from {
		if p := plain(f); p == name || strings.HasPrefix(name, p+"/") {
			return true
		}
	}
	return false
}

func (j *judge) draw(d Draw, f *Facts) {
	if len(d.From) == 0 {
		if d.Count > len(f.Questions) {
			j.report("W315", d.Pos, source.Pos{}, "", d.Count, len(f.Questions))
		}
		return
	}
	pool := 0
	for _, p := range j.c.Drawn(d, j.site.Languages) {
		file, _ := p.File(j.site.Languages[0], j.site.Languages)
		if from := j.facts[file]; from != nil {
			for _, q := range from.Questions {
				if d.Takes(q.Tags) {
					pool++
				}
			}
		}
	}
	switch {
	case pool == 0:
		j.report("E311", d.Pos, source.Pos{}, "", strings.Join(d.From, ", "))
	case d.Count > pool:
		j.report("W315", d.Pos, source.Pos{}, "", d.Count, pool)
	}
}

// circles reports each ring of prerequisites once, at its first page.
func (j *judge) circles() {
	const open, done = 1, 2
	state := map[string]int{}
	var path []string
	var visit func(id string)
	visit = func(id string) {
		f := j.pages[id]
		if f == nil || state[id] == done {
			return
		}
		if state[id] == open {
			ring := append(slices.Clone(path[slices.Index(path, id):]), id)
			j.report("E309", at(f, "prerequisites"), source.Pos{}, "", strings.Join(ring, " → "))
			return
		}
		state[id] = open
		path = append(path, id)
		for _, next := range f.Front.Prerequisites {
			visit(next)
		}
		path = path[:len(path)-1]
		state[id] = done
	}
	for _, id := range j.order {
		visit(id)
	}
}
