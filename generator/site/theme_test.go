package site

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"suluh/static"
	"suluh/templates"
)

// with is a theme with files of the author's.
func with(t *testing.T, author map[string]string) *Theme {
	t.Helper()
	own := map[string]fstest.MapFS{"templates": {}, "static": {}}
	for name, text := range author {
		dir, rest, _ := strings.Cut(name, "/")
		own[dir][rest] = &fstest.MapFile{Data: []byte(text)}
	}
	files, err := ReadTheme(Overlay(own["templates"], templates.Files), Overlay(own["static"], static.Files))
	if err != nil {
		t.Fatal(err)
	}
	return NewTheme(files)
}

// TestAuthorsFiles: what stands in for a built-in file, and what a slip in it
// is reported as. The page is made in any case.
func TestAuthorsFiles(t *testing.T) {
	for _, c := range []struct {
		name   string
		file   string
		text   string
		page   string   // stands in the lesson's page
		assets []string // problems of the assets
		pages  []string // problems of the page
		style  string   // stands in the style
	}{
		{name: "another foot", file: "templates/shared/foot.html", text: "<footer class=\"foot\">Politeknik {{.Brand.Title}}</footer>", page: "Politeknik Proses Pertolongan"},
		{name: "a template that breaks off", file: "templates/shared/foot.html", text: "\n<p>{{if .Brand}}\n</p>", page: "Jawaban Anda disimpan",
			assets: []string{"E501 templates/shared/foot.html:3:1"}},
		{name: "a name that is not there", file: "templates/lesson.html", text: "<h1>{{.Title}}</h1>\n<p>{{.Titel}}</p>", page: "<main",
			pages: []string{"E501 templates/lesson.html:2:6"}},
		{name: "a shared part asks for the page", file: "templates/shared/look.html", text: "{{.Title}}", page: `id="_look"`,
			pages: []string{"E501 templates/shared/look.html:1:3"}},
		{name: "a part that is not there", file: "templates/lesson.html", text: `{{template "parts/hed.html" .}}`, page: "<main",
			pages: []string{"E501 templates/lesson.html:1:12"}},
		{name: "a tag that is never closed", file: "templates/lesson.html", text: "<p title=\"{{.Title}}", page: "<main",
			pages: []string{"E501 templates/lesson.html:1:1"}},
		{name: "own rules", file: "static/css/own.css", text: ".brand { color: rebeccapurple }", style: ".brand{color:#639}"},
		{name: "other colours", file: "static/css/tokens.css", text: ":root { --teal: navy }", style: "--teal: navy"},
		{name: "a bracket too many", file: "static/css/own.css", text: ".a { color: red }\n}\n", assets: []string{"E502 static/css/own.css:2:1"}, style: "--teal: #0a5357"},
		{name: "a style that is not there", file: "static/css/own.css", text: `@import "mine.css";`, assets: []string{"E502 static/css/own.css:1:9"}, style: "--teal: #0a5357"},
		{name: "a script that breaks off", file: "static/runtime/first.ts", text: "let x = ;\n", assets: []string{"E502 static/runtime/first.ts:1:9"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			th := with(t, map[string]string{c.file: c.text})
			a, problems := th.Assets([]string{"id", "en"})
			if got := problemsOf(problems); !slices.Equal(got, c.assets) {
				t.Errorf("assets: %v, want %v", got, c.assets)
			}
			if style := string(a.Files[a.Addresses.Style]); !strings.Contains(style, c.style) {
				t.Errorf("the style lacks %q", c.style)
			}
			l := fixture(t)
			body, err := th.Body(l, edition("id"))
			if err != nil {
				t.Fatal(err)
			}
			o := outline("id")
			page, problems := th.Page(Frame{Kind: KindLesson, Address: o.Modules[0].Lessons[1].Address, Edition: edition("id"),
				Assets: a.Addresses, Nav: o.Nav(0), Lesson: 1, Facts: l.Facts, Body: body})
			if got := problemsOf(problems); !slices.Equal(got, c.pages) {
				t.Errorf("page: %v, want %v", got, c.pages)
			}
			if !strings.Contains(string(page), c.page) {
				t.Errorf("the page lacks %q", c.page)
			}
		})
	}
}

// TestBudgets prints what learners download, and fails above the hard limits.
func TestBudgets(t *testing.T) {
	th := theme(t)
	a := assetsOf(t, th)
	limits := map[string]int{a.Addresses.Style: 10_240, a.Addresses.Pages: 10_240}
	for _, address := range a.Addresses.Scripts {
		limits[address] = 14_336
	}
	for _, address := range a.Addresses.Extras {
		limits[address] = 10_240
	}
	for _, address := range slices.Sorted(maps.Keys(limits)) {
		n := zipped(t, a.Files[address])
		t.Logf("%s: %d bytes, %d gzip", address, len(a.Files[address]), n)
		if n > limits[address] {
			t.Errorf("%s: %d bytes gzip, at most %d", address, n, limits[address])
		}
	}
}

// TestLicences: the licence of a package travels with the scripts that hold it.
func TestLicences(t *testing.T) {
	th := theme(t)
	a := assetsOf(t, th)
	licence := strings.Fields(string(th.files.Static["vendor/ts-fsrs@5.4.2/LICENSE"]))
	for _, lang := range []string{"id", "en"} {
		script := strings.Fields(string(a.Files[a.Addresses.Extras["schedule-"+lang]]))
		if len(licence) == 0 || !strings.Contains(strings.Join(script, " "), strings.Join(licence, " ")) {
			t.Errorf("the schedule for %s lacks the licence of ts-fsrs", lang)
		}
	}
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// TestNames: what changes has a name that changes; hub.html and the author's
// own files keep theirs.
func TestNames(t *testing.T) {
	one, two := assetsOf(t, with(t, nil)), assetsOf(t, with(t, map[string]string{"static/css/own.css": ".a { color: red }", "static/files/logo.svg": "<svg/>"}))
	if one.Addresses.Style == two.Addresses.Style || one.Addresses.Scripts["id"] != two.Addresses.Scripts["id"] {
		t.Errorf("%v, then %v", one.Addresses, two.Addresses)
	}
	if string(two.Files["logo.svg"]) != "<svg/>" || two.Files["favicon.svg"] == nil {
		t.Errorf("files: %v", slices.Sorted(maps.Keys(two.Files)))
	}
	if !strings.HasPrefix(one.Addresses.Style, "_/suluh-") || one.Addresses.Hub != "_/hub.html" {
		t.Errorf("%v", one.Addresses)
	}
	again := assetsOf(t, with(t, nil))
	for name, data := range one.Files {
		if !bytes.Equal(data, again.Files[name]) {
			t.Errorf("%s differs the second time", name)
		}
	}
}

func TestOverlay(t *testing.T) {
	author := fstest.MapFS{"a.html": {Data: []byte("mine")}, "parts/b.html": {Data: []byte("mine")}}
	own := fstest.MapFS{"a.html": {Data: []byte("ours")}, "parts/c.html": {Data: []byte("ours")}, "d.html": {Data: []byte("ours")}}
	o := Overlay(author, own)
	for name, want := range map[string]string{"a.html": "mine", "parts/b.html": "mine", "parts/c.html": "ours", "d.html": "ours"} {
		if got, err := fs.ReadFile(o, name); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if err := fstest.TestFS(o, "a.html", "parts/b.html", "parts/c.html", "d.html"); err != nil {
		t.Error(err)
	}
	if Overlay(nil, own) == nil || Overlay(author, nil) == nil {
		t.Error("one alone")
	}
}

func TestPictureSize(t *testing.T) {
	for _, c := range []struct {
		ext, data     string
		width, height int
	}{
		{".svg", `<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg" width="340" height="318.4px" viewBox="0 0 1 1"><title>x</title></svg>`, 340, 318},
		{".svg", `<svg viewBox="0,0,40,30">`, 40, 30},
		{".svg", `<svg width="100%" height="2em">`, 0, 0},
		{".svg", `no picture`, 0, 0},
		{".PNG", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03\x08\x02\x00\x00\x00\x36\x88\x49\xd6", 2, 3},
		{".gif", "GIF89a\x05\x00\x07\x00\x00\x00\x00", 5, 7},
		{".webp", "RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x1f\x00\x00\x0f\x00\x00", 32, 16},
		{".webp", "RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f\x1f\xc0\x03\x00\x00\x00\x00\x00\x00", 32, 16},
		{".webp", "RIFF", 0, 0},
		{".pdf", "%PDF", 0, 0},
	} {
		if w, h := PictureSize(c.ext, strings.NewReader(c.data)); w != c.width || h != c.height {
			t.Errorf("%s %.20q: %d × %d, want %d × %d", c.ext, c.data, w, h, c.width, c.height)
		}
	}
}
