package source

import (
	"encoding/gob"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Code names a kind of slip: a letter for its level and three digits. The
// ranges are E0 questions, E1 pages and front matter, E2 links and images, E3
// courses, E4 limits, E5 templates, E6 import, E7 publishing; W likewise.
type Code string

// A Level says whether a problem stops a build.
type Level int

const (
	Warning Level = iota // W: worth a look; an error with --strict
	Error                // E: must be mended before the site is published
)

// String is the level's word in machine output.
func (l Level) String() string {
	if l == Error {
		return "error"
	}
	return "warning"
}

// Level is read off the code's letter.
func (c Code) Level() Level {
	if strings.HasPrefix(string(c), "E") {
		return Error
	}
	return Warning
}

// A Key is an argument of a problem that is itself a word of the catalogue,
// said in the reader's language ("pair", "gap").
type Key string

// A Problem is something the author should look at: what kind of slip, where,
// and what the sentence about it needs. It is plain data.
type Problem struct {
	Code  Code
	Pos   Pos    // the first character of what is wrong
	End   Pos    // just behind the last one, on the same line for a caret
	Quote string // the line at Pos as written, cut at MaxQuote characters
	Mend  string // what to write instead, if that can be said; may hold several lines
	Args  []any  // string (the author's own text), int, Pos, Key
}

func init() {
	gob.Register(Problem{})
	gob.Register(Pos{})
	gob.Register(Key(""))
}

// Level is the level of the problem's code.
func (p Problem) Level() Level { return p.Code.Level() }

// With gives the problem a mended text.
func (p Problem) With(mend string) Problem {
	p.Mend = mend
	return p
}

// Problem points at the bytes from start to end of the file.
func (f *File) Problem(code Code, start, end int, args ...any) Problem {
	p := Problem{Code: code, Pos: f.Pos(start), End: f.Pos(max(start, end)), Args: args}
	p.Quote = quote(f.Line(p.Pos.Line))
	return p
}

// LineProblem points at the whole of line n (from 1), without its indent.
func (f *File) LineProblem(code Code, n int, args ...any) Problem {
	line := f.Line(n)
	start := f.LineStart(n)
	if n == 1 {
		start += len(f.bom())
	}
	text := strings.TrimLeft(string(line), " \t")
	return f.Problem(code, start+len(line)-len(text), start+len(line), args...)
}

func quote(line []byte) string {
	n := 0
	for i := range string(line[:min(len(line), MaxQuote*utf8.UTFMax+1)]) {
		if n == MaxQuote {
			return string(line[:i]) + "…"
		}
		n++
	}
	return string(line)
}

// Problems is a list of problems.
type Problems []Problem

// Sort puts problems in the order of their files and places, and drops
// repetitions.
func (ps Problems) Sort() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		switch {
		case a.Pos.Before(b.Pos):
			return -1
		case b.Pos.Before(a.Pos):
			return 1
		}
		return strings.Compare(string(a.Code), string(b.Code))
	})
	return slices.CompactFunc(ps, func(a, b Problem) bool {
		return a.Code == b.Code && a.Pos == b.Pos && a.End == b.End && slices.Equal(a.Args, b.Args)
	})
}

// Errors counts the problems that stop a build.
func (ps Problems) Errors() int {
	n := 0
	for _, p := range ps {
		if p.Level() == Error {
			n++
		}
	}
	return n
}

// Complete fills in the line of a problem that came with its place alone.
func (f *File) Complete(p Problem) Problem {
	if p.Quote == "" {
		p.Quote = quote(f.Line(p.Pos.Line))
	}
	if p.End.Line == 0 {
		p.End = p.Pos
	}
	return p
}
