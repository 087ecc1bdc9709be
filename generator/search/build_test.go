package search

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// An index as a browser reads it, each file when it is needed.
type index struct {
	t     testing.TB
	files map[string][]byte // what the calls bring
	dir   directory
	parts map[int]map[string]found
	sizes map[string]int
}

type found struct {
	head   string
	places []place
}

func open(t testing.TB, files []File) *index {
	t.Helper()
	ix := &index{t: t, files: map[string][]byte{}, parts: map[int]map[string]found{}, sizes: map[string]int{}}
	version := ""
	for _, f := range files {
		rest, ok := strings.CutPrefix(string(f.Data), `suluhSearch("`+strings.TrimSuffix(f.Name, ".js")+`","`)
		if !ok {
			t.Fatalf("%s begins with %.40s", f.Name, f.Data)
		}
		if version == "" {
			version = rest[:8]
		} else if rest[:8] != version {
			t.Fatalf("%s has version %s, not %s", f.Name, rest[:8], version)
		}
		ix.files[f.Name] = []byte(strings.TrimSuffix(rest[10:], ")\n"))
	}
	ix.read("dir.js", &ix.dir)
	return ix
}

func (ix *index) read(name string, v any) {
	ix.t.Helper()
	if err := json.Unmarshal(ix.files[name], v); err != nil {
		ix.t.Fatalf("%s: %v", name, err)
	}
}

func (ix *index) shard(i int) map[string]found {
	if ix.parts[i] == nil {
		var text string
		ix.read(fmt.Sprint(i, ".js"), &text)
		ix.parts[i] = shard(ix.t, text)
	}
	return ix.parts[i]
}

func (ix *index) docs() [][4]any {
	var all [][4]any
	for i := range blocks(ix.dir.Docs) {
		var block [][4]any
		ix.read(fmt.Sprint("t", i, ".js"), &block)
		all = append(all, block...)
	}
	return all
}

// size is what a file takes on its way, zipped.
func (ix *index) size(name string) int {
	if ix.sizes[name] == 0 {
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		w.Write(ix.files[name])
		w.Close()
		ix.sizes[name] = b.Len() + 30 // the call
	}
	return ix.sizes[name]
}

func shard(t testing.TB, text string) map[string]found {
	all := map[string]found{}
	before := []rune{}
	for _, e := range strings.Fields(text) {
		same := strings.IndexByte(digits, e[0])
		at := strings.IndexAny(e, ":,")
		if same < 0 || same > len(before) || at < 0 {
			t.Fatalf("entry %q", e)
		}
		word := append(before[:same:same], []rune(e[1:at])...)
		f := found{}
		if e[at] == ',' {
			f.head = e[at+1:]
		} else {
			f.places = places(e[at+1:])
		}
		all[string(word)] = f
		before = word
	}
	return all
}

// places reads what stands after a colon; word is then the document.
func places(text string) []place {
	var all []place
	each([]byte(text), func(doc, digit int) {
		all = append(all, place{word: int32(doc), section: uint8(digit >> 3), weight: uint8(digit & 7)})
	})
	return all
}

func (ix *index) shardOf(word string) int {
	before, at := "", -1
	for i, f := range strings.Split(ix.dir.First, " ") {
		before = before[:strings.IndexByte(digits, f[0])] + f[1:]
		if before <= word {
			at = i
		}
	}
	return at
}

// lookUp gives the places of a word, and the shards that were read for it.
func (ix *index) lookUp(word string) ([]place, []int) {
	at := ix.shardOf(word)
	read := []int{at}
	f, there := ix.shard(at)[word]
	if there && f.head != "" {
		if next := ix.shardOf(f.head); next != at {
			read = append(read, next)
		}
		f = ix.shard(read[len(read)-1])[f.head]
	}
	return f.places, read
}

func lesson(title string, parts ...string) Document {
	passages := []Passage{{Text: parts[0]}}
	for i := 1; i < len(parts); i += 2 {
		passages = append(passages, Passage{Level: 2, Anchor: fmt.Sprint("b", i), Title: parts[i], Text: parts[i+1]})
	}
	return Document{Title: title, URL: title + ".html", Page: Gather("id", passages)}
}

func small() []Document {
	return []Document{
		lesson("Asesmen", "Menilai bersama klien. Asesmen dimulai dari cerita.", "Sumber data", "Genogram dan ekomap. Ekomap melihat ke luar, ekomap menolong."),
		lesson("Penilaian hasil", "Nilai akhir dinilai bersama."),
		lesson("Terminasi", "Mengakhiri layanan.", "Perasaan klien", "Klien merasa kehilangan; asesmen ulang kadang perlu."),
		{Title: "Ekomap", Also: []string{"peta lingkungan"}, Where: "ecomap", URL: "glosarium.html#ekomap", Answer: "Gambar hubungan."},
	}
}

func TestPlaces(t *testing.T) {
	ix := open(t, Build("id", small(), 3))
	docs := ix.docs()
	if len(docs) != 4 || ix.dir.Docs != 4 || ix.dir.Terms != 1 {
		t.Fatalf("%d documents, %+v", len(docs), ix.dir)
	}
	for word, want := range map[string]string{
		"menilai":    "0.0.2 1.0.7", // the family of nilai, in the title of the second
		"nilai":      "0.0.2 1.0.7",
		"asesmen":    "0.0.7 2.1.2",
		"sumber":     "0.1.6",
		"ekomap":     "0.1.3 3.0.7",
		"lingkungan": "3.0.7",
		"klien":      "0.0.2 2.1.6",
		"yang":       "",
		"tiada":      "",
	} {
		list, _ := ix.lookUp(word)
		var got []string
		for _, p := range list {
			got = append(got, fmt.Sprintf("%d.%d.%d", p.word, p.section, p.weight))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", word, got, want)
		}
	}
	sections := docs[0][3].([]any)
	if got := fmt.Sprint(sections[1]); got != "[b1 Sumber data Genogram dan ekomap. Ekomap melihat ke luar, ekomap menolong.]" {
		t.Errorf("a section is shown as %s", got)
	}
	if got := fmt.Sprint(docs[3]); got != "[Ekomap ecomap glosarium.html#ekomap Gambar hubungan.]" {
		t.Errorf("a term is shown as %s", got)
	}
}

func TestNames(t *testing.T) {
	for _, c := range [][2]int{{0, 1}, {1, 3}, {4, 2}, {5, 40}} {
		files := Build("id", slices.Repeat(small(), 2)[:c[0]], c[1])
		var names []string
		for _, f := range files {
			names = append(names, f.Name)
		}
		if want := Names(c[0], c[1]); !slices.Equal(names, want) {
			t.Errorf("%v: %v, want %v", c, names, want)
		}
		ix := open(t, files)
		if n := len(ix.docs()); n != c[0] {
			t.Errorf("%v: %d documents", c, n)
		}
	}
}

// A word that is everywhere keeps the places where it weighs most.
func TestHeaviest(t *testing.T) {
	var all []Document
	for i := range mostPlaces + 500 {
		d := lesson("Halaman", "Isi tentang asesmen.")
		if i%5 == 0 {
			d = lesson("Asesmen", "Isi.")
		}
		all = append(all, d)
	}
	list, _ := open(t, Build("id", all, 1)).lookUp("asesmen")
	titles := 0
	for _, p := range list {
		if p.weight == inTitle {
			titles++
			if p.word%5 != 0 {
				t.Fatalf("document %d has it in its title", p.word)
			}
		}
	}
	if len(list) != mostPlaces || titles != (mostPlaces+500)/5 {
		t.Errorf("%d places, %d titles", len(list), titles)
	}
}

func TestSame(t *testing.T) {
	one, two := Build("id", small(), 2), Build("id", small(), 2)
	for i := range one {
		if !bytes.Equal(one[i].Data, two[i].Data) {
			t.Errorf("%s differs", one[i].Name)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"Sumber-data, UU 11/2009!": "sumber data uu 11 2009",
		"client's café Ä":          "client café ä",
		strings.Repeat("x", 41):    "",
		"a bb\xffcc":               "bb cc",
		"ΑΒΓ данные":               "αβγ данные",
		"":                         "",
	} {
		var got []string
		words(text, func(word []byte, start, end int) {
			if !strings.EqualFold(text[start:end], string(word)) {
				t.Errorf("%q stands at %q", word, text[start:end])
			}
			got = append(got, string(word))
		})
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSections(t *testing.T) {
	passages := []Passage{{Level: 1, Anchor: "a", Title: "A", Text: "satu dua."}}
	for i := range 12 {
		passages = append(passages, Passage{Level: 2 + i%2, Anchor: fmt.Sprint("p", i), Title: fmt.Sprint("Judul", i), Text: fmt.Sprint("kata", i, " terakhir.")})
	}
	p := Gather("id", passages)
	var anchors []string
	for _, s := range p.Sections {
		anchors = append(anchors, s.Anchor)
	}
	if got := strings.Join(anchors, " "); got != " a p0 p2 p4 p6 p8 p10" {
		t.Errorf("sections %q", got)
	}
	if again := ReadPage(p.Bytes()); !reflect.DeepEqual(again, p) {
		t.Errorf("read back as %+v", again)
	}
	for _, bad := range []string{"", "\x05", "\x01\x08\xff", "\x01\x01\x7f"} {
		if got := ReadPage([]byte(bad)); len(got.Sections) > 0 || len(got.Words) > 0 {
			t.Errorf("%q is read as %+v", bad, got)
		}
	}
	at := map[string]int{}
	unpack(p.Words, func(word []byte, section int, _ bool, _ int) { at[string(word)] = section })
	if at["kata0"] != 2 || at["judul1"] != 2 || at["kata11"] != 7 {
		t.Errorf("words stand at %v", at)
	}
}

func TestExcerpt(t *testing.T) {
	text := "Ada banyak hal di dunia, dan tidak semua yang ada di dalamnya dapat kita ketahui atau lihat dari tempat kita ini. Genogram memuat generasi; genogram melihat ke dalam keluarga. " + strings.Repeat("Lalu ia pergi. ", 20)
	p := Gather("id", []Passage{{Text: text}})
	if got := p.Sections[0].Excerpt; !strings.HasPrefix(got, "Genogram memuat generasi") || len(got) > excerptLength+4 {
		t.Errorf("excerpt %q", got)
	}
	for _, text := range []string{"", "é", strings.Repeat("é", 300), strings.Repeat("ab ", 100), "\n\n.\n. ! ?"} {
		if got := Gather("en", []Passage{{Text: text}}).Sections[0].Excerpt; len(got) > excerptLength+4 {
			t.Errorf("%.20q: excerpt %q", text, got)
		}
	}
}

// An author makes up courses in which, as in language, a third of the words
// say nothing, few are frequent and many are rare, a lesson comes back to its
// subject, and roots take affixes, each root some more than others.
type author struct {
	*rand.Rand
	vocabulary int
	subject    []string
}

var (
	syllables = strings.Fields("ba be bi bo bu da de di do du ga gi ka ke ki ko ku la le li lu ma me mi mo mu na ni pa pe pi pu ra re ri ru sa se si su ta te ti tu")
	closings  = strings.Fields("bar dan gan kal kat lam lan mar nas pan ran rik sal san sih tan tar tif tik wan yah")
	fore      = []string{"", "", "me", "di", "ber", "ter", "pe", "ke"}
	hind      = []string{"", "an", "kan", "i", "nya"}
)

func (a *author) word() string {
	n := int(math.Exp(a.Float64() * math.Log(float64(a.vocabulary)))) // Zipf
	root := syllables[n*7%len(syllables)] + closings[n/len(syllables)%len(closings)]
	for rest := n / len(syllables) / len(closings); rest > 0; rest /= len(syllables) {
		root = syllables[rest%len(syllables)] + root
	}
	form := int(a.Float64() * a.Float64() * 8)
	return fore[(form*n)%len(fore)] + root + hind[(form*n/8)%len(hind)]
}

// vocabulary is how many roots a course of so many lessons draws from (Heaps).
func vocabulary(lessons int) int { return int(400 * math.Sqrt(float64(lessons))) }

func (a *author) begin() {
	a.subject = a.subject[:0]
	for range 40 {
		a.subject = append(a.subject, a.word())
	}
}

func (a *author) text(words int) string {
	var b strings.Builder
	for i := range words {
		if i%12 == 11 {
			b.WriteString("dan. ")
		}
		switch a.IntN(3) {
		case 0:
			b.WriteString("yang ")
		case 1:
			b.WriteString(a.subject[int(a.Float64()*a.Float64()*40)] + " ")
		default:
			b.WriteString(a.word() + " ")
		}
	}
	return b.String()
}

func (a *author) course(lessons int) []Document {
	var all []Document
	for i := range lessons {
		a.begin()
		parts := []string{a.text(60)}
		for range 5 {
			parts = append(parts, a.subject[a.IntN(20)]+" "+a.word(), a.text(125))
		}
		d := lesson(a.subject[0]+" "+a.subject[1]+" "+a.word(), parts...)
		d.Where = fmt.Sprintf("Modul %d", i/20)
		d.URL = fmt.Sprintf("modul-%d/%s.html", i/20, strings.ReplaceAll(d.Title, " ", "-"))
		all = append(all, d)
	}
	return all
}

// TestSize holds what one query moves to the budget: the directory, the shards
// of two words, and what is shown of the first results, all gzipped.
func TestSize(t *testing.T) {
	for _, c := range []struct{ lessons, median int }{{1000, 12 << 10}, {10000, 14 << 10}} {
		a := &author{Rand: rand.New(rand.NewPCG(1, 2)), vocabulary: vocabulary(c.lessons)}
		documents := a.course(c.lessons)
		ix := open(t, Build("id", documents, Shards(700*c.lessons)))
		largest := 0
		for name, data := range ix.files {
			if name[0] <= '9' {
				largest = max(largest, len(data))
			}
		}
		if largest > 40<<10 {
			t.Errorf("%d lessons: a shard of %d bytes", c.lessons, largest)
		}
		var moved []int
		for range 400 {
			files := map[string]bool{"dir.js": true}
			score := map[int32]int{}
			words := []string{a.word()}
			if a.IntN(2) == 0 {
				words = append(words, a.word())
			}
			for _, w := range words {
				list, read := ix.lookUp(w)
				for _, shard := range read {
					files[fmt.Sprint(shard, ".js")] = true
				}
				for _, p := range list {
					score[p.word] += int(p.weight) + 8
				}
			}
			var best []int32
			for doc := range score {
				best = append(best, doc)
			}
			slices.SortFunc(best, func(x, y int32) int {
				if score[x] != score[y] {
					return score[y] - score[x]
				}
				return int(x - y)
			})
			for _, doc := range best[:min(len(best), shown)] {
				files[fmt.Sprint("t", int(doc)/perBlock, ".js")] = true
			}
			sum := 0
			for name := range files {
				sum += ix.size(name)
			}
			moved = append(moved, sum)
		}
		slices.Sort(moved)
		all := 0
		for _, data := range ix.files {
			all += len(data)
		}
		median, worst := moved[len(moved)/2], moved[len(moved)-1]
		t.Logf("%d lessons: %d files of %d kB as they are; directory %d B, largest shard %d B; a query moves %d B in the middle, %d at worst",
			c.lessons, len(ix.files), all>>10, ix.size("dir.js"), largest, median, worst)
		if median > c.median || worst > 25<<10 {
			t.Errorf("%d lessons: a query moves %d B in the middle, %d at worst", c.lessons, median, worst)
		}
	}
}

// shown is how many results a reader sees at once.
const shown = 5

func BenchmarkGather(b *testing.B) {
	a := &author{Rand: rand.New(rand.NewPCG(1, 2)), vocabulary: vocabulary(1000)}
	a.begin()
	passages := []Passage{{Text: a.text(60)}}
	for range 5 {
		passages = append(passages, Passage{2, "x", a.word(), a.text(125)})
	}
	b.ReportAllocs()
	for b.Loop() {
		Gather("id", passages)
	}
}

func BenchmarkBuild(b *testing.B) {
	a := &author{Rand: rand.New(rand.NewPCG(1, 2)), vocabulary: vocabulary(1000)}
	documents := a.course(1000)
	b.ReportAllocs()
	for b.Loop() {
		Build("id", documents, Shards(700*1000))
	}
}
