package serve

import (
	_ "embed"
	"encoding/json"
	"net/http"
)

// slipsAddress is where the problems of the project stand. Among the addresses of
// an event it says that there are others now.
const slipsAddress = "_suluh/problems.json"

// maxSlips is how many problems a page shows.
const maxSlips = 50

// A Slip is a problem in its reader's language, for the author's browser.
type Slip struct {
	Place   string `json:"place"` // content/k/a.md:7:1
	Code    string `json:"code"`
	Level   string `json:"level"` // error or warning
	Message string `json:"message"`
	Hint    string `json:"hint"`
	Quote   string `json:"quote"` // the line
	Mend    string `json:"mend"`
}

// slips sends what is wrong with the project. The page shows it over the last
// good text.
func (s *Server) slips(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	s.mu.RLock()
	problems := s.shown
	s.mu.RUnlock()
	answer := struct {
		Title  string `json:"title"` // how many there are
		Errors bool   `json:"errors"`
		Slips  []Slip `json:"slips"`
	}{Errors: problems.Errors() > 0, Slips: []Slip{}}
	if len(problems) > 0 {
		answer.Title = s.options.Title(problems)
	}
	for _, p := range problems[:min(len(problems), maxSlips)] {
		answer.Slips = append(answer.Slips, s.options.Slip(p))
	}
	w.Header().Set("Content-Type", "application/json")
	if r.Method != http.MethodHead {
		json.NewEncoder(w).Encode(answer) // an error means that nobody reads any more
	}
}

// style is how the preview shows them: /_suluh/preview.css.
//
//go:embed preview.css
var style []byte

func (s *Server) style(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	if r.Method != http.MethodHead {
		w.Write(style)
	}
}
