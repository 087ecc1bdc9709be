package markup

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"suluh/generator/source"
)

// known are the blocks of the tests: a question, a case and a line.
func known(word string) (Shape, bool) {
	s, ok := map[string]Shape{"soal": {Asks: true}, "kasus": {Holds: true}, "ambil": {Line: true}}[word]
	return s, ok
}

// TestScanBlocks walks testdata/blocks.txt: files parted by lines of "====",
// and behind "----" what the scan makes of each.
func TestScanBlocks(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "blocks.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(data), "====\n") {
		name, rest, _ := strings.Cut(c, "\n")
		text, want, _ := strings.Cut(rest, "----\n")
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("a.md", []byte(strings.NewReplacer("→", "\t", "␠", " ").Replace(text)))
			if got := show(f); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// show writes blocks as WORD ID, from and to which line, and problems.
func show(f *source.File) string {
	var b strings.Builder
	blocks := ScanBlocks(f, Dialect{Block: known})
	for _, k := range blocks.All {
		fmt.Fprintf(&b, "%s %s %d-%d", k.Word, k.ID, k.Line, f.LineAt(max(k.Start, k.End-1)))
		for _, a := range k.Args {
			fmt.Fprintf(&b, " %s=%s", a.Key, a.Value)
		}
		if k.Parent >= 0 {
			fmt.Fprintf(&b, " in %s", blocks.All[k.Parent].ID)
		}
		b.WriteByte('\n')
	}
	for _, p := range blocks.Problems {
		fmt.Fprintf(&b, "%s %d:%d %q\n", p.Code, p.Pos.Line, p.Pos.Col, p.Mend)
	}
	return b.String()
}

// TestDirectivesAreNeverEaten holds goldmark to the scan: a block becomes a
// Directive wherever it stands.
func TestDirectivesAreNeverEaten(t *testing.T) {
	for _, before := range []string{"- a\n", "- a\n\n", "- a\nlazy\n  ", "> a\n", "<div>\n", "text\n", "1. a\n   > b\n", "| a |\n|---|\n", "a\n: b\n\n  ", "[^1]: a\n", "# h\n", "```\ncode\n```\n"} {
		f := source.NewFile("a.md", []byte(before+"::: soal satu\n\n- ( ) a\n- (x) b\n\n:::\n"))
		text, _ := Parse(f, Dialect{Block: known})
		found := 0
		for _, n := range text.Nodes {
			if d, ok := n.(*Directive); ok && d.ID == "satu" && d.Closed {
				found++
			}
		}
		if found != 1 {
			t.Errorf("after %q there are %d blocks", before, found)
		}
	}
}

func TestReadMark(t *testing.T) {
	for _, c := range []struct {
		line  string
		sort  MarkSort // 0: no mark
		right bool
		raw   string
	}{
		{"( ) a", Pick, false, ""},
		{"() a", Pick, false, ""},
		{"(\u00a0) a", Pick, false, ""},
		{"( X ) a", Pick, true, ""},
		{"(x)", Pick, true, ""},
		{"(x)a", 0, false, ""},
		{"(a) a", 0, false, ""},
		{"(1) a", 0, false, ""},
		{"[ ] a", Box, false, ""},
		{"[x ] a", Box, true, ""},
		{"[x](a.md)", 0, false, ""},
		{"= *a* b  ", Type, true, "*a* b"},
		{"!= a", Type, false, "a"},
		{"=a", 0, false, ""},
		{"=", Type, true, ""},
		{"! a", 0, false, ""},
	} {
		m, _ := ReadMark(c.line)
		switch {
		case m == nil && c.sort != 0, m != nil && c.sort == 0:
			t.Errorf("%q: mark is %v", c.line, m)
		case m != nil && (m.Sort != c.sort || m.Right != c.right || m.Raw != c.raw):
			t.Errorf("%q: got %q %v %q", c.line, m.Sort, m.Right, m.Raw)
		}
	}
}
