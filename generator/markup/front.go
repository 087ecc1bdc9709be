package markup

import (
	"bytes"

	"suluh/generator/source"
)

// FrontMatter finds the YAML that a file begins with, between two lines of
// three hyphens: its bytes run from start to end, the Markdown begins at body.
// Without front matter start is -1. Where the second line is missing, closed
// is false and the YAML is taken to end at the first blank line.
func FrontMatter(f *source.File) (start, end, body int, closed bool) {
	first := 0
	if bytes.HasPrefix(f.Data, []byte("\ufeff")) {
		first = 3
	}
	if !fence(f.Line(1)) {
		return -1, -1, first, true
	}
	start = len(f.Data)
	if f.Lines() > 1 {
		start = f.LineStart(2)
	}
	for n := 2; n <= f.Lines(); n++ {
		if fence(f.Line(n)) {
			body = len(f.Data)
			if n < f.Lines() {
				body = f.LineStart(n + 1)
			}
			return start, f.LineStart(n), body, true
		}
	}
	for n := 2; n <= f.Lines(); n++ {
		if len(bytes.TrimSpace(f.Line(n))) == 0 {
			return start, f.LineStart(n), f.LineStart(n), false
		}
	}
	return start, len(f.Data), len(f.Data), false
}

func fence(line []byte) bool {
	return bytes.Equal(bytes.TrimRight(line, " \t"), []byte("---"))
}
