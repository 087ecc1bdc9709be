package generator_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"suluh/generator"
)

// TestClashes lets files want one address: it is said once, the first one stands
// there, and nothing else is lost.
func TestClashes(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string // beside those of small
		want  string
	}{
		{"none", map[string]string{"content/k/01-a/data.csv": "1", "content/k/01-a/02-y.md": "---\nid: yy\ntitle: Ye\n---\n[x](data.csv) [x](../01-a/data.csv)\n\n# Bagian\n"}, ""},
		{"a file where a page stands", map[string]string{"content/k/01-a/x.html": "lain", "content/k/01-a/02-y.md": "---\nid: yy\ntitle: Ye\n---\n[x](x.html)\n\n# Bagian\n"},
			"k/01-a/x.html E305 [k/01-a/x.html k/a/x.html]"},
		{"two files", map[string]string{"content/k/Gambar 1/g.svg": "<svg/>", "content/k/gambar-1/g.svg": "<svg/>", "content/k/01-a/02-y.md": "---\nid: yy\ntitle: Ye\n---\n![x](<../Gambar 1/g.svg>) ![y](../gambar-1/g.svg)\n\n# Bagian\n"},
			"k/gambar-1/g.svg E305 [k/gambar-1/g.svg k/Gambar 1/g.svg]"},
		{"a file of the theme", map[string]string{"static/files/k/a/x.html": "lain"}, "../static/files/k/a/x.html E305 [../static/files/k/a/x.html k/a/x.html]"},
		{"a link to what is hidden", map[string]string{"content/.env": "RAHASIA", "content/k/01-a/02-y.md": "---\nid: yy\ntitle: Ye\n---\n[x](../../.env)\n\n# Bagian\n"},
			"k/01-a/02-y.md:5:1 W210 [../../.env]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := small()
			for name, text := range c.files {
				fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
			}
			p := generator.Open(fsys, generator.Options{})
			made, err := p.Site(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range made.Problems {
				if p.Code != "W105" {
					got = append(got, fmt.Sprint(p.Pos, " ", p.Code, " ", p.Args))
				}
			}
			if strings.Join(got, "\n") != c.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), c.want)
			}
			files := contents(t, made)
			if !strings.Contains(files["k/a/x.html"], "<main") {
				t.Error("the page is gone")
			}
			for name, text := range files {
				if strings.Contains(text, "RAHASIA") {
					t.Errorf("%s is published", name)
				}
			}
			checked, err := p.Check(context.Background())
			if err != nil || len(checked) != len(made.Problems) {
				t.Errorf("check finds %v", checked)
			}
		})
	}
}
