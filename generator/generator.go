// Package generator ties the rooms into steps. Read it first: it is the whole
// story of how a folder of Markdown lessons becomes a learning site.
//
// A project is a folder with content/ and perhaps templates/ and static/. Its
// steps, each made again only when something it read has changed:
//
//	tree        which page stands where, from the names of files alone
//	theme       templates, style and runtime, the author's over the built-in ones
//	glossary, references     the data files of a course
//	lesson      one file, parsed once: its own HTML and its facts; the only step with trees
//	outline     what the pages of a course show of each other
//	course      what only the whole shows: links, ids, prerequisites
//	page        the frame round a lesson's HTML
//	site        all files, and all problems
//
// ARCHITECTURE.md beside this file has the drawing. The steps themselves stand
// in theme.go, data.go, steps.go (lessons), structure.go and pages.go; files.go makes a page
// when it is asked for, and deeds.go has what else a command can ask.
package generator

import (
	"context"
	"io"
	"io/fs"
	"slices"
	"sync"

	"suluh/generator/build"
	"suluh/generator/site"
	"suluh/generator/source"
	"suluh/static"
	"suluh/templates"
)

// Options are what a command may ask of a project.
type Options struct {
	Drafts bool // show drafts, marked as such
}

// A Project is a folder being made into a site. It keeps what it has made, so
// that asking again after a change makes only what the change touches.
type Project struct {
	options Options
	fsys    fs.FS
	graph   *build.Graph
	themes  memo  // live themes by the sum of their files
	made    store // the pages that were made last
}

// Open prepares a project; nothing is read yet. The file system is the folder
// that holds content.
func Open(fsys fs.FS, o Options) *Project {
	return &Project{options: o, fsys: fsys, graph: build.New(fsys)}
}

// Files are the files of a site by their address.
type Files = site.Files

// A Site is what a project made.
type Site struct {
	Files    Files
	Problems source.Problems // in the order of files and places
	Unsafe   []string        // files whose raw HTML was passed on

	project *Project
}

// Site makes all pages, or as many as can be made: a slip in one lesson costs
// that lesson what it must and the others nothing. An error means that the
// folder could not be read.
func (p *Project) Site(ctx context.Context) (*Site, error) {
	g := p.graph.WithContext(ctx)
	list, err := build.Do(g, "site", p.site)
	if err != nil {
		return nil, err
	}
	made := &Site{Files: Files{}, Unsafe: list.Unsafe, project: p}
	for _, f := range list.Files {
		made.Files[f.Address] = file{p: p, item: f}
	}
	made.Problems = p.problems("site", list.Drafts)
	return made, nil
}

// Check finds all problems without making a page.
func (p *Project) Check(ctx context.Context) (source.Problems, error) {
	drafts, err := build.Do(p.graph.WithContext(ctx), "check", p.check)
	if err != nil {
		return nil, err
	}
	return p.problems("check", drafts), nil
}

// Changed names files or folders that may have changed; Rescan looks at all
// that was ever read, and is the truth.
func (p *Project) Changed(names ...string) { p.graph.Changed(names...) }

// Rescan looks at everything that was ever read.
func (p *Project) Rescan() { p.graph.Rescan() }

// Ran are the steps that ran since the last change, for tests and --why.
func (p *Project) Ran() []string { return p.graph.Ran() }

// Dump writes what all steps made, and from what; Load reads it back into a
// project of the same folder, which then makes only what has changed.
func (p *Project) Dump(w io.Writer) error { return p.graph.Dump(w) }

// Load reads what Dump wrote.
func (p *Project) Load(r io.Reader) error { return p.graph.Load(r) }

// problems are those of all steps below a key, but for what is wrong with pages
// that are left out: a draft may be as unfinished as it likes.
func (p *Project) problems(key string, drafts []string) source.Problems {
	var all source.Problems
	for _, found := range p.graph.Problems(key) {
		if one := found.(source.Problem); p.options.Drafts || !slices.Contains(drafts, one.Pos.File) {
			all = append(all, one)
		}
	}
	return all.Sort()
}

// report leaves problems with the step that found them.
func report(s *build.Step, problems source.Problems) {
	for _, p := range problems {
		s.Report(p)
	}
}

// PreviewScript is the script of serve's pages: it listens for changes.
var PreviewScript = sync.OnceValue(site.PreviewScript)

// builtin are the templates and static files that come with Suluh.
func builtin() (fs.FS, fs.FS) { return templates.Files, static.Files }

// sorted is a set as a sorted list.
func sorted(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for name := range set {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
