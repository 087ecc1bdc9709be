package markup

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/source"
)

// FuzzParse wants of any file: no panic, every place inside the file, every
// problem on the line that it quotes, HTML that is UTF-8 and does nothing.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		_, in, _ := strings.Cut(string(data), "-- in.md --\n")
		in, _, _ = strings.Cut(in, "\n-- ")
		f.Add(in)
	}
	for _, c := range carriers {
		f.Add(strings.ReplaceAll(c, "{X}", payloads[0]))
	}
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("a.md", []byte(in))
		text, problems := Parse(file, Dialect{Block: testBlock})
		for _, p := range problems {
			checkPlace(t, file, p)
		}
		text.each(func(n ast.Node) bool {
			if n.Pos() > len(in) {
				t.Errorf("a %s at %d of %d bytes", n.Kind(), n.Pos(), len(in))
			}
			return true
		})
		for _, l := range text.Links(nil) {
			checkPlace(t, file, source.Problem{Code: "link", Pos: l.Pos, End: l.End, Quote: l.Quote})
		}
		for _, c := range text.Cites() {
			if c.Pos.Line < 1 || c.Pos.Line > file.Lines() {
				t.Errorf("a citation at %v", c.Pos)
			}
		}
		to := testTarget()
		to.Icon, to.Block, to.Term = nil, nil, nil
		to.Link, to.Image, to.Cite = nil, nil, nil
		html, err := text.HTML(to)
		if err != nil {
			t.Error(err)
		}
		if !utf8.ValidString(string(html)) {
			t.Error("the HTML is not UTF-8")
		}
		if why := active(string(html)); why != "" {
			t.Errorf("%s in %s", why, html)
		}
		text.Plain()
		text.Markdown()
		text.Words()
		text.Headings()
		text.Anchors(nil)
	})
}

// checkPlace wants a problem's places inside the file, and its beginning on
// the line that it quotes.
func checkPlace(t *testing.T, f *source.File, p source.Problem) {
	t.Helper()
	for _, pos := range []source.Pos{p.Pos, p.End} {
		if pos.Line < 1 || pos.Line > f.Lines() || pos.Col < 1 || pos.Col > utf8.RuneCount(f.Line(pos.Line))+3 {
			t.Errorf("%s at %v, outside the file", p.Code, pos)
		}
	}
	if p.End.Before(p.Pos) {
		t.Errorf("%s ends at %v before it begins at %v", p.Code, p.End, p.Pos)
	}
	if line := string(f.Line(p.Pos.Line)); !strings.HasPrefix(line, strings.TrimSuffix(p.Quote, "…")) {
		t.Errorf("%s at %v quotes %q, the line is %q", p.Code, p.Pos, p.Quote, line)
	}
}
