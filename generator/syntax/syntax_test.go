package syntax

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"suluh/generator/source"
	"suluh/generator/words"
)

var update = flag.Bool("update", false, "write what is read as what is wanted")

// TestReadLesson reads the first file of each archive in testdata and compares
// the model and the problems with the rest of it: "model" and "problems". A
// comment may begin with settings: `lang: en`, `languages: id en`.
//
// In a file to read → is a tab, · a no-break space and ¶ at the end of a line
// makes it end in CR LF, so that an editor cannot lose them.
func TestReadLesson(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { check(t, name) })
	}
}

func check(t *testing.T, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a := parseArchive(data)
	f := source.NewFile(a.files[0].name, visible(a.files[0].data))
	l, problems := ReadLesson(f, options(a.comment))
	inside(t, f, problems)
	said(t, problems)
	var model, found dump
	model.lesson(l)
	found.problems(problems)
	want := []file{a.files[0], {"model", []byte(model.String())}, {"problems", []byte(found.String())}}
	if *update {
		a.files = want
		if err := os.WriteFile(name, a.bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for i, w := range want {
		if i >= len(a.files) || !bytes.Equal(a.files[i].data, w.data) {
			t.Errorf("%s is\n%s", w.name, w.data)
		}
	}
}

var signs = strings.NewReplacer("→", "\t", "·", "\u00A0", "¶\n", "\r\n", "⟶", "→")

func visible(data []byte) []byte { return []byte(signs.Replace(string(data))) }

func options(comment string) Options {
	o := Options{Lang: "id", Languages: []string{"id", "en"}}
	for _, line := range strings.Split(comment, "\n") {
		if lang, ok := strings.CutPrefix(line, "lang: "); ok {
			o.Lang = lang
		}
	}
	return o
}

// said checks that the catalogue has a sentence, a hint and a long text for each
// problem, and that nothing is left open in them.
func said(t *testing.T, problems source.Problems) {
	t.Helper()
	for _, p := range problems {
		for _, lang := range words.Languages {
			for _, of := range []string{"", ".hint", ".long"} {
				key := string(p.Code) + of
				text := words.In(lang).Say(key, p.Args...)
				if open := hole.FindString(text); text == key || open != "" {
					t.Errorf("%s in %s is %q", key, lang, text)
				}
			}
			for _, a := range p.Args {
				if k, ok := a.(source.Key); ok && !words.Has(string(k)) {
					t.Errorf("%s: the catalogue lacks %s", p.Code, k)
				}
			}
		}
	}
}

var hole = regexp.MustCompile(`\{\d`)

// inside checks that every place lies in the file, on the line that is quoted.
func inside(t *testing.T, f *source.File, problems source.Problems) {
	t.Helper()
	for _, p := range problems {
		line := string(f.Line(p.Pos.Line))
		width := len([]rune(line))
		quote, _, _ := strings.Cut(p.Quote, "…")
		switch {
		case p.Pos.File != f.Name, p.Pos.Line < 1, p.Pos.Line > f.Lines():
			t.Errorf("%s at %v is outside the file", p.Code, p.Pos)
		case p.Pos.Col < 1, p.Pos.Col > width+1:
			t.Errorf("%s at %v is outside its line %q", p.Code, p.Pos, line)
		case p.End.Line != p.Pos.Line, p.End.Col < p.Pos.Col, p.End.Col > width+1:
			t.Errorf("%s at %v ends at %v", p.Code, p.Pos, p.End)
		case !strings.HasPrefix(line, quote) && !strings.Contains(line, "…"):
			t.Errorf("%s at %v quotes %q, but the line is %q", p.Code, p.Pos, p.Quote, line)
		}
	}
}
