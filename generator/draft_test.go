package generator_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"suluh/generator"
)

// TestDrafts leaves a broken draft out of a build, which goes on without it,
// and shows it, slips and all, where drafts are asked for.
func TestDrafts(t *testing.T) {
	fsys := small()
	fsys["content/k/01-a/03-d.md"] = &fstest.MapFile{Data: []byte("---\nid: dd\ntitle: Naskah\ndraft: true\n---\n\nBelum jadi.\n\n::: soal d-1\n"), Mode: 0o644}
	fsys["content/k/02-b/02-w.md"] = &fstest.MapFile{Data: []byte("---\nid: ww\ntitle: We\n---\n\n[Naskah](../01-a/03-d.md)\n"), Mode: 0o644}
	for drafts, want := range map[bool]string{false: "W210 k/02-b/02-w.md", true: "E001 k/01-a/03-d.md"} {
		p := generator.Open(fsys, generator.Options{Drafts: drafts})
		made, err := p.Site(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, one := range made.Problems {
			if one.Code != "W105" {
				got = append(got, fmt.Sprint(one.Code, " ", one.Pos.File))
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("drafts %v: got %v, want %s", drafts, got, want)
		}
		files := contents(t, made)
		if _, there := files["k/a/d.html"]; there != drafts || strings.Contains(files["k/a/index.html"], "Naskah") != drafts {
			t.Errorf("drafts %v: the page is there: %v", drafts, there)
		}
		if checked, err := p.Check(context.Background()); err != nil || len(checked) != len(made.Problems) {
			t.Errorf("drafts %v: check finds %v", drafts, checked)
		}
	}
}
