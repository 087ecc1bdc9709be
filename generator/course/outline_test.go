package course_test

import (
	"fmt"
	"strings"
	"testing"

	"suluh/generator/course"
)

// outlined is what pages show of the first course in a language.
func (s site) outlined(lang string) string {
	o := s.tree.Courses[0].Outlined(s.tree.Site, lang, s.facts)
	var b strings.Builder
	show := func(i course.Item) {
		fmt.Fprintf(&b, "%s|%s|%s|%d min|%d soal", i.Number, i.Title, i.Address, i.Minutes, i.Questions)
		for text, is := range map[string]bool{"|kuis": i.Quiz, "|draf": i.Draft} {
			if is {
				b.WriteString(text)
			}
		}
		if !i.Translated {
			b.WriteString("|bahasa lain")
		}
		b.WriteByte('\n')
	}
	show(o.Item)
	for _, m := range o.Modules {
		b.WriteString("- ")
		show(m.Item)
		for _, l := range m.Lessons {
			b.WriteString("  - ")
			show(l)
		}
	}
	return b.String()
}

func TestOutline(t *testing.T) {
	words := strings.Repeat("kata ", 201) + "\n"
	s := read(t, map[string]string{
		"site.yaml":                   "languages: [id, en]\n",
		"k/course.en.md":              "---\ntitle: Course\n---\n",
		"k/00-pembuka.md":             words,
		"k/01-a/module.md":            "---\nid: modul-a\ntitle: Modul A\noutcomes:\n- {code: B1, text: Bisa, level: C2}\n---\n",
		"k/01-a/module.en.md":         "---\ntitle: Module A\noutcomes:\n- {code: B1, text: Can, level: C9}\n---\n",
		"k/01-a/02-dua.md":            ask("q1", "(x) Ini") + ask("q2 pakai=pembuka", "(x) Ini"),
		"k/01-a/01-satu.md":           "",
		"k/01-a/01-satu.en.md":        "---\ntitle: One\n---\n" + words + words,
		"k/01-a/03-kuis.md":           "---\nid: kuis\ntitle: Kuis\nquiz: {draw: 1, from: [bank]}\n---\n",
		"k/01-a/04-tiga.md":           "---\nid: tiga\ntitle: Tiga\ndraft: true\n---\n",
		"k/02-kerja-kelompok/01-x.md": "",
		"k/03-kosong/module.md":       "---\nid: kosong\ntitle: Kosong\n---\n",
		"k/00-bank/01-b.md":           "---\nid: bb\ntitle: B\nbank: true\n---\n" + ask("q3", "(x) Ini"),
	})
	for lang, want := range map[string]string{"id": `|Kursus|k/index.html|0 min|0 soal
- |||0 min|0 soal|bahasa lain
  - 1|00-pembuka|k/pembuka.html|2 min|0 soal
- 1|Modul A|k/a/index.html|0 min|0 soal
  - 1.1|01-satu|k/a/satu.html|0 min|0 soal
  - 1.2|02-dua|k/a/dua.html|0 min|1 soal
  - |Kuis|k/a/kuis.html|0 min|1 soal|kuis
  - 1.3|Tiga|k/a/tiga.html|0 min|0 soal|draf
- 2|Kerja kelompok|k/kerja-kelompok/index.html|0 min|0 soal|bahasa lain
  - 2.1|01-x|k/kerja-kelompok/x.html|0 min|0 soal
- 3|Kosong|k/kosong/index.html|0 min|0 soal
`, "en": `|Course|en/k/index.html|0 min|0 soal
- |||0 min|0 soal|bahasa lain
  - 1|00-pembuka|en/k/pembuka.html|2 min|0 soal|bahasa lain
- 1|Module A|en/k/a/index.html|0 min|0 soal
  - 1.1|One|en/k/a/satu.html|2 min|0 soal
  - 1.2|02-dua|en/k/a/dua.html|0 min|1 soal|bahasa lain
  - |Kuis|en/k/a/kuis.html|0 min|1 soal|kuis|bahasa lain
  - 1.3|Tiga|en/k/a/tiga.html|0 min|0 soal|draf|bahasa lain
- 2|Kerja kelompok|en/k/kerja-kelompok/index.html|0 min|0 soal|bahasa lain
  - 2.1|01-x|en/k/kerja-kelompok/x.html|0 min|0 soal|bahasa lain
- 3|Kosong|en/k/kosong/index.html|0 min|0 soal|bahasa lain
`} {
		if got := s.outlined(lang); got != want {
			t.Errorf("%s: got\n%swant\n%s", lang, got, want)
		}
	}
	// A translated outcome keeps the code and level of the first language.
	o := s.tree.Courses[0].Outlined(s.tree.Site, "en", s.facts)
	if got := fmt.Sprint(o.Modules[1].Outcomes); got != "[{B1 Can C2 k/01-a/module.md:5:10}]" {
		t.Errorf("outcomes %s", got)
	}

	// A page left out, as a draft is from a build, leaves no gap in the numbers.
	delete(s.facts, "k/01-a/01-satu.md")
	delete(s.facts, "k/01-a/01-satu.en.md")
	if got := s.outlined("id"); !strings.Contains(got, "  - 1.1|02-dua|") {
		t.Errorf("without a lesson:\n%s", got)
	}
}

func TestNav(t *testing.T) {
	s := read(t, map[string]string{"k/00-a.md": "", "k/00-b.md": "", "k/01-m/01-c.md": "", "k/01-m/02-d.md": "", "k/02-n/module.md": "---\nid: nn\ntitle: N\n---\n", "k/03-o/01-e.md": ""})
	o := s.tree.Courses[0].Outlined(s.tree.Site, "id", s.facts)
	for i, want := range []string{"[00-a 00-b]  01-c", "[01-c 02-d] 00-b 01-e", "[] 02-d 01-e", "[01-e] 02-d "} {
		n := o.Nav(i)
		var lessons []string
		for _, l := range n.Lessons {
			lessons = append(lessons, l.Title)
		}
		if got := fmt.Sprint(lessons, " ", n.Edges[0].Title, " ", n.Edges[1].Title); got != want || n.Here != i || len(n.Modules) != 4 {
			t.Errorf("%d: got %s, want %s", i, got, want)
		}
	}
	if n := o.Nav(-1); n.Here != -1 || n.Lessons != nil || len(n.Modules) != 4 {
		t.Errorf("outside: %+v", n)
	}
}
