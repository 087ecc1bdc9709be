package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"suluh/generator/publish"
	"suluh/generator/source"
)

// maxShown is how many problems a build prints; check prints all.
const maxShown = 50

// colours of a terminal, by what they mean.
const (
	bold, red, yellow, green, plain = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[0m"
)

func (a *app) paint(colour, text string) string {
	if !a.colours {
		return text
	}
	return colour + text + plain
}

// place is a problem's place as it is seen from the caller's folder.
func place(dir string, p source.Pos) string {
	p.File = filepath.Join(dir, "content", filepath.FromSlash(p.File))
	return safe(p.String())
}

// problems prints problems with their lines, and counts them in the end.
func (a *app) problems(dir string, problems source.Problems, most int) {
	for i, p := range problems {
		if most > 0 && i == most {
			a.say("%s\n\n", a.words.Say("problem.more", len(problems)-most))
			break
		}
		colour := yellow
		if p.Level() == source.Error {
			colour = red
		}
		a.say("%s %s %s\n", a.paint(bold, place(dir, p.Pos)+":"), a.paint(colour, string(p.Code)), safe(a.words.Say(string(p.Code), p.Args...)))
		a.quote(p, colour)
		if hint := a.words.Say(string(p.Code)+".hint", p.Args...); hint != string(p.Code)+".hint" {
			a.say("  %s\n", safe(hint))
		}
		for line := range strings.SplitSeq(p.Mend, "\n") {
			if p.Mend != "" {
				a.say("  %s\n", a.paint(green, "  "+safe(line)))
			}
		}
		a.say("\n")
	}
}

// quote prints the line of a problem with a caret under what is meant.
func (a *app) quote(p source.Problem, colour string) {
	if p.Quote == "" || p.Pos.Line == 0 {
		return
	}
	line := safe(strings.ReplaceAll(p.Quote, "\t", " "))
	n := fmt.Sprint(p.Pos.Line)
	a.say("  %s | %s\n", n, line)
	length := 1
	if p.End.Line == p.Pos.Line {
		length = max(1, p.End.Col-p.Pos.Col)
	}
	room := utf8.RuneCountInString(line) + 1
	col := min(p.Pos.Col, room)
	length = max(1, min(length, room-col))
	a.say("  %s | %s%s\n", strings.Repeat(" ", len(n)), strings.Repeat(" ", col-1), a.paint(colour, strings.Repeat("^", length)))
}

// safe takes out of an author's text what a terminal would obey.
func safe(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return '\uFFFD'
		}
		return r
	}, text)
}

// asJSON prints one object a line.
func (a *app) asJSON(w io.Writer, dir string, problems source.Problems) error {
	type line struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Col     int    `json:"col"`
		EndLine int    `json:"endLine"`
		EndCol  int    `json:"endCol"`
		Level   string `json:"level"`
		Code    string `json:"code"`
		Message string `json:"message"`
		Hint    string `json:"hint"`
		Mend    string `json:"mend,omitempty"`
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, p := range problems {
		hint := a.words.Say(string(p.Code)+".hint", p.Args...)
		if hint == string(p.Code)+".hint" {
			hint = ""
		}
		err := e.Encode(line{
			path.Join(filepath.ToSlash(dir), "content", p.Pos.File), p.Pos.Line, p.Pos.Col, p.End.Line, p.End.Col,
			p.Level().String(), string(p.Code), a.words.Say(string(p.Code), p.Args...), hint, p.Mend,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// counted says how many problems and warnings there are.
func (a *app) counted(problems source.Problems) string {
	errs := problems.Errors()
	return a.words.Say("problem.count", errs, len(problems)-errs)
}

// trouble is an error of the machine in the reader's language, with the
// system's own words below it.
func (a *app) trouble(err error) string {
	var refused *publish.RefusedError
	if errors.As(err, &refused) {
		return a.words.Say("publish."+string(refused.Reason), safe(refused.Path), safe(refused.Other))
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return a.words.Say("trouble.missing", safe(path.Path)) + "\n  " + safe(err.Error())
		case errors.Is(err, fs.ErrPermission):
			return a.words.Say("trouble.permission", safe(path.Path)) + "\n  " + safe(err.Error())
		}
		return a.words.Say("trouble.path", safe(path.Path)) + "\n  " + safe(err.Error())
	}
	return a.words.Say("trouble") + "\n  " + safe(err.Error())
}
