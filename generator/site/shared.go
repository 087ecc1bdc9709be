package site

import (
	"bytes"
	"html/template"
	"path"
	"reflect"
	"strings"
	"sync"

	"suluh/generator/source"
	"suluh/generator/words"
)

// Shared is all that a template in shared/ may use: what is the same for all
// pages of a module, and so is written once for them.
type Shared struct {
	Lang     string
	Brand    Brand
	Search   string // the page that searches
	Progress string // the page that shows what was done
	Map      []Module
	One      bool // one document holds all pages

	say words.Words
}

// Say is a text of the catalogue in the page's language.
func (s *Shared) Say(key string, args ...any) string { return s.say.Say(key, args...) }

// Icon is one of the signs of icons.html.
func (s *Shared) Icon(name string) template.HTML { return icon(name) }

// Close is the button that closes a panel.
func (s *Shared) Close(id, key string) template.HTML { return closeButton(id, s.Say(key)) }

// A sheaf is what the pages of one folder share, as long as what they show of
// their course stays as it is.
type sheaf struct {
	from  Frame // without what is the page's own
	parts sync.Map
	data  func() *Shared
}

type sheafKey struct {
	lang, dir string
	module    int
	notFound  bool // its links are absolute
}

// common is a frame without what is the page's own.
func common(f Frame) Frame {
	return Frame{Edition: Edition{Site: f.Edition.Site, Lang: f.Edition.Lang}, Others: f.Others, Nav: f.Nav}
}

// sheafOf finds the sheaf of a page, or begins a new one. Comparing is cheap:
// the frames of a module have their lists in common.
func (th *Theme) sheafOf(f Frame, make func() *Shared) *sheaf {
	key := sheafKey{f.Edition.Lang, path.Dir(f.Address), f.Nav.Here, f.Kind == KindNotFound}
	from := common(f)
	if old, ok := th.sheaves.Load(key); ok && reflect.DeepEqual(old.(*sheaf).from, from) {
		return old.(*sheaf)
	}
	s := &sheaf{from: from, data: sync.OnceValue(make)}
	th.sheaves.Store(key, s)
	return s
}

// Shared is a part that the page has in common with the others of its module,
// from the folder shared/.
func (p *Page) Shared(name string) template.HTML {
	made, ok := p.sheaf.parts.Load(name)
	if !ok {
		b, problems, err := p.theme.execute(p.Lang, name, p.sheaf.data())
		if err != nil {
			problems = append(problems, p.theme.templateProblem(name, err))
		}
		made = sharedPart{template.HTML(bytes.TrimSpace(b)), problems}
		p.sheaf.parts.Store(name, made)
	}
	part := made.(sharedPart)
	p.problems = append(p.problems, part.problems...)
	if name == "shared/map.html" {
		return p.current(part.html)
	}
	return part.html
}

type sharedPart struct {
	html     template.HTML
	problems source.Problems
}

// current marks the page's own line on the map.
func (p *Page) current(course template.HTML) template.HTML {
	if p.id == "" {
		return course
	}
	mark := `data-page="` + esc(p.id) + `"`
	return template.HTML(strings.Replace(string(course), mark, mark+` aria-current="page"`, 1))
}
