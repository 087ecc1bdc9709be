package markup

import (
	"flag"
	"fmt"
	"html/template"
	"path/filepath"
	"strings"
	"testing"

	"suluh/generator/source"
)

var update = flag.Bool("update", false, "write what is made into the cases")

// TestCases reads each case's in.md and compares what is made of it with the
// other parts: html, plain, facts, problems. A part "terms" lists glossary
// terms, one a line (id: word, word); a part "unsafe" lets HTML through.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { check(t, file) })
	}
}

func check(t *testing.T, file string) {
	a := readArchive(t, file)
	var in []byte
	d, to := Dialect{Block: testBlock}, testTarget()
	for _, part := range a.parts {
		switch part.name {
		case "in.md":
			in = part.data
		case "terms":
			to.Terms = NewTerms(readTerms(string(part.data)))
		case "unsafe":
			d.UnsafeHTML = true
		}
	}
	f := source.NewFile("in.md", in)
	text, problems := Parse(f, d)
	html, err := text.HTML(to)
	if err != nil {
		t.Error(err)
	}
	changed := false
	for i, part := range a.parts {
		var got string
		switch part.name {
		case "html":
			got = string(html)
		case "plain":
			got = text.Plain() + "\n"
		case "markdown":
			got = text.Markdown() + "\n"
		case "facts":
			got = facts(text)
		case "problems":
			got = list(problems)
		default:
			continue
		}
		if got == string(part.data) {
			continue
		}
		changed = true
		if *update {
			a.parts[i].data = []byte(got)
			continue
		}
		t.Errorf("%s\ngot:\n%s\nwant:\n%s", part.name, got, part.data)
	}
	if *update && changed {
		a.write(t, file)
	}
}

// testBlock knows the blocks of the cases.
func testBlock(word string) (Shape, bool) {
	shapes := map[string]Shape{"question": {Asks: true}, "case": {Holds: true, Asks: true}, "draw": {Line: true}}
	s, ok := shapes[word]
	return s, ok
}

// testTarget is a page that shows what it is asked.
func testTarget() *Target {
	return &Target{
		Lead:    true,
		Buttons: true,
		Link:    func(to string) string { return "link:" + to },
		Image:   func(to string) (string, int, int) { return "image:" + to, 640, 480 },
		Block: func(d *Directive) (template.HTML, error) {
			return template.HTML("<block-" + d.Word + ">\n"), nil
		},
		Anchor: func(id string) string { return "a-" + id },
		Term: func(id, text string) template.HTML {
			return template.HTML("<term-" + id + ">" + template.HTMLEscapeString(text) + "</term>")
		},
		Cite: func(works []Citation) template.HTML {
			var b strings.Builder
			for _, c := range works {
				fmt.Fprintf(&b, "<cite>%s|%s</cite>", c.Key, template.HTMLEscapeString(c.Locator))
			}
			return template.HTML(b.String())
		},
		Label: func(id string) string { return "Figure 1" },
		Icon:  func(name string) template.HTML { return template.HTML("<icon-" + name + ">") },
		Say:   func(key string, args ...any) string { return strings.TrimSpace(key + " " + fmt.Sprintln(args...)) },
	}
}

func readTerms(s string) (terms []Term) {
	for line := range strings.Lines(s) {
		id, words, _ := strings.Cut(strings.TrimSpace(line), ": ")
		terms = append(terms, Term{ID: id, Words: strings.Split(words, ", ")})
	}
	return terms
}

func facts(t Text) string {
	var b strings.Builder
	for _, h := range t.Headings() {
		fmt.Fprintf(&b, "heading %d #%s %q %d:%d\n", h.Level, h.ID, h.Text, h.Pos.Line, h.Pos.Col)
	}
	fmt.Fprintf(&b, "anchors %q\n", t.Anchors(nil))
	for _, l := range t.Links(nil) {
		fmt.Fprintf(&b, "link %s image=%t %d:%d-%d\n", l.To, l.Image, l.Pos.Line, l.Pos.Col, l.End.Col)
	}
	for _, c := range t.Cites() {
		fmt.Fprintf(&b, "cite %s %q %d:%d\n", c.Key, c.Locator, c.Pos.Line, c.Pos.Col)
	}
	fmt.Fprintf(&b, "words %d\n", t.Words())
	return b.String()
}

func list(problems source.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %d:%d-%d:%d %v\n", p.Code, p.Pos.Line, p.Pos.Col, p.End.Line, p.End.Col, p.Args)
		if p.Mend != "" {
			fmt.Fprintf(&b, "  mend %s\n", p.Mend)
		}
	}
	return b.String()
}
