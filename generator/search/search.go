// Package search makes what a reader's browser needs to search a course, with
// no server: documents in, small scripts out.
//
//	page := search.Gather("id", passages)            // with each page, as it is read; page.Bytes() can be put away
//	files := search.Build("id", documents, shards)   // dir.js, 0.js, 1.js …, t0.js, t1.js …
//
// A query costs a reader few kilobytes, whatever the size of the course:
//
//   - Each word of the course stands once, in the order of the alphabet, in one
//     of the shards 0.js, 1.js …; dir.js says with which word each begins. A
//     shard is asked for when a word that would stand in it is typed.
//   - Words of one family ([Families]: menilai, penilaian, dinilai) have their
//     places in common. They stand with the head of the family, a word too; each
//     of the others names the head.
//   - A place is a document, one of its sections, and how much the word weighs
//     there: 7 in the title, 6 in a heading, 0 to 5 in the text (BM25, without
//     the part that is the same for all places, which the browser puts in).
//   - The blocks t0.js, t1.js … have what is shown of a few documents each: a
//     title, an address, and for each section a heading and an excerpt.
//
// Every file is a classic script that calls suluhSearch(name, version, data),
// for a page that was opened from a disk may read nothing else. Its name does
// not follow from what is in it: how many there are is known from the outline of
// a course ([Names]), so that a site can be listed, and pages made, without
// indexing it. The version, the same in all files of one index, tells a browser
// that it holds parts of two.
//
// # The form of the files
//
//	suluhSearch("dir","1f2e3d4c",{"docs":31,"terms":12,"block":3,"stop":"yang dan …","first":"A Adi Ame …"})
//	suluhSearch("0","1f2e3d4c","Aasesmen:7AgB Hnya,asesmen Abudaya:…")
//	suluhSearch("t0","1f2e3d4c",[["Sumber data","1 Asesmen","asesmen/sumber-data.html",[["","","Satu kalimat …"],["genogram","Genogram","…"]]],…])
//
// docs counts the documents, of which terms, the last ones, are entries of a
// glossary. first has the words with which the shards begin, as far as they
// differ from those before; the first is empty. Words are parted by blanks. Each
// begins with a digit of base 64 (A–Z a–z 0–9 - _): how many characters it has in
// common with the word before it; the rest of its characters follow. In a shard,
// after a comma stands the head of
// its family, after a colon its places: for each a digit, section × 8 + weight,
// and a number, how many documents after the place before it (the first counts
// from -1). A number is written in groups of five bits, the lowest first, a digit
// each; 32 is added to all but the last.
//
// A document of a block is [title, where, address, sections], a section
// [anchor, heading, excerpt]; the first section is what stands before the first
// heading. An entry of a glossary is [word, the word in other languages,
// address, meaning].
package search

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// A Document is what can be found: a page or, with an Answer, an entry of a
// glossary. Entries stand after pages.
type Document struct {
	Title  string
	Also   []string // other names, found like the title, not shown
	Where  string   // shown before the title: the module
	URL    string   // as the page that searches links to it
	Answer string   // what an entry means
	Page   Page
}

// A Page is what the text of a page brings. Plain data.
type Page struct {
	Sections []Section // the first is what stands before the first heading
	Words    []byte    // packed
	Length   int       // in words, stop words left out
}

// A Section is what is shown of a part of a page.
type Section struct {
	Anchor, Title, Excerpt string
}

// A Passage is a part of a page as it comes: a heading, and the text up to the
// next one.
type Passage struct {
	Level         int // of the heading; 0 before the first
	Anchor, Title string
	Text          string
}

const (
	mostSections = 8    // of a page; the places of words have three bits for them
	perBlock     = 3    // documents in a block: few results share one, and each is a file to publish
	mostPlaces   = 2000 // of a family; nobody reads on so far
	longestWord  = 40   // bytes; what is longer is no word
)

// The weights of places.
const (
	inText    = 5 // the most that text weighs
	inHeading = 6
	inTitle   = 7
)

// A File is one file of an index.
type File struct {
	Name string
	Data []byte
}

// Names are the names of the files of an index, whatever is in them.
func Names(documents, shards int) []string {
	names := []string{"dir.js"}
	for i := range shards {
		names = append(names, strconv.Itoa(i)+".js")
	}
	for i := range blocks(documents) {
		names = append(names, "t"+strconv.Itoa(i)+".js")
	}
	return names
}

func blocks(documents int) int { return (documents + perBlock - 1) / perBlock }

// words calls f with each word of a text, in lower case, and where it begins
// and ends. The word is overwritten by the next.
func words(text string, f func(word []byte, start, end int)) {
	var buf [longestWord + utf8.UTFMax]byte
	word, start, long := buf[:0], 0, false
	finish := func(end int) {
		if len(word) > 1 && !long {
			f(word, start, end)
		}
		word, long = word[:0], false
	}
	for i := 0; i < len(text); {
		c, size := rune(text[i]), 1
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c < utf8.RuneSelf:
			finish(i)
			i++
			continue
		default:
			c, size = utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsNumber(c) {
				finish(i)
				i += size
				continue
			}
			c = unicode.ToLower(c)
		}
		if len(word) == 0 {
			start = i
		}
		if len(word) < longestWord {
			word = utf8.AppendRune(word, c)
		} else {
			long = true
		}
		i += size
	}
	finish(len(text))
}

// Shards is how many shards the words of a course are cut into, by how many
// words it has: enough for each to stay a few kilobytes.
func Shards(words int) int { return 1 + words/wordsPerShard }

const wordsPerShard = 4000
