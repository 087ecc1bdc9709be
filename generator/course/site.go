package course

import (
	"errors"
	"io/fs"
	"path"

	"suluh/generator/source"
)

// Site is what site.yaml says.
type Site struct {
	Title      Localized             `yaml:"title,judul"`
	Languages  []string              `yaml:"languages,bahasa"` // the first is the default; id unless said otherwise
	BaseURL    string                `yaml:"base_url"`         // https://…, for the sitemap, the feed and canonical links
	Theme      string                `yaml:"theme,tema"`       // light, dark or sepia; else the reader's system decides
	UnsafeHTML bool                  `yaml:"unsafe_html"`      // raw HTML in lessons is passed on
	Syntax     int                   `yaml:"syntax"`           // the version of the question grammar: 1
	Pos        map[string]source.Pos `yaml:",places"`
}

// ReadSite reads content/site.yaml. A site without one speaks Indonesian and
// has no title.
func ReadSite(fsys fs.FS) (*Site, source.Problems) {
	s := &Site{}
	data, err := fs.ReadFile(fsys, path.Join(Content, "site.yaml"))
	f := source.NewFile("site.yaml", data)
	problems := ReadYAML(f, 0, len(data), s)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems = append(problems, Unreadable("site.yaml", err))
	}
	at := func(code source.Code, key string, args ...any) {
		p := source.Problem{Code: code, Pos: s.Pos[key], End: s.Pos[key], Args: args}
		problems = append(problems, f.Complete(p))
	}
	for _, lang := range s.Languages {
		if !validLanguage(lang) {
			at("E110", "languages", lang)
			s.Languages = nil
			break
		}
	}
	if len(s.Languages) == 0 {
		s.Languages = []string{"id"}
	}
	if s.Syntax > 1 {
		at("E111", "syntax", s.Syntax)
	}
	switch s.Theme {
	case "", "light", "dark", "sepia":
	default:
		at("E112", "theme", s.Theme, source.Nearest(s.Theme, []string{"light", "dark", "sepia"}))
		s.Theme = ""
	}
	return s, problems
}

// validLanguage: two or three small letters, as in BCP 47's primary subtag.
func validLanguage(code string) bool {
	if len(code) < 2 || len(code) > 3 {
		return false
	}
	for _, r := range code {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return true
}
