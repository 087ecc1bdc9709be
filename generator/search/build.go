package search

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strings"
)

// Build makes the index of the documents of a course in a language. Its files
// are those of [Names], and the same documents give the same bytes.
func Build(lang string, documents []Document, shards int) []File {
	ix := indexer{lang: lang, ids: map[string]int32{}}
	for _, d := range documents {
		ix.read(d)
	}
	entries := ix.entries(documents)
	parts := cutInto(entries, max(1, shards))

	dir := directory{Docs: len(documents), Block: perBlock, Stop: strings.Join(slices.Sorted(maps.Keys(stopWords(lang))), " ")}
	for _, d := range documents {
		if d.Answer != "" {
			dir.Terms++
		}
	}
	firsts, before := make([]string, len(parts)), ""
	for i, part := range parts {
		if i > 0 && len(part) > 0 {
			firsts[i] = beginning(before, part[0].word)
		} else if i > 0 {
			firsts[i] = firsts[i-1]
		}
		if len(part) > 0 {
			before = part[len(part)-1].word
		}
	}
	dir.First = frontCoded(firsts)

	var data [][]byte
	data = append(data, toJSON(dir))
	for _, part := range parts {
		data = append(data, toJSON(written(part)))
	}
	for i := range blocks(len(documents)) {
		data = append(data, block(documents[i*perBlock:min((i+1)*perBlock, len(documents))]))
	}
	hash := sha256.New()
	for _, d := range data {
		hash.Write(d)
	}
	version := hex.EncodeToString(hash.Sum(nil)[:4])
	names := Names(len(documents), len(parts))
	files := make([]File, len(names))
	for i, name := range names {
		call := `suluhSearch("` + strings.TrimSuffix(name, ".js") + `","` + version + `",`
		files[i] = File{name, slices.Concat([]byte(call), data[i], []byte(")\n"))}
	}
	return files
}

// A directory is what dir.js says.
type directory struct {
	Docs  int    `json:"docs"`
	Terms int    `json:"terms"`
	Block int    `json:"block"`
	Stop  string `json:"stop"`
	First string `json:"first"`
}

// frontCoded are words parted by blanks, each with what it has in common with
// the one before as a digit.
func frontCoded(words []string) string {
	var b strings.Builder
	before := ""
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		same, chars := common(before, w)
		b.WriteByte(digits[chars])
		b.WriteString(w[same:])
		before = w
	}
	return b.String()
}

// beginning is the shortest beginning of a word that stands after the word before.
func beginning(before, word string) string {
	for i := range word {
		if i > 0 && word[:i] > before {
			return word[:i]
		}
	}
	return word
}

// An entry is a word of the index.
type entry struct {
	word   string
	head   string // of its family, "" for the head itself
	places []byte // of a head
}

func (e entry) size() int { return 3 + len(e.word)/2 + len(e.head) + len(e.places) }

// An indexer reads documents one after another.
type indexer struct {
	lang  string
	ids   map[string]int32 // by word
	words []string         // by id
	uses  []int32          // by id: how many documents have it
	docs  [][]place        // of the words of each document
	all   int              // words of text in all documents
}

// A place is a word in a document.
type place struct {
	word    int32
	section uint8
	weight  uint8 // inHeading, inTitle; 0 is text
	count   uint8
}

func (ix *indexer) id(word []byte) int32 {
	id, known := ix.ids[string(word)]
	if !known {
		id = int32(len(ix.words))
		ix.words = append(ix.words, string(word))
		ix.ids[ix.words[id]] = id
		ix.uses = append(ix.uses, 0)
	}
	ix.uses[id]++
	return id
}

func (ix *indexer) read(d Document) {
	var places []place
	stop := stopWords(ix.lang)
	for _, title := range append([]string{d.Title}, d.Also...) {
		words(title, func(word []byte, _, _ int) {
			if !stop[string(word)] {
				places = append(places, place{ix.id(word), 0, inTitle, 1})
			}
		})
	}
	places = slices.Grow(places, len(d.Page.Words)/10)
	unpack(d.Page.Words, func(word []byte, section int, heading bool, count int) {
		weight := uint8(0)
		if heading {
			weight = inHeading
		}
		places = append(places, place{ix.id(word), uint8(section), weight, uint8(count)})
	})
	ix.docs = append(ix.docs, places)
	ix.all += d.Page.Length
}

// entries are the words in their order, the heads with the places of their
// families.
func (ix *indexer) entries(documents []Document) []entry {
	sorted := slices.Sorted(slices.Values(ix.words))
	uses := make([]int32, len(sorted))
	for i, w := range sorted {
		uses[i] = ix.uses[ix.ids[w]]
	}
	heads, roots := Families(ix.lang, sorted, uses)
	family := make([]int32, len(ix.words)) // by id: the id of the head
	list := make([]entry, len(sorted))
	for i, w := range sorted {
		family[ix.ids[w]] = ix.ids[heads[i]]
		list[i].word = w
		if heads[i] != w {
			list[i].head = heads[i]
		}
	}
	places := ix.places(documents, family)
	// A root that is no word leads to its family all the same: a reader may ask
	// with a word of it that the course does not have.
	also := map[string]bool{}
	for i, root := range roots {
		if _, word := ix.ids[root]; !word && !also[root] {
			also[root] = true
			list = append(list, entry{word: root, head: heads[i]})
		}
	}
	slices.SortFunc(list, func(a, b entry) int { return strings.Compare(a.word, b.word) })
	for i, e := range list {
		if e.head == "" {
			list[i].places = places[ix.ids[e.word]]
		}
	}
	return list
}

// places writes, for each family, where its words stand.
func (ix *indexer) places(documents []Document, family []int32) [][]byte {
	out := make([][]byte, len(ix.words))
	last := make([]int32, len(ix.words)) // the document written last, from 1
	counts := make([]int, len(ix.words))
	sums := make([]place, len(ix.words)) // of the document at hand, by family
	var here []int32
	average := float64(ix.all) / float64(max(1, len(documents)))
	for d, places := range ix.docs {
		here = here[:0]
		for _, p := range places {
			f := family[p.word]
			s := &sums[f]
			if s.count == 0 {
				here = append(here, f)
				*s = p
				continue
			}
			// The heaviest word of a family says where it is found.
			if p.weight > s.weight || p.weight == s.weight && p.count > s.count {
				s.weight, s.section = p.weight, p.section
			}
			s.count = uint8(min(255, int(s.count)+int(p.count)))
		}
		long := 1.0
		if average > 0 {
			long = float64(documents[d].Page.Length) / average
		}
		for _, f := range here {
			s := sums[f]
			sums[f] = place{}
			if s.weight == 0 {
				s.weight = weight(int(s.count), long)
			}
			if out[f] == nil {
				out[f] = make([]byte, 0, 4)
			}
			out[f] = append(out[f], digits[s.section<<3|s.weight])
			out[f] = appendNumber(out[f], uint32(int32(d)+1-last[f])-1)
			last[f] = int32(d) + 1
			counts[f]++
		}
	}
	for f, n := range counts {
		if n > mostPlaces {
			out[f] = heaviest(out[f], n)
		}
	}
	return out
}

// heaviest leaves out the places that weigh least, until no more than mostPlaces
// are left.
func heaviest(places []byte, n int) []byte {
	var by [inTitle + 1]int // how many places of each weight
	each(places, func(_ int, digit int) { by[digit&7]++ })
	least := 0
	for ; n-by[least] >= mostPlaces; least++ {
		n -= by[least]
	}
	spare := n - mostPlaces // of the least weight that stays
	var kept []byte
	last := -1
	each(places, func(doc, digit int) {
		switch weight := digit & 7; {
		case weight < least:
			return
		case weight == least && spare > 0:
			spare--
			return
		}
		kept = appendNumber(append(kept, digits[digit]), uint32(doc-last-1))
		last = doc
	})
	return kept
}

// each calls f with the places of a family: the document, and the digit of
// section and weight.
func each(places []byte, f func(doc, digit int)) {
	doc := -1
	for i := 0; i < len(places); {
		digit := value(places[i])
		n, shift := 0, 0
		for more := true; more; shift += 5 {
			i++
			c := value(places[i])
			n |= c & 31 << shift
			more = c >= 32
		}
		i++
		doc += n + 1
		f(doc, digit)
	}
}

func value(digit byte) int { return strings.IndexByte(digits, digit) }

// weight is BM25's share of a word that stands in a document so often, in six
// steps; long is the document's length against the average.
func weight(count int, long float64) uint8 {
	const k, b = 1.2, 0.6
	share := float64(count) / (float64(count) + k*(1-b+b*long)) // below 1
	return uint8(math.Floor(share * (inText + 1)))
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

func appendNumber(b []byte, n uint32) []byte {
	for n >= 32 {
		b = append(b, digits[n&31|32])
		n >>= 5
	}
	return append(b, digits[n])
}

// cutInto cuts entries into parts of about one size.
func cutInto(entries []entry, n int) [][]entry {
	all := 0
	for _, e := range entries {
		all += e.size()
	}
	parts := make([][]entry, 0, n)
	sum, begin := 0, 0
	for i, e := range entries {
		// A part ends where its share is nearest.
		if target := all * (len(parts) + 1) / n; i > begin && len(parts) < n-1 && sum+e.size()/2 > target {
			parts = append(parts, entries[begin:i])
			begin = i
		}
		sum += e.size()
	}
	parts = append(parts, entries[begin:])
	for len(parts) < n {
		parts = append(parts, nil)
	}
	return parts
}

// written is the text of a shard.
func written(entries []entry) string {
	size := 0
	for _, e := range entries {
		size += 3 + len(e.word) + len(e.head) + len(e.places)
	}
	var b strings.Builder
	b.Grow(size)
	before := ""
	for i, e := range entries {
		if i > 0 {
			b.WriteByte(' ')
		}
		same, chars := common(before, e.word)
		b.WriteByte(digits[chars])
		b.WriteString(e.word[same:])
		if e.head != "" {
			b.WriteByte(',')
			b.WriteString(e.head)
		} else {
			b.WriteByte(':')
			b.Write(e.places)
		}
		before = e.word
	}
	return b.String()
}

// common is how much two words have in common at their beginning, in bytes and
// in the characters of JavaScript.
func common(a, b string) (bytes, chars int) {
	for i, c := range b {
		n := 1
		if c > 0xffff {
			n = 2
		}
		next := i + len(string(c))
		if next > len(a) || a[i:next] != b[i:next] || chars+n >= len(digits) {
			return i, chars
		}
		chars += n
	}
	return len(b), chars
}

// block is what is shown of a few documents.
func block(documents []Document) []byte {
	var all []any
	for _, d := range documents {
		if d.Answer != "" {
			all = append(all, []any{d.Title, d.Where, d.URL, d.Answer})
			continue
		}
		sections := [][3]string{}
		for _, s := range d.Page.Sections {
			sections = append(sections, [3]string{s.Anchor, s.Title, s.Excerpt})
		}
		all = append(all, []any{d.Title, d.Where, d.URL, sections})
	}
	return toJSON(all)
}

func toJSON(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts and numbers
	}
	return data
}
