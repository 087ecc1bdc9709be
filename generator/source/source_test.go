package source_test

import (
	"strings"
	"testing"

	"suluh/generator/source"
)

func TestPos(t *testing.T) {
	f := source.NewFile("a.md", []byte("\ufeffsatu\r\ndua é x\n\n"))
	for _, c := range []struct {
		offset int
		want   string
	}{
		{0, "a.md:1:1"}, {3, "a.md:1:1"}, {5, "a.md:1:3"}, {9, "a.md:2:1"}, {16, "a.md:2:7"}, {17, "a.md:2:8"}, {18, "a.md:3:1"}, {19, "a.md:4:1"}, {99, "a.md:4:1"}, {-1, "a.md:1:1"},
	} {
		if got := f.Pos(c.offset).String(); got != c.want {
			t.Errorf("Pos(%d) = %s, want %s", c.offset, got, c.want)
		}
	}
	for n, want := range []string{"", "satu", "dua é x", "", "", ""} {
		if got := string(f.Line(n)); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestProblem(t *testing.T) {
	long := strings.Repeat("é", 300)
	f := source.NewFile("a.md", []byte("x\n  - (v) "+long+"\n"))
	p := f.LineProblem("E014", 2, "v")
	if p.Pos.String() != "a.md:2:3" || p.End.Col != 309 {
		t.Errorf("from %s to %d", p.Pos, p.End.Col)
	}
	if want := "  - (v) " + strings.Repeat("é", source.MaxQuote-8) + "…"; p.Quote != want {
		t.Errorf("quote %q", p.Quote)
	}
	if p.Level() != source.Error || source.Code("W101").Level() != source.Warning {
		t.Error("levels are not read off the letter")
	}
	ps := source.Problems{f.Problem("W2", 5, 6), p, f.Problem("E1", 0, 1), p}.Sort()
	if len(ps) != 3 || ps[0].Code != "E1" || ps.Errors() != 2 {
		t.Errorf("sorted %v", ps)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"question", "soal", "order", "urutkan", "points", "poin"}
	for word, want := range map[string]string{"saol": "soal", "SOAL": "soal", "qestion": "question", "poins": "points", "xyz": "", "pion": "poin", "": ""} {
		if got := source.Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
