package site

import (
	"encoding/xml"
	"strings"
	"testing"

	"suluh/generator/course"
)

func TestForMachines(t *testing.T) {
	th := theme(t)
	f := Frame{Edition: edition("id"), Courses: []*course.Outline{outline("id")}}
	f.Edition.Site.BaseURL = "https://example.org/kursus"
	for _, c := range []struct {
		kind Kind
		want []string
	}{
		{KindSitemap, []string{
			"<loc>https://example.org/kursus/index.html</loc>",
			"<loc>https://example.org/kursus/en/peksos/asesmen/sumber-data.html</loc>",
			`<xhtml:link rel="alternate" hreflang="en" href="https://example.org/kursus/en/peksos/index.html"></xhtml:link>`,
		}},
		{KindFeed, []string{
			"<title>1.2 Sumber data &amp; alat</title>",
			"<guid>https://example.org/kursus/peksos/asesmen/sumber-data.html</guid>",
			"<language>id</language>",
		}},
	} {
		f.Kind = c.kind
		made, problems := th.Page(f)
		if len(problems) > 0 {
			t.Errorf("%s: %v", c.kind, problems)
		}
		for _, want := range c.want {
			if !strings.Contains(string(made), want) {
				t.Errorf("%s lacks %s", c.kind, want)
			}
		}
		if err := xml.Unmarshal(made, new(struct{})); err != nil {
			t.Errorf("%s: %v", c.kind, err)
		}
	}
}

// TestAbsolute: with base_url a page says where it stands, and where its
// translations do.
func TestAbsolute(t *testing.T) {
	th := theme(t)
	f := frames(t, th)[0]
	page, _ := th.Page(f)
	if strings.Contains(string(page), "canonical") || strings.Contains(string(page), "rel=\"alternate\"") {
		t.Error("a canonical link without base_url")
	}
	f.Edition.Site.BaseURL = "https://example.org/"
	page, _ = th.Page(f)
	for _, want := range []string{
		`<link rel="canonical" href="https://example.org/peksos/asesmen/sumber-data.html">`,
		`<link rel="alternate" hreflang="en" href="https://example.org/en/peksos/asesmen/sumber-data.html">`,
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestStates: a draft, and a page in another language than its edition, say so.
func TestStates(t *testing.T) {
	th := theme(t)
	all := frames(t, th)
	draft := all[0]
	draft.Facts.Front.Draft = true
	page, _ := th.Page(draft)
	if !strings.Contains(string(page), "<b>Konsep.</b>") {
		t.Error("a draft does not say so")
	}
	for _, f := range all {
		if f.Kind == KindLesson && f.Edition.Lang == "en" {
			page, _ := th.Page(f)
			for _, want := range []string{"What you see is the text in Indonesian.", `<article class="prose" lang="id">`, `<h1 lang="id">`} {
				if !strings.Contains(string(page), want) {
					t.Errorf("%s lacks %s", f.Address, want)
				}
			}
		}
	}
}

// TestShared: what pages share follows what it is made of.
func TestShared(t *testing.T) {
	th := theme(t)
	f := frames(t, th)[0]
	th.Page(f)
	o := outline("id")
	o.Modules[0].Lessons[0].Title = "Judul baru"
	f.Nav = o.Nav(0)
	if page, _ := th.Page(f); !strings.Contains(string(page), "Judul baru") {
		t.Error("the map keeps an old title")
	}
}
