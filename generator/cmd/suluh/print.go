package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"suluh/generator/publish"
	"suluh/generator/source"
)

// maxShown is how many problems a build prints; check prints all.
const maxShown = 50

// colours of a terminal, by what they mean.
const (
	bold, red, yellow, green, plain = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[0m"
)

// say writes to the side where people read: standard error.
func (a *app) say(format string, args ...any) { fmt.Fprintf(a.err, format, args...) }

// tell says a text of the catalogue.
func (a *app) tell(key string, args ...any) { a.say("%s\n", a.text(key, args...)) }

// text is a text of the catalogue. Its arguments are an author's words, file
// names among them, so a terminal must find nothing in them to obey.
func (a *app) text(key string, args ...any) string {
	harmless := make([]any, len(args))
	for i, arg := range args {
		if s, ok := arg.(string); ok {
			arg = safe(s)
		}
		harmless[i] = arg
	}
	return a.words.Say(key, harmless...)
}

func (a *app) paint(colour, text string) string {
	if !a.colours {
		return text
	}
	return colour + text + plain
}

// place is a problem's place as it is seen from the caller's folder. Templates
// and styles stand beside the content.
func place(dir string, p source.Pos, code source.Code) source.Pos {
	below := "content"
	if strings.HasPrefix(string(code[1:]), "5") {
		below = "."
	}
	p.File = filepath.Join(dir, below, filepath.FromSlash(p.File))
	return p
}

// message is a problem's sentence, or another text of its code; places in it
// are seen from the caller's folder, too.
func (a *app) message(dir string, p source.Problem, of string) string {
	key := string(p.Code) + of
	args := make([]any, len(p.Args))
	for i, arg := range p.Args {
		if at, ok := arg.(source.Pos); ok {
			arg = place(dir, at, p.Code).String()
		}
		args[i] = arg
	}
	if text := a.words.Say(key, args...); text != key {
		return text
	}
	return ""
}

// problems prints problems with their lines; most is how many, 0 for all.
func (a *app) problems(dir string, problems source.Problems, most int) {
	for i, p := range problems {
		if most > 0 && i == most {
			a.tell("problem.more", len(problems)-most)
			a.say("\n")
			break
		}
		colour := yellow
		if p.Level() == source.Error {
			colour = red
		}
		a.say("%s %s %s\n", a.paint(bold, safe(place(dir, p.Pos, p.Code).String())+":"), a.paint(colour, string(p.Code)), safe(a.message(dir, p, "")))
		a.quote(p, colour)
		if hint := a.message(dir, p, ".hint"); hint != "" {
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
	line := []rune(safe(strings.ReplaceAll(p.Quote, "\t", " ")))
	from := min(p.Pos.Col-1, len(line))
	to := from + 1
	if p.End.Line == p.Pos.Line {
		to = p.End.Col - 1
	}
	to = max(from, min(to, len(line)))
	n := fmt.Sprint(p.Pos.Line)
	a.say("  %s | %s\n", n, string(line))
	a.say("  %s | %s%s\n", strings.Repeat(" ", len(n)), strings.Repeat(" ", cells(line[:from])),
		a.paint(colour, strings.Repeat("^", max(1, cells(line[from:to])))))
}

// cells is how many columns of a terminal a text fills.
func cells(text []rune) (n int) {
	for _, r := range text {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// obeyed are the characters that a terminal obeys instead of showing them, or
// that make a line of text look like another.
func obeyed(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
}

// safe takes out of an author's text what a terminal would obey.
func safe(text string) string {
	return strings.Map(func(r rune) rune {
		if obeyed(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}

// A line is what check --json prints of one problem.
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

// asJSON prints one object a line.
func (a *app) asJSON(w io.Writer, dir string, problems source.Problems) error {
	for _, p := range problems {
		at := place(dir, p.Pos, p.Code)
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		err := e.Encode(line{
			filepath.ToSlash(at.File), at.Line, at.Col, p.End.Line, p.End.Col,
			p.Level().String(), string(p.Code), a.message(dir, p, ""), a.message(dir, p, ".hint"), p.Mend,
		})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, escaped(b.String())); err != nil {
			return err
		}
	}
	return nil
}

// escaped writes what JSON lets pass and a terminal obeys as \uXXXX; it can
// only stand in strings, but for the line end.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r != '\n' && obeyed(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
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
		return a.text("publish."+string(refused.Reason), refused.Path, refused.Other)
	}
	var file *fs.PathError
	if !errors.As(err, &file) {
		return a.text("trouble") + "\n  " + safe(err.Error())
	}
	key := "trouble.path"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		key = "trouble.missing"
	case errors.Is(err, fs.ErrPermission):
		key = "trouble.permission"
	}
	return a.text(key, file.Path) + "\n  " + safe(file.Err.Error())
}
