package site

import (
	"slices"
	"strings"
	"testing"

	"suluh/generator/course"
	"suluh/generator/search"
)

// TestSearch: the files are known before any page is read, and are those that
// the index then has.
func TestSearch(t *testing.T) {
	for _, lang := range []string{"id", "en"} {
		e, o := edition(lang), outline(lang)
		e.Course = "peksos"
		listed := SearchFiles(e, o)
		made := SearchIndex(e, o, func(file string) []byte {
			return search.Gather(lang, []search.Passage{{Text: "Tentang " + file}}).Bytes()
		})
		folder := "_/cari/peksos/"
		if lang == "en" {
			folder = "_/cari/en/peksos/"
		}
		var names []string
		for _, f := range made {
			names = append(names, folder+f.Name)
		}
		if !slices.Equal(listed, names) {
			t.Errorf("%s: listed %v, made %v", lang, listed, names)
		}
	}
}

func TestSearchDocuments(t *testing.T) {
	e, o := edition("id"), outline("id")
	e.Course = "peksos"
	e.Terms = []course.Term{{ID: "ekomap", Term: course.Localized{"id": "ekomap", "en": "ecomap"}, Text: course.Localized{"id": "Gambar hubungan."}, Forms: course.LocalizedList{"id": {"peta lingkungan"}}}}
	got := ""
	for _, d := range searchDocuments(e, o, func(string) []byte { return nil }) {
		got += strings.Join([]string{d.Where, d.Title, strings.Join(d.Also, "/"), d.URL, d.Answer}, "|") + "\n"
	}
	for _, want := range []string{
		"Modul 1 · Asesmen|1.1 ", "|Modul 1 · Asesmen||asesmen/index.html|\n", "ecomap|ekomap|peta lingkungan/ecomap|glosarium.html#ekomap|Gambar hubungan.\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestFound: what a question says is not found; headings, tables, captions and
// the scenes of cases are.
func TestFound(t *testing.T) {
	p := found(fixture(t))
	words := map[string]bool{}
	for i := 0; i < len(p.Words); i += int(p.Words[i]) + 3 {
		words[string(p.Words[i+1:i+1+int(p.Words[i])])] = true
	}
	for word, want := range map[string]bool{"rujukan": true, "sumber": true, "menunduk": true, "begitulah": true, "janji": false, "pilih": false} {
		if words[word] != want {
			t.Errorf("%s: found %v", word, words[word])
		}
	}
	if len(p.Sections) < 2 || p.Sections[1].Anchor == "" || p.Sections[1].Excerpt == "" {
		t.Errorf("sections %+v", p.Sections)
	}
}
