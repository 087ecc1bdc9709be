package search

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"
)

// The browser's half of this room, as the browser gets it, run in goja.
var runtime = sync.OnceValues(func() (string, error) {
	result := api.Build(api.BuildOptions{
		Stdin: &api.StdinOptions{Loader: api.LoaderTS, ResolveDir: "../../static/runtime/search", Contents: `
export { roots } from "./roots";
export { slip } from "./slip";
import { find, wordPattern } from "./find";
export function ask(lang: string, query: string, open: boolean, shown: number, files: Record<string, string>) {
  const read: string[] = [], have = new Map<string, unknown>();
  for (;;) {
    const a = find(lang, query, open, shown, (name) => have.get(name));
    if (!a.need.length) return { ...a, read, marked: a.hits.map((h) => (h.text.match(wordPattern) ?? []).filter((w) => a.marks(w.toLowerCase()))) };
    for (const name of a.need) {
      read.push(name);
      have.set(name, name in files ? JSON.parse(files[name]) : null);
    }
  }
}
`},
		Bundle: true, Format: api.FormatIIFE, GlobalName: "runtime", Target: api.ES2020, Charset: api.CharsetASCII,
	})
	if len(result.Errors) > 0 {
		return "", fmt.Errorf("%s", strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "\n"))
	}
	// goja knows no classes of characters; the tests do with Latin ones.
	return strings.ReplaceAll(string(result.OutputFiles[0].Contents), `\p{L}\p{M}\p{N}`, `a-zA-Z0-9\u00c0-\u024f`), nil
})

func call(t *testing.T, result any, name string, args ...any) {
	t.Helper()
	code, err := runtime()
	if err != nil {
		t.Fatal(err)
	}
	vm := goja.New()
	if _, err := vm.RunString(code); err != nil {
		t.Fatal(err)
	}
	data, _ := json.Marshal(args)
	vm.Set("args", string(data))
	v, err := vm.RunString("JSON.stringify(runtime." + name + ".apply(null, JSON.parse(args)))")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(v.String()), result); err != nil {
		t.Fatal(err)
	}
}

// The browser guesses the same roots, in the same order.
func TestRootsInTheBrowser(t *testing.T) {
	words := append(strings.Fields(familiesId+aloneId), strings.Fields("ujian menguji ketidakberdayaannya berkeadilan mempertanggungjawabkannya a i nya mengecat penyair")...)
	for lang, all := range map[string][]string{"id": words, "en": strings.Fields("assessments studies evaluation referring groups ally s es clients socially")} {
		for _, w := range all {
			here, there := append([]string{}, Roots(lang, w)...), []string{}
			call(t, &there, "roots", lang, w)
			if !reflect.DeepEqual(here, there) {
				t.Errorf("%s %s: %v here, %v there", lang, w, here, there)
			}
		}
	}
}

func TestSlip(t *testing.T) {
	for pair, want := range map[string]bool{
		"ekonap ekomap": true, "ekomap ekomap": true, "ekonap ekonop": true, "asesmen asemen": true, "asemen asesmen": true, "asesmne asesmen": true,
		"asesmen asesmenn": true, "asesmen sesmen": true, "asesmen seasmen": false, "a b": true, "nilai nila": true, "nilai nalia": false,
	} {
		var got bool
		a, b, _ := strings.Cut(pair, " ")
		if call(t, &got, "slip", a, b); got != want {
			t.Errorf("%s: %v", pair, got)
		}
	}
}

type answer struct {
	Words  []string
	Found  int
	Part   bool
	Many   bool
	Mean   string
	Broken bool
	Hits   []struct {
		Where, Title, URL, Text string
		Term                    bool
	}
	Cards  [][]string
	Read   []string
	Marked [][]string
}

func course() []Document {
	terms := []Document{
		{Title: "ekomap", Where: "ecomap", Also: []string{"ecomap"}, URL: "glosarium.html#ekomap", Answer: "Gambar hubungan keluarga dengan sekitarnya."},
		{Title: "asesmen risiko", URL: "glosarium.html#asesmen-risiko", Answer: "Penilaian bahaya."},
		{Title: "hasil (outcome)", Where: "outcome", Also: []string{"outcome"}, URL: "glosarium.html#hasil", Answer: "Perubahan pada klien."},
	}
	pages := []Document{
		lesson("1.1 Apa itu asesmen", "Asesmen memahami keadaan klien. Apa yang dinilai?", "Proses dan produk", "Penilaian itu proses; penilaian juga produk."),
		lesson("1.2 Sumber data", "Banyak sumber dipakai.", "Genogram dan ekomap", "Ekomap melihat ke luar keluarga.", "Tes dan skala", "Skala dipakai sekali."),
		lesson("2.1 Rujukan", "Klien dirujuk kepada lembaga lain dengan ekomap dan asesmen di tangan.", "Menolak", "Klien boleh menolak rujukan. Asesmen ulang perlu."),
		lesson("2.2 Kelompok", "Kelompok menolong anggotanya, anggota ditolong. Mengelola kelompok tidak mudah."),
	}
	for i := range pages {
		pages[i].Where = "Modul"
	}
	return slices.Concat(pages, terms)
}

// TestFind asks as a reader does.
func TestFind(t *testing.T) {
	files := map[string]json.RawMessage{}
	for _, f := range Build("id", course(), 4) {
		name := strings.TrimSuffix(f.Name, ".js")
		call := strings.TrimSuffix(strings.TrimPrefix(string(f.Data), `suluhSearch("`+name+`","`), ")\n")
		files[name] = json.RawMessage(call[10:])
	}
	texts := map[string]string{}
	for name, data := range files {
		texts[name] = string(data)
	}
	ask := func(query string, open bool) answer {
		var a answer
		call(t, &a, "ask", "id", query, open, 5, texts)
		return a
	}
	show := func(a answer) string {
		var out []string
		for _, c := range a.Cards {
			out = append(out, "card:"+c[0])
		}
		for _, h := range a.Hits {
			out = append(out, h.Title)
		}
		if a.Mean != "" {
			out = append(out, "mean:"+a.Mean)
		}
		if a.Part {
			out = append(out, "part")
		}
		return strings.Join(out, "; ")
	}
	for _, c := range []struct {
		query string
		open  bool
		want  string
	}{
		{"menilai", false, "Proses dan produk"}, // a word that the course lacks, of a family that it has
		{"penilaiannya", false, "Proses dan produk"},
		{"penil", true, "Proses dan produk"},
		{"penil", false, "part"},
		{"asesmen", false, "1.1 Apa itu asesmen; asesmen risiko; 2.1 Rujukan"}, // the title first
		{"ekomap", false, "card:ekomap; Genogram dan ekomap; 2.1 Rujukan"},
		{"ECOMAP", false, "card:ekomap"},
		{"hasil", false, "card:hasil (outcome)"},
		{"asesmen risiko", false, "card:asesmen risiko"},
		{"ekomap asesmen", false, "2.1 Rujukan"}, // one page has both
		{"apa itu asesmen yang", false, "1.1 Apa itu asesmen; asesmen risiko; 2.1 Rujukan"},
		{"genogram tolong", false, "Genogram dan ekomap; 2.2 Kelompok; part"},
		{"ekonap", false, "mean:ekomap; part"},
		{"skala ekonap", false, "Tes dan skala; mean:skala ekomap; part"},
		{"xyzzy", false, "part"},
		{"yang dan", false, ""},
		{"", false, ""},
		{"  ?! ", true, ""},
		{"pengelola", false, "mean:mengelola; part"},
	} {
		if got := show(ask(c.query, c.open)); got != c.want {
			t.Errorf("%q: %s\nwant %s", c.query, got, c.want)
		}
	}
	a := ask("menilai", false)
	if got := fmt.Sprint(a.Marked); got != "[[Penilaian penilaian]]" {
		t.Errorf("marked %s", got)
	}
	if a.Hits[0].URL != "1.1 Apa itu asesmen.html#b1" || a.Hits[0].Where != "Modul · 1.1 Apa itu asesmen" {
		t.Errorf("hit %+v", a.Hits[0])
	}
	delete(texts, "0")
	if a := ask("asesmen", false); !a.Broken {
		t.Errorf("a file is missing, and %+v", a)
	}
}
