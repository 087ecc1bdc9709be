package generator_test

import (
	"context"
	"errors"
	"html"
	"io/fs"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"suluh/generator"
)

// single is a course as one file.
func single(t *testing.T, fsys fs.FS, o generator.FormatOptions) string {
	t.Helper()
	data, problems, err := generator.Open(fsys, generator.Options{}).Export(context.Background(), "single", o)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range problems {
		if one.Level().String() == "error" {
			t.Errorf("%s %s %v", one.Pos, one.Code, one.Args)
		}
	}
	return string(data)
}

var (
	idOf      = regexp.MustCompile(`\sid="([^"]+)"`)
	leadsTo   = regexp.MustCompile(`\s(?:href|popovertarget|for|aria-labelledby|aria-describedby|data-of)="([^"]+)"`)
	scripts   = regexp.MustCompile(`(?s)<(script|style)\b.*?</(?:script|style)>`)
	requested = regexp.MustCompile(`\s(?:src|href|action)="(?:\.|/|_/|[a-z0-9-]+\.)`)
	inlined   = regexp.MustCompile(`\s(?:style|on[a-z]+)="`)
)

// whole holds what is promised of every such file.
func whole(t *testing.T, text string) {
	t.Helper()
	ids := map[string]bool{}
	for _, m := range idOf.FindAllStringSubmatch(scripts.ReplaceAllString(text, ""), -1) {
		id := html.UnescapeString(m[1])
		if ids[id] {
			t.Errorf("the id %s stands twice", id)
		}
		ids[id] = true
	}
	for _, m := range leadsTo.FindAllStringSubmatch(scripts.ReplaceAllString(text, ""), -1) {
		to := html.UnescapeString(m[1])
		if link, isLink := strings.CutPrefix(to, "#"); isLink {
			to, _ = url.PathUnescape(link)
		} else if strings.HasPrefix(m[0], " href") {
			if !regexp.MustCompile(`^(https?|mailto|tel|data):`).MatchString(to) {
				t.Errorf("a link leaves the file: %s", to)
			}
			continue
		}
		for id := range strings.FieldsSeq(to) {
			if !ids[id] {
				t.Errorf("there is no %s, to which %s leads", id, strings.TrimSpace(m[0]))
			}
		}
	}
	bare := scripts.ReplaceAllString(text, "")
	if found := requested.FindString(bare); found != "" {
		t.Errorf("it asks for another file: %s", found)
	}
	if found := inlined.FindString(bare); found != "" {
		t.Errorf("its policy refuses%s", found)
	}
	for _, want := range []string{`content="default-src 'none'; script-src 'sha256-`, `form-action 'none'"`, `class="open noscript"`} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %s", want)
		}
	}
}

// TestSingle makes one file of the course with every way of asking.
func TestSingle(t *testing.T) {
	fsys := os.DirFS("browser/testdata/site")
	text := single(t, fsys, generator.FormatOptions{})
	whole(t, text)
	if again := single(t, fsys, generator.FormatOptions{}); again != text {
		t.Error("twice is not alike")
	}
	if bare := scripts.ReplaceAllString(text, ""); strings.Contains(bare, "-rahasia-") || strings.Contains(bare, "katarahasia") {
		t.Error("the key of an exam stands in the text")
	}
	if english := single(t, fsys, generator.FormatOptions{Lang: "en"}); !strings.Contains(english, `<html lang="en"`) {
		t.Error("it is not in English")
	} else {
		whole(t, english)
	}
}

// TestSingleBundled makes one file of each bundled course.
func TestSingleBundled(t *testing.T) {
	for name, most := range map[string]int{"peksos": 2_200_000, "manual": 1_000_000} {
		text := single(t, os.DirFS(".."), generator.FormatOptions{Course: name})
		whole(t, text)
		if len(text) > most {
			t.Errorf("%s: %d bytes", name, len(text))
		}
	}
}

// TestSinglePart makes a module or a page alone: what leads out of it is no link.
func TestSinglePart(t *testing.T) {
	fsys := os.DirFS("browser/testdata/site")
	for _, o := range []generator.FormatOptions{{Module: "2"}, {Module: "lanjut"}, {Lesson: "2.1"}, {Lesson: "menyusun"}} {
		text := single(t, fsys, o)
		whole(t, text)
		if !strings.Contains(text, `id="menyusun"`) || strings.Contains(text, `id="memilih"`) {
			t.Errorf("%+v: another part", o)
		}
		if alone := !strings.Contains(text, `id="menulis"`); alone != (o.Lesson != "") {
			t.Errorf("%+v: not that part alone", o)
		}
	}
}

// TestSingleRefuses writes nothing for what is not there, or too large.
func TestSingleRefuses(t *testing.T) {
	refuse := func(fsys fs.FS, o generator.FormatOptions) error {
		data, _, err := generator.Open(fsys, generator.Options{}).Export(context.Background(), "single", o)
		if len(data) > 0 {
			t.Errorf("%+v: %d bytes", o, len(data))
		}
		return err
	}
	fixture := os.DirFS("browser/testdata/site")
	for of, o := range map[string]generator.FormatOptions{"course": {Course: "uju"}, "module": {Module: "9"}, "lesson": {Lesson: "9.9"}, "language": {Lang: "jv"}} {
		var choice *generator.ChoiceError
		if err := refuse(fixture, o); !errors.As(err, &choice) || choice.Of != of || len(choice.Known) == 0 {
			t.Errorf("%s: %v", of, err)
		}
	}
	var choice *generator.ChoiceError
	if err := refuse(os.DirFS(".."), generator.FormatOptions{}); !errors.As(err, &choice) || choice.Name != "" || len(choice.Known) != 2 {
		t.Errorf("several courses: %v", err)
	}
	var heavy *generator.BudgetError
	if err := refuse(fixture, generator.FormatOptions{Budget: 1000}); !errors.As(err, &heavy) {
		t.Fatal(err)
	}
	sum := 0
	for i, w := range heavy.Weights {
		sum += w.Bytes
		if i > 0 && w.Bytes > heavy.Weights[i-1].Bytes {
			t.Error("the heaviest does not stand first")
		}
	}
	if int64(sum) > heavy.Size || int64(sum) < heavy.Size*8/10 {
		t.Errorf("the parts are %d bytes of %d", sum, heavy.Size)
	}
}

// TestSingleData: pictures and files travel in the file; what is not there does not.
func TestSingleData(t *testing.T) {
	fsys := archive(t, "testdata/seven.txtar")
	add := func(name, text string) { fsys[name].Data = append(fsys[name].Data, text...) }
	add("content/k/01-modul/01-semua.md", "\n\n## Berkas\n\n![Titik](titik.svg) [lembar kerja](lembar.pdf) [lain](#berkas)\n")
	fsys["content/k/01-modul/titik.svg"] = &fstest.MapFile{Mode: 0o644, Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>`)}
	fsys["content/k/01-modul/lembar.pdf"] = &fstest.MapFile{Mode: 0o644, Data: []byte("%PDF")}
	text := single(t, fsys, generator.FormatOptions{})
	whole(t, text)
	for _, want := range []string{
		`<img src="data:image/svg+xml;base64,PHN2Zy`, ` width="4" height="4">`,
		`<a download="lembar.pdf" href="data:application/pdf;base64,JVBERg==">lembar kerja</a>`, `<a href="#semua/berkas">lain</a>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
}
