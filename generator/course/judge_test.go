package course_test

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"suluh/generator/course"
	"suluh/generator/source"
	"suluh/generator/syntax"
)

// A site is a content folder, read.
type site struct {
	fsys  fstest.MapFS
	tree  *course.Tree
	facts map[string]*course.Facts
}

// read reads files below content; k/course.md is there unless given. Front
// matter that a lesson lacks is its name.
func read(t *testing.T, files map[string]string) site {
	t.Helper()
	s := site{fsys: fstest.MapFS{}, facts: map[string]*course.Facts{}}
	if files["k/course.md"] == "" {
		s.fsys["content/k/course.md"] = &fstest.MapFile{Data: []byte("---\nid: kursus\ntitle: Kursus\noutcomes:\n- {code: A1, text: bisa}\n- {code: A2, text: bisa lagi}\n---\n")}
	}
	for name, text := range files {
		if strings.HasSuffix(name, ".md") && !strings.HasPrefix(text, "---\n") {
			id := strings.ReplaceAll(strings.TrimSuffix(path.Base(name), ".md"), ".", "-")
			text = "---\nid: p-" + id + "\ntitle: " + id + "\n---\n" + text
		}
		s.fsys["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, problems, err := course.Scan(s.fsys)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, codes(problems))
	}
	s.tree = tree
	for _, c := range tree.Courses {
		for p := range c.Places() {
			for lang, file := range p.Files {
				f := source.NewFile(file, s.fsys["content/"+file].Data)
				l, _ := syntax.ReadLesson(f, syntax.Options{Lang: lang, Languages: tree.Site.Languages})
				s.facts[file] = &l.Facts
			}
		}
	}
	return s
}

// judged are the problems of the first course, with their arguments.
func (s site) judged(references ...string) string {
	known := course.Known{References: references, InTree: s.tree.Has, Exists: func(file string) bool {
		_, err := fs.Stat(s.fsys, "content/"+file)
		return err == nil
	}}
	c := s.tree.Courses[0]
	own := map[string]*course.Facts{}
	for file, f := range s.facts {
		if strings.HasPrefix(file, c.Dir+"/") {
			own[file] = f
		}
	}
	var b strings.Builder
	for _, p := range c.Judge(s.tree.Site, own, known).Sort() {
		fmt.Fprintf(&b, "%s %s %v\n", p.Pos, p.Code, p.Args)
	}
	return b.String()
}

// ask is a question of two answers.
func ask(line, first string) string {
	return "\n::: soal " + line + "\n\nApa?\n\n- " + first + "\n- ( ) Itu\n\n:::\n"
}

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"nothing", map[string]string{"k/01-a.md": "[b](02-b.md) [bagian](02-b.md#bagian) [sini](#atas)\n\n# Atas\n", "k/02-b.md": "# Bagian\n"}, ""},

		{"a page's id in two files", map[string]string{"k/01-a.md": "---\nid: sama\ntitle: A\n---\n", "k/02-b.md": "---\nid: sama\ntitle: B\n---\n"},
			"k/02-b.md:2:5 E003 [id.twice sama k/01-a.md:2:5]\n"},
		{"a question's id in two files", map[string]string{"k/01-a.md": ask("sama", "(x) Ini"), "k/m/01-b.md": ask("sama", "(x) Ini")},
			"k/m/01-b.md:6:1 E003 [id.twice sama k/01-a.md:6:1]\n"},
		{"a page and a question", map[string]string{"k/01-a.md": ask("p-02-b", "(x) Ini"), "k/02-b.md": ""},
			"k/02-b.md:2:5 E003 [id.twice p-02-b k/01-a.md:6:1]\n"},
		{"the course and a question", map[string]string{"k/01-a.md": ask("kursus", "(x) Ini")},
			"k/01-a.md:6:1 E003 [id.twice kursus k/course.md:2:5]\n"},
		{"a case and a question", map[string]string{"k/01-a.md": ask("sama", "(x) Ini"), "k/02-b.md": "\n:::: kasus sama\n\n## Awal (selesai)\n\n> **Pembahasan:** Ya.\n\n::::\n"},
			"k/02-b.md:6:1 E003 [id.twice sama k/01-a.md:6:1]\n"},
		{"an alias that is another's id", map[string]string{"k/01-a.md": ask("lama", "(x) Ini"), "k/02-b.md": ask("baru alias=lama", "(x) Ini")},
			"k/02-b.md:6:1 E003 [id.twice lama k/01-a.md:6:1]\n"},
		{"two with one alias", map[string]string{"k/01-a.md": ask("satu alias=lama", "(x) Ini"), "k/02-b.md": ask("dua alias=lama", "(x) Ini")},
			"k/02-b.md:6:1 E003 [id.twice lama k/01-a.md:6:1]\n"},
		{"three with one id are two problems", map[string]string{"k/01-a.md": ask("sama", "(x) Ini"), "k/02-b.md": ask("sama", "(x) Ini"), "k/03-c.md": ask("sama", "(x) Ini")},
			"k/02-b.md:6:1 E003 [id.twice sama k/01-a.md:6:1]\nk/03-c.md:6:1 E003 [id.twice sama k/01-a.md:6:1]\n"},
		{"one id in two courses", map[string]string{"k/01-a.md": "", "l/course.md": "", "l/01-a.md": ""}, ""},

		{"a link to nowhere", map[string]string{"k/01-a.md": "[x](tidak.md)\n"}, "k/01-a.md:5:1 W210 [tidak.md ]\n"},
		{"nearly there", map[string]string{"k/01-a.md": "[x](02-c.md)\n", "k/02-b.md": ""}, "k/01-a.md:5:1 W210 [02-c.md 02-b.md]\n"},
		{"to a file that is not there", map[string]string{"k/01-a.md": "[x](data.csv)\n"}, "k/01-a.md:5:1 W210 [data.csv]\n"},
		{"to one that is", map[string]string{"k/01-a.md": "[x](data.csv) [y](<data%20dua.csv>)\n", "k/data.csv": "1", "k/data dua.csv": "1"}, ""},
		{"to a page of another course", map[string]string{"k/01-a.md": "[x](../l/01-a.md) [y](../l/02-b.md)\n", "l/course.md": "", "l/01-a.md": ""}, "k/01-a.md:5:19 W210 [../l/02-b.md ]\n"},
		{"out of the content", map[string]string{"k/01-a.md": "[x](../../rahasia.txt) [y](../../rahasia.md)\n"}, "k/01-a.md:5:1 W210 [../../rahasia.txt]\nk/01-a.md:5:24 W210 [../../rahasia.md ]\n"},
		{"in capitals", map[string]string{"k/01-a.md": "[x](02-B.md)\n", "k/02-b.md": ""}, "k/01-a.md:5:1 W213 [02-B.md 02-b.md]\n"},
		{"to a bank", map[string]string{"k/01-a.md": "[x](02-b.md)\n", "k/02-b.md": "---\nid: bb\ntitle: B\nbank: true\n---\n"}, "k/01-a.md:5:1 W214 [02-b.md]\n"},
		{"to no heading", map[string]string{"k/01-a.md": "[x](02-b.md#bagan) [y](#atass)\n\n# Atas\n", "k/02-b.md": "# Bagian\n"},
			"k/01-a.md:5:1 W211 [bagan 02-b.md bagian]\nk/01-a.md:5:20 W211 [atass 01-a.md atas]\n"},
		{"to a question of a page", map[string]string{"k/01-a.md": "[x](02-b.md#soal-b)\n", "k/02-b.md": ask("soal-b", "(x) Ini")}, ""},
		{"a picture that is not there", map[string]string{"k/01-a.md": "![x](g.svg)\n"}, "k/01-a.md:5:1 W212 [g.svg]\n"},

		{"an unknown work", map[string]string{"k/01-a.md": "Kata [@zastrw2019] dan [@cowger1994].\n"}, "k/01-a.md:5:7 E308 [zastrw2019 zastrow2019]\n"},
		{"an unknown outcome", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\noutcomes: [A1, A3]\n---\n" + ask("q1 cp=A2,B9", "(x) Ini")}, "k/01-a.md:4:11 E307 [A3 A1]\nk/01-a.md:7:1 E307 [B9 ]\n"},
		{"an unknown prerequisite", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nprerequisites: [p-02-c]\n---\n", "k/02-b.md": ""}, "k/01-a.md:4:16 E306 [p-02-c p-02-b]\n"},

		{"a circle of three", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nprerequisites: [bb]\n---\n", "k/02-b.md": "---\nid: bb\ntitle: B\nprerequisites: [cc]\n---\n", "k/03-c.md": "---\nid: cc\ntitle: C\nprerequisites: [aa]\n---\n"},
			"k/01-a.md:4:16 E309 [aa → bb → cc → aa]\n"},
		{"a page that asks for itself", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nprerequisites: [aa]\n---\n"}, "k/01-a.md:4:16 E309 [aa → aa]\n"},
		{"a way into a circle is none", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nprerequisites: [bb]\n---\n", "k/02-b.md": "---\nid: bb\ntitle: B\nprerequisites: [cc]\n---\n", "k/03-c.md": "---\nid: cc\ntitle: C\nprerequisites: [bb]\n---\n"},
			"k/02-b.md:4:16 E309 [bb → cc → bb]\n"},
		{"two ways to one page are no circle", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nprerequisites: [bb, cc]\n---\n", "k/02-b.md": "---\nid: bb\ntitle: B\nprerequisites: [cc]\n---\n", "k/03-c.md": ""}, "k/01-a.md:4:16 E306 [cc ]\nk/02-b.md:4:16 E306 [cc ]\n"},

		{"a quiz that draws from nothing", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nquiz: {draw: 2, from: [bank/kosong]}\n---\n"}, "k/01-a.md:4:7 E311 [bank/kosong]\n"},
		{"more than there are", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nquiz: {draw: 2, from: [bank]}\n---\n", "k/bank/01-b.md": ask("q1", "(x) Ini")}, "k/01-a.md:4:7 W315 [2 1]\n"},
		{"as many as there are", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nquiz: {draw: 2, from: [bank/b, 02-c.md]}\n---\n", "k/bank/01-b.md": ask("q1", "(x) Ini"), "k/02-c.md": ask("q2", "(x) Ini")}, ""},
		{"with a tag", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nquiz: {draw: 2, from: [bank], tags: [sulit]}\n---\n", "k/bank/01-b.md": ask("q1 tag=sulit", "(x) Ini") + ask("q2 tag=mudah", "(x) Ini")}, "k/01-a.md:4:7 W315 [2 1]\n"},
		{"with a tag of none", map[string]string{"k/01-a.md": "::: ambil 1 dari=bank tag=aneh\n", "k/bank/01-b.md": ask("q1 tag=sulit", "(x) Ini")}, "k/01-a.md:5:1 E311 [bank]\n"},
		{"more than the quiz itself has", map[string]string{"k/01-a.md": "---\nid: aa\ntitle: A\nquiz: {draw: 3}\n---\n" + ask("q1", "(x) Ini")}, "k/01-a.md:4:7 W315 [3 1]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.files).judged("cowger1994", "zastrow2019"); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestTranslations(t *testing.T) {
	for _, c := range []struct{ name, original, translation, want string }{
		{"alike", ask("q1", "(x) Ini"), "---\ntitle: A\n---\n" + ask("q1", "(x) This"), ""},
		{"a question left out", ask("q1", "(x) Ini"), "---\ntitle: A\n---\n", ""},
		{"the same id, written", ask("q1", "(x) Ini"), "---\nid: p-01-a\ntitle: A\n---\n", ""},
		{"another id", ask("q1", "(x) Ini"), "---\nid: other\ntitle: A\n---\n", "k/01-a.en.md:2:5 E041 [other p-01-a 01-a.md]\n"},
		{"another answer is right", ask("q1", "(x) Ini"), "---\ntitle: A\n---\n\n::: question q1\n\nWhat?\n\n- ( ) This\n- (x) That\n\n:::\n", "k/01-a.en.md:5:1 E040 [translation.marks k/01-a.md:6:1]\n"},
		{"another number of answers", ask("q1", "(x) Ini"), "---\ntitle: A\n---\n\n::: question q1\n\nWhat?\n\n- (x) This\n- ( ) That\n- ( ) Those\n\n:::\n", "k/01-a.en.md:5:1 E040 [translation.count k/01-a.md:6:1 2 3]\n"},
		{"another kind", ask("q1", "(x) Ini"), "---\ntitle: A\n---\n\n::: question q1\n\nWhat?\n\n- = this\n\n:::\n", "k/01-a.en.md:5:1 E040 [translation.kind k/01-a.md:6:1]\n"},
		{"a question of its own", ask("q1", "(x) Ini"), "---\ntitle: A\n---\n" + ask("q2", "(x) This"), ""},
		{"another page's question", ask("q1", "(x) Ini"), "---\ntitle: A\n---\n" + ask("lain", "(x) This"), "k/01-a.en.md:5:1 E003 [id.twice lain k/02-b.md:6:1]\n"},
		{"links are judged in each", "", "---\ntitle: A\n---\n[x](nowhere.md)\n", "k/01-a.en.md:4:1 W210 [nowhere.md ]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, map[string]string{"site.yaml": "languages: [id, en]\n", "k/01-a.md": c.original, "k/01-a.en.md": c.translation, "k/02-b.md": ask("lain", "(x) Ini")}).judged()
			if got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}
