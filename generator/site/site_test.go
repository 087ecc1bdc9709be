package site

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"flag"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"suluh/generator/source"
	"suluh/generator/words"
)

var update = flag.Bool("update", false, "write the archives of testdata anew")

// TestPages compares the inside of <main> of every page of the small course
// with what testdata/pages.txtar has.
func TestPages(t *testing.T) {
	const name = "testdata/pages.txtar"
	th := theme(t)
	var made []archived
	for _, f := range frames(t, th) {
		if f.Edition.Lang != "id" && f.Kind != KindLesson {
			continue
		}
		page, problems := th.Page(f)
		if len(problems) > 0 {
			t.Errorf("%s: %v", f.Address, problems)
		}
		address := f.Address
		if f.Edition.Site.BaseURL != "" {
			address += " with base_url"
		}
		made = append(made, archived{address, inside(page)})
	}
	if *update {
		text := "The inside of <main> of the pages of a small course; see fixture_test.go.\n\n"
		for _, f := range made {
			text += "-- " + f.name + " --\n" + f.text
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(string(data), "\n-- ")[1:]
	if len(want) != len(made) {
		t.Fatalf("%d pages, want %d", len(made), len(want))
	}
	for i, f := range made {
		if got, want := f.name+" --\n"+strings.TrimSuffix(f.text, "\n"), strings.TrimSuffix(want[i], "\n"); got != want {
			t.Errorf("%s differs (-update writes it anew):\n%s", f.name, firstDifference(got, want))
		}
	}
}

type archived struct{ name, text string }

func inside(page []byte) string {
	s := string(page)
	_, s, _ = strings.Cut(s, "<main")
	_, s, _ = strings.Cut(s, ">\n")
	s, _, _ = strings.Cut(s, "</main>")
	return strings.TrimRight(s, "\n ") + "\n"
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + strings.Join(w[min(i, len(w)):min(i+1, len(w))], "")
		}
	}
	return "got less"
}

var (
	tags       = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*(/?)>`)
	attributes = regexp.MustCompile(`([a-zA-Z-]+)(?:="([^"]*)")?`)
	void       = []string{"meta", "link", "img", "input", "br", "hr"}
	svg        = []string{"path", "circle", "rect", "use"}
)

// TestEveryPage holds each page to what all pages promise.
func TestEveryPage(t *testing.T) {
	th := theme(t)
	for _, f := range frames(t, th) {
		page, _ := th.Page(f)
		name := f.Address
		s := string(page)
		for _, bad := range []string{"<no value>", "ZgotmplZ", "<nil>", iconPlaceText, "%!"} {
			if strings.Contains(s, bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
		if !strings.Contains(s, `<html lang="`+f.Edition.Lang+`"`) {
			t.Errorf("%s: wrong language", name)
		}
		checkScripts(t, name, s)
		ids, uses := map[string]bool{}, []string{}
		var open []string
		for _, m := range tags.FindAllStringSubmatch(s, -1) {
			closing, tag, own := m[1] == "/", m[2], m[4] == "/"
			switch {
			case closing:
				if len(open) == 0 || open[len(open)-1] != tag {
					t.Errorf("%s: </%s> closes %v", name, tag, open[max(0, len(open)-3):])
				}
				open = open[:max(0, len(open)-1)]
			case !own && !slices.Contains(void, tag):
				open = append(open, tag)
			case own && !slices.Contains(svg, tag):
				t.Errorf("%s: <%s/>", name, tag)
			}
			for _, a := range attributes.FindAllStringSubmatch(m[3], -1) {
				switch key, value := a[1], a[2]; {
				case key == "style" || strings.HasPrefix(key, "on") || key == "crossorigin" || key == "integrity":
					t.Errorf("%s: %s", name, m[0])
				case key == "id":
					if ids[value] {
						t.Errorf("%s: id %q twice", name, value)
					}
					ids[value] = true
				case key == "popovertarget" || key == "for":
					uses = append(uses, value)
				case strings.HasPrefix(key, "aria-") && (strings.HasSuffix(key, "labelledby") || strings.HasSuffix(key, "describedby")):
					uses = append(uses, strings.Fields(value)...)
				case key == "href" || key == "src" || key == "action":
					if rest, ok := strings.CutPrefix(value, "#"); ok {
						uses = append(uses, rest)
					}
					checkLink(t, f, name, value)
				}
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: never closed: %v", name, open)
		}
		for _, id := range uses {
			if !ids[id] {
				t.Errorf("%s: nothing has the id %q", name, id)
			}
		}
	}
}

const iconPlaceText = string(iconPlace)

// checkLink: relative and with a file's name, or absolute where that is meant.
func checkLink(t *testing.T, f Frame, name, value string) {
	t.Helper()
	switch {
	case value == "" || strings.HasPrefix(value, "/") || strings.Contains(value, "%7b"): // %7b: a struct where its address was meant
		t.Errorf("%s: link to %q", name, value)
	case strings.HasPrefix(value, "#"), strings.HasPrefix(value, "https://"):
	case f.Kind == KindNotFound && f.Edition.Site.BaseURL != "":
		t.Errorf("%s: link to %q is not absolute", name, value)
	case strings.HasSuffix(value, "/"):
		t.Errorf("%s: link to the folder %q", name, value)
	}
}

// checkScripts: one script stands in the page, and the policy knows it.
func checkScripts(t *testing.T, name, page string) {
	t.Helper()
	n := 0
	for _, m := range regexp.MustCompile(`(?s)<script([^>]*)>(.*?)</script>`).FindAllStringSubmatch(page, -1) {
		switch {
		case strings.Contains(m[1], "application/json"):
			if !json.Valid([]byte(m[2])) || strings.Contains(m[2], "<") {
				t.Errorf("%s: page data %.80s", name, m[2])
			}
		case strings.Contains(m[1], " src="):
			if strings.Contains(m[1], "module") || !strings.Contains(m[1], "defer") {
				t.Errorf("%s: <script%s>", name, m[1])
			}
		default:
			n++
			sum := sha256.Sum256([]byte(m[2]))
			if !strings.Contains(page, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
				t.Errorf("%s: the policy does not know the script that stands in the page", name)
			}
		}
	}
	if n != 1 {
		t.Errorf("%s: %d scripts stand in the page", name, n)
	}
}

// TestExamHidesReasons: on an exam the text of a page does not give answers away.
func TestExamHidesReasons(t *testing.T) {
	th := theme(t)
	for _, f := range frames(t, th) {
		if f.Facts.Front.Quiz == nil {
			continue
		}
		page, _ := th.Page(f)
		text, data, _ := strings.Cut(string(page), `id="suluh-data"`)
		for _, secret := range []string{"Guru melihat anak", "data-reason", "data-right", "Itu jumlah hari"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s shows %q", f.Address, secret)
			}
		}
		if !strings.Contains(data, "Guru melihat anak") {
			t.Errorf("%s: the data lack the reasons", f.Address)
		}
	}
}

// TestOrderTellsNothing: steps and right sides do not stand as they should.
func TestOrderTellsNothing(t *testing.T) {
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		for n := 2; n < 6; n++ {
			var parts []Part
			for i := range n {
				parts = append(parts, Part{Key: string(rune('a' + i))})
			}
			was := slices.Clone(parts)
			shuffle(id, parts)
			if slices.EqualFunc(parts, was, func(a, b Part) bool { return a.Key == b.Key }) {
				t.Errorf("%s: %d parts keep their order", id, n)
			}
		}
	}
}

// TestWordsExist walks the templates and the code for keys of the catalogue.
func TestWordsExist(t *testing.T) {
	said := regexp.MustCompile(`(?:Say\(?|Close "[^"]*"|Close \(print[^)]*\)|Close \.ID|more\([^,]*, "[a-z]+",|how\()\s*"([a-z0-9.-]+)"(?:, "([a-z0-9.-]+)")?`)
	keys := map[string]string{}
	scan := func(name, text string) {
		for _, m := range said.FindAllStringSubmatch(text, -1) {
			for _, key := range m[1:] {
				if key != "" && strings.Contains(key, ".") {
					keys[key] = name
				}
			}
		}
	}
	for name, text := range builtin().Templates {
		scan(name, string(text))
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		scan(name, string(text))
	}
	for _, sort := range sorts {
		keys[sort.key] = "lists.go"
	}
	for key, name := range keys {
		if !words.Has(key) && !strings.HasSuffix(key, ".") {
			t.Errorf("%s says %q, which the catalogue does not have", name, key)
		}
	}
	if len(keys) < 80 {
		t.Errorf("found %d keys only", len(keys))
	}
	for name, text := range builtin().Static {
		if path.Base(name) != "words.ts" {
			continue
		}
		for _, key := range runtimeKeys(text) {
			if !words.Has(key) {
				t.Errorf("%s lists %q, which the catalogue does not have", name, key)
			}
		}
	}
}

// TestRuntimeIcons: a sign that the runtime shows is on every page with questions.
func TestRuntimeIcons(t *testing.T) {
	shown := regexp.MustCompile(`(?:icon|tag)\("([a-z]+)"|this\.say\("[a-z]+", "([a-z]+)"`)
	found := 0
	for name, text := range builtin().Static {
		if !strings.HasPrefix(name, "runtime/") {
			continue
		}
		for _, m := range shown.FindAllStringSubmatch(string(text), -1) {
			found++
			of, _, _ := strings.Cut(strings.TrimPrefix(name, "runtime/"), "/") // an extra
			if sign := m[1] + m[2]; !slices.Contains(runtimeIcons, sign) && !slices.Contains(iconsOf["order"], sign) && !slices.Contains(iconsOf[of], sign) {
				t.Errorf("%s shows the sign %q, which runtimeIcons and iconsOf do not have", name, sign)
			}
		}
	}
	if found == 0 {
		t.Error("no sign found")
	}
	th := theme(t)
	for _, sign := range runtimeIcons {
		if th.icons[sign] == "" {
			t.Errorf("icons.html lacks %q", sign)
		}
	}
}

// TestNotes: a term opens its note, and a citation the work with its place.
func TestNotes(t *testing.T) {
	th := theme(t)
	page, _ := th.Page(frames(t, th)[0])
	for _, want := range []string{
		`popovertarget="term-triangulasi">triangulasi</button><button class="cite" type="button" popovertarget="cite-1"><span class="hide">Rujukan </span>2</button>`,
		`<div class="note" id="term-triangulasi" popover role="note" aria-label="Definisi triangulasi">`,
		`href="../glosarium.html#triangulasi"`,
		`<b>Rujukan 2, hlm. 3</b>`,
		`<li>Alf, A. (2020). <i>A &amp; B</i>. C. <span class="muted">Dari pengetahuan umum; periksa sebelum mengutip.</span></li>`,
		`<a href="kekuatan.html#risiko">pelajaran lain</a>`,
		`<img src="img/ekomap.svg" alt="Ekomap Dani" width="340" height="318">`,
		`<img loading="lazy" src="img/b.png"`,
		`<a href="sumber-data.html" data-page="sumber-data" aria-current="page">`,
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the lesson lacks %s", want)
		}
	}
}

func problemsOf(ps source.Problems) []string {
	var all []string
	for _, p := range ps {
		all = append(all, string(p.Code)+" "+p.Pos.String())
	}
	return all
}
