package site

import (
	"maps"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"suluh/generator/course"
	"suluh/generator/source"
)

// TestStructure writes a course for the scripts that look at the whole of it:
// with the questions of each page and where they stand, and without drafts.
func TestStructure(t *testing.T) {
	at := func(line int) source.Pos { return source.Pos{Line: line} }
	pages := map[string]*course.Facts{
		"k/01-a/01-x.md": {
			Headings: []course.Heading{{ID: "pembuka", Pos: at(3)}, {ID: "sumber", Pos: at(9)}},
			Questions: []course.QuestionFacts{
				{ID: "buka", Revision: "aa", Opening: true, Pos: at(5), Interaction: "select"},
				{ID: "pilih", Revision: "bb", Outcomes: []string{"A1"}, Level: "C2", Aliases: []string{"lama"}, Pos: at(12), Interaction: "select"},
				{ID: "tulis", Revision: "cc", Pos: at(20), Interaction: "essay"},
			},
		},
		"k/01-a/02-kuis.md":  {Front: course.Front{Quiz: &course.Quiz{Draw: 2, Pass: 70}}, Questions: []course.QuestionFacts{{ID: "kuis-1", Revision: "dd", Pos: at(4)}}},
		"k/01-a/03-kasus.md": {Cases: []course.CaseFacts{{ID: "kasus-dani"}}},
	}
	lesson := func(name, number string) course.Item {
		return course.Item{ID: name, File: "k/01-a/" + name + ".md", Address: "k/a/" + name[3:] + ".html", Title: "<" + name + ">", Number: number, Minutes: 4, Quiz: pages["k/01-a/"+name+".md"] != nil && pages["k/01-a/"+name+".md"].Front.Quiz != nil}
	}
	draft := lesson("04-nanti", "1.3")
	draft.Draft = true
	o := &course.Outline{
		Lang: "id", ID: "kursus", Outcomes: []course.Outcome{{Code: "A", Text: "bisa"}},
		Modules: []course.ModuleOutline{{
			Item:     course.Item{ID: "modul-a", Title: "Modul A", Number: "1", Address: "k/a/index.html"},
			Outcomes: []course.Outcome{{Code: "A1", Text: "bisa juga", Level: "C2"}},
			Lessons:  []course.Item{lesson("01-x", "1.1"), lesson("02-kuis", ""), lesson("03-kasus", "1.2"), draft},
		}},
	}
	banked := map[string][]course.QuestionFacts{"k/01-a/02-kuis.md": {{ID: "bank-1", Revision: "ee"}}}
	got := Structure(o, func(file string) Asking { return AskingOf(pages[file], banked[file]) })
	want := `suluhCourse({"course":"kursus","lang":"id",
"outcomes":[{"code":"A","text":"bisa"},{"code":"A1","text":"bisa juga","level":"C2","module":"modul-a"}],
"modules":[{"id":"modul-a","title":"Modul A","number":"1","address":"k/a/index.html","lessons":[
{"id":"01-x","title":"\u003c01-x\u003e","number":"1.1","address":"k/a/x.html","minutes":4,"questions":[
{"id":"buka","rev":"aa","at":"pembuka","opening":true},
{"id":"pilih","rev":"bb","outcomes":["A1"],"level":"C2","at":"sumber","aliases":["lama"]},
{"id":"tulis","rev":"cc","at":"sumber","essay":true}]},
{"id":"02-kuis","title":"\u003c02-kuis\u003e","address":"k/a/kuis.html","quiz":true,"draw":2,"pass":70,"questions":[
{"id":"kuis-1","rev":"dd"},
{"id":"bank-1","rev":"ee"}]},
{"id":"03-kasus","title":"\u003c03-kasus\u003e","number":"1.2","address":"k/a/kasus.html","minutes":4,"cases":["kasus-dani"]}]}]});
`
	if want = strings.ReplaceAll(want, "\n", ""); strings.TrimSpace(string(got)) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := StructureAddress("01 Kursus", "en", Sum{0xab, 1, 2, 3, 4}), "_/course-kursus-en-ab010203.js"; got != want {
		t.Errorf("it stands at %s, want %s", got, want)
	}
}

// TestMark wants the same signs of ids in Go, which writes them into the map, and
// in the browser, which finds them there.
func TestMark(t *testing.T) {
	files := maps.Clone(builtin().Static)
	files["mark.ts"] = []byte(`import { mark } from "./runtime/map/mark"; globalThis.mark = mark;`)
	code, problems := bundle(files, "mark.ts")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	vm := goja.New()
	if _, err := vm.RunString(string(code)); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"", "a", "tujuan-asesmen", "soal-12", "kerja-kelompok-3", "zzzzzzzzzzzzzzzzzzzzzzzz"} {
		v, err := vm.RunString(`mark("` + id + `")`)
		if err != nil || v.String() != course.Mark(id) {
			t.Errorf("%q: go %s, ts %v %v", id, course.Mark(id), v, err)
		}
	}
	for _, q := range []course.QuestionFacts{{Opening: true}, {Interaction: "essay"}} {
		if q.Counts() {
			t.Errorf("%+v counts", q)
		}
	}
}
