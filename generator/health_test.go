package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"suluh/generator"
)

// asked is a question of each kind as an author writes it; %s is its head.
var askedAs = map[string]string{
	"choice":  "::: soal %s\n\nApa?\n\n- (x) Ini\n- ( ) Itu\n\n:::\n",
	"words":   "::: soal %s\n\nApa?\n\n- = kata\n\n:::\n",
	"numbers": "::: soal %s\n\nBerapa?\n\n- = 12\n\n:::\n",
	"gaps":    "::: soal %s\n\nIsi [[kata]] ini.\n\n:::\n",
	"pairs":   "::: soal %s\n\nJodohkan.\n\n- a -> satu\n- b -> dua\n\n:::\n",
	"order":   "::: urutkan %s\n\nUrutkan.\n\n1. Satu\n2. Dua\n3. Tiga\n\n:::\n",
	"groups":  "::: kelompokkan %s\n\nPilah.\n\n- Satu: a; b\n- Dua: c\n\n:::\n",
	"essay":   "::: uraian %s\n\nTulis.\n\n:::\n",
}

// measured is a course whose every figure is counted by hand below.
func measured() fstest.MapFS {
	ask := func(format, head string) string { return fmt.Sprintf(askedAs[format], head) + "\n" }
	words := func(n int) string { return strings.Repeat("kata ", n) + "\n\n" }
	front := func(id string, more ...string) string {
		return "---\nid: " + id + "\ntitle: Judul " + id + "\n" + strings.Join(more, "\n") + "\n---\n\n"
	}
	kase := "::: kasus %s\n\n## Awal {#awal}\n\nSatu dua tiga.\n\n- [Terus](#akhir)\n  > Baik.\n- [Lewat](#tengah)\n  > Boleh.\n\n## Tengah {#tengah}\n\nEmpat.\n\n- [Terus](#akhir)\n  > Baik.\n- [Kembali](#awal)\n  > Lagi.\n\n## Akhir (selesai) {#akhir}\n\nLima enam.\n\n> **Pembahasan:** Asas.\n\n:::\n"
	heavy := `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><!--` + strings.Repeat("x", 100_000) + `--></svg>`
	files := map[string]string{
		"site.yaml":        "title: Uji\nlanguages: [id, en]\n",
		"k/course.md":      "---\nid: kursus\ntitle: Kursus\noutcomes:\n  - {code: A1, text: bisa satu, level: C2}\n---\n\nPembuka.\n",
		"k/course.en.md":   "---\ntitle: Course\n---\n\nOpening.\n",
		"k/01-m/module.md": "---\nid: modul\ntitle: Modul\noutcomes:\n  - {code: A2, text: bisa dua, level: C3-C4}\n---\n\nTentang.\n",
		"k/01-m/01-x.md": front("xx") + words(200) + "## Pertama\n\n" + words(198) + "### Kecil\n\n## Kedua\n\n" +
			"![g](img/g.svg) ![g](img/g.svg) ![h](img/h.svg) asesmen\n\n" +
			ask("choice", "x-0 cp=A1 jenjang=C1 pakai=pembuka") +
			ask("choice", "x-1 cp=A1 jenjang=C1") + ask("words", "x-2 cp=A1 jenjang=C2") + ask("numbers", "x-3 cp=A1,A2 jenjang=C2") + ask("gaps", "x-4 cp=A2 jenjang=C3") +
			ask("pairs", "x-5 cp=A2 jenjang=C3") + ask("order", "x-6 cp=A2 jenjang=C3") + ask("essay", "x-8 cp=A2"),
		"k/01-m/01-x.en.md": front("xx") + words(100) + ask("choice", "x-1 cp=A1 jenjang=C1"),
		"k/01-m/02-k.md":    front("kk", "quiz:", "  draw: 2", "  from: [bank]") + ask("choice", "k-1 cp=A1 jenjang=C2"),
		"k/01-m/03-s.md":    front("ss") + fmt.Sprintf(kase, "s-1"),
		"k/01-m/04-d.md":    front("dd", "draft: true") + words(10) + ask("choice", "d-1 cp=A1"),
		"k/02-bank/01-b.md": front("bb", "bank: true") + ask("choice", "b-1 cp=A1 jenjang=C2") + ask("choice", "b-2 cp=A1 jenjang=C4") + ask("choice", "b-3"),
		"k/01-m/img/g.svg":  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>`,
		"k/01-m/img/h.svg":  heavy,
		"k/glossary.yaml":   "- {id: asesmen, term: asesmen, text: Menaksir.}\n- {id: klien, term: {id: klien, en: client}, text: {id: Orang., en: A person.}}\n",
	}
	m := fstest.MapFS{}
	for name, text := range files {
		m["content/"+name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return m
}

func health(t *testing.T, p *generator.Project) *generator.Health {
	t.Helper()
	h, err := p.Health(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// TestHealth counts a small course by hand.
func TestHealth(t *testing.T) {
	p := generator.Open(measured(), generator.Options{})
	h := health(t, p)
	c := h.Courses[0]
	found, err := p.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	is := func(what string, got any, want string) {
		t.Helper()
		if text := fmt.Sprint(got); text != want {
			t.Errorf("%s: got %s, want %s", what, text, want)
		}
	}
	is("drafts", h.Drafts, "[k/01-m/04-d.md]")
	is("errors", c.Totals.Errors, "0")
	is("problems", c.Totals.Errors+c.Totals.Warnings, fmt.Sprint(len(found)))
	is("course", fmt.Sprint(c.Dir, " ", c.ID, " ", c.Title), "k kursus Kursus")
	is("pages", fmt.Sprint(c.Totals.Lessons, c.Totals.Quizzes, c.Totals.CasePages), "1 1 1")
	is("asked", fmt.Sprint(c.Totals.Asked.Opening, c.Totals.Asked.Questions), "1 11")

	x := c.Pages[0]
	is("page", fmt.Sprint(x.Number, x.Title, x.Kind, len(x.Editions)), "1.1Judul xxlesson2")
	e := x.Editions[0]
	// 398, three headings, three pictures by their alt texts, and one word.
	is("edition", fmt.Sprint(e.Lang, e.Words, e.Minutes, e.Sections, e.Drawings, e.Terms, e.Ratio), "id405 3 2 2 1 0")
	is("formats", fmt.Sprint(e.Asked.Opening, e.Asked.Questions, e.Asked.Formats), "1 7 map[choice:1 essay:1 gaps:1 groups:0 numbers:1 order:1 pairs:1 words:1]")
	is("production", fmt.Sprintf("%.4f", e.Asked.Production), "0.8571")
	e = x.Editions[1]
	is("translation", fmt.Sprintf("%s %d %.4f %v %d", e.Lang, e.Words, e.Ratio, e.Unlike(), e.Asked.Questions), "en 100 0.2469 true 1")
	is("quiz", fmt.Sprint(c.Pages[1].Kind, c.Pages[1].Number, c.Pages[1].Editions[0].Draws), "quiz2")
	is("case", fmt.Sprint(c.Pages[2].Kind, c.Pages[2].Number), "case")
	is("bank", fmt.Sprint(c.Pages[3].Kind, c.Pages[3].Editions[0].Asked.Questions), "bank3")

	is("levels", fmt.Sprintf("%q", c.Coverage.Levels), `["" "C1" "C2" "C3" "C4"]`)
	for i, want := range []string{"A1 bisa satu C2 map[C1:1 C2:2] map[C2:2 C4:1]", "A2 bisa dua C3-C4 map[:1 C2:1 C3:3] map[]"} {
		o := c.Coverage.Outcomes[i]
		is("outcome", fmt.Sprint(o.Code, " ", o.Text, " ", o.Level, " ", o.Practice, " ", o.Quiz), want)
	}
	is("untied", fmt.Sprint(c.Coverage.Untied), "{map[] map[:1]}")
	is("few", c.Coverage.Few, "[A2]")

	for i, want := range []string{"id 6 6 [] 2 []", "en 6 2 [k/01-m/module.md k/01-m/02-k.md k/01-m/03-s.md k/02-bank/01-b.md] 2 [asesmen]"} {
		l := c.Translations[i]
		is("language", fmt.Sprint(l.Lang, " ", l.Pages, l.Translated, l.Missing, l.Terms, l.TermsMissing), want)
	}
	is("share", fmt.Sprintf("%.3f", c.Translations[1].Share), "0.333")
	is("cases", c.Cases, "[{s-1 k/01-m/03-s.md id Judul ss 3 1 6}]")
	is("images", fmt.Sprint(len(c.Weight.Images), c.Weight.Images[0].File, c.Weight.Images[0].Heavy, c.Weight.Images[1].Heavy), "2k/01-m/img/h.svgtrue false")

	files := mustBuild(t, p)
	if len(c.Weight.Pages) < 18 {
		t.Errorf("only %d pages", len(c.Weight.Pages))
	}
	for i, w := range c.Weight.Pages {
		if w.Bytes != len(files[w.Address]) || w.Gzip == 0 || w.Gzip > w.Bytes || i > 0 && w.Gzip > c.Weight.Pages[i-1].Gzip {
			t.Errorf("%+v, %d bytes", w, len(files[w.Address]))
		}
	}
}

// mustBuild makes a site that may have problems.
func mustBuild(t *testing.T, p *generator.Project) map[string]string {
	t.Helper()
	made, err := p.Site(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return contents(t, made)
}

// TestHealthProblems finds each problem with its file, and those of no course.
func TestHealthProblems(t *testing.T) {
	fsys := measured()
	fsys["content/k/01-m/01-x.en.md"].Data = append(fsys["content/k/01-m/01-x.en.md"].Data, "\n[a](tidak.md) [b](ada.md)\n\n::: soal x-1\n"...)
	fsys["content/site.yaml"].Data = []byte("titel: Uji\nlanguages: [id, en]\n")
	fsys["templates/lesson.html"] = &fstest.MapFile{Data: []byte("{{"), Mode: 0o644}
	p := generator.Open(fsys, generator.Options{})
	h := health(t, p)
	var outside []string
	for _, f := range h.Problems {
		outside = append(outside, fmt.Sprint(f.File, " ", f.Errors, f.Warnings, f.Codes))
	}
	if got, want := strings.Join(outside, ", "), "site.yaml 1 0 map[E101:1], templates/lesson.html 1 0 map[E501:1]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	c := h.Courses[0]
	i := slices.IndexFunc(c.Problems, func(f generator.FileProblems) bool { return f.File == "k/01-m/01-x.en.md" })
	if i < 0 || c.Problems[i].Codes["W210"] != 2 || c.Problems[i].Errors == 0 {
		t.Errorf("%+v", c.Problems)
	}
	found, err := p.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Totals.Errors + c.Totals.Warnings + 2; got != len(found) {
		t.Errorf("%d problems of %d", got, len(found))
	}
}

// TestHealthAgain shows what a draft adds, and that a word makes one lesson's
// figures again, not those of the others.
func TestHealthAgain(t *testing.T) {
	fsys := measured()
	p := generator.Open(fsys, generator.Options{Drafts: true})
	first := health(t, p)
	if c := first.Courses[0]; c.Totals.Lessons != 2 || !c.Pages[3].Draft || c.Pages[3].Editions[0].Words != 10 {
		t.Errorf("%+v", c.Pages)
	}
	again := health(t, p)
	if !reflect.DeepEqual(first, again) {
		t.Error("asked twice it says something else")
	}
	fsys["content/k/01-m/04-d.md"].Data = append(fsys["content/k/01-m/04-d.md"].Data, "\nlagi\n"...)
	p.Changed("content/k/01-m/04-d.md")
	again = health(t, p)
	if n := again.Courses[0].Pages[3].Editions[0].Words; n != 11 || first.Courses[0].Pages[3].Editions[0].Words != 10 {
		t.Errorf("%d words", n)
	}
	ran := p.Ran()
	if !slices.Contains(ran, "weight k/m/d.html") || slices.Contains(ran, "weight k/glosarium.html") || slices.Contains(ran, "lesson k/01-m/01-x.md id") {
		t.Errorf("ran %v", ran)
	}
}

// TestHealthJSON holds the printed form to its types: nothing is null, and every
// field is documented where it stands.
func TestHealthJSON(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{
		"measured": measured(),
		"bare":     {"content/k/course.md": {Data: []byte("---\nid: kk\ntitle: K\n---\n"), Mode: 0o644}},
		"none":     {"content/site.yaml": {Data: []byte("title: T\n"), Mode: 0o644}},
	} {
		data, err := json.Marshal(health(t, generator.Open(fsys, generator.Options{})))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("null")) {
			t.Errorf("%s: %s", name, data)
		}
	}
	file, err := parser.ParseFile(token.NewFileSet(), "health.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	// What these names say is all there is to say.
	plain := map[string]bool{"Courses": true, "Errors": true, "Warnings": true, "File": true, "Lang": true, "Totals": true, "Code": true, "Bytes": true, "Address": true, "ID": true}
	undocumented := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if f, ok := n.(*ast.Field); ok && f.Tag != nil && f.Comment == nil && f.Doc == nil && !plain[f.Names[0].Name] {
			undocumented[f.Names[0].Name] = true
		}
		return true
	})
	if len(undocumented) > 0 {
		t.Errorf("say what these are: %v", slices.Sorted(maps.Keys(undocumented)))
	}
}
