package course_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"suluh/generator/course"
	"suluh/generator/source"
)

// tree makes a content folder of names; site.yaml is given whole.
func tree(site string, names ...string) fstest.MapFS {
	m := fstest.MapFS{"content/site.yaml": {Data: []byte(site)}}
	for _, n := range names {
		m["content/"+n] = &fstest.MapFile{Data: []byte("x")}
	}
	return m
}

const twoLanguages = "languages: [id, en]\n"

func codes(problems source.Problems) string {
	var out []string
	for _, p := range problems {
		out = append(out, string(p.Code)+" "+p.Pos.String())
	}
	return strings.Join(out, "\n")
}

func TestScan(t *testing.T) {
	got, problems, err := course.Scan(tree(twoLanguages,
		"peksos/course.md", "peksos/course.en.md",
		"peksos/02-layanan/module.md", "peksos/02-layanan/01-peran.md",
		"peksos/10-akhir/01-a.md",
		"peksos/01-asesmen/02-proses.md", "peksos/01-asesmen/01-apa.md", "peksos/01-asesmen/01-apa.en.md", "peksos/01-asesmen/img/x.svg",
		"peksos/00-pembuka.md", "peksos/glossary.yaml", "data/x.csv", "peksos/.git/config.md", "peksos/01-asesmen/#apa.md#"))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, codes(problems))
	}
	var b strings.Builder
	for _, c := range got.Courses {
		for p := range c.Places() {
			for _, lang := range got.Site.Languages {
				file, own := p.File(lang, got.Site.Languages)
				b.WriteString(course.Address(file, lang, got.Site.Languages))
				if !own {
					b.WriteString(" (" + file + ")")
				}
				b.WriteByte('\n')
			}
		}
	}
	const want = `peksos/index.html
en/peksos/index.html
peksos/pembuka.html
en/peksos/pembuka.html (peksos/00-pembuka.md)
peksos/asesmen/apa.html
en/peksos/asesmen/apa.html
peksos/asesmen/proses.html
en/peksos/asesmen/proses.html (peksos/01-asesmen/02-proses.md)
peksos/layanan/index.html
en/peksos/layanan/index.html (peksos/02-layanan/module.md)
peksos/layanan/peran.html
en/peksos/layanan/peran.html (peksos/02-layanan/01-peran.md)
peksos/akhir/a.html
en/peksos/akhir/a.html (peksos/10-akhir/01-a.md)
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
	if g := got.Courses[0].Glossary; g != "peksos/glossary.yaml" {
		t.Errorf("glossary %q", g)
	}
}

func TestScanSlips(t *testing.T) {
	for _, c := range []struct {
		name, want string
		files      fstest.MapFS
	}{
		{"lessons without a course", "E301 a.md", tree("", "a.md")},
		{"folder of lessons without course.md", "E301 k", tree("", "k/a.md")},
		{"too deep", "E302 k/m/n/a.md", tree("", "k/course.md", "k/m/a.md", "k/m/n/a.md")},
		{"nothing left of a name", "E303 k/01-!!.md", tree("", "k/course.md", "k/01-!!.md")},
		{"the site's own name", "E304 k/glosarium.md", tree("", "k/course.md", "k/glosarium.md")},
		{"module.md in a course's own folder", "E304 k/module.md", tree("", "k/course.md", "k/module.md")},
		{"course.md in a module", "E304 k/m/course.md", tree("", "k/course.md", "k/m/course.md", "k/m/a.md")},
		{"a language as a name", "E304 k/en", tree(twoLanguages, "k/course.md", "k/en/a.md")},
		{"one address twice", "E305 k/02-Apa Itu.md", tree("", "k/course.md", "k/01-apa-itu.md", "k/02-Apa Itu.md")},
		{"one module address twice", "E305 k/02-a", tree("", "k/course.md", "k/01-A/x.md", "k/02-a/x.md")},
		{"one course address twice", "E305 02-K", tree("", "01-k/course.md", "02-K/course.md")},
		{"a course named as a language", "E304 en", tree(twoLanguages, "en/course.md")},
		{"a course named as the site's own folder", "E304 _", tree("", "_/course.md")},
		{"a course without letters", "E303 !!", tree("", "!!/course.md")},
		{"a lesson and a module may share a name", "", tree("", "k/course.md", "k/a.md", "k/a/x.md")},
		{"names that differ by composition", "E305 k/02-cafe\u0301.md", tree("", "k/course.md", "k/01-caf\u00e9.md", "k/02-cafe\u0301.md")},
		{"too long a name", "E405 k/" + strings.Repeat("a", 198) + ".md", tree("", "k/course.md", "k/"+strings.Repeat("a", 198)+".md")},
		{"no course at all", "E310 ", tree("")},
		{"no language", "E110 site.yaml:1:12", tree("languages: [Indonesia]\n", "k/course.md")},
		{"unknown key", "E101 site.yaml:1:1", tree("langauges: [id]\n", "k/course.md")},
		{"wrong theme", "E112 site.yaml:1:8", tree("theme: drak\n", "k/course.md")},
		{"later grammar", "E111 site.yaml:1:9", tree("syntax: 2\n", "k/course.md")},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems, err := course.Scan(c.files)
			if err != nil {
				t.Fatal(err)
			}
			if got := codes(problems); strings.TrimSpace(got) != strings.TrimSpace(c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestSlug(t *testing.T) {
	for _, c := range [][2]string{
		{"Apa itu asesmen?", "apa-itu-asesmen"}, {"Café_2", "cafe_2"}, {"a  --  b", "a-b"}, {"CON", "con-"}, {"nul", "nul-"},
		{"a\u202eb", "ab"}, {"ﬁ", "ﬁ"}, {"مرحبا", "مرحبا"}, {"!!!", ""}, {"a/b", "a-b"}, {"..", ""}, {"$(touch x)", "touch-x"},
	} {
		if got := course.Slug(c[0]); got != c[1] {
			t.Errorf("Slug(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestRelative(t *testing.T) {
	for _, c := range [][3]string{
		{"a/b/c.html", "a/b/d.html", "d.html"},
		{"a/b/c.html", "a/index.html", "../index.html"},
		{"a/b/c.html", "en/a/b/c.html", "../../en/a/b/c.html"},
		{"index.html", "a/index.html", "a/index.html"},
		{"a/b/c.html", "a/b/c.html#x", "#x"},
		{"a/b/c.html", "a/b/d.html#x", "d.html#x"},
		{"a/c.html", "a/é 1.svg", "%C3%A9%201.svg"},
		{"c.html", "b:c.html", "./b:c.html"},
	} {
		if got := course.Relative(c[0], c[1]); got != c[2] {
			t.Errorf("Relative(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
