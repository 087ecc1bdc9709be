package generator

import (
	"io/fs"
	"sync"

	"suluh/generator/build"
	"suluh/generator/site"
)

// The steps of the theme: its files are a step's value, its parsed form is kept
// beside it.

// theme gives the templates as they are now.
func (p *Project) theme(s *build.Step) (*site.Theme, error) {
	sum, err := build.Need(s, "theme sum", func(s *build.Step) (build.Sum, error) {
		files, err := p.themeFiles(s)
		return files.Sum(), err
	})
	if err != nil {
		return nil, err
	}
	if th := p.themes.get(sum); th != nil {
		return th, nil
	}
	files, err := p.themeFiles(s)
	if err != nil {
		return nil, err
	}
	return p.themes.put(sum, files), nil
}

func (p *Project) themeFiles(s *build.Step) (site.ThemeFiles, error) {
	return build.Need(s, "theme", func(s *build.Step) (site.ThemeFiles, error) {
		builtinTemplates, builtinStatic := builtin()
		return site.ReadTheme(
			site.Overlay(below(s, "templates"), builtinTemplates),
			site.Overlay(below(s, "static"), builtinStatic))
	})
}

// memo keeps the parsed form of the theme whose files were read last.
type memo struct {
	mu    sync.Mutex
	sum   build.Sum
	theme *site.Theme
}

func (m *memo) get(sum build.Sum) *site.Theme {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.sum != sum {
		return nil
	}
	return m.theme
}

func (m *memo) put(sum build.Sum, files site.ThemeFiles) *site.Theme {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.theme == nil || m.sum != sum {
		m.theme, m.sum = site.NewTheme(files), sum
	}
	return m.theme
}

// assets are the style, the runtime and the files published as they are. Their
// problems are those of the author's own templates and styles.
func (p *Project) assets(s *build.Step) (site.Assets, error) {
	return build.Need(s, "assets", func(s *build.Step) (site.Assets, error) {
		th, err := p.theme(s)
		if err != nil {
			return site.Assets{}, err
		}
		set, err := p.settings(s)
		if err != nil {
			return site.Assets{}, err
		}
		a, problems := th.Assets(set.Languages)
		report(s, problems)
		return a, nil
	})
}

// below is a folder of the project, which may be missing.
func below(s *build.Step, dir string) fs.FS {
	sub, err := fs.Sub(s, dir)
	if err != nil {
		panic(err) // dir is one of our own words
	}
	return sub
}
