package generator_test

import (
	"bytes"
	"context"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"suluh/generator"
)

// small is a course of two modules in two languages, as a file system that a
// test may edit.
func small() fstest.MapFS {
	question := func(id string) string {
		return "::: soal " + id + " cp=A1\n\nApa?\n\n- (x) Ini\n  > Ya.\n- ( ) Itu\n  > Belum.\n\n> **Pembahasan:** Karena.\n\n> **Baca lagi:** [Bagian](#bagian)\n\n:::\n"
	}
	lesson := func(id, title, text string) string {
		return "---\nid: " + id + "\ntitle: " + title + "\n---\n\n" + text + "\n\n## Bagian {#bagian}\n\nIsi tentang asesmen [@a2000].\n\n" + question("s-"+id)
	}
	files := map[string]string{
		"site.yaml":         "title: Uji\nlanguages: [id, en]\n",
		"k/course.md":       "---\nid: kursus\ntitle: Kursus\noutcomes:\n  - {code: A1, text: bisa, level: C1}\n---\n\nPembuka.\n",
		"k/01-a/module.md":  "---\nid: modul-a\ntitle: Modul A\n---\n\nTentang A.\n",
		"k/01-a/01-x.md":    lesson("xx", "Iks", "Teks [lanjut](02-y.md#bagian)."),
		"k/01-a/02-y.md":    lesson("yy", "Ye", "Teks."),
		"k/02-b/module.md":  "---\nid: modul-b\ntitle: Modul B\n---\n\nTentang B.\n",
		"k/02-b/01-z.md":    lesson("zz", "Zet", "Teks ![gambar](img/g.svg)."),
		"k/02-b/img/g.svg":  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>`,
		"k/glossary.yaml":   "- {id: asesmen, term: asesmen, text: Menaksir bersama.}\n",
		"k/references.yaml": "- {id: a2000, type: book, author: [{family: Ani, given: B}], issued: 2000, title: Judul}\n",
	}
	files["k/01-a/01-x.en.md"] = strings.NewReplacer("Iks", "Ex", "Apa?", "What?", "Ini", "This", "Itu", "That").Replace(files["k/01-a/01-x.md"])
	m := fstest.MapFS{}
	for name, text := range files {
		m["content/"+name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return m
}

// mustMake makes a site that must have no errors, and gives its files.
func mustMake(t *testing.T, p *generator.Project) map[string]string {
	t.Helper()
	made, err := p.Site(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range made.Problems {
		t.Errorf("%s %s %v", problem.Pos, problem.Code, problem.Args)
	}
	return contents(t, made)
}

func contents(t *testing.T, made *generator.Site) map[string]string {
	t.Helper()
	all := map[string]string{}
	for name, f := range made.Files {
		var b bytes.Buffer
		if _, err := f.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		all[name] = b.String()
	}
	return all
}

func TestAddresses(t *testing.T) {
	files := mustMake(t, generator.Open(small(), generator.Options{}))
	var pages []string
	for name := range files {
		if !strings.HasPrefix(name, "_/") {
			pages = append(pages, name)
		}
	}
	slices.Sort(pages)
	want := `.nojekyll 404.html en/index.html en/k/a/index.html en/k/a/x.html en/k/a/y.html en/k/b/index.html en/k/b/z.html en/k/cari.html en/k/glosarium.html en/k/index.html en/k/kemajuan.html en/k/rujukan.html en/k/ulangan.html
favicon.svg index.html k/a/index.html k/a/x.html k/a/y.html k/b/img/g.svg k/b/index.html k/b/z.html k/cari.html k/glosarium.html k/index.html k/kemajuan.html k/rujukan.html k/ulangan.html`
	if got := strings.Join(pages, " "); got != strings.ReplaceAll(want, "\n", " ") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestSteps edits one thing after another and names the steps that ran: what
// is not named was not made again.
func TestSteps(t *testing.T) {
	fsys := small()
	p := generator.Open(fsys, generator.Options{})
	mustMake(t, p)
	replace := func(file, old, new string) func() {
		return func() {
			text := string(fsys[file].Data)
			if !strings.Contains(text, old) {
				t.Fatalf("%s has no %q", file, old)
			}
			fsys[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1)), Mode: 0o644}
			p.Changed(file)
		}
	}
	for _, c := range []struct {
		name string
		edit func()
		want string
	}{
		{"a word of a body", replace("content/k/01-a/02-y.md", "Isi tentang", "Hal tentang"),
			"facts k/01-a/02-y.md, index k en, index k id, lesson k/01-a/02-y.md en, lesson k/01-a/02-y.md id, page en/k/a/y.html lesson, page k/a/y.html lesson"},
		{"nothing but the time", func() { p.Changed("content/k/01-a/02-y.md") }, ""},
		{"a title", replace("content/k/02-b/01-z.md", "Zet", "Zeta"),
			`asking k/02-b/01-z.md, course k, facts k/02-b/01-z.md, index k en, index k id, lesson k/02-b/01-z.md en, lesson k/02-b/01-z.md id,
			nav k en -1, nav k en 0, nav k en 1, nav k id -1, nav k id 0, nav k id 1, outline k en, outline k id, page 404.html notfound,
			page en/index.html home, page en/k/a/index.html module, page en/k/a/x.html lesson, page en/k/a/y.html lesson,
			page en/k/b/index.html module, page en/k/b/z.html lesson, page en/k/glosarium.html glossary, page en/k/index.html course, page en/k/kemajuan.html progress, page en/k/rujukan.html references, page en/k/ulangan.html review,
			page index.html home, page k/a/index.html module, page k/a/x.html lesson, page k/a/y.html lesson,
			page k/b/index.html module, page k/b/z.html lesson, page k/glosarium.html glossary, page k/index.html course, page k/kemajuan.html progress, page k/rujukan.html references, page k/ulangan.html review, search k en, search k id, site, structure k en, structure k id`},
		{"what a term means", replace("content/k/glossary.yaml", "bersama", "berdua"),
			`glossary k, index k en, index k id, names k, page en/k/a/x.html lesson, page en/k/a/y.html lesson, page en/k/b/z.html lesson, page en/k/glosarium.html glossary,
			page k/a/x.html lesson, page k/a/y.html lesson, page k/b/z.html lesson, page k/glosarium.html glossary, site, term k asesmen`},
		{"a template", func() {
			fsys["templates/parts/toc.html"] = &fstest.MapFile{Data: []byte(""), Mode: 0o644}
			p.Changed("templates/parts/toc.html")
		}, `assets, lesson k/01-a/01-x.en.md en, lesson k/01-a/01-x.md id, lesson k/01-a/02-y.md en, lesson k/01-a/02-y.md id, lesson k/01-a/module.md en, lesson k/01-a/module.md id,
			lesson k/02-b/01-z.md en, lesson k/02-b/01-z.md id, lesson k/02-b/module.md en, lesson k/02-b/module.md id, lesson k/course.md en, lesson k/course.md id, page 404.html notfound,
			page en/index.html home, page en/k/a/index.html module, page en/k/a/x.html lesson, page en/k/a/y.html lesson, page en/k/b/index.html module, page en/k/b/z.html lesson,
			page en/k/cari.html search, page en/k/glosarium.html glossary, page en/k/index.html course, page en/k/kemajuan.html progress, page en/k/rujukan.html references, page en/k/ulangan.html review, page index.html home,
			page k/a/index.html module, page k/a/x.html lesson, page k/a/y.html lesson, page k/b/index.html module, page k/b/z.html lesson,
			page k/cari.html search, page k/glosarium.html glossary, page k/index.html course, page k/kemajuan.html progress, page k/rujukan.html references, page k/ulangan.html review, site, theme, theme sum`},
	} {
		c.edit()
		mustMake(t, p)
		got := strings.Join(p.Ran(), ", ")
		if want := strings.Join(strings.Fields(c.want), " "); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, want)
		}
	}
}

// TestSearchWaits edits a word of a body: what is shown is made again, the index
// when one of its files is asked for.
func TestSearchWaits(t *testing.T) {
	fsys := small()
	p := generator.Open(fsys, generator.Options{})
	dir := func() string { return mustMake(t, p)["_/cari/k/dir.js"] }
	before := dir()
	const file = "content/k/01-a/02-y.md"
	fsys[file] = &fstest.MapFile{Data: append(slices.Clone(fsys[file].Data), "\nSebuah genogram.\n"...), Mode: 0o644}
	p.Changed(file)
	made, err := p.Site(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := made.Sums(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, step := range p.Ran() {
		if strings.HasPrefix(step, "index ") || strings.Contains(step, "cari.html") {
			t.Errorf("%s ran", step)
		}
	}
	if dir() == before {
		t.Error("the index is that of the old text")
	}
}

// TestTwiceAlike makes the site over and over, with other numbers of cores and
// another order of files, and after edits and undos: the bytes are the same.
func TestTwiceAlike(t *testing.T) {
	want := mustMake(t, generator.Open(small(), generator.Options{}))
	for _, cores := range []int{1, 2, 7} {
		old := runtime.GOMAXPROCS(cores)
		got := mustMake(t, generator.Open(small(), generator.Options{}))
		runtime.GOMAXPROCS(old)
		same(t, want, got)
	}
	fsys := small()
	p := generator.Open(fsys, generator.Options{})
	mustMake(t, p)
	for _, file := range []string{"content/k/01-a/01-x.md", "content/k/glossary.yaml", "content/k/02-b/module.md", "content/site.yaml"} {
		saved := fsys[file]
		fsys[file] = &fstest.MapFile{Data: append(slices.Clone(saved.Data), "\n# x\n"...), Mode: 0o644}
		p.Changed(file)
		if _, err := p.Site(context.Background()); err != nil {
			t.Fatal(err)
		}
		fsys[file] = saved
		p.Changed(file)
	}
	same(t, want, mustMake(t, p))
}

func same(t *testing.T, want, got map[string]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s differs", name)
		}
	}
}

// TestStored writes every step of the bundled courses to bytes, reads it back,
// and makes the same site of it without reading a lesson.
func TestStored(t *testing.T) {
	fsys := os.DirFS("..")
	first := generator.Open(fsys, generator.Options{})
	made, err := first.Site(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	want := contents(t, made)
	var b bytes.Buffer
	if err := first.Dump(&b); err != nil {
		t.Fatal(err)
	}
	second := generator.Open(fsys, generator.Options{})
	if err := second.Load(&b); err != nil {
		t.Fatal(err)
	}
	again, err := second.Site(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	same(t, want, contents(t, again))
	for _, step := range second.Ran() { // a page's bytes are not kept, its sum is
		if !strings.HasPrefix(step, "page ") && !strings.HasPrefix(step, "structure ") {
			t.Errorf("%s ran again", step)
		}
	}
	if len(again.Problems) != len(made.Problems) {
		t.Errorf("%d problems, were %d", len(again.Problems), len(made.Problems))
	}
}
