package markup

import (
	"strings"
	"testing"

	"suluh/generator/source"
)

// TestLimits holds each limit to its code and place, and to the promise that
// the rest of the file is read.
func TestLimits(t *testing.T) {
	const before, after = "sebelum\n\n", "\n\nsesudah\n"
	row := func(n int) string { return strings.Repeat("|a", n) + "\n" }
	for _, c := range []struct {
		name, in string
		code     source.Code
		line     int
	}{
		{"long line", before + strings.Repeat("a ", source.MaxLine/2+1) + after, "E402", 3},
		{"deep quote", before + strings.Repeat(">", source.MaxNesting+1) + "a" + after, "E403", 3},
		{"deep list", before + strings.Repeat("- ", source.MaxNesting+1) + "a" + after, "E403", 3},
		{"wide table", before + row(65) + strings.Repeat("|-", 65) + "\n" + row(65) + after, "E404", 3},
		{"long table", before + row(50) + strings.Repeat("|-", 50) + "\n" + strings.Repeat("a\n", 2000) + after, "E404", 3},
		{"many tables", before + strings.Repeat(row(50)+strings.Repeat("|-", 50)+"\n"+strings.Repeat("a\n", 100)+"\n", 20) + after, "E404", 1960},
		{"many bars", before + "|a|b|\n|-|-|\n" + strings.Repeat("|`a\\|`|b|\n", maxMarks+1) + after, "E406", 3},
		{"many brackets", before + strings.Repeat("[a\n", maxMarks+1) + after, "E406", 3},
		{"many stars", before + strings.Repeat("*a ", maxMarks+1) + after, "E406", 3},
		{"many footnotes", before + strings.Repeat("[^a]: b\n", maxFootnotes+1) + after, "E407", maxFootnotes + 3},
		{"NUL", before + "a\x00b" + after, "E105", 3},
		{"Latin-1", before + "caf\xe9" + after, "E105", 3},
	} {
		text, problems := Parse(source.NewFile("a.md", []byte(c.in)), Dialect{})
		plain := text.Plain()
		if !strings.HasPrefix(plain, "sebelum") || !strings.HasSuffix(plain, "sesudah") {
			t.Errorf("%s: the rest of the file is not read", c.name)
		}
		var found *source.Problem
		for i, p := range problems {
			if p.Code == c.code {
				found = &problems[i]
				break
			}
		}
		switch {
		case found == nil:
			t.Errorf("%s: no %s in %v", c.name, c.code, problems)
		case found.Pos.Line != c.line:
			t.Errorf("%s: %s at %v, want line %d", c.name, c.code, found.Pos, c.line)
		}
	}
}

// TestOrdinary are texts near a limit that a person may well write.
func TestOrdinary(t *testing.T) {
	for name, in := range map[string]string{
		"a rule":            strings.Repeat("- ", 200) + "\n",
		"a line to fill":    strings.Repeat("_", 5000) + "\n",
		"deep code":         "```\n" + strings.Repeat("> ", 200) + "\n```\n",
		"a long list":       strings.Repeat("- [a](b.md) *c* `d`\n", 3000),
		"a long table":      "|a|b|\n|-|-|\n" + strings.Repeat("|*a*|`b`|\n", 5000),
		"a rule in a table": "|a|b|\n|-|-|\n|c|d|\n|-|-|\n|e|f|\n",
		"a wide tree":       strings.Repeat(" ", 400) + "a\n",
	} {
		if _, problems := Parse(source.NewFile("a.md", []byte(in)), Dialect{}); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestTooLarge: a file over the limit is not read at all.
func TestTooLarge(t *testing.T) {
	text, problems := Parse(source.NewFile("a.md", make([]byte, source.MaxLesson+1)), Dialect{})
	if !text.Empty() || len(problems) != 1 || problems[0].Code != "E401" {
		t.Errorf("got %d nodes, %v", len(text.Nodes), problems)
	}
}

// TestOpenTooLong: lists that stay open over too many lines; what stands before
// the line where it was too much is read.
func TestOpenTooLong(t *testing.T) {
	const depth = 90
	in := "sebelum\n\n" + strings.Repeat("- ", depth) + "a\n" + strings.Repeat("\n", maxOpen/depth+10) + "sesudah\n"
	text, problems := Parse(source.NewFile("a.md", []byte(in)), Dialect{})
	if plain := text.Plain(); !strings.HasPrefix(plain, "sebelum") || strings.Contains(plain, "sesudah") {
		t.Errorf("read: %.40q … %.40q", plain, plain[max(0, len(plain)-40):])
	}
	if len(problems) != 1 || problems[0].Code != "E408" || problems[0].Pos.Line != maxOpen/depth+3 {
		t.Errorf("problems: %v", problems)
	}
}

// TestSameProblem: of one kind of problem no more than a hundred are said.
func TestSameProblem(t *testing.T) {
	_, problems := Parse(source.NewFile("a.md", []byte(strings.Repeat("[a](x:y)\n", 500))), Dialect{})
	if len(problems) != maxAlike {
		t.Errorf("%d problems", len(problems))
	}
}
