package markup

import (
	"errors"
	"html/template"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/source"
)

func parse(t *testing.T, in string) Text {
	t.Helper()
	text, problems := Parse(source.NewFile("a.md", []byte(in)), Dialect{Block: testBlock})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return text
}

// TestFigure: a ::: figure is written here, once package syntax has said what
// its parts are.
func TestFigure(t *testing.T) {
	text := parse(t, "::: question genogram\n\n![Dani](a.svg)\n\nTiga *generasi*.\n\n|a|b|\n|-|-|\n|c|d|\n\n:::\n")
	d := text.Nodes[0].(*Directive)
	in := d.Inside(text)
	d.Value = &Figure{
		Image:   Text{text.File, in.Nodes[:1]},
		Caption: Text{text.File, in.Nodes[1:2]},
		Table:   Text{text.File, in.Nodes[2:]},
	}
	html, err := text.HTML(testTarget())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<figure class="figure" id="a-genogram"><img src="image:a.svg" alt="Dani" width="640" height="480"><figcaption><b>Figure 1</b> Tiga <em>generasi</em>.</figcaption>`,
		`<div class="row"><details><summary>figure.table</summary><div class="scroll"`,
		`</details><button class="button bare script" type="button" data-zoom>`,
	} {
		if !strings.Contains(string(html), want) {
			t.Errorf("no %s in\n%s", want, html)
		}
	}
}

// TestDetails: something folded, with the author's word for it or ours.
func TestDetails(t *testing.T) {
	text := parse(t, "::: question lanjut\n\nIsi *lipatan*.\n\n:::\n")
	d := text.Nodes[0].(*Directive)
	for summary, want := range map[string]string{
		"Baca < lanjut": "<details id=\"lanjut\"><summary>Baca &lt; lanjut</summary>\n<p>Isi <em>lipatan</em>.</p>\n</details>\n",
		"":              "<details id=\"lanjut\"><summary></summary>\n<p>Isi <em>lipatan</em>.</p>\n</details>\n",
	} {
		d.Value = &Details{Summary: summary, Body: d.Inside(text)}
		html, err := text.HTML(nil)
		if err != nil || string(html) != want {
			t.Errorf("got %s, want %s (%v)", html, want, err)
		}
	}
}

// TestTargetError: what the target could not write is given back, and the rest
// is written.
func TestTargetError(t *testing.T) {
	broken := errors.New("broken")
	html, err := parse(t, "::: question a\nb\n:::\n\nAkhir.\n").HTML(&Target{
		Block: func(*Directive) (template.HTML, error) { return "", broken },
	})
	if !errors.Is(err, broken) || !strings.Contains(string(html), "Akhir.") {
		t.Errorf("%v, %s", err, html)
	}
}

// TestNoAnswer: without a target that can ask, nothing of an answer is written.
func TestNoAnswer(t *testing.T) {
	text := parse(t, "::: question a\n\nTahap [[terminasi]].\n\n- (x) benar\n- ( ) salah\n\n:::\n")
	d := text.Nodes[0].(*Directive)
	html, err := d.Inside(text).HTML(nil)
	if err != nil || strings.Contains(string(html), "terminasi") || strings.Contains(string(html), "(x)") {
		t.Errorf("%v, %s", err, html)
	}
	if plain := d.Inside(text).Plain(); strings.Contains(plain, "terminasi") {
		t.Error(plain)
	}
}

// TestExample: an example shows its source and what it makes.
func TestExample(t *testing.T) {
	in := "a\n\n> ```example\n> ::: question x\n> ```\n"
	var got string
	var at int
	_, err := parse(t, in).HTML(&Target{Example: func(source []byte, offset int) (template.HTML, error) {
		got, at = string(source), offset
		return "", nil
	}})
	if err != nil || got != "::: question x\n" || !strings.HasPrefix(in[at:], "::: question x") {
		t.Errorf("%q at %d, %v", got, at, err)
	}
}

// TestMarkdown: pieces of a text as their author wrote them.
func TestMarkdown(t *testing.T) {
	in := "- satu *dua*\n  tiga\n\n  ```go\n  x := 1\n  ```\n  > kutip\n  > lagi\n\n> **Label:** isi `kode`\n> baris\n\n# Judul *a*\n\n|a|b|\n|-|-|\n|c|d|\n"
	text := parse(t, in)
	item := text.Nodes[0].FirstChild()
	for _, c := range []struct {
		nodes []ast.Node
		want  string
	}{
		{text.Nodes, strings.TrimSpace(in)},
		{[]ast.Node{item.FirstChild()}, "satu *dua*\ntiga"},
		{[]ast.Node{item.FirstChild().NextSibling()}, "```go\nx := 1\n```"},
		{[]ast.Node{item.LastChild()}, "> kutip\n> lagi"},
		{inside(text.File, item).Nodes, "satu *dua*\ntiga\n\n```go\nx := 1\n```\n> kutip\n> lagi"},
		{[]ast.Node{text.Nodes[1].FirstChild()}, "**Label:** isi `kode`\nbaris"},
		{[]ast.Node{text.Nodes[1].FirstChild().FirstChild()}, "**Label:**"},
		{inside(text.File, text.Nodes[1].FirstChild()).Nodes[1:], " isi `kode`\nbaris"},
		{[]ast.Node{text.Nodes[2]}, "# Judul *a*"},
		{[]ast.Node{text.Nodes[3]}, "|a|b|\n|-|-|\n|c|d|"},
	} {
		if got := (Text{text.File, c.nodes}).Markdown(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestLexers: each language that a fence may name is there and works.
func TestLexers(t *testing.T) {
	for word := range lexerNames {
		l := lexerFor(word)
		if l == nil {
			t.Errorf("no lexer for %s", word)
			continue
		}
		if _, ok := paint(l, "a = \"b\" # 1\n<p>\n", source.HighlightTime*100); !ok {
			t.Errorf("the lexer for %s fails", word)
		}
	}
}

// TestSlowCode: code that keeps chroma busy is shown plain, with a warning.
func TestSlowCode(t *testing.T) {
	in := "```yaml\n" + strings.Repeat(strings.Repeat("[", 1900)+"\n", 16) + "```\n\nAkhir.\n"
	text, problems := Parse(source.NewFile("a.md", []byte(in)), Dialect{})
	if len(problems) != 1 || problems[0].Code != "W402" || problems[0].Pos.Line != 1 {
		t.Errorf("%v", problems)
	}
	if !strings.Contains(text.Plain(), "[[[[") || !strings.HasSuffix(text.Plain(), "Akhir.") {
		t.Error("the code is not shown")
	}
	for _, in := range []string{
		"```go\n" + strings.Repeat("x\n", source.MaxHighlight) + "```\n",
		"```go\n" + strings.Repeat("x", source.MaxCodeLine+1) + "\n```\n",
	} {
		_, problems := Parse(source.NewFile("a.md", []byte(in)), Dialect{})
		if len(problems) != 1 || problems[0].Code != "W401" {
			t.Errorf("%v", problems)
		}
	}
}
