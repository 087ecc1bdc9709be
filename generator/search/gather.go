package search

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Gather reads the passages of a page in a language. It is done once a page is
// read, and costs a fraction of that; what it gives is small.
func Gather(lang string, passages []Passage) Page {
	g := gatherers.Get().(*gatherer)
	defer gatherers.Put(g)
	clear(g.by)
	g.words, g.names, g.tokens, g.piece = g.words[:0], g.names[:0], g.tokens[:0], 0
	g.stop = stopWords(lang)

	passages = merged(passages)
	p := Page{Sections: make([]Section, len(passages))}
	ends := make([]int, len(passages)) // of the tokens of a passage
	for i, s := range passages {
		words(s.Title, func(word []byte, _, _ int) { g.add(word, i, true) })
		g.read(s.Text, i)
		p.Sections[i] = Section{Anchor: s.Anchor, Title: s.Title}
		ends[i] = len(g.tokens)
	}
	p.Length = len(g.tokens)
	p.Words = g.pack()
	begin := 0
	for i, s := range passages {
		p.Sections[i].Excerpt = g.excerpt(s.Text, g.tokens[begin:ends[i]], i)
		begin = ends[i]
	}
	return p
}

// merged brings the passages of a page down to as many sections as it may have,
// the deeper headings first. A heading that is none any more is text.
func merged(all []Passage) []Passage {
	if len(all) == 0 || all[0].Level > 0 {
		all = append([]Passage{{}}, all...)
	}
	for level := 6; level > 2 && len(all) > mostSections; level-- {
		all = joined(all, func(_ int, p Passage) bool { return p.Level >= level })
	}
	return joined(all, func(n int, _ Passage) bool { return n >= mostSections })
}

// joined adds the passages that a function names to those before them; n is how
// many there are already.
func joined(all []Passage, to func(n int, p Passage) bool) []Passage {
	out := all[:0:0]
	for _, p := range all {
		if len(out) == 0 || !to(len(out), p) {
			out = append(out, p)
			continue
		}
		last := &out[len(out)-1]
		last.Text += "\n" + p.Title + "\n" + p.Text
	}
	return out
}

// A gatherer counts the words of a page.
type gatherer struct {
	stop   map[string]bool
	by     map[string]int32
	words  []counted
	names  []string // of the words
	tokens []token  // of the texts, stop words left out
	piece  int32    // of text, counted from 1
}

var gatherers = sync.Pool{New: func() any { return &gatherer{by: map[string]int32{}} }}

// counted is how often a word stands in each section.
type counted struct {
	in      [mostSections]uint8
	all     uint8
	section uint8 // where it is found, set by pack
	heading int8  // the first section that has it in its heading, from 1
	seen    int32 // the last piece of text that was looked through for it
}

type token struct {
	word       int32
	start, end int32 // in the text of its passage
}

func (g *gatherer) add(word []byte, section int, heading bool) int32 {
	w, known := g.by[string(word)]
	if !known {
		name := string(word)
		if g.stop[name] {
			g.by[name] = -1
			return -1
		}
		w = int32(len(g.words))
		g.by[name] = w
		g.names = append(g.names, name)
		g.words = append(g.words, counted{})
	}
	if w < 0 {
		return w
	}
	c := &g.words[w]
	c.all += b2i(c.all < 255)
	c.in[section] += b2i(c.in[section] < 255)
	if heading && section > 0 && c.heading == 0 {
		c.heading = int8(section)
	}
	return w
}

func b2i(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

func (g *gatherer) read(text string, section int) {
	words(text, func(word []byte, start, end int) {
		if w := g.add(word, section, false); w >= 0 {
			g.tokens = append(g.tokens, token{w, int32(start), int32(end)})
		}
	})
}

// best is the section that a word is found in: the one that has it in its
// heading, or the one that has it most often.
func (c *counted) best() uint8 {
	if c.heading > 0 {
		return uint8(c.heading)
	}
	best := 0
	for i, n := range c.in {
		if n > c.in[best] {
			best = i
		}
	}
	return uint8(best)
}

// pack writes each word as its length, its bytes, a byte for section and
// heading, and how often it stands in the page.
func (g *gatherer) pack() []byte {
	size := 0
	for _, name := range g.names {
		size += len(name) + 3
	}
	out := make([]byte, 0, size)
	for i, name := range g.names {
		c := &g.words[i]
		c.section = c.best()
		where := c.section
		if c.heading > 0 {
			where |= mostSections
		}
		out = append(append(append(out, byte(len(name))), name...), where, c.all)
	}
	return out
}

// unpack calls f with each word of a page.
func unpack(packed []byte, f func(word []byte, section int, heading bool, count int)) {
	for len(packed) > 0 {
		n := int(packed[0])
		where := packed[n+1]
		f(packed[1:n+1], int(where%mostSections), where >= mostSections, int(packed[n+2]))
		packed = packed[n+3:]
	}
}

// excerptLength is how many bytes two lines hold.
const excerptLength = 110

// excerpt is a piece of a section from the beginning of a sentence: the one that
// holds the most of the words by which the section is found.
func (g *gatherer) excerpt(text string, tokens []token, section int) string {
	best, bestAt, first := -1, 0, 0
	for at := 0; at >= 0 && at < len(text); at = nextSentence(text, at) {
		for first < len(tokens) && int(tokens[first].start) < at {
			first++
		}
		score := 0
		g.piece++
		for _, t := range tokens[first:] {
			if int(t.end) > at+excerptLength {
				break
			}
			if c := &g.words[t.word]; c.seen != g.piece {
				c.seen = g.piece
				if int(c.section) == section {
					score += int(min(c.all, 4))
				}
			}
		}
		if at == 0 {
			score += score / 4 // a beginning reads best
		}
		if score > best {
			best, bestAt = score, at
		}
	}
	return cut(text[bestAt:], excerptLength)
}

// nextSentence is where the sentence or line after a place begins, or -1.
func nextSentence(text string, at int) int {
	for i := at; i+1 < len(text); i++ {
		switch text[i] {
		case '\n':
			return i + 1
		case '.', '?', '!':
			if text[i+1] == ' ' && i+2 < len(text) && (text[i+2] < 'a' || text[i+2] > 'z') {
				return i + 2
			}
		}
	}
	return -1
}

// cut shortens a text to a number of bytes, at a blank, in one line.
func cut(text string, most int) string {
	text = strings.TrimSpace(text)
	if len(text) > most {
		end := most
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		if blank := strings.LastIndexAny(text[:end], " \n"); blank > most/2 {
			end = blank
		}
		text = strings.TrimRight(text[:end], " \n.,;:") + " …"
	}
	return strings.Join(strings.Fields(text), " ")
}
